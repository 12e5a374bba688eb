//! Pointers of Git LFS: files whose content is stored outside of git.
//!
//! <https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md>: lines of a key and a value, `version` first, then
//! among others `oid sha256:<64 digits>` and `size <bytes>`; less than 1024 bytes in all. The content is in
//! `lfs/objects/<first two digits>/<next two>/<all>` of the repository, where it was fetched, or in the directory that
//! `lfs.storage` names in its place
//! (<https://github.com/git-lfs/git-lfs/blob/main/docs/man/git-lfs-config.adoc>).

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;
use std::path::PathBuf;

use crate::git::ObjectId;
use crate::git::command::Answer;
use crate::git::repository::Inner;

/// What a pointer begins with.
const BEGIN: &[u8] = b"version https://git-lfs.github.com/spec/";

/// Pointers are shorter.
const LONGEST: usize = 1024;

/// The most that is handed on in memory, in bytes.
const SMALL: u64 = 32 << 20;

/// A pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pointer {
    /// SHA-256 of the content: 32 bytes.
    digest: ObjectId,
    /// Bytes of the content.
    pub(super) size: u64,
}

/// Where the content of a pointer is.
pub(super) enum Kept {
    Here(PathBuf),
    /// It was not fetched.
    Absent,
    /// There is something of another size.
    Damaged,
}

impl Pointer {
    /// The pointer that a blob is; `None` for every other blob.
    pub(super) fn of(blob: &[u8]) -> Option<Pointer> {
        if blob.len() >= LONGEST || !blob.starts_with(BEGIN) {
            return None;
        }
        let value = |key: &[u8]| {
            blob.split(|&byte| byte == b'\n')
                .find_map(|line| line.strip_prefix(key))
                .map(|value| value.strip_suffix(b"\r").unwrap_or(value))
        };
        let digest =
            ObjectId::from_hex(value(b"oid sha256:")?).ok().filter(|id| id.as_bytes().len() == 32)?;
        let size = std::str::from_utf8(value(b"size ")?).ok()?.parse().ok()?;
        Some(Pointer { digest, size })
    }

    /// Looks for the content.
    pub(super) fn find(&self, repository: &Inner) -> Kept {
        let digest = self.digest.to_string();
        let (first, second) = (digest.get(..2).unwrap_or_default(), digest.get(2..4).unwrap_or_default());
        let kept = repository.kept.get_or_init(|| kept(repository));
        let path = kept.join("objects").join(first).join(second).join(&digest);
        match std::fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_file() && metadata.len() == self.size => Kept::Here(path),
            Ok(_) => Kept::Damaged,
            Err(_) => Kept::Absent,
        }
    }
}

/// The directory that content is kept in. A path that is not absolute is below the repository's own directory.
fn kept(repository: &Inner) -> PathBuf {
    let named = repository.git.run(&["config", "--type=path", "--get", "lfs.storage"]);
    let named = named.ok().filter(Answer::ok).map(|mut answer| {
        answer.out.truncate(answer.out.trim_ascii_end().len());
        OsString::from_vec(answer.out)
    });
    repository.common.join(named.filter(|named| !named.is_empty()).unwrap_or_else(|| "lfs".into()))
}

/// The content of a blob that is a pointer, where it is here and small.
pub(super) fn small(repository: &Inner, blob: &[u8]) -> Option<Vec<u8>> {
    let pointer = Pointer::of(blob).filter(|pointer| pointer.size <= SMALL)?;
    match pointer.find(repository) {
        Kept::Here(path) => std::fs::read(path).ok(),
        Kept::Absent | Kept::Damaged => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_are_told_from_text() {
        let digest = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393";
        let pointer =
            |rest: &str| format!("version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\n{rest}");
        let found = Pointer::of(pointer("size 12345\n").as_bytes()).unwrap();
        assert_eq!((found.size, found.digest.to_string().as_str()), (12345, digest));
        assert!(Pointer::of(pointer("size 12345\r\n").as_bytes()).is_some());
        let long = pointer(&format!("size 1\n{}", "x".repeat(1024)));
        for text in [&pointer(""), &pointer("size x\n"), &long, "", "version 1\n", " version https"] {
            assert_eq!(Pointer::of(text.as_bytes()), None, "{text}");
        }
    }
}
