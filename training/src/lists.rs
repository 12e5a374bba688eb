//! Lists of given and family names by language, and words that look like them but stand in none.

use std::collections::{BTreeMap, BTreeSet};

use crate::rng::Rng;

/// Names with their weights, to draw from.
#[derive(Clone, Debug, Default)]
struct Urn {
    names: Vec<String>,
    /// For each name, the sum of the weights up to it and with it.
    sums: Vec<u64>,
}

impl Urn {
    fn add(&mut self, name: &str, weight: u64) {
        let before = self.sums.last().copied().unwrap_or(0);
        self.names.push(name.to_owned());
        self.sums.push(before + weight.max(1));
    }

    /// A name: by its weight every other time, else any, so that rare ones occur as well.
    fn draw(&self, rng: &mut Rng) -> Option<&str> {
        let place = if rng.chance(50) {
            let mark = rng.below(self.sums.last().copied().unwrap_or(0) as usize) as u64;
            self.sums.partition_point(|sum| *sum <= mark)
        } else {
            rng.below(self.names.len())
        };
        self.names.get(place).map(String::as_str)
    }
}

/// The letters that follow two others, as often as they do in a list of words.
#[derive(Clone, Debug, Default)]
struct Trigrams {
    after: BTreeMap<[char; 2], Vec<char>>,
    known: BTreeSet<String>,
}

/// Stands before and behind a word.
const EDGE: char = '\0';

impl Trigrams {
    fn learn(&mut self, word: &str) {
        let lower = word.to_lowercase();
        if lower.chars().count() < 3 || !lower.chars().all(char::is_alphabetic) {
            return;
        }
        let mut last = [EDGE, EDGE];
        for char in lower.chars().chain([EDGE]) {
            self.after.entry(last).or_default().push(char);
            last = [last[1], char];
        }
        self.known.insert(lower);
    }

    /// A word in small letters that was not learnt.
    fn invent(&self, rng: &mut Rng) -> Option<String> {
        for _ in 0..40 {
            let (mut word, mut last) = (String::new(), [EDGE, EDGE]);
            while let Some(char) = self.after.get(&last).and_then(|all| rng.pick(all)) {
                if *char == EDGE {
                    break;
                }
                word.push(*char);
                last = [last[1], *char];
            }
            if (4..=11).contains(&word.chars().count()) && !self.known.contains(&word) {
                return Some(word);
            }
        }
        None
    }
}

/// Which part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The given name.
    Given,
    /// The family name.
    Family,
    /// No part of a name: a city, since many are named like people.
    City,
}

/// The names of a language.
#[derive(Clone, Debug, Default)]
struct Names {
    given: Urn,
    family: Urn,
    city: Urn,
    given_like: Trigrams,
    family_like: Trigrams,
}

/// Lists of names by language.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    languages: BTreeMap<String, Names>,
}

impl Lists {
    /// The lists of a file of `names.py`: language, `given`, `family` or `city`, name, weight, with tabs between.
    ///
    /// # Errors
    /// A line that is not so, by its number.
    pub fn parse(text: &str) -> Result<Lists, String> {
        let mut lists = Lists::default();
        for (number, line) in text.lines().enumerate() {
            let bad = || format!("line {}: no language, part, name and weight", number + 1);
            let mut columns = line.split('\t');
            let (Some(code), Some(part), Some(name), Some(weight), None) =
                (columns.next(), columns.next(), columns.next(), columns.next(), columns.next())
            else {
                return Err(bad());
            };
            let part = match part {
                "given" => Part::Given,
                "family" => Part::Family,
                "city" => Part::City,
                _ => return Err(bad()),
            };
            lists.add(code, part, name, weight.parse().map_err(|_| bad())?);
        }
        Ok(lists)
    }

    /// Adds a name of the language `code` (`de`; `in`, `ar`, `zh`, `ja`, `ko`, `vi` for the romanised names).
    pub fn add(&mut self, code: &str, part: Part, name: &str, weight: u64) {
        let name = titled(name.trim());
        if name.chars().count() < 2 || name.chars().any(|c| c.is_numeric()) {
            return;
        }
        let names = self.languages.entry(code.to_owned()).or_default();
        match part {
            Part::Given => (names.given.add(&name, weight), names.given_like.learn(&name)),
            Part::Family => (names.family.add(&name, weight), names.family_like.learn(&name)),
            Part::City => (names.city.add(&name, weight), ()),
        };
    }

    /// The codes of the languages, in a fixed order.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.languages.keys().map(String::as_str)
    }

    /// A name from the list of `code`.
    pub fn draw(&self, code: &str, part: Part, rng: &mut Rng) -> Option<&str> {
        let names = self.languages.get(code)?;
        match part {
            Part::Given => names.given.draw(rng),
            Part::Family => names.family.draw(rng),
            Part::City => names.city.draw(rng),
        }
    }

    /// A word that might be a name of `code` and stands in no list, with a capital.
    pub fn invent(&self, code: &str, part: Part, rng: &mut Rng) -> Option<String> {
        let names = self.languages.get(code)?;
        let like = if part == Part::Given { &names.given_like } else { &names.family_like };
        like.invent(rng).map(|word| titled(&word))
    }
}

/// The name with capitals at the beginning of its words, where it has one case only.
fn titled(name: &str) -> String {
    if name.chars().any(char::is_lowercase) && name.chars().any(char::is_uppercase) {
        return name.to_owned();
    }
    let (mut out, mut begins) = (String::with_capacity(name.len()), true);
    for char in name.chars() {
        if begins {
            out.extend(char.to_uppercase());
        } else {
            out.extend(char.to_lowercase());
        }
        begins = !char.is_alphabetic();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Lists, Part, titled};
    use crate::rng::Rng;

    #[test]
    fn invented_names_are_in_no_list() {
        let mut lists = Lists::default();
        let known = ["Almado", "Almera", "Dorema", "Medora", "Romado"];
        for name in known {
            lists.add("xx", Part::Given, name, 1);
        }
        let mut rng = Rng::new(7);
        for _ in 0..50 {
            if let Some(word) = lists.invent("xx", Part::Given, &mut rng) {
                assert!(!known.contains(&word.as_str()) && word.chars().next().unwrap().is_uppercase());
            }
        }
    }

    #[test]
    fn a_file_of_lists_is_read() {
        let lists = Lists::parse("de\tgiven\tJörg\t3\nde\tcity\tUlm\t120\n").unwrap();
        let mut rng = Rng::new(1);
        assert_eq!(lists.draw("de", Part::Given, &mut rng), Some("Jörg"));
        assert_eq!(lists.draw("de", Part::City, &mut rng), Some("Ulm"));
        assert_eq!(lists.draw("de", Part::Family, &mut rng), None);
        assert!(Lists::parse("de\tgiven\tJörg\n").is_err());
    }

    #[test]
    fn names_begin_with_capitals() {
        for (raw, name) in [("ANNE-MARIE", "Anne-Marie"), ("o'neil", "O'Neil"), ("McDonald", "McDonald")] {
            assert_eq!(titled(raw), name);
        }
    }

    #[test]
    fn every_name_is_drawn_and_frequent_ones_more_often() {
        let mut lists = Lists::default();
        lists.add("xx", Part::Family, "Often", 1000);
        lists.add("xx", Part::Family, "Seldom", 1);
        let mut rng = Rng::new(3);
        let often = (0..400).filter(|_| lists.draw("xx", Part::Family, &mut rng) == Some("Often")).count();
        assert!((250..350).contains(&often), "{often}");
    }
}
