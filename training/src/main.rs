//! Trains the model of names of persons, and measures it.

// A program for people who work on the model: its report is its output.
#![allow(clippy::print_stdout)]

mod corpus;
mod crf;
mod score;
#[cfg(test)]
mod tests;
mod weights;

use std::{
    collections::BTreeMap,
    fs,
    ops::Range,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use clap::Parser;
use corpus::{Document, SOURCES};
use crf::{Example, Settings};
use domesday_detectors::person::{
    Place,
    training::{self, Word},
};
use domesday_detectors::{Category, FieldHint};
use domesday_training::{generate::Generator, lists::Lists, rng::Rng};
use score::Score;
use sha2::{Digest as _, Sha256};

/// Train the model of names of persons.
#[derive(Parser)]
struct Arguments {
    /// The directory of labelled data
    #[arg(long)]
    data: PathBuf,
    /// Names to make sentences of: lines of language, `given` or `family`, name, weight
    #[arg(long)]
    names: Option<PathBuf>,
    /// How many sentences are made
    #[arg(long, default_value_t = 15_000)]
    sentences: usize,
    /// Where to write the weights that are learned from everything
    #[arg(long)]
    out: Option<PathBuf>,
    /// Measure by cross-validation with this many folds, 0 for none
    #[arg(long, default_value_t = 5)]
    folds: usize,
    #[arg(long, default_value_t = 1086)]
    seed: u64,
    #[arg(long, default_value_t = 10)]
    epochs: usize,
    #[arg(long, default_value_t = 0.1)]
    rate: f64,
    #[arg(long, default_value_t = 1e-4)]
    penalty: f64,
    #[arg(long, default_value_t = 3)]
    fewest: u32,
    /// Divide by documents, not by templates: sentences of one template then stand on both sides
    #[arg(long)]
    by_document: bool,
    /// Kinds of features that are left out
    #[arg(long, value_delimiter = ',')]
    without: Vec<u64>,
    /// The least probability of a name that is found
    #[arg(long, default_value_t = 0.0)]
    least: f32,
    /// What speaks for a name, before anything is seen
    #[arg(long, default_value_t = 0.3)]
    bias: f32,
    /// How many errors of each source are shown, with the text of the labelled data
    #[arg(long, default_value_t = 0)]
    errors: usize,
    /// Only errors of this source
    #[arg(long)]
    of: Option<String>,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let settings = Settings {
        seed: arguments.seed,
        epochs: arguments.epochs,
        rate: arguments.rate,
        penalty: arguments.penalty,
        fewest: arguments.fewest,
        without: arguments.without.iter().fold(0, |sum, kind| sum | 1 << kind),
    };
    let mut documents = Vec::new();
    for source in SOURCES {
        documents.extend(corpus::read(&arguments.data, source)?);
    }
    let labelled = documents.len();
    if let Some(path) = &arguments.names {
        documents.extend(made(path, arguments.sentences, arguments.seed)?);
    }
    println!("{labelled} labelled documents, {} made", documents.len() - labelled);
    let mut unreached = BTreeMap::<&str, [usize; 2]>::new();
    let examples: Vec<Vec<Example>> = documents
        .iter()
        .map(|document| {
            let (examples, missed) = examples(document);
            let counts = unreached.entry(document.source.as_str()).or_default();
            counts[0] += missed;
            counts[1] += document.people.len();
            examples
        })
        .collect();
    for (source, [missed, all]) in &unreached {
        println!("{source:24} {missed:5} of {all:5} names in no run");
    }
    if arguments.folds > 1 {
        cross_validate(&arguments, &settings, &documents, &examples);
    }
    if let Some(out) = &arguments.out {
        let all: Vec<&Example> = examples.iter().flatten().collect();
        let learned = crf::learn(&all, &settings);
        let (bytes, lost) = weights::bytes(&learned);
        let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        fs::write(out, &bytes).with_context(|| format!("cannot write {}", out.display()))?;
        println!("{} features, {lost} without a row; sha256 {digest}", learned.features.len());
    }
    Ok(())
}

/// Sentences of names, as documents.
fn made(path: &Path, count: usize, seed: u64) -> anyhow::Result<Vec<Document>> {
    let content = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let lists = Lists::parse(&content).map_err(anyhow::Error::msg)?;
    let mut generator = Generator::new(&lists, seed).map_err(anyhow::Error::msg)?;
    let mut random = Rng::new(seed);
    (0..count)
        .map(|number| {
            let sentence = generator.sentence().map_err(anyhow::Error::msg)?;
            // Lines are joined in many texts: names then follow on names.
            let flat = sentence.field.is_none() && random.number() % 100 < 12;
            let text = if flat { sentence.text.replace('\n', " ") } else { sentence.text };
            let place = match &sentence.field {
                None => Place::Text,
                Some(field) if FieldHint::of(field).names(Category::PersonName) => Place::Name,
                Some(field) if FieldHint::of(field).speaks() => Place::Else,
                Some(_) => Place::Value,
            };
            Ok(Document {
                id: format!("made-{number}"),
                text,
                people: sentence.people,
                place,
                source: "made".to_owned(),
                group: "made".to_owned(),
            })
        })
        .collect()
}

/// The number of a document, and the names found in it.
type Found = (usize, Vec<Range<usize>>);

/// The runs of a document with their labels, and how many names stand in none.
fn examples(document: &Document) -> (Vec<Example>, usize) {
    let mut examples = Vec::new();
    let mut reached = vec![false; document.people.len()];
    training::runs(&document.text, document.place, |words| {
        let mut labels: Vec<u8> = Vec::with_capacity(words.len());
        let mut last = None;
        for word in &words {
            let holder = holder(&document.people, word);
            // Titles stand outside, wherever a source draws the line.
            let holder = holder.filter(|_| !(word.title && last != holder));
            labels.push(match holder {
                None => 0,
                Some(_) if holder == last => 2,
                Some(_) => 1,
            });
            if let Some(index) = holder {
                reached[index] = true;
            }
            last = holder;
        }
        examples.push(Example { words, labels, weight: if document.source == "made" { 0.4 } else { 1.0 } });
    });
    (examples, reached.iter().filter(|reached| !**reached).count())
}

fn holder(people: &[Range<usize>], word: &Word) -> Option<usize> {
    people.iter().position(|person| person.start < word.span.end && word.span.start < person.end)
}

fn cross_validate(
    arguments: &Arguments,
    settings: &Settings,
    documents: &[Document],
    examples: &[Vec<Example>],
) {
    let fold_of = |document: &Document| {
        let group = if arguments.by_document { &document.id } else { &document.group };
        let digest = Sha256::digest(group.as_bytes());
        // What is made is trained on in every fold, and scores in none.
        if document.source == "made" { usize::MAX } else { usize::from(digest[0]) % arguments.folds }
    };
    let folds: Vec<usize> = documents.iter().map(fold_of).collect();
    let results: Vec<(Vec<Found>, usize)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2)
            .map(|thread| {
                let folds = &folds;
                scope.spawn(move || {
                    let mut found = Vec::new();
                    let mut lost = 0;
                    for fold in (0..arguments.folds).filter(|fold| fold % 2 == thread) {
                        let training: Vec<&Example> = examples
                            .iter()
                            .zip(folds)
                            .filter(|(_, of)| **of != fold)
                            .flat_map(|(examples, _)| examples)
                            .collect();
                        let (bytes, without) = weights::bytes(&crf::learn(&training, settings));
                        lost += without;
                        for (index, document) in documents.iter().enumerate() {
                            if folds[index] == fold {
                                found.push((index, names(&bytes, arguments.bias, document, arguments.least)));
                            }
                        }
                    }
                    (found, lost)
                })
            })
            .collect();
        threads.into_iter().filter_map(|thread| thread.join().ok()).collect()
    });
    let mut scores = BTreeMap::<&str, Score>::new();
    let mut all: Vec<Found> = results.iter().flat_map(|(found, _)| found.clone()).collect();
    all.sort_by_key(|(index, _)| *index);
    let mut printed = BTreeMap::<&str, usize>::new();
    for (index, found) in &all {
        let document = &documents[*index];
        let gold: Vec<_> = document.people.iter().map(|p| without_title(&document.text, p.clone())).collect();
        let (wrong, missed) = scores.entry(document.source.as_str()).or_default().add(&gold, found);
        if arguments.of.as_ref().is_some_and(|of| *of != document.source) {
            continue;
        }
        for (kind, spans) in [("false", wrong), ("miss", missed)] {
            for span in spans {
                let count = printed.entry(document.source.as_str()).or_default();
                if *count < arguments.errors {
                    *count += 1;
                    println!("{kind:6} {} {}", document.id, around(&document.text, &span));
                }
            }
        }
    }
    println!("lost features: {:?}", results.iter().map(|(_, lost)| lost).collect::<Vec<_>>());
    for source in SOURCES {
        let score = scores.get(source.name).copied().unwrap_or_default();
        println!(
            "{:24} gold {:5} found {:5}  P {:5.1} R {:5.1} F1 {:5.1}",
            source.name,
            score.gold,
            score.found,
            score.precision() * 100.0,
            score.recall() * 100.0,
            score.f1() * 100.0
        );
    }
}

fn names(weights: &[u8], bias: f32, document: &Document, least: f32) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    training::names(weights, bias, &document.text, document.place, |span, probability| {
        if probability >= least {
            found.push(without_title(&document.text, span));
        }
    });
    found
}

const TITLES: [&str; 26] = [
    "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "lord", "lady", "rev", "herr", "frau", "m",
    "mme", "mlle", "sr", "sra", "srta", "don", "doña", "sig", "pan", "pani", "dott", "mx",
];

/// The span without titles at its beginning.
fn without_title(text: &str, mut span: Range<usize>) -> Range<usize> {
    loop {
        let value = &text[span.clone()];
        let Some(end) = value.find(char::is_whitespace) else { return span };
        let word = value[..end].trim_end_matches('.').to_lowercase();
        if !TITLES.contains(&word.as_str()) {
            return span;
        }
        let rest = value[end..].trim_start();
        if rest.is_empty() {
            return span;
        }
        span.start = span.end - rest.len();
    }
}

fn around(text: &str, span: &Range<usize>) -> String {
    let before: String =
        text[..span.start].chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[span.end..].chars().take(40).collect();
    format!("{before:?} [[{}]] {after:?}", &text[span.clone()])
}
