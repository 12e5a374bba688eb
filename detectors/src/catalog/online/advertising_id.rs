//! Advertising identifiers of devices: IDFA of Apple, AAID or GAID of Android, and those of television sets (Roku
//! `rida`, Fire TV `afai`, Samsung `tifa`, LG `lgudid`, Xbox `msai`), as IAB Tech Lab names them.
//!
//! UUIDs; nothing but a label tells them from any other UUID. All zeros stand for a user who opted out.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["X{8}-X{4}-X{4}-X{4}-X{12}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "advertising-id",
    revision: 2,
    category: Category::DeviceId,
    summary: "An advertising identifier of a device.",
    standard: Standard {
        name: "RFC 9562 (UUID); Android and Apple advertising identifiers",
        url: "https://www.rfc-editor.org/rfc/rfc9562",
    },
    regions: &[],
    anchor: "32 hexadecimal digits in groups of 8, 4, 4, 4 and 12",
    checks: "hexadecimal digits; not all equal",
    context: &[
        "idfa",
        "idfas",
        "idfv",
        "gaid",
        "aaid",
        "adid",
        "ad id",
        "advertising id",
        "advertisingid",
        "advertising identifier",
        "advertiser id",
        "google advertising id",
        "identifier for advertisers",
        "identifier for vendor",
        "werbe id",
        "identifiant publicitaire",
        "id de publicidad",
        "id pubblicità",
        "identyfikator reklamowy",
        "maid",
        "ifa",
        "rida",
        "roku advertising id",
        "afai",
        "fire tv advertising id",
        "amazon advertising id",
        "tifa",
        "tizen advertising id",
        "lgudid",
        "msai",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 94, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "IDFA: 6D92078A-8246-4BA4-AE5B-76104861E7DC",
            value: "6D92078A-8246-4BA4-AE5B-76104861E7DC",
            normal: "6D92078A82464BA4AE5B76104861E7DC",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "gaid",
            text: "38400000-8cf0-11bd-b23e-10b96e40000d",
            value: "38400000-8cf0-11bd-b23e-10b96e40000d",
            normal: "384000008CF011BDB23E10B96E40000D",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "advertising id = 38400000-8cf0-11bd-b23e-10b96e40000d",
            value: "38400000-8cf0-11bd-b23e-10b96e40000d",
            normal: "384000008CF011BDB23E10B96E40000D",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "idfa: 00000000-0000-0000-0000-000000000000",
            why: "the user opted out",
        },
        Counterexample { field: "", text: "6D92078A-8246-4BA4-AE5B-76104861E7DC", why: "any UUID" },
        Counterexample {
            field: "request_id",
            text: "6D92078A-8246-4BA4-AE5B-76104861E7DC",
            why: "the field says what it is",
        },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    (value.iter().all(u8::is_ascii_hexdigit) && !is_uniform(value)).then_some(Evidence::NONE)
}
