//! `domesday hook`: the gate as a hook of git.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write as _};
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand, ValueEnum};
use domesday_connectors::git::Repository;

use crate::exit::Exit;

/// Install the gate as a hook of a git repository, or take it out
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(super) struct Hook {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the hook to where git looks for it: core.hooksPath counts
    Install(Install),
    /// Remove a hook that `install` wrote
    Uninstall(Uninstall),
}

#[derive(Debug, Args)]
struct Install {
    /// Which hook; may be repeated
    #[arg(long = "type", value_name = "TYPE", default_value = "pre-commit")]
    kinds: Vec<Kind>,

    /// Move a hook of others that is there out of the way
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Args)]
struct Uninstall {
    /// Which hook; may be repeated
    #[arg(long = "type", value_name = "TYPE", default_value = "pre-commit")]
    kinds: Vec<Kind>,
}

/// A hook of git (<https://git-scm.com/docs/githooks>).
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Before a commit is made
    #[value(name = "pre-commit")]
    Commit,
    /// Before commits are pushed to another repository
    #[value(name = "pre-push")]
    Push,
    /// Before pushed commits are taken, in the repository that receives
    #[value(name = "pre-receive")]
    Receive,
}

/// The line by which a hook of ours is known.
const MARK: &str = "# Written by `domesday hook install`.";

/// What the name of a hook that was there before ends in.
const BEFORE: &str = ".before-domesday";

impl Kind {
    fn file(self) -> &'static str {
        match self {
            Kind::Commit => "pre-commit",
            Kind::Push => "pre-push",
            Kind::Receive => "pre-receive",
        }
    }

    fn arguments(self) -> &'static str {
        match self {
            Kind::Commit => "check --staged",
            // Git gives the name of the remote and its URL.
            Kind::Push => "check --pre-push -- \"$@\"",
            Kind::Receive => "check --pre-receive",
        }
    }

    /// The script. Where the program is gone, nothing passes: the shell says what is missing.
    fn script(self, program: &Path) -> Vec<u8> {
        let mut script = format!("#!/bin/sh\n{MARK}\nprogram=").into_bytes();
        script.extend(quoted(program));
        script.extend_from_slice(b"\n[ -x \"$program\" ] || program=domesday\n");
        script.extend_from_slice(format!("exec \"$program\" {}\n", self.arguments()).as_bytes());
        script
    }
}

impl Hook {
    /// Installs or removes hooks.
    pub(super) fn run(&self) -> anyhow::Result<Exit> {
        let repository = Repository::discover(&std::env::current_dir()?)?;
        let directory = repository.hooks()?;
        let mut out = io::stdout().lock();
        match &self.command {
            Command::Install(Install { kinds, force }) => {
                let program =
                    std::env::current_exe().context("the system does not tell where domesday is")?;
                for kind in kinds {
                    install(*kind, &directory, &program, *force, &mut out)?;
                }
                if is_outside(&repository, &directory) {
                    let told = "note: core.hooksPath leads out of this repository: every repository with this \
                                setting has the hook now";
                    writeln!(out, "{told}")?;
                }
            }
            Command::Uninstall(Uninstall { kinds }) => {
                for kind in kinds {
                    uninstall(*kind, &directory, &mut out)?;
                }
            }
        }
        Ok(Exit::Done)
    }
}

/// Whether other repositories share the directory of hooks.
fn is_outside(repository: &Repository, directory: &Path) -> bool {
    let own = repository.git_dir();
    // Of a linked working tree, hooks are where the repository is
    // (<https://git-scm.com/docs/gitrepository-layout#Documentation/gitrepository-layout.txt-commondir>).
    let common = fs::read_to_string(own.join("commondir")).map(|path| own.join(path.trim_end()));
    let inside = [Some(common.as_deref().unwrap_or(own)), repository.top()];
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    !inside.into_iter().flatten().any(|place| real(directory).starts_with(real(place)))
}

fn install(
    kind: Kind,
    directory: &Path,
    program: &Path,
    force: bool,
    out: &mut dyn io::Write,
) -> anyhow::Result<()> {
    let path = directory.join(kind.file());
    fs::create_dir_all(directory).with_context(|| format!("cannot make {}", directory.display()))?;
    if path.symlink_metadata().is_ok() && !is_ours(&path) {
        if !force {
            bail!(
                "{} is there already: add the line `domesday {}` to it, or give --force to move it out of the way",
                path.display(),
                kind.arguments()
            );
        }
        let aside = beside(&path);
        if aside.symlink_metadata().is_ok() {
            bail!("{} is there already: remove it, or move it elsewhere", aside.display());
        }
        fs::rename(&path, &aside).with_context(|| format!("cannot rename {}", path.display()))?;
        writeln!(out, "moved the hook that was there to {}", aside.display())?;
    }
    // It appears whole: git may be running.
    let cannot = || format!("cannot write {}", path.display());
    let mut file = tempfile::NamedTempFile::new_in(directory).with_context(cannot)?;
    file.write_all(&kind.script(program)).with_context(cannot)?;
    file.as_file().set_permissions(fs::Permissions::from_mode(0o755)).with_context(cannot)?;
    file.persist(&path).with_context(cannot)?;
    writeln!(out, "wrote {}", path.display())?;
    Ok(())
}

fn uninstall(kind: Kind, directory: &Path, out: &mut dyn io::Write) -> anyhow::Result<()> {
    let path = directory.join(kind.file());
    if path.symlink_metadata().is_err() {
        writeln!(out, "there is no {}", path.display())?;
        return Ok(());
    }
    if !is_ours(&path) {
        bail!("{} was not written by `domesday hook install`: it is left as it is", path.display());
    }
    fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    writeln!(out, "removed {}", path.display())?;
    let aside = beside(&path);
    if aside.symlink_metadata().is_ok() {
        fs::rename(&aside, &path).with_context(|| format!("cannot rename {}", aside.display()))?;
        writeln!(out, "moved {} back", aside.display())?;
    }
    Ok(())
}

/// Whether a hook was written by us.
fn is_ours(path: &Path) -> bool {
    fs::read(path).is_ok_and(|text| memchr::memmem::find(&text, MARK.as_bytes()).is_some())
}

/// The name of a hook that makes way.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(BEFORE);
    PathBuf::from(name)
}

/// A path as a word of the shell (POSIX, XCU 2.2.2,
/// <https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_02_02>).
fn quoted(path: &Path) -> Vec<u8> {
    let mut word = vec![b'\''];
    for byte in OsString::from(path).into_vec() {
        match byte {
            b'\'' => word.extend_from_slice(b"'\\''"),
            byte => word.push(byte),
        }
    }
    word.push(b'\'');
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_names_the_program_whatever_its_path() {
        let script = Kind::Push.script(Path::new("/opt/o'hara $x/domesday"));
        let expected = format!(
            "#!/bin/sh\n{MARK}\nprogram='/opt/o'\\''hara $x/domesday'\n[ -x \"$program\" ] || program=domesday\n\
             exec \"$program\" check --pre-push -- \"$@\"\n"
        );
        assert_eq!(String::from_utf8(script).unwrap(), expected);
    }
}
