//! E-mail, IP and hardware addresses, by the vectors of their standards.
#![allow(clippy::unwrap_used, missing_docs, unreachable_pub, dead_code)]

mod support;

use domesday_detectors::Evidence;
use support::{Bench, check};

/// RFC 5321 section 4.1.2, RFC 5322 section 3.4.1, RFC 3696 section 3 with its errata, RFC 6531: a field's
/// bounds say where the address begins, so that all of `atext` counts.
#[test]
fn email_addresses_in_fields() {
    for address in [
        "simple@orbit-films.com",
        "very.common@orbit-films.com",
        "x@orbit-films.com",
        "user+mailbox/department=shipping@orbit-films.com",
        "customer/department=shipping@orbit-films.com",
        "!def!xyz%abc@orbit-films.com",
        "_somename@orbit-films.com",
        "$A12345@orbit-films.com",
        "#!$%&'*+-/=?^_`{}|~@orbit-films.com",
        "\"Joe Blow\"@orbit-films.com",
        "\"a..b\"@orbit-films.com",
        "dclo@us.ibm.com",
        "a@orbit-films.museum",
        "user@sub.sub.sub.orbit-films.co.uk",
        "user@xn--bcher-kva.de",
        "用户@例子.中国",
        "почта@пример.рф",
        "δοκιμή@παράδειγμα.ευ",
        "θσερ@orbit-films.com",
        "user@[192.0.2.7]",
        "user@[IPv6:2001:db8::1]",
        "bounce+jane=orbit-films.com@lists.orbit-films.com",
    ] {
        assert_eq!(Bench::new().values("email-address", "email", address), [address]);
    }
}

#[test]
fn email_addresses_in_running_text() {
    check(
        "email-address",
        &[
            ("", "Write to jane.doe@orbit-films.com, please.", &["jane.doe@orbit-films.com"]),
            ("", "(jane@orbit-films.com)", &["jane@orbit-films.com"]),
            ("", "<a href=\"mailto:jane@orbit-films.com?subject=x\">", &["jane@orbit-films.com"]),
            (
                "",
                "cc:jane@orbit-films.com;joe@orbit-films.com",
                &["jane@orbit-films.com", "joe@orbit-films.com"],
            ),
            ("", "mail=jane%2Bnews@orbit-films.com&x", &["news@orbit-films.com"]),
            ("", "To: me@one.nowhere.else", &["me@one.nowhere.else"]),
            ("", "From mikel@me.nowhere Mon May  2 16:07:05 2005", &["mikel@me.nowhere"]),
            ("", "(helo ljhw) (zyb@sgis.com.cn@[223.152.177.168])", &["zyb@sgis.com.cn"]),
            ("", "email p@poop.poop.poo, and", &["p@poop.poop.poo"]),
            ("", "jane@xn--mnchen-3ya.de", &["jane@xn--mnchen-3ya.de"]),
            // None: labels of code, empty labels, identifiers, versions, remotes.
            ("", "jane@localhost", &[]),
            ("", "jane@orbit", &[]),
            ("", "@orbit-films.com", &[]),
            ("", "jane@", &[]),
            ("", "jane@-orbit.com", &[]),
            ("", "jane@orbit..com", &[]),
            ("", "npm i left-pad@1.3.0", &[]),
            ("", "In-Reply-To: <1234.5678@mail.orbit-films.com>", &[]),
            ("", "References: <1@a.com>\n <2@b.com>", &[]),
            ("", "src=\"cid:part1.ABC@orbit-films.com\"", &[]),
            ("", "git@github.com:rust-lang/regex.git", &[]),
            ("", "ssh://deploy@host.orbit-films.com/x", &[]),
            ("", "logo@2x.png logo@3x.jpg", &[]),
        ],
    );
}

#[test]
fn ip_addresses() {
    check(
        "ip-address",
        &[
            // RFC 4291 section 2.2 and RFC 5952 section 1.
            ("", "at ABCD:EF01:2345:6789:ABCD:EF01:2345:6789.", &["ABCD:EF01:2345:6789:ABCD:EF01:2345:6789"]),
            ("", "2001:DB8:0:0:8:800:200C:417A", &["2001:DB8:0:0:8:800:200C:417A"]),
            ("", "2001:DB8::8:800:200C:417A", &["2001:DB8::8:800:200C:417A"]),
            ("", "FF01::101 joined", &["FF01::101"]),
            ("", "from ::1 port 22", &["::1"]),
            ("", "::FFFF:129.144.52.38", &["::FFFF:129.144.52.38"]),
            ("", "0:0:0:0:0:FFFF:129.144.52.38", &["0:0:0:0:0:FFFF:129.144.52.38"]),
            ("", "2001:db8:0:0:1:0:0:1", &["2001:db8:0:0:1:0:0:1"]),
            ("", "2001:0db8::0001", &["2001:0db8::0001"]),
            ("", "[2001:db8:85a3::8a2e:370:7334]:443", &["2001:db8:85a3::8a2e:370:7334"]),
            ("", "fe80::a%eth0", &["fe80::a"]),
            ("", "route 2001:db8::/32 via fe80::1", &["2001:db8::", "fe80::1"]),
            // A chain of colons that begins before the address, and one that holds two.
            ("", "ip: 1:2:3:4:5:6:7:8", &["1:2:3:4:5:6:7:8"]),
            ("", "fe80:0:0:0:0:0:0:1 fe80:0:0:0:0:0:0:2", &["fe80:0:0:0:0:0:0:1", "fe80:0:0:0:0:0:0:2"]),
            ("", "10.0.0.1,10.0.0.2;10.0.0.3", &["10.0.0.1", "10.0.0.2", "10.0.0.3"]),
            ("", "http://83.149.9.216:8080/x", &["83.149.9.216"]),
            ("", "('X2882331V', '83.234.182.16')", &["83.234.182.16"]),
            ("", "13.28.24.13 - - [10/Mar/2016:19:29:25 +0100]", &["13.28.24.13"]),
            // None.
            ("", "::ffff:256.0.0.1", &[]),
            ("", "2001:db8::256.1.1.1", &[]),
            ("", "1:2:3:4:5:6:7", &[]),
            ("", "1:2:3:4:5:6:7:8:9", &[]),
            ("", "1:2:::", &[]),
            ("", "f16::E and c::B110 and std::fs", &[]),
            ("", "1.2.3", &[]),
            ("", "1.2.3.4.5", &[]),
            ("", "01.02.03.04", &[]),
            ("", "1.2.3.256", &[]),
            ("", "10:05:03.123", &[]),
        ],
    );
}

/// A version by the company it keeps; addresses in lists and logs are untouched.
#[test]
fn versions_and_addresses() {
    check(
        "ip-address",
        &[
            ("", "30.61.800\n16.47.96.195\n9.55.415.164\n", &[]),
            ("", "16.47.96.195\n34.90.88.28\n8.15.4+build.64", &[]),
            ("", "- 1.2.0-rc.1\n- 38.55.43.47\n", &[]),
            ("", "\"2.0.1\",\r\n\"38.55.43.47\",\r\n", &[]),
            ("", "fixed in 2.4.1, 2.4.1.33 and 2.5.0", &[]),
            ("", "83.149.9.216\n16.47.96.195\n10.0.0.1\n", &["83.149.9.216", "16.47.96.195", "10.0.0.1"]),
            ("", "hosts:\n83.149.9.216\n\n16.47.96.195\n", &["83.149.9.216", "16.47.96.195"]),
            ("", "2001:db8::1\n83.149.9.216\n192.0.2.0/24", &["2001:db8::1", "83.149.9.216", "192.0.2.0"]),
            ("", "83.149.9.216 0.005 200", &["83.149.9.216"]),
            ("", "17.5.2015 83.149.9.216 GET", &["83.149.9.216"]),
            ("", "83.149.9.216-83.149.9.220", &["83.149.9.216", "83.149.9.220"]),
            ("", "HTTP/1.1 83.149.9.216", &["83.149.9.216"]),
            ("", "new_unwrap(\"2.5.29.37\")", &[]),
            ("", "host 2.5.29.37", &["2.5.29.37"]),
            ("", "including 3.6.23.1, a version that", &["3.6.23.1"]),
            ("", "all versions up to 3.6.23.1", &[]),
            ("version", "83.149.9.216", &[]),
            ("client_ip", "2.5.29.37", &["2.5.29.37"]),
        ],
    );
}

/// The special-purpose registries of RFC 6890.
#[test]
fn ip_ranges() {
    let bench = Bench::new();
    let (none, private, reserved) = (Evidence::NONE, Evidence::PRIVATE, Evidence::RESERVED);
    for (address, expected) in [
        ("10.1.2.3", private),
        ("100.64.0.1", private),
        ("100.128.0.1", none),
        ("127.0.0.1", private),
        ("169.254.1.1", private),
        ("172.16.0.1", private),
        ("172.31.255.254", private),
        ("172.32.0.1", none),
        ("192.0.0.8", private),
        ("192.0.2.1", reserved),
        ("192.168.0.1", private),
        ("198.18.0.1", private),
        ("198.20.0.1", none),
        ("198.51.100.1", reserved),
        ("203.0.113.1", reserved),
        ("224.0.0.251", private),
        ("240.0.0.1", private),
        ("8.8.8.88", none),
        ("::1", private),
        ("::ffff:10.0.0.1", private),
        ("64:ff9b::c000:201", private),
        ("2001:db8::1", reserved),
        ("3fff::12", reserved),
        ("fc00::12", private),
        ("fe80::12", private),
        ("ff02::12", private),
        ("2606:4700:4700::1111", none),
    ] {
        let found = bench.scan("", address);
        assert_eq!(found.len(), 1, "{address}: {found:?}");
        for flag in [private, reserved] {
            assert_eq!(found[0].evidence.has(flag), flag == expected, "{address}: {found:?}");
        }
    }
}

/// Equal addresses have equal normal forms (RFC 5952).
#[test]
fn ip_normal_forms() {
    let bench = Bench::new();
    for (text, expected) in [
        ("2001:0DB8:0000:0000:0008:0800:200C:417A", "2001:db8::8:800:200c:417a"),
        ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
        ("::ffff:129.144.52.38", "129.144.52.38"),
        ("0:0:0:0:0:ffff:8190:3426", "129.144.52.38"),
    ] {
        assert_eq!(bench.normal("ip-address", text), expected, "{text}");
    }
}

/// IEEE 802 section 8.1, the notations of Unix and Cisco, EUI-64.
#[test]
fn mac_addresses() {
    check(
        "mac-address",
        &[
            ("", "00-1B-77-49-54-FD", &["00-1B-77-49-54-FD"]),
            ("", "00:1b:77:49:54:fd", &["00:1b:77:49:54:fd"]),
            ("", "001b.7749.54fd", &["001b.7749.54fd"]),
            ("", "02:1b:77:ff:fe:49:54:fd", &["02:1b:77:ff:fe:49:54:fd"]),
            ("", "02-1B-77-FF-FE-49-54-FD", &["02-1B-77-FF-FE-49-54-FD"]),
            ("", "Device MAC: AA:BB:CC:DD:EE:01", &["AA:BB:CC:DD:EE:01"]),
            ("", "a: b: MAC:01:23:45:67:89:AB,", &["01:23:45:67:89:AB"]),
            (
                "",
                "MACs: 00:11:22:33:44:55 and AA-BB-CC-DD-EE-01",
                &["00:11:22:33:44:55", "AA-BB-CC-DD-EE-01"],
            ),
            ("", "at 10:05:03 00:11:22:33:44:5f", &["00:11:22:33:44:5f"]),
            ("mac", "001B774954FD", &["001B774954FD"]),
            ("mac_address", "001B774954FDFFFE", &["001B774954FDFFFE"]),
            // None: broadcast, unknown, fingerprints, times, mixed separators, other lengths.
            ("", "Broadcast: FF:FF:FF:FF:FF:FF", &[]),
            ("", "00:00:00:00:00:00", &[]),
            ("", "00:1b:77:49:54", &[]),
            ("", "00:1b:77:49:54:fd:11", &[]),
            ("", "00:1b:77-49:54:fd", &[]),
            ("", "0:1b:77:49:54:fd", &[]),
            ("", "g0:1b:77:49:54:fd", &[]),
            ("", "2015-05-17-10-05-03", &[]),
            ("order", "001B774954FD", &[]),
        ],
    );
}

/// Chains of colons of any length are read in linear time, and what stands in them is found.
#[test]
fn floods_of_colons() {
    let bench = Bench::new();
    let text = format!("{} 00:1b:77:49:54:fd", "a:b ::1 1:2: ".repeat(20_000));
    assert_eq!(bench.values("mac-address", "", &text), ["00:1b:77:49:54:fd"]);
}
