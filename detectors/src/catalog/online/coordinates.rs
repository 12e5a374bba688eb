//! Coordinates of places, in decimal degrees behind a label or in a field, or in degrees, minutes and seconds.
//!
//! One degree of a latitude or longitude with at least three decimals (110 metres), or a pair of them. Pairs in
//! degrees, minutes and seconds with a blank between need no label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    catalog::online::{
        reading::{bytes, run},
        sexagesimal,
    },
    method::{Anchor, Anchored, Entry, Labelled, Method, Value},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Labelled(Labelled { value }),
        Method::Anchored(Anchored { anchor: Anchor::Compass, value: sexagesimal::pair_around }),
    ],
    normal: sexagesimal::normalize,
};

static DEFINITION: Definition = Definition {
    id: "coordinates",
    revision: 2,
    category: Category::Geolocation,
    summary: "Coordinates of a place.",
    standard: Standard {
        name: "ISO 6709; RFC 5870 (geo URI)",
        url: "https://www.rfc-editor.org/rfc/rfc5870",
    },
    regions: &[],
    anchor: "a label such as `latitude`, `gps` or `geo`; `N` or `S` between two numbers",
    checks: "latitudes to 90, longitudes to 180 degrees; at least three decimals, or minutes",
    context: &[
        "latitude",
        "longitude",
        "lat lon",
        "lat lng",
        "latlng",
        "latlon",
        "coordinates",
        "coordinate",
        "coords",
        "gps",
        "geo",
        "geolocation",
        "geo location",
        "location",
        "gps position",
        "breitengrad",
        "längengrad",
        "koordinaten",
        "coordonnées",
        "coordenadas",
        "latitud",
        "longitud",
        "coordinate gps",
        "latitudine",
        "longitudine",
        "coördinaten",
        "breedtegraad",
        "lengtegraad",
        "współrzędne",
        "szerokość geograficzna",
        "koordinater",
        "coordonate",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 85, formatted: 85, context: 85, field: 85 },
    examples: &[
        Example {
            field: "",
            text: "gps: 48.8566, 2.3522",
            value: "48.8566, 2.3522",
            normal: "48.8566, 2.3522",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "latitude",
            text: "48.856614",
            value: "48.856614",
            normal: "48.856614",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "see geo:48.2010,16.3695 for the place",
            value: "48.2010,16.3695",
            normal: "48.2010,16.3695",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "seen at 40°26'46\"N 79°58'56\"W at noon",
            value: "40°26'46\"N 79°58'56\"W",
            normal: "40 26 46 N 79 58 56 W",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "Coordinates: N 52° 31′ 12.0″, E 13° 24′ 18.5″",
            value: "N 52° 31′ 12.0″, E 13° 24′ 18.5″",
            normal: "52 31 12.0 N 13 24 18.5 E",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "latitude",
            text: "52 31 12 N",
            value: "52 31 12 N",
            normal: "52 31 12 N",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "lat: 248.8566", why: "no latitude" },
        Counterexample { field: "", text: "48.8566, 2.3522", why: "no label" },
        Counterexample { field: "location", text: "Paris", why: "a name" },
        Counterexample { field: "", text: "turn it by 40°26'46\" or so", why: "an angle" },
        Counterexample { field: "", text: "latitude: 95°26'46\"N", why: "no latitude" },
        Counterexample { field: "", text: "he is 6'2\"N 79 kg", why: "a height" },
    ],
};

/// What follows a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let at = at + usize::from(matches!(site.byte(at), b'[' | b'('));
    if let Some(value) = sexagesimal::value(site, at) {
        return Some(value);
    }
    let (end, first) = degrees(site, at)?;
    let mut next = end;
    while next < end + 2 && matches!(site.byte(next), b',' | b' ' | b';') {
        next += 1;
    }
    if next > end
        && let Some((last, second)) = degrees(site, next)
        && (first <= 90_000 || second <= 90_000)
    {
        return Some(Value::plain(at..last));
    }
    // One alone may be a longitude.
    Some(Value { span: at..end, evidence: Evidence::NONE, doubt: 5 })
}

/// A number of degrees with at least three decimals; its end and its size in thousandths.
fn degrees(site: &Site<'_>, at: usize) -> Option<(usize, u32)> {
    let start = at + usize::from(matches!(site.byte(at), b'-' | b'+'));
    let whole = run(site, start, 1, 3, |b| b.is_ascii_digit())?;
    if site.byte(whole.end) != b'.' {
        return None;
    }
    let decimals = run(site, whole.end + 1, 3, 16, |b| b.is_ascii_digit())?;
    let mut thousandths = 0;
    for byte in bytes(site, &whole).iter().chain(bytes(site, &decimals).iter().take(3)) {
        thousandths = thousandths * 10 + u32::from(byte - b'0');
    }
    let ends = !matches!(site.byte(decimals.end), b'.' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'%')
        || site.byte(decimals.end) == b'.' && !site.byte(decimals.end + 1).is_ascii_digit();
    (thousandths <= 180_000 && thousandths > 0 && ends).then_some((decimals.end, thousandths))
}

#[cfg(test)]
mod tests {
    use super::value;
    use crate::catalog::online::reading::testing::found;

    #[test]
    fn degrees_are_read() {
        for (text, expected) in [
            ("gps: ^48.8566, 2.3522.", Some("48.8566, 2.3522")),
            ("lng: ^-122.419416}", Some("-122.419416")),
            ("geo: ^48.8", None),
            ("lat: ^248.8566", None),
            ("v: ^1.234.5", None),
        ] {
            assert_eq!(found(value, text).as_deref(), expected, "{text}");
        }
    }
}
