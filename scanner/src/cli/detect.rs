//! `domesday detect`: personal data in text on standard input.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::sync::Arc;

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use domesday::{Allow, Subject};
use domesday_detectors::{Cell, Confidence, Detection, DetectorSet, Evidence, Scratch, Shape, Text};
use serde::{Deserialize, Serialize, Serializer};

use super::options::Detecting;
use super::{custom, text};
use crate::config::Loaded;
use crate::exit::Exit;

/// Detect personal data in text on standard input
#[derive(Debug, Args)]
#[command(after_help = "\
With --jsonl, each line of the input is an object {\"id\": string, \"text\": string, \"field\"?: string}, and \
each line of the output, in the same order, {\"id\", \"findings\": [{\"start\", \"end\", \"category\", \
\"detector\", \"confidence\", \"level\", \"evidence\"}]}. Offsets are bytes of the text in UTF-8, the end \
exclusive. A line that is no such object is answered by {\"error\": ..}, and the exit status is 2.

Examples:
  echo 'write to ada@lovelace.org' | domesday detect
  domesday detect --format jsonl < letter.txt
  echo '{\"id\": \"1\", \"field\": \"phone\", \"text\": \"020 7946 0018\"}' | domesday detect --jsonl")]
pub(super) struct Detect {
    /// Read one JSON object a line and answer each with one
    #[arg(long, conflicts_with_all = ["format", "show_values"])]
    jsonl: bool,

    /// The form of the findings in plain text
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: Format,

    /// Show values in clear
    #[arg(long)]
    show_values: bool,

    #[command(flatten)]
    detecting: Detecting,
}

/// The form of findings in plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A table for people
    Terminal,
    /// One JSON object a line
    Jsonl,
}

impl Detect {
    /// Detects.
    pub(super) fn run(&self, loaded: &Loaded) -> anyhow::Result<Exit> {
        let key = custom::key(loaded)?;
        let wanted = Wanted {
            set: DetectorSet::new(&self.detecting.options(loaded, key.as_ref())?)?,
            least: self.detecting.min_confidence(loaded),
            allow: custom::allow(loaded, key)?,
        };
        let input = BufReader::with_capacity(1 << 18, io::stdin().lock());
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        let exit = if self.jsonl {
            lines(&wanted, input, &mut out)?
        } else {
            text::detect(&wanted, input, &mut out, self.format, self.show_values)?;
            Exit::Done
        };
        out.flush()?;
        Ok(exit)
    }
}

/// What is reported.
pub(super) struct Wanted {
    pub(super) set: DetectorSet,
    least: Confidence,
    allow: Option<Arc<Allow>>,
}

impl Wanted {
    /// Whether a detection in `text`, in the field of that name, is reported.
    pub(super) fn has(&self, detection: &Detection, text: &str, field: Option<&str>) -> bool {
        if detection.confidence < self.least {
            return false;
        }
        let Some(allow) = &self.allow else { return true };
        let value = text.get(detection.span.range()).unwrap_or_default();
        let mut normal = String::new();
        self.set.normalize(detection.detector, value, &mut normal);
        let detector = self.detector(detection);
        let category = detection.category;
        !allow.allows(&Subject { category, detector, field, value, normal: &normal })
    }

    /// The id of the detector of a detection.
    fn detector(&self, detection: &Detection) -> &'static str {
        self.set.definition(detection.detector).map_or("", |definition| definition.id)
    }

    /// The finding for a detection in a text that starts at `offset`.
    pub(super) fn found(&self, detection: &Detection, offset: u64) -> Found {
        Found {
            start: offset + u64::from(detection.span.start),
            end: offset + u64::from(detection.span.end),
            category: detection.category.id(),
            detector: self.detector(detection),
            confidence: detection.confidence.percent(),
            level: detection.confidence.level().id(),
            evidence: detection.evidence,
        }
    }
}

/// A line of the input.
#[derive(Deserialize)]
struct Request<'l> {
    #[serde(borrow)]
    id: Cow<'l, str>,
    #[serde(borrow)]
    text: Cow<'l, str>,
    field: Option<Cow<'l, str>>,
}

/// A line of the output.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'l> {
    Found { id: &'l str, findings: &'l [Found] },
    Failed { error: &'l str },
}

/// A finding in a text, as the contract has it.
#[derive(Serialize)]
pub(super) struct Found {
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) category: &'static str,
    pub(super) detector: &'static str,
    pub(super) confidence: u8,
    pub(super) level: &'static str,
    #[serde(serialize_with = "evidence")]
    pub(super) evidence: Evidence,
}

fn evidence<S: Serializer>(evidence: &Evidence, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(evidence.ids())
}

fn lines(wanted: &Wanted, mut input: BufReader<impl io::Read>, out: &mut impl Write) -> anyhow::Result<Exit> {
    let mut exit = Exit::Done;
    let mut scratch = Scratch::default();
    let (mut line, mut findings) = (Vec::new(), Vec::new());
    loop {
        if input.buffer().is_empty() {
            // The next read may wait: whoever feeds us line by line wants the answers first.
            out.flush()?;
        }
        line.clear();
        if input.read_until(b'\n', &mut line).context("cannot read standard input")? == 0 {
            return Ok(exit);
        }
        match request(&line) {
            Ok(request) => {
                findings.clear();
                examine(&wanted.set, &request, &mut scratch, &mut |detection, _| {
                    if wanted.has(&detection, &request.text, request.field.as_deref()) {
                        findings.push(wanted.found(&detection, 0));
                    }
                });
                findings.sort_by_key(|found| (found.start, found.end));
                serde_json::to_writer(&mut *out, &Answer::Found { id: &request.id, findings: &findings })
            }
            Err(error) => {
                exit = Exit::Error;
                serde_json::to_writer(&mut *out, &Answer::Failed { error })
            }
        }
        .map_err(io::Error::from)?;
        out.write_all(b"\n")?;
    }
}

/// The request of a line. What is wrong is told without a word of the line: it may be personal.
fn request(line: &[u8]) -> Result<Request<'_>, &'static str> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let request: Request<'_> = serde_json::from_slice(line).map_err(|error| match error.classify() {
        _ if std::str::from_utf8(line).is_err() => "the line is not UTF-8",
        serde_json::error::Category::Data => {
            "the line is not an object with the strings `id` and `text` and maybe `field`"
        }
        _ => "the line is not JSON",
    })?;
    if u32::try_from(request.text.len()).is_err() {
        return Err("the text is longer than 4 GiB");
    }
    Ok(request)
}

fn examine(
    set: &DetectorSet,
    request: &Request<'_>,
    scratch: &mut Scratch,
    found: &mut dyn FnMut(Detection, u32),
) {
    let content = &*request.text;
    let Some(name) = &request.field else { return set.scan(Text::prose(content), scratch, found) };
    let end = content.len() as u32;
    let cells = [Cell { start: 0, end, field: 0 }];
    let fields = [set.field(name)];
    let text =
        Text { content, layout: Some(&cells[..]), fields: &fields, owned: (0, end), shape: Shape::Value };
    set.scan(text, scratch, found);
}
