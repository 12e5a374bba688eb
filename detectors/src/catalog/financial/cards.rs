//! What stands beside the number of a payment card: whether a card is spoken of, and where digits end.

use crate::{catalog::parts::Parts, site::Site};

/// Parts of words that speak of payment cards, in the languages of the catalogue.
static CARDS: Parts = Parts::new(&[
    b"card",
    b"karte",
    b"carte",
    b"tarjeta",
    b"carta",
    b"cart\xc3\xa3o",
    b"cartao",
    b"kaart",
    b"karta",
    b"karty",
    b"kort",
    b"visa",
    b"mastercard",
    b"amex",
    b"maestro",
    b"cvv",
    b"cvc",
    b"credit",
    b"debit",
    b"kredit",
]);

/// Bytes before and behind a value that are looked at.
const BEFORE: usize = 160;
const BEHIND: usize = 96;

/// Whether a payment card is spoken of around a value.
pub(super) fn spoken_of(site: &Site<'_>, start: usize, end: usize) -> bool {
    CARDS.are_in(site.left(start, BEFORE)) || end < site.hi && CARDS.are_in(site.right(end, BEHIND))
}

/// How many digits stand at `at`, at most `most` and one.
pub(super) fn digits(site: &Site<'_>, at: usize, most: usize) -> usize {
    (0..=most).take_while(|offset| site.byte(at + offset).is_ascii_digit()).count()
}

/// Whether a number can end before `at`: no letter, digit or further part of a number follows.
pub(super) fn ends(site: &Site<'_>, at: usize) -> bool {
    let (next, beyond) = (site.byte(at), site.byte(at + 1));
    let joins = matches!(next, b'_' | b'%' | b'*') || next.is_ascii_alphanumeric() || next >= 0x80;
    let goes_on = matches!(next, b'.' | b',' | b'/' | b'-' | b':') && beyond.is_ascii_digit();
    !joins && !goes_on
}
