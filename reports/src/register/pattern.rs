//! Places as people write them in the register, and what lies at or below them.

use std::fmt::Write as _;

use crate::map::fold::pattern as fold;

/// What divides the segments of a place: directories, members of containers, fields, parameters.
const BOUNDARIES: [char; 4] = ['/', '#', '!', ';'];

/// What stands in a spelling as it is: the readable marks of a name, what divides a place, what is encoded already,
/// and what stands for any name.
const AS_IS: &str = "-._~@+,:()$&=/#!;%*{}";

/// The port of PostgreSQL (<https://www.iana.org/assignments/service-names-port-numbers>).
const POSTGRES_PORT: &str = "5432";

/// A place of the register in the spelling of reports: `postgres://reader@DB1/crm/` is `postgresql://db1:5432/crm`, and
/// `/srv/hr` is `file:///srv/hr`. `None` where it is no place.
pub fn normal_place(place: &str) -> Option<String> {
    let place = place.trim();
    let spelled = if place.starts_with('/') { format!("file://{place}") } else { place.to_owned() };
    let (scheme, rest) = spelled.split_once("://")?;
    if scheme.is_empty() || !scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)) {
        return None;
    }
    let scheme = match scheme.to_ascii_lowercase() {
        scheme if scheme == "postgres" => "postgresql".to_owned(),
        scheme => scheme,
    };
    let (authority, path) = rest.split_at(rest.find(BOUNDARIES).unwrap_or(rest.len()));
    // Who connects is no part of the place, and neither are the settings of a connection.
    let (authority, path) = if scheme == "postgresql" {
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host).to_ascii_lowercase();
        let has_port =
            host.rsplit_once(':').is_some_and(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
        let host = if host.is_empty() || has_port { host } else { format!("{host}:{POSTGRES_PORT}") };
        (host, path.split('?').next().unwrap_or_default())
    } else {
        (authority.to_owned(), path)
    };
    let local = scheme == "file" || scheme == "git+file";
    if authority.is_empty() != local || (local && !path.starts_with('/')) {
        return None;
    }
    let mut normal = format!("{scheme}://{authority}");
    for c in path.trim_end_matches('/').chars() {
        if c.is_ascii_alphanumeric() || AS_IS.contains(c) {
            normal.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(normal, "%{byte:02X}");
            }
        }
    }
    Some(normal)
}

/// A pattern of places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    normal: String,
}

/// How closely a pattern names a place: how much of it, and with how many letters.
pub(crate) type Closeness = (usize, usize);

impl Pattern {
    /// The pattern; one that is no place covers nothing.
    pub(crate) fn new(place: &str) -> Pattern {
        Pattern { normal: normal_place(place).unwrap_or_default() }
    }

    /// How closely it names `place`, which lies at or below it; `None` where it does not.
    pub(crate) fn covers(&self, place: &str) -> Option<Closeness> {
        if self.normal.is_empty() {
            return None;
        }
        let rest = after(&self.normal, place).or_else(|| folded(&self.normal, place))?;
        let letters = self.normal.chars().filter(|c| *c != '*').count();
        Some((place.len() - rest.len(), letters))
    }

    /// Whether it lies below `place`, so that `place` holds a part of what it covers.
    pub(super) fn is_below(&self, place: &str) -> bool {
        let place = place.trim_end_matches('/');
        // Segment by segment, since either may be a pattern for a name of the other.
        let Some(end) = self
            .normal
            .char_indices()
            .filter(|(_, c)| BOUNDARIES.contains(c))
            .map(|(at, _)| at)
            .find(|at| self.normal.get(..*at).is_some_and(|head| after(head, place) == Some("")))
        else {
            return false;
        };
        end < self.normal.len()
    }
}

/// What is left of `place`, in which the map folded names into `*`, behind what `pattern` names: the register may name
/// one year of a directory of years that are shown as one.
fn folded<'p>(pattern: &str, place: &'p str) -> Option<&'p str> {
    if !place.contains('*') {
        return None;
    }
    let mut rest = place;
    for (at, name) in pattern.split('/').enumerate() {
        if at > 0 {
            rest = rest.strip_prefix('/')?;
        }
        let end = rest.find(BOUNDARIES).unwrap_or(rest.len());
        let (shown, behind) = rest.split_at(end);
        let is_folded = || {
            let directory = fold::of_directory(&format!("/{name}"));
            shown.contains('*')
                && (fold::of_name(name) == shown || directory.strip_prefix('/') == Some(shown))
        };
        if name != shown && !is_folded() {
            return None;
        }
        rest = behind;
    }
    Some(rest)
}

/// What is left of `place` behind what `pattern` names; it is nothing or starts with a boundary.
fn after<'p>(pattern: &str, place: &'p str) -> Option<&'p str> {
    match pattern.split_once('*') {
        None => {
            let rest = place.strip_prefix(pattern)?;
            (rest.is_empty() || rest.starts_with(BOUNDARIES)).then_some(rest)
        }
        Some((head, tail)) => {
            let rest = place.strip_prefix(head)?;
            let segment = rest.find(BOUNDARIES).unwrap_or(rest.len());
            // The shortest name that lets the tail match; names are short.
            (0..=segment)
                .filter(|at| rest.is_char_boundary(*at))
                .find_map(|at| rest.get(at..).and_then(|rest| after(tail, rest)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_spelled_as_reports_spell_them() {
        for (written, normal) in [
            ("postgres://reader@DB1/crm/", Some("postgresql://db1:5432/crm")),
            ("postgresql://db1:6432", Some("postgresql://db1:6432")),
            ("postgresql://u:p@db1/crm?sslmode=require", Some("postgresql://db1:5432/crm")),
            ("postgresql://[::1]/crm", Some("postgresql://[::1]:5432/crm")),
            ("/srv/hr", Some("file:///srv/hr")),
            ("file:///", Some("file://")),
            ("file:///srv/Bewerbungen 2024/ä", Some("file:///srv/Bewerbungen%202024/%C3%A4")),
            ("S3://Lake/x/*/", Some("s3://Lake/x/*")),
            ("s3://lake/a.zip!/b.csv#col=c", Some("s3://lake/a.zip!/b.csv#col=c")),
            ("srv/hr", None),
            ("crm", None),
            ("file://srv/hr", None),
            ("s3:///x", None),
            ("", None),
        ] {
            assert_eq!(normal_place(written).as_deref(), normal, "{written}");
        }
    }

    #[test]
    fn a_pattern_covers_what_lies_at_or_below_it() {
        for (pattern, place, covers) in [
            ("s3://lake", "s3://lake/exports/a.csv", true),
            ("s3://lake", "s3://lake2/exports/a.csv", false),
            ("s3://lake/exports", "s3://lake/exports", true),
            ("s3://lake/exports", "s3://lake/exports-old/a.csv", false),
            ("s3://lake/a.zip", "s3://lake/a.zip!/b.csv#col=c", true),
            ("s3://lake/a.zip", "s3://lake/a.zip;version=1", true),
            ("postgres://db1/crm", "postgresql://db1:5432/crm/public/users#col=email", true),
            ("postgresql://db1/crm/*/users", "postgresql://db1:5432/crm/public/users", true),
            ("postgresql://db1/crm/*/users", "postgresql://db1:5432/crm/public/orders", false),
            ("postgresql://db1/crm/*", "postgresql://db1:5432/crm", false),
            ("s3://lake/exports/2024-*/crm", "s3://lake/exports/2024-01/crm/a.csv", true),
            ("s3://lake/exports/*", "s3://lake/exports/a/b", true),
            ("s3://lake/*/crm", "s3://lake/a/b/crm", false),
            ("s3://lake/x*x", "s3://lake/xxx", true),
            ("file:///", "file:///srv/a.txt", true),
            // One of the names that are shown as one.
            ("file:///srv/exports/2024", "file:///srv/exports/*/crm.csv", true),
            ("file:///srv/app1/dt=2024-01-31", "file:///srv/app1/dt=*/part.csv", true),
            ("file:///srv/exports/hr", "file:///srv/exports/*/crm.csv", false),
            ("file:///srv/other/2024", "file:///srv/exports/*/crm.csv", false),
            ("nonsense", "nonsense", false),
        ] {
            assert_eq!(Pattern::new(pattern).covers(place).is_some(), covers, "{pattern} {place}");
        }
    }

    #[test]
    fn the_closer_pattern_covers_more() {
        for (far, near, place) in [
            ("s3://lake", "s3://lake/hr", "s3://lake/hr/a.csv"),
            ("s3://lake/*", "s3://lake/hr", "s3://lake/hr/a.csv"),
            ("s3://lake/hr", "s3://lake/*/a.csv", "s3://lake/hr/a.csv"),
            ("file:///", "/srv", "file:///srv/a"),
        ] {
            let covers = |pattern| Pattern::new(pattern).covers(place);
            assert!(covers(far) < covers(near), "{far} {near}");
        }
    }

    #[test]
    fn what_holds_a_part_of_it_is_above_it() {
        for (pattern, place, below) in [
            ("s3://lake/hr/a.csv", "s3://lake/hr", true),
            ("s3://lake/hr/a.csv", "s3://lake", true),
            ("s3://lake/*/a.csv", "s3://lake/hr", true),
            ("s3://lake/hr", "s3://lake/hr", false),
            ("s3://lake/hr2", "s3://lake/hr", false),
            ("file:///srv/a", "file:///", true),
        ] {
            assert_eq!(Pattern::new(pattern).is_below(place), below, "{pattern} {place}");
        }
    }
}
