//! `domesday scan`: what is where.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;
use clap::builder::{BoolishValueParser, FalseyValueParser};
use domesday::{Allow, Settings, Stale, Suppression};
use domesday_connectors::{Cancel, Reason, Scope};
use domesday_reports::{Inventory, Key, Report, ReportOptions};

use super::custom;
use super::gate::Gate;
use super::init::key_file;
use super::keep::Keep;
use super::options::{Detecting, Global};
use super::output::{Output, own_files, wants_color};
use super::progress::Bar;
use super::targets::Targets;
use crate::config;
use crate::config::{Format, Loaded, Size, Threads, Threshold};
use crate::exit::{Exit, INTERRUPTED};

/// Scan files, databases and buckets into an inventory of personal data
#[derive(Debug, Args)]
#[command(after_help = "\
Everything below a target is read, hidden and git-ignored files too, except what a .domesdayignore file \
names. Symbolic links are not followed; pipes, sockets and devices are never opened. What could not be \
read is listed as a gap with its reason. Of a database every table is read, of a bucket every object, with \
read requests only: docs/postgres.md and docs/s3.md tell what rights that needs.

Examples:
  domesday scan ~/Documents
  domesday scan postgresql://scanner@db1.example.com/crm
  domesday scan --sample 1% --source crm
  domesday scan --dry-run s3://lake/exports
  domesday scan --exclude 'target/' --exclude '*.iso' --max-depth 8 /srv
  domesday scan --detectors payment-card,bank-account --min-confidence high --format csv .
  domesday scan --fail-on high --fail-on-gaps --quiet exports/ && upload exports/")]
pub(super) struct Scan {
    #[command(flatten)]
    targets: Targets,

    /// Only list, and say what reading would cost: units, bytes, requests
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    scope: ScopeOptions,

    #[command(flatten)]
    detecting: Detecting,

    #[command(flatten)]
    reporting: Reporting,

    #[command(flatten)]
    resources: Resources,

    #[command(flatten)]
    gates: Gates,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Scope options")]
struct ScopeOptions {
    /// Scan only what matches GLOB, by the rules of .gitignore; may be repeated
    #[arg(long, value_name = "GLOB")]
    include: Vec<String>,

    /// Do not scan what matches GLOB; may be repeated
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,

    /// Scan at most N levels below a target
    #[arg(long, value_name = "N", env = "DOMESDAY_MAX_DEPTH", hide_env_values = true)]
    max_depth: Option<usize>,

    /// Skip what git ignores
    #[arg(long, value_name = "BOOL", env = "DOMESDAY_RESPECT_GITIGNORE", hide_env_values = true)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[arg(value_parser = BoolishValueParser::new(), hide_possible_values = true)]
    respect_gitignore: Option<bool>,

    /// Do not cross into other file systems
    #[arg(long, value_name = "BOOL", env = "DOMESDAY_ONE_FILE_SYSTEM", hide_env_values = true)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[arg(value_parser = BoolishValueParser::new(), hide_possible_values = true)]
    one_file_system: Option<bool>,

    /// Follow symbolic links, each directory once
    #[arg(long, value_name = "BOOL", env = "DOMESDAY_FOLLOW_LINKS", hide_env_values = true)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[arg(value_parser = BoolishValueParser::new(), hide_possible_values = true)]
    follow_links: Option<bool>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Output options")]
struct Reporting {
    /// The form of the report [default: terminal]
    #[arg(long, value_name = "FORMAT", env = "DOMESDAY_FORMAT", hide_env_values = true)]
    format: Option<Format>,

    /// Write the report to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Create or update the inventory in this SQLite file
    #[arg(long, value_name = "FILE", env = "DOMESDAY_INVENTORY", hide_env_values = true)]
    inventory: Option<PathBuf>,

    /// Show values in clear in the report (never in the inventory). Mind who can read it
    #[arg(long)]
    show_values: bool,

    /// Give equal values equal pseudonyms in the findings, made with the secret key
    #[arg(long, value_name = "BOOL", env = "DOMESDAY_PSEUDONYMS", hide_env_values = true)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[arg(value_parser = BoolishValueParser::new(), hide_possible_values = true)]
    pseudonyms: Option<bool>,

    /// The secret key; `domesday init` makes one [default: domesday/key in the user's configuration]
    #[arg(long, value_name = "FILE", env = "DOMESDAY_KEY_FILE", hide_env_values = true)]
    key_file: Option<PathBuf>,

    /// Show no progress (none is shown unless standard error is a terminal)
    #[arg(long, env = "DOMESDAY_NO_PROGRESS", hide_env_values = true, value_parser = FalseyValueParser::new())]
    no_progress: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Resource options")]
struct Resources {
    /// Worker threads [default: one for each processor]
    #[arg(long, value_name = "N", env = "DOMESDAY_THREADS", hide_env_values = true)]
    threads: Option<Threads>,

    /// Upper bound of the content in memory at once, such as 64M or 1G [default: 256M]
    #[arg(long, value_name = "BYTES", env = "DOMESDAY_MEMORY", hide_env_values = true)]
    memory: Option<Size>,

    /// Recognise the text of pictures and of scanned pages with the program `tesseract`: slow
    #[arg(long, value_name = "BOOL", env = "DOMESDAY_OCR", hide_env_values = true)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[arg(value_parser = BoolishValueParser::new(), hide_possible_values = true)]
    ocr: Option<bool>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Exit status options")]
struct Gates {
    /// Exit with 1 when there are findings at LEVEL or above; reserved values do not count
    #[arg(long, value_name = "LEVEL", env = "DOMESDAY_FAIL_ON", hide_env_values = true)]
    fail_on: Option<Threshold>,

    /// Exit with 3 when something could not be read
    #[arg(long, value_name = "BOOL", env = "DOMESDAY_FAIL_ON_GAPS", hide_env_values = true)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[arg(value_parser = BoolishValueParser::new(), hide_possible_values = true)]
    fail_on_gaps: Option<bool>,
}

impl Scan {
    /// Scans.
    pub(super) fn run(&self, global: &Global, loaded: &Loaded) -> anyhow::Result<Exit> {
        let config = &loaded.config;
        let inventory = (self.reporting.inventory.clone())
            .or_else(|| config.output.inventory.as_ref().map(|path| loaded.resolve(path)));
        let mut settings = self.settings(loaded, inventory.is_some(), global.quiet)?;
        if self.dry_run {
            return super::cost::run(&settings);
        }
        let format = self.reporting.format.or(config.output.format).unwrap_or(Format::Terminal);

        let mut reports: Vec<Box<dyn Report>> = Vec::new();
        if let Some(path) = inventory {
            let filtered = self.targets.filters(loaded);
            reports.push(Box::new(Keep::new(path, &mut settings, loaded, filtered, global.quiet)?));
        }
        let threshold = self.gates.fail_on.or(config.scan.fail_on);
        let gate = threshold.map(|threshold| Gate::new(threshold.level()));
        if let Some(gate) = &gate {
            reports.push(Box::new(gate.clone()));
        }

        let output = Output::open(self.reporting.output.as_deref())?;
        let terminal = output.terminal;
        let options = ReportOptions {
            color: wants_color(global.color.or(config.output.color), terminal),
            width: width(terminal),
            show_values: self.reporting.show_values,
        };
        let (writer, pending) = output.split();
        reports.push(domesday_reports::report(format.id(), writer, options)?);

        // Lines of findings would run through the bar when both go to one terminal.
        let streams = terminal && format == Format::Jsonl;
        let wants_progress = !(self.reporting.no_progress || global.quiet || global.verbose > 0 || streams)
            && config.output.progress != Some(false);
        let bar = Arc::new(if wants_progress { Bar::new() } else { Bar::hidden() });
        on_interrupt(&bar, &settings.cancel, pending.temporary(), global.quiet)?;

        let result = domesday::scan(&settings, reports, &*bar);
        bar.clear();
        let inventory = result?;
        pending.keep()?;
        if let Some(allow) = settings.allow.as_deref().filter(|_| !global.quiet) {
            warn_of_stale(allow)?;
        }

        if inventory.totals().interrupted() {
            return Ok(Exit::Interrupted);
        }
        if gate.is_some_and(|gate| gate.failed()) {
            return Ok(Exit::Findings);
        }
        let fail_on_gaps = self.gates.fail_on_gaps.or(config.scan.fail_on_gaps) == Some(true);
        Ok(if fail_on_gaps && hidden_content(&inventory) { Exit::Incomplete } else { Exit::Done })
    }

    fn settings(&self, loaded: &Loaded, kept: bool, quiet: bool) -> anyhow::Result<Settings> {
        let config = &loaded.config;
        let mut settings = Settings {
            targets: self.targets.resolve(loaded)?,
            scope: self.scope.scope(&config.scan),
            min_confidence: self.detecting.min_confidence(loaded),
            show_values: self.reporting.show_values,
            pseudonyms: self.reporting.pseudonyms.or(config.output.pseudonyms) == Some(true),
            limits: config.limits.limits(),
            isolation: super::reader::isolation().map(Arc::new),
            recognise: self.resources.ocr.or(config.scan.ocr) == Some(true),
            ..Settings::default()
        };
        if let Some(threads) = self.resources.threads.or(config.scan.threads) {
            settings.threads = threads.0;
        }
        if let Some(memory) = self.resources.memory.or(config.scan.memory) {
            settings.memory = memory.0;
        }
        settings.key = self.key(loaded, settings.pseudonyms || custom::uses_digests(loaded))?;
        // What tells whether it has changed is taken over from one scan to the next, under a key.
        let remembers = settings.targets.iter().any(|target| target.address.starts_with("s3://"));
        if settings.key.is_none() && kept && remembers && !self.dry_run {
            settings.key = super::init::usual_key(quiet)?;
        }
        settings.detectors = self.detecting.options(loaded, settings.key.as_ref())?;
        settings.allow = custom::allow(loaded, settings.key.clone())?;
        settings.suppression = suppression(loaded)?;
        // A scan of the directory that the report goes to must not find the report.
        settings.scope.exclude.push(own_files());
        Ok(settings)
    }

    /// The secret key: the file that was named, else the usual one where it is needed.
    fn key(&self, loaded: &Loaded, needed: bool) -> anyhow::Result<Option<Key>> {
        let named = self.reporting.key_file.as_deref();
        if !needed && named.is_none() && loaded.config.output.key_file.is_none() {
            return Ok(None);
        }
        Ok(Some(Key::read(&key_file(named, loaded)?)?))
    }
}

impl ScopeOptions {
    /// The scope; globs of the command line add to those of the file.
    fn scope(&self, config: &config::Scan) -> Scope {
        let both = |file: &[String], line: &[String]| file.iter().chain(line).cloned().collect();
        Scope {
            // What is asked for on the command line replaces what is usually asked for.
            include: if self.include.is_empty() { config.include.clone() } else { self.include.clone() },
            exclude: both(&config.exclude, &self.exclude),
            max_depth: self.max_depth.or(config.max_depth),
            one_file_system: self.one_file_system.or(config.one_file_system) == Some(true),
            respect_gitignore: self.respect_gitignore.or(config.respect_gitignore) == Some(true),
            follow_links: self.follow_links.or(config.follow_links) == Some(true),
        }
    }
}

/// The suppression lists of the register.
fn suppression(loaded: &Loaded) -> anyhow::Result<Suppression> {
    let mut suppression = Suppression::default();
    let Some(declared) = loaded.register(None)? else { return Ok(suppression) };
    for list in declared.register.suppression.iter().filter(|list| !list.file.is_empty()) {
        let path = declared.resolve(&list.file);
        let text = std::fs::read(&path).with_context(|| {
            format!(
                "cannot read the suppression list {} that the register {} names: check its `file`",
                path.display(),
                declared.path.display()
            )
        })?;
        suppression.add(String::from_utf8_lossy(&text).into_owned());
    }
    Ok(suppression)
}

/// Says which entries of the allow list do nothing.
fn warn_of_stale(allow: &Allow) -> anyhow::Result<()> {
    let mut err = std::io::stderr().lock();
    for (number, entry, stale) in allow.stale() {
        let reason = entry.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
        let says = match stale {
            Stale::Unused => "was not needed by anything scanned: remove it, if all was scanned".to_owned(),
            Stale::Expired => format!(
                "expired on {} and does not count: remove or renew it",
                entry.expires.as_deref().unwrap_or_default()
            ),
        };
        writeln!(err, "domesday: warning: allow entry {number}{reason} {says}")?;
    }
    Ok(())
}

/// The width of the report in columns.
fn width(terminal: bool) -> usize {
    let measured = terminal.then(terminal_size::terminal_size).flatten();
    measured.map_or(100, |(width, _)| usize::from(width.0)).clamp(60, 160)
}

/// Whether something was not read that may hold data.
fn hidden_content(inventory: &Inventory) -> bool {
    inventory.totals().unexplained > 0 || inventory.gaps().keys().any(Reason::hides_content)
}

/// An interrupt lets the scan come to an end with what it has; a second one ends the program and leaves
/// nothing behind.
fn on_interrupt(
    bar: &Arc<Bar>,
    cancel: &Cancel,
    temporary: Option<&Path>,
    quiet: bool,
) -> anyhow::Result<()> {
    let (bar, temporary) = (Arc::clone(bar), temporary.map(Path::to_path_buf));
    let cancel = cancel.clone();
    ctrlc::set_handler(move || {
        bar.clear();
        if !cancel.is_cancelled() {
            cancel.cancel();
            if !quiet {
                let told = "domesday: interrupted: finishing the report; interrupt again to stop at once";
                let _ = writeln!(std::io::stderr(), "{told}");
            }
            return;
        }
        if let Some(path) = &temporary {
            let _ = std::fs::remove_file(path);
        }
        std::process::exit(INTERRUPTED);
    })
    .context("cannot handle interrupts")
}
