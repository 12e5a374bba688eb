//! How the program ends.

use std::process::ExitCode;

/// The exit status; a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: done.
    Done,
    /// 1: findings at or above the level of `--fail-on`, or that block a check.
    Findings,
    /// 1 as well: a comparison shows what the policy forbids.
    Breach,
    /// 2: the command line, the configuration, a target or the input is wrong, or an output cannot
    /// be written.
    Error,
    /// 130: an interrupt from the keyboard ended the scan; its report is partial.
    Interrupted,
    /// 3: something could not be read, under `--fail-on-gaps` or in a check.
    Incomplete,
}

/// The status of a program that an interrupt from the keyboard ended: 128 and the number of the
/// signal, as shells have it.
pub(crate) const INTERRUPTED: i32 = 130;

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Findings | Exit::Breach => 1,
            Exit::Error => 2,
            Exit::Incomplete => 3,
            Exit::Interrupted => INTERRUPTED as u8,
        })
    }
}

/// Whether `error` says that nobody reads our output any more (`domesday ... | head`), which is no
/// failure.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}
