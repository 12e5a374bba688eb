//! Overlapping candidates: which one stands.
//!
//! The whole rule is [`rank`]. Of the candidates that overlap directly or through others, the first by
//! rank stands, those that overlap it fall, and so on.

use crate::{Confidence, Level, blocks::Blocks, catalog::id, site::Candidate};

/// Most candidates that are weighed against each other at once. Real text makes groups of up to five;
/// the limit keeps adversarial text linear.
const GROUP: usize = 64;

/// How specific a detector is: the one with the stricter form reads the text as more.
fn specificity(candidate: &Candidate) -> u8 {
    match candidate.detector {
        id::IBAN => 7,
        // Six groups of two are a hardware address before they are the start of an IPv6 address.
        id::MAC_ADDRESS => 6,
        id::EMAIL_ADDRESS => 5,
        id::IP_ADDRESS => 4,
        id::PAYMENT_CARD => 3,
        id::PHONE_NUMBER => 2,
        id::BIC => 1,
        // Their parts may be numbers of other kinds; they are longer than those.
        id::PERSON_NAME | id::POSTAL_ADDRESS => 0,
        // A detector of the user's own knows its text best.
        _ => 8,
    }
}

/// What stands is, in this order: of a higher band of confidence, longer, more specific, more certain,
/// further left. In the lowest band the more certain comes first: a value that has next to no confidence is in
/// the way of none.
fn rank(c: &Candidate) -> impl Ord + use<> {
    let length = c.end - c.start;
    let level = c.confidence.level();
    std::cmp::Reverse((
        level,
        if level == Level::Low { c.confidence } else { Confidence::MAX },
        length,
        specificity(c),
        c.confidence,
        std::cmp::Reverse((c.start, c.detector)),
    ))
}

/// Memory for sorting, kept from one window to the next.
#[derive(Debug, Default)]
pub(crate) struct Sorting {
    blocks: Blocks<Candidate>,
    standing: Vec<Candidate>,
}

/// The order of candidates before they are weighed: by position, and fixed for equal ones.
fn position(c: &Candidate) -> impl Ord + use<> {
    (u64::from(c.start) << 32 | u64::from(c.end), c.detector, std::cmp::Reverse(c.confidence), c.evidence)
}

/// Sorts the candidates by position and removes those that another stands over. `fallen` is told
/// each one that is removed, and what it fell to.
pub(crate) fn resolve(
    candidates: &mut Vec<Candidate>,
    sorting: &mut Sorting,
    mut fallen: impl FnMut(&Candidate, &Candidate),
) {
    let Sorting { blocks, standing } = sorting;
    blocks.sort(candidates, |c| c.start, position);
    let (mut read, mut write) = (0, 0);
    while read < candidates.len() {
        let first = read;
        let mut reach = candidates[read].end;
        read += 1;
        while read < candidates.len() && candidates[read].start < reach && read - first < GROUP {
            reach = reach.max(candidates[read].end);
            read += 1;
        }
        // A group that was cut at the limit may reach into this one: what stands, stays.
        let before = candidates[..write].last().copied().filter(|s| candidates[first].start < s.end);
        if read - first == 1 && before.is_none() {
            candidates[write] = candidates[first];
            write += 1;
            continue;
        }
        let group = &mut candidates[first..read];
        group.sort_unstable_by_key(rank);
        standing.clear();
        for candidate in group.iter() {
            match standing.iter().chain(&before).find(|s| s.start < candidate.end && candidate.start < s.end)
            {
                Some(over) => fallen(candidate, over),
                None => standing.push(*candidate),
            }
        }
        standing.sort_unstable_by_key(|c| c.start);
        for candidate in standing.iter() {
            candidates[write] = *candidate;
            write += 1;
        }
    }
    candidates.truncate(write);
}
