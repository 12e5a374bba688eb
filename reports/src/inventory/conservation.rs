//! Conservation: every unit that was listed is accounted for.

use super::Inventory;

/// The units of an inventory do not add up: a defect of whoever filled it, never of the data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {listed} units listed, but {accounted} accounted for ({what})")]
pub struct Imbalance {
    /// Where: a dataset, or the inventory as a whole.
    pub place: String,
    /// What was compared.
    pub what: &'static str,
    /// Units listed.
    pub listed: u64,
    /// Units accounted for.
    pub accounted: u64,
}

impl Inventory {
    /// Checks that every unit that was listed was examined whole or ended with a gap, in the totals and
    /// in each dataset, and that the parts add up to the totals.
    ///
    /// # Errors
    /// The first sum that does not come out.
    pub fn conserved(&self) -> Result<(), Imbalance> {
        let totals = &self.totals;
        let whole = "the inventory";
        balance(whole, "examined and gap units", totals.listed, totals.examined + totals.gap_units)?;
        balance(whole, "units with an explanation", totals.listed, totals.listed - totals.unexplained)?;
        let mut sums = [0u64; 3];
        for (place, dataset) in self.systems.values().flat_map(|system| &system.datasets) {
            balance(place, "examined and gap units", dataset.listed, dataset.examined + dataset.gap_units)?;
            let told: u64 = dataset.collections.values().map(|collection| collection.units).sum();
            let unread: u64 = dataset.unread.values().map(|group| group.units).sum();
            balance(place, "plain, told and unread units", dataset.listed, dataset.plain + told + unread)?;
            let counts = [dataset.listed, dataset.examined, dataset.gap_units];
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        balance(whole, "units of all datasets", totals.listed, sums[0])?;
        balance(whole, "examined units of all datasets", totals.examined, sums[1])?;
        balance(whole, "gap units of all datasets", totals.gap_units, sums[2])?;
        let gaps: u64 = self.gaps.values().map(|summary| summary.gaps).sum();
        balance(whole, "gaps by reason", totals.gaps.values().sum(), gaps)
    }
}

fn balance(place: &str, what: &'static str, listed: u64, accounted: u64) -> Result<(), Imbalance> {
    if listed == accounted {
        return Ok(());
    }
    Err(Imbalance { place: place.to_owned(), what, listed, accounted })
}
