//! Text that stands in many places, looked at once: every version of a file is kept in a repository, and most of
//! a version is the one before.
//!
//! What is found at a place follows from [`AROUND`] bytes on both sides of it. So running text is divided into
//! pieces at line ends that its own bytes choose (content-defined chunking: Muthitacharoen, Chen and Mazières, "A
//! Low-bandwidth Network File System", SOSP 2001, section 3.1), and what was found in a piece is known again by the
//! piece and its surroundings, wherever in a text they stand. Pieces are known by 128 bits of a hash with a seed.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use xxhash_rust::xxh3::xxh3_128_with_seed;

use crate::{Detection, DetectorSet, Scratch, Span, Text, site::REACH};

/// How many bytes on both sides of a piece decide what is found in it: what windows overlap by.
const AROUND: usize = 2 * REACH;

/// One line end of so many, on average, ends a piece: 300 bytes of source code.
const LINES: u64 = 8;

/// A piece is no shorter than this, in bytes, and no longer, whatever it holds.
const LEAST: usize = 64;
const LONGEST: usize = 4096;

/// Shorter texts are known as a whole.
const SHORTEST: usize = 4 * AROUND;

/// What is known, in parts, so that threads seldom wait for each other.
const PARTS: usize = 64;

/// About how many bytes a piece, or a detection, takes in memory.
const WEIGHT: usize = 48;

/// What was found in pieces of running text, for one set of detectors. One a thread; clones share what they know.
#[derive(Clone, Debug)]
pub struct Repeats {
    seed: u64,
    known: Arc<[Mutex<Part>; PARTS]>,
    /// Pieces and detections that a part keeps of the present, and as many of what was before.
    most: usize,
    /// The pieces of the text.
    pieces: Vec<Piece>,
    /// What was found in a piece, or where nothing was known.
    fresh: Vec<Detection>,
    /// Hashes of their bytes.
    hashes: Vec<u128>,
    /// What a key is made of.
    bytes: Vec<u8>,
}

/// Detections by the key of their piece; offsets from its first byte.
type Known = HashMap<u128, Box<[Detection]>, BuildHasherDefault<Hashed>>;

/// A part of what is known.
#[derive(Debug, Default)]
struct Part {
    /// What was of use lately.
    young: Known,
    /// What was before that: it is forgotten, unless it is of use again.
    old: Known,
    /// Pieces and detections among the young.
    weight: usize,
}

impl Part {
    fn known(&mut self, key: u128, most: usize) -> Option<&[Detection]> {
        if !self.young.contains_key(&key) {
            let known = self.old.remove(&key)?;
            self.remember(key, known, most);
        }
        self.young.get(&key).map(|known| &**known)
    }

    fn remember(&mut self, key: u128, detections: Box<[Detection]>, most: usize) {
        let weight = 1 + detections.len();
        if self.weight + weight > most {
            self.old = std::mem::take(&mut self.young);
            self.weight = 0;
        }
        self.weight += weight;
        self.young.insert(key, detections);
    }
}

/// A piece of a text.
#[derive(Clone, Copy, Debug)]
struct Piece {
    start: usize,
    end: usize,
    /// Of its bytes and of those around it.
    key: u128,
}

impl Repeats {
    /// Nothing is known yet. `seed` is any number that whoever wrote the texts does not know; what is told does not
    /// depend on it. `bytes` is about how much memory may be taken.
    pub fn new(seed: u64, bytes: usize) -> Repeats {
        Repeats {
            seed,
            known: Arc::new(std::array::from_fn(|_| Mutex::default())),
            most: bytes / (2 * PARTS * WEIGHT),
            pieces: Vec::new(),
            fresh: Vec::new(),
            hashes: Vec::new(),
            bytes: Vec::new(),
        }
    }

    /// Tells what [`DetectorSet::scan`] tells of running text, and looks only at what was not seen before. `set` is
    /// the same in every call.
    pub fn scan(
        &mut self,
        set: &DetectorSet,
        text: Text<'_>,
        scratch: &mut Scratch,
        found: &mut dyn FnMut(Detection),
    ) {
        if text.layout.is_some() || text.owned.0 >= text.owned.1 {
            return set.scan(text, scratch, &mut |detection, _| found(detection));
        }
        self.divide(&text);
        let pieces = std::mem::take(&mut self.pieces);
        let owned = (text.owned.0 as usize, text.owned.1 as usize);
        let mut at = pieces.partition_point(|piece| piece.start < owned.0);
        let last = pieces.partition_point(|piece| piece.start < owned.1);
        while let Some(piece) = pieces.get(at).filter(|_| at < last) {
            if self.known(piece.key) {
                let known = self.fresh.iter();
                known.for_each(|detection| found(moved(*detection, piece.start, u32::wrapping_add)));
                at += 1;
            } else {
                let end = self.unknown(&pieces, at, last);
                self.look(set, &text, pieces.get(at..end).unwrap_or_default(), scratch, found);
                at = end;
            }
        }
        self.pieces = pieces;
    }

    /// Looks at neighbouring pieces, and remembers what is in them.
    fn look(
        &mut self,
        set: &DetectorSet,
        text: &Text<'_>,
        pieces: &[Piece],
        scratch: &mut Scratch,
        found: &mut dyn FnMut(Detection),
    ) {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
        let whole = around(text.content, first.start..last.end);
        let start = whole.start;
        let owned = ((first.start - start) as u32, (last.end - start) as u32);
        let content = text.content.get(whole).unwrap_or_default();
        let fresh = &mut self.fresh;
        fresh.clear();
        set.scan(Text { content, owned, ..*text }, scratch, &mut |detection, _| {
            let detection = moved(detection, start, u32::wrapping_add);
            fresh.push(detection);
            found(detection);
        });
        let fresh = std::mem::take(&mut self.fresh);
        let mut rest = fresh.as_slice();
        for piece in pieces {
            let (here, behind) = rest.split_at(
                rest.iter().take_while(|detection| (detection.span.start as usize) < piece.end).count(),
            );
            rest = behind;
            let here =
                here.iter().map(|detection| moved(*detection, piece.start, u32::wrapping_sub)).collect();
            self.part(piece.key).remember(piece.key, here, self.most);
        }
        self.fresh = fresh;
    }

    /// The end of the stretch from `at` on that is looked at in one go: known pieces in it that are shorter than
    /// what would be read beside them twice are looked at again.
    fn unknown(&self, pieces: &[Piece], at: usize, last: usize) -> usize {
        let mut end = at + 1;
        let mut seen = pieces.get(at).map_or(0, |piece| piece.end);
        for (index, piece) in pieces.iter().enumerate().take(last).skip(at + 1) {
            if !self.holds(piece.key) {
                (end, seen) = (index + 1, piece.end);
            } else if piece.end - seen > 2 * AROUND {
                break;
            }
        }
        end
    }

    /// The part in which a key is known, if it is.
    fn part(&self, key: u128) -> MutexGuard<'_, Part> {
        // What a thread that panicked left is whole: it is put in and taken out as one.
        let part = &self.known[(key >> 64) as usize % PARTS];
        part.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn holds(&self, key: u128) -> bool {
        let part = self.part(key);
        part.young.contains_key(&key) || part.old.contains_key(&key)
    }

    /// Whether a piece is known; then what was found in it is fresh in memory.
    fn known(&mut self, key: u128) -> bool {
        let mut fresh = std::mem::take(&mut self.fresh);
        fresh.clear();
        let is_known = match self.part(key).known(key, self.most) {
            Some(known) => {
                fresh.extend_from_slice(known);
                true
            }
            None => false,
        };
        self.fresh = fresh;
        is_known
    }

    /// Divides a text, and gives every piece its key.
    fn divide(&mut self, text: &Text<'_>) {
        let Repeats { seed, pieces, hashes, bytes, .. } = self;
        pieces.clear();
        hashes.clear();
        cut(text, &mut |range| {
            let piece = text.content.as_bytes().get(range.clone()).unwrap_or_default();
            hashes.push(xxh3_128_with_seed(piece, *seed));
            pieces.push(Piece { start: range.start, end: range.end, key: 0 });
        });
        let (mut first, mut last) = (0, 0);
        for index in 0..pieces.len() {
            let Some(&Piece { start, end, .. }) = pieces.get(index) else { break };
            while pieces.get(first + 1).is_some_and(|next| next.start + AROUND <= start) {
                first += 1;
            }
            while pieces.get(last).is_some_and(|piece| piece.end < end + AROUND) && last + 1 < pieces.len() {
                last += 1;
            }
            let begins = pieces.get(first).is_none_or(|piece| piece.start + AROUND > start);
            let ends = pieces.get(last).is_none_or(|piece| piece.end < end + AROUND);
            let edges = u8::from(begins) | u8::from(ends) << 1;
            let surroundings = hashes.get(first..=last).unwrap_or_default();
            let Some(piece) = pieces.get_mut(index) else { break };
            piece.key = key(surroundings, index - first, [edges, text.shape as u8], *seed, bytes);
        }
    }
}

/// The key of the piece with the number `at` among those around it, by their hashes; of a text that begins or ends
/// there or goes on, and of what shape.
fn key(surroundings: &[u128], at: usize, text: [u8; 2], seed: u64, memory: &mut Vec<u8>) -> u128 {
    memory.clear();
    memory.extend(surroundings.iter().flat_map(|hash| hash.to_le_bytes()));
    memory.extend([at as u8]);
    memory.extend(text);
    xxh3_128_with_seed(memory, seed)
}

/// Divides a text: what it owns begins and ends with a piece, too.
fn cut(text: &Text<'_>, each: &mut dyn FnMut(Range<usize>)) {
    let length = text.content.len();
    let owned = (text.owned.0 as usize, text.owned.1 as usize);
    for (mut start, end) in [(0, owned.0), (owned.0, owned.1), (owned.1, length)] {
        if length <= SHORTEST && start < end {
            each(start..end);
            continue;
        }
        let bytes = text.content.as_bytes().get(..end).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', bytes.get(start..).unwrap_or_default());
        let begin = start;
        for to in lines.map(|at| begin + at + 1).chain([end]) {
            while to - start > LONGEST {
                let cut = text.content.floor_char_boundary(start + LONGEST);
                each(start..cut);
                start = cut;
            }
            let is_chosen = to - start >= LEAST && chooses(bytes.get(..to).unwrap_or_default());
            if start < to && (is_chosen || to == end) {
                each(start..to);
                start = to;
            }
        }
    }
}

/// Whether a piece ends behind these bytes: what the last eight of them say.
fn chooses(before: &[u8]) -> bool {
    let Some(last) = before.last_chunk::<8>() else { return false };
    // A multiplicative hash: 2^64 divided by the golden ratio (Knuth, "The Art of Computer Programming", vol. 3,
    // section 6.4).
    let mixed = u64::from_le_bytes(*last).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed ^ mixed >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32 < (1 << 32) / LINES
}

/// A range and what surrounds it.
fn around(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start.saturating_sub(AROUND));
    start..text.ceil_char_boundary(range.end + AROUND)
}

/// A detection elsewhere.
fn moved(detection: Detection, by: usize, to: impl Fn(u32, u32) -> u32) -> Detection {
    let Span { start, end } = detection.span;
    Detection { span: Span { start: to(start, by as u32), end: to(end, by as u32) }, ..detection }
}

/// Keys are hashes already.
#[derive(Debug, Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u128(&mut self, key: u128) {
        self.0 = key as u64;
    }
}
