//! Top-level domains of the root zone.

/// The embedded list: a name a line, sorted by bytes, comments first.
const LIST: &str = include_str!("data/tlds.txt");

/// The set of top-level domains, in Unicode; names in punycode count by their prefix.
#[derive(Debug)]
pub(crate) struct Tlds {
    /// Two letters: one bit each.
    short: [u32; 26],
    /// Where the names that begin with a byte stand in the list, by that byte.
    first: [(u32, u32); 256],
}

impl Tlds {
    /// Indexes the embedded list: one pass over 10 kB, no allocation.
    pub(crate) fn new() -> Tlds {
        let mut tlds = Tlds { short: [0; 26], first: [(0, 0); 256] };
        let mut at = 0;
        for name in LIST.lines() {
            let (start, bytes) = (at, name.as_bytes());
            at += bytes.len() + 1;
            match bytes {
                [b'#', ..] | [] => {}
                [a @ b'a'..=b'z', b @ b'a'..=b'z'] => tlds.short[usize::from(a - b'a')] |= 1 << (b - b'a'),
                _ => {
                    let range = &mut tlds.first[usize::from(bytes[0])];
                    *range = if range.1 == 0 { (start as u32, at as u32) } else { (range.0, at as u32) };
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
            return a.is_ascii_lowercase()
                && b.is_ascii_lowercase()
                && self.short[usize::from(a - b'a')] & 1 << (b - b'a') != 0;
        }
        if label.len() > 40 {
            return false;
        }
        let mut folded = [0; 40];
        let folded = &mut folded[..label.len()];
        folded.copy_from_slice(label);
        folded.make_ascii_lowercase();
        let Some(&initial) = folded.first() else { return false };
        if matches!(&*folded, b"com" | b"org" | b"net") || folded.starts_with(b"xn--") {
            return true;
        }
        let (from, to) = self.first[usize::from(initial)];
        let names = &LIST.as_bytes()[from as usize..to as usize];
        names.split(|&b| b == b'\n').any(|name| name == &*folded)
    }
}

#[cfg(test)]
mod tests {
    use super::Tlds;

    #[test]
    fn the_list_is_sorted_and_answers() {
        let names: Vec<&str> =
            include_str!("data/tlds.txt").lines().filter(|l| !l.starts_with('#')).collect();
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
