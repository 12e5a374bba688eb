//! The regions whose national numbers are expected.

use super::plans::Region;

/// The regions whose national numbers are expected, most likely first; none means any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Regions(Vec<Region>);

/// The text is not the ISO 3166-1 alpha-2 code of a region with a numbering plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRegion(pub String);

impl std::fmt::Display for UnknownRegion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "unknown region `{}`: expected an ISO 3166 code such as `DE`", self.0)
    }
}

impl std::error::Error for UnknownRegion {}

impl Regions {
    /// No region in particular: national numbers of all regions are found where their formatting or
    /// their context speaks for them.
    pub const ANY: Regions = Regions(Vec::new());

    /// The regions with these ISO 3166-1 alpha-2 codes, in either case.
    pub fn new<I: AsRef<str>>(codes: impl IntoIterator<Item = I>) -> Result<Regions, UnknownRegion> {
        let region = |code: I| {
            let unknown = || UnknownRegion(code.as_ref().to_owned());
            let id = <[u8; 2]>::try_from(code.as_ref().as_bytes()).map_err(|_| unknown())?;
            Region::named(id.map(|b| b.to_ascii_uppercase())).ok_or_else(unknown)
        };
        codes.into_iter().map(region).collect::<Result<Vec<_>, _>>().map(Regions)
    }

    /// Whether no region is configured.
    pub fn is_any(&self) -> bool {
        self.0.is_empty()
    }

    /// The codes of the regions.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|r| r.id())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Region> {
        self.0.iter().copied()
    }
}
