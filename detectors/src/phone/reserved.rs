//! Numbers set aside for fiction and documentation: nobody is reached by them.

use super::Number;

/// A range of reserved numbers of one plan.
struct Range {
    /// The national significant number; `x` is any digit.
    pattern: &'static str,
}

/// The ranges of one calling code, with the trunk prefix of its national numbers.
struct Plan {
    code: u16,
    trunk: &'static [u8],
    ranges: &'static [Range],
}

macro_rules! ranges {
    ($($pattern:literal)*) => { &[$(Range { pattern: $pattern }),*] };
}

/// The ranges, by calling code.
static PLANS: &[Plan] = &[
    // ATIS-0300115, 555 NXX Line Number Assignment Guidelines: 555-0100 to 555-0199 are fictitious, in
    // every area code and in 800.
    Plan { code: 1, trunk: &[1], ranges: ranges!["xxx55501xx"] },
    // Ofcom, Telephone numbers for use in TV and radio drama programmes
    // (https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama).
    Plan {
        code: 44,
        trunk: &[0],
        ranges: ranges![
            "113496 0xxx" "114496 0xxx" "115496 0xxx" "116496 0xxx" "117496 0xxx" "118496 0xxx" "121496 0xxx"
            "131496 0xxx" "141496 0xxx" "151496 0xxx" "161496 0xxx" "1914980xxx" "2079460xxx" "2896496xxx"
            "2920180xxx" "1632960xxx" "7700900xxx" "8081570xxx" "9098790xxx" "3069990xxx"
        ],
    },
    // Arcep, decision 2018-0881, annex: numbers for audiovisual works
    // (https://www.arcep.fr/uploads/tx_gsavis/18-0881.pdf).
    Plan {
        code: 33,
        trunk: &[0],
        ranges: ranges!["19900xxxx" "26191xxxx" "35301xxxx" "46571xxxx" "53649xxxx" "63998xxxx"],
    },
    // ACMA, Phone numbers for use in TV shows, films and creative works
    // (https://www.acma.gov.au/phone-numbers-use-tv-shows-films-and-creative-works).
    Plan {
        code: 61,
        trunk: &[0],
        ranges: ranges![
            "25550xxxx" "27010xxxx" "35550xxxx" "37010xxxx" "75550xxxx" "77010xxxx" "85550xxxx" "87010xxxx"
            "491570006" "491570156" "491570157" "491570158" "491570159" "491570110" "491570313" "491570737"
            "491571266" "491571491" "491571804" "491572549" "491572665" "491572983" "491573770" "491573087"
            "491574118" "491574632" "491575254" "491575789" "491576398" "491576801" "491577426" "491577644"
            "491578888" "491578957" "491579212" "491579760" "491579455" "1800160401" "1800975707" "1800975708"
            "1800975709" "1800975710" "1800975711" "1300975707" "1300975708" "1300975709" "1300975710"
            "1300975711"
        ],
    },
    // Bundesnetzagentur, Rufnummern für Film und Fernsehen (drama numbers), Amtsblatt 2021
    // (https://www.bundesnetzagentur.de/DE/Fachthemen/Telekommunikation/Nummerierung/start.html).
    Plan {
        code: 49,
        trunk: &[0],
        ranges: ranges![
            "3023125xxx" "6990009xxx" "4066969xxx" "2214710xxx" "8999998xxx" "15228817386" "15228895456"
            "15254599371" "17139200xx" "1729925904" "1729968532" "1729973185" "1729973186" "1729980752"
            "1749091317" "1749464308" "17604069 0xx"
        ],
    },
    // PTS, Telefonnummer för användning i böcker och filmer
    // (https://www.pts.se/sv/bransch/telefoni/nummer-och-adressering/telefonnummer-for-anvandning-i-bocker-och-filmer-etc/).
    Plan {
        code: 46,
        trunk: &[0],
        ranges: ranges!["3139006xx" "4062804xx" "8465004xx" "9803192xx" "7017406xx"],
    },
];

/// Whether the national significant number of a reserved number of a plan with the trunk prefix 0 begins
/// with these three digits: a bit each. Nearly every number is let go here.
static STARTS: [u64; 16] = starts();

const fn starts() -> [u64; 16] {
    let (mut out, mut plan) = ([0; 16], 1);
    while plan < PLANS.len() {
        let mut at = 0;
        while at < PLANS[plan].ranges.len() {
            let digits = PLANS[plan].ranges[at].pattern.as_bytes();
            let start = (digits[0] - b'0') as usize * 100
                + (digits[1] - b'0') as usize * 10
                + (digits[2] - b'0') as usize;
            out[start / 64] |= 1 << (start % 64);
            at += 1;
        }
        plan += 1;
    }
    out
}

fn may_be_reserved(digits: &[u8]) -> bool {
    let [a, b, c, ..] = digits else { return false };
    let start = *a as usize * 100 + *b as usize * 10 + *c as usize;
    STARTS.get(start / 64).is_some_and(|word| word & (1 << (start % 64)) != 0)
}

impl Range {
    fn holds(&self, digits: &[u8]) -> bool {
        let mut rest = digits.iter();
        for wanted in self.pattern.bytes().filter(|b| *b != b' ') {
            match rest.next() {
                Some(digit) if wanted == b'x' || wanted == digit + b'0' => {}
                _ => return false,
            }
        }
        rest.next().is_none()
    }
}

/// Whether a number of a known plan is reserved.
pub(crate) fn number(number: &Number) -> bool {
    let digits = number.significant.values();
    if number.country_code != 1 && !may_be_reserved(digits) {
        return false;
    }
    PLANS.iter().filter(|p| p.code == number.country_code).any(|p| p.ranges.iter().any(|r| r.holds(digits)))
}

/// Whether digits dialled at home are a reserved number of some plan.
pub(crate) fn national(digits: &[u8]) -> bool {
    match digits {
        [0, rest @ ..] => {
            may_be_reserved(rest)
                && PLANS.iter().filter(|p| p.trunk == [0]).any(|p| p.ranges.iter().any(|r| r.holds(rest)))
        }
        [1, rest @ ..] | rest if rest.len() == 10 => PLANS[0].ranges.iter().any(|r| r.holds(rest)),
        _ => false,
    }
}
