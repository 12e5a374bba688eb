//! From what was read to the confidence: how often such a text is an address.
//!
//! The points were set and checked on labelled text (`CALIBRATION.md`): a street with its word for the way and
//! its number is one four times in five in running text; what stands beside it raises or lowers that.

use super::{
    context::Context,
    grammar::{Facts, Way},
    postcodes::Shape,
};
use crate::Evidence;

/// The confidence of an address in running text, in per cent; 0 for none.
pub(super) fn of_text(facts: &Facts, context: &Context) -> u8 {
    let mut points = match (facts.boxed, facts.way) {
        (true, Way::Strong) => 85,
        (true, Way::Weak) => 55,
        (true, Way::None) => 20,
        (false, Way::Strong) => 72,
        (false, Way::Weak) => 44,
        (false, Way::None) => 12,
    };
    if facts.unnumbered {
        points -= 30;
    }
    if facts.small {
        points -= 25;
    }
    points += match facts.postcode {
        Shape::None => 0,
        Shape::Short => {
            if facts.city {
                20
            } else {
                4
            }
        }
        Shape::Long => {
            if facts.city {
                38
            } else {
                14
            }
        }
        Shape::Telling => {
            if facts.city {
                40
            } else {
                30
            }
        }
    };
    if facts.place {
        points += 14;
    }
    if facts.state_code {
        points += 22;
    } else if facts.state {
        points += 10;
    }
    if facts.in_state {
        points += 8;
    }
    if facts.unit {
        points += 14;
    }
    if facts.country {
        points += 14;
    }
    if facts.doubled {
        points += 4;
    }
    if facts.direction {
        points += 6;
    }
    if context.label {
        points += if context.near || facts.way > Way::None { 45 } else { 22 };
    } else if context.cue {
        points += 20;
    }
    if context.cell {
        points += 45;
    }
    if context.alone && (facts.way > Way::None || facts.boxed || facts.postcode > Shape::Short) {
        points += 12;
    }
    if context.years {
        points -= 60;
    } else if context.year {
        points -= if facts.direction || facts.postcode > Shape::None { 18 } else { 36 };
    }
    if context.source {
        points -= 20;
    }
    if context.counted {
        points -= 40;
    }
    points.clamp(0, 97) as u8
}

/// What it rests on.
pub(super) fn evidence(facts: &Facts, context: &Context) -> Evidence {
    let mut evidence = Evidence::PATTERN;
    if context.label || context.cue {
        evidence |= Evidence::CONTEXT;
    }
    if facts.postcode == Shape::Telling || facts.in_state {
        evidence |= Evidence::FORMAT;
    }
    if facts.place {
        evidence |= Evidence::DICTIONARY;
    }
    evidence
}
