//! The first step: a field alone.

use std::collections::BTreeMap;

use super::{Form, Role, Sketch, Verdict, chance};
use crate::{Category, Confidence, DetectorId, Evidence, FieldHint, catalog};

/// What is known of a field beside what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Column<'c> {
    /// Its name, as people wrote it.
    pub name: &'c str,
    /// What the name says.
    pub hint: FieldHint,
    /// The declared type as the system spells it, where there is one.
    pub declared_type: Option<&'c str>,
    /// Whether no two records may have the same value.
    pub unique: bool,
    /// Whether it is the primary key, or a part of it.
    pub key: bool,
    /// Values that are not empty.
    pub values: u64,
    /// What the first of them look like.
    pub sketch: &'c Sketch,
}

/// What one detector found in a field.
#[derive(Clone, Copy, Debug)]
pub struct Counts {
    /// The detector.
    pub detector: DetectorId,
    /// Its category.
    pub category: Category,
    /// Values that it found, at any confidence.
    pub found: u64,
    /// The sum of the confidences of those, in per cent.
    pub confidence_sum: u64,
    /// The union of their evidence.
    pub evidence: Evidence,
    /// How many of them are distinct, about; `None` where that is not known.
    pub distinct: Option<u64>,
}

/// In how many values of a field something of a category was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The category.
    pub category: Category,
    /// Values of the field with at least one finding.
    pub values: u64,
    /// Of these, values that are the finding as a whole, or nearly, not a text that contains it.
    pub whole: u64,
}

/// The share of values that have to be of a kind before the field as a whole is said to hold it. A
/// column of e-mail addresses has some empty, broken or foreign values; a column of notes has some
/// e-mail addresses. Nine in ten of the columns of the public sample databases lie clear of the
/// range from a fifth to three fifths.
const DEDICATED: f64 = 0.6;

/// The same for names of persons in a field that is called `name` and no more: it holds persons or things. Of things
/// such as bands and shops half bear names of persons; columns of persons in the sample databases lie above nine in
/// ten. Below, the confidence falls with the square of the share.
const WEAKLY_NAMED: f64 = 0.75;

/// Values of a closed list (genders): nearly all values of the field are in the list, or the field is none of them.
const LISTED: f64 = 0.8;

/// Of values that only resemble names and addresses, the share that says nothing in a field of short values...
const STRAY: f64 = 0.1;
/// ...and in one of texts, which have at least so many bytes on average.
const STRAY_IN_TEXT: f64 = 0.02;
/// How long a text is.
const TEXT: f64 = 40.0;

/// The highest confidence of an [`Unlikely`](Role::Unlikely) verdict: below [`Level::Medium`](crate::Level::Medium).
pub(super) const UNLIKELY: u8 = 45;

/// Fields with fewer values tell less by their shares.
const TINY: u64 = 10;

/// Judges a field: one verdict a category, sorted by category. A field without values has none.
///
/// A dedicated field (most of its values are of the kind) has the mean confidence of its values, raised
/// where the name agrees. Below `DEDICATED` the confidence falls with the share: the values found are
/// real, but the field is not there to hold them.
pub fn judge(column: &Column<'_>, counts: &[Counts], reach: &[Reach]) -> Vec<Verdict> {
    if column.values == 0 {
        return Vec::new();
    }
    let mut groups: BTreeMap<Category, Vec<&Counts>> = BTreeMap::new();
    for count in counts.iter().filter(|count| count.found > 0) {
        groups.entry(count.category).or_default().push(count);
    }
    let mut verdicts = Vec::new();
    for (category, group) in &groups {
        let reach = reach.iter().find(|reach| reach.category == *category && reach.values > 0);
        verdicts.extend(reach.and_then(|reach| of_category(column, group, reach)));
    }
    digests(column, &mut verdicts);
    masks(column, &mut verdicts);
    verdicts.sort_by_key(|verdict| verdict.category);
    verdicts
}

fn of_category(column: &Column<'_>, group: &[&Counts], reach: &Reach) -> Option<Verdict> {
    let category = reach.category;
    // Of two detectors with as many values the first one of the catalogue.
    let first = group.iter().min_by_key(|count| (std::cmp::Reverse(count.found), count.detector))?;
    let found: u64 = group.iter().map(|count| count.found).sum();
    let mean = group.iter().map(|count| count.confidence_sum).sum::<u64>() as f64 / found as f64;
    let mut evidence = group.iter().fold(Evidence::NONE, |all, count| all | count.evidence);
    let share = (reach.values as f64 / column.values as f64).min(1.0);
    let is_whole = reach.whole * 2 >= reach.values;
    // Chance passes numbers, not numbers in a text.
    let chance = if is_whole { chance::of_any(group.iter().map(|c| (c.detector, c.evidence))) } else { 0.0 };
    let beyond = ((share - chance) / (1.0 - chance)).max(0.0);
    let soft = is_soft(category);
    // `name` alone agrees with whatever most of its values are: names of tracks are not all persons' names.
    let weak = is_weak(category, column.hint);
    let named = column.hint.names(category) && (!weak || beyond >= WEAKLY_NAMED);
    let mut percent = if weak && beyond < WEAKLY_NAMED {
        mean * (beyond / WEAKLY_NAMED).powi(2)
    } else if beyond >= DEDICATED {
        mean
    } else {
        mean * beyond / DEDICATED
    };
    if named {
        // The name agrees: half of the remaining doubt goes.
        percent += (100.0 - percent) * if beyond >= 0.1 { 0.5 } else { 0.2 };
        evidence |= Evidence::FIELD_NAME;
    }
    let distinct = group.iter().map(|count| count.distinct).try_fold(0, |sum, one| Some(sum + one?));
    percent *= doubt(column, category, named && !weak, share, distinct);
    if category == Category::Gender && share < LISTED && column.values >= TINY {
        percent = percent.min(f64::from(UNLIKELY));
    }
    // In a field of short values a few names are as good as none, in a text they are somebody's.
    let is_text = !is_whole && column.sketch.mean_length() >= TEXT;
    let floor = if is_text { STRAY_IN_TEXT } else { STRAY };
    let role = if beyond >= DEDICATED && percent >= 50.0 && (is_whole || named && !is_text) {
        Role::Dedicated
    } else if (soft && (share < floor || is_whole || percent < 50.0 && !is_text))
        || (is_whole && beyond < 0.02)
        || mean < 50.0
    {
        Role::Unlikely
    } else {
        Role::Incidental
    };
    let most = if role == Role::Unlikely { UNLIKELY } else { 99 };
    let confidence = Confidence::new(percent.round().clamp(0.0, f64::from(most)) as u8);
    let form = if evidence.has(Evidence::MASKED) && column.sketch.masked().is_some() {
        Form::Masked
    } else {
        Form::Plain
    };
    Some(Verdict { category, detector: first.detector, confidence, share, role, form, evidence })
}

/// Whether the name of the field agrees with persons as well as with things.
pub(super) fn is_weak(category: Category, hint: FieldHint) -> bool {
    category == Category::PersonName && hint.is(FieldHint::WEAK_NAME)
}

/// Categories whose values other things are called by, too.
fn is_soft(category: Category) -> bool {
    matches!(
        category,
        Category::PersonName
            | Category::PostalAddress
            | Category::Gender
            | Category::Age
            | Category::Username
    )
}

/// What is left of the confidence after what the field as a whole says against it, 0 to 1.
fn doubt(column: &Column<'_>, category: Category, named: bool, share: f64, distinct: Option<u64>) -> f64 {
    let mut left = 1.0;
    let soft = is_soft(category);
    if !named && soft && column.values < TINY {
        left *= 0.5 + 0.5 * at_least(share, column.values);
    }
    // One value in all records, or a handful in thousands: a label that was given to them.
    let is_constant = column.sketch.is_constant() && distinct.is_some_and(|distinct| distinct <= 1);
    if is_constant && column.values >= TINY && (soft || !named) {
        left *= 0.45;
    } else if category == Category::PersonName && !named && column.values >= 100 {
        let few = distinct.is_some_and(|distinct| distinct <= 20 && distinct * 100 < column.values);
        left *= if few { 0.45 } else { 1.0 };
    }
    left * of_type(column, category, named)
}

/// What the declared type says: amounts are no numbers of persons, flags and keys nothing at all.
fn of_type(column: &Column<'_>, category: Category, named: bool) -> f64 {
    let is_number = matches!(
        category,
        Category::PhoneNumber
            | Category::PaymentCard
            | Category::BankAccount
            | Category::NationalId
            | Category::TaxId
            | Category::HealthId
            | Category::Passport
            | Category::DrivingLicence
            | Category::DeviceId
    );
    let declared = column.declared_type.unwrap_or_default().trim().to_ascii_lowercase();
    let is = |types: &[&str]| types.iter().any(|name| declared.starts_with(name));
    if is(&["bool"]) {
        return 0.2;
    }
    if !is_number || named {
        return 1.0;
    }
    // Binary floating point and money hold no identifiers.
    if is(&["double", "float", "real", "money"])
        || (is(&["numeric(", "decimal("]) && !declared.ends_with(",0)"))
    {
        return 0.3;
    }
    // A key that the system counts up passes any check now and then.
    if column.key && is(&["int", "bigint", "smallint", "serial", "bigserial"]) { 0.4 } else { 1.0 }
}

/// The lower bound of a share that was seen in `n` values, with 95 % confidence: Wilson's interval,
/// <https://doi.org/10.1080/01621459.1927.10502953>.
fn at_least(share: f64, n: u64) -> f64 {
    const Z: f64 = 1.96;
    let n = n.max(1) as f64;
    let spread = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    ((share + Z * Z / (2.0 * n) - spread) / (1.0 + Z * Z / n)).clamp(0.0, 1.0)
}

/// The confidence that digests and masked values are of what the name of the field says, and of what their shape
/// says.
const NAMED_FORM: u8 = 75;
const SHAPED_FORM: u8 = 60;

/// A field of digests holds what its name says, hashed; what detectors took them for is none.
fn digests(column: &Column<'_>, verdicts: &mut Vec<Verdict>) {
    if let Some(share) = column.sketch.hashed() {
        let secret = |category| matches!(category, Category::Password | Category::Credential);
        let known = verdicts.iter().find(|v| secret(v.category) && v.confidence.percent() >= 50);
        let category = known.map(|known| known.category).or_else(|| named(column.hint));
        form(verdicts, category, Form::Hashed, share, Evidence::FIELD_NAME, NAMED_FORM);
    }
}

/// A field of masked values holds what its name says, or their shape; the rest of a value is none of anything else.
/// Neither do last digits tell more than they do.
fn masks(column: &Column<'_>, verdicts: &mut Vec<Verdict>) {
    if let Some((share, shape)) = column.sketch.masked() {
        let evidence = Evidence::PATTERN | Evidence::MASKED;
        match (named(column.hint), shape) {
            (Some(category), shape) if shape.is_none_or(|shape| shape == category) => {
                form(
                    verdicts,
                    Some(category),
                    Form::Masked,
                    share,
                    evidence | Evidence::FIELD_NAME,
                    NAMED_FORM,
                );
            }
            (_, Some(shape)) => form(verdicts, Some(shape), Form::Masked, share, evidence, SHAPED_FORM),
            (category, None) => form(verdicts, category, Form::Masked, share, evidence, SHAPED_FORM),
        }
    }
    if let Some(share) = column.sketch.four_digits().filter(|_| is_last_four(column.name)) {
        let category = named(column.hint).unwrap_or(Category::PaymentCard);
        form(
            verdicts,
            Some(category),
            Form::Masked,
            share,
            Evidence::FIELD_NAME | Evidence::MASKED,
            NAMED_FORM,
        );
    }
}

/// Puts the verdict of a form in place of what was found in its values.
fn form(
    verdicts: &mut Vec<Verdict>,
    category: Option<Category>,
    form: Form,
    share: f64,
    evidence: Evidence,
    percent: u8,
) {
    for verdict in verdicts.iter_mut().filter(|verdict| Some(verdict.category) != category) {
        verdict.role = Role::Unlikely;
        verdict.confidence = verdict.confidence.min(Confidence::new(UNLIKELY));
    }
    let Some(category) = category else { return };
    match verdicts.iter_mut().find(|verdict| verdict.category == category) {
        Some(verdict) => {
            verdict.form = form;
            verdict.role = Role::Dedicated;
            verdict.share = verdict.share.max(share);
            verdict.confidence = verdict.confidence.max(Confidence::new(percent));
            verdict.evidence |= evidence;
        }
        None => verdicts.extend(detector_of(category).map(|detector| Verdict {
            category,
            detector,
            confidence: Confidence::new(percent),
            share,
            role: Role::Dedicated,
            form,
            evidence,
        })),
    }
}

/// The category that the name of a field speaks of; the first one, where it speaks of several.
fn named(hint: FieldHint) -> Option<Category> {
    Category::ALL.iter().copied().find(|category| hint.names(*category))
}

/// The detector of a category that its values are found by most often: the one that is called like it, or the first.
pub(super) fn detector_of(category: Category) -> Option<DetectorId> {
    let place =
        |is: &dyn Fn(&crate::Definition) -> bool| catalog::ALL.iter().position(|definition| is(definition));
    let own = place(&|definition| definition.id == category.id() && definition.category == category);
    let at = own.or_else(|| place(&|definition| definition.category == category))?;
    u16::try_from(at).ok().map(DetectorId)
}

/// Whether the name speaks of the last four digits of a number: `card_last4`, `lastFour`, `ssn_last_4`.
fn is_last_four(name: &str) -> bool {
    let plain: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    ["last4", "lastfour", "letzte4", "letztevier", "derniers4", "4derniers", "ultimos4", "ultime4"]
        .iter()
        .any(|words| plain.contains(words))
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
