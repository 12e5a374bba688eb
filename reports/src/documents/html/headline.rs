//! The headline: what the scan says against the register.

use super::{names, text};
use crate::documents::Sources;
use crate::register::{Contradiction, ContradictionKind};

/// So many contradictions stand open on the page; of more, the first few of each kind do.
const OPEN: usize = 30;
const OPEN_OF_KIND: usize = 5;

/// So many of one kind are on the page at all; the other documents have the rest.
const OF_KIND: usize = 500;

/// Contradictions of one kind.
pub(super) struct Group {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) law: &'static str,
    pub(super) count: String,
    pub(super) open: Vec<Entry>,
    pub(super) folded: Vec<Entry>,
    /// How many are not on the page; empty where all are.
    pub(super) left_out: String,
}

/// One contradiction.
pub(super) struct Entry {
    pub(super) says: String,
    pub(super) category: String,
    pub(super) places: Vec<String>,
    pub(super) more: String,
    pub(super) count: String,
}

/// The headline as a whole.
pub(super) struct Headline {
    /// Whether there is a register to compare with.
    pub(super) register: bool,
    pub(super) title: String,
    pub(super) groups: Vec<Group>,
    /// The kinds of which there is none.
    pub(super) none: String,
}

/// The law that a kind touches: articles of the GDPR (<https://eur-lex.europa.eu/eli/reg/2016/679/oj>).
const fn law(kind: ContradictionKind) -> &'static str {
    match kind {
        ContradictionKind::SuppressedPresent => "GDPR Art. 17, 21",
        ContradictionKind::Undeclared => "GDPR Art. 30(1)(c)",
        ContradictionKind::OutsidePurpose => "GDPR Art. 5(1)(b)",
        ContradictionKind::TransferWithoutSafeguard => "GDPR Art. 44–49",
        ContradictionKind::OverRetained => "GDPR Art. 5(1)(e)",
        ContradictionKind::NotFound => "GDPR Art. 5(2)",
    }
}

impl Headline {
    /// Groups the contradictions by kind, the gravest first.
    pub(super) fn of(sources: &Sources<'_>) -> Headline {
        let register = *sources.register != Default::default();
        let total = sources.contradictions.len();
        let mut headline = Headline {
            register,
            title: match (register, total) {
                (false, 0) => "No register: what was found cannot be compared".to_owned(),
                (_, 0) => "Nothing that was found contradicts the register".to_owned(),
                (_, 1) => "One contradiction between the register and what was found".to_owned(),
                (_, n) => format!("{} contradictions between the register and what was found", in_words(n)),
            },
            groups: Vec::new(),
            none: String::new(),
        };
        let mut none = Vec::new();
        for kind in ContradictionKind::ALL.iter().copied() {
            let of_kind: Vec<&Contradiction> =
                sources.contradictions.iter().filter(|contradiction| contradiction.kind == kind).collect();
            if of_kind.is_empty() {
                none.push(kind.title().to_lowercase());
                continue;
            }
            let open = if total <= OPEN { of_kind.len() } else { OPEN_OF_KIND };
            let mut entries = of_kind.iter().take(OF_KIND).map(|contradiction| entry(contradiction));
            headline.groups.push(Group {
                id: kind.id(),
                title: kind.title(),
                law: law(kind),
                count: text::number(of_kind.len() as u64),
                open: entries.by_ref().take(open).collect(),
                folded: entries.collect(),
                left_out: match of_kind.len().saturating_sub(OF_KIND) {
                    0 => String::new(),
                    more => text::number(more as u64),
                },
            });
        }
        if total > 0 {
            headline.none = none.join("; ");
        }
        headline
    }
}

fn entry(contradiction: &Contradiction) -> Entry {
    let shown = contradiction.places.len() as u64;
    Entry {
        says: text::shown(&contradiction.says),
        category: contradiction.category.map(names::category).unwrap_or_default(),
        places: contradiction.places.iter().map(|place| text::shown(place)).collect(),
        more: match contradiction.place_count.saturating_sub(shown) {
            0 => String::new(),
            more => text::count(more, "more place", "more places"),
        },
        count: if contradiction.count == 0 { String::new() } else { text::number(contradiction.count) },
    }
}

/// Small numbers are read as words.
fn in_words(n: usize) -> String {
    const WORDS: [&str; 13] = [
        "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
        "Twelve",
    ];
    WORDS.get(n).map_or_else(|| text::number(n as u64), |word| (*word).to_owned())
}
