//! Which declared system a place belongs to.

use super::pattern::Pattern;
use super::{DeclaredSystem, Register};

/// The places of a register, to ask for many places whose they are.
#[derive(Clone, Debug)]
pub struct DeclaredPlaces<'r> {
    patterns: Vec<(Pattern, &'r DeclaredSystem)>,
}

impl<'r> DeclaredPlaces<'r> {
    /// The places of all systems of a register.
    pub fn of(register: &'r Register) -> DeclaredPlaces<'r> {
        let of_system =
            |system: &'r DeclaredSystem| system.places.iter().map(move |place| (Pattern::new(place), system));
        DeclaredPlaces { patterns: register.system.iter().flat_map(of_system).collect() }
    }

    /// The system that names `place` most closely; `None` where none names it.
    pub fn system(&self, place: &str) -> Option<&'r DeclaredSystem> {
        // Of equally close ones the first, as in the confrontation.
        let closest = |(i, (pattern, system)): (usize, &(Pattern, &'r DeclaredSystem))| {
            Some((pattern.covers(place)?, std::cmp::Reverse(i), *system))
        };
        let all = self.patterns.iter().enumerate().filter_map(closest);
        all.max_by_key(|(closeness, i, _)| (*closeness, *i)).map(|(_, _, system)| system)
    }
}
