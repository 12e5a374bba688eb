//! Network addresses, UUIDs and strings of bits.

use std::io::Write;
use std::net::Ipv6Addr;

use crate::postgres::decode::cursor::Cursor;
use crate::postgres::decode::{Malformed, integers};

/// The families of addresses (`PGSQL_AF_INET`, `PGSQL_AF_INET6` in src/include/utils/inet.h).
const IPV4: u8 = 2;
const IPV6: u8 = 3;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Writes an `inet` or a `cidr`: the length of the network only where it says something.
pub(super) fn inet(bytes: &[u8], out: &mut Vec<u8>) -> Result<(), Malformed> {
    let mut cursor = Cursor(bytes);
    let [family, bits, is_network, length] = cursor.take()?;
    let whole = match (family, length) {
        (IPV4, 4) => {
            let [a, b, c, d] = cursor.take()?;
            for (byte, mark) in [(a, true), (b, true), (c, true), (d, false)] {
                integers::unsigned(u64::from(byte), out);
                if mark {
                    out.push(b'.');
                }
            }
            32
        }
        (IPV6, 16) => {
            let address = Ipv6Addr::from(cursor.take::<16>()?);
            // Writing to memory never fails.
            let _ = write!(out, "{address}");
            128
        }
        _ => return Err(Malformed("an address is of a family that does not exist")),
    };
    cursor.end()?;
    if is_network != 0 || bits != whole {
        out.push(b'/');
        integers::unsigned(u64::from(bits), out);
    }
    Ok(())
}

fn hex(byte: u8, out: &mut Vec<u8>) {
    out.push(HEX[usize::from(byte >> 4)]);
    out.push(HEX[usize::from(byte & 15)]);
}

/// Writes a hardware address of 6 or 8 bytes.
pub(super) fn hardware(bytes: &[u8], out: &mut Vec<u8>) {
    for (at, &byte) in bytes.iter().enumerate() {
        if at > 0 {
            out.push(b':');
        }
        hex(byte, out);
    }
}

/// Writes a UUID (RFC 9562 section 4, <https://www.rfc-editor.org/rfc/rfc9562#section-4>).
pub(super) fn uuid(bytes: [u8; 16], out: &mut Vec<u8>) {
    /// Where the two digits of each byte stand.
    const PLACES: [usize; 16] = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
    let mut text = [b'-'; 36];
    for (byte, place) in bytes.into_iter().zip(PLACES) {
        text[place] = HEX[usize::from(byte >> 4)];
        text[place + 1] = HEX[usize::from(byte & 15)];
    }
    out.extend_from_slice(&text);
}

/// Writes a string of bits.
pub(super) fn bits(bytes: &[u8], out: &mut Vec<u8>) -> Result<(), Malformed> {
    let mut cursor = Cursor(bytes);
    let Ok(length) = usize::try_from(cursor.i32()?) else {
        return Err(Malformed("a string of bits has a negative length"));
    };
    let bytes = cursor.bytes(length.div_ceil(8))?;
    cursor.end()?;
    let start = out.len();
    for byte in bytes {
        out.extend((0..8).map(|at| b'0' + (byte >> (7 - at) & 1)));
    }
    out.truncate(start + length);
    Ok(())
}
