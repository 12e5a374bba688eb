//! The estimator of Ertl, "New cardinality estimation algorithms for HyperLogLog sketches",
//! <https://arxiv.org/abs/1702.01284>, algorithm 6. Only additions, multiplications and square roots,
//! which IEEE 754 rounds the same way everywhere.

use super::{PRECISION, REGISTERS};

/// The highest rank below saturation.
const Q: usize = 64 - PRECISION as usize;

/// The estimated number of distinct hashes behind the registers.
pub(super) fn estimate(registers: &[u8; REGISTERS]) -> u64 {
    let mut counts = [0u32; Q + 2];
    for rank in registers {
        counts[usize::from(*rank).min(Q + 1)] += 1;
    }
    let m = REGISTERS as f64;
    let mut z = m * tau(1.0 - f64::from(counts[Q + 1]) / m);
    for count in counts[1..=Q].iter().rev() {
        z = 0.5 * (z + f64::from(*count));
    }
    z += m * sigma(f64::from(counts[0]) / m);
    // Equation 14: alpha for infinitely many registers.
    let alpha = 1.0 / (2.0 * std::f64::consts::LN_2);
    (alpha * m * m / z).round() as u64
}

/// Equation 24: corrects for registers that are still 0.
fn sigma(mut x: f64) -> f64 {
    if x == 1.0 {
        return f64::INFINITY;
    }
    let (mut y, mut z) = (1.0, x);
    loop {
        x *= x;
        let before = z;
        z += x * y;
        y += y;
        if z == before {
            return z;
        }
    }
}

/// Equation 25: corrects for registers that are saturated.
fn tau(mut x: f64) -> f64 {
    if x == 0.0 || x == 1.0 {
        return 0.0;
    }
    let (mut y, mut z) = (1.0, 1.0 - x);
    loop {
        x = x.sqrt();
        let before = z;
        y *= 0.5;
        z -= (1.0 - x) * (1.0 - x) * y;
        if z == before {
            return z / 3.0;
        }
    }
}
