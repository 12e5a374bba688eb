//! Sentences carry the labels of what was put there.

use super::{Generator, Sentence, culture};
use crate::lists::{Lists, Part};
use crate::templates::languages;

/// A few names of each language, marked so that they are recognised.
fn lists() -> Lists {
    let mut lists = Lists::default();
    for code in languages() {
        for syllable in ["ba", "do", "ki", "lo", "mu", "re", "sa", "ti"] {
            for ending in ["lan", "ron", "vik", "mel"] {
                lists.add(culture(code), Part::Given, &format!("Qg{syllable}{ending}"), 1);
                lists.add(culture(code), Part::Family, &format!("Qf{syllable}{ending}"), 1);
            }
        }
    }
    lists
}

fn marked(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains("qg") || text.contains("qf")
}

#[test]
fn every_template_of_every_language_can_be_filled() {
    let lists = lists();
    let generator = Generator::new(&lists, 1).unwrap();
    for code in languages() {
        for (seed, sentence) in
            (0..3).flat_map(|seed| generator.every(code, seed).unwrap().into_iter().map(move |s| (seed, s)))
        {
            check(&sentence, seed);
        }
    }
}

/// Spans lie in order within the text and hold names; what holds no name is marked nowhere.
fn check(sentence: &Sentence, seed: u64) {
    let Sentence { text, people, addresses, lang, .. } = sentence;
    for spans in [people, addresses] {
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{lang} {seed}: {text}");
    }
    for span in people {
        let name = &text[span.clone()];
        let initials = name.chars().filter(|c| c.is_alphabetic()).count() <= 2;
        assert!(name == name.trim() && (marked(name) || initials), "{lang} {seed}: {name:?} in {text}");
        assert!(
            addresses.iter().all(|a| a.end <= span.start || span.end <= a.start),
            "{lang} {seed}: {text}"
        );
    }
    for span in addresses {
        let address = &text[span.clone()];
        assert!(address == address.trim() && address.len() > 4, "{lang} {seed}: {address:?}");
    }
    for slot in ["{", "|}", "[[", "]]", "<<", ">>"] {
        let json = slot == "{" || slot == "]]" || slot == "[[";
        assert!(json || !text.contains(slot), "{lang} {seed}: {slot} in {text}");
    }
}

#[test]
fn negative_templates_name_nobody_and_others_mostly_do() {
    let lists = lists();
    let mut generator = Generator::new(&lists, 5).unwrap();
    let (mut named, mut all) = (0, 0);
    for _ in 0..2000 {
        let sentence = generator.sentence().unwrap();
        if sentence.kind == "negative" {
            assert!(sentence.people.is_empty(), "{}", sentence.text);
        } else {
            all += 1;
            named += usize::from(!sentence.people.is_empty());
        }
    }
    assert!(named * 100 > all * 85, "{named} of {all}");
}

#[test]
fn the_same_seed_gives_the_same_sentences() {
    let lists = lists();
    let take = |seed| {
        let mut generator = Generator::new(&lists, seed).unwrap();
        (0..200).map(|_| generator.sentence().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(take(11), take(11));
    assert_ne!(take(11), take(12));
}

#[test]
fn some_names_stand_in_no_list() {
    let lists = lists();
    let mut generator = Generator::new(&lists, 3).unwrap();
    let known =
        |word: &str| ["lan", "ron", "vik", "mel"].iter().any(|e| word.len() == 7 && word.ends_with(e));
    let (mut unknown, mut all) = (0, 0);
    for _ in 0..3000 {
        let sentence = generator.sentence_of("de").unwrap();
        for span in sentence.people {
            let words = sentence.text[span].split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
            for word in words.filter(|word| marked(word)) {
                all += 1;
                unknown += usize::from(!known(&word));
            }
        }
    }
    // Few syllables give few new words: an upper bound, and some at all.
    assert!(unknown > 0 && unknown * 100 < all * 20, "{unknown} of {all}");
}
