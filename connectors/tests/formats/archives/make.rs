//! Writers of archives: small ones that can also lie.

use std::io::Write as _;

/// A member of a zip, as it is to be written.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) name: Vec<u8>,
    pub(crate) method: u16,
    pub(crate) flags: u16,
    pub(crate) crc: u32,
    /// Compressed content.
    pub(crate) packed: Vec<u8>,
    pub(crate) size: u32,
    /// Compressed bytes that the directory tells, where that is a lie.
    pub(crate) claimed: Option<u32>,
    pub(crate) comment: Vec<u8>,
    pub(crate) attributes: u32,
    pub(crate) host: u8,
    /// Written to the local header as if sizes followed the content.
    pub(crate) streamed: bool,
}

impl Member {
    pub(crate) fn stored(name: &str, content: &[u8]) -> Member {
        Member::packed(name, 0, content, content.to_vec())
    }

    pub(crate) fn deflated(name: &str, content: &[u8]) -> Member {
        Member::packed(name, 8, content, deflate(content))
    }

    pub(crate) fn packed(name: &str, method: u16, content: &[u8], packed: Vec<u8>) -> Member {
        Member {
            name: name.as_bytes().to_vec(),
            method,
            flags: 0,
            crc: crc(content),
            packed,
            size: content.len() as u32,
            claimed: None,
            comment: Vec::new(),
            attributes: 0,
            host: 3,
            streamed: false,
        }
    }

    /// The local header and the content.
    pub(crate) fn local(&self) -> Vec<u8> {
        let mut out = b"PK\x03\x04".to_vec();
        let (crc, packed, size) = match self.streamed {
            true => (0, 0, 0),
            false => (self.crc, self.packed.len() as u32, self.size),
        };
        self.common(&mut out, [crc, packed, size]);
        out.extend_from_slice(&self.name);
        out.extend_from_slice(&self.packed);
        if self.streamed {
            out.extend_from_slice(b"PK\x07\x08");
            for number in [self.crc, self.packed.len() as u32, self.size] {
                out.extend_from_slice(&number.to_le_bytes());
            }
        }
        out
    }

    fn common(&self, out: &mut Vec<u8>, numbers: [u32; 3]) {
        let flags = self.flags | if self.streamed { 8 } else { 0 };
        out.extend_from_slice(&20u16.to_le_bytes());
        out.extend_from_slice(&flags.to_le_bytes());
        out.extend_from_slice(&self.method.to_le_bytes());
        out.extend_from_slice(&[0; 4]);
        for number in numbers {
            out.extend_from_slice(&number.to_le_bytes());
        }
        out.extend_from_slice(&(self.name.len() as u16).to_le_bytes());
        out.extend_from_slice(&[0; 2]);
    }

    /// The header in the directory, for a local header at `offset`.
    pub(crate) fn central(&self, offset: u32) -> Vec<u8> {
        let mut out = vec![b'P', b'K', 1, 2, 20, self.host];
        let packed = self.claimed.unwrap_or(self.packed.len() as u32);
        self.common(&mut out, [self.crc, packed, self.size]);
        out.extend_from_slice(&(self.comment.len() as u16).to_le_bytes());
        out.extend_from_slice(&[0; 4]);
        out.extend_from_slice(&self.attributes.to_le_bytes());
        out.extend_from_slice(&offset.to_le_bytes());
        out.extend_from_slice(&self.name);
        out.extend_from_slice(&self.comment);
        out
    }
}

/// The record of the end of a zip.
pub(crate) fn end(count: u16, bytes: u32, start: u32, comment: &[u8]) -> Vec<u8> {
    let mut out = b"PK\x05\x06\0\0\0\0".to_vec();
    out.extend_from_slice(&count.to_le_bytes());
    out.extend_from_slice(&count.to_le_bytes());
    out.extend_from_slice(&bytes.to_le_bytes());
    out.extend_from_slice(&start.to_le_bytes());
    out.extend_from_slice(&(comment.len() as u16).to_le_bytes());
    out.extend_from_slice(comment);
    out
}

/// A zip.
pub(crate) fn zip(members: &[Member], comment: &[u8]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for member in members {
        directory.extend(member.central(out.len() as u32));
        out.extend(member.local());
    }
    let start = out.len() as u32;
    out.extend_from_slice(&directory);
    out.extend(end(members.len() as u16, directory.len() as u32, start, comment));
    out
}

pub(crate) fn crc(content: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(content);
    crc.sum()
}

pub(crate) fn deflate(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn bzip2(content: &[u8]) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn xz(content: &[u8]) -> Vec<u8> {
    liblzma::encode_all(content, 6).unwrap()
}

/// LZMA alone, of a length that is not told.
pub(crate) fn lzma(content: &[u8]) -> Vec<u8> {
    let options = liblzma::stream::LzmaOptions::new_preset(6).unwrap();
    let stream = liblzma::stream::Stream::new_lzma_encoder(&options).unwrap();
    let mut encoder = liblzma::write::XzEncoder::new_stream(Vec::new(), stream);
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn zstd(content: &[u8]) -> Vec<u8> {
    ::zstd::encode_all(content, 3).unwrap()
}

pub(crate) fn lz4(content: &[u8]) -> Vec<u8> {
    let mut encoder = lz4_flex::frame::FrameEncoder::new(Vec::new());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// One header of tar with its content, in blocks.
pub(crate) fn tar_member(name: &[u8], flag: u8, content: &[u8]) -> Vec<u8> {
    let mut header = [0; 512];
    header[..name.len().min(100)].copy_from_slice(&name[..name.len().min(100)]);
    header[100..107].copy_from_slice(b"0000644");
    header[124..135].copy_from_slice(format!("{:011o}", content.len()).as_bytes());
    header[136..147].copy_from_slice(b"00000000000");
    header[156] = flag;
    header[257..263].copy_from_slice(b"ustar\0");
    header[263..265].copy_from_slice(b"00");
    seal(&mut header);
    let mut out = header.to_vec();
    out.extend_from_slice(content);
    out.resize(out.len().next_multiple_of(512), 0);
    out
}

/// Writes the checksum of a header.
pub(crate) fn seal(header: &mut [u8]) {
    header[148..156].fill(b' ');
    let sum: u64 = header[..512].iter().map(|&byte| u64::from(byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
}

/// A tar of files.
pub(crate) fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out: Vec<u8> =
        members.iter().flat_map(|(name, content)| tar_member(name.as_bytes(), b'0', content)).collect();
    out.resize(out.len() + 1024, 0);
    out
}
