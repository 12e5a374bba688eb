//! Tax numbers of countries that have no detector of their own.
//!
//! The label is all there is; where a country's detector knows the number, its finding has more weight.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Labelled, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Identifier(Identifier { forms: &["9{7,14}", "A{1,3}9{5,11}", "9{7,10}A{1,3}"], check }),
        Method::Labelled(Labelled { value: crate::catalog::health_id::shared::code }),
    ],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "tax-number",
    revision: 2,
    category: Category::TaxId,
    summary: "A tax number of a person, by its label.",
    standard: Standard {
        name: "OECD, Tax identification numbers",
        url: "https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/",
    },
    regions: &[],
    anchor: "a number or code behind its label",
    checks: "at least three digits",
    context: &[
        "tax number",
        "tax no",
        "tax num",
        "tax id",
        "taxid",
        "tax identification number",
        "tax identification no",
        "tax identifier",
        "tax payer number",
        "taxpayer number",
        "taxpayer id",
        "taxpayer identification number",
        "taxpayer identification",
        "tax file number",
        "tax registration number",
        "tin",
        "tin number",
        "tin no",
        "tax code number",
        "numéro d'impôt",
        "numéro de contribuable",
        "numéro fiscal",
        "identifiant fiscal",
        "número de identificación tributaria",
        "número tributario",
        "registro tributario",
        "identificador fiscal",
        "número fiscal",
        "codice fiscale estero",
        "fiscaal nummer",
        "belastingnummer",
        "fiscal number",
        "fiscal code",
        "cod fiscal",
        "numer podatkowy",
        "vergi numarası",
        "vergi no",
        "vergi kimlik no",
        "vergi kimlik numarası",
        "steueridentifikationsnummer",
        "skattenummer",
        "skatteregistreringsnummer",
        "verotunniste",
        "инн",
        "идентификационный номер налогоплательщика",
        "іпн",
        "maksukohustuslase number",
        "mokesčių mokėtojo kodas",
        "nodokļu maksātāja numurs",
        "npwp",
        "numri i taxes",
    ],
    window: ContextWindow::LABEL,
    precision: Precision { alone: 0, formatted: 0, context: 78, field: 86 },
    examples: &[
        Example {
            field: "",
            text: "Tax ID: 44-71882-014",
            value: "44-71882-014",
            normal: "4471882014",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "TIN number 447188200",
            value: "447188200",
            normal: "447188200",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "tax_number",
            text: "A447188200",
            value: "A447188200",
            normal: "A447188200",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Numer podatkowy 44718820147 i adres",
            value: "44718820147",
            normal: "44718820147",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Tax ID: pending", why: "no digits" },
        Counterexample { field: "", text: "447188200", why: "nine digits without a label are any number" },
        Counterexample { field: "order_id", text: "A447188200", why: "the field says what it is" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    (!is_uniform(value)).then_some(Evidence::NONE)
}
