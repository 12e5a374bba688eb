//! The answers that a scan gives.

use domesday_connectors::Exposure;
use domesday_detectors::Category;

use super::answer::Answers;
use super::layout::Question;
use crate::documents::processing::{Activity, CategoryFound};

/// How many places a cell names; the rest is counted.
const PLACES: usize = 12;

impl Answers<'_> {
    /// What the scan says.
    pub(super) fn evidence(&self, question: Question, activity: &Activity<'_>) -> Vec<String> {
        let language = self.language();
        let found = &activity.found;
        let never = || vec![language.pick("never seen", "jamais constaté").to_owned()];
        match question {
            Question::Status => vec![self.status(activity).to_owned()],
            Question::FoundCategories => {
                found.categories.iter().map(|(category, found)| self.counted(*category, found)).collect()
            }
            Question::FoundSubjects if found.subjects > 0 => {
                vec![format!("{} {}", language.pick("at least", "au moins"), found.subjects)]
            }
            Question::LastScan if found.scanned.is_empty() => never(),
            Question::LastScan => vec![found.scanned.clone()],
            Question::Coverage => match found.coverage() {
                Some(percent) => vec![format!(
                    "{percent} % ({} / {} {})",
                    found.examined,
                    found.listed,
                    language.pick("units", "unités")
                )],
                None => never(),
            },
            Question::OldestRecord => found.dates.iter().map(|(oldest, _)| oldest.to_string()).collect(),
            Question::NewestRecord => found.dates.iter().map(|(_, newest)| newest.to_string()).collect(),
            Question::FoundLocations => found.regions.iter().cloned().chain(self.places(activity)).collect(),
            Question::FoundExposure => found
                .exposure
                .iter()
                .filter(|(exposure, _)| **exposure != Exposure::Unencrypted)
                .map(|(exposure, count)| {
                    format!("{}: {count} / {}", language.exposure(*exposure), found.collections)
                })
                .collect(),
            Question::FoundEncryption => self.encryption(activity),
            Question::NotRead => {
                found.gaps.iter().map(|(reason, (units, _))| format!("{reason}: {units}")).collect()
            }
            Question::Contradictions => activity
                .contradictions
                .iter()
                .map(|contradiction| format!("{}: {}", contradiction.kind.title(), contradiction.says))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Whether it is declared, and whether it was found.
    pub(super) fn status(&self, activity: &Activity<'_>) -> &'static str {
        let language = self.language();
        match (activity.declared, activity.found.categories.is_empty()) {
            (None, _) => language.pick("FOUND, NOT DECLARED", "TROUVÉ, NON DÉCLARÉ"),
            (Some(_), true) => language.pick("declared, not found", "déclaré, non trouvé"),
            (Some(_), false) => language.pick("declared and found", "déclaré et trouvé"),
        }
    }

    pub(super) fn counted(&self, category: Category, found: &CategoryFound) -> String {
        let language = self.language();
        format!(
            "{}: {} {}, {} {}",
            language.category(category),
            found.fields,
            language.pick("fields", "champs"),
            found.values,
            language.pick("values", "valeurs")
        )
    }

    pub(super) fn places(&self, activity: &Activity<'_>) -> Vec<String> {
        let datasets = &activity.found.datasets;
        let mut lines: Vec<String> = datasets.iter().take(PLACES).cloned().collect();
        if let Some(more) = datasets.len().checked_sub(PLACES).filter(|more| *more > 0) {
            lines.push(format!("+ {more}"));
        }
        lines
    }

    fn encryption(&self, activity: &Activity<'_>) -> Vec<String> {
        let language = self.language();
        let found = &activity.found;
        let mut lines = Vec::new();
        if let Some(count) = found.exposure.get(&Exposure::Unencrypted) {
            let text = language.exposure(Exposure::Unencrypted);
            lines.push(format!("{text}: {count} / {}", found.collections));
        }
        for (category, found) in &found.categories {
            let secret = matches!(category, Category::Password | Category::Credential);
            if found.plain < found.fields || secret {
                let form = language.pick("fields in clear", "champs en clair");
                let name = language.category(*category);
                lines.push(format!("{name}: {} / {} {form}", found.plain, found.fields));
            }
        }
        lines
    }
}

/// Whether the scan answers it.
pub(super) fn is_evidence(question: Question) -> bool {
    matches!(
        question,
        Question::Status
            | Question::FoundCategories
            | Question::FoundSubjects
            | Question::LastScan
            | Question::Coverage
            | Question::OldestRecord
            | Question::NewestRecord
            | Question::FoundLocations
            | Question::FoundExposure
            | Question::FoundEncryption
            | Question::NotRead
            | Question::Contradictions
    )
}
