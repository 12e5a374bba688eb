//! Organisation numbers of Sweden. A sole trader's is the personal number.
//!
//! Ten digits, written 6-4; the third is 2 or more, which no month has; the last is a Luhn check digit. Written with
//! twelve digits, 16 stands before them; the VAT number has SE before and 01 behind.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{dates, luhn, mod11::digits},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{10}", "9{6}-9{4}", "9{6} 9{4}", "9{12}", "9{8}-9{4}", "99 9{6}-9{4}", "se9{10}99"],
        check,
    })],
    normal: normalize,
};

static DEFINITION: Definition = Definition {
    id: "se-organisationsnummer",
    revision: 1,
    category: Category::OrganisationId,
    summary: "An organisation number of Sweden.",
    standard: Standard {
        name: "Lag 1974:174 om identitetsbeteckning för juridiska personer m.fl.",
        url: "https://sv.wikipedia.org/wiki/Organisationsnummer",
    },
    regions: &["SE"],
    anchor: "ten digits, alone or in groups of 6 and 4",
    checks: "third digit 2 or more, or a date of birth; Luhn",
    context: &[
        "organisationsnummer",
        "organisationsnr",
        "orgnummer",
        "orgnr",
        "org nr",
        "org nummer",
        "organisations nummer",
        "organisation number",
        "organization number",
        "company identity code",
        "se orgnr",
        "se organisationsnummer",
        "swedish company number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Orgnr: 556703-7485",
            value: "556703-7485",
            normal: "5567037485",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Our company identity code is: 212000-0142.",
            value: "212000-0142",
            normal: "2120000142",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "organisationsnummer",
            text: "165567037485",
            value: "165567037485",
            normal: "5567037485",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Orgnr: 556703-7486", why: "the check digit is wrong" },
        Counterexample { field: "", text: "Orgnr: 551303-7486", why: "neither an organisation nor a date" },
        Counterexample { field: "", text: "556703-7485", why: "organisations are no persons" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let bare = bare(value)?;
    let digits = digits::<10>(bare)?;
    let (year, month, day) = (dates::two(bare, 0), dates::two(bare, 2), dates::two(bare, 4));
    // A sole trader's is the personal number, or the coordination number, whose day is 60 more.
    let person = dates::exists_in_some_century(year, month, if day > 60 { day - 60 } else { day });
    let organisation = digits[0] != 0 && digits[2] >= 2;
    ((organisation || person) && luhn::passes(&digits)).then_some(Evidence::CHECKSUM)
}

/// The ten digits, without the century 16, or without the letters and the last two digits of a VAT number.
fn bare(value: &[u8]) -> Option<&[u8]> {
    if let Some(number) = value.strip_prefix(b"SE") {
        return number.get(..10);
    }
    if value.len() == 12 { value.strip_prefix(b"16") } else { Some(value) }
}

fn normalize(value: &str, out: &mut String) {
    let mut compact = String::with_capacity(value.len());
    normal::compact(value, &mut compact);
    out.extend(bare(compact.as_bytes()).unwrap_or_default().iter().map(|byte| char::from(*byte)));
}
