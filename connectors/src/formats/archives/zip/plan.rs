//! What of a zip is read, and by whom: told by its directory alone, so that all who read parts agree.

use super::directory::{Directory, Entries, Entry};
use super::{content, content::LOCAL};
use crate::formats::out::Reading;
use crate::formats::{Input, Kind, office};

/// Documents have fewer members than this.
const MOST_OF_DOCUMENT: usize = 20_000;

/// What the directory says of all members.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Members in the directory.
    pub(super) members: u64,
    /// Bytes of all compressed contents that are read.
    pub(super) packed: u64,
    /// The document that the zip is.
    pub(super) document: Option<Kind>,
    /// Which members share bytes with others and are not read, ascending.
    pub(super) overlapping: Vec<u64>,
    /// Where the members stand, from the header to the byte behind the content, ascending.
    pub(super) spans: Vec<(u64, u64)>,
}

/// Where a member stands.
struct Span {
    start: u64,
    end: u64,
    index: u64,
    packed: u64,
}

impl Plan {
    /// Looks at the directory, at no more than `most` of its members.
    pub(super) fn new(input: &Input<'_>, directory: &Directory, most: u64) -> Reading<Plan> {
        let mut plan = Plan::default();
        let mut entries = Entries::new(input, directory);
        let (mut spans, mut names, mut mimetype) = (Vec::new(), Vec::new(), None);
        while plan.members < most
            && let Some(entry) = entries.next()?
        {
            spans.push(span(&entry, plan.members, input.size()));
            if names.len() < MOST_OF_DOCUMENT {
                names.push(entry.name.to_ascii_lowercase());
            }
            if entry.name == b"mimetype" && mimetype.is_none() {
                mimetype = Some(entry);
            }
            plan.members += 1;
        }
        spans.sort_by_key(|span| (span.start, span.index));
        plan.spans = spans.iter().map(|span| (span.start, span.end)).collect();
        plan.find_overlaps(&spans, input.size());
        names.sort_unstable();
        let has = |name: &str| names.binary_search(&name.to_ascii_lowercase().into_bytes()).is_ok();
        let mimetype = mimetype.and_then(|entry| {
            let source = content::packed(input, &entry).ok()?;
            let mut content =
                content::Content::new(&entry, source, &mut content::Spare::default()).ok()??;
            Some(content::beginning(&mut content, 256))
        });
        plan.document = office::in_zip(&has, mimetype.as_deref());
        Ok(plan)
    }

    /// Whether two members share bytes is no harm by itself, as the sizes of one may be wrong. But members
    /// together have no more bytes than the file: where they claim to, those that stand within others are not
    /// read (<https://www.bamsoftware.com/hacks/zipbomb/>).
    fn find_overlaps(&mut self, spans: &[Span], size: u64) {
        let (mut reached, mut claimed) = (0, 0u64);
        for span in spans {
            let is_within = span.start < reached;
            if is_within && claimed.saturating_add(span.end - span.start) > size {
                self.overlapping.push(span.index);
                continue;
            }
            claimed = claimed.saturating_add(span.end - span.start);
            reached = reached.max(span.end);
            self.packed = self.packed.saturating_add(span.packed);
        }
        self.overlapping.sort_unstable();
    }

    /// Whether a member is not read because it shares bytes.
    pub(super) fn overlaps(&self, index: u64) -> bool {
        self.overlapping.binary_search(&index).is_ok()
    }
}

/// Where a member stands, as far as the file goes.
fn span(entry: &Entry, index: u64, size: u64) -> Span {
    let header = entry.offset.saturating_add(LOCAL as u64).min(size);
    let end = header.saturating_add(entry.packed);
    let (end, packed) = if end > size { (header, 0) } else { (end, entry.packed) };
    let start = entry.offset.min(end);
    Span { start, end, index, packed }
}
