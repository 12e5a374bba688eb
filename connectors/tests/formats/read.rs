//! Reads bytes as the program does: risky formats in a process of their own.

use std::collections::BTreeMap;
use std::sync::Arc;

use domesday_connectors::filesystem::{ReadOutcome, Reader, ReaderOptions};
use domesday_connectors::{Isolation, Limits};

use crate::support::{Recorder, Told, payload};

/// The variable that makes this test program a reader's process.
pub(crate) const IS_READER: &str = "DOMESDAY_TEST_READER";

/// What a file has told.
pub(crate) struct File {
    /// Of the file itself.
    pub(crate) told: Told,
    /// Of the places in it, by their spelling without `file:///` and the file's name: `!/a.txt`, `#page=1`.
    pub(crate) places: BTreeMap<String, Told>,
    pub(crate) outcome: ReadOutcome,
}

impl File {
    /// The running text of a place in the file; empty where there is none.
    pub(crate) fn text(&self, place: &str) -> String {
        if place.is_empty() {
            return self.told.all_text();
        }
        self.places.get(place).map(Told::all_text).unwrap_or_default()
    }

    /// The values of a field of a place in the file, record by record. `field`: how its place ends, behind
    /// that of `place` (`#col=email`).
    pub(crate) fn column(&self, place: &str, field: &str) -> Vec<String> {
        if place.is_empty() {
            return self.told.column(field);
        }
        self.places.get(place).map(|told| told.column(field)).unwrap_or_default()
    }

    /// All gaps: where, behind the name of the file, and the reason.
    pub(crate) fn gaps(&self) -> Vec<(String, String)> {
        let all = [&self.told].into_iter().chain(self.places.values());
        let gaps = all.flat_map(|told| &told.gaps);
        gaps.map(|gap| (inner(&gap.place.to_string()), gap.reason.to_string())).collect()
    }

    /// Everything that was read, in no order to rely on: texts and values.
    pub(crate) fn everything(&self) -> String {
        let all = [&self.told].into_iter().chain(self.places.values());
        all.map(|told| {
            let values: Vec<String> = told.values.values().flatten().cloned().collect();
            format!("{}\n{}\n", told.all_text(), values.join("\n"))
        })
        .collect()
    }
}

/// What stands behind the name of the file.
fn inner(place: &str) -> String {
    let path = place.strip_prefix("file:///").unwrap_or(place);
    path.find(['!', '#']).map(|at| path[at..].to_owned()).unwrap_or_default()
}

/// How this program starts itself as a reader's process.
pub(crate) fn isolation() -> Isolation {
    Isolation {
        program: std::env::current_exe().unwrap(),
        arguments: ["--exact", "isolation::a_process_for_readers", "--nocapture"].map(Into::into).to_vec(),
        variables: vec![(IS_READER.into(), "1".into())],
    }
}

/// Options as the program has them.
pub(crate) fn options() -> ReaderOptions {
    ReaderOptions { count_lines: true, isolation: Some(Arc::new(isolation())), ..ReaderOptions::default() }
}

/// Reads bytes that are called `name`.
pub(crate) fn read(name: &str, bytes: &[u8]) -> File {
    read_with(name, bytes, options())
}

/// Reads bytes within limits.
pub(crate) fn read_within(name: &str, bytes: &[u8], limits: Limits) -> File {
    read_with(name, bytes, ReaderOptions { limits, ..options() })
}

/// Reads bytes with options.
pub(crate) fn read_with(name: &str, bytes: &[u8], options: ReaderOptions) -> File {
    let mut reader = Reader::new(options);
    let mut recorder = Recorder::default();
    let opened = reader.open(payload(name, bytes)).expect("bytes can be opened");
    let outcome = reader.read(&opened, &mut recorder);
    let places = recorder.places.into_iter().map(|(place, told)| (inner(&place), told)).collect();
    File { told: recorder.told, places, outcome }
}
