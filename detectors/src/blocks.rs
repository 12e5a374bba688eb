//! Sorting by place what is nearly in order: several rows, each in the order of the text.

/// Bytes of a block: hardly two values stand in one.
const BLOCK: u32 = 64;
/// So few are sorted as usual.
const FEW: usize = 64;

/// Memory for sorting, kept from one window to the next.
#[derive(Debug)]
pub(crate) struct Blocks<T> {
    starts: Vec<u32>,
    sorted: Vec<T>,
}

impl<T> Default for Blocks<T> {
    fn default() -> Blocks<T> {
        Blocks { starts: Vec::new(), sorted: Vec::new() }
    }
}

impl<T: Copy> Blocks<T> {
    /// Sorts by `key`, whose order is first of all that of `start`, a place in the text. Many values are first
    /// dealt into blocks of the text, in which hardly two stand: twice as fast as comparing.
    pub(crate) fn sort<K: Ord>(
        &mut self,
        list: &mut Vec<T>,
        start: impl Fn(&T) -> u32,
        key: impl Fn(&T) -> K,
    ) {
        let Blocks { starts, sorted } = self;
        let (mut first, mut last) = (u32::MAX, 0);
        for value in list.iter() {
            first = first.min(start(value));
            last = last.max(start(value));
        }
        let block = |value: &T| ((start(value) - first) / BLOCK) as usize;
        let blocks = (last.saturating_sub(first) / BLOCK) as usize + 1;
        if list.len() < FEW || blocks > list.len() * 16 {
            if !list.is_sorted_by_key(&key) {
                list.sort_unstable_by_key(key);
            }
            return;
        }
        starts.clear();
        starts.resize(blocks + 1, 0);
        for value in list.iter() {
            starts[block(value) + 1] += 1;
        }
        let mut sum = 0;
        for start in starts.iter_mut() {
            sum += *start;
            *start = sum;
        }
        sorted.clear();
        sorted.extend_from_slice(list);
        for value in list.iter() {
            let slot = &mut starts[block(value)];
            sorted[*slot as usize] = *value;
            *slot += 1;
        }
        // Within a block a few may be out of order: put each where it belongs.
        for index in 1..sorted.len() {
            let mut at = index;
            while at > 0 && key(&sorted[at - 1]) > key(&sorted[at]) {
                sorted.swap(at - 1, at);
                at -= 1;
            }
        }
        std::mem::swap(list, sorted);
    }
}

#[cfg(test)]
mod tests {
    use super::Blocks;

    #[test]
    fn rows_are_put_together() {
        let mut blocks = Blocks::default();
        for (count, apart) in [(10, 7), (500, 7), (500, 1), (100, 5000)] {
            let row = |from: u32| (0..count).map(move |n| (from + n * apart, n % 3));
            let mut list: Vec<(u32, u32)> = row(1000).chain(row(1003)).chain(row(990)).collect();
            let mut expected = list.clone();
            expected.sort_unstable();
            blocks.sort(&mut list, |value| value.0, |value| *value);
            assert_eq!(list, expected);
        }
        blocks.sort(&mut Vec::new(), |value: &(u32, u32)| value.0, |value| *value);
    }
}
