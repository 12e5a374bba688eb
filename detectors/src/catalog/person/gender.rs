//! Gender or sex, behind a label or in a field.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    catalog::online::reading::{Lead, lead, same, word},
    method::{Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Labelled(Labelled { value })],
    normal: normal::lower,
};

static DEFINITION: Definition = Definition {
    id: "gender",
    revision: 1,
    category: Category::Gender,
    summary: "A gender or sex.",
    standard: Standard {
        name: "ISO/IEC 5218; labels of the catalogue",
        url: "https://www.iso.org/standard/81682.html",
    },
    regions: &[],
    anchor: "a label such as `sex` or `geschlecht`",
    checks: "the value is a known word or letter for a gender",
    context: &[
        "sex",
        "gender",
        "genders",
        "gender identity",
        "geschlecht",
        "sexe",
        "genre",
        "sexo",
        "género",
        "sesso",
        "genere",
        "geslacht",
        "płeć",
        "kön",
        "gen",
        "gênero",
        "sexul",
        "køn",
        "kjønn",
        "sukupuoli",
        "pohlaví",
        "nem",
        "cinsiyet",
        "anrede",
        "salutation",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 92, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "Edad: 42 años Sexo: H.",
            value: "H",
            normal: "h",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "gender",
            text: "female",
            value: "female",
            normal: "female",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Geschlecht: männlich",
            value: "männlich",
            normal: "männlich",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "sex: String", why: "a type" },
        Counterexample { field: "", text: "the gender pay gap", why: "a sentence" },
        Counterexample { field: "gender", text: "blue", why: "no gender" },
    ],
};

/// Words for genders, in the languages of the catalogue.
const WORDS: &[&str] = &[
    "male",
    "female",
    "man",
    "woman",
    "boy",
    "girl",
    "other",
    "diverse",
    "nonbinary",
    "intersex",
    "transgender",
    "männlich",
    "weiblich",
    "divers",
    "mann",
    "frau",
    "herr",
    "homme",
    "femme",
    "masculin",
    "féminin",
    "hombre",
    "mujer",
    "varón",
    "masculino",
    "femenino",
    "maschio",
    "femmina",
    "maschile",
    "femminile",
    "uomo",
    "donna",
    "mannelijk",
    "vrouwelijk",
    "vrouw",
    "mężczyzna",
    "kobieta",
    "homem",
    "mulher",
    "feminino",
    "kvinna",
    "manlig",
    "kvinnlig",
    "bărbat",
    "femeie",
    "feminin",
    "mand",
    "kvinde",
    "kvinne",
    "mies",
    "nainen",
    "muž",
    "žena",
    "férfi",
    "nő",
    "erkek",
    "kadın",
    "niño",
    "niña",
];

/// What follows a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let tied = lead(site, at);
    for phrase in ["non-binary", "non binary", "nicht-binär", "no binario"] {
        if site.right(at, phrase.len()).eq_ignore_ascii_case(phrase.as_bytes()) {
            return Some(Value::plain(at..at + phrase.len()));
        }
    }
    if tied == Lead::Start && at + 1 == site.hi && matches!(site.byte(at), b'0' | b'1' | b'2' | b'9') {
        // The codes of ISO/IEC 5218.
        return Some(Value { span: at..at + 1, evidence: Evidence::NONE, doubt: 20 });
    }
    let (word, end) = word(site, at)?;
    if matches!(site.byte(end), b'_' | b'(' | b'0'..=b'9') || tied == Lead::Start && end != site.hi {
        return None;
    }
    let letter = word.len() == 1 && tied != Lead::Space && b"mfwdxhvkMFWDXHVK".contains(&word.as_bytes()[0]);
    (letter || WORDS.iter().any(|known| same(word, known))).then_some(Value::plain(at..end))
}

#[cfg(test)]
mod tests {
    use super::value;
    use crate::catalog::online::reading::testing::found;

    #[test]
    fn genders_are_read() {
        for (text, expected) in [
            ("Sexo: ^H.", Some("H")),
            ("Geschlecht: ^Männlich", Some("Männlich")),
            ("sex: ^String", None),
            ("the sex ^m", None),
            ("^non-binary", Some("non-binary")),
        ] {
            assert_eq!(found(value, text).as_deref(), expected, "{text}");
        }
    }
}
