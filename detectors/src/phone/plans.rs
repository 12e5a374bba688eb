//! Reads the compiled numbering plans, `plans.bin`, which `examples/phone_tables` makes.
//!
//! Three automata over digits live in the file: for each calling code, which national significant
//! numbers are valid, of which region and kind, and where their groups end; for all regions together,
//! which strings of digits somebody may dial at home; and for all regions together, which *written*
//! numbers, digits and gaps, follow a national format. A step is one load.

use std::sync::LazyLock;

/// The file. Its sections are cut at compile time.
static FILE: &[u8] = include_bytes!("plans.bin");

/// One region: 24 bytes.
static REGIONS: &[[u8; 24]] = section(0).as_chunks().0;
/// One calling code: the root of its automaton, the main region.
static CODES: &[[u8; 4]] = section(1).as_chunks().0;
/// The nodes over digits: ten steps and a label.
static DIGITS: &[[u8; 22]] = section(2).as_chunks().0;
/// The labels of the calling codes' automata: region, kind, forms.
static LABELS: &[[u8; 4]] = section(3).as_chunks().0;
/// Forms: trunk rule, number of masks, masks.
static FORMS: &[[u8; 2]] = section(4).as_chunks().0;
/// The nodes over digits and gaps: eleven steps and a label.
static WRITTEN: &[[u8; 24]] = section(5).as_chunks().0;
/// What parsing takes off a dialled number.
static EDITS: &[[u8; 10]] = section(6).as_chunks().0;

/// The root of the automaton of dialled digits.
const DIALLED_ROOT: u16 = word(section(7), 0);
/// The root of the automaton of written numbers.
const WRITTEN_ROOT: u16 = word(section(7), 2);

const fn word(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

const fn offset(index: usize) -> usize {
    let at = 4 + 4 * index;
    word(FILE, at) as usize | (word(FILE, at + 2) as usize) << 16
}

const fn section(index: usize) -> &'static [u8] {
    FILE.split_at(offset(index)).1.split_at(offset(index + 1) - offset(index)).0
}

/// The symbol of a gap between groups of digits in [`Written::step`].
pub(crate) const GAP: u8 = 10;

/// How a number is written, as a set: which classes of forms of any region it follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form(u16);

impl Form {
    /// A region's national format, with the trunk prefix.
    pub(crate) const EXACT_TRUNK: Form = Form(1);
    /// The same, but what follows the first group is one block.
    pub(crate) const MERGED_TRUNK: Form = Form(2);
    /// A national format of a region that writes no trunk prefix.
    pub(crate) const EXACT_PLAIN: Form = Form(4);
    /// Three, three and four digits of a valid number of the North American plan.
    pub(crate) const EXACT_NANP: Form = Form(16);
    /// Three and seven digits of one.
    pub(crate) const MERGED_NANP: Form = Form(32);
    /// Digits of a valid number with its trunk prefix.
    pub(crate) const BARE_TRUNK: Form = Form(64);
    /// Digits of a valid number of a region that writes none.
    pub(crate) const BARE_PLAIN: Form = Form(128);
    /// Ten digits of a valid number of the North American plan.
    pub(crate) const BARE_NANP: Form = Form(256);

    /// Whether any class of `other` is among them.
    #[inline(always)]
    pub(crate) const fn any(self, other: Form) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of both.
    pub(crate) const fn with(self, other: Form) -> Form {
        Form(self.0 | other.0)
    }

    /// Whether there is none.
    #[inline(always)]
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A walk through the automaton of written numbers.
#[derive(Clone, Copy)]
pub(crate) struct Written(u16);

impl Written {
    /// Before the first digit.
    #[inline(always)]
    pub(crate) fn start() -> Written {
        Written(WRITTEN_ROOT)
    }

    /// Takes a digit (0 to 9) or [`GAP`].
    #[inline(always)]
    pub(crate) fn step(&mut self, symbol: u8) {
        self.0 = word(&WRITTEN[self.0 as usize], 2 * symbol.min(GAP) as usize);
    }

    /// Whether nothing that follows can be accepted.
    #[inline(always)]
    pub(crate) fn is_dead(self) -> bool {
        self.0 == 0
    }

    /// The classes that accept here.
    #[inline(always)]
    pub(crate) fn form(self) -> Form {
        Form(word(&WRITTEN[self.0 as usize], 22))
    }
}

/// The node that `digits` lead to from `node`.
#[inline(always)]
fn walk(mut node: u16, digits: &[u8]) -> u16 {
    for digit in digits {
        node = word(&DIGITS[node as usize], 2 * (*digit & 15).min(9) as usize);
        if node == 0 {
            break;
        }
    }
    node
}

#[inline(always)]
fn label(node: u16) -> u16 {
    word(&DIGITS[node as usize], 20)
}

/// By the first three digits, a bit for each length that somebody may dial: identifiers are mostly
/// longer.
static LENGTHS: LazyLock<[u32; 1000]> = LazyLock::new(|| {
    // How many more digits may follow a node.
    fn rest(node: u16, known: &mut [Option<u32>]) -> u32 {
        if let Some(lengths) = known[node as usize] {
            return lengths;
        }
        let after = |digit| walk(node, &[digit]);
        let lengths = (0..10)
            .map(after)
            .filter(|next| *next != 0)
            .fold(0, |lengths, next| lengths | rest(next, known) << 1)
            | u32::from(label(node) != 0);
        known[node as usize] = Some(lengths);
        lengths
    }
    let mut known = vec![None; DIGITS.len()];
    std::array::from_fn(|start| {
        let [a, b, c] = [start / 100, start / 10 % 10, start % 10].map(|digit| digit as u8);
        match walk(DIALLED_ROOT, &[a, b, c]) {
            0 => 0,
            node => rest(node, &mut known) << 3,
        }
    })
});

/// The bare classes that `digits` (ASCII or values 0 to 9) belong to: whether somebody may dial them at
/// home.
#[inline]
pub(crate) fn dialled(digits: &[u8]) -> Form {
    if let Some(first) = digits.first_chunk::<3>() {
        let start = first.iter().fold(0, |start, digit| start * 10 + (digit & 15) as usize);
        let lengths = LENGTHS.get(start).copied().unwrap_or(0);
        if lengths.checked_shr(digits.len() as u32).unwrap_or(0) & 1 == 0 {
            return Form(0);
        }
    }
    Form(label(walk(DIALLED_ROOT, digits)))
}

/// The longest accepted start of `digits` that fits, and its label.
fn longest(mut node: u16, digits: &[u8], fits: impl Fn(u16, usize) -> bool) -> (usize, u16) {
    let mut best = (0, 0);
    for (at, digit) in digits.iter().enumerate() {
        node = walk(node, &[*digit]);
        if node == 0 {
            break;
        }
        let label = label(node);
        if label != 0 && fits(label, at + 1) {
            best = (at + 1, label);
        }
    }
    best
}

/// A region of the plans: a country, a territory or a worldwide service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Region(u8);

impl Region {
    /// The region with an ISO 3166-1 alpha-2 code, upper case.
    pub(crate) fn named(id: [u8; 2]) -> Option<Region> {
        let at = REGIONS.iter().position(|r| r[..3] == [id[0], id[1], 0])?;
        u8::try_from(at).ok().map(Region)
    }

    fn row(self) -> &'static [u8; 24] {
        &REGIONS[self.0 as usize]
    }

    /// The ISO 3166-1 alpha-2 code, or `001` of a worldwide service.
    pub(crate) fn id(self) -> &'static str {
        let row = self.row();
        std::str::from_utf8(if row[2] == 0 { &row[..2] } else { &row[..3] }).unwrap_or("")
    }

    /// Its calling code.
    pub(crate) fn code(self) -> u16 {
        word(self.row(), 4)
    }

    /// Whether `digits` match the general description of its numbers, lengths aside.
    pub(crate) fn describes(self, digits: &[u8]) -> bool {
        label(walk(word(self.row(), 8), digits)) != 0
    }

    /// How many digits of an international prefix `digits` begin with; 0 for none.
    pub(crate) fn international_prefix(self, digits: &[u8]) -> usize {
        longest(word(self.row(), 12), digits, |_, _| true).0
    }

    /// What a national prefix at the start of `digits` asks for.
    pub(crate) fn national_prefix(self, digits: &[u8]) -> Option<Edit> {
        // Some prefixes are patterns of a whole number, anchored at its end.
        let fits = |label: u16, length: usize| EDITS[label as usize][3] == 0 || length == digits.len();
        let (length, label) = longest(word(self.row(), 10), digits, fits);
        let row = EDITS.get(label as usize).filter(|_| length > 0)?;
        Some(Edit { strip: row[0], keep: row[1], drop: row[2], insert: &row[5..5 + row[4] as usize] })
    }

    /// What the length of a national significant number says.
    pub(crate) fn length(self, digits: usize) -> Length {
        let mask = |at: usize| {
            u32::from_le_bytes([self.row()[at], self.row()[at + 1], self.row()[at + 2], self.row()[at + 3]])
        };
        let (lengths, local) = (mask(16), mask(20));
        let bit = 1_u32.checked_shl(digits as u32).unwrap_or(0);
        if local & bit != 0 {
            Length::Local
        } else if lengths & bit != 0 {
            Length::Possible
        } else if bit == 0 || bit > lengths {
            Length::Long
        } else {
            Length::Short
        }
    }
}

/// What the length of a national significant number says (libphonenumber's `TestNumberLength`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// A number of the region may be so long.
    Possible,
    /// Only a number dialled within an area may.
    Local,
    /// Too short, or between two possible lengths.
    Short,
    /// Longer than any.
    Long,
}

/// What a national prefix asks for: `strip` digits off, `insert` before what stays, and where `keep`
/// is not 0, `drop` digits off behind the `keep` next ones.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edit {
    pub(crate) strip: u8,
    pub(crate) keep: u8,
    pub(crate) drop: u8,
    pub(crate) insert: &'static [u8],
}

/// A calling code of the plans.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Code {
    /// The code, 1 to 999.
    pub(crate) code: u16,
    /// The region that comes first in it.
    pub(crate) main: Region,
    root: u16,
}

impl Code {
    /// The calling code that is `code`.
    pub(crate) fn of(code: u16) -> Option<Code> {
        let row = CODES.get(code as usize)?;
        let root = word(row, 0);
        (root != 0).then_some(Code { code, main: Region(row[2]), root })
    }

    /// The calling code that `digits` begin with, and its length. No code is the start of another.
    pub(crate) fn at_start(digits: &[u8]) -> Option<(Code, usize)> {
        let mut code = 0;
        for (at, digit) in digits.iter().take(3).enumerate() {
            code = code * 10 + *digit as u16;
            if let Some(code) = Code::of(code).filter(|_| digits[0] != 0) {
                return Some((code, at + 1));
            }
        }
        None
    }

    /// What the plan says about a national significant number; `None` if it is not valid.
    #[inline]
    pub(crate) fn valid(self, digits: &[u8]) -> Option<Plan> {
        let label = label(walk(self.root, digits));
        let row = LABELS.get(label as usize).filter(|_| label != 0)?;
        Some(Plan {
            #[cfg(test)]
            region: Region(row[0]),
            forms: word(row, 2),
        })
    }
}

/// What the plan says about a valid number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// The region.
    #[cfg(test)]
    pub(crate) region: Region,
    forms: u16,
}

impl Plan {
    /// Where groups may end: bit `i - 1` for a gap after `i` digits.
    pub(crate) fn masks(self) -> impl Iterator<Item = u16> {
        let at = self.forms as usize;
        let count = FORMS[at][1] as usize;
        FORMS[at + 1..at + 1 + count].iter().map(|w| u16::from_le_bytes(*w))
    }
}
