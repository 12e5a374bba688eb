//! `domesday baseline`: the findings that are known.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use domesday::gate::{BASELINE_FILE, Checked};
use domesday_connectors::git::Repository;

use super::check::{Known, What, gate};
use super::options::Detecting;
use crate::config::Loaded;
use crate::exit::Exit;

/// Keep the findings that are known in a file that can be committed and merged
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(super) struct BaselineCommand {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the baseline with which nothing blocks
    #[command(after_help = "\
Without RANGE or option all tracked files are looked at as the index has them, and entries that are not needed any more are removed. \
Reasons and days that were written into the file stay. A line may end with a tab and `expires=2027-01-31`, and a \
tab and `reason=WHY`.

Examples:
  domesday baseline update
  domesday baseline update --staged && git add .domesday-baseline")]
    Update(Update),
    /// List what the baseline lets pass, and what is wrong with it
    #[command(after_help = "\
Exit status:
  0  every entry is needed
  1  entries are not needed any more, or have expired
  2  wrong usage, configuration or repository")]
    Audit(Audit),
}

#[derive(Debug, Args)]
struct Update {
    #[command(flatten)]
    common: Common,

    /// Do not say in .gitattributes how baselines are merged
    #[arg(long)]
    no_gitattributes: bool,
}

#[derive(Debug, Args)]
struct Audit {
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Args)]
struct Common {
    #[command(flatten)]
    what: What,

    /// The file [default: .domesday-baseline at the root of the repository]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    #[command(flatten)]
    detecting: Detecting,
}

impl BaselineCommand {
    /// Writes or lists.
    pub(super) fn run(&self, loaded: &Loaded) -> anyhow::Result<Exit> {
        match &self.command {
            Command::Update(update) => update.run(loaded),
            Command::Audit(audit) => audit.run(loaded),
        }
    }
}

impl Common {
    /// The check that a baseline is written from. A named file need not be there yet where `new` is set.
    fn check(&self, loaded: &Loaded, new: bool) -> anyhow::Result<(Checked, Known, Option<Repository>)> {
        let chosen = self.what.choose_or_all()?;
        let named = self.baseline.as_deref();
        let known = Known::read(named.filter(|path| !new || path.exists()), loaded, &chosen)?;
        let known = match named {
            Some(path) => Known { file: Some(path.to_path_buf()), ..known },
            None => known,
        };
        let gate = gate(&self.detecting, loaded, &chosen, known.clone())?;
        let repository = chosen.repository;
        Ok((gate.run(chosen.source)?, known, repository))
    }
}

impl Update {
    fn run(&self, loaded: &Loaded) -> anyhow::Result<Exit> {
        let (checked, known, repository) = self.common.check(loaded, true)?;
        let Some(file) = &known.file else {
            bail!("a bare repository has no file to write: name one with --baseline");
        };
        let (before, after) = (known.baseline.entries.len(), checked.updated.entries.len());
        write(file, checked.updated.to_string().as_bytes())?;
        let mut out = io::stdout().lock();
        writeln!(out, "wrote {}: {after} known findings, {before} before", file.display())?;
        if !self.no_gitattributes
            && let Some(top) = repository.as_ref().and_then(Repository::top)
            && let Some(path) = &known.in_repository
        {
            attributes(top, path, &mut out)?;
        }
        let gaps = checked.report.gaps.iter().filter(|gap| gap.counts()).count();
        if gaps > 0 {
            writeln!(out, "{gaps} files could not be read whole: `domesday check --all` tells why")?;
        }
        Ok(Exit::Done)
    }
}

impl Audit {
    fn run(&self, loaded: &Loaded) -> anyhow::Result<Exit> {
        let (checked, known, _) = self.common.check(loaded, false)?;
        let mut out = io::stdout().lock();
        let printed = |text: &str| text.escape_debug().to_string();
        for (entry, finding) in &checked.known {
            let line = finding.line.map(|line| format!(":{line}")).unwrap_or_default();
            let record = finding.record.as_deref().map(|record| format!(" ({record})")).unwrap_or_default();
            let until = entry.expires.as_deref().map(|day| format!(", until {day}")).unwrap_or_default();
            let reason = entry.reason.as_deref().unwrap_or("no reason given");
            writeln!(
                out,
                "{}{line}{}  {}  {}  {}{until}",
                printed(&finding.path),
                printed(&record),
                finding.category,
                printed(finding.preview.as_str()),
                printed(reason)
            )?;
        }
        let stale: Vec<_> = checked.report.stale.iter().filter(|stale| stale.place == known.name).collect();
        for stale in &stale {
            writeln!(out, "{}: {}", printed(&stale.place), printed(&stale.what))?;
        }
        let without = checked.known.iter().filter(|(entry, _)| entry.reason.is_none()).count();
        writeln!(
            out,
            "{} entries: {} needed ({without} without a reason), {} not; {} findings are not in it",
            known.baseline.entries.len(),
            checked.known.len(),
            stale.len(),
            checked.report.findings.len()
        )?;
        Ok(if stale.is_empty() { Exit::Done } else { Exit::Findings })
    }
}

/// Says in `.gitattributes` that both sides of a merge keep their lines of the baseline.
fn attributes(top: &Path, baseline: &[u8], out: &mut dyn Write) -> anyhow::Result<()> {
    let Ok(baseline) = std::str::from_utf8(baseline) else { return Ok(()) };
    // A pattern without a slash would hold at any depth, one with a space needs quotes.
    let name = if baseline == BASELINE_FILE { baseline.to_owned() } else { format!("/{baseline}") };
    if name.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '*' | '?' | '[' | '\\')) {
        return Ok(());
    }
    let line = format!("{name} merge=union");
    let path = top.join(".gitattributes");
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    };
    let is_set = |line: &str| {
        let mut words = line.split_whitespace();
        words.next().is_some_and(|first| first.trim_start_matches('/') == name.trim_start_matches('/'))
            && words.any(|word| word.starts_with("merge="))
    };
    if text.lines().any(is_set) {
        return Ok(());
    }
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    write(&path, format!("{text}{end}{line}\n").as_bytes())?;
    writeln!(out, "added `{line}` to {}: commit it with the baseline", path.display())?;
    Ok(())
}

/// Writes a file that appears whole, with the mode of the one that it takes the place of.
fn write(path: &Path, content: &[u8]) -> anyhow::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let cannot = || format!("cannot write {}", path.display());
    // What a link leads to is written, and the link stays.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mode = fs::metadata(&path).map_or(0o644, |file| file.permissions().mode() & 0o7777);
    let mut file = tempfile::NamedTempFile::new_in(directory).with_context(cannot)?;
    file.write_all(content).with_context(cannot)?;
    file.as_file().set_permissions(fs::Permissions::from_mode(mode)).with_context(cannot)?;
    file.persist(&path).with_context(cannot)?;
    Ok(())
}
