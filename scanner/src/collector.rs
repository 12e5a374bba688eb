//! The visitor of the scan: batches of text in, tallies and findings a field out.

use std::path::PathBuf;

use domesday_connectors::{Batch, Cell, FieldId, FieldName, Gap, Node, Place, Position, RecordKey, Visitor};
use domesday_detectors::{
    Confidence, Detection, DetectorSet, Evidence, FieldHint, Layout, Repeats, Scratch, Shape, Text,
};
use domesday_reports::{Finding, Key, Masked, Redacted};
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::Allow;
use crate::allow::Subject;
use crate::fields::{Field, FieldOutcomes, Fields};
use crate::order::fresh;
use crate::suppression::Suppressed;
use crate::watch::Watch;

/// What a scan wants of its findings.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'s> {
    pub(crate) detectors: &'s DetectorSet,
    pub(crate) min_confidence: Confidence,
    /// Single findings, not only tallies.
    pub(crate) findings: bool,
    pub(crate) show_values: bool,
    /// The key, where pseudonyms are to be made.
    pub(crate) pseudonyms: Option<&'s Key>,
    /// What is not to be reported.
    pub(crate) allow: Option<&'s Allow>,
    /// What must not be there, where there are such lists.
    pub(crate) suppressed: Option<&'s Suppressed>,
    /// The seed of the keyed hash of distinct counts.
    pub(crate) seed: u64,
}

impl Wanted<'_> {
    /// Whether a detection is certain enough, and not on the allow list.
    #[inline]
    fn keeps(
        &self,
        detection: &Detection,
        allowed: &[usize],
        field: Option<&str>,
        value: &str,
        normal: &mut String,
    ) -> bool {
        if detection.confidence < self.min_confidence {
            return false;
        }
        let Some(allow) = self.allow.filter(|_| !allowed.is_empty()) else { return true };
        normal.clear();
        self.detectors.normalize(detection.detector, value, normal);
        let detector = self.detectors.definition(detection.detector).map_or("", |definition| definition.id);
        let subject = Subject { category: detection.category, detector, field, value, normal };
        !allow.permits(allowed, &subject)
    }
}

/// The path of a unit in its system; of a file in a git repository, that of the working tree.
fn path_of(unit: &Place) -> PathBuf {
    if matches!(unit.root().node(), Node::System { scheme: "git+file", .. }) {
        let mut names: Vec<String> = (unit.ancestors())
            .filter_map(|place| match place.node() {
                Node::Item(name) => Some(String::from_utf8_lossy(name).into_owned()),
                _ => None,
            })
            .collect();
        names.push(String::new());
        names.reverse();
        return PathBuf::from(names.join("/"));
    }
    let text = unit.to_string();
    let path = text.strip_prefix("file://").unwrap_or(&text);
    let bytes: Vec<u8> = percent_encoding::percent_decode_str(path).collect();
    PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
}

/// How many values of a tally are looked at for a preview: where masks repeat, more would only cost.
const PREVIEWED: u64 = 64;

/// Collects what is found in one unit, or one part of it. One a worker; emptied between units.
pub(crate) struct Collector<'s> {
    wanted: Wanted<'s>,
    scratch: Scratch,
    /// Running text that was looked at before, where units repeat it.
    repeats: Option<Repeats>,
    normal: String,
    /// The place that is being looked at.
    here: Here,
    /// Places around it, from the unit inward.
    around: Vec<Here>,
    /// The fields of places within the unit that were left.
    left: Fields,
    /// Entries of the allow list that may hold for the unit.
    allowed: Vec<usize>,
    gaps: Vec<Gap>,
    pending: usize,
}

/// One place while it is being looked at: the unit, or a member, page or sheet of it.
#[derive(Default)]
struct Here {
    place: Place,
    /// Fields by [`FieldId`], and what their names say.
    fields: Vec<Field>,
    hints: Vec<FieldHint>,
    /// What is looked at in their values.
    watch: Watch,
    /// The names of fields, where the allow list may ask.
    names: Vec<String>,
    /// Running text, and the name of the place itself.
    text: Option<Field>,
    /// The name of the last member: directories that it lies in were looked at.
    member: Vec<u8>,
    records: u64,
}

impl Here {
    fn new(place: Place) -> Here {
        Here { place, ..Here::default() }
    }

    fn into_fields(self) -> impl Iterator<Item = Field> {
        self.text.into_iter().chain(self.fields)
    }
}

/// What was collected of one unit or part.
pub(crate) struct Collected {
    pub(crate) fields: Vec<Field>,
    pub(crate) gaps: Vec<Gap>,
    /// Records of the unit itself.
    pub(crate) records: u64,
}

impl<'s> Collector<'s> {
    pub(crate) fn new(wanted: Wanted<'s>, repeats: Option<Repeats>) -> Collector<'s> {
        Collector {
            wanted,
            scratch: Scratch::default(),
            repeats,
            normal: String::new(),
            here: Here::default(),
            around: Vec::new(),
            left: Fields::default(),
            allowed: Vec::new(),
            gaps: Vec::new(),
            pending: 0,
        }
    }

    /// Starts on a unit, or on a part of one.
    pub(crate) fn begin(&mut self, unit: &Place) {
        self.here = Here::new(unit.clone());
        self.around.clear();
        self.left = Fields::default();
        if let Some(allow) = self.wanted.allow {
            self.allowed = allow.of_path(&path_of(unit));
        }
        self.gaps.clear();
        self.pending = 0;
    }

    /// How many single findings wait to be taken.
    pub(crate) fn pending(&self) -> usize {
        self.pending
    }

    /// Takes the findings of fields whose addresses are final; the tallies go on.
    pub(crate) fn take_findings(&mut self) -> FieldOutcomes {
        self.pending = 0;
        let open = self.around.iter_mut().chain([&mut self.here]);
        let open = open.flat_map(|here| here.text.iter_mut().chain(&mut here.fields));
        let fields = self.left.iter_mut().chain(open);
        fields.filter(|field| !field.findings.is_empty()).map(Field::take_findings).collect()
    }

    /// Takes what was collected.
    pub(crate) fn take(&mut self) -> Collected {
        // A reader that failed may not have left all places.
        while !self.around.is_empty() {
            self.leave();
        }
        let unit = std::mem::take(&mut self.here);
        let left = std::mem::take(&mut self.left);
        self.pending = 0;
        let records = unit.records;
        let fields = unit.into_fields().chain(left.into_inner()).collect();
        Collected { fields, gaps: std::mem::take(&mut self.gaps), records }
    }

    /// Looks at a name of the unit's path: an address may itself be personal data.
    pub(crate) fn name(&mut self, name: &[u8]) {
        if may_hold(name) {
            let mut name = String::from_utf8_lossy(name).into_owned();
            // What follows the last dot is the kind of file, no part of a domain.
            if let Some(dot) = name.rfind('.').filter(|dot| (2..=6).contains(&(name.len() - dot))) {
                name.replace_range(dot..=dot, " ");
            }
            let Collector { wanted, scratch, normal, here, pending, allowed, .. } = self;
            wanted.detectors.scan(Text::name(&name), scratch, &mut |detection, _| {
                let value = &name[detection.span.range()];
                if wanted.keeps(&detection, allowed, None, value, normal) {
                    let field = running(&mut here.text, &here.place);
                    count(wanted, field, &detection, value, normal);
                    if wanted.findings {
                        *pending += 1;
                        field.findings.push(finding(wanted, &detection, value, normal, Position::Whole));
                    }
                }
            });
        }
    }
}

/// Whether a name can hold anything that a detector would report: most names cannot, and there are many.
fn may_hold(name: &[u8]) -> bool {
    name.iter().filter(|byte| byte.is_ascii_digit()).count() >= 4
        || name.contains(&b'@')
        || name.contains(&b':')
        || DetectorSet::may_name_person(name)
}

/// The field of running text.
fn running<'f>(text: &'f mut Option<Field>, place: &Place) -> &'f mut Field {
    text.get_or_insert_with(|| Field::new(place.clone(), FieldHint::NONE, false))
}

/// Counts one detection. A further line of a value is counted with it.
#[inline]
fn count(wanted: &Wanted<'_>, field: &mut Field, detection: &Detection, value: &str, normal: &mut String) {
    normal.clear();
    wanted.detectors.normalize(detection.detector, value, normal);
    if detection.evidence.has(Evidence::PART) {
        return;
    }
    let hash = xxh3_64_with_seed(normal.as_bytes(), wanted.seed);
    let tally = field.tally(detection);
    tally.add(detection.confidence, detection.evidence, hash);
    if wanted.suppressed.is_some_and(|suppressed| suppressed.holds(hash)) {
        tally.suppressed += 1;
    }
    if tally.values <= PREVIEWED && tally.wants_preview() {
        tally.add_preview(Masked::of(detection.category, detection.detector, value));
    }
}

/// One finding. `normal` holds the normal form of the value.
fn finding(
    wanted: &Wanted<'_>,
    detection: &Detection,
    value: &str,
    normal: &str,
    position: Position,
) -> Finding {
    Finding {
        position,
        category: detection.category,
        detector: detection.detector,
        confidence: detection.confidence,
        evidence: detection.evidence,
        preview: Masked::of(detection.category, detection.detector, value),
        value: wanted.show_values.then(|| Redacted::new(value)),
        subject: wanted.pseudonyms.map(|key| key.pseudonym(detection.category, normal)),
    }
}

/// Whether what was found is the value as a whole, or most of it: `Dr. Jane Doe` is a name.
fn is_whole(found: usize, value: &str) -> bool {
    found * 5 >= value.trim().len() * 3
}

/// An offset in a value of which a piece stands in the batch, `before` bytes behind its beginning. Values of
/// 4 GiB and more have their last addresses at the limit.
fn within(before: u64, offset: u32) -> u32 {
    u32::try_from(before + u64::from(offset)).unwrap_or(u32::MAX)
}

/// The cells of a batch as the detectors see them.
struct Cells<'b>(&'b [Cell]);

impl Layout for Cells<'_> {
    #[inline]
    fn len(&self) -> usize {
        self.0.len()
    }

    #[inline]
    fn cell(&self, index: usize) -> domesday_detectors::Cell {
        let Cell { start, end, field, .. } = self.0[index];
        domesday_detectors::Cell { start, end, field }
    }

    fn record(&self, index: usize) -> u32 {
        self.0[index].record
    }
}

impl Visitor for Collector<'_> {
    fn enter(&mut self, place: &Place) {
        let around = std::mem::replace(&mut self.here, Here::new(place.clone()));
        self.around.push(around);
        let name = match place.node() {
            Node::Member(name) => {
                let around = self.around.last_mut().map(|around| &mut around.member);
                let fresh = around.map_or(0, |last| fresh(name, last));
                name.get(fresh..).unwrap_or_default()
            }
            Node::Part { value, .. } => value,
            _ => &[],
        };
        if !name.is_empty() {
            self.name(name);
        }
    }

    fn leave(&mut self) {
        let Some(around) = self.around.pop() else { return };
        let here = std::mem::replace(&mut self.here, around);
        let records = Some(here.records);
        here.into_fields().for_each(|field| self.left.add(Field { records, ..field }));
    }

    fn field(&mut self, id: FieldId, name: FieldName<'_>) {
        let hint = self.wanted.detectors.field(name.name);
        debug_assert_eq!(id as usize, self.here.fields.len(), "fields are numbered in order");
        let mut field = Field::new(name.place.clone(), hint, true);
        if may_hold(name.name.as_bytes()) {
            let Collector { wanted, scratch, normal, pending, allowed, .. } = self;
            wanted.detectors.scan(Text::name(name.name), scratch, &mut |detection, _| {
                let value = &name.name[detection.span.range()];
                if wanted.keeps(&detection, allowed, Some(name.name), value, normal) {
                    count(wanted, &mut field, &detection, value, normal);
                    if wanted.findings {
                        *pending += 1;
                        field.findings.push(finding(wanted, &detection, value, normal, Position::Whole));
                    }
                }
            });
        }
        self.here.hints.push(hint);
        self.here.watch.add(hint);
        if self.wanted.allow.is_some() {
            self.here.names.push(name.name.to_owned());
        }
        self.here.fields.push(field);
    }

    fn declared(&mut self, id: FieldId, declared_type: &str) {
        if let Some(field) = self.here.fields.get_mut(id as usize) {
            field.declared = Some(declared_type.into());
        }
    }

    fn batch(&mut self, batch: Batch<'_>) {
        let Collector { wanted, scratch, repeats, normal, here, allowed, pending, .. } = self;
        let Here { place, fields, hints, watch, names, text, .. } = here;
        let shape = if batch.source { Shape::Source } else { Shape::Prose };
        match batch.cells {
            None => {
                let input = Text::<[domesday_detectors::Cell]> {
                    content: batch.text,
                    layout: None,
                    fields: &[],
                    owned: batch.owned,
                    shape,
                };
                let mut lines = Lines::new(&batch);
                let mut found = |detection: Detection| {
                    let value = &batch.text[detection.span.range()];
                    if !wanted.keeps(&detection, allowed, None, value, normal) {
                        return;
                    }
                    let field = running(text, place);
                    count(wanted, field, &detection, value, normal);
                    if wanted.findings {
                        *pending += 1;
                        let position = lines.position(&detection);
                        field.findings.push(finding(wanted, &detection, value, normal, position));
                    }
                };
                match repeats {
                    Some(repeats) => repeats.scan(wanted.detectors, input, scratch, &mut found),
                    None => wanted.detectors.scan(input, scratch, &mut |detection, _| found(detection)),
                }
            }
            Some(cells) => {
                watch.look(&batch, cells, fields);
                let input = Text {
                    content: batch.text,
                    layout: Some(&Cells(cells)),
                    fields: hints,
                    owned: batch.owned,
                    shape: Shape::Value,
                };
                wanted.detectors.scan(input, scratch, &mut |detection, index| {
                    let cell = cells[index as usize];
                    let Some(field) = fields.get_mut(cell.field as usize) else { return };
                    let value = &batch.text[detection.span.range()];
                    let name = names.get(cell.field as usize).map(String::as_str);
                    if !wanted.keeps(&detection, allowed, name, value, normal) {
                        return;
                    }
                    count(wanted, field, &detection, value, normal);
                    if !detection.evidence.has(Evidence::PART) {
                        let whole =
                            is_whole(value.len(), &batch.text[cell.start as usize..cell.end as usize]);
                        let record = batch.first_record + u64::from(cell.record);
                        field.reached(detection.category, record, whole);
                    }
                    if wanted.findings {
                        *pending += 1;
                        let known = batch.keys.and_then(|keys| keys.get(cell.record as usize));
                        let ordinal = RecordKey::Ordinal(batch.first_record + u64::from(cell.record));
                        let position = Position::Record {
                            key: known.copied().unwrap_or(ordinal),
                            start: within(batch.offset, detection.span.start - cell.start),
                            end: within(batch.offset, detection.span.end - cell.start),
                        };
                        field.findings.push(finding(wanted, &detection, value, normal, position));
                    }
                });
            }
        }
    }

    fn gap(&mut self, gap: Gap) {
        self.gaps.push(gap);
    }

    fn counted(&mut self, values: &[u64], _records: &[u64], all_records: u64) {
        for (field, values) in self.here.fields.iter_mut().zip(values) {
            field.values += values;
        }
        self.here.records += all_records;
    }
}

/// Lines and columns of the findings of one batch, counted from one finding to the next.
struct Lines<'b> {
    text: &'b [u8],
    /// Up to where line ends are counted.
    counted: usize,
    /// Line ends before that.
    lines: u64,
    /// Where the line begins that `counted` stands in, in the decoded content.
    line_start: u64,
    offset: u64,
}

impl<'b> Lines<'b> {
    fn new(batch: &Batch<'b>) -> Lines<'b> {
        Lines {
            text: batch.text.as_bytes(),
            counted: 0,
            lines: batch.lines_before,
            line_start: batch.line_start,
            offset: batch.offset,
        }
    }

    fn position(&mut self, detection: &Detection) -> Position {
        let at = detection.span.start as usize;
        let between = &self.text[self.counted..at];
        if let Some(last) = memchr::memrchr(b'\n', between) {
            self.lines += memchr::memchr_iter(b'\n', between).count() as u64;
            self.line_start = self.offset + (self.counted + last + 1) as u64;
        }
        self.counted = at;
        let start = self.offset + at as u64;
        Position::Bytes {
            start,
            end: self.offset + u64::from(detection.span.end),
            line: self.lines + 1,
            column: start.saturating_sub(self.line_start) + 1,
        }
    }
}
