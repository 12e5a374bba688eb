//! Headers of tar: POSIX ustar and pax
//! (<https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06>), GNU
//! (<https://www.gnu.org/software/tar/manual/html_node/Standard.html>) and the seventh edition of Unix.

/// Bytes of a block.
pub(super) const BLOCK: usize = 512;

/// One block.
pub(super) type Block = [u8; BLOCK];

/// A header whose checksum is right.
pub(super) struct Header<'b> {
    block: &'b Block,
}

impl<'b> Header<'b> {
    /// The header in a block; `None` for what is none.
    pub(super) fn of(block: &'b Block) -> Option<Header<'b>> {
        let (mut unsigned, mut signed) = (0u64, 0i64);
        for (at, &byte) in block.iter().enumerate() {
            // The field of the checksum itself counts as blanks.
            let byte = if (148..156).contains(&at) { b' ' } else { byte };
            unsigned += u64::from(byte);
            signed += i64::from(byte.cast_signed());
        }
        // Blanks alone are no number.
        let has_digits = block[148..156].iter().any(u8::is_ascii_digit);
        let stated = octal(&block[148..156]).filter(|_| has_digits)?;
        // Some old programs added signed bytes.
        let is_right = stated == unsigned || i64::try_from(stated).is_ok_and(|stated| stated == signed);
        is_right.then_some(Header { block })
    }

    /// What kind of member it is.
    pub(super) fn flag(&self) -> u8 {
        self.block[156]
    }

    /// The name, with its prefix in ustar.
    pub(super) fn name(&self) -> Vec<u8> {
        let name = until_zero(&self.block[..100]);
        let prefix = until_zero(&self.block[345..500]);
        if prefix.is_empty() || self.block[257..263] != *b"ustar\0" {
            return name.to_vec();
        }
        [prefix, b"/", name].concat()
    }

    /// Bytes of its content; `None` for what is no number.
    pub(super) fn size(&self) -> Option<u64> {
        number(&self.block[124..136])
    }

    /// GNU's sparse files: the first stretches that hold data, and whether more follow in a block of their own.
    pub(super) fn sparse(&self) -> (Vec<(u64, u64)>, bool) {
        (stretches(&self.block[386..482]), self.block[482] != 0)
    }

    /// GNU's sparse files: bytes with the holes.
    pub(super) fn real_size(&self) -> Option<u64> {
        number(&self.block[483..495])
    }
}

/// The stretches of data in a block behind the header of a sparse file, and whether another block follows.
pub(super) fn more_sparse(block: &Block) -> (Vec<(u64, u64)>, bool) {
    (stretches(&block[..504]), block[504] != 0)
}

fn stretches(bytes: &[u8]) -> Vec<(u64, u64)> {
    let pair = |entry: &[u8]| Some((number(entry.get(..12)?)?, number(entry.get(12..24)?)?));
    bytes.chunks_exact(24).take_while(|entry| entry[0] != 0).map_while(pair).collect()
}

/// Whether `head` begins with a header: of programs that do not say `ustar`, too.
pub(super) fn begins(head: &[u8]) -> bool {
    let Some(block) = head.first_chunk::<BLOCK>() else { return false };
    let Some(header) = Header::of(block) else { return false };
    let is_octal = |field: &[u8]| {
        field.iter().all(|&byte| matches!(byte, b'0'..=b'7' | b' ' | 0)) && octal(field).is_some()
    };
    block[0] != 0
        && matches!(header.flag(), 0 | b'0'..=b'7' | b'g' | b'x' | b'A'..=b'Z')
        && is_octal(&block[100..108])
        && header.size().is_some()
}

/// A number: octal digits, or two's complement to base 256 when the first bit is set (GNU).
fn number(field: &[u8]) -> Option<u64> {
    let (&first, rest) = field.split_first()?;
    if first & 0x80 == 0 {
        return octal(field);
    }
    // Negative sizes are none.
    if first & 0x40 != 0 {
        return None;
    }
    rest.iter().try_fold(u64::from(first & 0x3f), |value, &byte| {
        (value >> 56 == 0).then(|| value << 8 | u64::from(byte))
    })
}

/// Octal digits between blanks and zero bytes. Nothing at all is zero.
fn octal(field: &[u8]) -> Option<u64> {
    let end = field.iter().position(|&byte| byte == 0).unwrap_or(field.len());
    field[..end].trim_ascii().iter().try_fold(0u64, |value, &byte| {
        let digit = (b'0'..=b'7').contains(&byte).then(|| u64::from(byte - b'0'))?;
        value.checked_mul(8)?.checked_add(digit)
    })
}

/// The bytes before the first zero byte.
pub(in super::super) fn until_zero(field: &[u8]) -> &[u8] {
    &field[..memchr::memchr(0, field).unwrap_or(field.len())]
}
