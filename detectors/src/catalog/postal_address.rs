//! Postal addresses.

use crate::{Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard};

pub(crate) static DEFINITION: Definition = Definition {
    id: "postal-address",
    revision: 1,
    category: Category::PostalAddress,
    summary: "A street with its number or a box at a post office, with the place, postcode and country that belong to it.",
    standard: Standard {
        name: "UPU S42 (international postal address components and templates)",
        url: "https://www.upu.int/en/Postal-Solutions/Programmes-Services/Addressing-Solutions",
    },
    regions: &[],
    anchor: "a number of up to six digits beside a word",
    checks: "words for ways in their order, shapes of postcodes, codes of states; a city or a country alone is none",
    context: &[
        "address",
        "adresse",
        "anschrift",
        "direccion",
        "domicilio",
        "indirizzo",
        "endereco",
        "adres",
        "lives at",
    ],
    window: ContextWindow { before: 48, after: 0 },
    precision: Precision { alone: 72, formatted: 95, context: 90, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "She lives at 221B Baker Street, London NW1 6XE.",
            value: "221B Baker Street, London NW1 6XE",
            normal: "221b baker street london nw1 6xe",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Anschrift: Musterstraße 12, 12345 Musterstadt",
            value: "Musterstraße 12, 12345 Musterstadt",
            normal: "musterstrasse 12 12345 musterstadt",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "street",
            text: "12 rue de l'Exemple",
            value: "12 rue de l'Exemple",
            normal: "12 rue de lexemple",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "on 12 May 2020 in Berlin", why: "a date" },
        Counterexample { field: "", text: "Section 12 of Chapter 4", why: "parts of a text" },
        Counterexample { field: "", text: "They moved to Paris, France.", why: "a city and a country alone" },
        Counterexample { field: "address", text: "jane@example.com", why: "an address of mail" },
        Counterexample { field: "address", text: "192.0.2.17", why: "an address of a host" },
    ],
};
