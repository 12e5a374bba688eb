//! Deterministic acyclic automata in one shared store: equal nodes are one node, so every automaton in
//! it is minimal and shares its tails with all others.

use std::collections::HashMap;

use crate::pattern::Nfa;

/// The symbol of a gap between two groups of digits.
pub const GAP: usize = 10;

/// No number is longer: 15 digits after the plus (ITU-T E.164, 6.1) and what is dialled before; 17 is
/// libphonenumber's `kMaxLengthForNsn`.
const LONGEST: usize = 17;

/// A node: its label (0: not accepting) and where each digit and the gap lead (0: nowhere).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Node {
    pub label: u32,
    pub next: [u32; 11],
}

/// All nodes. Node 0 is the dead end.
pub struct Store {
    pub nodes: Vec<Node>,
    index: HashMap<Node, u32>,
    unions: HashMap<Vec<u32>, u32>,
}

impl Store {
    pub fn new() -> Store {
        let dead = Node::default();
        Store { nodes: vec![dead.clone()], index: HashMap::from([(dead, 0)]), unions: HashMap::new() }
    }

    /// The one node that equals `node`.
    pub fn intern(&mut self, node: Node) -> u32 {
        let fresh = self.nodes.len() as u32;
        let at = *self.index.entry(node.clone()).or_insert(fresh);
        if at == fresh {
            self.nodes.push(node);
        }
        at
    }

    /// The automaton of what any of `ids` accepts; labels are or-ed.
    pub fn union(&mut self, mut ids: Vec<u32>) -> u32 {
        ids.sort_unstable();
        ids.dedup();
        ids.retain(|id| *id != 0);
        if ids.len() < 2 {
            return ids.first().copied().unwrap_or(0);
        }
        if let Some(known) = self.unions.get(&ids) {
            return *known;
        }
        let mut node = Node::default();
        for id in &ids {
            node.label |= self.nodes[*id as usize].label;
        }
        for symbol in 0..11 {
            let next = ids.iter().map(|id| self.nodes[*id as usize].next[symbol]).collect();
            node.next[symbol] = self.union(next);
        }
        let id = self.intern(node);
        self.unions.insert(ids, id);
        id
    }

    /// The deterministic automaton of `nfa`. `label` sees the tags that end here and a number that
    /// leads here.
    pub fn determinise(
        &mut self,
        nfa: &Nfa,
        start: Vec<u32>,
        label: &mut dyn FnMut(&[u32], &[u8]) -> u32,
    ) -> u32 {
        let start = nfa.closure(start);
        self.subset(nfa, start, &mut Vec::new(), &mut HashMap::new(), label)
    }

    fn subset(
        &mut self,
        nfa: &Nfa,
        states: Vec<u32>,
        path: &mut Vec<u8>,
        known: &mut HashMap<(usize, Vec<u32>), u32>,
        label: &mut dyn FnMut(&[u32], &[u8]) -> u32,
    ) -> u32 {
        if path.len() > LONGEST || !states.iter().any(|s| nfa.core[*s as usize]) {
            return 0;
        }
        if let Some(id) = known.get(&(path.len(), states.clone())) {
            return *id;
        }
        let mut tags: Vec<u32> = states.iter().filter_map(|s| nfa.tag[*s as usize]).collect();
        tags.sort_unstable();
        tags.dedup();
        let mut node = Node { label: label(&tags, path), next: [0; 11] };
        for digit in 0..10 {
            path.push(digit);
            node.next[usize::from(digit)] = self.subset(nfa, nfa.step(&states, digit), path, known, label);
            path.pop();
        }
        let id = self.intern(node);
        known.insert((path.len(), states), id);
        id
    }

    /// The nodes that `roots` reach, renumbered in the order of a walk; node 0 stays 0.
    pub fn reachable(&self, roots: &[u32]) -> (Vec<u32>, HashMap<u32, u16>) {
        let mut order = vec![0];
        let mut number = HashMap::from([(0, 0)]);
        let mut stack: Vec<u32> = roots.iter().rev().copied().collect();
        while let Some(id) = stack.pop() {
            if number.contains_key(&id) {
                continue;
            }
            let fresh = u16::try_from(order.len()).expect("fewer than 65536 nodes");
            number.insert(id, fresh);
            order.push(id);
            stack.extend(self.nodes[id as usize].next.iter().rev());
        }
        (order, number)
    }
}
