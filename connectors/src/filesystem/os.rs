//! The system calls of this crate, in one place so that tests can let any one of them fail.

use std::io;
use std::os::fd::OwnedFd;
use std::path::Path;

use rustix::fs::{FileType, Mode, OFlags};

use crate::filesystem::pseudo;

/// What the file system tells about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// What it is.
    pub kind: FileKind,
    /// Size in bytes.
    pub size: u64,
    /// Time of the last change of the content, in nanoseconds since 1970-01-01.
    pub modified: i128,
    /// Device and inode: the same for all names of one file.
    pub inode: (u64, u64),
    /// How many names (hard links) the file has.
    pub links: u64,
    /// Who may do what with it: the permission bits of its mode (POSIX.1-2024, `sys/stat.h`).
    pub permissions: u16,
}

/// Kinds of things that have a name in a file system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A regular file.
    File,
    /// A directory.
    Directory,
    /// A symbolic link.
    SymbolicLink,
    /// A FIFO.
    Fifo,
    /// A socket.
    Socket,
    /// A block or character device.
    Device,
    /// Something else.
    Other,
}

/// The system calls that listing and reading use. [`Unix`] makes them; tests wrap it to let the
/// n-th call fail. Every call may fail with any error.
pub trait Os: Clone + Send + Sync + 'static {
    /// An open file.
    type File: Send + Sync + 'static;

    /// Opens a file for reading without ever waiting for it (`O_NONBLOCK`), and fails on a symbolic
    /// link unless `follow`.
    fn open(&self, path: &Path, follow: bool) -> io::Result<Self::File>;

    /// `fstat`.
    fn stat(&self, file: &Self::File) -> io::Result<Metadata>;

    /// `stat`, or `lstat` unless `follow`.
    fn stat_path(&self, path: &Path, follow: bool) -> io::Result<Metadata>;

    /// `pread`: reads up to the length of `buffer` at `offset`; 0 at the end.
    fn read(&self, file: &Self::File, buffer: &mut [u8], offset: u64) -> io::Result<usize>;

    /// The name of the pseudo file system that the directory is in (`proc`, `sysfs`, ...), if it is.
    fn pseudo_file_system(&self, directory: &Path) -> io::Result<Option<&'static str>>;

    /// One step of reading directories, as the walker told it.
    fn entry(
        &self,
        entry: Result<ignore::DirEntry, ignore::Error>,
    ) -> Result<ignore::DirEntry, ignore::Error> {
        entry
    }
}

/// The operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unix;

impl Os for Unix {
    type File = OwnedFd;

    fn open(&self, path: &Path, follow: bool) -> io::Result<OwnedFd> {
        let mut flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
        if !follow {
            flags |= OFlags::NOFOLLOW;
        }
        Ok(rustix::fs::open(path, flags, Mode::empty())?)
    }

    fn stat(&self, file: &OwnedFd) -> io::Result<Metadata> {
        Ok(metadata(&rustix::fs::fstat(file)?))
    }

    fn stat_path(&self, path: &Path, follow: bool) -> io::Result<Metadata> {
        let stat = if follow { rustix::fs::stat(path)? } else { rustix::fs::lstat(path)? };
        Ok(metadata(&stat))
    }

    fn read(&self, file: &OwnedFd, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        loop {
            match rustix::io::pread(file, &mut *buffer, offset) {
                Err(rustix::io::Errno::INTR) => {}
                other => return Ok(other?),
            }
        }
    }

    fn pseudo_file_system(&self, directory: &Path) -> io::Result<Option<&'static str>> {
        Ok(pseudo::name(&rustix::fs::statfs(directory)?))
    }
}

fn metadata(stat: &rustix::fs::Stat) -> Metadata {
    let kind = match FileType::from_raw_mode(stat.st_mode) {
        FileType::RegularFile => FileKind::File,
        FileType::Directory => FileKind::Directory,
        FileType::Symlink => FileKind::SymbolicLink,
        FileType::Fifo => FileKind::Fifo,
        FileType::Socket => FileKind::Socket,
        FileType::BlockDevice | FileType::CharacterDevice => FileKind::Device,
        FileType::Unknown => FileKind::Other,
    };
    Metadata {
        kind,
        size: u64::try_from(stat.st_size).unwrap_or(0),
        modified: i128::from(stat.st_mtime) * 1_000_000_000 + i128::from(stat.st_mtime_nsec),
        inode: (stat.st_dev, stat.st_ino),
        links: stat.st_nlink,
        permissions: (stat.st_mode & 0o7777) as u16,
    }
}
