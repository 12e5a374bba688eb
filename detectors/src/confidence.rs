//! Confidence: expected precision in per cent.

/// The expected precision of a finding in per cent, 0 to 100, calibrated on labelled data: of the
/// findings given 90, about nine in ten are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u8);

/// A band of confidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Below 50: worth a look where recall matters more than precision.
    Low,
    /// 50 to 79: more likely right than wrong.
    Medium,
    /// 80 and above.
    High,
}

impl Confidence {
    /// The highest confidence.
    pub const MAX: Confidence = Confidence(100);

    /// A confidence of `percent`; values over 100 become 100.
    pub const fn new(percent: u8) -> Confidence {
        Confidence(if percent > 100 { 100 } else { percent })
    }

    /// The value in per cent.
    pub const fn percent(self) -> u8 {
        self.0
    }

    /// The band that the value falls into.
    pub const fn level(self) -> Level {
        match self.0 {
            0..=49 => Level::Low,
            50..=79 => Level::Medium,
            _ => Level::High,
        }
    }
}

impl Level {
    /// Every level, lowest first.
    pub const ALL: [Level; 3] = [Level::Low, Level::Medium, Level::High];

    /// The id: `low`, `medium` or `high`.
    pub const fn id(self) -> &'static str {
        match self {
            Level::Low => "low",
            Level::Medium => "medium",
            Level::High => "high",
        }
    }

    /// The lowest confidence of the band.
    pub const fn floor(self) -> Confidence {
        match self {
            Level::Low => Confidence(0),
            Level::Medium => Confidence(50),
            Level::High => Confidence(80),
        }
    }
}
