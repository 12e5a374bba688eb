//! The data map: what is held, where, about whom, how sure, since when, declared or not, and what could not be
//! read. Documents are drawn from it; it is read from an inventory file, which may hold many scans.

pub(crate) mod draft;
pub(crate) mod fold;
mod kinds;
mod model;
pub(crate) mod name;
mod references;
mod subjects;
pub(crate) mod unite;
mod words;

pub use domesday_detectors::verdict::{Form, Role};
pub use model::{
    Coverage, DataMap, DateRange, Held, KindOfSubject, MapCollection, MapDataset, MapField, MapGap, MapScan,
    MapSystem, SubjectKind, Subjects,
};
