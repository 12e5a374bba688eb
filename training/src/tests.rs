//! The same data and seed give the same weights, everywhere; the weights that ship are those of the model card.

use std::path::Path;

use domesday_training::{
    generate::Generator,
    lists::{Lists, Part},
};
use sha2::{Digest as _, Sha256};

use crate::{
    corpus::Document,
    crf::{self, Example, Settings},
    examples, weights,
};

const SETTINGS: Settings =
    Settings { seed: 1086, epochs: 3, rate: 0.1, penalty: 1e-4, fewest: 2, without: 0 };

fn documents() -> Vec<Document> {
    let mut lists = Lists::default();
    for (part, names) in [
        (Part::Given, ["Anna", "Marta", "Jonas", "Peter", "Lena"]),
        (Part::Family, ["Berg", "Keller", "Novak", "Rossi", "Smith"]),
    ] {
        for code in ["en", "de", "fr", "es", "it", "xx"] {
            for name in names {
                lists.add(code, part, name, 1);
            }
        }
    }
    let mut generator = Generator::new(&lists, SETTINGS.seed).unwrap();
    (0..200)
        .map(|number| {
            let sentence = generator.sentence_of(["en", "de", "fr", "es", "it"][number % 5]).unwrap();
            Document {
                id: number.to_string(),
                text: sentence.text,
                people: sentence.people,
                place: domesday_detectors::person::Place::Text,
                source: "made".to_owned(),
                group: "made".to_owned(),
            }
        })
        .collect()
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn learnt(seed: u64) -> String {
    let examples: Vec<Example> = documents().iter().flat_map(|document| examples(document).0).collect();
    let examples: Vec<&Example> = examples.iter().collect();
    assert!(examples.len() > 200, "{}", examples.len());
    digest(&weights::bytes(&crf::learn(&examples, &Settings { seed, ..SETTINGS })).0)
}

#[test]
fn learning_is_the_same_to_the_bit() {
    // Changes with the lexicon, the features, the templates and the learner, and with nothing else: not with the
    // machine, the number of threads, the day.
    assert_eq!(learnt(SETTINGS.seed), include_str!("digest.txt").trim());
    assert_ne!(learnt(1), learnt(2), "the seed counts");
}

#[test]
fn the_card_is_of_the_weights() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let weights = std::fs::read(root.join("../detectors/src/person/weights.bin")).unwrap();
    let card = std::fs::read_to_string(root.join("MODEL_CARD.md")).unwrap();
    assert!(card.contains(&digest(&weights)), "MODEL_CARD.md describes other weights");
}
