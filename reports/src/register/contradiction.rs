//! What a scan says against the register.

use domesday_detectors::Category;

/// The ways in which findings and register contradict each other, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContradictionKind {
    /// A person who must not be there any more still is (GDPR Art. 17, 21).
    SuppressedPresent,
    /// Personal data that no system of the register declares (Art. 30(1)(c)).
    Undeclared,
    /// A category that none of the system's purposes needs (Art. 5(1)(b)).
    OutsidePurpose,
    /// It leaves for a third country, and no safeguard is named (Art. 44 to 49).
    TransferWithoutSafeguard,
    /// Records older than the declared retention allows (Art. 5(1)(e)).
    OverRetained,
    /// Declared and never seen: the register is out of date, or the scan did not look everywhere (Art. 5(2)).
    NotFound,
}

impl ContradictionKind {
    /// Every kind, the gravest first.
    pub const ALL: &'static [ContradictionKind] = &[
        ContradictionKind::SuppressedPresent,
        ContradictionKind::Undeclared,
        ContradictionKind::OutsidePurpose,
        ContradictionKind::TransferWithoutSafeguard,
        ContradictionKind::OverRetained,
        ContradictionKind::NotFound,
    ];

    /// The stable id, such as `over-retained`.
    pub const fn id(self) -> &'static str {
        match self {
            ContradictionKind::SuppressedPresent => "suppressed-present",
            ContradictionKind::Undeclared => "undeclared",
            ContradictionKind::OutsidePurpose => "outside-purpose",
            ContradictionKind::TransferWithoutSafeguard => "transfer-without-safeguard",
            ContradictionKind::OverRetained => "over-retained",
            ContradictionKind::NotFound => "not-found",
        }
    }

    /// What it is called in documents.
    pub const fn title(self) -> &'static str {
        match self {
            ContradictionKind::SuppressedPresent => "Suppressed person still present",
            ContradictionKind::Undeclared => "Found, not declared",
            ContradictionKind::OutsidePurpose => "Category outside its purpose",
            ContradictionKind::TransferWithoutSafeguard => "Transfer without safeguard",
            ContradictionKind::OverRetained => "Kept longer than declared",
            ContradictionKind::NotFound => "Declared, not found",
        }
    }
}

/// One contradiction, of a system (or of a place that no system declares) and, where it is about one, a category.
/// They are sorted: the gravest kind first, then by system, place and category.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contradiction {
    /// In what way.
    pub kind: ContradictionKind,
    /// The id of the declared system; empty where no system of the register has the place.
    pub system: String,
    /// Where: a dataset, collection or field, or the declared place. The first few, sorted.
    pub places: Vec<String>,
    /// How many places there are altogether.
    pub place_count: u64,
    /// The category that it is about.
    pub category: Option<Category>,
    /// Values or records that it is about; 0 where that is not known.
    pub count: u64,
    /// One sentence for people: what was declared, what was found. It names no value.
    pub says: String,
}
