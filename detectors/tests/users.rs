//! What users of other tools reported: texts that were taken for personal data and are none, and values that
//! were missed.
#![allow(clippy::unwrap_used, missing_docs, unreachable_pub, dead_code)]

mod support;

use support::check;

/// Nothing may be found in these.
#[test]
fn false_alarms() {
    check(
        "",
        &[
            // A statistical table: codes, years, populations.
            (
                "",
                "Country Name,Country Code,1960,1961\nAruba,ABW,54211,55438\nWorld,WLD,3032019978,3071596055",
                &[],
            ),
            ("ACADEMIC_YEAR_CODE", "1999/2000", &[]),
            ("scenario_code", "SCN-125", &[]),
            ("acid_level", "5.31", &[]),
            ("email_verified", "1", &[]),
            ("email_verified", "true", &[]),
            ("browser", "Safari", &[]),
            (
                "user_agent",
                "Mozilla/5.0 (X11; Linux x86_64; rv:1.9.0.19) Gecko/2010 Chrome/120.0.6099.71",
                // One user agent, and no address in its versions.
                &["Mozilla/5.0 (X11; Linux x86_64; rv:1.9.0.19) Gecko/2010 Chrome/120.0.6099.71"],
            ),
            // Paths of drawings are decimals.
            ("", "<path d=\"M12.3456789 45.6789012C4012.8888 8888.1881 1.4012888888881881 2z\"/>", &[]),
            ("", "<path d=\"M4.5320151 12.8303664c.123.456.789.123-1.5.5\"/>", &[]),
            // Numbers of nine digits.
            ("parcel_id", "123456789", &[]),
            ("meter_number", "987654321", &[]),
            // Short codes and base64.
            ("", "H1 and D3 in row A1", &[]),
            ("", "TElDRU5TRSBrZXk6IDEyMzQ1Njc4OTAxMjM0NTY3ODkwLICmVuZCBvZiBsaWNlbnNl", &[]),
            ("", "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk", &[]),
            ("", "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", &[]),
            ("", "550e8400-e29b-41d4-a716-446655440000", &[]),
            ("", "507f1f77bcf86cd799439011", &[]),
            ("", "\"react\": \"^18.2.0\", \"@types/node\": \"20.1.0\"", &[]),
            ("", "integrity sha512-4111111111111111aGVsbG8=", &[]),
            ("", "tensor([0.4111111111111111, 0.5500000000000004])", &[]),
            ("", "2023-01-02T03:04:05.678901Z", &[]),
        ],
    );
}

/// These were missed.
#[test]
fn misses() {
    check("ip-address", &[("", "client ::ffff:192.0.2.128 connected", &["::ffff:192.0.2.128"])]);
    check("ip-address", &[("", "from 0:0:0:0:0:ffff:c000:280", &["0:0:0:0:0:ffff:c000:280"])]);
    check("email-address", &[("", "write to info@xn--mller-kva.de", &["info@xn--mller-kva.de"])]);
    check("email-address", &[("", "info@müller.xn--p1ai", &["info@müller.xn--p1ai"])]);
    check("email-address", &[("Full Name", "Jane Roe <jane@orbit-films.com>", &["jane@orbit-films.com"])]);
    // The header alone speaks; the values are bare.
    check("mac-address", &[("MAC Address", "001B774954FD", &["001B774954FD"])]);
    check("payment-card", &[("Credit Card", "4532 015112830366", &["4532 015112830366"])]);
    check("bic", &[("SWIFT", "BNPAFRPP", &["BNPAFRPP"])]);
    check("ip-address", &[("Client IP", "5.4.1.1", &["5.4.1.1"])]);
}

/// A line longer than any buffer: values at its ends and in its middle.
#[test]
fn long_lines() {
    let filler = "lorem,ipsum;".repeat(6_000);
    let text = format!("a@orbit-films.com {filler} 83.149.9.216 {filler} b@orbit-films.com");
    check("email-address", &[("", &text, &["a@orbit-films.com", "b@orbit-films.com"])]);
    check("ip-address", &[("", &text, &["83.149.9.216"])]);
}
