//! Features: what the model sees of a word, as hashes.

use crate::lexicon::Class;

use super::{
    run::Run,
    token::{Case, Gap, Token},
};

/// How many features a word has.
pub(crate) const COUNT: usize = 18;

/// A word that is not there.
const NOTHING: Token = Token {
    start: 0,
    end: 0,
    hash: 0,
    class: Class::NONE,
    case: Case::Uncased,
    accented: false,
    gap: Gap::Edge,
};

/// What holds for a whole run.
#[inline]
fn of_run(run: &Run) -> u64 {
    let (mut any, mut all_capitals) = (0, true);
    for t in &run.tokens[run.first..run.last] {
        let class = t.class;
        any |= u64::from(class.has(Class::ORGANISATION))
            | u64::from(class.has(Class::STREET)) << 1
            | u64::from(class.given() >= 2) << 2
            | u64::from(class.common() >= 2 && class.given() == 0 && !class.has(Class::PARTICLE)) << 3
            | u64::from(t.case == Case::Mixed) << 4
            | u64::from(class.has(Class::COUNTRY) || class.has(Class::CALENDAR)) << 8;
        all_capitals &= matches!(t.case, Case::Capitals | Case::Initial);
    }
    let digits = |token: Option<&Token>| u64::from(token.is_some_and(|token| token.case == Case::Digits));
    let before = run.first.checked_sub(1).and_then(|index| run.tokens.get(index));
    any | u64::from(all_capitals) << 5 | digits(before) << 6 | digits(run.tokens.get(run.last)) << 7
}

/// Calls `each` with the features of the words of the run, one word after the other.
#[inline]
pub(crate) fn each(run: &Run, text: &[u8], mut each: impl FnMut(usize, &[u32; COUNT])) {
    let get = |index: usize, by: isize| {
        index.checked_add_signed(by).and_then(|at| run.tokens.get(at)).unwrap_or(&NOTHING)
    };
    let of_run = of_run(run);
    let length = (run.last - run.first).min(5) as u64;
    let place = run.place as u64;
    for index in run.first..run.last {
        let (t, p, n) = (get(index, 0), get(index, -1), get(index, 1));
        let (pp, nn) = (get(index, -2), get(index, 2));
        let after = if index + 1 < run.tokens.len() { n.gap } else { run.after };
        let (gap, after) = (t.gap as u64, after as u64);
        let (ct, cp, cn) = (t.class.signature(), p.class.signature(), n.class.signature());
        let cluster = u64::from(t.class.cluster());
        let case = t.case as u64;
        let word = &text[t.start as usize..t.end as usize];
        let (names, np, n_next) = (names(t), names(p), names(n));
        let sides = gap << 5 | after;
        let (first, last) = edges(word);
        let at = (index - run.first).min(3) as u64 | ((run.last - 1 - index).min(3) as u64) << 2;
        let sp = (p.case as u64) << 8 | (n.case as u64) << 4 | case;
        each(
            index,
            &[
                feature(0, place),
                feature(1, ct << 4 | case),
                feature(2, t.hash),
                feature(3, last << 3 | case),
                feature(4, first << 3 | case),
                feature(5, (last & 0xffff) << 3 | case),
                feature(6, (word.len().min(15) as u64) << 8 | case << 1 | u64::from(t.accented)),
                feature(7, cp << 5 | gap),
                feature(8, cn << 5 | after),
                feature(9, p.hash << 5 | gap),
                feature(10, n.hash << 5 | after),
                feature(11, pp.hash),
                feature(12, nn.hash),
                feature(13, cluster),
                feature(14, names << 8 | at << 3 | length),
                feature(15, sp << 10 | gap << 5 | after),
                feature(16, of_run << 8 | names),
                feature(17, (names << 16 | np << 8 | n_next) << 10 | sides),
            ],
        );
    }
}

/// How common a word is as a name and as a word, and how it is written; eight bits.
#[inline(always)]
fn names(token: &Token) -> u64 {
    let class = token.class;
    let case = match token.case {
        Case::Small => 0,
        Case::Capitals => 1,
        Case::Initial => 2,
        _ => 3,
    };
    u64::from(class.given()) | u64::from(class.family()) << 2 | u64::from(class.common()) << 4 | case << 6
}

/// The hash of a feature of one kind.
#[inline(always)]
fn feature(kind: u64, value: u64) -> u32 {
    let mixed = (value ^ kind.wrapping_mul(0xd6e8_feb8_6659_fd93)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ mixed >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed >> 32) as u32
}

/// The first three bytes of a word, behind a 1, and its last three, in small letters of ASCII.
#[inline(always)]
fn edges(word: &[u8]) -> (u64, u64) {
    let number = |bytes: &[u8; 3]| u64::from(bytes[0]) << 16 | u64::from(bytes[1]) << 8 | u64::from(bytes[2]);
    let (first, last) = match (word.first_chunk::<3>(), word.last_chunk::<3>()) {
        (Some(first), Some(last)) => (1 << 24 | number(first), number(last)),
        _ => {
            let all = word.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
            (1 << (8 * word.len()) | all, all)
        }
    };
    (small(first), small(last))
}

/// The capitals among three bytes as small letters.
#[inline(always)]
const fn small(bytes: u64) -> u64 {
    let seven = bytes & 0x7f_7f7f;
    // The high bit of every byte from `A` on and not behind `Z`.
    let capitals = (seven + 0x3f_3f3f) & !(seven + 0x25_2525) & !bytes & 0x80_8080;
    bytes | capitals >> 2
}
