//! Names of members, and comments: UTF-8 where that is said, else code page 437, as DOS had it.

/// The flag of a name in UTF-8 (APPNOTE section 4.4.4, bit 11).
pub(super) const IS_UTF8: u16 = 1 << 11;

/// The characters of the upper half of code page 437
/// (<https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT>).
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
                     αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// A text that is not said to be UTF-8, and may be.
pub(super) fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&byte| cp437(byte)).collect(),
    }
}

fn cp437(byte: u8) -> char {
    match byte.checked_sub(0x80) {
        Some(at) => CP437.chars().nth(usize::from(at)).unwrap_or(char::REPLACEMENT_CHARACTER),
        None => char::from(byte),
    }
}

/// A name as it is shown. `host`: the system of the program that made the zip (APPNOTE section 4.4.2).
pub(super) fn decoded(raw: &[u8], flags: u16, host: u8) -> Vec<u8> {
    let mut name = if flags & IS_UTF8 != 0 { raw.to_vec() } else { text(raw).into_bytes() };
    // Some programs of Windows write what their system has between directories.
    if matches!(host, 0 | 10 | 14) && !name.contains(&b'/') {
        for byte in &mut name {
            if *byte == b'\\' {
                *byte = b'/';
            }
        }
    }
    name
}

/// The name in the extra field for Unicode (APPNOTE section 4.6.9), if it belongs to the name as stored.
pub(super) fn of_extra(field: &[u8], raw: &[u8]) -> Option<Vec<u8>> {
    let (head, name) = field.split_at_checked(5)?;
    let stated = head.get(1..5).and_then(|crc| <[u8; 4]>::try_from(crc).ok())?;
    let mut crc = flate2::Crc::new();
    crc.update(raw);
    let is_its = head[0] == 1 && u32::from_le_bytes(stated) == crc.sum();
    (is_its && std::str::from_utf8(name).is_ok()).then(|| name.to_vec())
}
