//! Why a text is or is not a finding.

use std::fmt;

use crate::{
    Cell, Detection, DetectorSet, FieldHint, Scratch, Shape, Text, catalog,
    cue::Scanner,
    marks::Marks,
    site::{Candidate, Site},
};

/// What the engine saw in a text: anchors, candidates with their evidence, what overlapped what. Spans
/// are in bytes; no part of the text is repeated.
#[derive(Clone, Debug, Default)]
pub struct Explanation {
    hint: FieldHint,
    anchors: Vec<(&'static str, Vec<u32>)>,
    /// What the field's name names, and words in the text: where, and which detectors.
    named: Vec<String>,
    cues: Vec<(u32, u32, Vec<String>)>,
    spans: Vec<(u32, u32)>,
    fallen: Vec<(String, String)>,
    found: Vec<(String, Detection)>,
}

impl DetectorSet {
    /// Explains what is found in `text`, as the value of `field` where one is given.
    pub fn explain(&self, text: &str, field: Option<&str>) -> Explanation {
        let hint = field.map_or(FieldHint::NONE, |name| self.field(name));
        let mut explanation = Explanation { hint, ..Explanation::default() };
        let cells = [Cell { start: 0, end: text.len() as u32, field: 0 }];
        let hints = [hint];
        let whole = (0, text.len() as u32);
        let input = match field {
            Some(_) => Text {
                content: text,
                layout: Some(&cells[..]),
                fields: &hints,
                owned: whole,
                shape: Shape::Value,
            },
            None => Text::prose(text),
        };
        let Explanation { anchors, fallen, found, spans, .. } = &mut explanation;
        let mut fallen_spans = Vec::new();
        self.scan_with(
            input,
            &mut Scratch::default(),
            &mut |name, list| match anchors.iter_mut().find(|(known, ..)| *known == name) {
                Some((.., known)) => known.extend_from_slice(list),
                None => anchors.push((name, list.to_vec())),
            },
            &mut |candidate, over| {
                fallen_spans.push((candidate.start, candidate.end));
                fallen.push((self.describe(candidate), self.describe(over)));
            },
            &mut |detection, _| {
                spans.push((detection.span.start, detection.span.end));
                let id = self.definition(detection.detector).map_or("?", |d| d.id);
                found.push((id.to_owned(), detection));
            },
        );
        spans.append(&mut fallen_spans);
        explanation.named = self.ids(hint.specific, hint.category);
        let site = Site { text: text.as_bytes(), lo: 0, hi: text.len(), hint: &hint, shape: Shape::Prose };
        Scanner::each(&self.compiled.vocabulary, &site, |start, end, meaning| {
            explanation.cues.push((start, end, self.ids(meaning.specific, meaning.category)));
        });
        explanation
    }

    /// The detectors that a word names, those by category after those by name, a few of them.
    fn ids(&self, specific: Marks, category: Marks) -> Vec<String> {
        const FEW: usize = 6;
        let all: Vec<&str> = specific
            .iter()
            .chain(category.iter())
            .filter_map(|detector| Some(self.definition(detector)?.id))
            .collect();
        let more = (all.len() > FEW).then(|| format!("{} more", all.len() - FEW));
        all.iter().take(FEW).map(|id| (*id).to_owned()).chain(more).collect()
    }

    fn describe(&self, c: &Candidate) -> String {
        let id = self.definition(c.detector).map_or("?", |d| d.id);
        let evidence: Vec<&str> = c.evidence.ids().collect();
        format!("{id} at {}..{} ({} %; {})", c.start, c.end, c.confidence.percent(), evidence.join(", "))
    }
}

/// Anchors of one kind that are told one by one.
const MANY: usize = 20;

impl Explanation {
    /// The findings, with the ids of their detectors.
    pub fn findings(&self) -> impl Iterator<Item = (&str, Detection)> {
        self.found.iter().map(|(id, detection)| (id.as_str(), *detection))
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(part) = self.hint.address_part() {
            writeln!(f, "the field's name speaks of a part of an address: {}", part.id())?;
        }
        if self.hint.speaks() {
            let names: Vec<&str> =
                crate::Category::ALL.iter().filter(|c| self.hint.names(**c)).map(|c| c.id()).collect();
            let mut says = names.join(", ");
            if self.hint.is(FieldHint::FAX) {
                says.push_str(", fax");
            }
            if self.hint.is(FieldHint::UNLIKELY) {
                says.push_str("something that only looks like personal data");
            }
            writeln!(f, "the field's name speaks of: {says}")?;
        }
        if !self.named.is_empty() {
            writeln!(f, "the field's name names: {}", self.named.join(", "))?;
        }
        for (start, end, ids) in &self.cues {
            let says = if ids.is_empty() {
                "says that a number is something else".to_owned()
            } else {
                format!("names {}", ids.join(", "))
            };
            writeln!(f, "word: bytes {start}..{end}: {says}")?;
        }
        if self.anchors.is_empty() {
            writeln!(f, "anchors: none: nothing in the text could begin a value")?;
        }
        for (name, list) in &self.anchors {
            for &at in list.iter().take(MANY) {
                let led = self.spans.iter().any(|&(start, end)| (start..end).contains(&at));
                let outcome = if led { "led to a candidate" } else { "their checks did not pass" };
                writeln!(f, "anchor: {name} at byte {at}: {outcome}")?;
            }
            if list.len() > MANY {
                writeln!(f, "anchor: {name} at {} more places", list.len() - MANY)?;
            }
        }
        for (candidate, over) in &self.fallen {
            writeln!(f, "overlapped: {candidate} fell to {over}")?;
        }
        for (id, d) in &self.found {
            let evidence: Vec<&str> = d.evidence.ids().collect();
            writeln!(
                f,
                "finding: {} by {id} at {}..{}, confidence {} ({}); evidence: {}",
                d.category,
                d.span.start,
                d.span.end,
                d.confidence.percent(),
                d.confidence.level().id(),
                evidence.join(", "),
            )?;
            if let Some(definition) = catalog::ALL.iter().find(|x| x.id == id.as_str()) {
                writeln!(f, "  standard: {} <{}>", definition.standard.name, definition.standard.url)?;
            }
        }
        if self.found.iter().any(|(_, d)| d.confidence < crate::Level::Medium.floor()) {
            writeln!(f, "findings below 50 are reported only with a lower --min-confidence")?;
        }
        if self.found.is_empty() {
            writeln!(
                f,
                "no finding; `domesday detectors show ID` tells what a detector asks of a value, and what looks alike"
            )?;
        }
        Ok(())
    }
}
