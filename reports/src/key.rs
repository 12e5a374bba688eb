//! The secret key of pseudonyms and distinct counts, and the file it lives in.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use domesday_detectors::Category;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::Pseudonym;

/// The length of a key in bytes: that of the output of the hash (RFC 2104, section 3).
const LENGTH: usize = 32;

/// No key file is longer; reading stops here.
const LONGEST_FILE: u64 = 4096;

/// What the file says to whoever opens it.
const HEADER: &str = "# domesday key: with it, pseudonyms can be linked to people. Keep it secret, and keep it:\n\
                      # pseudonyms made under another key do not compare.\n";

/// A secret key of 256 bits, wiped from memory when dropped. It never stands in an inventory, a
/// report or a log; `Debug` does not print it.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; LENGTH]>);

/// A key file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file does not exist.
    #[error("{}: no such key file; `domesday init` makes one", .0.display())]
    Missing(PathBuf),
    /// A file of this name exists already.
    #[error("{}: exists already and is not overwritten: what was made under its key would be lost", .0.display())]
    Exists(PathBuf),
    /// Others than the owner have access.
    #[error("{}: others can read or change this key (mode {mode:04o}); run `chmod 600 {}`", path.display(), path.display())]
    Exposed {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The content is no key.
    #[error("{}: not a key file: 32 bytes, or 64 hexadecimal digits on a line of their own, are expected", .0.display())]
    Malformed(PathBuf),
    /// The operating system gave no random numbers.
    #[error("no random numbers from the operating system: {0}")]
    Entropy(getrandom::Error),
    /// Another error of the file system.
    #[error("{}: {error}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What happened.
        error: io::Error,
    },
}

impl Key {
    /// A new random key that is in no file.
    ///
    /// # Errors
    /// [`KeyError::Entropy`].
    pub fn generate() -> Result<Key, KeyError> {
        let mut bytes = Zeroizing::new([0; LENGTH]);
        getrandom::fill(bytes.as_mut_slice()).map_err(KeyError::Entropy)?;
        Ok(Key(bytes))
    }

    /// A key from bytes that come from elsewhere (a secret store).
    pub fn from_bytes(bytes: [u8; LENGTH]) -> Key {
        Key(Zeroizing::new(bytes))
    }

    /// Reads a key file: 32 raw bytes, or text with 64 hexadecimal digits on one line; lines that
    /// start with `#` are comments. On Unix only its owner may have access (mode 0600 or stricter).
    ///
    /// # Errors
    /// Every [`KeyError`] but `Exists` and `Entropy`.
    pub fn read(path: &Path) -> Result<Key, KeyError> {
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => KeyError::Missing(path.to_owned()),
            _ => KeyError::Io { path: path.to_owned(), error },
        };
        let kind = std::fs::metadata(path).map_err(failed)?;
        if !kind.is_file() {
            // Opening a FIFO would wait for a writer.
            return Err(KeyError::Malformed(path.to_owned()));
        }
        let file = File::open(path).map_err(failed)?;
        exposed(path, &file).map_err(failed)?.map_or(Ok(()), Err)?;
        let mut content = Zeroizing::new(Vec::with_capacity(LONGEST_FILE as usize));
        file.take(LONGEST_FILE).read_to_end(&mut content).map_err(failed)?;
        parse(&content).ok_or_else(|| KeyError::Malformed(path.to_owned()))
    }

    /// Makes a random key and writes it to a new file of mode 0600.
    ///
    /// # Errors
    /// `Exists`, `Entropy` or `Io`. A file that was there is left alone.
    pub fn create(path: &Path) -> Result<Key, KeyError> {
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::AlreadyExists => KeyError::Exists(path.to_owned()),
            _ => KeyError::Io { path: path.to_owned(), error },
        };
        let key = Key::generate()?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(failed)?;
        let mut text = Zeroizing::new(Vec::with_capacity(HEADER.len() + 2 * LENGTH + 1));
        text.extend_from_slice(HEADER.as_bytes());
        for byte in key.0.iter() {
            text.extend([byte >> 4, byte & 15].map(|digit| b"0123456789abcdef"[usize::from(digit)]));
        }
        text.push(b'\n');
        file.write_all(&text).and_then(|()| file.sync_all()).map_err(failed)?;
        Ok(key)
    }

    /// The pseudonym of a normalised value.
    pub fn pseudonym(&self, category: Category, normal: &str) -> Pseudonym {
        Pseudonym(self.digest(&[category.id().as_bytes(), &[0x1f], normal.as_bytes()]))
    }

    /// The digest of a textual record key, which may itself be personal data
    /// ([`RecordKey::Digest`](domesday_connectors::RecordKey::Digest)).
    pub fn record_digest(&self, record_key: &[u8]) -> [u8; 16] {
        // No category id starts with 0x1f, so this shares no input with a pseudonym.
        self.digest(&[b"\x1frecord\x1f", record_key])
    }

    /// The seed of the fast keyed hash behind distinct counts. It is derived, so that the key itself
    /// is not exposed to a hash without cryptographic strength.
    pub fn seed(&self) -> u64 {
        let digest = self.digest(&[b"\x1fseed"]);
        u64::from_be_bytes([
            digest[0], digest[1], digest[2], digest[3], digest[4], digest[5], digest[6], digest[7],
        ])
    }

    /// The first 128 bits of the HMAC over the parts in sequence.
    fn digest(&self, parts: &[&[u8]]) -> [u8; 16] {
        // 32 bytes are padded with zeros to the block of the hash (RFC 2104, section 2).
        let mut block = Zeroizing::new([0u8; 64]);
        block[..LENGTH].copy_from_slice(self.0.as_slice());
        let mut hmac = Hmac::<Sha256>::new(&(*block).into());
        parts.iter().for_each(|part| hmac.update(part));
        let full = hmac.finalize().into_bytes();
        std::array::from_fn(|i| full[i])
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(***)")
    }
}

/// The error for a file that others have access to, if they have.
#[cfg(unix)]
fn exposed(path: &Path, file: &File) -> io::Result<Option<KeyError>> {
    // Of the opened file, not of the path: the name may lead elsewhere by now.
    let mode = std::os::unix::fs::MetadataExt::mode(&file.metadata()?) & 0o7777;
    Ok((mode & 0o077 != 0).then(|| KeyError::Exposed { path: path.to_owned(), mode }))
}

/// Elsewhere access is governed by lists that the standard library does not show.
#[cfg(not(unix))]
fn exposed(_path: &Path, _file: &File) -> io::Result<Option<KeyError>> {
    Ok(None)
}

fn parse(content: &[u8]) -> Option<Key> {
    if let Ok(raw) = <[u8; LENGTH]>::try_from(content) {
        return Some(Key::from_bytes(raw));
    }
    let text = std::str::from_utf8(content).ok()?;
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let line = lines.next()?.as_bytes();
    if line.len() != 2 * LENGTH || lines.next().is_some() {
        return None;
    }
    let digit = |c: u8| char::from(c).to_digit(16);
    let mut key = Key(Zeroizing::new([0; LENGTH]));
    for (byte, pair) in key.0.iter_mut().zip(line.chunks_exact(2)) {
        *byte = (digit(pair[0])? << 4 | digit(pair[1])?) as u8;
    }
    Some(key)
}
