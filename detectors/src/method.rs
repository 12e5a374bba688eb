//! How a detector of the catalogue finds values: what its file declares.
//!
//! Most detectors are data and a small function: the engine finds where a value could be, asks the
//! function, and gives the confidence that the definition states, by what stands around.

use std::ops::Range;

use crate::{Definition, Evidence, site::Site};

/// A detector of the catalogue.
pub(crate) struct Entry {
    /// Its documentation.
    pub(crate) definition: &'static Definition,
    /// How it finds values; none for detectors with lanes of their own, which the engine calls by name.
    pub(crate) methods: &'static [Method],
    /// Appends the normal form of a value as it is written: equal values, equal normal forms. See
    /// [`normal`].
    pub(crate) normal: fn(&str, &mut String),
}

/// A way to find values.
pub(crate) enum Method {
    /// Written in fixed forms, checked by the issuer's rule.
    Identifier(Identifier),
    /// What stands behind a label, or makes up a value of a field.
    Labelled(Labelled),
    /// What a telling piece of text begins or belongs to.
    Anchored(Anchored),
}

/// Identifiers in fixed forms: most national, tax, health, bank and document numbers. The engine finds
/// every run of letters and digits that has one of the forms at once, whatever the number of detectors.
pub(crate) struct Identifier {
    /// The forms in which the value is written: `9` a digit, `A` a capital letter, `X` either, `{n}` and
    /// `{m,n}` repeat what stands before, a lower-case letter is that letter as a capital; space and
    /// `- . / + ( )` stand for themselves, one at a time; `~` is one of space, dash and dot, the same
    /// one throughout. Letters of either case match where a label or a field names the detector.
    pub(crate) forms: &'static [&'static str],
    /// The issuer's check. Given the compact value (capital letters and digits only); `None` refuses it.
    /// What it returns is added to the evidence: `CHECKSUM` where a check digit passed, `RESERVED` for
    /// documentation and test values, `NONE` where the form is all there is.
    pub(crate) check: fn(&[u8]) -> Option<Evidence>,
}

/// What stands behind a label (`user=jane`, `"sex": "f"`, `Kennzeichen: B-XY 123`) or makes up a value of a
/// field. The engine finds labels by the detector's words.
pub(crate) struct Labelled {
    /// The value that begins at a position: the first byte behind the label, its punctuation, white space
    /// and an opening quote. `None` where what stands there is no value of the kind.
    pub(crate) value: fn(&Site<'_>, usize) -> Option<Value>,
}

/// What a telling piece of text begins or belongs to.
pub(crate) struct Anchored {
    /// The piece.
    pub(crate) anchor: Anchor,
    /// The value around the anchor at a position; `None` where there is none.
    pub(crate) value: fn(&Site<'_>, usize) -> Option<Value>,
}

/// Pieces of text that the anchor pass finds for [`Anchored`] detectors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// `$` and a letter or digit behind it, no letter or digit before it: `$2b$10$..`, `$argon2id$..`.
    Dollar,
    /// The first of five dashes and a capital behind them: `-----BEGIN ..`.
    Dashes,
    /// The `/` of a product and its version, `Mozilla/5`: a letter before, a digit behind.
    Product,
    /// The `:` of `://`.
    Url,
    /// The first byte of a word of more than 24 letters and digits, mixed, with at least one capital
    /// beside a digit.
    LongToken,
    /// The `0` of `0x` and at least eight hexadecimal digits.
    Hexadecimal,
    /// The first byte of a word of two letters, one digit and a letter (`bc1q`).
    Bech32,
    /// The first digit of a number of one to three digits that a word follows, after a space or dash
    /// (`45 years`, `45-jährig`), or stands before (`aged 45`).
    ShortNumber,
    /// The first digit of a year of this or the last century that stands free.
    Year,
    /// The first byte of a line that may begin a machine-readable zone: the line of a word of capitals and
    /// digits with `<` beside it, and the line before.
    MachineReadable,
    /// The `%` of `%B` and a digit, or `;` and a digit: magnetic tracks.
    Track,
    /// The first digit of the year in the date of an access log: a slash before, a colon behind.
    LogTime,
    /// The blank between `N` or `S`, behind a quote or a character that is not ASCII, and a digit: between a
    /// latitude and a longitude.
    Compass,
    /// The `@` of a handle, `@jane_doe`: a blank or an opening bracket before it, a word behind.
    Handle,
}

impl Anchor {
    /// How many there are.
    pub(crate) const COUNT: usize = Anchor::Handle as usize + 1;
}

/// A value that a method found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Value {
    /// Where, in bytes of the window.
    pub(crate) span: Range<usize>,
    /// What is added to the evidence.
    pub(crate) evidence: Evidence,
    /// How much less certain than the precision that the definition states, in per cent: 0 for most.
    pub(crate) doubt: u8,
}

impl Value {
    /// A value without further evidence or doubt.
    pub(crate) fn plain(span: Range<usize>) -> Value {
        Value { span, evidence: Evidence::NONE, doubt: 0 }
    }
}

/// Normal forms that many detectors share.
pub(crate) mod normal {
    /// Letters and digits of ASCII alone, letters as capitals.
    pub(crate) fn compact(value: &str, out: &mut String) {
        crate::catalog::push_kept(value, out, |byte| {
            byte.is_ascii_alphanumeric().then(|| byte.to_ascii_uppercase())
        });
    }

    /// Digits alone.
    pub(crate) fn digits(value: &str, out: &mut String) {
        crate::catalog::push_kept(value, out, |byte| byte.is_ascii_digit().then_some(byte));
    }

    /// As written, in lower case.
    pub(crate) fn lower(value: &str, out: &mut String) {
        out.extend(value.chars().flat_map(char::to_lowercase));
    }

    /// As written.
    pub(crate) fn verbatim(value: &str, out: &mut String) {
        out.push_str(value);
    }
}
