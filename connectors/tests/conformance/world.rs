//! What the checks need of a system.

use domesday_connectors::filesystem::Os;
use domesday_connectors::{Connector, Context, Error};

/// Records that belong together: a file of values, a table, an object.
#[derive(Clone, Debug)]
pub(crate) struct Collection {
    /// `directory/name`: two steps, which are also a schema and its table.
    pub(crate) path: String,
    /// One value a record. No two records of a test have the same.
    pub(crate) notes: Vec<String>,
}

impl Collection {
    /// Records whose values are about `width` bytes long.
    pub(crate) fn new(path: &str, records: usize, width: usize) -> Collection {
        let note = |record| {
            let mut note = format!("{path}:{record}:");
            while note.len() < width {
                note.push_str("abcdefghij klmnop qrst"[..22.min(width - note.len())].trim_end());
                note.push('.');
            }
            note
        };
        Collection { path: path.to_owned(), notes: (0..records).map(note).collect() }
    }

    /// As a file: two columns, `id` and `note`.
    pub(crate) fn csv(&self) -> Vec<u8> {
        let mut text = "id,note\n".to_owned();
        for (record, note) in self.notes.iter().enumerate() {
            text.push_str(&format!("{record},{note}\n"));
        }
        text.into_bytes()
    }
}

/// A way in which a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Breakage {
    /// Which, by its number in the world.
    pub(crate) number: usize,
    /// For messages.
    pub(crate) name: &'static str,
    /// Whether trying again helps: then nothing may be missing in the end.
    pub(crate) passes: bool,
    /// Every how many calls one is broken in a test, at first: 1 for each.
    pub(crate) step: u64,
    /// How many calls in a thousand fail when many do.
    pub(crate) per_mille: u64,
}

/// When calls fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// The call with this number, from 0.
    Nth(u64),
    /// That one and all later ones.
    From(u64),
    /// As many in a thousand as the breakage says, by a seed.
    Share(u64),
}

/// A system with nothing in it that does not come from the test.
pub(crate) trait World: Sync {
    /// The system calls of those who read.
    type Os: Os + Send + Sync;

    /// An empty one.
    fn new() -> Self;

    /// The system calls of those who read.
    fn os(&self) -> Self::Os;

    /// Puts records into it.
    fn put(&self, collections: &[Collection]);

    /// Takes a collection out of it.
    fn remove(&self, path: &str);

    /// From now on a collection may not be read.
    fn forbid(&self, path: &str);

    /// The connectors that reach it.
    fn connect(&self, context: &Context) -> Result<Vec<Box<dyn Connector>>, Error>;

    /// The place of a collection.
    fn place(&self, path: &str) -> String;

    /// The ways in which calls fail.
    fn breakages(&self) -> Vec<Breakage>;

    /// Breaks calls from now on, counted from now on.
    fn break_calls(&self, breakage: Breakage, when: When);

    /// Breaks nothing any more.
    fn mend(&self);

    /// How many calls were broken since the last [`break_calls`](World::break_calls).
    fn broken(&self) -> u64;

    /// What was asked of the system that could have changed it, since calls were last broken or mended.
    fn writes(&self) -> Vec<String>;
}
