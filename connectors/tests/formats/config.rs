//! Tests of `formats/config`.

#[path = "config/ini.rs"]
mod ini;
#[path = "config/recognised.rs"]
mod recognised;
#[path = "config/toml.rs"]
mod toml;
#[path = "config/yaml.rs"]
mod yaml;
