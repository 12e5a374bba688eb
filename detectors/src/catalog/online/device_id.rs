//! Identifiers of devices and of what is installed on them, behind a label or in a field.
//!
//! UDIDs of Apple (40 hexadecimal digits; since 2018 eight and sixteen), Android IDs (sixteen), UUIDs, machine
//! ids (32), push tokens of APNs (64) and FCM. Nothing but a label tells them from hashes and other ids. IMEI and
//! the like have detectors of their own.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    catalog::online::reading::{bytes, run},
    checks::{luhn, mod11},
    method::{Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry =
    Entry { definition: &DEFINITION, methods: &[Method::Labelled(Labelled { value })], normal: normal_form };

static DEFINITION: Definition = Definition {
    id: "device-id",
    revision: 1,
    category: Category::DeviceId,
    summary: "An identifier of a device or of an installation on it.",
    standard: Standard {
        name: "Android, Settings.Secure.ANDROID_ID; Apple, UDID and device tokens; RFC 9562 (UUID)",
        url: "https://developer.android.com/reference/android/provider/Settings.Secure#ANDROID_ID",
    },
    regions: &[],
    anchor: "a label such as `device id`, `udid` or `android id`",
    checks: "the lengths and groups of UDID, Android ID, UUID, machine id and push token; letters and digits both",
    context: &[
        "device ids",
        "device uuid",
        "device guid",
        "device udid",
        "device token",
        "device tokens",
        "device fingerprint",
        "udid",
        "udids",
        "unique device id",
        "unique device identifier",
        "android id",
        "androidid",
        "android device id",
        "ssaid",
        "openudid",
        "apns token",
        "apns device token",
        "push token",
        "push device token",
        "fcm token",
        "fcm registration token",
        "gcm registration id",
        "registration token",
        "hardware id",
        "hwid",
        "machine id",
        "machine guid",
        "installation id",
        "install id",
        "handset id",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 95, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "UDID: 00008030-001C4D2E0A3B802E",
            value: "00008030-001C4D2E0A3B802E",
            normal: "00008030001C4D2E0A3B802E",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "android_id",
            text: "3f2a9c81d47be605",
            value: "3f2a9c81d47be605",
            normal: "3F2A9C81D47BE605",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "login ok device_uuid=5b1f0c7e-9a34-4d82-b6c0-3e7f1a2d4c58 os=14",
            value: "5b1f0c7e-9a34-4d82-b6c0-3e7f1a2d4c58",
            normal: "5B1F0C7E9A344D82B6C03E7F1A2D4C58",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "{\"device_id\": \"5b1f0c7e-9a34-4d82-b6c0-3e7f1a2d4c58\"}",
            value: "5b1f0c7e-9a34-4d82-b6c0-3e7f1a2d4c58",
            normal: "5B1F0C7E9A344D82B6C03E7F1A2D4C58",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "device_id",
            text: "490154203237518",
            value: "490154203237518",
            normal: "490154203237518",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "udid = a3f1c9e07b5d2846fe90b1c2d3e4f5061728394a",
            value: "a3f1c9e07b5d2846fe90b1c2d3e4f5061728394a",
            normal: "A3F1C9E07B5D2846FE90B1C2D3E4F5061728394A",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Android ID: 9774d56d682e549c",
            value: "9774d56d682e549c",
            normal: "9774D56D682E549C",
            evidence: Evidence::RESERVED,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "a3f1c9e07b5d2846fe90b1c2d3e4f5061728394a", why: "any hash" },
        Counterexample { field: "", text: "device id: 0x10de", why: "the model of a card" },
        Counterexample {
            field: "",
            text: "device_id = 00000000-0000-0000-0000-000000000000",
            why: "nothing",
        },
        Counterexample { field: "", text: "device id: my-first-device-2024", why: "a name" },
        Counterexample {
            field: "commit",
            text: "a3f1c9e07b5d2846fe90b1c2d3e4f5061728394a",
            why: "the field says what it is",
        },
        Counterexample { field: "android_id", text: "1234567890123456", why: "digits alone" },
    ],
};

/// What is taken off for a token of no known form.
const UNKNOWN: u8 = 30;

/// The value that a defect of Android 2.2 and emulators give to all
/// (<https://issuetracker.google.com/issues/36917078>).
const OF_ALL: &[u8] = b"9774d56d682e549c";

/// What follows a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let span =
        run(site, at, 12, 300, |b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'+'))?;
    let text = bytes(site, &span);
    let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
    let letters = text.iter().filter(|b| b.is_ascii_alphabetic()).count();
    if let Some(imei) = mod11::digits::<15>(text) {
        // What else identifies a handset: its IMEI.
        return luhn::passes(&imei).then_some(Value { evidence: Evidence::CHECKSUM, ..Value::plain(span) });
    }
    if digits == 0 || letters == 0 || matches!(site.byte(span.end), b'(' | b'[' | b'@' | b'/' | b'.') {
        return None;
    }
    if text.eq_ignore_ascii_case(OF_ALL) {
        return Some(Value { evidence: Evidence::RESERVED, ..Value::plain(span) });
    }
    if is_known(text) {
        return Some(Value::plain(span));
    }
    let plain = text.len() <= 64 && text.iter().all(u8::is_ascii_alphanumeric);
    (plain && digits >= 4 && letters >= 2).then_some(Value { doubt: UNKNOWN, ..Value::plain(span) })
}

/// Whether the text has the form of a known kind of identifier.
fn is_known(text: &[u8]) -> bool {
    let mut groups = [0; 6];
    let mut count = 0;
    for group in text.split(|b| *b == b'-') {
        if !group.iter().all(u8::is_ascii_hexdigit) {
            return is_registration(text);
        }
        let Some(slot) = groups.get_mut(count) else { return is_registration(text) };
        *slot = group.len();
        count += 1;
    }
    matches!(&groups[..count], [16 | 32 | 40 | 64] | [8, 16] | [8, 4, 4, 4, 12])
}

/// A registration token of FCM: the id of the installation, `:APA91b` and a long token.
fn is_registration(text: &[u8]) -> bool {
    let colon = memchr::memchr(b':', text).unwrap_or_default();
    colon >= 11 && text.get(colon..colon + 6) == Some(b":APA91") && text.len() >= colon + 100
}

/// Hexadecimal digits without groups; tokens as they are.
fn normal_form(value: &str, out: &mut String) {
    if value.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-') {
        normal::compact(value, out);
    } else {
        normal::verbatim(value, out);
    }
}

#[cfg(test)]
mod tests {
    use super::value;
    use crate::catalog::online::reading::testing::found;

    #[test]
    fn forms_are_told() {
        let token = format!("dQw4w9WgXcQ_id:APA91b{}", "Hx3_".repeat(30));
        assert_eq!(found(value, &format!("token ^{token} x")).as_deref(), Some(token.as_str()));
        for (text, expected) in [
            ("machine id: ^8f14e45fceea467a9c1b2d3e4f506172\n", Some("8f14e45fceea467a9c1b2d3e4f506172")),
            ("device id: ^R58M12ABCDE9", Some("R58M12ABCDE9")),
            ("device id: ^490154203237519", None),
            ("device id: ^config.device1234567(", None),
            ("device id: ^00008030-001C4D2E0A3B802", None),
            ("device id: ^short1", None),
        ] {
            assert_eq!(found(value, text).as_deref(), expected, "{text}");
        }
    }
}
