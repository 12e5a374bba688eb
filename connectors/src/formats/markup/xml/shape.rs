//! What the beginning of a document says of all of it: data or running text, and what its records are.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements that documents are made of. A document without its text in mixed content is told by them.
const DOCUMENTS: &[&str] = &[
    "TEI",
    "appendix",
    "article",
    "book",
    "chapter",
    "concept",
    "html",
    "office:document",
    "office:document-content",
    "para",
    "pkg:package",
    "preface",
    "refentry",
    "reference",
    "refsect1",
    "section",
    "sect1",
    "set",
    "svg",
    "svg:svg",
    "task",
    "topic",
    "w:document",
    "w:wordDocument",
];

/// Elements that stand within a line of text whatever else is there: runs of WordprocessingML and
/// DrawingML (ECMA-376 parts 1 section 17.3.2 and 21.1.2.3), spans of OpenDocument (section 6.1).
const INLINE: &[&str] =
    &["a:r", "a:t", "text:a", "text:s", "text:span", "tspan", "w:hyperlink", "w:r", "w:t"];

/// Events that are looked at.
const MOST_EVENTS: usize = 100_000;
/// Elements within each other.
const DEEPEST: usize = 256;

/// What a document looks like.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// Whether it is read as running text rather than as fields.
    pub(super) is_document: bool,
    /// Elements that stand within lines of text.
    pub(super) inline: BTreeSet<String>,
    /// The names that lead to the elements that are records, from the root on; empty where there are none.
    pub(super) record: Vec<String>,
}

/// A kind of element: its path.
#[derive(Default)]
struct Kind {
    parent: usize,
    name: String,
    depth: usize,
    children: BTreeMap<String, usize>,
    /// The most that stand in one parent.
    most: usize,
    has_structure: bool,
}

/// An element that is open.
struct Open {
    kind: usize,
    /// Bytes of text that stand in it itself.
    text: usize,
    children: BTreeMap<usize, usize>,
}

#[derive(Default)]
struct Survey {
    kinds: Vec<Kind>,
    stack: Vec<Open>,
    /// Elements beyond the deepest.
    deeper: usize,
    inline: BTreeSet<String>,
    mixed: usize,
    leaves: usize,
    mixed_elements: usize,
}

impl Shape {
    /// The shape of a document that begins with `head`.
    pub(super) fn of(head: &str) -> Shape {
        let mut survey = Survey::default();
        survey.kinds.push(Kind::default());
        survey.stack.push(Open { kind: 0, text: 0, children: BTreeMap::new() });
        let mut reader = Reader::from_str(head);
        let config = reader.config_mut();
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        config.allow_dangling_amp = true;
        for _ in 0..MOST_EVENTS {
            match reader.read_event() {
                Ok(Event::Start(start)) => survey.open(&start),
                Ok(Event::Empty(start)) => {
                    survey.open(&start);
                    survey.close();
                }
                Ok(Event::End(_)) => survey.close(),
                Ok(Event::Text(text)) => survey.text(&text),
                Ok(Event::CData(text)) => survey.text(&text),
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
        while survey.stack.len() > 1 {
            survey.close();
        }
        survey.close();
        survey.shape()
    }
}

impl Survey {
    fn open(&mut self, start: &BytesStart<'_>) {
        if self.stack.len() > DEEPEST {
            self.deeper += 1;
            return;
        }
        let next = self.kinds.len();
        let Some(parent) = self.stack.last_mut() else { return };
        let depth = self.kinds[parent.kind].depth + 1;
        let name = start.name().into_inner();
        let kind = match self.kinds[parent.kind].children.get(name) {
            Some(&kind) => kind,
            None => {
                self.kinds[parent.kind].children.insert(name.to_owned(), next);
                let parent = parent.kind;
                self.kinds.push(Kind { parent, name: name.to_owned(), depth, ..Kind::default() });
                next
            }
        };
        *parent.children.entry(kind).or_default() += 1;
        self.kinds[parent.kind].has_structure = true;
        self.kinds[kind].has_structure |= !start.attributes_raw().trim().is_empty();
        self.stack.push(Open { kind, text: 0, children: BTreeMap::new() });
    }

    fn close(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        // The document itself stays.
        let Some(open) = self.stack.pop() else { return };
        for (child, count) in &open.children {
            let kind = &mut self.kinds[*child];
            kind.most = kind.most.max(*count);
        }
        if open.children.is_empty() {
            self.leaves += open.text;
        } else if open.text > 0 && open.kind != 0 {
            self.mixed += open.text;
            self.mixed_elements += 1;
            for child in open.children.keys() {
                self.inline.insert(self.kinds[*child].name.clone());
            }
        }
        if self.stack.is_empty() && open.kind == 0 {
            self.stack.push(Open { kind: 0, text: 0, children: BTreeMap::new() });
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(open) = self.stack.last_mut() {
            open.text += text.trim().len();
        }
    }

    fn shape(self) -> Shape {
        let root = self.kinds[0].children.keys().next();
        let is_known = root.is_some_and(|root| DOCUMENTS.contains(&root.as_str()));
        let is_mixed = self.mixed_elements >= 2 && self.mixed * 3 >= self.mixed + self.leaves;
        // The elements next to the root that come again and again, and consist of something.
        let records =
            self.kinds.iter().enumerate().skip(1).filter(|(_, kind)| {
                kind.most >= 2 && kind.has_structure && !self.inline.contains(&kind.name)
            });
        let record = records.min_by_key(|(_, kind)| (kind.depth, std::cmp::Reverse(kind.most)));
        let mut names = Vec::new();
        let mut at = record.map_or(0, |(at, _)| at);
        while at != 0 {
            names.push(self.kinds[at].name.clone());
            at = self.kinds[at].parent;
        }
        names.reverse();
        let mut inline = self.inline;
        inline.extend(INLINE.iter().map(|name| (*name).to_owned()));
        Shape { is_document: is_known || is_mixed, inline, record: names }
    }
}

/// What can be told of a text that may be XML.
pub(in crate::formats::markup) struct Outline {
    /// The name of the first element.
    pub(in crate::formats::markup) root: String,
    /// Elements that begin.
    pub(in crate::formats::markup) elements: usize,
    /// Whether it breaks no rule, as far as it was looked at: one thing, each tag closed by its own, no text
    /// outside of elements.
    pub(in crate::formats::markup) is_well_formed: bool,
}

/// Looks at a text that may be XML; `whole`: nothing follows it.
pub(in crate::formats::markup) fn outline(text: &str, whole: bool) -> Option<Outline> {
    let mut reader = Reader::from_str(text);
    let mut outline = Outline { root: String::new(), elements: 0, is_well_formed: true };
    let mut depth = 0usize;
    for _ in 0..MOST_EVENTS {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                if outline.elements == 0 {
                    outline.root = start.name().into_inner().to_owned();
                }
                outline.elements += 1;
                depth += 1;
            }
            Ok(Event::Empty(start)) => {
                if outline.elements == 0 {
                    outline.root = start.name().into_inner().to_owned();
                }
                outline.elements += 1;
            }
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Text(text)) if depth == 0 && !text.trim().is_empty() => outline.is_well_formed = false,
            Ok(Event::GeneralRef(_)) if depth == 0 => outline.is_well_formed = false,
            Ok(Event::Eof) => {
                outline.is_well_formed &= depth == 0 || !whole;
                break;
            }
            Ok(_) => {}
            Err(_) => {
                // What is cut off is broken where it ends.
                let is_cut = !whole && matches!(reader.read_event(), Ok(Event::Eof));
                outline.is_well_formed &= is_cut;
                break;
            }
        }
    }
    (outline.elements > 0).then_some(outline)
}
