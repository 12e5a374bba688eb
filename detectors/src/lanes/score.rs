//! The confidence of a value: what the definition states, by what stands around.

use crate::{
    Category, ContextWindow, DetectorId, Evidence, FieldHint,
    catalog::ENTRIES,
    compiled::Compiled,
    cue::{Meaning, Near},
    site::Site,
};

/// A label that names the category and not the detector says less.
const BY_CATEGORY: u8 = 8;
/// A nearer label names something else.
const SECOND: u8 = 10;
/// The label stands behind the value.
const BEHIND: u8 = 6;
/// How near a word has to stand that says that a number is something else.
const CLOSE: u16 = 16;

/// What is known about where a value stands.
pub(crate) struct Setting<'n, 'v> {
    pub(crate) near: &'n Near<'v>,
    /// What the column of an SQL row, or a label right before, names.
    pub(crate) label: Option<&'v Meaning>,
    /// Whether the value is written in groups.
    pub(crate) formatted: bool,
}

/// The confidence that the surroundings of a value give a detector, and the evidence; `None` where it is not
/// to be reported.
pub(crate) fn score(
    compiled: &Compiled,
    detector: DetectorId,
    site: &Site<'_>,
    setting: &Setting<'_, '_>,
) -> Option<(u8, Evidence)> {
    let definition = compiled.definition(detector)?;
    let precision = definition.precision;
    // Users know their own patterns: the name of a field does not speak against them.
    let of_user = usize::from(detector.0) >= ENTRIES.len();
    let named = by_field(detector, site.hint, precision.field).or(of_user.then_some(None))?;
    let (percent, evidence) = if let Some(percent) = named {
        (percent, Evidence::FIELD_NAME)
    } else if let Some(percent) = by_label(detector, setting, precision.context) {
        (percent, Evidence::CONTEXT)
    } else {
        match by_cue(detector, definition.window, setting.near, precision.context) {
            Said::This(percent) => (percent, Evidence::CONTEXT),
            Said::Other => return None,
            Said::Nothing if setting.formatted => (precision.formatted, Evidence::NONE),
            Said::Nothing => (precision.alone, Evidence::NONE),
        }
    };
    (percent > 0).then_some((percent, evidence | Evidence::PATTERN))
}

/// By the name of the field: `None` if it says that the value is something else, `Some(None)` if it says
/// nothing.
#[allow(clippy::option_option)]
fn by_field(detector: DetectorId, hint: &FieldHint, percent: u8) -> Option<Option<u8>> {
    if hint.specific.has(detector) {
        return Some(Some(percent));
    }
    if !hint.specific.is_empty() {
        return None;
    }
    if hint.category.has(detector) {
        return Some(Some(percent.saturating_sub(BY_CATEGORY)));
    }
    let elsewhere = hint.is(FieldHint::UNLIKELY)
        || !hint.category.is_empty()
        || LANES.iter().any(|category| hint.names(*category));
    if elsewhere { None } else { Some(None) }
}

/// Categories whose fields hold no identifiers of other kinds.
const LANES: [Category; 5] = [
    Category::EmailAddress,
    Category::PhoneNumber,
    Category::IpAddress,
    Category::MacAddress,
    Category::PaymentCard,
];

fn by_label(detector: DetectorId, setting: &Setting<'_, '_>, percent: u8) -> Option<u8> {
    let label = setting.label?;
    if label.specific.has(detector) {
        Some(percent)
    } else if label.category.has(detector) {
        Some(percent.saturating_sub(BY_CATEGORY))
    } else {
        None
    }
}

enum Said {
    This(u8),
    Other,
    Nothing,
}

fn by_cue(detector: DetectorId, window: ContextWindow, near: &Near<'_>, percent: u8) -> Said {
    let mut behind_others = 0;
    for (meaning, distance, before) in near.iter() {
        if distance > if before { window.before } else { window.after } {
            continue;
        }
        let doubt = if meaning.specific.has(detector) {
            0
        } else if meaning.category.has(detector) {
            BY_CATEGORY
        } else {
            if meaning.other && before && distance <= CLOSE {
                return Said::Other;
            }
            behind_others = SECOND;
            continue;
        };
        let doubt = doubt + behind_others + if before { 0 } else { BEHIND };
        return Said::This(percent.saturating_sub(doubt));
    }
    Said::Nothing
}
