//! Evidence: what a finding rests on.

/// What a finding rests on, as a set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Evidence(u16);

macro_rules! evidence {
    ($($(#[$doc:meta])* $name:ident $bit:literal $id:literal;)*) => {
        impl Evidence {
            $($(#[$doc])* pub const $name: Evidence = Evidence(1 << $bit);)*
            const IDS: &'static [(Evidence, &'static str)] = &[$((Evidence::$name, $id),)*];
        }
    };
}

evidence! {
    /// The value has the shape of its kind.
    PATTERN 0 "pattern";
    /// A check digit or checksum of the standard passed.
    CHECKSUM 1 "checksum";
    /// Words near by, or the line's own label, name the kind.
    CONTEXT 2 "context";
    /// The name of the field (column, key) names the kind.
    FIELD_NAME 3 "field-name";
    /// The value, or a part of it, is in a list (of names, domains, allocations).
    DICTIONARY 4 "dictionary";
    /// A statistical model decided.
    MODEL 5 "model";
    /// A documentation or test value: confidence stays, summaries count it apart, gates pass.
    RESERVED 6 "reserved";
    /// The value is masked or truncated: it names a kind but identifies little.
    MASKED 7 "masked";
    /// The label tells a fax number.
    FAX 8 "fax";
    /// A private, loopback, link-local or otherwise not globally routed address.
    PRIVATE 9 "private";
    /// The national format of a region, or the grouping that the standard prescribes, is followed.
    FORMAT 10 "format";
    /// Another finding of the same record tells of the same person.
    RECORD 11 "record";
    /// A further line of the value beside it: it is found, but counted with that value.
    PART 12 "part";
}

impl Evidence {
    /// No evidence.
    pub const NONE: Evidence = Evidence(0);

    /// The flags of both.
    #[must_use]
    pub const fn with(self, other: Evidence) -> Evidence {
        Evidence(self.0 | other.0)
    }

    /// Whether every flag of `other` is set.
    pub const fn has(self, other: Evidence) -> bool {
        self.0 & other.0 == other.0
    }

    /// The flag of an id.
    pub fn of_id(id: &str) -> Option<Evidence> {
        Evidence::IDS.iter().find(|(_, known)| *known == id).map(|(flag, _)| *flag)
    }

    /// The ids of the flags that are set, in the order of their declaration.
    pub fn ids(self) -> impl Iterator<Item = &'static str> {
        Evidence::IDS.iter().filter(move |(flag, _)| self.has(*flag)).map(|(_, id)| *id)
    }
}

impl std::ops::BitOr for Evidence {
    type Output = Evidence;

    fn bitor(self, other: Evidence) -> Evidence {
        self.with(other)
    }
}

impl std::ops::BitOrAssign for Evidence {
    fn bitor_assign(&mut self, other: Evidence) {
        self.0 |= other.0;
    }
}
