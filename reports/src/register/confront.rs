//! The findings against the register: what was found and is not declared, and what was declared and is not so.

mod finds;
mod missing;
mod purpose;
mod retention;
mod suppressed;
mod transfer;
mod undeclared;

#[cfg(test)]
mod tests;

use finds::Finds;

use super::{Contradiction, Register};
use crate::Day;
use crate::map::DataMap;

/// How many places a contradiction names.
const PLACES_NAMED: usize = 5;

/// What a data map says against the register, sorted: the gravest kind first. `today` decides what was kept too long.
///
/// A place belongs to the declared system that names it most closely. Personal data counts from a confidence of
/// 50 % on, unless all of it is reserved for documentation and tests; digests and masked values count, and the
/// sentences say so.
pub fn confront(map: &DataMap, register: &Register, today: Day) -> Vec<Contradiction> {
    let finds = Finds::of(map, register);
    let mut all = Vec::new();
    suppressed::confront(&finds, register, &mut all);
    undeclared::confront(&finds, &mut all);
    purpose::confront(&finds, register, &mut all);
    transfer::confront(&finds, register, &mut all);
    retention::confront(&finds, today, &mut all);
    missing::confront(&finds, map, &mut all);
    all.sort();
    all
}
