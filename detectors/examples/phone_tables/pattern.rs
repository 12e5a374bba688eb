//! The regular expressions of the metadata: digits, classes, groups, alternation, counted repetition,
//! and `$` in the patterns of national prefixes. Nothing else occurs; anything else panics.

/// A parsed pattern.
#[derive(Clone, Debug)]
pub enum Node {
    /// One digit out of a set of ten.
    Set(u16),
    Cat(Vec<Node>),
    Alt(Vec<Node>),
    Repeat(Box<Node>, usize, usize),
    Group(usize, Box<Node>),
    /// `$`.
    End,
}

/// Parses `pattern`; the `^(?:` and `)$` that the crate puts round each pattern are dropped.
pub fn parse(pattern: &str) -> Node {
    let inner = pattern.strip_prefix("^(?:").and_then(|p| p.strip_suffix(")$")).unwrap_or(pattern);
    let mut parser = Parser { rest: inner.as_bytes(), groups: 0 };
    let node = parser.alternatives();
    assert!(parser.rest.is_empty(), "cannot parse {pattern}");
    node
}

struct Parser<'a> {
    rest: &'a [u8],
    groups: usize,
}

impl Parser<'_> {
    fn eat(&mut self, prefix: &[u8]) -> bool {
        let eaten = self.rest.starts_with(prefix);
        if eaten {
            self.rest = &self.rest[prefix.len()..];
        }
        eaten
    }

    fn alternatives(&mut self) -> Node {
        let mut all = vec![self.sequence()];
        while self.eat(b"|") {
            all.push(self.sequence());
        }
        if all.len() == 1 { all.remove(0) } else { Node::Alt(all) }
    }

    fn sequence(&mut self) -> Node {
        let mut all = Vec::new();
        while let Some(byte) = self.rest.first().copied() {
            let atom = match byte {
                b'|' | b')' => break,
                b'(' => {
                    let group = if self.eat(b"(?:") {
                        None
                    } else {
                        self.eat(b"(");
                        self.groups += 1;
                        Some(self.groups)
                    };
                    let inner = self.alternatives();
                    assert!(self.eat(b")"));
                    group.map_or(inner.clone(), |g| Node::Group(g, Box::new(inner)))
                }
                b'$' => {
                    self.eat(b"$");
                    Node::End
                }
                _ => Node::Set(self.digits()),
            };
            all.push(self.counted(atom));
        }
        Node::Cat(all)
    }

    fn digits(&mut self) -> u16 {
        if self.eat(b"\\d") {
            return 0x3FF;
        }
        if !self.eat(b"[") {
            let digit = self.rest[0];
            assert!(digit.is_ascii_digit(), "{:?}", std::str::from_utf8(self.rest));
            self.rest = &self.rest[1..];
            return 1 << (digit - b'0');
        }
        let mut set = 0;
        while !self.eat(b"]") {
            if self.eat(b"\\d") {
                set |= 0x3FF;
                continue;
            }
            let from = self.rest[0];
            let to = if self.rest[1] == b'-' { self.rest[2] } else { from };
            assert!(from.is_ascii_digit() && to.is_ascii_digit());
            self.rest = &self.rest[if self.rest[1] == b'-' { 3 } else { 1 }..];
            (from..=to).for_each(|d| set |= 1 << (d - b'0'));
        }
        set
    }

    fn counted(&mut self, atom: Node) -> Node {
        if self.eat(b"?") {
            return Node::Repeat(Box::new(atom), 0, 1);
        }
        if !self.eat(b"{") {
            return atom;
        }
        let least = self.number();
        let most = if self.eat(b",") { self.number() } else { least };
        assert!(self.eat(b"}"));
        Node::Repeat(Box::new(atom), least, most)
    }

    fn number(&mut self) -> usize {
        let mut value = 0;
        while self.rest[0].is_ascii_digit() {
            value = value * 10 + usize::from(self.rest[0] - b'0');
            self.rest = &self.rest[1..];
        }
        value
    }
}

/// The spans of the groups (0 the whole) of the match of `node` at the start of `digits`, as a
/// backtracking engine finds it: first alternative, greedy.
pub fn captures(node: &Node, digits: &[u8], whole: bool) -> Option<[Option<(usize, usize)>; 10]> {
    let mut groups = [None; 10];
    let mut found = None;
    matched(node, digits, 0, &mut groups, &mut |at, groups| {
        if whole && at != digits.len() {
            return false;
        }
        let mut all = *groups;
        all[0] = Some((0, at));
        found = Some(all);
        true
    });
    found
}

type Groups = [Option<(usize, usize)>; 10];

fn matched(
    node: &Node,
    digits: &[u8],
    at: usize,
    groups: &mut Groups,
    then: &mut dyn FnMut(usize, &mut Groups) -> bool,
) -> bool {
    match node {
        Node::Set(set) => digits.get(at).is_some_and(|d| set & (1 << d) != 0) && then(at + 1, groups),
        Node::Cat(all) => match all.split_first() {
            None => then(at, groups),
            Some((first, rest)) => {
                let rest = Node::Cat(rest.to_vec());
                matched(first, digits, at, groups, &mut |at, groups| matched(&rest, digits, at, groups, then))
            }
        },
        Node::Alt(all) => all.iter().any(|one| matched(one, digits, at, groups, then)),
        Node::Repeat(one, least, most) => {
            if *most > 0 {
                let rest = Node::Repeat(one.clone(), least.saturating_sub(1), most - 1);
                if matched(one, digits, at, groups, &mut |at, groups| {
                    matched(&rest, digits, at, groups, then)
                }) {
                    return true;
                }
            }
            *least == 0 && then(at, groups)
        }
        Node::Group(index, inner) => {
            let before = groups[*index];
            let hit = matched(inner, digits, at, groups, &mut |end, groups| {
                let saved = groups[*index];
                groups[*index] = Some((at, end));
                then(end, groups) || {
                    groups[*index] = saved;
                    false
                }
            });
            if !hit {
                groups[*index] = before;
            }
            hit
        }
        Node::End => at == digits.len() && then(at, groups),
    }
}

/// A non-deterministic automaton that several patterns share, each with its tag.
#[derive(Default)]
pub struct Nfa {
    pub steps: Vec<Vec<(u16, u32)>>,
    pub empty: Vec<Vec<u32>>,
    pub tag: Vec<Option<u32>>,
    /// Whether the state belongs to a pattern that makes a number valid.
    pub core: Vec<bool>,
}

impl Nfa {
    fn state(&mut self, core: bool) -> u32 {
        self.steps.push(Vec::new());
        self.empty.push(Vec::new());
        self.tag.push(None);
        self.core.push(core);
        self.steps.len() as u32 - 1
    }

    /// Adds `node` and gives its start. With `open`, anything may follow the match.
    pub fn add(&mut self, node: &Node, tag: u32, core: bool, open: bool) -> u32 {
        let start = self.state(core);
        let end = self.compile(node, start, core);
        self.tag[end as usize] = Some(tag);
        if open {
            self.steps[end as usize].push((0x3FF, end));
        }
        start
    }

    fn compile(&mut self, node: &Node, from: u32, core: bool) -> u32 {
        match node {
            Node::Set(set) => {
                let to = self.state(core);
                self.steps[from as usize].push((*set, to));
                to
            }
            Node::Cat(all) => all.iter().fold(from, |at, one| self.compile(one, at, core)),
            Node::Alt(all) => {
                let to = self.state(core);
                for one in all {
                    let start = self.state(core);
                    self.empty[from as usize].push(start);
                    let end = self.compile(one, start, core);
                    self.empty[end as usize].push(to);
                }
                to
            }
            Node::Repeat(one, least, most) => {
                let to = self.state(core);
                let mut at = from;
                for round in 0..*most {
                    if round >= *least {
                        self.empty[at as usize].push(to);
                    }
                    let fresh = self.state(core);
                    self.empty[at as usize].push(fresh);
                    at = self.compile(one, fresh, core);
                }
                self.empty[at as usize].push(to);
                to
            }
            Node::Group(_, inner) => self.compile(inner, from, core),
            Node::End => from,
        }
    }

    /// Every state that `states` reach without a digit, sorted.
    pub fn closure(&self, mut states: Vec<u32>) -> Vec<u32> {
        let mut at = 0;
        let mut seen: std::collections::HashSet<u32> = states.iter().copied().collect();
        while at < states.len() {
            for next in &self.empty[states[at] as usize] {
                if seen.insert(*next) {
                    states.push(*next);
                }
            }
            at += 1;
        }
        states.sort_unstable();
        states.dedup();
        states
    }

    /// The states after `digit`.
    pub fn step(&self, states: &[u32], digit: u8) -> Vec<u32> {
        let mut next: Vec<u32> = states
            .iter()
            .flat_map(|s| {
                self.steps[*s as usize].iter().filter(|(set, _)| set & (1 << digit) != 0).map(|(_, to)| *to)
            })
            .collect();
        next.sort_unstable();
        next.dedup();
        self.closure(next)
    }
}
