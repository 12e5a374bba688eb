//! Configuration: keys and values.

mod beside;
pub(crate) mod ini;
mod recognise;
pub(crate) mod toml;
pub(crate) mod yaml;

pub(crate) use recognise::recognise;
