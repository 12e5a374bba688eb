//! What a scan found against the register.

use std::sync::Arc;

use crate::map::DataMap;
use crate::register::{Contradiction, Register, confront};
use crate::{Day, Inventory, ScanInfo};

/// The register that a report of a scan begins with, where there is one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Against(pub(crate) Option<Arc<Register>>);

impl Against {
    /// What the scan says against the register; `None` without one. It is held against the day that the scan
    /// started on.
    pub(crate) fn contradictions(
        &self,
        scan: &ScanInfo,
        inventory: &Inventory,
    ) -> Option<Vec<Contradiction>> {
        let register = self.0.as_deref()?;
        Some(confront(&DataMap::of(scan, inventory), register, started(scan)))
    }
}

/// The day that a scan started on.
pub(crate) fn started(scan: &ScanInfo) -> Day {
    let day = scan.started.get(..10).and_then(|day| day.parse().ok());
    day.unwrap_or(Day::from_days(0))
}
