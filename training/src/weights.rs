//! The bytes of a model: transitions, then rows of features.

use domesday_detectors::person::training::{STEPS, WAYS, place};

use crate::crf::Learned;

/// Rows of the table. 2^17 rows of 8 bytes are 1 MiB: half of a second-level cache.
pub(crate) const ROWS: usize = 1 << 17;

const ROW: usize = 8;

/// The bytes of the model, and how many features found no row.
pub(crate) fn bytes(learned: &Learned) -> (Vec<u8>, usize) {
    let step = |weight: f64| (weight * f64::from(STEPS)).round().clamp(-32768.0, 32767.0) as i16;
    let mut out: Vec<u8> = learned.transitions.iter().flat_map(|w| step(*w).to_le_bytes()).collect();
    let mut rows = vec![[0_u8; ROW]; ROWS];
    // Where rows are scarce, what weighs most comes first.
    let mut order: Vec<&(u32, u32, [f64; 2])> =
        learned.features.iter().filter(|(_, _, [b, i])| step(*b) != 0 || step(*i) != 0).collect();
    let worth = |(_, count, [b, i]): &(u32, u32, [f64; 2])| (b.abs() + i.abs()) * f64::from(*count);
    order.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.0.cmp(&b.0)));
    let mut lost = 0;
    for (feature, _, [begins, goes_on]) in order {
        let (row, tag) = place(*feature, ROWS);
        let Some(free) = rows[row..row + WAYS].iter_mut().find(|row| row[..2] == [0, 0]) else {
            lost += 1;
            continue;
        };
        free[..2].copy_from_slice(&tag.to_le_bytes());
        free[2..4].copy_from_slice(&step(*begins).to_le_bytes());
        free[4..6].copy_from_slice(&step(*goes_on).to_le_bytes());
    }
    out.extend(rows.iter().flatten());
    (out, lost)
}
