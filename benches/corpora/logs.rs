//! Logs: a web server's access log, and the worst case of digits in every line.

use std::fmt::Write as _;

use super::random::Random;
use super::values;

const AGENTS: &[&str] = &[
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
    "Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "curl/8.5.0",
    "-",
];

const PATHS: &[&str] = &[
    "/",
    "/index.html",
    "/login",
    "/api/v1/orders",
    "/api/v1/items",
    "/static/app.js",
    "/static/style.css",
    "/favicon.ico",
    "/search",
    "/images/logo.png",
    "/blog/2024/05/first-post",
    "/account/settings",
    "/robots.txt",
];

/// Appends about `bytes` of an access log in the combined format
/// (<https://httpd.apache.org/docs/current/logs.html#combined>).
pub(crate) fn access(random: &mut Random, bytes: usize, out: &mut String) {
    let end = out.len() + bytes;
    let mut second = 0u64;
    while out.len() < end {
        second += random.below(3);
        if random.one_in(12) {
            values::ipv6(random, out)
        } else {
            values::ipv4(random, out)
        }
        let (day, hour, minute) = (1 + second / 86_400 % 28, second / 3_600 % 24, second / 60 % 60);
        let _ = write!(out, " - - [{day:02}/May/2024:{hour:02}:{minute:02}:{:02} +0000] \"", second % 60);
        let _ = write!(out, "{} {}", random.pick(&["GET", "GET", "GET", "POST", "HEAD"]), random.pick(PATHS));
        match random.below(10) {
            0..=2 => {
                let _ = write!(out, "?id={}", random.below(1_000_000));
            }
            3 => {
                let _ = write!(out, "?q={}", random.pick(super::prose::WORDS));
            }
            4 => {
                out.push('/');
                random.hex(32, out);
            }
            _ => {}
        }
        let _ = write!(
            out,
            " HTTP/1.1\" {} {} ",
            random.pick(&[200, 200, 200, 304, 301, 404, 500]),
            random.below(60_000)
        );
        if random.chance(50) {
            let _ = write!(out, "\"https://www.northwind.co.uk{}\"", random.pick(PATHS));
        } else {
            out.push_str("\"-\"");
        }
        let _ = writeln!(out, " \"{}\"", random.pick(AGENTS));
    }
}

/// Appends about `bytes` of a log full of ids, time stamps and measurements, with hardly anything
/// personal among them.
pub(crate) fn digits(random: &mut Random, bytes: usize, out: &mut String) {
    let end = out.len() + bytes;
    let mut stamp = 1_714_521_600_000u64;
    while out.len() < end {
        stamp += random.below(900);
        let (day, hour, minute) = (1 + stamp / 86_400_000 % 28, stamp / 3_600_000 % 24, stamp / 60_000 % 60);
        let _ = write!(
            out,
            "2024-05-{day:02}T{hour:02}:{minute:02}:{:02}.{:03}Z ",
            stamp / 1000 % 60,
            stamp % 1000
        );
        match random.below(6) {
            0 => {
                let _ = write!(out, "seq={} ts={stamp} span=", random.range(10_000_000, 9_999_999_999));
                random.hex(16, out);
                let _ = write!(out, " ms={}.{:03}", random.below(2_000), random.below(1_000));
            }
            1 => {
                out.push_str("uuid=");
                for (i, group) in [8, 4, 4, 4, 12].into_iter().enumerate() {
                    if i > 0 {
                        out.push('-');
                    }
                    random.hex(group, out);
                }
                let _ = write!(
                    out,
                    " user_id={} order={}",
                    random.range(100_000, 99_999_999),
                    random.bits() >> 8
                );
            }
            2 => {
                for name in ["x", "y", "z"] {
                    let _ = write!(out, "{name}={}.{:07} ", random.below(180), random.below(10_000_000));
                }
            }
            3 => {
                let _ = write!(out, "offset {} length {} crc ", random.below(1 << 40), random.below(1 << 20));
                random.hex(8, out);
            }
            4 => {
                let _ = write!(
                    out,
                    "v{}.{}.{} build {} heap {}K",
                    random.below(20),
                    random.below(40),
                    random.below(20),
                    random.below(100_000),
                    random.below(4_000_000)
                );
            }
            _ => {
                for _ in 0..6 {
                    let _ = write!(out, "{} ", random.bits() >> random.range(20, 60));
                }
            }
        }
        if random.one_in(400) {
            out.push_str(" peer=");
            values::ipv4(random, out);
        }
        out.push('\n');
    }
}
