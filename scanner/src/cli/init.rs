//! `domesday init`: a configuration file and a secret key.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;
use domesday_reports::Key;

use crate::config::{FILE_NAME, Loaded, TEMPLATE};
use crate::exit::Exit;

/// Write a commented domesday.toml and make the secret key of pseudonyms
#[derive(Debug, Args)]
#[command(after_help = "\
The key is made once for a user and never overwritten: what was made under it would be lost. Only its \
owner can read it. Whoever has it can tell whose pseudonym one is: keep it apart from inventories.

Examples:
  domesday init
  domesday init --key-file /etc/domesday/key /etc/domesday")]
pub(super) struct Init {
    /// The directory of the configuration file
    #[arg(value_name = "DIR", default_value = ".")]
    directory: PathBuf,

    /// Where the key is [default: domesday/key in the user's configuration]
    #[arg(long, value_name = "FILE", env = "DOMESDAY_KEY_FILE", hide_env_values = true)]
    key_file: Option<PathBuf>,

    /// Overwrite an existing domesday.toml
    #[arg(long)]
    force: bool,
}

impl Init {
    /// Writes both and says so.
    pub(super) fn run(&self) -> anyhow::Result<Exit> {
        let mut out = io::stdout().lock();
        let config = self.directory.join(FILE_NAME);
        write_config(&config, self.force)?;
        writeln!(out, "wrote {}: every setting, commented out", config.display())?;

        let key = match &self.key_file {
            Some(path) => path.clone(),
            None => default_key_file().context("there is no home directory: name a file with --key-file")?,
        };
        if key.exists() {
            // It must be one that a scan will take.
            Key::read(&key)?;
            writeln!(out, "kept {}: a key is there already", key.display())?;
        } else {
            if let Some(parent) = key.parent().filter(|parent| !parent.as_os_str().is_empty()) {
                make_private(parent).with_context(|| format!("cannot make {}", parent.display()))?;
            }
            Key::create(&key)?;
            writeln!(out, "wrote {}: the secret key of pseudonyms, for your eyes only", key.display())?;
        }
        writeln!(out, "next: `domesday scan`")?;
        Ok(Exit::Done)
    }
}

fn write_config(path: &Path, force: bool) -> anyhow::Result<()> {
    let mut options = File::options();
    options.write(true);
    if force {
        options.create(true).truncate(true)
    } else {
        options.create_new(true)
    };
    match options.open(path).and_then(|mut file| file.write_all(TEMPLATE.as_bytes())) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            bail!("{} exists already; --force overwrites it", path.display())
        }
        result => result.with_context(|| format!("cannot write {}", path.display())),
    }
}

/// Makes the directories up to `path` that do not exist, for the owner alone.
fn make_private(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// The key at its usual place, made there if there is none; `None` where that cannot be.
///
/// # Errors
///
/// There is a key that cannot be used, or a note cannot be written.
pub(super) fn usual_key(quiet: bool) -> anyhow::Result<Option<Key>> {
    let Some(path) = default_key_file() else { return Ok(None) };
    if path.exists() {
        return Ok(Some(Key::read(&path)?));
    }
    let Some(parent) = path.parent() else { return Ok(None) };
    // A home that cannot be written to is no reason not to scan.
    let Ok(key) = make_private(parent).map_err(drop).and_then(|()| Key::create(&path).map_err(drop)) else {
        return Ok(None);
    };
    if !quiet {
        writeln!(
            io::stderr(),
            "domesday: note: wrote {}: a secret key, under which the inventory keeps what the next scan takes over",
            path.display()
        )?;
    }
    Ok(Some(key))
}

/// Where the key is: the file that was named, else that of the configuration, else the usual one.
///
/// # Errors
///
/// No file is named, and there is no home directory.
pub(super) fn key_file(named: Option<&Path>, loaded: &Loaded) -> anyhow::Result<PathBuf> {
    let configured = || loaded.config.output.key_file.as_ref().map(|path| loaded.resolve(path));
    (named.map(Path::to_path_buf).or_else(configured).or_else(default_key_file)).context(
        "pseudonyms and digests need a key, and there is no home directory: name one with --key-file",
    )
}

/// The usual place of the key: `domesday/key` below `$XDG_CONFIG_HOME` or `~/.config`
/// (<https://specifications.freedesktop.org/basedir-spec/latest/>).
fn default_key_file() -> Option<PathBuf> {
    let configuration = match std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from) {
        Some(path) if path.is_absolute() => path,
        _ => std::env::home_dir().filter(|home| home.is_absolute())?.join(".config"),
    };
    Some(configuration.join("domesday").join("key"))
}
