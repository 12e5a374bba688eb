//! Numbers set aside for fiction and documentation: nobody is reached by them.

use super::Number;

/// The ranges of one calling code whose national numbers have the trunk prefix 0: national significant
/// numbers, `x` is any digit.
struct Plan {
    code: u16,
    ranges: &'static [&'static str],
}

/// The ranges, by calling code. Those of North America are in [`is_fictitious`].
static PLANS: &[Plan] = &[
    // Ofcom, Telephone numbers for use in TV and radio drama programmes
    // (https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama).
    Plan {
        code: 44,
        ranges: &[
            "1134960xxx",
            "1144960xxx",
            "1154960xxx",
            "1164960xxx",
            "1174960xxx",
            "1184960xxx",
            "1214960xxx",
            "1314960xxx",
            "1414960xxx",
            "1514960xxx",
            "1614960xxx",
            "1914980xxx",
            "2079460xxx",
            "2896496xxx",
            "2920180xxx",
            "1632960xxx",
            "7700900xxx",
            "8081570xxx",
            "9098790xxx",
            "3069990xxx",
        ],
    },
    // Arcep, decision 2018-0881, annex: numbers for audiovisual works
    // (https://www.arcep.fr/uploads/tx_gsavis/18-0881.pdf).
    Plan {
        code: 33,
        ranges: &["19900xxxx", "26191xxxx", "35301xxxx", "46571xxxx", "53649xxxx", "63998xxxx"],
    },
    // ACMA, Phone numbers for use in TV shows, films and creative works
    // (https://www.acma.gov.au/phone-numbers-use-tv-shows-films-and-creative-works).
    Plan {
        code: 61,
        ranges: &[
            "25550xxxx",
            "27010xxxx",
            "35550xxxx",
            "37010xxxx",
            "75550xxxx",
            "77010xxxx",
            "85550xxxx",
            "87010xxxx",
            "491570006",
            "491570156",
            "491570157",
            "491570158",
            "491570159",
            "491570110",
            "491570313",
            "491570737",
            "491571266",
            "491571491",
            "491571804",
            "491572549",
            "491572665",
            "491572983",
            "491573770",
            "491573087",
            "491574118",
            "491574632",
            "491575254",
            "491575789",
            "491576398",
            "491576801",
            "491577426",
            "491577644",
            "491578888",
            "491578957",
            "491579212",
            "491579760",
            "491579455",
            "1800160401",
            "1800975707",
            "1800975708",
            "1800975709",
            "1800975710",
            "1800975711",
            "1300975707",
            "1300975708",
            "1300975709",
            "1300975710",
            "1300975711",
        ],
    },
    // Bundesnetzagentur, Rufnummern für Film und Fernsehen (drama numbers), Amtsblatt 2021
    // (https://www.bundesnetzagentur.de/DE/Fachthemen/Telekommunikation/Nummerierung/start.html).
    Plan {
        code: 49,
        ranges: &[
            "3023125xxx",
            "6990009xxx",
            "4066969xxx",
            "2214710xxx",
            "8999998xxx",
            "15228817386",
            "15228895456",
            "15254599371",
            "17139200xx",
            "1729925904",
            "1729968532",
            "1729973185",
            "1729973186",
            "1729980752",
            "1749091317",
            "1749464308",
            "176040690xx",
        ],
    },
    // PTS, Telefonnummer för användning i böcker och filmer
    // (https://www.pts.se/sv/bransch/telefoni/nummer-och-adressering/telefonnummer-for-anvandning-i-bocker-och-filmer-etc/).
    Plan { code: 46, ranges: &["3139006xx", "4062804xx", "8465004xx", "9803192xx", "7017406xx"] },
];

/// Whether a reserved number of one of the plans begins with these four digits: a bit each. Nearly every
/// number is let go here.
static STARTS: [u64; 157] = starts();

const fn starts() -> [u64; 157] {
    let (mut out, mut plan) = ([0; 157], 0);
    while plan < PLANS.len() {
        let mut range = 0;
        while range < PLANS[plan].ranges.len() {
            let digits = PLANS[plan].ranges[range].as_bytes();
            let (mut start, mut at) = (0, 0);
            while at < 4 {
                start = start * 10 + (digits[at] - b'0') as usize;
                at += 1;
            }
            out[start / 64] |= 1 << (start % 64);
            range += 1;
        }
        plan += 1;
    }
    out
}

#[inline]
fn may_be_reserved(digits: &[u8]) -> bool {
    let Some(first) = digits.first_chunk::<4>() else { return false };
    let start = first.iter().fold(0, |start, d| start * 10 + usize::from(*d));
    STARTS.get(start / 64).is_some_and(|word| word & (1 << (start % 64)) != 0)
}

/// ATIS-0300115, 555 NXX Line Number Assignment Guidelines: 555-0100 to 555-0199 are fictitious, in every
/// area code of North America and in 800.
#[inline]
fn is_fictitious(digits: &[u8]) -> bool {
    matches!(digits, [_, _, _, 5, 5, 5, 0, 1, _, _])
}

/// Whether a number of a known plan is reserved.
#[inline]
pub(crate) fn number(number: &Number) -> bool {
    let digits = number.significant.values();
    if number.country_code == 1 {
        return is_fictitious(digits);
    }
    may_be_reserved(digits) && among(digits, |plan| plan.code == number.country_code)
}

/// Whether digits dialled at home are a reserved number of some plan.
#[inline]
pub(crate) fn national(digits: &[u8]) -> bool {
    match digits {
        [0, rest @ ..] => may_be_reserved(rest) && among(rest, |_| true),
        [1, rest @ ..] | rest => is_fictitious(rest),
    }
}

/// Whether `digits` are in a range of the plans that `wanted` picks.
fn among(digits: &[u8], wanted: impl Fn(&Plan) -> bool) -> bool {
    let holds = |range: &str| {
        range.len() == digits.len() && range.bytes().zip(digits).all(|(r, d)| r == b'x' || r == d + b'0')
    };
    PLANS.iter().filter(|p| wanted(p)).any(|p| p.ranges.iter().any(|r| holds(r)))
}
