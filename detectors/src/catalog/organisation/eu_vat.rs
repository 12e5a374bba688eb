//! VAT numbers of the member states of the European Union and of the United Kingdom, with the letters of
//! the country.
//!
//! Each country has its length and check; sole traders have them, too. Those of Germany, Italy, the
//! Netherlands, Romania and Hungary have detectors of their own, as have the tax numbers that countries
//! also use for VAT.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    catalog::tax_id::numbers,
    checks::{
        dates, iso7064, luhn,
        mod11::{self, digits, weighted},
        mod97,
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "atu9{8}",
            "atu 9{8}",
            "at u9{8}",
            "be9{9,10}",
            "be~9{9,10}",
            "be 9{4}.999.999",
            "be 9{4} 999 999",
            "be9{4}.999.999",
            "bg9{9}",
            "bg 9{9}",
            "cy9{8}A",
            "cy 9{8}A",
            "cz9{8,10}",
            "cz 9{8,10}",
            "de9{9}",
            "de 9{9}",
            "dk9{8}",
            "dk 9{8}",
            "dk 99 99 99 99",
            "ee9{9}",
            "ee 9{9}",
            "el9{9}",
            "el 9{9}",
            "esX9{7}X",
            "es X9{7}X",
            "esX-9{7}X",
            "fi9{8}",
            "fi 9{8}",
            "frXX9{9}",
            "fr XX9{9}",
            "fr XX 9{9}",
            "frXX 9{9}",
            "fr XX 999 999 999",
            "frXX 999 999 999",
            "hr9{11}",
            "hr 9{11}",
            "hu9{8}",
            "hu 9{8}",
            "ie9X9{5}A",
            "ie9{7}A{2}",
            "ie 9X9{5}A{1,2}",
            "it9{11}",
            "it 9{11}",
            "lt9{9}",
            "lt9{12}",
            "lt 9{9}",
            "lt 9{12}",
            "lu9{8}",
            "lu 9{8}",
            "lv9{11}",
            "lv 9{11}",
            "mt9{8}",
            "mt 9{8}",
            "nl9{9}b99",
            "nl 9{9}b99",
            "pl9{10}",
            "pl 9{10}",
            "pt9{9}",
            "pt 9{9}",
            "ro9{4,10}",
            "ro 9{4,10}",
            "se9{12}",
            "se 9{12}",
            "si9{8}",
            "si 9{8}",
            "sk9{10}",
            "sk 9{10}",
            "gb9{9}",
            "gb 9{9}",
            "gb 999 9999 99",
            "gb9{12}",
            "xi9{9}",
            "xi 9{9}",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "eu-vat",
    revision: 2,
    category: Category::OrganisationId,
    summary: "A VAT number of a business in Europe, which may be a sole trader's.",
    standard: Standard {
        name: "Directive 2006/112/EC, art. 215; VIES, description of VAT numbers",
        url: "https://ec.europa.eu/taxation_customs/vies/",
    },
    regions: &[
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IT",
        "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    ],
    anchor: "the letters of a country and its number",
    checks: "check digits of the country",
    context: &[
        "vat",
        "vat number",
        "vat no",
        "vat nr",
        "vat id",
        "vat reg no",
        "vat registration",
        "vat registration number",
        "vat identification number",
        "vatin",
        "eu vat",
        "tva",
        "numéro de tva",
        "numéro tva",
        "n tva",
        "tva intracommunautaire",
        "numéro de tva intracommunautaire",
        "btw nummer",
        "btw nr",
        "mwst nr",
        "ust id nr",
        "uid nummer",
        "atu nummer",
        "iva",
        "número de iva",
        "nif iva",
        "partita iva",
        "momsnummer",
        "moms nr",
        "momsregistreringsnummer",
        "cvr",
        "cvr nummer",
        "alv numero",
        "alv tunniste",
        "cod tva",
        "numer vat",
        "vat ue",
        "nip ue",
        "dph",
        "ič dph",
        "dič dph",
        "číslo plátce dph",
        "ddv",
        "id za ddv",
        "id ddv",
        "identifikacijska številka za ddv",
        "pvn numurs",
        "pvm kodas",
        "kmkr",
        "pdv id",
        "ддс номер",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 45, formatted: 45, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "VAT number: GB980780684",
            value: "GB980780684",
            normal: "GB980780684",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "N° TVA intracommunautaire FR 40 303 265 045",
            value: "FR 40 303 265 045",
            normal: "FR40303265045",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "vat_number",
            text: "atu13585627",
            value: "atu13585627",
            normal: "ATU13585627",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "TVA BE0428759497",
            value: "BE0428759497",
            normal: "BE0428759497",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "VAT number: GB802311781", why: "the check digits are wrong" },
        Counterexample { field: "", text: "VAT number: XX123456789", why: "XX is no country" },
        Counterexample { field: "", text: "BE0428759497", why: "organisations are no persons" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let (country, number) = value.split_first_chunk::<2>()?;
    (!is_zero(number) && passes(*country, number)).then_some(Evidence::CHECKSUM)
}

fn is_zero(number: &[u8]) -> bool {
    number.iter().all(|byte| *byte == b'0')
}

fn passes(country: [u8; 2], number: &[u8]) -> bool {
    match &country {
        b"AT" => number.strip_prefix(b"U").is_some_and(at),
        b"BE" => be(number),
        b"BG" => bg(number),
        b"CY" => numbers::cy(number),
        b"CZ" => numbers::cz(number),
        b"DE" => digits::<9>(number).is_some_and(|d| d[0] != 0 && iso7064::mod_11_10(&d)),
        b"DK" => number.first() != Some(&b'0') && ends_at(number, &[2, 7, 6, 5, 4, 3, 2, 1], 11, 0),
        b"EE" => ends_at(number, &[3, 7, 1, 3, 7, 1, 3, 7, 1], 10, 0),
        b"EL" => numbers::gr(number),
        b"ES" => numbers::es(number),
        b"FI" => ends_at(number, &[7, 9, 10, 5, 8, 4, 2, 1], 11, 0),
        b"FR" => fr(number),
        b"GB" | b"XI" => gb(number),
        b"HR" => digits::<11>(number).is_some_and(|d| iso7064::mod_11_10(&d)),
        b"HU" => hu(number),
        b"IE" => ie(number),
        b"IT" => digits::<11>(number).is_some_and(|d| luhn::passes(&d)),
        b"LT" => lt(number),
        b"LU" => digits::<8>(number).is_some_and(|d| spelled(&d[..6]) % 89 == spelled(&d[6..])),
        b"LV" => lv(number),
        b"MT" => ends_at(number, &[3, 4, 6, 7, 8, 9, 10, 1], 37, 0),
        b"NL" => nl(number),
        b"PL" => numbers::pl(number),
        b"PT" => numbers::pt(number),
        b"RO" => ro(number),
        b"SE" => number.get(..10).and_then(digits::<10>).is_some_and(|d| luhn::passes(&d)),
        b"SI" => numbers::si(number),
        b"SK" => digits::<10>(number).is_some_and(|d| d[0] != 0 && spelled(&d).is_multiple_of(11)),
        _ => false,
    }
}

/// Whether as many digits as there are weights leave `rest`.
fn ends_at(number: &[u8], weights: &[u32], modulus: u32, rest: u32) -> bool {
    let sum: u32 = number.iter().zip(weights).map(|(byte, weight)| u32::from(byte & 15) * weight).sum();
    number.len() == weights.len() && number.iter().all(u8::is_ascii_digit) && sum % modulus == rest
}

fn spelled(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |number, digit| number * 10 + u64::from(*digit))
}

fn at(number: &[u8]) -> bool {
    let Some(d) = digits::<8>(number) else { return false };
    let cross = |doubled: u32| doubled / 10 + doubled % 10;
    let sum: u32 = (0..7).map(|i| cross(u32::from(d[i]) * if i % 2 == 0 { 1 } else { 2 })).sum();
    (96 - sum) % 10 == u32::from(d[7])
}

fn be(number: &[u8]) -> bool {
    let number = if number.len() == 10 { number.strip_prefix(b"0").unwrap_or(number) } else { number };
    let (Some(whole), 9 | 10) = (mod11::number(number), number.len()) else { return false };
    (number.len() == 9 || number.starts_with(b"1")) && 97 - whole / 100 % 97 == whole % 100
}

fn bg(number: &[u8]) -> bool {
    let Some(d) = digits::<9>(number) else { return false };
    let first = weighted(&d[..8], &[1, 2, 3, 4, 5, 6, 7, 8]) % 11;
    let check = if first < 10 { first } else { weighted(&d[..8], &[3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10 };
    check == u32::from(d[8])
}

/// Two characters and the number of the business, which is 0 and more digits in Monaco. The characters are the
/// remainder modulo 97 where they are digits.
fn fr(number: &[u8]) -> bool {
    let Some((key, business)) = number.split_first_chunk::<2>() else { return false };
    let Some(d) = digits::<9>(business) else { return false };
    let of_business = luhn::passes(&d) || business.starts_with(b"000");
    match mod11::number(key) {
        Some(key) => of_business && (spelled(&d) * 100 + 12) % 97 == key,
        None => of_business && !key.contains(&b'I') && !key.contains(&b'O'),
    }
}

/// The weighted sum is a multiple of 97, or one with 55 added or, as some have it, taken off.
fn gb(number: &[u8]) -> bool {
    let Some(d) = number.get(..9).and_then(digits::<9>) else { return false };
    let rest = weighted(&d, &[8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97;
    matches!(number.len(), 9 | 12) && matches!(rest, 0 | 42 | 55)
}

/// Hungary.
pub(super) fn hu(number: &[u8]) -> bool {
    !is_zero(number) && ends_at(number, &[9, 7, 3, 1, 9, 7, 3, 1], 10, 0)
}

fn ie(number: &[u8]) -> bool {
    const LETTERS: &[u8; 23] = b"WABCDEFGHIJKLMNOPQRSTUV";
    let (Some(body), Some(letter)) = (number.get(..7), number.get(7)) else { return false };
    // In the old layout a letter stands second: the digits are the third to the seventh, and the first.
    let body = match body {
        [first, second, rest @ ..] if second.is_ascii_uppercase() => {
            let mut turned = [b'0'; 7];
            turned[1..6].copy_from_slice(rest);
            turned[6] = *first;
            turned
        }
        _ => body.try_into().unwrap_or([0; 7]),
    };
    let Some(d) = digits::<7>(&body) else { return false };
    let second = match number.get(8) {
        None | Some(b'W') => 0,
        Some(letter) if letter.is_ascii_uppercase() => u32::from(letter - b'A') + 1,
        Some(_) => return false,
    };
    let sum = weighted(&d, &[8, 7, 6, 5, 4, 3, 2]) + 9 * second;
    LETTERS.get((sum % 23) as usize) == Some(letter)
}

/// Organisations, which begin with 4 or more, and persons: a date of birth, or 32 since 2017.
fn lv(number: &[u8]) -> bool {
    let (day, month, year) = (dates::two(number, 0), dates::two(number, 2), dates::two(number, 4));
    let person = day == 32 || dates::exists_in_some_century(year, month, day);
    if number.first() > Some(&b'3') {
        ends_at(number, &[9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1], 11, 3)
    } else {
        person && number.len() == 11 && number.iter().all(u8::is_ascii_digit)
    }
}

fn lt(number: &[u8]) -> bool {
    let body: &[u8] = match number {
        [body @ .., _] if matches!(number.len(), 9 | 12) && body.last() == Some(&b'1') => body,
        _ => return false,
    };
    let sum = |shift: u32| -> u32 {
        body.iter().zip(0u32..).map(|(byte, i)| u32::from(byte & 15) * (1 + (i + shift) % 9)).sum::<u32>()
            % 11
    };
    let check = if sum(0) == 10 { sum(2) % 10 } else { sum(0) };
    number.iter().all(u8::is_ascii_digit) && number.last().map(|byte| u32::from(byte & 15)) == Some(check)
}

/// The Netherlands: as citizen service numbers, or of all letters and digits, modulo 97.
pub(super) fn nl(number: &[u8]) -> bool {
    let Some(place) = number.iter().position(|byte| *byte == b'B') else { return false };
    let (body, end) = (&number[..place], &number[place..]);
    let mut padded = [b'0'; 9];
    let (Some(room), 7..=9, 3) = (9usize.checked_sub(place), place, end.len()) else { return false };
    padded[room..].copy_from_slice(body);
    let Some(d) = digits::<9>(&padded) else { return false };
    let sum = weighted(&d[..8], &[9, 8, 7, 6, 5, 4, 3, 2]);
    let mut whole = [0; 12];
    whole[..9].copy_from_slice(&padded);
    whole[9..].copy_from_slice(end);
    sum > 0 && end != b"B00" && (sum % 11 == u32::from(d[8]) || mod97::remainder([b"NL", &whole]) == 1)
}

/// Romania.
pub(super) fn ro(number: &[u8]) -> bool {
    let mut padded = [b'0'; 10];
    let Some(room) = padded.len().checked_sub(number.len()) else { return false };
    padded[room..].copy_from_slice(number);
    let Some(d) = digits::<10>(&padded) else { return false };
    let sum = weighted(&d[..9], &[7, 5, 3, 2, 1, 7, 5, 3, 2]);
    sum > 0 && !number.starts_with(b"0") && sum * 10 % 11 % 10 == u32::from(d[9])
}
