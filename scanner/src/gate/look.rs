//! A closer look at one file: where its findings stand, which of them are new, what allows them.

use std::ops::Range;

use domesday_connectors::{Node, Place, Position, RecordKey};
use domesday_detectors::{Category, Confidence, DetectorId, Evidence};
use domesday_reports::{Finding, Masked, detector_id};

use super::added::Added;
use super::comments::{Comment, comments};
use super::lines::Lines;
use super::locate::{Wanted, locate};
use super::masked::{MaskedText, Span, structural};
use super::policy::{Policy, Ruling};
use crate::Allow;
use crate::allow::Subject;

/// What is known of a file before it is looked at.
pub(super) struct File<'f> {
    /// Its place.
    pub(super) place: &'f Place,
    /// Its path as git names it.
    pub(super) path: &'f [u8],
    /// Its bytes, where they are at hand.
    pub(super) bytes: Option<&'f [u8]>,
    /// Entries of the allow list that may hold for it.
    pub(super) listed: Vec<usize>,
    /// Whether its path is new, and not only its content.
    pub(super) new_path: bool,
    /// Whether the path leads on from a directory that is not looked at, though the engine sees its name.
    pub(super) relative: bool,
}

/// A finding of a file. Holds no value.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) place: Place,
    pub(super) line: Option<u64>,
    pub(super) columns: Option<(u64, u64)>,
    pub(super) text_columns: Option<(u64, u64)>,
    pub(super) record: Option<String>,
    pub(super) category: Category,
    pub(super) detector: DetectorId,
    pub(super) confidence: Confidence,
    pub(super) preview: Masked,
    pub(super) reserved: bool,
    pub(super) ruling: Ruling,
    /// Whether it counts: it stands in what is new.
    pub(super) added: bool,
    /// How much of the path is named by it, for a finding in a name.
    pub(super) named: Option<usize>,
    /// The fingerprints by line and by words.
    pub(super) prints: (String, String),
    /// The reason of the comment that allows it.
    pub(super) comment: Option<String>,
    /// The reason of the entry of the allow list that allows it.
    pub(super) listed: Option<String>,
}

/// What is wrong with a comment.
#[derive(Clone, Debug)]
pub(super) struct Remark {
    pub(super) line: u64,
    pub(super) what: String,
}

/// What a look at a file brought.
#[derive(Default)]
pub(super) struct Look {
    pub(super) seen: Vec<Seen>,
    pub(super) remarks: Vec<Remark>,
}

/// One finding of the engine with the place of its field.
#[derive(Clone, Copy)]
pub(super) struct Raw<'r> {
    /// The field.
    pub(super) place: &'r Place,
    /// The number of the field in the file.
    pub(super) field: usize,
    /// A column or a key, not running text.
    pub(super) structured: bool,
    /// The finding, with its value.
    pub(super) finding: &'r Finding,
}

impl Raw<'_> {
    fn value(&self) -> &str {
        self.finding.value.as_ref().map_or("", |value| value.reveal())
    }

    /// Whether its position is one in the file, not in a part or member of it.
    fn direct(&self, file: &Place) -> bool {
        self.place == file && !self.structured
    }

    /// Whether it is in a name: of the file, of a field, of a member.
    fn is_name(&self) -> bool {
        self.finding.position == Position::Whole
    }

    /// Whether it was read as running text.
    fn is_text(&self) -> bool {
        matches!(self.finding.position, Position::Bytes { .. })
    }
}

/// Looks at a file. `added` tells which of its lines are new, and is asked only where that matters.
pub(super) fn look(
    file: &File<'_>,
    raw: &[Raw<'_>],
    policy: &Policy,
    allow: Option<&Allow>,
    added: &mut dyn FnMut() -> Added,
) -> Look {
    let ruling = |raw: &Raw<'_>| {
        // The further lines of a value are told with the first.
        let finding = raw.finding;
        let whole = !finding.evidence.has(Evidence::PART);
        let elsewhere = file.relative
            && raw.is_name()
            && raw.place == file.place
            && named(file.path, raw.value()).is_none();
        (whole && !elsewhere)
            .then(|| policy.ruling(file.path, finding.category, finding.confidence))
            .flatten()
    };
    let ruled: Vec<(usize, Ruling)> =
        raw.iter().enumerate().filter_map(|(index, raw)| Some((index, ruling(raw)?))).collect();
    let lines = file.bytes.map(Lines::of);
    let mut comments = lines.as_ref().map(comments).unwrap_or_default();
    if ruled.is_empty() && comments.is_empty() {
        return Look::default();
    }
    // Only where something is found or allowed, the rest of the work is worth it.
    let wanted: Vec<Wanted<'_>> = (raw.iter())
        .map(|raw| Wanted {
            position: &raw.finding.position,
            direct: raw.direct(file.place),
            field: raw.field,
            value: raw.value(),
        })
        .collect();
    let spots = match &lines {
        Some(lines) => locate(lines, &wanted),
        None => vec![None; raw.len()],
    };
    let spans = raw.iter().zip(&spots).filter_map(|(raw, spot)| {
        let spot = spot.as_ref()?;
        Some(Span { start: spot.start, end: spot.end, category: raw.finding.category })
    });
    let masked = lines.as_ref().map(|lines| MaskedText::new(lines.text(), spans.collect()));
    let mut new: Option<Added> = None;
    let mut used = vec![false; comments.len()];
    let mut seen = Vec::with_capacity(ruled.len());
    for (index, ruling) in ruled {
        let (Some(raw), Some(spot)) = (raw.get(index), spots.get(index)) else { continue };
        let mut one = place_of(file, raw, ruling, spot.as_ref(), lines.as_ref());
        let last = match (spot, &lines) {
            (Some(spot), Some(lines)) => lines.position(spot.end.saturating_sub(1).max(spot.start)).0,
            _ => one.line.unwrap_or_default(),
        };
        one.added = match one.line {
            _ if one.named.is_some() => file.new_path,
            Some(line) if raw.is_text() => new.get_or_insert_with(&mut *added).any(line, last),
            _ => true,
        };
        one.prints = prints(file, raw, spot.as_ref(), masked.as_ref());
        let detector = detector_id(raw.finding.detector);
        if let Some(line) = one.line {
            for (comment, used) in comments.iter().zip(&mut used) {
                if comment.allows(line, last, raw.finding.category, detector) {
                    *used = true;
                    let reason = masked.as_ref().map(|masked| masked.told(&comment.reason));
                    one.comment = one.comment.take().or(reason);
                }
            }
        }
        one.listed = allow.and_then(|allow| {
            let field = raw.structured.then(|| String::from_utf8_lossy(&raw.place.name()).into_owned());
            let subject = Subject {
                category: raw.finding.category,
                detector,
                field: field.as_deref(),
                value: raw.value(),
                normal: "",
            };
            let entry = allow.permitting(&file.listed, &subject, raw.finding.subject)?;
            Some(entry.reason.clone().unwrap_or_else(|| "an entry of [[allow]]".to_owned()))
        });
        seen.push(one);
    }
    let remarks = if comments.is_empty() {
        Vec::new()
    } else {
        let new = new.get_or_insert_with(&mut *added);
        remarks(&mut comments, &used, new)
    };
    Look { seen, remarks }
}

/// What is wrong with comments in what is new.
fn remarks(comments: &mut Vec<Comment>, used: &[bool], new: &Added) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (comment, used) in comments.drain(..).zip(used) {
        if !new.any(comment.line, comment.line) {
            continue;
        }
        let what = if let Some(name) = comment.unknown().next() {
            // Whatever stands there may be a value.
            let is_id = name.len() <= 40 && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
            let name = if is_id { format!("`{name}`, which") } else { "something that".to_owned() };
            format!("this comment names {name} is no category: `domesday detectors` lists them")
        } else if !used {
            "this comment allows nothing that was found: remove it".to_owned()
        } else if comment.reason.is_empty() {
            "this comment gives no reason: write one behind the bracket".to_owned()
        } else {
            continue;
        };
        remarks.push(Remark { line: comment.line, what });
    }
    remarks
}

/// The finding with everything that tells where it stands.
fn place_of(
    file: &File<'_>,
    raw: &Raw<'_>,
    ruling: Ruling,
    spot: Option<&Range<usize>>,
    lines: Option<&Lines<'_>>,
) -> Seen {
    let finding = raw.finding;
    let mut seen = Seen {
        place: raw.place.clone(),
        line: None,
        columns: None,
        text_columns: None,
        record: None,
        category: finding.category,
        detector: finding.detector,
        confidence: finding.confidence,
        preview: finding.preview,
        reserved: finding.evidence.has(Evidence::RESERVED),
        ruling,
        added: true,
        named: None,
        prints: Default::default(),
        comment: None,
        listed: None,
    };
    if let (Some(spot), Some(lines)) = (spot, lines) {
        let (line, column) = lines.position(spot.start);
        seen.line = Some(line);
        let range = lines.range(line).unwrap_or(spot.clone());
        // A value of several lines ends, for whoever marks it, with its first.
        let end = spot.end.min(range.end.max(spot.start));
        seen.columns = Some((column, column + (end - spot.start) as u64));
        let count =
            |range: Range<usize>| lines.text().get(range).map_or(0, |text| text.chars().count() as u64);
        let first = count(range.start..spot.start) + 1;
        seen.text_columns = Some((first, first + count(spot.start..end)));
    } else if let Position::Bytes { line, column, start, end } = finding.position
        && raw.direct(file.place)
    {
        seen.line = Some(line);
        let is_one_line = !raw.value().contains('\n');
        seen.columns = is_one_line.then_some((column, column + (end - start)));
    } else if raw.is_name() && raw.place == file.place {
        seen.named = Some(named(file.path, raw.value()).unwrap_or(file.path.len()));
    } else {
        seen.record = record(file.place, raw);
    }
    seen
}

/// How many bytes of a path lead to the end of the name that holds a value; `None` where none does.
fn named(path: &[u8], value: &str) -> Option<usize> {
    // The dot before the kind of file was taken for a space.
    let text = String::from_utf8_lossy(path);
    let end = (text.find(value)).or_else(|| text.replace('.', " ").find(value)).map(|at| at + value.len());
    let end = end.filter(|_| text.len() == path.len())?;
    Some(path.iter().skip(end).position(|byte| *byte == b'/').map_or(path.len(), |slash| end + slash))
}

/// Where in the file something stands that has no line: `record 12`, `page 3`.
fn record(file: &Place, raw: &Raw<'_>) -> Option<String> {
    let within = raw.place.ancestors().take_while(|place| *place != file);
    let mut told: Vec<String> = within
        .filter_map(|place| match place.node() {
            Node::Member(name) => Some(String::from_utf8_lossy(name).into_owned()),
            Node::Part { key, value } if key != "col" => {
                Some(format!("{key} {}", String::from_utf8_lossy(value)))
            }
            _ => None,
        })
        .collect();
    told.reverse();
    if let Position::Record { key: RecordKey::Ordinal(number), .. } = raw.finding.position {
        told.push(format!("record {number}"));
    }
    (!told.is_empty()).then(|| told.join(", "))
}

/// The fingerprints of a finding: of its line and words in running text; elsewhere of its place, and of its line
/// where the file has lines: what is read as records today may be read as text under another name.
fn prints(
    file: &File<'_>,
    raw: &Raw<'_>,
    spot: Option<&Range<usize>>,
    masked: Option<&MaskedText<'_>>,
) -> (String, String) {
    let (category, preview) = (raw.finding.category, &raw.finding.preview);
    let text = spot.zip(masked);
    if let (Some((spot, masked)), true) = (text, raw.is_text()) {
        return (masked.line(spot, category, preview), masked.words(spot, category, preview));
    }
    let mut within = within(file.place, raw.place);
    if raw.is_name() {
        within.push_str("\u{1f}name");
    }
    let print = structural(&within, category, preview);
    let line = text.map(|(spot, masked)| masked.line(spot, category, preview));
    (print.clone(), line.unwrap_or(print))
}

/// The place of a field within its file, without what changes when something is put in before it: the numbers
/// of pages and slides.
fn within(file: &Place, field: &Place) -> String {
    let mut nodes: Vec<String> = (field.ancestors().take_while(|place| *place != file))
        .filter(|place| !matches!(place.node(), Node::Part { key: "page" | "slide", .. }))
        .map(|place| match place.parent() {
            Some(parent) => {
                let (whole, outer) = (place.to_string(), parent.to_string());
                whole.strip_prefix(&outer).map_or_else(|| whole.clone(), str::to_owned)
            }
            None => place.to_string(),
        })
        .collect();
    nodes.reverse();
    nodes.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_up_to_its_component() {
        for (path, value, expected) in [
            ("a/jane@b.cd/c.txt", "jane@b.cd", Some("a/jane@b.cd")),
            ("a/x jane doe.txt", "jane doe", Some("a/x jane doe.txt")),
            ("a/call 020 7946 0018.txt", "020 7946 0018", Some("a/call 020 7946 0018.txt")),
            ("a/b", "gone", None),
        ] {
            assert_eq!(named(path.as_bytes(), value).map(|end| &path[..end]), expected);
        }
    }

    #[test]
    fn places_within_a_file_lose_their_page_numbers() {
        let file = Place::filesystem().item(b"x.zip");
        for (place, expected) in [
            (file.clone(), ""),
            (file.member(b"a/b.pdf").page(3), "!/a/b.pdf"),
            (file.part("sheet", b"Q1").column("e mail"), "#sheet=Q1#col=e%20mail"),
            (file.path(&[domesday_connectors::Key::Name(b"a"), domesday_connectors::Key::Any]), "#/a/*"),
        ] {
            assert_eq!(within(&file, &place), expected);
        }
    }
}
