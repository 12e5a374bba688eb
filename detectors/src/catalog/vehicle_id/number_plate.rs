//! Number plates of any country, behind a label or in a field that names them.
//!
//! Two to ten capitals and digits, both among them, in up to four groups: what a plate looks like anywhere.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Labelled(Labelled { value })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "number-plate",
    revision: 1,
    category: Category::VehicleId,
    summary: "A number plate of any country.",
    standard: Standard {
        name: "Vienna Convention on Road Traffic, Annex 2",
        url: "https://en.wikipedia.org/wiki/Vienna_Convention_on_Road_Traffic",
    },
    regions: &[],
    anchor: "a label",
    checks: "capitals and digits, in up to four groups",
    context: &[
        "number plate",
        "numberplate",
        "license plate",
        "licence plate",
        "license plate number",
        "licence plate number",
        "plate number",
        "plate no",
        "registration plate",
        "car registration",
        "kennzeichen",
        "kfz kennzeichen",
        "autokennzeichen",
        "immatriculation",
        "targa",
        "kenteken",
        "numer rejestracyjny",
        "plaka",
    ],
    window: ContextWindow::LABEL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 90 },
    examples: &[
        Example {
            field: "",
            text: "License plate: 7ABC123",
            value: "7ABC123",
            normal: "7ABC123",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "license_plate",
            text: "KLM-4821",
            value: "KLM-4821",
            normal: "KLM4821",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "plate number: ZG 4821-XX was seen",
            value: "ZG 4821-XX",
            normal: "ZG4821XX",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "seen 7ABC123 there", why: "there is no label" },
        Counterexample { field: "", text: "license plate: unknown", why: "a word" },
        Counterexample { field: "order_id", text: "7ABC123", why: "the field says what it is" },
    ],
};

/// Groups of a plate, and its letters and digits.
const GROUPS: usize = 4;
const MOST: usize = 10;

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let (mut letters, mut digits, mut end) = (0, 0, at);
    let mut next = at;
    for _ in 0..GROUPS {
        let group = site.right(next, MOST + 1).iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        let characters = site.right(next, group);
        let lower = characters.iter().any(u8::is_ascii_lowercase);
        // In running text a group in small letters is a word.
        if group == 0 || letters + digits + group > MOST || lower && !is_whole(site, at) {
            break;
        }
        let after = site.byte(next + group);
        if after >= 0x80 || after == b'_' {
            break;
        }
        let numbers = characters.iter().filter(|b| b.is_ascii_digit()).count();
        digits += numbers;
        letters += group - numbers;
        end = next + group;
        if !matches!(after, b' ' | b'-' | b'.') {
            break;
        }
        next = end + 1;
    }
    (letters > 0 && digits > 0 && letters + digits >= 4).then(|| Value::plain(at..end))
}

/// Whether the value at `at` is the whole of a short cell.
fn is_whole(site: &Site<'_>, at: usize) -> bool {
    at == site.lo && site.hi - site.lo <= MOST + GROUPS
}
