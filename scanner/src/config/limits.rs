//! What one file may ask for while it is read.

use std::num::NonZeroU64;

use domesday_connectors::Limits;
use serde::Deserialize;

use super::measure::{ByteCount, Span};

/// What one file may ask for: see [`Limits`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct LimitOptions {
    depth: Option<NonZeroU64>,
    members: Option<NonZeroU64>,
    ratio: Option<NonZeroU64>,
    growth: Option<ByteCount>,
    time: Option<Span>,
    memory: Option<ByteCount>,
    spool: Option<ByteCount>,
}

/// The least memory that a process for readers can start with.
const LEAST_MEMORY: u64 = 64 << 20;

impl LimitOptions {
    /// The limits, with the usual ones where nothing is set.
    pub(crate) fn limits(&self) -> Limits {
        let usual = Limits::default();
        let count = |set: Option<NonZeroU64>, usual: u64| set.map_or(usual, NonZeroU64::get);
        let depth = count(self.depth, u64::from(usual.depth));
        Limits {
            depth: u32::try_from(depth).unwrap_or(u32::MAX),
            members: count(self.members, usual.members),
            ratio: count(self.ratio, usual.ratio),
            growth: self.growth.map_or(usual.growth, |bytes| bytes.0),
            time: self.time.map_or(usual.time, |span| span.0),
            memory: self.memory.map_or(usual.memory, |bytes| bytes.0.max(LEAST_MEMORY)),
            spool: self.spool.map_or(usual.spool, |bytes| bytes.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_is_set_and_the_rest_is_as_usual() {
        let set: LimitOptions = toml::from_str("depth = 2\ntime = \"1min\"\nmemory = \"1G\"").unwrap();
        let limits = set.limits();
        assert_eq!((limits.depth, limits.time.as_secs(), limits.memory), (2, 60, 1 << 30));
        assert_eq!(limits, Limits { depth: 2, time: limits.time, memory: 1 << 30, ..Limits::default() });
        let least: LimitOptions = toml::from_str("memory = \"1M\"").unwrap();
        assert_eq!(least.limits().memory, LEAST_MEMORY);
    }
}
