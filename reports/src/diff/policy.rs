//! Policies: what a comparison must not show.

use domesday_detectors::verdict::Role;
use domesday_detectors::{Category, Sensitivity};

use super::{ChangeKind, Diff, Glob};
use crate::map::DataMap;
use crate::spelling;

/// What a rule forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleKind {
    /// New fields with personal data, and new categories in known ones.
    NewField,
    /// Categories, wherever the later inventory has them, new or not.
    Category,
    /// Places that others have newly got access to.
    Exposure,
    /// That less is read than before: new reasons for gaps, a smaller share examined, datasets that are missing.
    Coverage,
}

impl RuleKind {
    /// Every kind, in order.
    pub const ALL: &'static [RuleKind] =
        &[RuleKind::NewField, RuleKind::Category, RuleKind::Exposure, RuleKind::Coverage];

    /// The stable id, such as `new-field`.
    pub const fn id(self) -> &'static str {
        match self {
            RuleKind::NewField => "new-field",
            RuleKind::Category => "category",
            RuleKind::Exposure => "exposure",
            RuleKind::Coverage => "coverage",
        }
    }

    /// The kind of an id.
    pub fn of_id(id: &str) -> Option<RuleKind> {
        RuleKind::ALL.iter().copied().find(|kind| kind.id() == id)
    }
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What it forbids.
    pub kind: RuleKind,
    /// Of which categories; all where there are none.
    pub categories: Vec<Category>,
    /// Of special categories (GDPR Art. 9 and 10), beside `categories`.
    pub special: bool,
    /// Where; everywhere where there are none.
    pub places: Vec<Glob>,
    /// Where not.
    pub except: Vec<Glob>,
    /// From which confidence on, in per cent.
    pub min_confidence: u8,
    /// Why, for people.
    pub reason: String,
}

/// What breaks a rule. They are sorted by the order of the rules, then by place and category.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breach {
    /// Which rule, from 0.
    pub rule: usize,
    /// Where.
    pub place: String,
    /// What category, where it is about one.
    pub category: Option<Category>,
    /// What is wrong, in a few words; it names no value.
    pub says: String,
    /// What the rule forbids.
    pub kind: RuleKind,
    /// Why the rule is there, in the words of its author.
    pub reason: String,
}

/// Whether data of the category is special: Art. 9 and 10, and numbers of the health service, which are data
/// concerning health (recital 35).
fn is_special(category: Category) -> bool {
    category.sensitivity() == Sensitivity::Special || category == Category::HealthId
}

impl Rule {
    fn covers(&self, place: &str) -> bool {
        let is_in = |globs: &[Glob]| globs.iter().any(|glob| glob.matches(place));
        (self.places.is_empty() || is_in(&self.places)) && !is_in(&self.except)
    }

    fn is_about(&self, category: Category) -> bool {
        let all = self.categories.is_empty() && !self.special;
        all || self.categories.contains(&category) || (self.special && is_special(category))
    }

    fn breach(&self, rule: usize, place: &str, category: Option<Category>, says: String) -> Breach {
        let (place, reason) = (place.to_owned(), self.reason.clone());
        Breach { rule, place, category, says, kind: self.kind, reason }
    }
}

/// What of a comparison breaks the rules, sorted, each once.
pub fn breaches(rules: &[Rule], diff: &Diff, after: &DataMap) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (number, rule) in rules.iter().enumerate() {
        match rule.kind {
            RuleKind::Category => held(number, rule, after, &mut breaches),
            _ => changed(number, rule, diff, after, &mut breaches),
        }
    }
    breaches.sort();
    breaches.dedup();
    breaches
}

/// Categories where they are forbidden.
fn held(number: usize, rule: &Rule, map: &DataMap, breaches: &mut Vec<Breach>) {
    let collections = map.systems.iter().flat_map(|system| &system.datasets).flat_map(|d| &d.collections);
    for collection in collections {
        for field in &collection.fields {
            let likely = field.held.iter().filter(|held| held.role != Role::Unlikely);
            for held in likely.filter(|held| rule.is_about(held.category)) {
                let place = spelling::join(&collection.place, &field.suffix);
                if held.confidence >= rule.min_confidence && rule.covers(&place) {
                    let says = format!("holds {}", held.category);
                    breaches.push(rule.breach(number, &place, Some(held.category), says));
                }
            }
        }
    }
}

/// Changes that are forbidden.
fn changed(number: usize, rule: &Rule, diff: &Diff, after: &DataMap, breaches: &mut Vec<Breach>) {
    for change in &diff.changes {
        let says = match (rule.kind, change.kind) {
            (RuleKind::NewField, ChangeKind::NewField) => "new field".to_owned(),
            (RuleKind::NewField, ChangeKind::NewCategory) => "new category in a known field".to_owned(),
            (RuleKind::Exposure, ChangeKind::Exposed) => {
                format!("newly {}", change.exposure.map_or("exposed", |exposure| exposure.id()))
            }
            (RuleKind::Coverage, ChangeKind::NewGap) => {
                format!("not read: {}", change.reason.as_deref().unwrap_or_default())
            }
            (RuleKind::Coverage, ChangeKind::LessExamined) => {
                format!("examined {}, before {}", change.after, change.before)
            }
            (RuleKind::Coverage, ChangeKind::Missing) => "gone, or not scanned".to_owned(),
            _ => continue,
        };
        let about = match (change.category, change.kind) {
            (Some(category), _) => rule.is_about(category),
            // What is exposed are the categories of the collection.
            (None, ChangeKind::Exposed) => holds(after, &change.place, rule),
            (None, _) => true,
        };
        if about && change.confidence >= rule.min_confidence && rule.covers(&change.place) {
            breaches.push(rule.breach(number, &change.place, change.category, says));
        }
    }
}

/// Whether a collection holds something that the rule is about.
fn holds(map: &DataMap, place: &str, rule: &Rule) -> bool {
    let collections = map.systems.iter().flat_map(|system| &system.datasets).flat_map(|d| &d.collections);
    let held = collections
        .filter(|collection| collection.place == place)
        .flat_map(|collection| &collection.fields)
        .flat_map(|field| &field.held);
    held.filter(|held| held.role != Role::Unlikely && held.confidence >= rule.min_confidence)
        .any(|held| rule.is_about(held.category))
}
