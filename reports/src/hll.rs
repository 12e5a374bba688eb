//! Distinct counts: HyperLogLog over 64-bit hashes.
//!
//! Up to [`SPARSE_LIMIT`] values, a prefix of 26 bits and a rank are kept for each (the sparse
//! representation of HyperLogLog++: Heule, Nunkesser, Hall, "HyperLogLog in practice", EDBT 2013,
//! section 5.3, <https://doi.org/10.1145/2452376.2452456>), which counts small sets exactly; beyond
//! that 4,096 registers (precision 12, standard error 1.04 / sqrt(4096) = 1.6 %). The estimate is
//! Ertl's improved raw estimator (<https://arxiv.org/abs/1702.01284>, section 4.3), which is unbiased
//! over the whole range and needs no tables.

mod estimate;

/// Bits of the hash that choose a register.
const PRECISION: u32 = 12;
/// Registers.
const REGISTERS: usize = 1 << PRECISION;
/// Bits of the hash that a sparse entry keeps; the rank of the remaining 38 fits the other six.
const PREFIX: u32 = 26;
/// The most sparse entries.
pub(crate) const SPARSE_LIMIT: usize = 512;
/// The most entries that need no memory of their own.
const INLINE: usize = 7;

/// Counts distinct values. The state depends on the set of hashes alone, not on their order or
/// repetition; [`merge`](Hll::merge) is the union of the sets. An empty or small one takes 40 bytes.
#[derive(Clone, Debug)]
pub struct Hll(State);

#[derive(Clone, Debug)]
enum State {
    /// Up to [`INLINE`] entries, in no order.
    Inline { len: u8, entries: [u32; INLINE] },
    /// A hash set with linear probing, at most half full; 0 is an empty slot. A tally is filled here.
    Table { len: u16, slots: Box<[u32]> },
    /// Sorted entries without a spare byte. A tally rests here.
    Packed(Box<[u32]>),
    /// One byte a register: the highest rank seen.
    Dense(Box<[u8; REGISTERS]>),
}

const _: () = assert!(size_of::<Hll>() <= 40);

impl Default for Hll {
    fn default() -> Hll {
        Hll(State::Inline { len: 0, entries: [0; INLINE] })
    }
}

impl Hll {
    /// Adds a value by its hash, of which all 64 bits have to be well mixed.
    #[inline]
    pub fn insert(&mut self, hash: u64) {
        match &mut self.0 {
            State::Dense(registers) => {
                let (register, rank) = place(hash);
                let slot = &mut registers[register];
                if *slot < rank {
                    *slot = rank;
                }
            }
            _ => self.insert_entry(encode(hash)),
        }
    }

    /// Adds the values of another.
    pub fn merge(&mut self, other: &Hll) {
        if let State::Dense(theirs) = &other.0 {
            self.densify();
            if let State::Dense(ours) = &mut self.0 {
                ours.iter_mut().zip(theirs.iter()).for_each(|(our, their)| *our = (*our).max(*their));
            }
        } else {
            other.entries().for_each(|entry| self.insert_entry(entry));
        }
    }

    /// How many distinct values there were, about: exact up to 512 (as far as 32 bits of the hash
    /// tell values apart), with a standard error of 1.6 % beyond.
    pub fn estimate(&self) -> u64 {
        match &self.0 {
            State::Inline { len, .. } => u64::from(*len),
            State::Table { len, .. } => u64::from(*len),
            State::Packed(entries) => entries.len() as u64,
            State::Dense(registers) => estimate::estimate(registers),
        }
    }

    /// Whether no value was added.
    pub fn is_empty(&self) -> bool {
        self.estimate() == 0
    }

    /// Gives back spare memory. Adding values afterwards works, and takes it again.
    pub fn pack(&mut self) {
        if matches!(self.0, State::Table { .. }) {
            self.0 = State::Packed(self.sorted().into());
        }
    }

    /// The state as bytes: `1` and the sorted entries as little-endian 32-bit words (26 bits of the
    /// hash, then six of rank), or `2` and 4,096 registers. Equal sets give equal bytes.
    ///
    /// Whoever knows the seed of the hash can test guesses against this: keep it only when the seed
    /// comes from a secret [`Key`](crate::Key).
    pub fn to_bytes(&self) -> Vec<u8> {
        match &self.0 {
            State::Dense(registers) => [&[2], registers.as_slice()].concat(),
            _ => std::iter::once(1).chain(self.sorted().into_iter().flat_map(u32::to_le_bytes)).collect(),
        }
    }

    /// The state that [`to_bytes`](Hll::to_bytes) wrote; `None` for other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Hll> {
        match bytes.split_first()? {
            (1, entries) if entries.len() % 4 == 0 && entries.len() / 4 <= SPARSE_LIMIT => {
                let mut hll = Hll::default();
                for entry in entries.chunks_exact(4) {
                    let entry = u32::from_le_bytes([entry[0], entry[1], entry[2], entry[3]]);
                    if !(1..=(64 - PREFIX) as u8 + 1).contains(&((entry & 63) as u8)) {
                        return None;
                    }
                    hll.insert_entry(entry);
                }
                hll.pack();
                Some(hll)
            }
            (2, registers) if registers.iter().all(|rank| u32::from(*rank) <= 64 - PRECISION + 1) => {
                Some(Hll(State::Dense(Box::new(<[u8; REGISTERS]>::try_from(registers).ok()?))))
            }
            _ => None,
        }
    }

    fn insert_entry(&mut self, entry: u32) {
        match &mut self.0 {
            State::Inline { len, entries } => {
                let used = usize::from(*len);
                if entries[..used].contains(&entry) {
                    return;
                }
                if used < INLINE {
                    entries[used] = entry;
                    *len += 1;
                    return;
                }
                self.grow(4 * INLINE);
                self.insert_entry(entry);
            }
            State::Table { len, slots } => {
                let used = usize::from(*len);
                let slot = find(slots, entry);
                if slots[slot] == entry {
                    return;
                }
                if used == SPARSE_LIMIT {
                    self.densify();
                    self.insert_entry(entry);
                } else if 2 * (used + 1) > slots.len() {
                    self.grow(4 * used);
                    self.insert_entry(entry);
                } else {
                    slots[slot] = entry;
                    *len += 1;
                }
            }
            State::Packed(entries) => {
                if entries.binary_search(&entry).is_err() {
                    let slots = 2 * entries.len() + 2;
                    self.grow(slots);
                    self.insert_entry(entry);
                }
            }
            State::Dense(registers) => {
                let (register, rank) = widen(entry);
                registers[register] = registers[register].max(rank);
            }
        }
    }

    /// The sparse entries; none when dense.
    fn entries(&self) -> impl Iterator<Item = u32> + '_ {
        let slice = match &self.0 {
            State::Inline { len, entries } => &entries[..usize::from(*len)],
            State::Table { slots, .. } => slots,
            State::Packed(entries) => entries,
            State::Dense(_) => &[],
        };
        slice.iter().copied().filter(|entry| *entry != 0)
    }

    fn sorted(&self) -> Vec<u32> {
        let mut sorted: Vec<u32> = self.entries().collect();
        sorted.sort_unstable();
        sorted
    }

    /// Moves the entries into a table with at least `slots` slots.
    fn grow(&mut self, slots: usize) {
        let mut table = vec![0; slots.next_power_of_two().min(2 * SPARSE_LIMIT)].into_boxed_slice();
        let mut len = 0;
        for entry in self.entries() {
            let slot = find(&table, entry);
            table[slot] = entry;
            len += 1;
        }
        self.0 = State::Table { len, slots: table };
    }

    fn densify(&mut self) {
        if !matches!(self.0, State::Dense(_)) {
            let mut registers = Box::new([0u8; REGISTERS]);
            for (register, rank) in self.entries().map(widen) {
                registers[register] = registers[register].max(rank);
            }
            self.0 = State::Dense(registers);
        }
    }
}

impl PartialEq for Hll {
    /// Whether both hold the same state, however it is laid out.
    fn eq(&self, other: &Hll) -> bool {
        match (&self.0, &other.0) {
            (State::Dense(ours), State::Dense(theirs)) => ours == theirs,
            (State::Dense(_), _) | (_, State::Dense(_)) => false,
            _ => self.sorted() == other.sorted(),
        }
    }
}

impl Eq for Hll {}

/// Register and rank of a hash: the top bits, and the number of zeros that follow them, plus one.
#[inline]
fn place(hash: u64) -> (usize, u8) {
    let rest = (hash << PRECISION) | (1 << (PRECISION - 1));
    ((hash >> (64 - PRECISION)) as usize, rest.leading_zeros() as u8 + 1)
}

/// The sparse entry of a hash: its first 26 bits and the rank of the rest. Never 0.
#[inline]
fn encode(hash: u64) -> u32 {
    let rest = (hash << PREFIX) | (1 << (PREFIX - 1));
    (((hash >> (64 - PREFIX)) as u32) << 6) | (rest.leading_zeros() + 1)
}

/// Register and rank that [`place`] gives for the hash behind a sparse entry.
fn widen(entry: u32) -> (usize, u8) {
    const BETWEEN: u32 = PREFIX - PRECISION;
    let prefix = entry >> 6;
    let between = prefix & ((1 << BETWEEN) - 1);
    let rank = match between {
        0 => BETWEEN + (entry & 63),
        _ => between.leading_zeros() - (32 - BETWEEN) + 1,
    };
    ((prefix >> BETWEEN) as usize, rank as u8)
}

/// The slot of an entry, or the empty one where it belongs. The table is never full.
#[inline]
fn find(slots: &[u32], entry: u32) -> usize {
    let mask = slots.len() - 1;
    // The bits above the rank are those of the hash: mixed already.
    let mut slot = (entry >> 6) as usize & mask;
    while slots[slot] != 0 && slots[slot] != entry {
        slot = (slot + 1) & mask;
    }
    slot
}
