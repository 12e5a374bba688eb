//! What went wrong with a statement or connection, in words of ours: messages of servers may quote content.

use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use crate::{Gap, Place, Reason};

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    /// Why.
    pub(super) reason: Reason,
    /// More about it, for people.
    pub(super) detail: String,
    /// What can be done.
    pub(super) remedy: Remedy,
}

/// What can be done about trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Remedy {
    /// The connection is gone, or not to be had now: connect again after a while.
    Reconnect,
    /// The statement took too long: smaller steps.
    Smaller,
    /// It was in the way of somebody who went first (a standby that recovers): again, in smaller steps where
    /// there are any.
    Conflict,
    /// Somebody was in the way: the same again after a while.
    Repeat,
    /// Nothing.
    None,
}

impl Trouble {
    /// Trouble that nothing can be done about.
    pub(super) fn new(reason: Reason, detail: impl Into<String>) -> Trouble {
        Trouble { reason, detail: detail.into(), remedy: Remedy::None }
    }

    /// What was asked to stop.
    pub(super) fn interrupted() -> Trouble {
        Trouble::new(Reason::Interrupted, "the scan was asked to stop")
    }

    /// A connection that went away.
    pub(super) fn lost() -> Trouble {
        Trouble {
            reason: Reason::ConnectionLost,
            detail: "the connection was lost".to_owned(),
            remedy: Remedy::Reconnect,
        }
    }

    /// The gap of a place.
    pub(super) fn gap(self, place: Place) -> Gap {
        Gap { place, reason: self.reason, detail: self.detail, bytes: None }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Trouble {
        let Some(database) = error.as_db_error() else { return without_code(&error) };
        let code = database.code();
        let told = |reason: Reason, words: &str, remedy: Remedy| Trouble {
            reason,
            detail: format!("{words} (SQLSTATE {})", code.code()),
            remedy,
        };
        match code.code() {
            // Messages are translated, names of functions are not.
            "42501" if database.routine() == Some("check_enable_rls") => {
                told(Reason::RowSecurity, "row security would leave out rows", Remedy::None)
            }
            "42501" if database.routine().is_some_and(|name| name.contains("row_security")) => {
                told(Reason::RowSecurity, "row security would leave out rows", Remedy::None)
            }
            "42501" => told(Reason::PermissionDenied, "the role may not read it", Remedy::None),
            "57014" => told(Reason::TimedOut, "the statement was cancelled", Remedy::Smaller),
            "55P03" => told(Reason::TimedOut, "a lock was not to be had in time", Remedy::Repeat),
            "40001" | "40P01" => {
                told(Reason::TimedOut, "the statement was in the way of another", Remedy::Conflict)
            }
            "53300" | "53400" => {
                told(Reason::Throttled, "the server has no connection free", Remedy::Reconnect)
            }
            "53000" | "53100" | "53200" => {
                told(Reason::Throttled, "the server is out of memory or disk", Remedy::Repeat)
            }
            "57P01" | "57P02" | "57P03" | "57P05" | "25P03" | "25P04" => {
                told(Reason::ConnectionLost, "the server ended the connection", Remedy::Reconnect)
            }
            "57P04" => told(Reason::Vanished, "the database was dropped", Remedy::None),
            "42P01" | "3F000" | "42703" | "3D000" | "42704" | "42809" => {
                told(Reason::Vanished, "it was dropped or altered after it was listed", Remedy::None)
            }
            "XX000" if database.routine() == Some("relation_open") => {
                told(Reason::Vanished, "it was dropped after it was listed", Remedy::None)
            }
            "XX001" | "XX002" => told(Reason::Corrupted, "the server found damaged data", Remedy::None),
            "28000" | "28P01" => {
                told(Reason::PermissionDenied, "the server refuses the role or its password", Remedy::None)
            }
            code if code.starts_with("08") => {
                told(Reason::ConnectionLost, "the connection was lost", Remedy::Reconnect)
            }
            code if code.starts_with("55") => {
                told(Reason::Partial, "it is in a state in which it cannot be read", Remedy::None)
            }
            code if code.starts_with("58") || code == SqlState::IO_ERROR.code() => {
                told(Reason::IoError, "the server could not read its files", Remedy::None)
            }
            _ => told(Reason::IoError, "the server could not carry out the statement", Remedy::None),
        }
    }
}

/// An error of the driver itself: no message of a server.
fn without_code(error: &Error) -> Trouble {
    if error.is_closed() {
        return Trouble::lost();
    }
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        if let Some(io) = inner.downcast_ref::<std::io::Error>() {
            if let Some(tls) = io.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
                return Trouble::new(Reason::ConnectionLost, format!("TLS: {tls}"));
            }
            // Errors of the system, and of names that lead nowhere.
            let detail = format!("the connection failed: {io}");
            return Trouble { reason: Reason::ConnectionLost, detail, remedy: Remedy::Reconnect };
        }
        source = inner.source();
    }
    // What the driver says about itself names no values.
    let detail = format!("the driver failed: {error}");
    let says = |words: &[&str]| words.iter().any(|word| detail.contains(word));
    if says(&["authentication"]) {
        let detail = match std::error::Error::source(error) {
            Some(source) => format!("{detail} ({source})"),
            None => detail,
        };
        return Trouble::new(Reason::PermissionDenied, detail);
    }
    if says(&["TLS", "configuration"]) {
        return Trouble::new(Reason::ConnectionLost, detail);
    }
    if says(&["connect", "communicat", "timeout"]) {
        return Trouble { reason: Reason::ConnectionLost, detail, remedy: Remedy::Reconnect };
    }
    Trouble::new(Reason::ReaderFailed, detail)
}
