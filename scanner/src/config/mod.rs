//! The configuration file: what can be set, where it is found, and errors that say where and what
//! to do. The command line goes over the environment, the environment over the file.

mod check;
mod custom;
mod error;
mod file;
mod limits;
mod measure;
mod policy;
mod register;
mod source;
mod value;

use std::path::{Path, PathBuf};

pub(crate) use custom::{CustomEntry, digest};
pub(crate) use error::{ConfigError, nearest};
pub(crate) use file::{Config, Scan};
pub(crate) use register::Declared;
pub(crate) use source::{BucketOptions, DatabaseOptions, SourceEntry};
pub(crate) use value::{Color, Format, MinConfidence, Region, Size, Threads, Threshold, Wanted};

/// The name that is searched for.
pub(crate) const FILE_NAME: &str = "domesday.toml";

/// The commented file that `domesday init` writes.
pub(crate) const TEMPLATE: &str = include_str!("template.toml");

/// A configuration and the file it came from.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    /// What the file sets.
    pub(crate) config: Config,
    /// The file; `None` where there is none.
    pub(crate) path: Option<PathBuf>,
}

impl Loaded {
    /// `path` of the configuration as seen from the current directory: relative paths in a
    /// configuration file are relative to that file.
    pub(crate) fn resolve(&self, path: &Path) -> PathBuf {
        match self.path.as_deref().and_then(Path::parent) {
            Some(directory) => directory.join(path),
            None => path.to_path_buf(),
        }
    }
}

/// Reads `explicit`, or the nearest `domesday.toml` from `start` upward, or nothing.
///
/// # Errors
///
/// The file cannot be read, is not TOML, or sets something that does not exist or cannot be so.
pub(crate) fn load(explicit: Option<&Path>, start: &Path) -> Result<Loaded, ConfigError> {
    let found = match explicit {
        Some(path) => Some(path.to_path_buf()),
        None => start.ancestors().map(|d| d.join(FILE_NAME)).find(|p| p.is_file()),
    };
    let Some(path) = found else { return Ok(Loaded::default()) };
    let text = std::fs::read_to_string(&path)
        .map_err(|error| ConfigError::Unreadable { path: path.clone(), error })?;
    let config = parse(&path, &text)?;
    Ok(Loaded { config, path: Some(path) })
}

/// Reads the text of a configuration file; `path` is for the messages.
///
/// # Errors
///
/// The text is not TOML, or sets something that does not exist or cannot be so.
pub(crate) fn parse(path: &Path, text: &str) -> Result<Config, ConfigError> {
    let config: Config = toml::from_str(text).map_err(|error| ConfigError::invalid(path, text, &error))?;
    config.register.check(path, text)?;
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every key, set to something other than its default.
    const EVERYTHING: &str = r#"
        [scan]
        include = ["*.csv"]
        exclude = ["/tmp/"]
        max-depth = 3
        one-file-system = true
        respect-gitignore = true
        follow-links = true
        threads = 2
        memory = "64M"
        fail-on = "high"
        fail-on-gaps = true
        ocr = true
        [limits]
        depth = 3
        members = 1000
        ratio = 10
        growth = "1M"
        time = "1s"
        memory = "128M"
        spool = "1M"
        [detection]
        regions = ["DE", "FR"]
        detectors = ["iban", "email-address"]
        min-confidence = 75
        model = false
        [output]
        format = "jsonl"
        color = "never"
        progress = false
        inventory = "inventory.sqlite"
        pseudonyms = true
        key-file = "key"
        [[source]]
        name = "x"
        targets = ["postgresql://x@x/x", "s3://x"]
        password-env = "X"
        password-file = "x"
        access-key-id = "x"
        secret-access-key-env = "X"
        secret-access-key-file = "x"
        session-token-env = "X"
        database = { all-databases = true, views = true, foreign-tables = true, snapshot = true, sample = "1%", until = "0.01%", seed = 1, triage = true, connections = 2, statement-timeout = "1s", lock-timeout = "1s" }
        bucket = { profile = "x", region = "x", endpoint-url = "http://x", path-style = true, no-sign-request = true, requester-pays = true, role-arn = "x", versions = true, min-size = 1, max-size = "1G", newer-than = "30d", older-than = "2026-01-31", storage-classes = ["STANDARD"], requests = 8, request-timeout = "30s" }
        [[detector]]
        id = "x1"
        category = "username"
        summary = "X."
        pattern = "x[0-9]"
        check = "mod10:1"
        values = ["x0"]
        values-file = "x.txt"
        digests-file = "x.digests"
        exclude = ["x9"]
        context = ["x"]
        fields = ["x"]
        before = 1
        after = 1
        confidence = 60
        context-confidence = 70
        field-confidence = 80
        examples = [{ text = "x0", value = "x0", field = "x" }]
        counterexamples = [{ text = "x9", why = "excluded", field = "x" }]
        [check]
        min-confidence = "high"
        reserved = "block"
        severity = { default = "error", ip-address = "warning" }
        baseline = ".domesday-baseline"
        [[check.rule]]
        categories = ["age"]
        paths = ["tests/"]
        min-confidence = 60
        severity = "off"
        allow = 2
        reason = "x"
        [[check.accept-gap]]
        path = "*.bin"
        reason = "unsupported_format"
        why = "x"
        [[policy]]
        rule = "category"
        categories = ["payment-card"]
        special = true
        places = ["*"]
        except = ["*/hr"]
        min-confidence = 50
        reason = "x"
        [[allow]]
        value = "000102030405060708090a0b0c0d0e0f"
        pattern = "x"
        path = "x/"
        field = "x"
        category = "username"
        detector = "username"
        reason = "x"
        expires = "2027-01-31"
        [register]
        file = "register.toml"
        [register.organisation]
        name = "x"
        country = "DE"
        [[register.purpose]]
        id = "x"
        [[register.recipient]]
        id = "x"
        [[register.system]]
        id = "x"
        places = ["s3://x"]
        [[register.archive]]
        name = "x"
        [[register.suppression]]
        name = "x"
        file = "x"
    "#;

    #[test]
    fn every_key_is_read() {
        let config = parse(Path::new("x.toml"), EVERYTHING).unwrap();
        assert_eq!(config.scan.include, ["*.csv"]);
        assert_eq!(config.scan.memory.map(|m| m.0), Some(64 << 20));
        assert_eq!(config.scan.threads.map(|t| t.0), Some(2));
        assert_eq!((config.scan.ocr, config.limits.limits().depth), (Some(true), 3));
        assert_eq!(config.detection.regions.as_ref().map(Vec::len), Some(2));
        assert_eq!(config.detection.min_confidence.map(|m| m.0.percent()), Some(75));
        assert_eq!(config.detection.model, Some(false));
        assert_eq!(config.output.format, Some(Format::Jsonl));
        assert_eq!(config.output.pseudonyms, Some(true));
        assert!(config.source[0].database.until.is_some() && config.source[0].bucket.filters());
        assert_eq!(config.detector[0].precision().context, 70);
        assert!(config.allow[0].value.is_some());
        assert_eq!(config.policy[0].rule().min_confidence, 50);
    }

    #[test]
    fn the_template_is_valid_and_shows_every_key() {
        parse(Path::new(FILE_NAME), TEMPLATE).unwrap();
        // With its comment marks removed, every setting is there and has a value that is accepted.
        let shown: String = TEMPLATE
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(setting) if setting.contains(" = ") || setting.starts_with('[') => {
                    format!("{setting}\n")
                }
                _ if line.starts_with('#') => "\n".to_owned(),
                _ => format!("{line}\n"),
            })
            .collect();
        let shown_table: toml::Table = toml::from_str(&shown).unwrap();
        parse(Path::new(FILE_NAME), &shown).unwrap();
        let all: toml::Table = toml::from_str(EVERYTHING).unwrap();
        // Of what may be there several times, one entry or another shows a key.
        let tables = |value: &toml::Value| match value.as_array() {
            Some(list) => list.clone(),
            None => vec![value.clone()],
        };
        for (section, keys) in &all {
            let shown = tables(&shown_table[section]);
            for key in tables(keys).iter().flat_map(|table| table.as_table().unwrap().keys()) {
                assert!(
                    shown.iter().any(|table| table.get(key).is_some()),
                    "the template does not show {section}.{key}"
                );
            }
        }
    }

    #[test]
    fn errors_say_where_what_and_how_to_mend_it() {
        for (text, place, words) in [
            (
                "[scan]\nthread = 2\n",
                "c.toml:2:1: scan.thread:",
                &["unknown key", "did you mean `threads`?"][..],
            ),
            ("[detecton]\n", "c.toml:1:2: detecton:", &["unknown", "did you mean `detection`?"]),
            ("\n[scan]\nqqq = 1\n", "c.toml:3:1: scan.qqq:", &["one of", "`exclude`", "`max-depth`"]),
            ("[scan]\nthreads = 0\n", "c.toml:2:11: scan.threads:", &["at least 1"]),
            ("[scan]\nthreads = \"two\"\n", "c.toml:2:11: scan.threads:", &["string", "whole number"]),
            ("[scan]\nmemory = \"12Q\"\n", "c.toml:2:10: scan.memory:", &["`12Q`", "`256M`"]),
            (
                "[[policy]]\nrule = \"catgory\"\n",
                "c.toml:2:8: policy",
                &["no rule", "did you mean `category`?"],
            ),
            (
                "[[policy]]\nrule = \"coverage\"\nexcept = [\"hr\"]\n",
                "c.toml:3:11: policy",
                &["is no place", "\"*/hr\""],
            ),
            ("[scan]\nmemory = \"1M\"\n", "c.toml:2:10: scan.memory:", &["at least 16M"]),
            ("[scan]\ninclude = \"*.rs\"\n", "c.toml:2:11: scan.include:", &["string", "sequence"]),
            (
                "[scan]\ninclude = [\n  \"a\",\n  7,\n]\n",
                "c.toml:4:3: scan.include:",
                &["integer `7`", "string"],
            ),
            (
                "[scan]\nfail-on = \"hgih\"\n",
                "c.toml:2:11: scan.fail-on:",
                &["`hgih`", "did you mean `high`?"],
            ),
            ("[detection]\nmin-confidence = 101\n", "c.toml:2:18: detection.min-confidence:", &["0 to 100"]),
            ("[detection]\nmin-confidence = \"hi\"\n", "c.toml:2:18: detection.min-confidence:", &["medium"]),
            (
                "[detection]\nregions = [\"Germany\"]\n",
                "c.toml:2:12: detection.regions:",
                &["two letters", "`DE`"],
            ),
            (
                "[detection]\ndetectors = [\"bic\", \"ibna\"]\n",
                "c.toml:2:21: detection.detectors:",
                &["did you mean `iban`?"],
            ),
            ("[output]\nformat = \"xml\"\n", "c.toml:2:10: output.format:", &["`terminal`", "`jsonl`"]),
            (
                "[[allow]]\npath = \"x\"\n[[allow]]\nexpires = \"soon\"\n",
                "c.toml:4:11: allow.expires:",
                &["2027-01-31"],
            ),
            ("[output]\nprogress = 1\n", "c.toml:2:12: output.progress:", &["boolean"]),
            ("[scan]\nthreads = 2\nthreads = 3\n", "c.toml:3:1:", &["duplicate key"]),
            ("[scan\nthreads = 2\n", "c.toml:1:6:", &["help:"]),
            ("threads = 2\n", "c.toml:1:1: threads:", &["belongs under `[scan]`"]),
            ("[[system]]\nid = \"x\"\n", "c.toml:1:3: system:", &["belongs under `[register]`"]),
        ] {
            let message = parse(Path::new("c.toml"), text).unwrap_err().to_string();
            assert!(message.starts_with(place), "{text:?} gave {message:?}, which is not at {place}");
            for word in words {
                assert!(message.contains(word), "{text:?} gave {message:?}, which lacks {word:?}");
            }
        }
    }

    #[test]
    fn the_file_is_searched_upward_and_paths_in_it_are_relative_to_it() {
        let root = tempfile::tempdir().unwrap();
        let below = root.path().join("a/b/c");
        std::fs::create_dir_all(&below).unwrap();
        std::fs::write(root.path().join("a").join(FILE_NAME), "[scan]\nthreads = 7\n").unwrap();
        let loaded = load(None, &below).unwrap();
        assert_eq!(loaded.config.scan.threads.map(|t| t.0), Some(7));
        assert_eq!(loaded.resolve(Path::new("key")), root.path().join("a/key"));
        let missing = load(Some(&below.join("none.toml")), &below).unwrap_err().to_string();
        assert!(missing.contains("none.toml") && missing.contains("domesday init"), "{missing}");
    }
}
