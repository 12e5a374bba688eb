//! The program as a process that reads risky formats for a scan: nothing for people.

use domesday_connectors::Isolation;

/// The only argument of such a process. No subcommand: it is started by scans alone.
const ARGUMENT: &str = "--read-for-a-scan";

/// Whether this process was started to read for a scan.
pub(super) fn is_wanted() -> bool {
    let mut arguments = std::env::args_os().skip(1);
    arguments.next().is_some_and(|first| first == ARGUMENT) && arguments.next().is_none()
}

/// How a scan starts such processes: as this program once more. `None` where the system does not tell which
/// it is.
pub(super) fn isolation() -> Option<Isolation> {
    let program = std::env::current_exe().ok()?;
    // Programs are looked for (`tesseract`) where the user has them.
    let variables = std::env::var_os("PATH").map(|path| ("PATH".into(), path)).into_iter().collect();
    Some(Isolation { program, arguments: vec![ARGUMENT.into()], variables })
}
