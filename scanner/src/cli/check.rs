//! `domesday check`: the commit gate.

use std::ffi::{OsStr, OsString};
use std::io::{self, Read as _};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;
use domesday::Settings;
use domesday::gate::{BASELINE_FILE, Baseline, Check as Gate, Checked, Source};
use domesday_connectors::Target;
use domesday_connectors::git::{Changes, Repository, Side, Update};
use domesday_reports::gate::{GateFormat, GateReport};

use super::custom;
use super::options::{Detecting, Global};
use super::output::{Output, wants_color};
use crate::config::{FILE_NAME, Loaded};
use crate::exit::Exit;

/// Check what is new in a git repository for personal data: the commit gate
#[derive(Debug, Args)]
#[command(after_help = "\
Without RANGE, PATH or option the index is checked: what `git commit` would commit, whatever the files hold by \
now. In text only lines that are new count, documents and data files count whole. A finding is allowed by a \
comment `domesday:allow[CATEGORY] REASON` on its line or alone on the line before, by a rule of [check] in \
domesday.toml, or by the baseline. docs/check.md tells more.

Examples:
  domesday check                            what is staged
  domesday check main..HEAD                 every commit of a branch
  domesday check --since origin/main --format sarif --output domesday.sarif
  domesday check src/seed.sql               a file as it is
  domesday check --all                      every file that is tracked

Exit status:
  0  nothing blocks, and everything was read
  1  personal data that blocks
  2  wrong usage, configuration or repository
  3  something could not be read, and nobody wrote down why that does not matter")]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) what: What,

    /// Count every finding in the files, not only those in new lines
    #[arg(long)]
    whole_files: bool,

    /// The known findings [default: .domesday-baseline at the root of the repository]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// The form of the report: terminal, jsonl, sarif, github, gitlab or junit
    #[arg(long, value_name = "FORMAT", default_value = "terminal", hide_default_value = true)]
    format: GateFormat,

    /// Write the report to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Let pass what could not be read, for a reason
    #[arg(long, value_name = "REASON")]
    allow_incomplete: Option<String>,

    #[command(flatten)]
    detecting: Detecting,
}

/// What is checked.
#[derive(Debug, Args)]
#[command(next_help_heading = "What is checked")]
pub(super) struct What {
    /// Commits as A..B or A...B, or files and directories as they are
    #[arg(value_name = "RANGE|PATH")]
    targets: Vec<OsString>,

    /// The index: what would be committed
    #[arg(long, conflicts_with_all = ["targets", "since", "all", "pre_push", "pre_receive"])]
    staged: bool,

    /// The commits since REV: short for REV..HEAD
    #[arg(long, value_name = "REV", conflicts_with_all = ["targets", "all", "pre_push", "pre_receive"])]
    since: Option<String>,

    /// Every tracked file, whole
    #[arg(long, conflicts_with_all = ["targets", "pre_push", "pre_receive"])]
    pub(super) all: bool,

    /// As the hook of this name: reads the refs that are pushed from standard input
    #[arg(long, conflicts_with = "pre_receive")]
    pre_push: bool,

    /// As the hook of this name, in the repository that receives
    #[arg(long)]
    pre_receive: bool,
}

/// A repository, and what is checked of it.
pub(super) struct Chosen {
    /// The repository; `None` for files that are in none.
    pub(super) repository: Option<Repository>,
    /// What is read.
    pub(super) source: Source,
    /// The side whose baseline counts, where there is no working tree.
    side: Option<Side>,
    /// For headings.
    pub(super) what: String,
    /// Whether all files of the repository are looked at.
    pub(super) everything: bool,
}

impl Check {
    /// Checks.
    pub(super) fn run(&self, global: &Global, loaded: &Loaded) -> anyhow::Result<Exit> {
        if self.allow_incomplete.as_deref().is_some_and(|reason| reason.trim().is_empty()) {
            bail!("--allow-incomplete needs a reason: write down why what is missing does not matter");
        }
        let chosen = self.what.choose()?;
        let known = Known::read(self.baseline.as_deref(), loaded, &chosen)?;
        let mut gate = gate(&self.detecting, loaded, &chosen, known)?;
        gate.whole_files = self.whole_files;
        gate.policy.accept_all_gaps = self.allow_incomplete.clone();
        let Checked { report, .. } = gate.run(chosen.source)?;

        let output = Output::open(self.output.as_deref())?;
        let color = wants_color(global.color.or(loaded.config.output.color), output.terminal);
        let (mut writer, pending) = output.split();
        domesday_reports::gate::write(&report, self.format, color, &mut writer)?;
        drop(writer);
        pending.keep()?;
        Ok(exit(&report))
    }
}

/// The exit status that a report means.
pub(super) fn exit(report: &GateReport) -> Exit {
    if !report.findings.is_empty() {
        Exit::Findings
    } else if !report.complete() {
        Exit::Incomplete
    } else {
        Exit::Done
    }
}

/// The check with what the configuration says.
pub(super) fn gate(
    detecting: &Detecting,
    loaded: &Loaded,
    chosen: &Chosen,
    known: Known,
) -> anyhow::Result<Gate> {
    let mut policy = loaded.config.check.policy();
    if let Some(least) = detecting.asked_for() {
        policy.min_confidence = least;
    } else if loaded.config.check.min_confidence.is_none()
        && let Some(least) = loaded.config.detection.min_confidence
    {
        policy.min_confidence = least.0;
    }
    let key = custom::key(loaded)?;
    let settings = Settings {
        detectors: detecting.selecting.options(loaded, key.as_ref())?,
        limits: loaded.config.limits.limits(),
        isolation: super::reader::isolation().map(std::sync::Arc::new),
        key: key.clone(),
        ..Settings::default()
    };
    Ok(Gate {
        settings,
        policy,
        allow: custom::allow(loaded, key)?,
        baseline: known.baseline,
        baseline_path: known.in_repository,
        baseline_name: known.name,
        config_name: loaded.path.as_deref().unwrap_or(Path::new(FILE_NAME)).display().to_string(),
        what: chosen.what.clone(),
        whole_files: false,
        everything: chosen.everything,
        today: domesday::today(),
    })
}

/// The baseline, and where it is.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) baseline: Baseline,
    /// The file; `None` where there is no working tree to have one.
    pub(super) file: Option<PathBuf>,
    /// Its path as git names it, if it is in the repository.
    pub(super) in_repository: Option<Vec<u8>>,
    /// The name that is told.
    pub(super) name: String,
}

impl Known {
    /// Reads the baseline: the file that was named, which has to be there, else the usual one, if it is.
    ///
    /// # Errors
    /// It cannot be read, or is no baseline.
    pub(super) fn read(named: Option<&Path>, loaded: &Loaded, chosen: &Chosen) -> anyhow::Result<Known> {
        let configured = || loaded.config.check.baseline.as_ref().map(|path| loaded.resolve(path));
        let top = chosen.repository.as_ref().and_then(Repository::top);
        let usual = || Some(top?.join(BASELINE_FILE));
        let file = named.map(Path::to_path_buf).or_else(configured).or_else(usual);
        let Some(file) = file else { return Known::pushed(chosen) };
        let text = match std::fs::read_to_string(&file) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound && named.is_none() => None,
            Err(error) => {
                let remedy = "`domesday baseline update` writes one";
                return Err(error)
                    .with_context(|| format!("cannot read the baseline {}; {remedy}", file.display()));
            }
        };
        let baseline = text.map(|text| Baseline::parse(&text)).transpose();
        let baseline = baseline.with_context(|| file.display().to_string())?.unwrap_or_default();
        let absolute = std::fs::canonicalize(&file).unwrap_or_else(|_| file.clone());
        let in_repository = top
            .and_then(|top| {
                let top = std::fs::canonicalize(top).unwrap_or_else(|_| top.to_path_buf());
                absolute.strip_prefix(top).ok().map(Path::to_path_buf)
            })
            .map(|path| path.as_os_str().as_bytes().to_vec());
        let name = (in_repository.as_deref())
            .map_or_else(|| file.display().to_string(), |path| String::from_utf8_lossy(path).into_owned());
        Ok(Known { baseline, file: Some(file), in_repository, name })
    }

    /// The baseline in what was pushed.
    fn pushed(chosen: &Chosen) -> anyhow::Result<Known> {
        let path = BASELINE_FILE.as_bytes().to_vec();
        let mut known = Known {
            baseline: Baseline::default(),
            file: None,
            in_repository: Some(path.clone()),
            name: BASELINE_FILE.to_owned(),
        };
        if let (Some(repository), Some(side)) = (&chosen.repository, &chosen.side)
            && let Some(id) = repository.entry(side, &path)?
        {
            let text = String::from_utf8_lossy(&repository.blob(&id)?).into_owned();
            known.baseline = Baseline::parse(&text).context(BASELINE_FILE)?;
        }
        Ok(known)
    }
}

impl What {
    /// What is to be checked.
    ///
    /// # Errors
    /// There is no repository, no such file or range, or git does not tell.
    pub(super) fn choose(&self) -> anyhow::Result<Chosen> {
        let here = std::env::current_dir()?;
        if self.pre_push || self.pre_receive {
            return self.pushed(&here);
        }
        if let [range] = self.targets.as_slice()
            && let Some(spec) = as_range(range)
        {
            let repository = Repository::discover(&here)?;
            let changes = repository.range(spec)?;
            return Ok(Chosen::of(repository, changes, spec.to_owned(), false));
        }
        if !self.targets.is_empty() {
            return self.files(&here);
        }
        let repository = Repository::discover(&here)?;
        let (changes, what) = if let Some(rev) = &self.since {
            let spec = format!("{rev}..HEAD");
            (repository.range(&spec)?, spec)
        } else if self.all {
            (repository.tracked()?, ALL.to_owned())
        } else {
            (repository.staged()?, "the index".to_owned())
        };
        Ok(Chosen::of(repository, changes, what, self.all))
    }

    /// As [`What::choose`]; all tracked files, where nothing is said.
    ///
    /// # Errors
    /// As [`What::choose`].
    pub(super) fn choose_or_all(&self) -> anyhow::Result<Chosen> {
        let asked = self.staged || self.all || self.pre_push || self.pre_receive;
        if asked || self.since.is_some() || !self.targets.is_empty() {
            return self.choose();
        }
        let repository = Repository::discover(&std::env::current_dir()?)?;
        let changes = repository.tracked()?;
        Ok(Chosen::of(repository, changes, ALL.to_owned(), true))
    }

    fn pushed(&self, here: &Path) -> anyhow::Result<Chosen> {
        let mut input = Vec::new();
        io::stdin().lock().read_to_end(&mut input).context("cannot read the refs from standard input")?;
        let read = if self.pre_push { Update::to_push } else { Update::received };
        let lines = input.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let updates: Option<Vec<Update>> = lines.map(read).collect();
        let updates = updates.context(
            "standard input holds no refs as git gives them to this hook; `domesday hook install` sets it up",
        )?;
        let remote = match self.targets.first().filter(|_| self.pre_push) {
            Some(name) => Some(name.to_str().context("the name of the remote is no UTF-8")?),
            None => None,
        };
        let repository = Repository::discover(here)?;
        let changes = repository.pushed(&updates, remote)?;
        Ok(Chosen::of(repository, changes, "what is pushed".to_owned(), false))
    }

    /// Files as they are.
    fn files(&self, here: &Path) -> anyhow::Result<Chosen> {
        let mut targets: Vec<Target> = Vec::new();
        for target in &self.targets {
            let path = Path::new(target);
            if path.symlink_metadata().is_err() {
                bail!(
                    "{}: no such file, and no range; commits are written A..B",
                    target.to_string_lossy().escape_debug()
                );
            }
            targets.push(Target::from(super::targets::spelled(target)));
        }
        // Files need not be in a repository; where they are, they are told as git tells them.
        let repository = Repository::discover(here).ok();
        let root = repository.as_ref().and_then(Repository::top).unwrap_or(here).to_path_buf();
        Ok(Chosen {
            repository,
            source: Source::files(root, targets),
            side: None,
            what: "files as they are".to_owned(),
            everything: false,
        })
    }
}

impl Chosen {
    fn of(repository: Repository, changes: Changes, what: String, everything: bool) -> Chosen {
        Chosen {
            repository: Some(repository.clone()),
            side: Some(changes.side),
            source: Source::changes(repository, changes),
            what,
            everything,
        }
    }
}

/// What is said of every tracked file.
const ALL: &str = "all tracked files";

/// The range of commits that an argument is, and no file.
fn as_range(argument: &OsStr) -> Option<&str> {
    let text = argument.to_str()?;
    let is_path = text.starts_with("../") || text == ".." || Path::new(text).symlink_metadata().is_ok();
    (text.contains("..") && !is_path).then_some(text)
}
