//! From the skeleton of a text to the forms that have it.

use std::ops::Range;

use super::form::{Form, LONGEST, is_separator};
use super::tokens::Tokens;
use crate::{ContextWindow, Definition, DetectorId, marks::Marks, method::Identifier};

/// A form of a detector.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shaped {
    pub(crate) detector: DetectorId,
    /// See [`Table::form`].
    pub(crate) form: FormId,
    /// Whether such a value is written in groups.
    pub(crate) formatted: bool,
    pub(crate) check: fn(&[u8]) -> Option<crate::Evidence>,
    /// The confidence of such a value without any context, in per cent.
    pub(crate) bare: u8,
    /// How far words count for the detector.
    window: ContextWindow,
}

/// The forms of all detectors by their skeletons.
#[derive(Default)]
pub(crate) struct Table {
    /// Bits of keys.
    filter: Vec<u64>,
    /// Keys in ascending order, each with the place of its forms.
    keys: Vec<(u32, ShapesId)>,
    /// By the first bits of a key: where those begin that are as great or greater.
    starts: Vec<u32>,
    /// By the length of digits that stand alone: the place of their forms.
    alone: Vec<Option<ShapesId>>,
    shapes: Vec<Shapes>,
    forms: Vec<Form>,
    /// The forms of each detector, one behind the other.
    all: Vec<Shaped>,
    /// By detector: which of them.
    of_detector: Vec<Range<u32>>,
    /// Bits of how forms of several runs begin, see [`prefix`].
    prefixes: Vec<u64>,
    /// Bits of what stands before a further run of some form, see [`Skeleton::prefix`].
    begun: Vec<u64>,
}

/// The place of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FormId(u32);

/// The place of the forms of one skeleton.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ShapesId(u32);

/// The forms of one skeleton.
#[derive(Clone, Default)]
pub(crate) struct Shapes {
    /// Those first whose values need no context, the surest first; then by detector.
    pub(crate) list: Vec<Shaped>,
    /// The detectors of the list.
    pub(crate) detectors: Marks,
    /// The highest confidence that some detector gives such a value without any context.
    pub(crate) bare: u8,
    /// How far words count for any of the detectors.
    pub(crate) window: ContextWindow,
}

/// A key under construction: a rolling hash of a skeleton.
#[derive(Clone, Copy)]
pub(crate) struct Skeleton(u32);

impl Skeleton {
    pub(crate) const EMPTY: Skeleton = Skeleton(0x811c_9dc5);

    /// The skeleton with a run behind it.
    #[inline]
    #[must_use]
    pub(crate) fn run(self, length: u8) -> Skeleton {
        Skeleton((self.0 ^ u32::from(length)).wrapping_mul(0x0100_0193).rotate_left(7))
    }

    /// The skeleton with a separator behind it.
    #[inline]
    #[must_use]
    pub(crate) fn separator(self, byte: u8) -> Skeleton {
        Skeleton((self.0 ^ u32::from(byte) << 8).wrapping_mul(0x85eb_ca6b).rotate_left(11))
    }

    /// A number for a skeleton that ends with a separator.
    #[inline]
    fn prefix(self) -> usize {
        (self.0.wrapping_mul(0x9e37_79b1) >> (32 - BEGUN_BITS)) as usize
    }

    /// The key of a text of this skeleton, with letters or without.
    #[inline]
    pub(crate) fn key(self, letters: bool) -> u32 {
        (self.0 ^ u32::from(letters)).wrapping_mul(0x9e37_79b1)
    }
}

const FILTER_BITS: u32 = 14;
const START_BITS: u32 = 10;
const PREFIX_BITS: u32 = 16;
const BEGUN_BITS: u32 = 15;

/// A number for how a form of several runs begins: two lengths and what stands between.
#[inline]
fn prefix(first: usize, separator: u8, second: usize) -> usize {
    let mixed = (first as u32 | u32::from(separator) << 8 | (second as u32) << 16).wrapping_mul(0x9e37_79b1);
    (mixed >> (32 - PREFIX_BITS)) as usize
}

impl Table {
    /// A table of the identifiers of detectors, whose numbers ascend; the forms of one key stand in the order
    /// given. A form that cannot be read is left out: the tests of the catalogue find it.
    pub(crate) fn new<'i>(
        identifiers: impl Iterator<Item = (DetectorId, &'static Definition, &'i Identifier)>,
    ) -> Table {
        let mut table = Table {
            filter: vec![0; 1 << (FILTER_BITS - 6)],
            alone: vec![None; LONGEST + 1],
            prefixes: vec![0; 1 << (PREFIX_BITS - 6)],
            begun: vec![0; 1 << (BEGUN_BITS - 6)],
            ..Table::default()
        };
        for (detector, definition, identifier) in identifiers {
            let (precision, window) = (definition.precision, definition.window);
            let first = table.forms.len();
            for text in identifier.forms {
                let before = table.forms.len();
                if Form::parse(text, &mut table.forms).is_err() {
                    table.forms.truncate(before);
                }
            }
            for (index, form) in table.forms.iter().enumerate().skip(first) {
                let formatted = form.is_formatted();
                let bare = if formatted { precision.formatted } else { precision.alone };
                let form = FormId(index as u32);
                table.all.push(Shaped { detector, form, formatted, check: identifier.check, bare, window });
            }
            table.of_detector.resize(usize::from(detector.0) + 1, 0..0);
            let range = &mut table.of_detector[usize::from(detector.0)];
            let start = if range.start == range.end { first as u32 } else { range.start };
            *range = start..table.forms.len() as u32;
        }
        table.index();
        table
    }

    /// Makes the forms ready to be looked up.
    fn index(&mut self) {
        let mut keyed: Vec<(u32, Shaped)> = Vec::with_capacity(self.all.len());
        for index in 0..self.all.len() {
            let (form, shaped) = (self.forms[index], self.all[index]);
            let mut skeleton = Skeleton::EMPTY;
            for (index, (length, separator)) in form.runs().iter().enumerate() {
                skeleton = skeleton.run(*length);
                if *separator != 0 {
                    skeleton = skeleton.separator(*separator);
                    if index + 1 < form.runs().len() {
                        let bit = skeleton.prefix();
                        self.begun[bit / 64] |= 1 << (bit % 64);
                    }
                }
            }
            if let [(first, separator), (second, _), ..] = form.runs() {
                let bit = prefix((*first).into(), *separator, (*second).into());
                self.prefixes[bit / 64] |= 1 << (bit % 64);
            }
            if !form.is_numeric() {
                keyed.push((skeleton.key(true), shaped));
            }
            if !form.needs_letter() {
                if let [(length, 0)] = form.runs() {
                    let id = match self.alone[usize::from(*length)] {
                        Some(id) => id,
                        None => self.new_shapes(),
                    };
                    self.alone[usize::from(*length)] = Some(id);
                    self.shapes[id.0 as usize].push(shaped);
                } else {
                    keyed.push((skeleton.key(false), shaped));
                }
            }
        }
        keyed.sort_by_key(|(key, shaped)| (*key, shaped.detector));
        for (key, shaped) in keyed {
            let id = match self.keys.last() {
                Some((last, id)) if *last == key => *id,
                _ => {
                    let id = self.new_shapes();
                    self.keys.push((key, id));
                    id
                }
            };
            let bit = (key >> (32 - FILTER_BITS)) as usize;
            self.filter[bit / 64] |= 1 << (bit % 64);
            self.shapes[id.0 as usize].push(shaped);
        }
        let start = |bits: u32| self.keys.partition_point(|(key, _)| key >> (32 - START_BITS) < bits) as u32;
        self.starts = (0..=1 << START_BITS).map(start).collect();
        for shapes in &mut self.shapes {
            shapes.list.sort_by_key(|shaped| (std::cmp::Reverse(shaped.bare), shaped.detector));
        }
    }

    fn new_shapes(&mut self) -> ShapesId {
        self.shapes.push(Shapes::default());
        ShapesId(self.shapes.len() as u32 - 1)
    }

    /// The form at a place.
    #[inline]
    pub(crate) fn form(&self, id: FormId) -> &Form {
        &self.forms[id.0 as usize]
    }

    /// The forms of a detector.
    pub(crate) fn of_detector(&self, detector: DetectorId) -> &[Shaped] {
        let range = self.of_detector.get(usize::from(detector.0)).cloned().unwrap_or_default();
        &self.all[range.start as usize..range.end as usize]
    }

    /// The forms at a place.
    #[inline]
    pub(crate) fn get(&self, id: ShapesId) -> &Shapes {
        &self.shapes[id.0 as usize]
    }

    /// The forms of so many digits that stand alone.
    #[inline]
    pub(crate) fn alone(&self, digits: usize) -> Option<ShapesId> {
        self.alone.get(digits).copied().flatten()
    }

    /// Whether a form may begin with runs of these lengths.
    #[inline]
    pub(crate) fn may_begin(&self, first: usize, separator: u8, second: usize) -> bool {
        let bit = prefix(first, separator, second);
        self.prefixes.get(bit / 64).is_some_and(|word| word & 1 << (bit % 64) != 0)
    }

    /// Whether some form may go on behind the separator that the skeleton ends with.
    #[inline]
    fn goes_on(&self, skeleton: Skeleton) -> bool {
        let bit = skeleton.prefix();
        self.begun.get(bit / 64).is_some_and(|word| word & 1 << (bit % 64) != 0)
    }

    /// The forms with the skeleton of this key.
    #[inline]
    pub(crate) fn shapes(&self, key: u32) -> Option<ShapesId> {
        let bit = (key >> (32 - FILTER_BITS)) as usize;
        if self.filter.get(bit / 64).is_none_or(|word| word & 1 << (bit % 64) == 0) {
            return None;
        }
        let first = (key >> (32 - START_BITS)) as usize;
        let (from, to) = (*self.starts.get(first)?, *self.starts.get(first + 1)?);
        let keys = self.keys.get(from as usize..to as usize)?;
        keys.iter().find(|(found, _)| *found == key).map(|(_, id)| *id)
    }
}

impl Shapes {
    fn push(&mut self, shaped: Shaped) {
        self.bare = self.bare.max(shaped.bare);
        self.window.before = self.window.before.max(shaped.window.before);
        self.window.after = self.window.after.max(shaped.window.after);
        self.detectors = self.detectors.with(shaped.detector);
        self.list.push(shaped);
    }
}

/// Calls `found` with every stretch from the first run on that has the skeleton of some form: the end of its
/// text, and the forms. Identifiers end where no dash, dot or slash ties more to them.
#[inline]
pub(crate) fn stretches(table: &Table, mut tokens: Tokens<'_, '_>, mut found: impl FnMut(usize, ShapesId)) {
    let (mut skeleton, mut letters, mut first) = (Skeleton::EMPTY, false, true);
    let mut current = tokens.next();
    while let Some(token) = current {
        skeleton = skeleton.run(token.length);
        letters |= token.letters;
        let longer = is_separator(token.separator).then(|| skeleton.separator(token.separator));
        if token.separator == b')'
            && !first
            && let Some(shapes) = longer.and_then(|closed| table.shapes(closed.key(letters)))
        {
            found(token.end() + 1, shapes);
        }
        let longer = longer.filter(|longer| table.goes_on(*longer));
        let free = !matches!(token.separator, b'-' | b'.' | b'/' | b'+');
        let next = if free && longer.is_none() { None } else { tokens.next() };
        if free || next.is_none() {
            let shapes = match first {
                true if !letters => table.alone(token.length.into()),
                _ => table.shapes(skeleton.key(letters)),
            };
            if let Some(shapes) = shapes {
                found(token.end(), shapes);
            }
        }
        let (Some(longer), Some(_)) = (longer, next) else { return };
        (skeleton, current, first) = (longer, next, false);
    }
}
