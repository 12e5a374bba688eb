//! The comparison as JSON: `schema/diff.schema.json`.

use std::io::{self, Write};

use serde::Serialize;

use super::{Breach, Change, Comparison, scanned};

/// The version of the document.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'c> {
    version: u32,
    /// When the two were last scanned.
    before: &'c str,
    after: &'c str,
    breaches: Vec<BreachObject<'c>>,
    changes: Vec<ChangeObject<'c>>,
}

#[derive(Serialize)]
struct BreachObject<'c> {
    /// Which rule of the policy, from 1.
    rule: usize,
    kind: &'static str,
    place: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<&'static str>,
    says: &'c str,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'c str,
}

#[derive(Serialize)]
struct ChangeObject<'c> {
    kind: &'static str,
    place: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exposure: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'c str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    before: &'c str,
    #[serde(skip_serializing_if = "str::is_empty")]
    after: &'c str,
}

impl<'c> BreachObject<'c> {
    fn of(breach: &'c Breach) -> BreachObject<'c> {
        BreachObject {
            rule: breach.rule + 1,
            kind: breach.kind.id(),
            place: &breach.place,
            category: breach.category.map(|category| category.id()),
            says: &breach.says,
            reason: &breach.reason,
        }
    }
}

impl<'c> ChangeObject<'c> {
    fn of(change: &'c Change) -> ChangeObject<'c> {
        ChangeObject {
            kind: change.kind.id(),
            place: &change.place,
            category: change.category.map(|category| category.id()),
            confidence: change.category.map(|_| change.confidence),
            exposure: change.exposure.map(|exposure| exposure.id()),
            reason: change.reason.as_deref(),
            before: &change.before,
            after: &change.after,
        }
    }
}

pub(super) fn write(comparison: &Comparison<'_>, out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        version: VERSION,
        before: scanned(comparison.before),
        after: scanned(comparison.after),
        breaches: comparison.breaches.iter().map(BreachObject::of).collect(),
        changes: comparison.diff.changes.iter().map(ChangeObject::of).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}
