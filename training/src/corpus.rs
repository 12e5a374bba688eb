//! Labelled texts.

use std::{fs, ops::Range, path::Path};

use anyhow::Context as _;
use domesday_detectors::person::Place;
use serde::Deserialize;

/// A text in which every name of a person is marked.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// Its name in its source.
    pub(crate) id: String,
    /// The text.
    pub(crate) text: String,
    /// The names of persons, in bytes.
    pub(crate) people: Vec<Range<usize>>,
    /// What kind of value it is.
    pub(crate) place: Place,
    /// The source.
    pub(crate) source: String,
    /// Documents of one group are never divided between training and test.
    pub(crate) group: String,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    spans: Vec<Label>,
    kind: Option<String>,
    template: Option<String>,
    template_id: Option<i64>,
}

#[derive(Deserialize)]
struct Label {
    start: usize,
    end: usize,
    label: String,
}

/// A file of labelled texts, one JSON object a line.
pub(crate) struct Source {
    /// The name in reports.
    pub(crate) name: &'static str,
    /// The file, below the directory of data.
    pub(crate) file: &'static str,
}

/// The sources, in the order of reports.
pub(crate) const SOURCES: &[Source] = &[
    Source { name: "presidio_research_v2", file: "presidio_research_v2/data.jsonl" },
    Source { name: "presidio_research_gen", file: "presidio_research_gen/data.jsonl" },
    Source { name: "uner_en", file: "uner_en/en_ewt-ud-dev.jsonl" },
    Source { name: "wnut17", file: "wnut17/dev.jsonl" },
    Source { name: "btc", file: "btc/dev.jsonl" },
    Source { name: "composite_synth", file: "composite_synth/dev.jsonl" },
    Source { name: "meddocan_es", file: "meddocan_es/dev.jsonl" },
    Source { name: "eds_pseudo_fr", file: "eds_pseudo_fr/data.jsonl" },
    Source { name: "uner_pt", file: "uner_multi/pt_bosque-ud-test.jsonl" },
    Source { name: "uner_sv", file: "uner_multi/sv_talbanken-ud-test.jsonl" },
    Source { name: "person_values", file: "names_probablepeople/person_values_dev.jsonl" },
    Source { name: "company_values", file: "names_probablepeople/company_values_dev.jsonl" },
    Source { name: "us_addresses", file: "addr_usaddress/train_pure.jsonl" },
    Source { name: "us_addresses_text", file: "addr_usaddress/train_in_context.jsonl" },
];

/// Reads one source.
///
/// # Errors
/// When the file cannot be read, or a line is not as it should be.
pub(crate) fn read(data: &Path, source: &Source) -> anyhow::Result<Vec<Document>> {
    let path = data.join(source.file);
    let content = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let lines = content.lines().filter(|line| !line.trim().is_empty()).enumerate();
    lines
        .map(|(number, line)| {
            let line: Line = serde_json::from_str(line)
                .with_context(|| format!("{}, line {}", path.display(), number + 1))?;
            Ok(document(line, source.name))
        })
        .collect()
}

fn document(line: Line, source: &str) -> Document {
    let mut offsets: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    offsets.push(line.text.len());
    let byte = |at: usize| offsets.get(at).copied().unwrap_or(line.text.len());
    let people = line.spans.iter().filter(|span| span.label == "PERSON");
    let people = people.map(|span| byte(span.start)..byte(span.end)).collect();
    let value = matches!(line.kind.as_deref(), Some("value" | "validate"));
    let group = match (line.template_id, line.template) {
        (Some(id), _) => format!("presidio {id}"),
        (_, Some(template)) => template,
        _ => line.id.clone(),
    };
    Document {
        id: line.id,
        text: line.text,
        people,
        place: if value { Place::Name } else { Place::Text },
        source: source.to_owned(),
        group,
    }
}
