//! Service files (PostgreSQL's documentation, 34.17 "The Connection Service File",
//! <https://www.postgresql.org/docs/current/libpq-pgservice.html>).

use std::path::PathBuf;

use crate::postgres::address::Parameters;

/// The parameters of a service, from the first file that has it.
///
/// # Errors
/// That there is no such service, or that a file cannot be read.
pub(super) fn service(name: &str, files: &[PathBuf]) -> Result<Parameters, String> {
    for file in files {
        let text = match std::fs::read_to_string(file) {
            Ok(text) => zeroize::Zeroizing::new(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(format!("the service file cannot be read: {}", error.kind())),
        };
        if let Some(found) = section(&text, name)? {
            return Ok(found);
        }
    }
    Err("no service file (~/.pg_service.conf, PGSERVICEFILE, PGSYSCONFDIR) has this service".to_owned())
}

fn section(text: &str, name: &str) -> Result<Option<Parameters>, String> {
    let mut found: Option<Parameters> = None;
    for line in text.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(header) = line.strip_prefix('[') {
            if found.is_some() {
                break;
            }
            if header.strip_suffix(']') == Some(name) {
                found = Some(Parameters::new());
            }
        } else if let Some(parameters) = &mut found {
            let (key, value) = line.split_once('=').ok_or("a line of the service file has no value")?;
            if key == "service" || key == "servicefile" {
                return Err("the service file names another service: that is not supported".to_owned());
            }
            parameters.entry(key.to_owned()).or_insert_with(|| value.to_owned());
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_the_section_of_its_name() {
        let directory = tempfile::tempdir().unwrap();
        let (one, two) = (directory.path().join("one"), directory.path().join("two"));
        std::fs::write(&one, "# x\n[a]\nhost=h1\nport = 1\nhost=h2\n\n[b]\nhost=h3\n").unwrap();
        std::fs::write(&two, "[c]\nhost=h4\n[d]\nservice=c\n[e]\nhost\n").unwrap();
        let files = [one, directory.path().join("none"), two];
        let host = |name: &str| service(name, &files).map(|found| found["host"].clone());
        assert_eq!(host("a").as_deref(), Ok("h1"));
        assert_eq!(host("b").as_deref(), Ok("h3"));
        assert_eq!(host("c").as_deref(), Ok("h4"));
        for refused in ["d", "e", "f"] {
            assert!(host(refused).is_err(), "{refused}");
        }
    }
}
