//! Where personal data may go without a safeguard, and which country a region of a cloud is in.

/// The European Economic Area: the member states of the Union
/// (<https://european-union.europa.eu/principles-countries-history/eu-countries_en>), Iceland, Liechtenstein, Norway.
const EEA: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
    "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Parts of member states with codes of their own, in which the Regulation applies: Åland, and the outermost regions
/// of France (TFEU Art. 355(1), <https://eur-lex.europa.eu/eli/treaty/tfeu_2016/art_355/oj>).
const PARTS_OF_THE_UNION: &[&str] = &["AX", "GF", "GP", "MF", "MQ", "RE", "YT"];

/// Countries and territories whose protection the European Commission has found adequate (GDPR Art. 45), as of
/// 2026-10-31: <https://commission.europa.eu/law/law-topic/data-protection/international-dimension-data-protection/adequacy-decisions_en>.
/// Canada for commercial organisations; Brazil by Decision (EU) 2026/179. The United States are not among them: that
/// decision, (EU) 2023/1795, holds for certified companies only.
const ADEQUATE_FOR_THE_UNION: &[&str] =
    &["AD", "AR", "BR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "UY"];

/// The same by the law of the United Kingdom, beside the EEA
/// (<https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/international-transfers/>).
const ADEQUATE_FOR_THE_UNITED_KINGDOM: &[&str] =
    &["AD", "AR", "CA", "CH", "FO", "GG", "GI", "IL", "IM", "JE", "JP", "KR", "NZ", "UY"];

/// The same by the law of Switzerland, beside the EEA: Annex 1 of the Data Protection Ordinance
/// (<https://www.fedlex.admin.ch/eli/cc/2022/568/en#annex_1>).
const ADEQUATE_FOR_SWITZERLAND: &[&str] =
    &["AD", "AR", "CA", "FO", "GB", "GG", "GI", "IL", "IM", "JE", "MC", "NZ", "UY"];

/// Regions of AWS and the countries that they are in
/// (<https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html>).
const REGIONS: &[(&str, &str)] = &[
    ("af-south-1", "ZA"),
    ("ap-east-1", "HK"),
    ("ap-east-2", "TW"),
    ("ap-northeast-1", "JP"),
    ("ap-northeast-2", "KR"),
    ("ap-northeast-3", "JP"),
    ("ap-south-1", "IN"),
    ("ap-south-2", "IN"),
    ("ap-southeast-1", "SG"),
    ("ap-southeast-2", "AU"),
    ("ap-southeast-3", "ID"),
    ("ap-southeast-4", "AU"),
    ("ap-southeast-5", "MY"),
    ("ap-southeast-6", "NZ"),
    ("ap-southeast-7", "TH"),
    ("ca-central-1", "CA"),
    ("ca-west-1", "CA"),
    ("cn-north-1", "CN"),
    ("cn-northwest-1", "CN"),
    ("eu-central-1", "DE"),
    ("eu-central-2", "CH"),
    ("eu-north-1", "SE"),
    ("eu-south-1", "IT"),
    ("eu-south-2", "ES"),
    ("eu-west-1", "IE"),
    ("eu-west-2", "GB"),
    ("eu-west-3", "FR"),
    ("eusc-de-east-1", "DE"),
    ("il-central-1", "IL"),
    ("me-central-1", "AE"),
    ("me-south-1", "BH"),
    ("mx-central-1", "MX"),
    ("sa-east-1", "BR"),
    ("us-east-1", "US"),
    ("us-east-2", "US"),
    ("us-gov-east-1", "US"),
    ("us-gov-west-1", "US"),
    ("us-west-1", "US"),
    ("us-west-2", "US"),
];

/// The names of countries that personal data is often sent to; others are told by their code.
const NAMES: &[(&str, &str)] = &[
    ("AE", "the United Arab Emirates"),
    ("AU", "Australia"),
    ("BH", "Bahrain"),
    ("BR", "Brazil"),
    ("CN", "China"),
    ("DE", "Germany"),
    ("GB", "the United Kingdom"),
    ("HK", "Hong Kong"),
    ("ID", "Indonesia"),
    ("IN", "India"),
    ("JP", "Japan"),
    ("MA", "Morocco"),
    ("MX", "Mexico"),
    ("MY", "Malaysia"),
    ("PH", "the Philippines"),
    ("RU", "Russia"),
    ("SG", "Singapore"),
    ("TH", "Thailand"),
    ("TN", "Tunisia"),
    ("TR", "Türkiye"),
    ("TW", "Taiwan"),
    ("UA", "Ukraine"),
    ("US", "the United States"),
    ("VN", "Vietnam"),
    ("ZA", "South Africa"),
];

/// Whose law says where data may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Regime {
    Union,
    UnitedKingdom,
    Switzerland,
}

impl Regime {
    /// That of the country of an organisation: the Union's where none is told. `None` for countries whose law is
    /// not known here.
    pub(super) fn of(country: &str) -> Option<Regime> {
        match country.to_ascii_uppercase().as_str() {
            "" => Some(Regime::Union),
            "GB" => Some(Regime::UnitedKingdom),
            "CH" => Some(Regime::Switzerland),
            country => in_the_union(country).then_some(Regime::Union),
        }
    }

    /// Whether personal data may go to a country without a safeguard.
    pub(super) fn is_free(self, country: &str) -> bool {
        let (own, adequate) = match self {
            Regime::Union => ("", ADEQUATE_FOR_THE_UNION),
            Regime::UnitedKingdom => ("GB", ADEQUATE_FOR_THE_UNITED_KINGDOM),
            Regime::Switzerland => ("CH", ADEQUATE_FOR_SWITZERLAND),
        };
        country == own || in_the_union(country) || adequate.contains(&country)
    }
}

fn in_the_union(country: &str) -> bool {
    EEA.contains(&country) || PARTS_OF_THE_UNION.contains(&country)
}

/// The country of a region.
pub(super) fn of_region(region: &str) -> Option<&'static str> {
    REGIONS.iter().find(|(name, _)| *name == region).map(|(_, country)| *country)
}

/// A country by its name, or by its code.
pub(super) fn name(country: &str) -> &str {
    NAMES.iter().find(|(code, _)| *code == country).map_or(country, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_data_may_go_from_where() {
        for (home, to, free) in [
            ("DE", "FR", Some(true)),
            ("DE", "IS", Some(true)),
            ("de", "CH", Some(true)),
            ("", "BR", Some(true)),
            ("DE", "US", Some(false)),
            ("DE", "IN", Some(false)),
            ("DE", "GI", Some(false)),
            ("RE", "FR", Some(true)),
            ("GB", "GB", Some(true)),
            ("GB", "GI", Some(true)),
            ("GB", "BR", Some(false)),
            ("CH", "DE", Some(true)),
            ("CH", "JP", Some(false)),
            ("US", "CN", None),
        ] {
            assert_eq!(Regime::of(home).map(|regime| regime.is_free(to)), free, "{home} to {to}");
        }
    }

    #[test]
    fn tables_are_sorted_and_regions_have_countries() {
        assert!(REGIONS.is_sorted() && NAMES.is_sorted() && EEA.is_sorted());
        assert_eq!((of_region("eu-central-1"), of_region("us-east-1")), (Some("DE"), Some("US")));
        assert_eq!(of_region("minio"), None);
        assert_eq!((name("US"), name("LS")), ("the United States", "LS"));
    }
}
