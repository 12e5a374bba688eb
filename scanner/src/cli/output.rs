//! Where reports go: standard output, or a file that appears whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use tempfile::TempPath;

use crate::config::Color;

/// The size of the buffers in front of files and pipes.
const BUFFER: usize = 64 * 1024;

/// How the name of a report that is being written starts.
const TEMPORARY: &str = ".domesday-report-";

/// Where a report goes.
pub(super) struct Output {
    /// What the report writes to. It flushes when it has finished.
    pub(super) writer: Box<dyn Write + Send>,
    /// Whether that is a terminal.
    pub(super) terminal: bool,
    /// The file under its temporary name, and its name.
    pending: Option<(TempPath, PathBuf)>,
}

impl Output {
    /// Standard output, or `file`.
    ///
    /// # Errors
    ///
    /// The file cannot be made.
    pub(super) fn open(file: Option<&Path>) -> anyhow::Result<Output> {
        let Some(path) = file.filter(|path| path.as_os_str() != "-") else {
            return Ok(Output {
                writer: Box::new(BufWriter::with_capacity(BUFFER, io::stdout())),
                terminal: io::stdout().is_terminal(),
                pending: None,
            });
        };
        let cannot = || format!("cannot write {}", path.display());
        let buffered = |file| Box::new(BufWriter::with_capacity(BUFFER, file));
        // A device or a pipe is written to as it is, and so is what a link leads to.
        if path.symlink_metadata().is_ok_and(|what| !what.is_file()) {
            let file = File::options().write(true).truncate(true).open(path).with_context(cannot)?;
            return Ok(Output { terminal: file.is_terminal(), writer: buffered(file), pending: None });
        }
        let directory = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        std::fs::metadata(directory).with_context(cannot)?;
        // Mode 0600 until the owner decides otherwise: the report tells where personal data is.
        let (file, temporary) = tempfile::Builder::new()
            .prefix(TEMPORARY)
            .tempfile_in(directory)
            .with_context(cannot)?
            .into_parts();
        Ok(Output { writer: buffered(file), terminal: false, pending: Some((temporary, path.to_path_buf())) })
    }

    /// Takes the writer and what is left to do once it has been written.
    pub(super) fn split(self) -> (Box<dyn Write + Send>, Pending) {
        (self.writer, Pending(self.pending))
    }
}

/// A file that is not at its name yet.
pub(super) struct Pending(Option<(TempPath, PathBuf)>);

impl Pending {
    /// Its temporary path.
    pub(super) fn temporary(&self) -> Option<&Path> {
        self.0.as_ref().map(|(temporary, _)| &**temporary)
    }

    /// Moves the file to its name.
    ///
    /// # Errors
    ///
    /// The file system refuses.
    pub(super) fn keep(self) -> anyhow::Result<()> {
        if let Some((temporary, path)) = self.0 {
            temporary.persist(&path).with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(())
    }
}

/// The glob of reports that are being written, so that a scan does not read its own output.
pub(super) fn own_files() -> String {
    format!("{TEMPORARY}*")
}

/// Whether to use colours on a stream that is, or is not, a terminal.
pub(super) fn wants_color(color: Option<Color>, terminal: bool) -> bool {
    match color.unwrap_or(Color::Auto) {
        Color::Always => true,
        Color::Never => false,
        // https://no-color.org
        Color::Auto => {
            terminal
                && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
                && std::env::var_os("TERM").is_none_or(|value| value != "dumb")
        }
    }
}
