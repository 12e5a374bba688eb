//! Where a result is.

use domesday_detectors::Category;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::{ScanInfo, safe, spelling};

/// The roots that artifacts are relative to.
pub(super) struct Roots {
    /// The spellings, with the slash that ends them, and the ids.
    roots: Vec<(String, String)>,
}

impl Roots {
    /// The directories that were scanned. Of a file that was scanned its directory.
    pub(super) fn of(scan: Option<&ScanInfo>) -> Roots {
        let mut roots: Vec<String> = scan
            .iter()
            .flat_map(|scan| &scan.targets)
            .filter(|target| target.starts_with("file://"))
            .map(|target| format!("{}/", target.trim_end_matches('/')))
            .collect();
        roots.sort();
        roots.dedup();
        let id = |i: usize| if i == 0 { "ROOT".to_owned() } else { format!("ROOT{}", i + 1) };
        Roots { roots: roots.into_iter().enumerate().map(|(i, root)| (root, id(i))).collect() }
    }

    /// The roots by their ids.
    pub(super) fn base_ids(&self) -> Value {
        let ids = self.roots.iter().map(|(root, id)| (id.clone(), json!({ "uri": uri(root) })));
        Value::Object(ids.collect::<Map<String, Value>>())
    }

    /// The location of a field, or of a collection where the suffix is empty.
    pub(super) fn location(&self, place: &str, suffix: &str) -> Value {
        let artifact = spelling::artifact(place);
        let relative = self.relative(artifact);
        let artifact_location = match &relative {
            Some((path, id)) => json!({ "uri": uri(path), "uriBaseId": id }),
            None => json!({ "uri": uri(artifact) }),
        };
        let mut physical = json!({ "artifactLocation": artifact_location });
        if let (true, Some(physical)) = (artifact.starts_with("file://"), physical.as_object_mut()) {
            // Results are of files as wholes; GitHub shows none without a line.
            physical.insert("region".to_owned(), json!({ "startLine": 1 }));
        }
        let mut location = json!({ "physicalLocation": physical });
        let full = spelling::join(place, suffix);
        if let (true, Some(location)) = (full != artifact, location.as_object_mut()) {
            let inside = full.get(artifact.len()..).unwrap_or(&full);
            let logical = json!([{ "fullyQualifiedName": safe::escape(inside), "kind": "member" }]);
            location.insert("logicalLocations".to_owned(), logical);
        }
        location
    }

    /// What tells a result from others when the file is scanned again: where it is and its category, no
    /// value.
    pub(super) fn fingerprint(&self, place: &str, suffix: &str, category: Category) -> String {
        let full = spelling::join(place, suffix);
        let known = match self.relative(&full) {
            Some((path, _)) => path,
            None => &full,
        };
        let mut hash = Sha256::new();
        for part in [known, category.id()] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The place from the closest root on, and the id of the root.
    fn relative<'p>(&self, place: &'p str) -> Option<(&'p str, &str)> {
        let below = self.roots.iter().filter_map(|(root, id)| {
            let path = place.strip_prefix(root.as_str()).filter(|path| !path.is_empty())?;
            Some((path, id.as_str()))
        });
        below.min_by_key(|(path, _)| path.len())
    }
}

/// A place as a URI reference (RFC 3986): what may not stand in one is percent-encoded.
pub(crate) fn uri(place: &str) -> String {
    let mut uri = String::with_capacity(place.len());
    let bytes = place.as_bytes();
    for (i, byte) in bytes.iter().enumerate() {
        let encoded =
            || bytes.get(i + 1..i + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => uri.push(char::from(*byte)),
            b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'&' | b'(' | b')' | b'*' | b'+' | b',' | b';'
            | b'=' | b':' | b'@' | b'/' => uri.push(char::from(*byte)),
            b'%' if encoded() => uri.push('%'),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    // The first segment of a relative reference may hold no colon (section 4.2).
    let scheme =
        uri.split_once(':').is_some_and(|(head, rest)| !head.contains('/') && !rest.starts_with("//"));
    if scheme { format!("./{uri}") } else { uri }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn hostile_names_make_no_other_uri() {
        for (place, expected) in [
            ("a b<c>.txt", "a%20b%3Cc%3E.txt"),
            ("100%.txt", "100%25.txt"),
            ("a%20b.txt", "a%20b.txt"),
            ("javascript:alert(1)", "./javascript:alert(1)"),
            ("file:///srv/a.txt", "file:///srv/a.txt"),
            ("ü", "%C3%BC"),
        ] {
            assert_eq!(uri(place), expected);
        }
    }
}
