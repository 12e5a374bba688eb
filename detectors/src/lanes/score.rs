//! The confidence of a value: what the definition states, by what stands around.

use crate::{
    ContextWindow, DetectorId, Evidence, FieldHint,
    catalog::ENTRIES,
    compiled::Compiled,
    cue::{Meaning, Near},
    site::Site,
};

/// A label that names the category and not the detector says less.
const BY_CATEGORY: u8 = 8;
/// Nothing but its form makes the value that of one country.
const UNCHECKED: u8 = 8;
/// A nearer label names something else.
const SECOND: u8 = 10;
/// The label stands behind the value.
const BEHIND: u8 = 6;
/// How near a word has to stand that says that a number is something else.
const CLOSE: u16 = 8;

/// What is known about where a value stands.
pub(crate) struct Setting<'n, 'v> {
    /// The words around; `None` where a label or the name of the field speaks for itself.
    pub(crate) near: Option<&'n Near<'v>>,
    /// What the column of an SQL row, or a label right before, names.
    pub(crate) label: Option<&'v Meaning>,
    /// Whether the value is written in groups.
    pub(crate) formatted: bool,
    /// The confidence where nothing names the value and its definition gives none; 0 to report no such value.
    pub(crate) unnamed: u8,
}

/// What the surroundings of a value give a detector.
pub(crate) struct Scored {
    /// The confidence, in per cent.
    pub(crate) percent: u8,
    pub(crate) evidence: Evidence,
    /// Whether the label or field names the category, and the detector is that of a country: which one a value
    /// belongs to, a check digit has to say.
    pub(crate) guessed: bool,
}

impl Scored {
    /// The confidence after the issuer's check.
    pub(crate) fn checked(&self, checked: Evidence) -> u8 {
        if self.guessed && !checked.has(Evidence::CHECKSUM) {
            self.percent.saturating_sub(UNCHECKED)
        } else {
            self.percent
        }
    }
}

/// The confidence that the surroundings of a value give a detector, and the evidence; `None` where it is not
/// to be reported.
pub(crate) fn score(
    compiled: &Compiled,
    detector: DetectorId,
    site: &Site<'_>,
    setting: &Setting<'_, '_>,
) -> Option<Scored> {
    let definition = compiled.definition(detector)?;
    let precision = definition.precision;
    // Users know their own patterns: the name of a field does not speak against them.
    let of_user = usize::from(detector.0) >= ENTRIES.len();
    let named = by_field(detector, site.hint, precision.field).or(of_user.then_some(None))?;
    let (said, evidence) = if let Some(said) = named {
        (said, Evidence::FIELD_NAME)
    } else if let Some(said) = by_label(detector, setting, precision.context) {
        (said, Evidence::CONTEXT)
    } else {
        match by_cue(detector, definition.window, setting.near, precision.context) {
            Said::This(said) => (said, Evidence::CONTEXT),
            Said::Other => return None,
            Said::Nothing => {
                let bare = if setting.formatted { precision.formatted } else { precision.alone };
                (Named::directly(bare.max(setting.unnamed)), Evidence::NONE)
            }
        }
    };
    // What every country has, a word for the category names.
    let (deducted, guessed) = match (said.by_category, definition.regions.is_empty()) {
        (true, false) => (BY_CATEGORY, true),
        _ => (0, false),
    };
    let percent = said.percent.saturating_sub(deducted);
    (percent > 0).then_some(Scored { percent, evidence: evidence | Evidence::PATTERN, guessed })
}

/// A confidence, and what it comes from.
#[derive(Clone, Copy)]
struct Named {
    percent: u8,
    by_category: bool,
}

impl Named {
    fn directly(percent: u8) -> Named {
        Named { percent, by_category: false }
    }

    fn by_category(percent: u8) -> Named {
        Named { percent, by_category: true }
    }
}

/// By the name of the field: `None` if it says that the value is something else, `Some(None)` if it says
/// nothing.
#[allow(clippy::option_option)]
fn by_field(detector: DetectorId, hint: &FieldHint, percent: u8) -> Option<Option<Named>> {
    if hint.specific.has(detector) {
        return Some(Some(Named::directly(percent)));
    }
    if !hint.specific.is_empty() {
        return None;
    }
    if hint.category.has(detector) {
        return Some(Some(Named::by_category(percent)));
    }
    let elsewhere = hint.is(FieldHint::CLOSED) || !hint.category.is_empty();
    if elsewhere { None } else { Some(None) }
}

fn by_label(detector: DetectorId, setting: &Setting<'_, '_>, percent: u8) -> Option<Named> {
    let label = setting.label?;
    if label.specific.has(detector) {
        Some(Named::directly(percent))
    } else if label.category.has(detector) {
        Some(Named::by_category(percent))
    } else {
        None
    }
}

enum Said {
    This(Named),
    Other,
    Nothing,
}

fn by_cue(detector: DetectorId, window: ContextWindow, near: Option<&Near<'_>>, percent: u8) -> Said {
    let mut behind_others = 0;
    for (meaning, distance, before) in near.into_iter().flat_map(Near::iter) {
        if distance > if before { window.before } else { window.after } {
            continue;
        }
        let by_category = if meaning.specific.has(detector) {
            false
        } else if meaning.category.has(detector) {
            true
        } else {
            if meaning.other && before && distance <= CLOSE {
                return Said::Other;
            }
            behind_others = SECOND;
            continue;
        };
        let doubt = behind_others + if before { 0 } else { BEHIND };
        return Said::This(Named { percent: percent.saturating_sub(doubt), by_category });
    }
    Said::Nothing
}
