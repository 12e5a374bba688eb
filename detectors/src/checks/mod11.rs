//! Weighted sums, the checks of most identifiers.

/// The digits of a compact value as numbers, or `None` if a byte is no digit or there are not `N`.
pub(crate) fn digits<const N: usize>(compact: &[u8]) -> Option<[u8; N]> {
    let mut out = [0; N];
    if compact.len() != N {
        return None;
    }
    for (slot, byte) in out.iter_mut().zip(compact) {
        *slot = byte.checked_sub(b'0').filter(|d| *d < 10)?;
    }
    Some(out)
}

/// The sum of the products of digits (values 0 to 9) and weights, as far as both go.
pub(crate) fn weighted(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(&d, &w)| u32::from(d) * w).sum()
}

/// The number that the ASCII digits spell; `None` if a byte is no digit or there are more than 19.
pub(crate) fn number(digits: &[u8]) -> Option<u64> {
    if digits.is_empty() || digits.len() > 19 {
        return None;
    }
    digits.iter().try_fold(0u64, |n, b| match b {
        b'0'..=b'9' => n.checked_mul(10)?.checked_add(u64::from(b - b'0')),
        _ => None,
    })
}

/// Whether all bytes are the same: no issuer gives such a number, and many checks pass it.
pub(crate) fn is_uniform(bytes: &[u8]) -> bool {
    bytes.windows(2).all(|pair| pair[0] == pair[1])
}

#[cfg(test)]
mod tests {
    use super::{digits, is_uniform, number, weighted};

    #[test]
    fn digits_and_sums() {
        assert_eq!(digits::<3>(b"107"), Some([1, 0, 7]));
        assert_eq!(digits::<3>(b"10"), None);
        assert_eq!(digits::<2>(b"1a"), None);
        assert_eq!(weighted(&[1, 2, 3], &[10, 1, 2]), 18);
        assert_eq!(number(b"0042"), Some(42));
        assert_eq!(number(b""), None);
        assert!(is_uniform(b"777") && !is_uniform(b"778"));
    }
}
