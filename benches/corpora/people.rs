//! Structured data dense with personal data: a table of customers and a stream of events.

use std::fmt::Write as _;

use super::random::Random;
use super::{prose, values};

/// Appends a header and about `bytes` of CSV with about 35 values of personal data a kilobyte.
pub(crate) fn csv(random: &mut Random, bytes: usize, out: &mut String) {
    let end = out.len() + bytes;
    out.push_str("id,name,email,phone,iban,card,ip,dob,street,note\n");
    let mut id = 100_000;
    while out.len() < end {
        id += random.range(1, 3);
        let name = values::name(random);
        let _ = write!(out, "{id},{} {},", name.0, name.1);
        values::email(random, name, out);
        out.push(',');
        values::phone(random, out);
        out.push(',');
        values::iban(random, out);
        out.push(',');
        values::card(random, out);
        out.push(',');
        values::ipv4(random, out);
        out.push(',');
        values::birthday(random, out);
        out.push(',');
        values::street(random, out);
        out.push(',');
        if random.one_in(8) {
            let _ = write!(out, "\"{}, {}\"", random.pick(prose::WORDS), random.pick(prose::WORDS));
        }
        out.push('\n');
    }
}

/// Appends about `bytes` of JSON Lines with about 9 values of personal data a kilobyte.
pub(crate) fn jsonl(random: &mut Random, bytes: usize, out: &mut String) {
    let end = out.len() + bytes;
    let mut stamp = 1_714_521_600u64;
    while out.len() < end {
        stamp += random.below(60);
        let name = values::name(random);
        let _ =
            write!(out, "{{\"event\":\"{}\",\"id\":\"", random.pick(&["signup", "order", "login", "refund"]));
        random.hex(24, out);
        let _ = write!(out, "\",\"time\":{stamp},\"user\":{{\"name\":\"{} {}\",\"email\":\"", name.0, name.1);
        values::email(random, name, out);
        out.push_str("\",\"phone\":\"");
        values::phone(random, out);
        let _ = write!(out, "\",\"age\":{},\"tags\":[", random.range(18, 90));
        for tag in 0..random.range(1, 4) {
            let _ = write!(out, "{}\"{}\"", if tag > 0 { "," } else { "" }, random.pick(prose::WORDS));
        }
        out.push_str("]},\"client\":{\"ip\":\"");
        if random.one_in(6) {
            values::ipv6(random, out)
        } else {
            values::ipv4(random, out)
        }
        if random.one_in(5) {
            out.push_str("\",\"mac\":\"");
            values::mac(random, out);
        }
        let _ = write!(out, "\",\"latency\":{}.{}}}", random.below(900), random.below(1000));
        if random.chance(40) {
            out.push_str(",\"payment\":{\"card\":\"");
            values::card(random, out);
            let _ = write!(out, "\",\"amount\":{}.{:02}}}", random.below(900), random.below(100));
        } else if random.chance(40) {
            out.push_str(",\"payment\":{\"iban\":\"");
            values::iban(random, out);
            out.push_str("\"}");
        }
        out.push_str(",\"items\":[");
        for item in 0..random.range(1, 3) {
            let _ = write!(
                out,
                "{}{{\"sku\":\"{}-{}\",\"quantity\":{},\"title\":\"{} {}\"}}",
                if item > 0 { "," } else { "" },
                random.pick(&["AB", "KX", "TR"]),
                random.range(100, 9999),
                random.range(1, 9),
                random.pick(prose::WORDS),
                random.pick(prose::WORDS)
            );
        }
        out.push_str("],\"note\":\"");
        for word in 0..random.range(2, 12) {
            let _ = write!(out, "{}{}", if word > 0 { " " } else { "" }, random.pick_early(prose::WORDS));
        }
        out.push_str("\"}\n");
    }
}
