//! The engine of domesday as a library: whatever the binary can do, a Rust program can do.
//!
//! ```
//! use domesday::{Settings, Silent};
//!
//! # fn main() -> Result<(), domesday::ScanError> {
//! # let folder = std::env::temp_dir().join(format!("domesday-doc-{}", std::process::id()));
//! # std::fs::create_dir_all(&folder).unwrap();
//! # std::fs::write(folder.join("notes.txt"), "write to jane@orbit-films.com").unwrap();
//! let settings = Settings { targets: vec![folder.display().to_string().into()], ..Settings::default() };
//! let inventory = domesday::scan(&settings, Vec::new(), &Silent)?;
//! assert_eq!(inventory.totals().findings, 1);
//! # std::fs::remove_dir_all(&folder).unwrap();
//! # Ok(())
//! # }
//! ```

mod allow;
mod collector;
mod dates;
mod fields;
pub mod gate;
mod judged;
mod known;
mod large;
mod order;
mod parted;
mod pipeline;
mod scan;
mod settings;
mod suppression;
mod watch;
mod worker;

pub use allow::{Allow, AllowEntry, AllowError, Stale, Subject, today};
pub use known::Known;
pub use scan::{Progress, ScanError, Silent, context, scan, scan_on};
pub use settings::Settings;
pub use suppression::Suppression;
