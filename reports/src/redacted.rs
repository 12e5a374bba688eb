//! Raw values on their way to a report that was asked to show them.

use zeroize::Zeroizing;

/// A raw value, for `--show-values` only. `Debug` and `Serialize` print a mask; the memory is wiped
/// when it is dropped. It cannot be stored in the inventory.
#[derive(Clone, PartialEq, Eq)]
pub struct Redacted(Zeroizing<Box<str>>);

impl Redacted {
    /// Wraps a raw value.
    pub fn new(value: &str) -> Redacted {
        Redacted(Zeroizing::new(value.into()))
    }

    /// The raw value. Only for output that the user asked for.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Redacted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Redacted(***)")
    }
}

impl serde::Serialize for Redacted {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("***")
    }
}
