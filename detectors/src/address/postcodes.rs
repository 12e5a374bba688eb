//! Postcodes: the shapes that countries use, and of these the ranges and letters that are given out.
//!
//! Shapes and ranges are those of the UPU's Universal POST*CODE database guides
//! (<https://www.upu.int/en/Postal-Solutions/Programmes-Services/Addressing-Solutions>); letters of the United
//! Kingdom as in BS 7666 and Royal Mail's list of postcode areas, of Canada as in Canada Post's addressing
//! guidelines, of Ireland as in the routing keys of Eircode, of the Netherlands as PostNL gives them; ZIP codes
//! of states as in USPS Publication 65.

use super::{
    tokens::{Gap, Kind, Token, Tokens},
    words::fold,
};

/// A postcode that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Postcode {
    /// How many tokens it takes.
    pub(super) tokens: usize,
    /// How much its shape tells.
    pub(super) shape: Shape,
}

/// How much the shape of a postcode tells by itself, the least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// There is none.
    #[default]
    None,
    /// Three or four digits: any number.
    Short,
    /// Five or six digits; three and two.
    Long,
    /// Letters and digits, or digits with a hyphen at the right place.
    Telling,
}

/// Whether digits stand in groups of these lengths, joined by hyphens.
fn groups(text: &[u8], lengths: &[usize]) -> bool {
    let mut parts = text.split(|&b| b == b'-');
    lengths
        .iter()
        .all(|&n| parts.next().is_some_and(|part| part.len() == n && part.iter().all(u8::is_ascii_digit)))
        && parts.next().is_none()
}

/// The postcode that begins at a token.
pub(super) fn at(tokens: &Tokens<'_>, index: usize) -> Option<Postcode> {
    let token = tokens.all().get(index)?;
    let text = tokens.word(index);
    let next = tokens.all().get(index + 1).filter(|next| matches!(next.gap, Gap::Blank | Gap::None));
    let of = |tokens, shape| Some(Postcode { tokens, shape });
    match token.kind {
        Kind::Number => {
            let digits = text.len();
            if !text.iter().all(u8::is_ascii_digit) {
                // Poland, Portugal, Brazil, Japan, ZIP+4.
                let shaped =
                    [&[2, 3][..], &[4, 3], &[5, 3], &[3, 4], &[5, 4]].iter().any(|g| groups(text, g));
                return if shaped { of(1, Shape::Telling) } else { None };
            }
            let second = next.filter(|n| n.kind == Kind::Number).map(|n| n.len());
            match digits {
                5 | 6 => of(1, Shape::Long),
                4 => {
                    // The Netherlands: 1012 AB, the letters without SA, SD and SS.
                    if let Some(letters) =
                        next.filter(|n| n.kind == Kind::Word && n.len() == 2 && n.gap == Gap::Blank)
                    {
                        let letters = &tokens.text[letters.range()];
                        let given = letters.iter().all(u8::is_ascii_uppercase)
                            && !matches!(letters, b"SA" | b"SD" | b"SS")
                            && text[0] != b'0';
                        if given {
                            return of(2, Shape::Telling);
                        }
                    }
                    of(1, Shape::Short)
                }
                // Sweden, Czechia, Slovakia, Greece; India.
                3 if second == Some(2) => of(2, Shape::Long),
                3 if second == Some(3) && matches!(text[0], b'1'..=b'8') => of(2, Shape::Long),
                2 if second == Some(3) => of(2, Shape::Short),
                3 => of(1, Shape::Short),
                _ => None,
            }
        }
        Kind::Mixed => mixed(text, next.map(|n| &tokens.text[n.range()]))
            .map(|(tokens, shape)| Postcode { tokens, shape }),
        _ => None,
    }
}

/// Postcodes of letters and digits: one token or two.
fn mixed(text: &[u8], next: Option<&[u8]>) -> Option<(usize, Shape)> {
    // `D-12345`, `CH-8000`, `FI-00100`, `LV-1010`.
    let letters = text.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if (1..=3).contains(&letters) && text.get(letters) == Some(&b'-') {
        let digits = &text[letters + 1..];
        let all = digits.iter().all(u8::is_ascii_digit);
        return (all && (3..=6).contains(&digits.len())).then_some((1, Shape::Telling));
    }
    // `1012AB`.
    if text.len() == 6
        && text[..4].iter().all(u8::is_ascii_digit)
        && text[4..].iter().all(u8::is_ascii_alphabetic)
    {
        return Some((1, Shape::Telling));
    }
    let pattern = |text: &[u8], shape: &[u8]| {
        text.len() == shape.len()
            && text.iter().zip(shape).all(|(b, s)| match s {
                b'A' => b.is_ascii_alphabetic(),
                b'9' => b.is_ascii_digit(),
                _ => b.is_ascii_alphanumeric(),
            })
    };
    // Canada: A9A 9A9.
    let canada = |first: &[u8], second: &[u8]| pattern(first, b"A9A") && pattern(second, b"9A9");
    if text.len() == 6 && canada(&text[..3], &text[3..]) {
        return Some((1, canadian(text)));
    }
    let second = next.unwrap_or_default();
    if canada(text, second) {
        return Some((2, canadian(text)));
    }
    // The United Kingdom.
    let outward = |text: &[u8]| {
        [&b"A9"[..], b"A99", b"AA9", b"AA99", b"A9A", b"AA9A"].iter().any(|shape| pattern(text, shape))
    };
    if outward(text) && pattern(second, b"9AA") {
        return Some((2, british(text)));
    }
    if (5..=7).contains(&text.len()) {
        let (first, last) = text.split_at(text.len() - 3);
        if outward(first) && pattern(last, b"9AA") {
            return Some((1, british(first)));
        }
    }
    // Ireland: a routing key and four letters and digits.
    let key = pattern(text, b"A99") || text.eq_ignore_ascii_case(b"D6W");
    let unique = |rest: &[u8]| {
        pattern(rest, b"AXXX")
            && rest.iter().any(u8::is_ascii_digit)
            && rest.iter().all(|b| !b.is_ascii_lowercase())
    };
    if key && b"ACDEFHKNPRTVWXY".contains(&text[0].to_ascii_uppercase()) && unique(second) {
        return Some((2, Shape::Telling));
    }
    None
}

/// Canada Post gives out neither D, F, I, O, Q, U, nor W and Z as a first letter.
fn canadian(text: &[u8]) -> Shape {
    let first = text[0].to_ascii_uppercase();
    if b"DFIOQUWZ".contains(&first) { Shape::Long } else { Shape::Telling }
}

/// The postcode areas of Royal Mail.
const AREAS: &str = "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY \
    E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M \
    ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA \
    TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE";

fn british(outward: &[u8]) -> Shape {
    let letters = outward.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let area = &outward[..letters];
    if AREAS.split(' ').any(|known| known.as_bytes().eq_ignore_ascii_case(area)) {
        Shape::Telling
    } else {
        Shape::Long
    }
}

/// The first digits of the ZIP codes of the states: USPS Publication 65, from and to.
const STATES: &[(&str, u16, u16)] = &[
    ("al", 350, 369),
    ("ak", 995, 999),
    ("az", 850, 865),
    ("ar", 716, 729),
    ("ca", 900, 961),
    ("co", 800, 816),
    ("ct", 60, 69),
    ("de", 197, 199),
    ("dc", 200, 205),
    ("fl", 320, 349),
    ("ga", 300, 319),
    ("hi", 967, 968),
    ("id", 832, 838),
    ("il", 600, 629),
    ("in", 460, 479),
    ("ia", 500, 528),
    ("ks", 660, 679),
    ("ky", 400, 427),
    ("la", 700, 714),
    ("me", 39, 49),
    ("md", 206, 219),
    ("ma", 10, 27),
    ("mi", 480, 499),
    ("mn", 550, 567),
    ("ms", 386, 397),
    ("mo", 630, 658),
    ("mt", 590, 599),
    ("ne", 680, 693),
    ("nv", 889, 898),
    ("nh", 30, 38),
    ("nj", 70, 89),
    ("nm", 870, 884),
    ("ny", 100, 149),
    ("nc", 270, 289),
    ("nd", 580, 588),
    ("oh", 430, 459),
    ("ok", 730, 749),
    ("or", 970, 979),
    ("pa", 150, 196),
    ("ri", 28, 29),
    ("sc", 290, 299),
    ("sd", 570, 577),
    ("tn", 370, 385),
    ("tx", 750, 799),
    ("ut", 840, 847),
    ("vt", 50, 59),
    ("va", 201, 246),
    ("wa", 980, 994),
    ("wv", 247, 268),
    ("wi", 530, 549),
    ("wy", 820, 831),
];

/// Whether a ZIP code lies in the state of that code.
pub(super) fn is_of_state(state: &[u8], zip: &[u8]) -> bool {
    let folded = fold(state);
    let Some(prefix) = zip.get(..3).filter(|p| p.iter().all(u8::is_ascii_digit)) else { return false };
    let prefix = prefix.iter().fold(0, |n, b| n * 10 + u16::from(b - b'0'));
    STATES.iter().any(|(code, from, to)| code.as_bytes() == folded.bytes() && (*from..=*to).contains(&prefix))
}

/// Whether a token alone may be a postcode's number: for cells beside a street.
pub(super) fn is_cell(cell: &[u8]) -> bool {
    let text = cell.trim_ascii();
    if text.len() < 4 || text.len() > 10 {
        return false;
    }
    let (first, second) = match text.iter().position(|&b| b == b' ') {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let digits = |t: &[u8]| t.iter().all(u8::is_ascii_digit);
    match second {
        None if digits(text) => (4..=6).contains(&text.len()),
        None => {
            [&[2, 3][..], &[4, 3], &[5, 3], &[3, 4], &[5, 4]].iter().any(|g| groups(text, g))
                || mixed(text, None).is_some()
        }
        Some(second) => {
            digits(first) && digits(second) && first.len() == 3 && matches!(second.len(), 2 | 3)
                || digits(first)
                    && first.len() == 4
                    && second.len() == 2
                    && second.iter().all(u8::is_ascii_uppercase)
                || mixed(first, Some(second)).is_some_and(|(tokens, _)| tokens == 2)
        }
    }
}

/// Whether the tokens are a year, which many a number of four digits is.
pub(super) fn is_year(token: &Token, text: &[u8]) -> bool {
    token.kind == Kind::Number && text.len() == 4 && matches!(&text[..2], b"18" | b"19" | b"20")
}
