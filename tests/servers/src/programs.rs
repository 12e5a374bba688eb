//! Where `tests/servers/install` put the programs.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// The program with this name: where `install` puts programs, else on the `PATH`.
pub(crate) fn find(name: &str) -> Result<PathBuf> {
    let executable = std::env::current_exe().unwrap_or_default();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let targets = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from).into_iter();
    // Test programs stand in the target directory too, some levels down.
    let targets = targets
        .chain(executable.ancestors().skip(1).map(Path::to_path_buf))
        .chain([Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target")]);
    targets
        .map(|target| target.join("test-servers/bin"))
        .chain(std::env::split_paths(&path))
        .map(|directory| directory.join(name))
        .find(|path| path.is_file())
        .with_context(|| format!("{name} is not installed: run tests/servers/install"))
}
