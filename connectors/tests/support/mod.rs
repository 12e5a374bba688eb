//! A visitor that keeps what it is told, and checks what every batch has to hold.
// Each test uses some of it.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use domesday_connectors::filesystem::{
    Base, Filesystem, Opened, Os, PartStart, PartSummary, Reader, ReaderOptions,
};
use domesday_connectors::{Batch, Content, FieldId, FieldName, Gap, Lease, Payload, Place, Visitor};
use domesday_connectors::{Connector, Listed, Scope};
use tempfile::TempDir;

/// What a reading has told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// Places of the fields, by id.
    pub(crate) fields: Vec<String>,
    /// Names of the fields, by id.
    pub(crate) names: Vec<String>,
    /// Values by record, from 1, and field.
    pub(crate) values: BTreeMap<(u64, String), Vec<String>>,
    /// Stretches of running text that follow each other, by offset.
    pub(crate) text: BTreeMap<u64, String>,
    /// The line and line start of each batch of running text, at the first byte it owns.
    pub(crate) lines: BTreeMap<u64, (u64, u64)>,
    /// Whether all running text looked like source.
    pub(crate) source: bool,
    pub(crate) gaps: Vec<Gap>,
    pub(crate) counted: Option<(Vec<u64>, Vec<u64>, u64)>,
    pub(crate) batches: usize,
}

impl Told {
    /// All running text.
    pub(crate) fn all_text(&self) -> String {
        self.text.values().map(String::as_str).collect()
    }

    /// The values of a field, record by record.
    pub(crate) fn column(&self, place_end: &str) -> Vec<String> {
        let of_field = self.values.iter().filter(|((_, field), _)| field.ends_with(place_end));
        of_field.flat_map(|(_, values)| values.clone()).collect()
    }

    pub(crate) fn reasons(&self) -> Vec<String> {
        self.gaps.iter().map(|gap| gap.reason.to_string()).collect()
    }
}

/// Collects, with addresses as they are told.
#[derive(Default)]
pub(crate) struct Recorder {
    /// What was told of the unit itself, or of the place that is being read.
    pub(crate) told: Told,
    /// What was told of each place within the unit. A place that is entered again has `(2)` behind it.
    pub(crate) places: BTreeMap<String, Told>,
    around: Vec<(String, Told)>,
}

impl Visitor for Recorder {
    fn enter(&mut self, place: &Place) {
        self.around.push((place.to_string(), std::mem::take(&mut self.told)));
    }

    fn leave(&mut self) {
        let (mut place, around) = self.around.pop().expect("a place that is left was entered");
        let told = std::mem::replace(&mut self.told, around);
        let again = self.places.keys().filter(|known| known.split(" (").next() == Some(&place)).count();
        if again > 0 {
            place = format!("{place} ({})", again + 1);
        }
        self.places.insert(place, told);
    }

    fn field(&mut self, id: FieldId, name: FieldName<'_>) {
        assert_eq!(id as usize, self.told.fields.len(), "ids count from 0");
        self.told.fields.push(name.place.to_string());
        self.told.names.push(name.name.to_owned());
    }

    fn batch(&mut self, batch: Batch<'_>) {
        let told = &mut self.told;
        told.batches += 1;
        let (own, end) = (batch.owned.0 as usize, batch.owned.1 as usize);
        assert!(own < end && end <= batch.text.len(), "a batch owns something, in its text");
        let owned = &batch.text[own..end];
        let Some(cells) = batch.cells else {
            let at = batch.offset + own as u64;
            let newlines = batch.text[..own].matches('\n').count() as u64;
            let line_start = match batch.text[..own].rfind('\n') {
                Some(newline) => batch.offset + newline as u64 + 1,
                None => batch.line_start,
            };
            told.lines.insert(at, (batch.lines_before + newlines, line_start));
            told.source = batch.source;
            let before = told.text.range_mut(..=at).next_back();
            match before {
                Some((start, text)) if start + text.len() as u64 == at => text.push_str(owned),
                Some((start, text)) => {
                    assert!(start + (text.len() as u64) < at, "owned once");
                    told.text.insert(at, owned.to_owned());
                }
                None => {
                    told.text.insert(at, owned.to_owned());
                }
            }
            return;
        };
        assert!(!cells.is_empty());
        assert!(cells.iter().all(|cell| cell.start < cell.end), "empty values are no cells");
        assert!(cells.windows(2).all(|pair| pair[0].end <= pair[1].start), "sorted and disjoint");
        for (index, cell) in cells.iter().enumerate() {
            let (start, stop) = (own.max(cell.start as usize), end.min(cell.end as usize));
            let value = &batch.text[start..stop];
            let key = (batch.first_record + u64::from(cell.record), told.fields[cell.field as usize].clone());
            let values = told.values.entry(key).or_default();
            let came_before = batch.offset + (start - cell.start as usize) as u64;
            if index == 0 && came_before > 0 {
                let last = values.last_mut().expect("a value that goes on has begun");
                assert_eq!(last.len() as u64, came_before, "pieces follow each other");
                last.push_str(value);
            } else {
                values.push(value.to_owned());
            }
        }
    }

    fn gap(&mut self, gap: Gap) {
        self.told.gaps.push(gap);
    }

    fn counted(&mut self, values: &[u64], records: &[u64], all_records: u64) {
        assert!(self.told.counted.is_none(), "counted once");
        assert_eq!(values.len(), self.told.fields.len());
        assert_eq!(records.len(), self.told.fields.len());
        self.told.counted = Some((values.to_vec(), records.to_vec(), all_records));
    }
}

pub(crate) fn payload(name: &str, bytes: &[u8]) -> Payload {
    Payload {
        place: Place::filesystem().item(name.as_bytes()),
        content: Content::Bytes(bytes.to_vec(), Lease::none()),
    }
}

/// Reads bytes from beginning to end.
pub(crate) fn read(name: &str, bytes: &[u8], options: ReaderOptions) -> Told {
    let mut reader = Reader::new(options.clone());
    let mut recorder = Recorder::default();
    let opened = reader.open(payload(name, bytes)).expect("bytes can be opened");
    let outcome = reader.read(&opened, &mut recorder);
    assert_eq!(outcome.whole, recorder.told.gaps.is_empty());
    recorder.told
}

/// Reads bytes in one go, with the usual options.
pub(crate) fn read_plain(name: &str, bytes: &[u8]) -> Told {
    read(name, bytes, ReaderOptions { count_lines: true, ..ReaderOptions::default() })
}

/// Reads bytes in parts, the last part first, and puts them together.
pub(crate) fn read_parts(name: &str, bytes: &[u8], options: ReaderOptions) -> Told {
    let mut reader = Reader::new(options.clone());
    let opened = reader.open(payload(name, bytes)).expect("bytes can be opened");
    let Some(parts) = opened.parts() else { return read(name, bytes, options.clone()) };
    let mut guesses: Vec<(PartSummary, Told)> =
        (0..parts).rev().map(|index| part(&mut reader, &opened, index, None)).collect();
    guesses.reverse();
    let mut all = Told::default();
    let mut truth = opened.first_part();
    for (index, (mut summary, mut told)) in guesses.into_iter().enumerate() {
        if !summary.begins_at(&truth) {
            (summary, told) = part(&mut reader, &opened, index as u32, Some(truth));
        }
        add(&mut all, told, &summary.start.base, &truth.base);
        truth = summary.next(&truth);
    }
    assert_eq!(truth.offset, bytes.len() as u64, "parts cover the unit");
    all
}

pub(crate) fn part<O: Os>(
    reader: &mut Reader<O>,
    opened: &Opened<O>,
    index: u32,
    start: Option<PartStart>,
) -> (PartSummary, Told) {
    let mut recorder = Recorder::default();
    let summary = reader.read_part(opened, index, start, &mut recorder);
    (summary, recorder.told)
}

/// Adds the addresses of a part, counted from `assumed`, as they are from `truth`.
pub(crate) fn add(all: &mut Told, told: Told, assumed: &Base, truth: &Base) {
    let shift = |offset: u64| offset + truth.offset - assumed.offset;
    for (offset, text) in told.text {
        let at = shift(offset);
        match all.text.range_mut(..at).next_back() {
            Some((start, before)) if start + before.len() as u64 == at => before.push_str(&text),
            _ => {
                all.text.insert(at, text);
            }
        }
    }
    for (offset, (line, line_start)) in told.lines {
        let start = if line_start == assumed.line_start { truth.line_start } else { shift(line_start) };
        all.lines.insert(shift(offset), (line + truth.lines - assumed.lines, start));
    }
    for ((record, field), values) in told.values {
        all.values.insert((record + truth.records - assumed.records, field), values);
    }
    let counted = told.counted.unwrap_or_default();
    let totals = all.counted.get_or_insert_default();
    for (id, place) in told.fields.iter().enumerate() {
        let known = all.fields.iter().position(|field| field == place).unwrap_or_else(|| {
            all.fields.push(place.clone());
            all.names.push(told.names[id].clone());
            totals.0.push(0);
            totals.1.push(0);
            all.fields.len() - 1
        });
        totals.0[known] += counted.0[id];
        totals.1[known] += counted.1[id];
    }
    totals.2 += counted.2;
    all.gaps.extend(told.gaps);
    all.batches += told.batches;
}

/// A listing: places relative to the directory, and `reason` or nothing.
pub(crate) fn list<O: Os>(
    connector: &Filesystem<O>,
    below: &Path,
    scope: &Scope,
) -> Vec<(String, Option<String>)> {
    let mut prefix = Place::filesystem().item(&below.as_os_str().as_bytes()[1..]).to_string();
    prefix.push('/');
    let mut listed = Vec::new();
    connector.list(scope, &mut |one| {
        let (place, reason) = match one {
            Listed::Unit(unit) => (unit.place, None),
            Listed::Gap(gap) => (gap.place, Some(gap.reason.id().to_owned())),
        };
        let place = place.to_string();
        listed.push((place.strip_prefix(&prefix).unwrap_or(&place).to_owned(), reason));
        ControlFlow::Continue(())
    });
    listed
}

/// A directory with files of these paths and their paths as content.
pub(crate) fn tree(paths: &[&str]) -> TempDir {
    let directory = tempfile::tempdir().expect("a directory");
    for path in paths {
        let path = directory.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(&path, path.to_str().expect("UTF-8")).expect("written");
    }
    directory
}
