//! Top-level domains of the root zone.

use std::collections::HashSet;

/// The set of top-level domains, in Unicode and in punycode where the list has it.
#[derive(Debug)]
pub(crate) struct Tlds {
    /// Two letters: one bit each.
    short: [u32; 26],
    long: HashSet<Box<[u8]>>,
}

impl Tlds {
    /// Reads the embedded list.
    pub(crate) fn new() -> Tlds {
        let mut tlds = Tlds { short: [0; 26], long: HashSet::with_capacity(1600) };
        for name in include_str!("data/tlds.txt").lines().filter(|line| !line.starts_with('#')) {
            match name.as_bytes() {
                [a @ b'a'..=b'z', b @ b'a'..=b'z'] => tlds.short[usize::from(a - b'a')] |= 1 << (b - b'a'),
                long => {
                    tlds.long.insert(long.into());
                }
            }
        }
        tlds
    }

    /// Whether `label` is a top-level domain; case does not count. Punycode labels (RFC 5891) count:
    /// they are registered only as encodings of names in the zone.
    pub(crate) fn has(&self, label: &[u8]) -> bool {
        if let [a, b] = label {
            let (a, b) = (a.to_ascii_lowercase(), b.to_ascii_lowercase());
            return a.is_ascii_lowercase() && b.is_ascii_lowercase() && self.short[usize::from(a - b'a')] & 1 << (b - b'a') != 0;
        }
        if label.len() > 40 {
            return false;
        }
        let mut folded = [0; 40];
        let folded = &mut folded[..label.len()];
        folded.copy_from_slice(label);
        folded.make_ascii_lowercase();
        matches!(&*folded, b"com" | b"org" | b"net") || folded.starts_with(b"xn--") || self.long.contains(&*folded)
    }
}

#[cfg(test)]
mod tests {
    use super::Tlds;

    #[test]
    fn the_list_is_sorted_and_answers() {
        let names: Vec<&str> = include_str!("data/tlds.txt").lines().filter(|l| !l.starts_with('#')).collect();
        assert!(names.len() > 1400 && names.is_sorted());
        let tlds = Tlds::new();
        for yes in ["com", "DE", "museum", "рф", "xn--p1ai", "कॉम"] {
            assert!(tlds.has(yes.as_bytes()), "{yes}");
        }
        for no in ["png", "service", "x", "", "co_m", "nowhere"] {
            assert!(!tlds.has(no.as_bytes()), "{no}");
        }
    }
}
