//! What is scanned: targets of the command line, and sources of the configuration.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;
use domesday_connectors::{Place, Secret, Target};
use zeroize::Zeroizing;

use crate::config::{BucketOptions, DatabaseOptions, Loaded, SourceEntry, nearest};

/// The most bytes of a file with a secret.
const LONGEST_SECRET: u64 = 64 * 1024;

/// What is scanned.
#[derive(Debug, Args)]
pub(super) struct Targets {
    /// Files and directories, postgresql:// databases, s3:// buckets, git+file:// repositories [default: .]
    #[arg(value_name = "TARGET")]
    targets: Vec<OsString>,

    /// Scan the source of this name in domesday.toml; may be repeated
    #[arg(long, value_name = "NAME")]
    source: Vec<String>,

    #[command(flatten)]
    database: DatabaseOptions,

    #[command(flatten)]
    bucket: BucketOptions,

    #[command(flatten)]
    repository: RepositoryOptions,
}

/// What is read of git repositories beside the history of their refs.
#[derive(Debug, Args)]
#[command(next_help_heading = "Git options")]
struct RepositoryOptions {
    /// Read the stashes of git repositories too, with their indexes and untracked files
    #[arg(long)]
    stashes: bool,

    /// Read objects of git repositories too that no ref leads to
    #[arg(long)]
    unreachable: bool,
}

impl Targets {
    /// The targets, each with its options: those of the command line go over those of a source.
    ///
    /// # Errors
    /// There is no source of a name, or one of its secrets cannot be had.
    pub(super) fn resolve(&self, loaded: &Loaded) -> anyhow::Result<Vec<Target>> {
        let mut targets: Vec<Target> = Vec::new();
        for name in &self.source {
            let entry = find(loaded, name)?;
            targets.extend(of_source(entry, loaded).with_context(|| format!("source `{name}`"))?);
        }
        targets.extend(self.targets.iter().map(|target| Target::from(spelled(target))));
        if targets.is_empty() {
            targets.push(Target::from("."));
        }
        for target in &mut targets {
            self.database.apply(&mut target.postgres);
            self.bucket.apply(&mut target.s3);
            target.git.stashes |= self.repository.stashes;
            target.git.unreachable |= self.repository.unreachable;
        }
        Ok(targets)
    }

    /// Whether options leave out a part of what lies below the targets.
    pub(super) fn filters(&self, loaded: &Loaded) -> bool {
        let of_sources = self.source.iter().filter_map(|name| find(loaded, name).ok());
        self.bucket.filters() || of_sources.into_iter().any(|entry| entry.bucket.filters())
    }
}

fn find<'l>(loaded: &'l Loaded, name: &str) -> anyhow::Result<&'l SourceEntry> {
    let entries = &loaded.config.source;
    if let Some(entry) = entries.iter().find(|entry| entry.name == name) {
        return Ok(entry);
    }
    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    match (nearest(name, &names), &loaded.path) {
        (Some(near), _) => bail!("there is no source `{name}`; did you mean `{near}`?"),
        (None, Some(path)) => {
            bail!("there is no source `{name}` in {}: add an entry [[source]]", path.display())
        }
        (None, None) => {
            bail!("there is no source `{name}`, and no domesday.toml: `domesday init` writes one")
        }
    }
}

fn of_source(entry: &SourceEntry, loaded: &Loaded) -> anyhow::Result<Vec<Target>> {
    if entry.targets.is_empty() {
        bail!("it has no targets: add `targets = [\"postgresql://…\"]`, or what else is to be scanned");
    }
    let secret = |variable: Option<&str>, file: Option<&PathBuf>| match (variable, file) {
        (None, None) => Ok(None),
        (Some(_), Some(_)) => bail!("a secret comes from a variable or from a file, not from both"),
        (Some(variable), None) => match std::env::var_os(variable) {
            Some(value) => Ok(Some(Secret::new(value.into_encoded_bytes()))),
            None => bail!("the environment variable {variable} is not set"),
        },
        (None, Some(file)) => read_secret(&loaded.resolve(file)).map(Some),
    };
    let mut common = Target::default();
    common.postgres.password = secret(entry.password_env.as_deref(), entry.password_file.as_ref())?;
    common.s3.access_key = entry.access_key(secret)?;
    entry.database.apply(&mut common.postgres);
    entry.bucket.apply(&mut common.s3);
    let targets = entry.targets.iter().map(|address| {
        let address = match address.contains("://") {
            true => address.clone(),
            false => loaded.resolve(address.as_ref()).display().to_string(),
        };
        Target { address, ..common.clone() }
    });
    Ok(targets.collect())
}

/// The content of a file with a secret, without the line end that editors add.
fn read_secret(path: &std::path::Path) -> anyhow::Result<Secret> {
    use std::io::Read as _;
    let cannot = || format!("cannot read the secret in {}", path.display());
    let file = std::fs::File::open(path).with_context(cannot)?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(1024));
    file.take(LONGEST_SECRET).read_to_end(&mut bytes).with_context(cannot)?;
    while bytes.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
        bytes.pop();
    }
    if bytes.is_empty() {
        bail!("{} is empty: it should hold a secret", path.display());
    }
    Ok(Secret::new(bytes.as_slice()))
}

/// A target as text. A path that is no Unicode is spelled as a place, which every path can be.
pub(super) fn spelled(target: &std::ffi::OsStr) -> String {
    if let Some(text) = target.to_str() {
        return text.to_owned();
    }
    let path = std::path::absolute(target).unwrap_or_else(|_| PathBuf::from(target));
    let bytes = path.as_os_str().as_encoded_bytes();
    Place::filesystem().item(bytes.strip_prefix(b"/").unwrap_or(bytes)).to_string()
}
