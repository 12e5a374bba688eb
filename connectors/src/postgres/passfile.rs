//! Password files (PostgreSQL's documentation, 34.16 "The Password File",
//! <https://www.postgresql.org/docs/current/libpq-pgpass.html>).

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::Secret;

/// The password of the first line that matches, `None` where there is no such file or line. A file that
/// others may read is left alone, as libpq does.
pub(super) fn password(file: &Path, host: &str, port: u16, database: &str, user: &str) -> Option<Secret> {
    let metadata = std::fs::metadata(file).ok()?;
    if !metadata.is_file() {
        return None;
    }
    if metadata.permissions().mode() & 0o077 != 0 {
        tracing::warn!("the password file is left alone: others may read it, its mode should be 0600");
        return None;
    }
    let text = zeroize::Zeroizing::new(std::fs::read(file).ok()?);
    // libpq looks for "localhost" where it connects to a socket in the default directory.
    let host = if super::settings::DEFAULT_SOCKETS.contains(&host) { "localhost" } else { host };
    let port = port.to_string();
    text.split(|&byte| byte == b'\n').find_map(|line| matching(line, [host, &port, database, user]))
}

/// The password of a line, where its first four fields match.
fn matching(line: &[u8], wanted: [&str; 4]) -> Option<Secret> {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    if line.starts_with(b"#") {
        return None;
    }
    let mut rest = line;
    for wanted in wanted {
        let end = field_end(rest)?;
        let (field, after) = (&rest[..end], &rest[end + 1..]);
        if field != b"*" && unescaped(field)[..] != *wanted.as_bytes() {
            return None;
        }
        rest = after;
    }
    // A colon that is not escaped ends the password.
    let password = unescaped(&rest[..field_end(rest).unwrap_or(rest.len())]);
    (!password.is_empty()).then(|| Secret::new(password.to_vec()))
}

/// Where the next colon stands that is not escaped.
fn field_end(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    while at < text.len() {
        match text[at] {
            b'\\' => at += 2,
            b':' => return Some(at),
            _ => at += 1,
        }
    }
    None
}

fn unescaped(field: &[u8]) -> zeroize::Zeroizing<Vec<u8>> {
    let mut out = zeroize::Zeroizing::new(Vec::with_capacity(field.len()));
    let mut bytes = field.iter();
    while let Some(&byte) = bytes.next() {
        let byte = if byte == b'\\' { bytes.next().copied().unwrap_or(byte) } else { byte };
        out.push(byte);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_matches_has_the_password() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("pgpass");
        let lines = "# a comment\nh:5432:d:u:one\nh:*:*:u:two\n\\:\\:1:5432:d:a\\:b:th\\:r\\\\ee:rest\n\
                     localhost:*:*:*:four\r\n";
        std::fs::write(&file, lines).unwrap();
        let mut mode = 0o600;
        let mut found = |mode_now: u32, host: &str, port: u16, database: &str, user: &str| {
            if mode_now != mode || mode == 0o600 {
                mode = mode_now;
                std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
            }
            let password = password(&file, host, port, database, user);
            password.map(|secret| secret.text().unwrap().to_owned())
        };
        assert_eq!(found(0o600, "h", 5432, "d", "u").as_deref(), Some("one"));
        assert_eq!(found(0o600, "h", 5433, "d", "u").as_deref(), Some("two"));
        assert_eq!(found(0o600, "h", 5433, "d", "v"), None);
        assert_eq!(found(0o600, "::1", 5432, "d", "a:b").as_deref(), Some("th:r\\ee"));
        assert_eq!(found(0o600, "/var/run/postgresql", 1, "x", "y").as_deref(), Some("four"));
        assert_eq!(found(0o640, "h", 5432, "d", "u"), None, "others may read it");
        assert_eq!(password(Path::new("/does/not/exist"), "h", 1, "d", "u").map(|_| ()), None);
    }
}
