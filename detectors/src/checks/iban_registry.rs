//! The IBAN registry: countries and the structure of their account numbers.
//!
//! Source: SWIFT, "IBAN Registry", release 101 (ISO 13616-1:2020),
//! <https://www.swift.com/standards/data-standards/iban-international-bank-account-number>.

/// What may stand at a place of an account number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// `n`: a digit.
    Digit,
    /// `a`: a capital letter.
    Letter,
    /// `c`: a digit or a letter.
    Either,
}

use Class::{Digit as N, Either as C, Letter as A};

/// A country and the structure of what follows the two check digits.
pub(crate) type Entry = (&'static str, &'static [(u8, Class)]);

/// The registered countries, sorted by code.
pub(crate) const REGISTRY: &[Entry] = &[
    ("AD", &[(8, N), (12, C)]),
    ("AE", &[(19, N)]),
    ("AL", &[(8, N), (16, C)]),
    ("AT", &[(16, N)]),
    ("AZ", &[(4, A), (20, C)]),
    ("BA", &[(16, N)]),
    ("BE", &[(12, N)]),
    ("BG", &[(4, A), (6, N), (8, C)]),
    ("BH", &[(4, A), (14, C)]),
    ("BI", &[(23, N)]),
    ("BR", &[(23, N), (1, A), (1, C)]),
    ("BY", &[(4, C), (4, N), (16, C)]),
    ("CH", &[(5, N), (12, C)]),
    ("CR", &[(18, N)]),
    ("CY", &[(8, N), (16, C)]),
    ("CZ", &[(20, N)]),
    ("DE", &[(18, N)]),
    ("DJ", &[(23, N)]),
    ("DK", &[(14, N)]),
    ("DO", &[(4, C), (20, N)]),
    ("EE", &[(16, N)]),
    ("EG", &[(25, N)]),
    ("ES", &[(20, N)]),
    ("FI", &[(14, N)]),
    ("FK", &[(2, A), (12, N)]),
    ("FO", &[(14, N)]),
    ("FR", &[(10, N), (11, C), (2, N)]),
    ("GB", &[(4, A), (14, N)]),
    ("GE", &[(2, A), (16, N)]),
    ("GI", &[(4, A), (15, C)]),
    ("GL", &[(14, N)]),
    ("GR", &[(7, N), (16, C)]),
    ("GT", &[(24, C)]),
    ("HN", &[(4, A), (20, N)]),
    ("HR", &[(17, N)]),
    ("HU", &[(24, N)]),
    ("IE", &[(4, A), (14, N)]),
    ("IL", &[(19, N)]),
    ("IQ", &[(4, A), (15, N)]),
    ("IS", &[(22, N)]),
    ("IT", &[(1, A), (10, N), (12, C)]),
    ("JO", &[(4, A), (4, N), (18, C)]),
    ("KW", &[(4, A), (22, C)]),
    ("KZ", &[(3, N), (13, C)]),
    ("LB", &[(4, N), (20, C)]),
    ("LC", &[(4, A), (24, C)]),
    ("LI", &[(5, N), (12, C)]),
    ("LT", &[(16, N)]),
    ("LU", &[(3, N), (13, C)]),
    ("LV", &[(4, A), (13, C)]),
    ("LY", &[(21, N)]),
    ("MC", &[(10, N), (11, C), (2, N)]),
    ("MD", &[(20, C)]),
    ("ME", &[(18, N)]),
    ("MK", &[(3, N), (10, C), (2, N)]),
    ("MN", &[(16, N)]),
    ("MR", &[(23, N)]),
    ("MT", &[(4, A), (5, N), (18, C)]),
    ("MU", &[(4, A), (19, N), (3, A)]),
    ("NI", &[(4, A), (20, N)]),
    ("NL", &[(4, A), (10, N)]),
    ("NO", &[(11, N)]),
    ("OM", &[(3, N), (16, C)]),
    ("PK", &[(4, A), (16, C)]),
    ("PL", &[(24, N)]),
    ("PS", &[(4, A), (21, C)]),
    ("PT", &[(21, N)]),
    ("QA", &[(4, A), (21, C)]),
    ("RO", &[(4, A), (16, C)]),
    ("RS", &[(18, N)]),
    ("RU", &[(14, N), (15, C)]),
    ("SA", &[(2, N), (18, C)]),
    ("SC", &[(4, A), (20, N), (3, A)]),
    ("SD", &[(14, N)]),
    ("SE", &[(20, N)]),
    ("SI", &[(15, N)]),
    ("SK", &[(20, N)]),
    ("SM", &[(1, A), (10, N), (12, C)]),
    ("SO", &[(19, N)]),
    ("ST", &[(21, N)]),
    ("SV", &[(4, A), (20, N)]),
    ("TL", &[(19, N)]),
    ("TN", &[(20, N)]),
    ("TR", &[(6, N), (16, C)]),
    ("UA", &[(6, N), (19, C)]),
    ("VA", &[(18, N)]),
    ("VG", &[(4, A), (16, N)]),
    ("XK", &[(16, N)]),
    ("YE", &[(4, A), (4, N), (18, C)]),
]; // XK (Kosovo) is in the registry by agreement; it is no ISO 3166-1 code.

/// By the two letters of a country: one more than its place in [`REGISTRY`], 0 for none.
const PLACES: [u8; 26 * 26] = {
    let mut places = [0; 26 * 26];
    let mut i = 0;
    while i < REGISTRY.len() {
        let code = REGISTRY[i].0.as_bytes();
        places[(code[0] - b'A') as usize * 26 + (code[1] - b'A') as usize] = i as u8 + 1;
        i += 1;
    }
    places
};

/// The structure of a country's account numbers, and their length with country and check digits; `None`
/// for a country that is not registered.
pub(crate) fn structure(country: [u8; 2]) -> Option<(&'static [(u8, Class)], usize)> {
    if !country.iter().all(u8::is_ascii_uppercase) {
        return None;
    }
    let letter = |byte: u8| usize::from(byte - b'A');
    let place = *PLACES.get(letter(country[0]) * 26 + letter(country[1]))?;
    let structure = REGISTRY.get(usize::from(place).checked_sub(1)?)?.1;
    Some((structure, structure.iter().map(|(length, _)| usize::from(*length)).sum::<usize>() + 4))
}

/// The first eight bytes of every example, sorted: a first look that nearly every number fails.
const EXAMPLE_HEADS: [u64; EXAMPLES.len()] = {
    let mut heads = [0; EXAMPLES.len()];
    let mut i = 0;
    while i < heads.len() {
        heads[i] = head(EXAMPLES[i].as_bytes());
        i += 1;
    }
    heads
};

const fn head(number: &[u8]) -> u64 {
    let mut head = 0;
    let mut i = 0;
    while i < 8 {
        head = head << 8 | number[i] as u64;
        i += 1;
    }
    head
}

/// Whether a number (capitals, at least eight) is one of [`EXAMPLES`].
pub(crate) fn is_example(number: &[u8]) -> bool {
    EXAMPLE_HEADS.binary_search(&head(number)).is_ok() && EXAMPLES.iter().any(|e| e.as_bytes() == number)
}

/// Account numbers that the registry prints as examples, and the ones that banks, SWIFT and ISO print in
/// guides: they belong to nobody. Sorted.
pub(crate) const EXAMPLES: &[&str] = &[
    "AD1200012030200359100100",
    "AE070331234567890123456",
    "AL47212110090000000235698741",
    "AT483200000012345864",
    "AT611904300234573201",
    "AZ21NABZ00000000137010001944",
    "BA391290079401028494",
    "BE68539007547034",
    "BE71096123456769",
    "BG80BNBG96611020345678",
    "BH67BMAG00001299123456",
    "BR9700360305000010009795493P1",
    "BY13NBRB3600900000002Z00AB00",
    "CH5604835012345678009",
    "CH9300762011623852957",
    "CR05015202001026284066",
    "CY17002001280000001200527600",
    "CZ6508000000192000145399",
    "DE02120300000000202051",
    "DE02500105170137075030",
    "DE12500105170648489890",
    "DE75512108001245126199",
    "DE88100900001234567892",
    "DE89370400440532013000",
    "DE91100000000123456789",
    "DK5000400440116243",
    "DK9520000123456789",
    "DO28BAGR00000001212453611324",
    "EE382200221020145685",
    "EG380019000500000000263180002",
    "ES7921000813610123456789",
    "ES9121000418450200051332",
    "FI1410093000123458",
    "FI2112345600000785",
    "FO6264600001631634",
    "FR1420041010050500013M02606",
    "FR7630006000011234567890189",
    "GB29NWBK60161331926819",
    "GB33BUKB20201555555555",
    "GB82WEST12345698765432",
    "GB94BARC10201530093459",
    "GE29NB0000000101904917",
    "GI75NWBK000000007099453",
    "GL8964710001000206",
    "GR1601101250000000012300695",
    "GT82TRAJ01020000001210029690",
    "HR1210010051863000160",
    "HU42117730161111101800000000",
    "IE29AIBK93115212345678",
    "IE64IRCE92050112345678",
    "IL620108000000099999999",
    "IQ98NBIQ850123456789012",
    "IS140159260076545510730339",
    "IT60X0542811101000000123456",
    "JO94CBJO0010000000000131000302",
    "KW81CBKU0000000000001234560101",
    "KZ86125KZT5004100100",
    "LB62099900000001001901229114",
    "LC55HEMM000100010012001200023015",
    "LI21088100002324013AA",
    "LT121000011101001000",
    "LU120010001234567891",
    "LU280019400644750000",
    "LV80BANK0000435195001",
    "LY83002048000020100120361",
    "MC5811222000010123456789030",
    "MD24AG000225100013104168",
    "ME25505000012345678951",
    "MK07250120000058984",
    "MR1300020001010000123456753",
    "MT84MALT011000012345MTLCAST001S",
    "MU17BOMM0101101030300200000MUR",
    "NL02ABNA0123456789",
    "NL91ABNA0417164300",
    "NO9386011117947",
    "PK36SCBL0000001123456702",
    "PL10105000997603123456789123",
    "PL61109010140000071219812874",
    "PS92PALS000000000400123456702",
    "PT50000201231234567890154",
    "PT50002700000001234567833",
    "QA58DOHB00001234567890ABCDEFG",
    "RO49AAAA1B31007593840000",
    "RS35260005601001611379",
    "SA0380000000608010167519",
    "SC18SSCB11010000000000001497USD",
    "SE4550000000058398257466",
    "SE7280000810340009783242",
    "SI56263300012039086",
    "SK3112000000198742637541",
    "SM86U0322509800000000270100",
    "TL380080012345678910157",
    "TN5910006035183598478831",
    "TR330006100519786457841326",
    "UA213223130000026007233566001",
    "VA59001123000012345678",
    "VG96VPVG0000012345678901",
    "XK051212012345678906",
];
