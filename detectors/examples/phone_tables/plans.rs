//! From metadata to the tables: which numbers are valid, and how they are written.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::automaton::{GAP, Node, Store};
use crate::metadata::{Desc, Format, Territory};
use crate::pattern::{self, Nfa, captures};

/// Classes of written forms: the labels of the automaton of written forms, as the detector reads them.
const EXACT_TRUNK: u32 = 1;
const MERGED_TRUNK: u32 = 2;
const EXACT_PLAIN: u32 = 4;
const MERGED_PLAIN: u32 = 8;
const EXACT_NANP: u32 = 16;
const MERGED_NANP: u32 = 32;
const BARE_TRUNK: u32 = 64;
const BARE_PLAIN: u32 = 128;
const BARE_NANP: u32 = 256;

/// A piece of a written form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Piece {
    /// A digit that is no part of the national significant number.
    Fixed(u8),
    /// So many digits of the number.
    Digits(usize),
    /// So many digits of the number that are not written.
    Hidden(usize),
    Gap,
}

/// How numbers of one label are written.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Forms {
    /// 0: never with a trunk prefix, 1: with or without, 2: always.
    pub trunk: u8,
    /// Where groups end: bit i-1 for a gap after i digits of the national significant number.
    pub masks: Vec<u16>,
    /// The written forms, with their classes.
    written: Vec<(Vec<Piece>, u32)>,
}

/// What an accepting node of a calling code's automaton says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    pub region: usize,
    pub kind: u8,
    pub forms: Forms,
}

/// What parsing does with what stands before a national significant number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edit {
    pub strip: usize,
    pub keep: usize,
    pub drop: usize,
    pub whole: bool,
    pub insert: Vec<u8>,
}

/// The compiled plans, before they are laid out.
pub struct Plans {
    pub store: Store,
    pub labels: Vec<Label>,
    pub edits: Vec<Edit>,
    /// By calling code: the automaton and the main region.
    pub codes: BTreeMap<u32, (u32, usize)>,
    /// By territory: general description, national prefix, international prefix.
    pub regions: Vec<[u32; 3]>,
    pub bare: u32,
    pub written: u32,
}

/// Compiles all territories.
pub fn compile(territories: &[Territory], alternates: &[Territory]) -> Plans {
    let mut plans = Plans {
        store: Store::new(),
        labels: Vec::new(),
        edits: Vec::new(),
        codes: BTreeMap::new(),
        regions: Vec::new(),
        bare: 0,
        written: 0,
    };
    let mut codes: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (index, territory) in territories.iter().enumerate() {
        let list = codes.entry(territory.code).or_default();
        // As in the map of the library: the main country first, the others in the order of the file.
        if territory.main {
            list.insert(0, index)
        } else {
            list.push(index)
        }
        plans.regions.push(plans_of_region(&mut plans.store, &mut plans.edits, territory));
    }
    for (code, members) in codes {
        let alternate = alternates.iter().find(|a| a.code == code).map_or(&[][..], |a| &a.formats);
        let root = code_automaton(&mut plans, territories, &members, alternate);
        plans.codes.insert(code, (root, members[0]));
    }
    let mut bare = Vec::new();
    let mut written = Vec::new();
    for (root, _) in plans.codes.values() {
        forms_of(&mut plans.store, &plans.labels, *root, &mut bare, &mut written);
    }
    plans.bare = plans.store.union(bare);
    plans.written = plans.store.union(written);
    plans
}

fn plans_of_region(store: &mut Store, edits: &mut Vec<Edit>, t: &Territory) -> [u32; 3] {
    let mut general = Nfa::default();
    let start = general.add(&pattern::parse(&t.general.pattern), 0, true, false);
    let general = store.determinise(&general, vec![start], &mut |tags, _| u32::from(!tags.is_empty()));
    let mut out = [general, 0, 0];
    if !t.parsing.is_empty() {
        let node = pattern::parse(&t.parsing);
        let mut nfa = Nfa::default();
        let start = nfa.add(&node, 0, true, false);
        out[1] = store.determinise(&nfa, vec![start], &mut |tags, path| {
            let consumed =
                |digits: &[u8]| captures(&node, digits, false).and_then(|c| c[0]).map_or(0, |c| c.1);
            if tags.is_empty() || path.is_empty() || consumed(path) != path.len() {
                return 0;
            }
            let groups = captures(&node, path, false).expect("matched above");
            let longer = |d: u8| [path, &[d]].concat();
            let edit =
                edit(path.len(), groups, &t.transform, (0..10).any(|d| consumed(&longer(d)) < path.len()));
            let at = edits.iter().position(|e| *e == edit).unwrap_or_else(|| {
                edits.push(edit);
                edits.len() - 1
            });
            at as u32 + 1
        });
    }
    if !t.idd.is_empty() {
        let mut nfa = Nfa::default();
        let start = nfa.add(&pattern::parse(&t.idd), 0, true, false);
        out[2] = store.determinise(&nfa, vec![start], &mut |tags, _| u32::from(!tags.is_empty()));
    }
    out
}

/// `MaybeStripNationalPrefixAndCarrierCode`: the transform rule where its group took part, else the
/// match is dropped.
fn edit(length: usize, groups: [Option<(usize, usize)>; 10], transform: &str, whole: bool) -> Edit {
    let filled = |g: usize| groups[g].is_some_and(|(s, e)| e > s);
    if transform.is_empty() || !(filled(2) || filled(1) && groups[2].is_none()) {
        return Edit { strip: length, keep: 0, drop: 0, whole, insert: Vec::new() };
    }
    let (insert, group) = transform.split_once('$').expect("a transform rule ends in a group");
    let (from, to) = groups[group.parse::<usize>().expect("a number")].unwrap_or((length, length));
    Edit {
        strip: from,
        keep: to - from,
        drop: length - to,
        whole,
        insert: insert.bytes().map(|b| b - b'0').collect(),
    }
}

const GENERAL: u32 = 1 << 16;
const TYPE: u32 = 2 << 16;
const LEADING: u32 = 3 << 16;
const FORMAT: u32 = 4 << 16;
const FORMAT_LEADING: u32 = 5 << 16;

fn code_automaton(plans: &mut Plans, all: &[Territory], members: &[usize], alternate: &[Format]) -> u32 {
    let mut nfa = Nfa::default();
    let mut start = Vec::new();
    for (r, index) in members.iter().enumerate() {
        let t = &all[*index];
        let r = r as u32;
        start.push(nfa.add(&pattern::parse(&t.general.pattern), GENERAL | r, false, false));
        for (i, (desc, _)) in types(t).into_iter().enumerate() {
            if !desc.pattern.is_empty() {
                start.push(nfa.add(&pattern::parse(&desc.pattern), TYPE | r << 8 | i as u32, true, false));
            }
        }
        if !t.leading.is_empty() {
            start.push(nfa.add(&pattern::parse(&t.leading), LEADING | r, false, true));
        }
    }
    let main = &all[members[0]];
    let lists = [&main.formats[..], &main.international[..], alternate];
    let numbered = || {
        let all = lists.iter().enumerate().flat_map(|(l, list)| list.iter().map(move |f| (l, f)));
        all.enumerate().map(|(i, (l, f))| (i as u32, l, f)).collect::<Vec<_>>()
    };
    for (i, _, format) in numbered() {
        start.push(nfa.add(&pattern::parse(&format.pattern), FORMAT | i, false, false));
        if let Some(leading) = format.leading.last() {
            start.push(nfa.add(&pattern::parse(leading), FORMAT_LEADING | i, false, true));
        }
    }
    let mut known: HashMap<Label, u32> = HashMap::new();
    let labels = &mut plans.labels;
    let nanp = main.code == 1;
    plans.store.determinise(&nfa, start, &mut |tags, path| {
        let has = |tag: u32| tags.binary_search(&tag).is_ok();
        let Some((region, kind)) = valid(all, members, path.len(), &has) else { return 0 };
        let fits = |i: u32, f: &Format| has(FORMAT | i) && (f.leading.is_empty() || has(FORMAT_LEADING | i));
        let mut chosen = [None, None];
        let mut others = Vec::new();
        for (i, list, format) in numbered() {
            if !fits(i, format) {
            } else if list == 2 {
                others.push(format);
            } else if chosen[list].is_none() {
                chosen[list] = Some(format);
            }
        }
        let forms = forms(chosen[0], chosen[1], &others, path, nanp);
        let label = Label { region, kind, forms };
        *known.entry(label.clone()).or_insert_with(|| {
            labels.push(label);
            labels.len() as u32
        })
    })
}

/// The descriptions that make a number valid, each with its kind, in the order of the library.
fn types(t: &Territory) -> Vec<(&Desc, u8)> {
    t.types.iter().map(|(d, k)| (d, *k)).chain([(&t.fixed, 0), (&t.mobile, 1)]).collect()
}

/// `GetRegionForNumber` and `IsValidNumberForRegion`.
fn valid(
    all: &[Territory],
    members: &[usize],
    length: usize,
    has: &dyn Fn(u32) -> bool,
) -> Option<(usize, u8)> {
    let fits = |d: &Desc| d.lengths.is_empty() || d.lengths.contains(&(length as u32));
    for (r, index) in members.iter().enumerate() {
        let (t, r) = (&all[*index], r as u32);
        let list = types(t);
        let is = |i: usize| has(TYPE | r << 8 | i as u32) && fits(list[i].0);
        let mut kind = None;
        if has(GENERAL | r) && fits(&t.general) {
            let (fixed, mobile) = (list.len() - 2, list.len() - 1);
            kind = (0..fixed).find(|i| is(*i)).map(|i| list[i].1).or_else(|| match (is(fixed), is(mobile)) {
                (true, true) => Some(10),
                (true, false) => Some(if t.same_mobile { 10 } else { 0 }),
                (false, true) if !t.same_mobile => Some(1),
                _ => None,
            });
        }
        if members.len() == 1 || kind.is_some() || has(LEADING | r) {
            return kind.map(|kind| (*index, kind));
        }
    }
    None
}

/// The forms in which the number `path` is written.
fn forms(
    national: Option<&Format>,
    international: Option<&Format>,
    others: &[&Format],
    path: &[u8],
    nanp: bool,
) -> Forms {
    let mut forms = Forms::default();
    let Some(national) = national else {
        forms.masks.push(0);
        forms.written.push((vec![Piece::Digits(path.len())], BARE_PLAIN));
        return forms;
    };
    let rule = national.rule.as_str();
    for format in [Some(national), international].into_iter().flatten().chain(others.iter().copied()) {
        if format.format == "NA" {
            continue;
        }
        let groups = captures(&pattern::parse(&format.pattern), path, true).expect("the tag says so");
        forms
            .masks
            .push((2..10).filter_map(|g| groups[g]).fold(0, |mask, (start, _)| mask | 1 << (start - 1)));
    }
    forms.masks.sort_unstable();
    forms.masks.dedup();
    for format in [national].into_iter().chain(others.iter().copied()) {
        let pieces = pieces(format, path);
        let trunk: Vec<u8> = rule
            .split('$')
            .next()
            .unwrap_or("")
            .bytes()
            .filter(u8::is_ascii_digit)
            .map(|b| b - b'0')
            .collect();
        if nanp {
            forms.trunk = 1;
            forms.write(&[1], &pieces, [EXACT_TRUNK, MERGED_TRUNK, BARE_PLAIN]);
            forms.write(&[], &pieces, [EXACT_NANP, MERGED_NANP, BARE_NANP]);
            continue;
        }
        forms.trunk = if trunk.is_empty() { 0 } else { 2 - u8::from(national.optional) };
        if !trunk.is_empty() {
            forms.write(&trunk, &pieces, [EXACT_TRUNK, MERGED_TRUNK, BARE_TRUNK]);
        }
        if forms.trunk < 2 {
            forms.write(&[], &pieces, [EXACT_PLAIN, MERGED_PLAIN, BARE_PLAIN]);
        }
    }
    forms.written.sort();
    forms.written.dedup();
    forms
}

/// The pieces of a format for the number `path`, without trunk prefix.
fn pieces(format: &Format, path: &[u8]) -> Vec<Piece> {
    let groups = captures(&pattern::parse(&format.pattern), path, true).expect("the tag says so");
    let (mut out, mut at) = (Vec::new(), 0);
    let mut bytes = format.format.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'$' => {
                let group = bytes.next().expect("a group number");
                let (start, end) = groups[usize::from(group - b'0')].expect("the group took part");
                if start > at {
                    out.push(Piece::Hidden(start - at));
                }
                out.push(Piece::Digits(end - start));
                at = end;
            }
            b'0'..=b'9' => out.push(Piece::Fixed(byte - b'0')),
            _ => {
                if !matches!(out.last(), None | Some(Piece::Gap)) {
                    out.push(Piece::Gap);
                }
            }
        }
    }
    out
}

impl Forms {
    /// Adds the exact, merged and bare forms of `pieces` after `trunk`.
    fn write(&mut self, trunk: &[u8], pieces: &[Piece], classes: [u32; 3]) {
        let prefix: Vec<Piece> = trunk.iter().map(|d| Piece::Fixed(*d)).collect();
        let mut apart = prefix.clone();
        if !prefix.is_empty() {
            apart.push(Piece::Gap);
        }
        let gaps = pieces.iter().filter(|p| **p == Piece::Gap).count();
        let bare: Vec<Piece> = pieces.iter().copied().filter(|p| *p != Piece::Gap).collect();
        self.written.push(([prefix.clone(), bare].concat(), classes[2]));
        if gaps > 0 {
            self.written.push(([&prefix, pieces].concat(), classes[0]));
        }
        if !prefix.is_empty() {
            self.written.push(([&apart, pieces].concat(), if gaps > 0 { classes[0] } else { classes[1] }));
        }
        if gaps > 1 {
            let first = pieces.iter().position(|p| *p == Piece::Gap).expect("a gap") + 1;
            let rest: Vec<Piece> = pieces[first..].iter().copied().filter(|p| *p != Piece::Gap).collect();
            for prefix in [prefix, apart] {
                self.written.push(([&prefix, &pieces[..first], &rest].concat(), classes[1]));
            }
        }
    }
}

/// Adds the automata of the written forms of one calling code.
fn forms_of(store: &mut Store, labels: &[Label], root: u32, bare: &mut Vec<u32>, written: &mut Vec<u32>) {
    let (reached, _) = store.reachable(&[root]);
    let mut variants: BTreeMap<(Vec<Piece>, u32), BTreeSet<u32>> = BTreeMap::new();
    for node in reached {
        let label = store.nodes[node as usize].label;
        if label != 0 {
            for form in &labels[label as usize - 1].forms.written {
                variants.entry(form.clone()).or_default().insert(label);
            }
        }
    }
    for ((pieces, class), labels) in variants {
        let id = Written { store, labels: &labels, class, known: HashMap::new() }.build(root, &pieces, 0);
        if pieces.contains(&Piece::Gap) { written.push(id) } else { bare.push(id) }
    }
}

struct Written<'a> {
    store: &'a mut Store,
    labels: &'a BTreeSet<u32>,
    class: u32,
    known: HashMap<(u32, usize, usize), u32>,
}

impl Written<'_> {
    fn build(&mut self, node: u32, pieces: &[Piece], done: usize) -> u32 {
        let key = (node, pieces.len(), done);
        if node == 0 {
            return 0;
        }
        if let Some(id) = self.known.get(&key) {
            return *id;
        }
        let mut fresh = Node::default();
        let step = self.store.nodes[node as usize].next;
        let id = match pieces.split_first() {
            None if self.labels.contains(&self.store.nodes[node as usize].label) => {
                fresh.label = self.class;
                self.store.intern(fresh)
            }
            None => 0,
            Some((Piece::Digits(n) | Piece::Hidden(n), rest)) if *n == done => self.build(node, rest, 0),
            Some((Piece::Hidden(_), _)) => {
                let all = (0..10).map(|d| self.build(step[d], pieces, done + 1)).collect();
                self.store.union(all)
            }
            Some((piece, rest)) => {
                match piece {
                    Piece::Digits(_) => {
                        for (digit, to) in step.iter().enumerate().take(10) {
                            fresh.next[digit] = self.build(*to, pieces, done + 1);
                        }
                    }
                    Piece::Fixed(digit) => fresh.next[usize::from(*digit)] = self.build(node, rest, 0),
                    _ => fresh.next[GAP] = self.build(node, rest, 0),
                }
                if fresh.next == [0; 11] { 0 } else { self.store.intern(fresh) }
            }
        };
        self.known.insert(key, id);
        id
    }
}
