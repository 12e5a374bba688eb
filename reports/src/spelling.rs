//! Parts of the canonical spelling of a place.
//!
//! The inventory keeps spellings rather than places: a spelling of a unit is shared by prefix (system,
//! dataset) and the places inside it are kept as what follows the unit's own spelling.

/// The spelling of a unit, divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts<'s> {
    /// The system: `file://`, `postgresql://db1:5432`, `s3://lake`.
    pub(crate) system: &'s str,
    /// The directory, prefix or schema that the unit lies in, with the slash that ends it.
    pub(crate) dataset: &'s str,
    /// The name in the dataset, and what it is nested in the unit.
    pub(crate) name: &'s str,
}

/// Divides the spelling of a unit. `dataset` and `name` together are the spelling.
pub(crate) fn parts(unit: &str) -> Parts<'_> {
    let authority = unit.find("://").map_or(0, |at| at + 3);
    let system_end = unit[authority..].find(['/', '#', '!']).map_or(unit.len(), |at| authority + at);
    // Nothing inside a container or a field names a directory.
    let inner = [unit[system_end..].find("!/"), unit[system_end..].find('#')];
    let outer_end = inner.into_iter().flatten().min().map_or(unit.len(), |at| system_end + at);
    let name_start = unit[system_end..outer_end].rfind('/').map_or(system_end, |at| system_end + at + 1);
    Parts { system: &unit[..system_end], dataset: &unit[..name_start], name: &unit[name_start..] }
}

/// The spelling of a dataset as a place: without the slash that ends it, except for a root.
pub(crate) fn dataset_place(dataset: &str) -> &str {
    match dataset.strip_suffix('/') {
        Some(place) if !place.ends_with('/') => place,
        _ => dataset,
    }
}

/// The file, object or table: what is in a container or a field is no artifact of its own.
pub(crate) fn artifact(place: &str) -> &str {
    let end = [place.find("!/"), place.find('#')].into_iter().flatten().min();
    end.and_then(|end| place.get(..end)).unwrap_or(place)
}

/// What follows the [`artifact`]: `!/a.csv#col=email`.
pub(crate) fn inner(place: &str) -> &str {
    place.get(artifact(place).len()..).unwrap_or("")
}

/// What follows the unit's spelling in that of a place inside it. A place that does not lie inside is
/// kept whole, so that none is lost.
pub(crate) fn suffix<'p>(unit: &str, place: &'p str) -> &'p str {
    match place.strip_prefix(unit) {
        Some(rest) if rest.is_empty() || rest.starts_with(['#', '!', '/', ';']) => rest,
        _ => place,
    }
}

/// The place of something inside a unit, from its [`suffix`].
pub(crate) fn join(unit: &str, suffix: &str) -> String {
    if suffix.is_empty() || suffix.starts_with(['#', '!', '/', ';']) {
        [unit, suffix].concat()
    } else {
        suffix.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_divided_into_system_dataset_and_name() {
        let cases = [
            ("file:///srv/notes.txt", "file://", "file:///srv/", "notes.txt"),
            ("file:///notes.txt", "file://", "file:///", "notes.txt"),
            ("file:///a/b.zip!/x/y.csv", "file://", "file:///a/", "b.zip!/x/y.csv"),
            ("file:///a/b.csv#col=x%2Fy", "file://", "file:///a/", "b.csv#col=x%2Fy"),
            (
                "postgresql://db1:5432/crm/public/users",
                "postgresql://db1:5432",
                "postgresql://db1:5432/crm/public/",
                "users",
            ),
            (
                "s3://lake/e/2024.zip;version=3%2FL4!/crm/u.csv",
                "s3://lake",
                "s3://lake/e/",
                "2024.zip;version=3%2FL4!/crm/u.csv",
            ),
            ("s3://lake", "s3://lake", "s3://lake", ""),
            ("stdin", "stdin", "stdin", ""),
        ];
        for (unit, system, dataset, name) in cases {
            assert_eq!(parts(unit), Parts { system, dataset, name }, "{unit}");
        }
    }

    #[test]
    fn suffixes_join_to_the_place_again() {
        for place in
            ["file:///a.csv", "file:///a.csv#col=b", "file:///a.csv!/b", "file:///a.csv.old", "s3://x"]
        {
            assert_eq!(join("file:///a.csv", suffix("file:///a.csv", place)), place);
        }
        assert_eq!(suffix("file:///a.csv", "file:///a.csv#col=b"), "#col=b");
    }

    #[test]
    fn a_dataset_is_spelled_as_the_directory_it_is() {
        for (dataset, place) in
            [("file:///srv/", "file:///srv"), ("file:///", "file:///"), ("s3://lake", "s3://lake")]
        {
            assert_eq!(dataset_place(dataset), place);
        }
    }
}
