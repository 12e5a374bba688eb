//! `domesday scan --dry-run`: what a scan would cost.

use std::io::{self, Write as _};
use std::ops::ControlFlow;

use domesday::Settings;
use domesday_connectors::{Connector, Listed, connectors_for};

use crate::exit::Exit;

/// What reading the units of one system would take.
#[derive(Default)]
struct Cost {
    units: u64,
    gaps: u64,
    bytes: u64,
    unsized_units: u64,
    requests: u64,
}

/// Lists, and prints a line a system.
///
/// # Errors
/// A target cannot be reached, or the output cannot be written.
pub(super) fn run(settings: &Settings) -> anyhow::Result<Exit> {
    settings.scope.check()?;
    let connectors = connectors_for(&settings.targets, &domesday::context(settings, false))?;
    let mut out = io::stdout().lock();
    for connector in &connectors {
        let cost = cost(&**connector, settings);
        let sent = connector.requests_sent();
        write!(out, "{}: {} units, {} bytes", connector.system(), cost.units, cost.bytes)?;
        if cost.unsized_units > 0 {
            write!(out, " and {} units of unknown size", cost.unsized_units)?;
        }
        if cost.requests > 0 || sent > 0 {
            write!(out, "; {} requests to read them, {sent} to list them", cost.requests)?;
        }
        if cost.gaps > 0 {
            write!(out, "; {} gaps that listing shows", cost.gaps)?;
        }
        writeln!(out)?;
    }
    Ok(Exit::Done)
}

fn cost(connector: &dyn Connector, settings: &Settings) -> Cost {
    let mut cost = Cost::default();
    connector.list(&settings.scope, &mut |listed| {
        match listed {
            Listed::Gap(_) => cost.gaps += 1,
            Listed::Unit(unit) => {
                cost.units += 1;
                cost.requests += connector.requests(&unit);
                match unit.size.or_else(|| std::fs::metadata(unit.path.as_deref()?).ok().map(|m| m.len())) {
                    Some(bytes) => cost.bytes += bytes,
                    None => cost.unsized_units += 1,
                }
            }
        }
        ControlFlow::Continue(())
    });
    cost
}
