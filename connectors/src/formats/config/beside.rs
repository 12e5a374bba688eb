//! What is read beside the values of a document that is parsed in one piece.

use std::io::Read as _;
use std::ops::Range;

use crate::formats::markup::aside::Aside;
use crate::formats::markup::decoded::Decoded;
use crate::formats::out::Reading;
use crate::formats::{Out, Prose};

/// Reads up to `most` bytes of text, and whether that is all. What cannot be read on is handed on as text.
///
/// # Errors
/// When it cannot be read on.
pub(super) fn text(decoded: &mut Decoded<'_>, most: usize, out: &mut Out<'_>) -> Reading<(String, bool)> {
    let mut bytes = Vec::new();
    if let Err(error) = decoded.by_ref().take(most as u64).read_to_end(&mut bytes) {
        let mut prose = Prose::source();
        prose.push(out, &String::from_utf8_lossy(&bytes));
        prose.finish(out);
        return Err(error.into());
    }
    let is_all = bytes.len() < most || decoded.head(1)?.0.is_empty();
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        // Cut within a character.
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let mut bytes = error.into_bytes();
            let mut rest = bytes.split_off(valid);
            while std::str::from_utf8(&rest).is_err() && rest.len() < 4 {
                let mut one = [0];
                if decoded.read(&mut one)? == 0 {
                    break;
                }
                rest.push(one[0]);
            }
            String::from_utf8_lossy(&bytes).into_owned() + &String::from_utf8_lossy(&rest)
        }
    };
    Ok((text, is_all))
}

/// Hands on text that is not parsed: `begin`, and all that follows.
///
/// # Errors
/// When it cannot be read on.
pub(super) fn as_text(decoded: &mut Decoded<'_>, begin: &str, out: &mut Out<'_>) -> Reading {
    let mut prose = Prose::source();
    prose.push(out, begin);
    let result = loop {
        match decoded.piece() {
            Err(error) => break Err(error.into()),
            Ok(piece) if piece.is_empty() => break Ok(()),
            Ok(piece) => prose.push(out, &piece),
        }
    };
    prose.finish(out);
    result
}

/// The comments between values: `#` to the end of the line. `values`: where values and keys stand, in
/// order.
///
/// # Errors
/// When nothing more of the unit can be read.
pub(super) fn comments(text: &str, values: &[Range<usize>], out: &mut Out<'_>) -> Reading {
    let mut comments = Aside::new("comments", false);
    let mut from = 0;
    let end = text.len()..text.len();
    for value in values.iter().chain([&end]) {
        let mut rest = text.get(from..value.start).unwrap_or_default();
        while let Some(at) = rest.find('#') {
            let line = rest[at..].split('\n').next().unwrap_or_default();
            let comment = line.trim_matches(|c: char| c == '#' || c.is_whitespace());
            comments.push(out, comment)?;
            comments.end_line();
            rest = &rest[at + line.len()..];
        }
        from = from.max(value.end);
    }
    comments.finish(out)
}
