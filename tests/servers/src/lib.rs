//! Real servers for tests, on free ports of this machine and in temporary directories.
//!
//! `shared()` gives the servers that `domesday-test-servers run -- COMMAND` started for a whole test run.
//! Without it a process starts servers of its own, which end with it: slower, but nothing else is needed.
//! `tests/servers/install` installs the programs.

pub mod acceptance;
mod moto;
mod postgres;
mod process;
mod programs;
mod proxy;
mod seaweedfs;
mod setting;
mod store;
mod tls;

pub use moto::{Moto, VARIABLE as MOTO};
pub use postgres::{Postgres, PostgresConfig, VARIABLE as POSTGRES};
pub use proxy::{Event, Fault, Plan, Proxy};
pub use seaweedfs::{SeaweedFs, VARIABLE as S3};
pub use store::{Store, block_on};
