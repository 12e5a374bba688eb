//! One judgement a field and category: from the field's name and all its values.

use crate::{Category, Confidence, DetectorId, Evidence, FieldHint};

/// What a field holds, judged by its name and all its examined values.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The category of personal data.
    pub category: Category,
    /// The detector of most of the values.
    pub detector: DetectorId,
    /// How sure it is that the field is there to hold this category.
    pub confidence: Confidence,
    /// The share of the field's values that the detector found, 0 to 1.
    pub share: f64,
    /// What it rests on.
    pub evidence: Evidence,
}

/// What a field is to a category that was found in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The field is there to hold it: an erasure empties or removes values.
    Dedicated,
    /// Something else that contains some: an erasure rewrites values.
    Incidental,
    /// Found, but too few or too unsure to say that the field holds it: counted, not part of the map's totals.
    Unlikely,
}

impl Role {
    /// The stable id.
    pub const fn id(self) -> &'static str {
        match self {
            Role::Dedicated => "dedicated",
            Role::Incidental => "incidental",
            Role::Unlikely => "unlikely",
        }
    }

    /// The role of an id.
    pub fn of_id(id: &str) -> Option<Role> {
        [Role::Dedicated, Role::Incidental, Role::Unlikely].into_iter().find(|role| role.id() == id)
    }
}

/// In what form values are held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// As they are.
    #[default]
    Plain,
    /// As digests: `5f4dcc3b5aa765d61d8327deb882cf99`, `$2b$12$...`.
    Hashed,
    /// With a part blotted out: `j***@x.com`, `**** 1234`.
    Masked,
}

impl Form {
    /// The stable id.
    pub const fn id(self) -> &'static str {
        match self {
            Form::Plain => "plain",
            Form::Hashed => "hashed",
            Form::Masked => "masked",
        }
    }

    /// The form of an id.
    pub fn of_id(id: &str) -> Option<Form> {
        [Form::Plain, Form::Hashed, Form::Masked].into_iter().find(|form| form.id() == id)
    }
}

/// The counts that a verdict rests on.
#[derive(Clone, Copy, Debug)]
pub struct Counts {
    /// Values of the field that are not empty.
    pub values: u64,
    /// Values that the detector found, at any confidence.
    pub found: u64,
    /// The sum of the confidences of those, in per cent.
    pub confidence_sum: u64,
    /// The union of their evidence.
    pub evidence: Evidence,
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

/// Judges one field and category. `None` where no value was found.
///
/// A dedicated field (most of its values are of the kind) has the mean confidence of its values, raised
/// where the name agrees. Below `DEDICATED` the confidence falls with the share: the values found are
/// real, but the field is not there to hold them.
pub fn judge(detector: DetectorId, category: Category, name: FieldHint, counts: Counts) -> Option<Verdict> {
    if counts.found == 0 || counts.values == 0 {
        return None;
    }
    let share = (counts.found as f64 / counts.values as f64).min(1.0);
    let beyond = beyond_chance(category, share);
    let mean = counts.confidence_sum as f64 / counts.found as f64;
    // `name` alone agrees with whatever most of its values are: names of tracks are not all persons' names.
    let weak = category == Category::PersonName && name.is(FieldHint::WEAK_NAME);
    let named = name.names(category) && (!weak || beyond >= WEAKLY_NAMED);
    let mut percent = if weak && beyond < WEAKLY_NAMED {
        mean * (beyond / WEAKLY_NAMED).powi(2)
    } else if beyond >= DEDICATED {
        mean
    } else {
        mean * beyond / DEDICATED
    };
    let mut evidence = counts.evidence;
    if named {
        // The name agrees: half of the remaining doubt goes.
        percent += (100.0 - percent) * if beyond >= 0.1 { 0.5 } else { 0.2 };
        evidence |= Evidence::FIELD_NAME;
    }
    Some(Verdict {
        category,
        detector,
        confidence: Confidence::new(percent.round().clamp(0.0, 99.0) as u8),
        share,
        evidence,
    })
}

/// Of numbers of no meaning, the share that passes the check digit: Luhn, one in ten.
const LUHN_CHANCE: f64 = 0.1;

/// The share of values that chance does not explain. A column of order numbers has as many "cards" as pass
/// the Luhn check by chance; other checks (IBANs, one in 97 and a structure) let nearly nothing pass.
fn beyond_chance(category: Category, share: f64) -> f64 {
    match category {
        Category::PaymentCard => ((share - LUHN_CHANCE) / (1.0 - LUHN_CHANCE)).max(0.0),
        _ => share,
    }
}
