//! Labelled sentences from templates and lists of names: the generated part of the training data of the model.
//!
//! The same lists and the same seed give the same sentences. Fifteen in a hundred parts of names are words that
//! stand in no list, so that the model does not come to trust the lexicon alone; one person in eight bears a name
//! of another language.
//!
//! Builtin slots, with `p` for the number of a person:
//!
//! * a person, marked as one: every pool `form.SLOT` gives a slot `{SLOTp}` (`name`, `given`, `rev`, ..) and two
//!   more, `{SLOT-upp}` in capitals and `{SLOT-lowp}` in small letters; within the forms `{g}`, `{g2}`, `{f}`,
//!   `{f2}` are single names from the lists, `{gi}`, `{gi2}`, `{fi}` their first letters, `{G}` and `{F}` the
//!   whole given and family name as the pools `build.given` and `build.family` made them;
//! * what derives from a person, not marked: `{email}` and `{user}` by the pools `derive.*`, with `{eg}`,
//!   `{ef}`, `{egi}`, `{efi}` for the letters of the names;
//! * `{xgiven}`, `{xfamily}`: names that mean no person here (companies, streets); `{word}`, `{lword}`: an
//!   invented word;
//! * `{city}`: a place from the list or the pool `city`; `{address}`: the pool `address`, marked as one.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::fold::folded;
use crate::lists::{Lists, Part};
use crate::rng::Rng;
use crate::templates::{Book, Entry, KINDS, Piece, Template, languages};

/// A labelled text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The text: a sentence, a message, a record, a few lines.
    pub text: String,
    /// Where persons are named, in bytes, in order; titles stand outside.
    pub people: Vec<Range<usize>>,
    /// Where postal addresses stand, in bytes, in order.
    pub addresses: Vec<Range<usize>>,
    /// The language of the templates: `de`; `en-zh` is English with Chinese names.
    pub lang: &'static str,
    /// The name of the field whose value the text is.
    pub field: Option<String>,
    /// What the template is of: one of [`KINDS`].
    pub kind: &'static str,
}

/// Makes sentences.
#[derive(Debug)]
pub struct Generator<'l> {
    lists: &'l Lists,
    common: Book,
    books: Vec<(&'static str, Book)>,
    rng: Rng,
}

/// A person of a sentence: single names, and the parts that were built of them.
#[derive(Clone, Debug, Default)]
struct Person {
    given: [String; 2],
    family: [String; 2],
    full: [String; 2],
}

/// How a text is written as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    AsIs,
    Lower,
    Upper,
}

/// The sentence under construction.
#[derive(Debug)]
struct Draft<'b> {
    book: &'b Book,
    code: &'static str,
    case: Case,
    fold: bool,
    people: BTreeMap<usize, Person>,
    text: String,
    spans: Vec<Range<usize>>,
    addresses: Vec<Range<usize>>,
}

/// Pools within pools end somewhere.
const DEEPEST: usize = 12;

impl<'l> Generator<'l> {
    /// A generator with the names of `lists`.
    ///
    /// # Errors
    /// A template that does not parse, with its place.
    pub fn new(lists: &'l Lists, seed: u64) -> Result<Generator<'l>, String> {
        let books = languages().map(|code| Ok((code, Book::of(code)?)));
        let books = books.collect::<Result<Vec<_>, String>>()?;
        Ok(Generator { lists, common: Book::of("common")?, books, rng: Rng::new(seed) })
    }

    /// The next sentence: any language, English twice as often as others.
    ///
    /// # Errors
    /// A slot that is neither builtin nor a pool.
    pub fn sentence(&mut self) -> Result<Sentence, String> {
        let place = self.rng.below(self.books.len() + 1) % self.books.len();
        self.sentence_of(self.books[place].0)
    }

    /// The next sentence in the language `code`.
    ///
    /// # Errors
    /// A language without templates; a slot that is neither builtin nor a pool.
    pub fn sentence_of(&mut self, code: &str) -> Result<Sentence, String> {
        // A sequence of its own: what one sentence draws does not move the next ones.
        let mut rng = Rng::new(self.rng.next());
        let Some((code, book)) = self.books.iter().find(|(name, _)| *name == code) else {
            return Err(format!("no templates for {code}"));
        };
        let kind = kind(&mut rng);
        let (own, shared) = (book.kinds.get(kind), self.common.kinds.get(kind));
        let entries: Vec<&Entry> = own.into_iter().chain(shared).flatten().collect();
        let Some(entry) = rng.pick(&entries) else { return Err(format!("{code}: no {kind}")) };
        self.fill(code, book, kind, entry, &mut rng)
    }

    /// Every template of the language `code` and of `common`, filled once.
    ///
    /// # Errors
    /// As above.
    pub fn every(&self, code: &str, seed: u64) -> Result<Vec<Sentence>, String> {
        let mut rng = Rng::new(seed);
        let Some((code, book)) = self.books.iter().find(|(name, _)| *name == code) else {
            return Err(format!("no templates for {code}"));
        };
        let mut out = Vec::new();
        for (kind, _) in KINDS {
            for source in [book, &self.common] {
                for entry in source.kinds.get(*kind).into_iter().flatten() {
                    out.push(self.fill(code, book, kind, entry, &mut rng)?);
                }
            }
        }
        Ok(out)
    }

    fn fill(
        &self,
        code: &'static str,
        book: &Book,
        kind: &'static str,
        entry: &Entry,
        rng: &mut Rng,
    ) -> Result<Sentence, String> {
        let (lower, upper) = match kind {
            "chat" => (25, 1),
            "value" => (12, 22),
            "form" | "record" => (2, 5),
            "source" => (0, 0),
            _ => (2, 2),
        };
        let throw = rng.below(100);
        let case = if throw < lower {
            Case::Lower
        } else if throw < lower + upper {
            Case::Upper
        } else {
            Case::AsIs
        };
        let mut draft = Draft {
            book,
            code,
            case,
            fold: rng.chance(8),
            people: BTreeMap::new(),
            text: String::new(),
            spans: Vec::new(),
            addresses: Vec::new(),
        };
        self.expand(&entry.template, &mut draft, rng, 0)?;
        let field = if rng.chance(90) { rng.pick(&entry.fields).cloned() } else { None };
        let Draft { text, spans, addresses, .. } = draft;
        let people = joined(&text, spans);
        Ok(Sentence { text, people, addresses, lang: code, field, kind })
    }

    fn expand(
        &self,
        parts: &Template,
        out: &mut Draft<'_>,
        rng: &mut Rng,
        depth: usize,
    ) -> Result<(), String> {
        if depth > DEEPEST {
            return Err(format!("{}: pools name each other in a circle: {parts:?}", out.code));
        }
        for piece in parts {
            match piece {
                Piece::Text(text) => out.write(text),
                Piece::Number(low, high, width) => {
                    let number = low + rng.below((high - low + 1) as usize) as u64;
                    out.write(&format!("{number:0width$}"));
                }
                Piece::Random(alphabet, count) => {
                    let alphabet: Vec<char> = alphabet.chars().collect();
                    let text: String = (0..*count).filter_map(|_| rng.pick(&alphabet)).collect();
                    out.write(&text);
                }
                Piece::Choice(all) => {
                    if let Some(one) = rng.pick(all) {
                        self.expand(one, out, rng, depth + 1)?;
                    }
                }
                Piece::Repeat(part) => {
                    let kept = out.people.clone();
                    for _ in 0..2 + rng.below(5) {
                        out.people = kept.clone();
                        self.expand(part, out, rng, depth + 1)?;
                    }
                    out.people = kept;
                }
                Piece::Address(part) => {
                    let begin = out.text.len();
                    self.expand(part, out, rng, depth + 1)?;
                    out.addresses.push(begin..out.text.len());
                }
                Piece::Person(part) => {
                    let begin = out.text.len();
                    self.expand(part, out, rng, depth + 1)?;
                    out.spans.push(begin..out.text.len());
                }
                Piece::Slot(name, person) => self.slot(name, *person, out, rng, depth)?,
            }
        }
        Ok(())
    }

    fn slot(
        &self,
        name: &str,
        person: usize,
        out: &mut Draft<'_>,
        rng: &mut Rng,
        depth: usize,
    ) -> Result<(), String> {
        match name {
            "xgiven" | "xfamily" => {
                let part = if name == "xgiven" { Part::Given } else { Part::Family };
                let word = self.single(culture(out.code), part, rng);
                out.write(&word);
                return Ok(());
            }
            "word" | "lword" => {
                let code = culture(out.code);
                let word = self.lists.invent(code, Part::Family, rng).unwrap_or_else(|| "Lorem".to_owned());
                out.write(&if name == "word" { word } else { word.to_lowercase() });
                return Ok(());
            }
            // Of the list as often as of the pool, which has those that are named like people.
            "city" if rng.chance(50) => {
                if let Some(city) = self.lists.draw(culture(out.code), Part::City, rng) {
                    let city = city.to_owned();
                    out.write(&city);
                    return Ok(());
                }
            }
            "address" => {
                let begin = out.text.len();
                self.pool("address", out, rng, depth)?;
                out.addresses.push(begin..out.text.len());
                return Ok(());
            }
            _ => {}
        }
        if let Some(key) = name.strip_prefix("_.") {
            let label = self.apart(&format!("L.{key}"), None, out, rng, depth)?;
            let joint = if rng.chance(75) { "_" } else { "" };
            let words: Vec<&str> =
                label.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
            let text = words.join(joint).to_lowercase();
            out.write(&if rng.chance(70) { folded(&text) } else { text });
            return Ok(());
        }
        let (base, case) = match (name.strip_suffix("-up"), name.strip_suffix("-low")) {
            (Some(base), _) => (base, Case::Upper),
            (_, Some(base)) => (base, Case::Lower),
            _ => (name, Case::AsIs),
        };
        let (form, derived) = (format!("form.{base}"), format!("derive.{base}"));
        let is_form = self.texts(&form, out).is_some();
        if is_form || self.texts(&derived, out).is_some() {
            let somebody = match out.people.get(&person) {
                Some(known) if person > 0 => known.clone(),
                _ => self.person(out, rng, depth)?,
            };
            out.people.insert(person, somebody.clone());
            let pool = if is_form { &form } else { &derived };
            let text = self.apart(pool, Some(&somebody), out, rng, depth)?;
            let begin = out.text.len();
            out.write(&cased(&text, case));
            if is_form {
                out.spans.push(begin..out.text.len());
            }
            return Ok(());
        }
        self.pool(name, out, rng, depth)
    }

    /// The texts of a pool: of the language, else of all.
    fn texts<'s>(&'s self, name: &str, out: &Draft<'s>) -> Option<&'s Vec<Template>> {
        out.book.pools.get(name).or_else(|| self.common.pools.get(name))
    }

    fn pool(&self, name: &str, out: &mut Draft<'_>, rng: &mut Rng, depth: usize) -> Result<(), String> {
        let texts = out.book.pools.get(name).or_else(|| self.common.pools.get(name));
        let one = texts.and_then(|all| rng.pick(all)).ok_or(format!("{}: no slot {name}", out.code))?;
        self.expand(one, out, rng, depth + 1)
    }

    /// What a pool gives on its own, with the single names of `person` for its slots.
    fn apart(
        &self,
        pool: &str,
        person: Option<&Person>,
        out: &Draft<'_>,
        rng: &mut Rng,
        depth: usize,
    ) -> Result<String, String> {
        let texts = out.book.pools.get(pool).or_else(|| self.common.pools.get(pool));
        let one = texts.and_then(|all| rng.pick(all)).ok_or(format!("{}: no pool {pool}", out.code))?;
        let mut text = String::new();
        for piece in one {
            match (piece, person) {
                (Piece::Text(part), _) => text += part,
                (Piece::Slot(name, digit), Some(person)) => match person.part(name, *digit) {
                    Some(part) => text += &part,
                    None => text += &self.plain(piece, out, rng, depth)?,
                },
                _ => text += &self.plain(piece, out, rng, depth)?,
            }
        }
        Ok(text)
    }

    fn plain(&self, piece: &Piece, out: &Draft<'_>, rng: &mut Rng, depth: usize) -> Result<String, String> {
        let mut draft = Draft {
            case: Case::AsIs,
            fold: false,
            people: BTreeMap::new(),
            text: String::new(),
            spans: Vec::new(),
            addresses: Vec::new(),
            ..*out
        };
        self.expand(&vec![piece.clone()], &mut draft, rng, depth + 1)?;
        Ok(draft.text)
    }

    fn person(&self, out: &Draft<'_>, rng: &mut Rng, depth: usize) -> Result<Person, String> {
        let own = culture(out.code);
        let codes: Vec<&str> = self.lists.codes().collect();
        let code = if rng.chance(12) { rng.pick(&codes).copied().unwrap_or(own) } else { own };
        let mut single = |part| self.single(code, part, rng);
        let mut person = Person {
            given: [single(Part::Given), single(Part::Given)],
            family: [single(Part::Family), single(Part::Family)],
            full: Default::default(),
        };
        let given = self.apart("build.given", Some(&person), out, rng, depth)?;
        let family = self.apart("build.family", Some(&person), out, rng, depth)?;
        person.full = [given, family];
        Ok(person)
    }

    /// A single name: from the list, or invented.
    fn single(&self, code: &str, part: Part, rng: &mut Rng) -> String {
        let invented = if rng.chance(15) { self.lists.invent(code, part, rng) } else { None };
        let name = invented.or_else(|| self.lists.draw(code, part, rng).map(str::to_owned));
        name.unwrap_or_else(|| "Name".to_owned())
    }
}

impl Person {
    /// What a slot of a form stands for.
    fn part(&self, name: &str, digit: usize) -> Option<String> {
        let initial = |name: &str| name.chars().take(1).collect::<String>();
        let letters = |name: &str| folded(name).to_lowercase().replace(|c: char| !c.is_ascii_lowercase(), "");
        let ([g, g2], [f, f2], [full_given, full_family]) = (&self.given, &self.family, &self.full);
        Some(match (name, digit) {
            ("g", 0) => g.clone(),
            ("g", 2) => g2.clone(),
            ("f", 0) => f.clone(),
            ("f", 2) => f2.clone(),
            ("gi", 0) => initial(g),
            ("gi", 2) => initial(g2),
            ("fi", 0) => initial(f),
            ("G", 0) => full_given.clone(),
            ("F", 0) => full_family.clone(),
            ("FU", 0) => full_family.to_uppercase(),
            ("eg", 0) => letters(g),
            ("ef", 0) => letters(f),
            ("egi", 0) => initial(&letters(g)),
            ("efi", 0) => initial(&letters(f)),
            _ => return None,
        })
    }
}

impl Draft<'_> {
    fn write(&mut self, text: &str) {
        let text = cased(text, self.case);
        self.text += &if self.fold { folded(&text) } else { text };
    }
}

/// The spans in order; a given name and a family name with a space between are one person.
fn joined(text: &str, mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_by_key(|span| span.start);
    let mut out: Vec<Range<usize>> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if text.get(last.end..span.start) == Some(" ") => last.end = span.end,
            _ => out.push(span),
        }
    }
    out
}

fn cased(text: &str, case: Case) -> String {
    match case {
        Case::AsIs => text.to_owned(),
        Case::Lower => text.to_lowercase(),
        Case::Upper => text.to_uppercase(),
    }
}

/// The language of the names: of `en-zh`, that behind the hyphen.
fn culture(code: &str) -> &str {
    code.split_once('-').map_or(code, |(_, names)| names)
}

fn kind(rng: &mut Rng) -> &'static str {
    let mut throw = rng.below(KINDS.iter().map(|(_, share)| share).sum());
    for (kind, share) in KINDS {
        if throw < *share {
            return kind;
        }
        throw -= share;
    }
    "prose"
}

#[cfg(test)]
#[path = "generate_tests.rs"]
mod tests;
