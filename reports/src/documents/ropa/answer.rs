//! The answers to the questions of a record, from the register and from what was found.

use domesday_connectors::Exposure;
use domesday_detectors::Category;

use super::layout::{Layout, Question};
use super::words::Language;
use crate::documents::Sources;
use crate::documents::processing::{Activity, CategoryFound};
use crate::register::{
    Contact, ContradictionKind, ControllerRole, DeclaredSystem, LegalBasis, Period, Safeguard,
};
use crate::safe;

/// How many places a cell names; the rest is counted.
const PLACES: usize = 12;

/// The member states of the European Economic Area, ISO 3166-1 alpha-2: transfers among them are none to a third
/// country (<https://www.efta.int/eea>).
const EEA: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
    "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Where an answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// People declared it.
    Declared,
    /// The scan found it.
    Found,
    /// Only people can know it, and nobody has said it yet.
    Open,
    /// The question does not arise.
    NotApplicable,
}

/// An answer: its lines, without anything that a reader would obey, and its origin.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// The lines.
    pub(super) lines: Vec<String>,
    /// The origin.
    pub(super) origin: Origin,
}

/// What answers are drawn from.
#[derive(Clone, Copy)]
pub(super) struct Answers<'m> {
    /// Map, register and contradictions.
    pub(super) sources: &'m Sources<'m>,
    /// The layout that asks.
    pub(super) layout: &'m Layout,
}

impl Answers<'_> {
    /// The answer to a question about an activity.
    pub(super) fn of(&self, question: Question, activity: &Activity<'_>) -> Answer {
        let lines = match self.people(question, activity) {
            Some(answer) => return answer,
            None => self.evidence(question, activity),
        };
        Answer { lines: lines.iter().map(|line| safe::escape(line)).collect(), origin: Origin::Found }
    }

    /// What the activity is called.
    pub(super) fn name(&self, activity: &Activity<'_>) -> String {
        match activity.declared {
            Some(system) => {
                let name = first(&[&system.name, &system.id]);
                match system.activity.as_str() {
                    "" => name,
                    what => format!("{name}: {what}"),
                }
            }
            None => {
                format!("{} {}", self.language().pick("Not declared:", "Non déclaré :"), activity.place)
            }
        }
    }

    fn language(&self) -> Language {
        self.layout.language
    }

    fn declared(&self, lines: Vec<String>) -> Answer {
        let lines: Vec<String> =
            lines.iter().filter(|line| !line.is_empty()).map(|line| safe::escape(line)).collect();
        if lines.is_empty() { self.open() } else { Answer { lines, origin: Origin::Declared } }
    }

    fn open(&self) -> Answer {
        Answer { lines: vec![self.language().open().to_owned()], origin: Origin::Open }
    }

    fn not_applicable(&self) -> Answer {
        let text = self.language().pick("not applicable", "sans objet");
        Answer { lines: vec![text.to_owned()], origin: Origin::NotApplicable }
    }

    /// What people declare; `None` for questions that the scan answers.
    fn people(&self, question: Question, activity: &Activity<'_>) -> Option<Answer> {
        let register = self.sources.register;
        let organisation = &register.organisation;
        let whole = Contact { name: organisation.name.clone(), ..organisation.contact.clone() };
        let contact = Contact { name: String::new(), ..organisation.contact.clone() };
        let answer = match question {
            Question::ControllerName => self.declared(vec![organisation.name.clone()]),
            Question::ControllerContact => self.declared(vec![spelled(&contact)]),
            Question::ControllerNameAndContact | Question::ProcessorNameAndContact => {
                self.declared(vec![spelled(&whole)])
            }
            Question::JointControllers => match organisation.joint_controllers.as_slice() {
                [] if activity.declared.is_some_and(|system| system.role == ControllerRole::Controller) => {
                    self.not_applicable()
                }
                others => self.declared(others.iter().map(spelled).collect()),
            },
            Question::Dpo => self.declared(organisation.dpo.iter().map(spelled).collect()),
            Question::Representative => match &organisation.representative {
                Some(contact) => self.declared(vec![spelled(contact)]),
                None if self.at_home(&organisation.country) => self.not_applicable(),
                None => self.open(),
            },
            Question::PrivacyPolicy => self.declared(vec![match organisation.policy_version.as_str() {
                "" => organisation.privacy_policy.clone(),
                version => format!("{} ({version})", organisation.privacy_policy),
            }]),
            Question::Activity => {
                Answer { lines: vec![safe::escape(&self.name(activity))], origin: self.origin(activity) }
            }
            Question::DataSubjects => return Some(self.data_subjects(activity)),
            Question::Categories => return Some(self.categories(activity)),
            Question::Special => self.special(activity),
            Question::Adherence | Question::AdherenceReason => {
                return Some(self.adherence(question, activity));
            }
            Question::Location => return Some(self.location(activity)),
            _ if is_evidence(question) => return None,
            _ => match activity.declared {
                Some(system) => self.system(question, activity, system),
                None => self.open(),
            },
        };
        Some(answer)
    }

    fn origin(&self, activity: &Activity<'_>) -> Origin {
        if activity.declared.is_some() { Origin::Declared } else { Origin::Found }
    }

    /// Questions that only a declaration answers.
    fn system(&self, question: Question, activity: &Activity<'_>, system: &DeclaredSystem) -> Answer {
        let register = self.sources.register;
        let language = self.language();
        let purposes = activity.purposes(register);
        let bases = self.bases(activity, system);
        let rests_on = |basis| bases.contains(&basis);
        match question {
            Question::Role => self.declared(vec![language.role(system.role).to_owned()]),
            Question::Department => self.declared(vec![first(&[&system.department, &system.owner])]),
            Question::Stewards => self.declared(vec![first(&[&system.steward, &system.owner])]),
            Question::Purposes | Question::ProcessingCarriedOut => {
                let described =
                    purposes.iter().map(|purpose| first(&[&purpose.description, &purpose.id])).collect();
                let answer = self.declared(described);
                match (question, answer.origin) {
                    (Question::ProcessingCarriedOut, Origin::Open) => {
                        self.declared(vec![system.activity.clone()])
                    }
                    _ => answer,
                }
            }
            Question::Description => self.declared(vec![system.activity.clone()]),
            Question::Source => self.declared(vec![system.source.clone()]),
            Question::Recipients => {
                let named = activity.recipients(register).into_iter().map(|recipient| {
                    let name = first(&[&recipient.name, &recipient.id]);
                    bracketed(&name, &[&recipient.kind, &recipient.country])
                });
                self.declared(named.collect())
            }
            Question::Shared => {
                let third =
                    activity.recipients(register).iter().any(|recipient| recipient.kind != "employees");
                let answer = if third { language.yes() } else { language.no() };
                match activity.recipients(register).is_empty() {
                    true => self.open(),
                    false => self.declared(vec![answer.to_owned()]),
                }
            }
            Question::Transfers | Question::Safeguards => self.transfers(question, activity, system),
            Question::Retention => match &system.retention {
                Some(retention) => {
                    self.declared(vec![bracketed(&period(retention.period, language), &[&retention.reason])])
                }
                None => self.open(),
            },
            Question::Security => self.declared(system.security.clone()),
            Question::LawfulBasis => {
                self.declared(bases.iter().map(|basis| language.basis(*basis).to_owned()).collect())
            }
            Question::LegitimateInterests | Question::InterestsAssessment => {
                match bases.is_empty() || rests_on(LegalBasis::LegitimateInterests) {
                    true => self.declared(
                        purposes.iter().map(|purpose| purpose.legitimate_interests.clone()).collect(),
                    ),
                    false => self.not_applicable(),
                }
            }
            Question::SpecialCondition => {
                let conditions: Vec<String> = purposes
                    .iter()
                    .map(|purpose| purpose.special_condition.clone())
                    .filter(|condition| !condition.is_empty())
                    .collect();
                match conditions.is_empty() && !self.holds_special(activity) {
                    true => self.not_applicable(),
                    false => self.declared(conditions),
                }
            }
            Question::Schedule1 => match self.holds_special(activity) {
                true => self.open(),
                false => self.not_applicable(),
            },
            Question::Automated => match system.automated_decisions {
                Some(true) => self.declared(vec![language.yes().to_owned()]),
                Some(false) => self.declared(vec![language.no().to_owned()]),
                None => self.open(),
            },
            Question::AutomatedDescription | Question::AutomatedBasis => match system.automated_decisions {
                Some(false) => self.not_applicable(),
                _ => self.open(),
            },
            Question::DpiaRequired | Question::DpiaWhere => self.declared(vec![system.dpia.clone()]),
            Question::Rights => self.declared(system.rights.clone()),
            Question::PrivacyNotice => self.declared(vec![system.privacy_notice.clone()]),
            Question::Consent => match bases.is_empty() || rests_on(LegalBasis::Consent) {
                true => self.declared(vec![system.consent_record.clone()]),
                false => self.not_applicable(),
            },
            Question::BreachRecord => self.declared(vec![system.breach_record.clone()]),
            Question::ProcessorContract => self.declared(vec![system.processor_contract.clone()]),
            Question::Reviewed => self.declared(vec![match &system.reviewed.on {
                Some(day) => bracketed(&day.0.to_string(), &[&system.reviewed.by]),
                None => system.reviewed.by.clone(),
            }]),
            Question::OnBehalfOf => self.declared(system.controller.iter().map(spelled).collect()),
            _ => self.open(),
        }
    }

    /// The legal bases of a system: its own, or those of its purposes.
    fn bases(&self, activity: &Activity<'_>, system: &DeclaredSystem) -> Vec<LegalBasis> {
        let of_purposes =
            activity.purposes(self.sources.register).into_iter().filter_map(|purpose| purpose.legal_basis);
        let mut bases: Vec<LegalBasis> = match system.legal_basis {
            Some(basis) => vec![basis],
            None => of_purposes.collect(),
        };
        bases.sort();
        bases.dedup();
        bases
    }

    fn holds_special(&self, activity: &Activity<'_>) -> bool {
        let declared =
            activity.declared.iter().flat_map(|system| &system.categories).any(|wanted| is_special(wanted.0));
        declared || activity.found.categories.keys().any(|category| is_special(*category))
    }

    fn special(&self, activity: &Activity<'_>) -> Answer {
        let language = self.language();
        let mut lines = Vec::new();
        for (category, found) in &activity.found.categories {
            if is_special(*category) {
                lines.push(self.counted(*category, found));
            }
        }
        if self.holds_special(activity) {
            lines.insert(0, language.yes().to_owned());
        } else if activity.found.coverage().is_some() {
            let none = language.pick("None declared, none found", "Ni déclarées, ni trouvées");
            lines.push(none.to_owned());
        } else {
            return self.open();
        }
        Answer { lines, origin: Origin::Found }
    }

    fn data_subjects(&self, activity: &Activity<'_>) -> Answer {
        let language = self.language();
        let declared = activity.declared.map_or(&[][..], |system| &system.data_subjects);
        if !declared.is_empty() {
            return self
                .declared(declared.iter().map(|subject| language.subject(subject.0).to_owned()).collect());
        }
        if activity.found.kinds.is_empty() {
            return self.open();
        }
        let confirm = language.pick("to be confirmed", "à confirmer");
        let inferred =
            activity.found.kinds.iter().map(|kind| format!("{} ({confirm})", language.subject(*kind)));
        Answer { lines: inferred.collect(), origin: Origin::Open }
    }

    fn categories(&self, activity: &Activity<'_>) -> Answer {
        let language = self.language();
        let declared = activity.declared.map_or(&[][..], |system| &system.categories);
        let mut lines: Vec<String> =
            declared.iter().map(|wanted| language.category(wanted.0).to_owned()).collect();
        let origin = if declared.is_empty() { Origin::Found } else { Origin::Declared };
        let undeclared = language.pick("found, not declared", "trouvé, non déclaré");
        for category in activity.found.categories.keys() {
            if !declared.iter().any(|wanted| wanted.0 == *category) {
                lines.push(format!("{} ({undeclared})", language.category(*category)));
            }
        }
        if lines.is_empty() { self.open() } else { Answer { lines, origin } }
    }

    fn adherence(&self, question: Question, activity: &Activity<'_>) -> Answer {
        let language = self.language();
        let over: Vec<String> = activity
            .contradicted(ContradictionKind::OverRetained)
            .map(|contradiction| safe::escape(&contradiction.says))
            .collect();
        let retention = activity.declared.and_then(|system| system.retention.as_ref());
        match (question, retention, activity.found.dates) {
            (Question::Adherence, Some(_), _) if !over.is_empty() => {
                Answer { lines: vec![language.no().to_owned()], origin: Origin::Found }
            }
            (Question::AdherenceReason, _, _) if !over.is_empty() => {
                Answer { lines: over, origin: Origin::Found }
            }
            (Question::Adherence, Some(_), Some((oldest, _))) => {
                let seen = language.pick("oldest record seen", "enregistrement le plus ancien");
                let line = format!("{} ({seen} {oldest})", language.yes());
                Answer { lines: vec![line], origin: Origin::Found }
            }
            (Question::AdherenceReason, Some(_), Some(_)) => self.not_applicable(),
            _ => self.open(),
        }
    }

    fn location(&self, activity: &Activity<'_>) -> Answer {
        let declared = activity.declared.map(|system| system.location.clone()).unwrap_or_default();
        let mut lines = vec![declared];
        lines.extend(activity.found.regions.iter().cloned());
        lines.extend(self.places(activity));
        self.declared(lines)
    }

    fn transfers(&self, question: Question, activity: &Activity<'_>, system: &DeclaredSystem) -> Answer {
        let language = self.language();
        let recipients = activity.recipients(self.sources.register);
        let of_recipients = recipients.iter().map(|recipient| {
            (recipient.country.as_str(), first(&[&recipient.name, &recipient.id]), recipient.safeguard)
        });
        let beside = system
            .transfers
            .iter()
            .map(|transfer| (transfer.country.as_str(), transfer.recipient.clone(), transfer.safeguard));
        let located = (system.location.as_str(), first(&[&system.name, &system.id]), None);
        let abroad: Vec<(&str, String, Option<Safeguard>)> = of_recipients
            .chain(beside)
            .chain([located])
            .filter(|(country, ..)| !country.is_empty() && !self.at_home(country))
            .collect();
        if abroad.is_empty() {
            let none = language.pick("None declared", "Aucun déclaré");
            return match question {
                Question::Transfers => self.declared(vec![none.to_owned()]),
                _ => self.not_applicable(),
            };
        }
        let missing = abroad.iter().any(|(.., safeguard)| safeguard.is_none());
        let lines = abroad.iter().map(|(country, to, safeguard)| match question {
            Question::Transfers => bracketed(country, &[to]),
            _ => {
                let safeguard = safeguard.map_or(language.open(), |safeguard| language.safeguard(safeguard));
                format!("{country}: {safeguard}")
            }
        });
        let mut answer = self.declared(lines.collect());
        if missing && question == Question::Safeguards {
            answer.origin = Origin::Open;
        }
        answer
    }

    /// Whether a country is none that data is transferred to from the authority's own.
    fn at_home(&self, country: &str) -> bool {
        match self.layout.authority {
            authority if authority == super::layout::ICO.authority => country == "GB",
            _ => EEA.contains(&country),
        }
    }

    /// What the scan says.
    fn evidence(&self, question: Question, activity: &Activity<'_>) -> Vec<String> {
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

    fn counted(&self, category: Category, found: &CategoryFound) -> String {
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

    fn places(&self, activity: &Activity<'_>) -> Vec<String> {
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

/// Data of a special category, with numbers assigned for health purposes (GDPR Art. 9, 10, recital 35).
fn is_special(category: Category) -> bool {
    category.sensitivity() == domesday_detectors::Sensitivity::Special || category == Category::HealthId
}

fn is_evidence(question: Question) -> bool {
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

/// The first that is not empty.
fn first(texts: &[&String]) -> String {
    texts.iter().find(|text| !text.is_empty()).map_or_else(String::new, |text| (**text).clone())
}

/// `text (detail, detail)`, without empty details.
fn bracketed(text: &str, details: &[&str]) -> String {
    let details: Vec<&str> = details.iter().copied().filter(|detail| !detail.is_empty()).collect();
    if details.is_empty() { text.to_owned() } else { format!("{text} ({})", details.join(", ")) }
}

fn spelled(contact: &Contact) -> String {
    let parts = [&contact.name, &contact.address, &contact.email, &contact.phone];
    let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

fn period(period: Period, language: Language) -> String {
    let mut parts = Vec::new();
    let (years, months) = (period.months / 12, period.months % 12);
    let units = [
        (years, language.pick("years", "ans")),
        (months, language.pick("months", "mois")),
        (period.days, language.pick("days", "jours")),
    ];
    for (count, unit) in units {
        if count > 0 {
            parts.push(format!("{count} {unit}"));
        }
    }
    if parts.is_empty() { format!("0 {}", language.pick("days", "jours")) } else { parts.join(" ") }
}
