//! Words that name the category.

/// See [the module above](super).
pub(super) const WORDS: &[&str] = &[
    "latitude",
    "longitude",
    "coordinates",
    "gps",
    "geolocation",
    "gps coordinates",
    "breitengrad",
    "längengrad",
    "koordinaten",
    "coordonnées gps",
    "coordenadas",
    "latitud",
    "longitud",
    "coordinate gps",
    "latitudine",
    "longitudine",
    "coördinaten",
    "współrzędne",
    "koordinater",
    "coordonate",
];
