//! Targets: `s3://bucket` and `s3://bucket/prefix`.

use percent_encoding::percent_decode_str;

use crate::{Error, Place};

/// The keys of a bucket that begin with a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Address {
    /// The bucket: a name, or the ARN of an access point.
    pub(super) bucket: String,
    /// What the keys begin with; empty for all.
    pub(super) prefix: String,
}

impl Address {
    /// Reads a target.
    ///
    /// People write keys as they are, and copy places out of reports, where everything but letters,
    /// digits and a few marks is percent-encoded. Both are read: `%` and two hexadecimal digits are
    /// the byte that they name, everything else stands for itself. A key with such a text in it is
    /// written with `%25` for its `%`.
    ///
    /// # Errors
    /// An address without a bucket, of one version, or with bytes that are no UTF-8: keys are UTF-8.
    pub(super) fn parse(address: &str) -> Result<Address, Error> {
        let error = |message: &str| Error { place: address.to_owned(), message: message.to_owned() };
        let rest =
            address.strip_prefix("s3://").ok_or_else(|| error("an address of S3 is s3://bucket/prefix"))?;
        let (bucket, prefix) = match access_point(rest) {
            Some(end) => (&rest[..end], rest[end..].strip_prefix('/').unwrap_or(&rest[end..])),
            None => rest.split_once('/').unwrap_or((rest, "")),
        };
        if prefix.contains(";version=") {
            return Err(error(
                "a target is a bucket or what keys begin with, not one version of an object: leave out \
                 \";version=...\" and ask for versions (a \";\" in a key is written %3B)",
            ));
        }
        let decode = |text: &str| match percent_decode_str(text).decode_utf8() {
            Ok(text) => Ok(text.into_owned()),
            Err(_) => Err(error("the address is no UTF-8, as keys are")),
        };
        let bucket = decode(bucket)?;
        if bucket.is_empty() {
            return Err(error("the address names no bucket: s3://bucket/prefix"));
        }
        if !bucket.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '/')) {
            // What it is instead may be a secret.
            return Err(Error {
                place: "s3://".to_owned(),
                message:
                    "this is no name of a bucket: letters, digits, \".\" and \"-\"; options and credentials \
                          stand elsewhere"
                        .to_owned(),
            });
        }
        Ok(Address { bucket, prefix: decode(prefix)? })
    }

    /// Whether all keys of `other` are among those of this address.
    pub(super) fn covers(&self, other: &Address) -> bool {
        self.bucket == other.bucket && other.prefix.starts_with(&self.prefix)
    }

    /// The system that the bucket is.
    pub(super) fn system(&self) -> Place {
        Place::system("s3", self.bucket.as_bytes())
    }

    /// The place of the prefix.
    pub(super) fn place(&self) -> Place {
        match self.prefix.as_str() {
            "" => self.system(),
            prefix => self.system().item(prefix.as_bytes()),
        }
    }

    /// The key below the prefix, as globs and depths see it: what stands behind the last `/` of the
    /// prefix, or behind the prefix where that is a whole component; without empty components.
    pub(super) fn below(&self, key: &str) -> String {
        let rest = match key.strip_prefix(self.prefix.as_str()) {
            Some(rest) if rest.starts_with('/') => rest,
            Some(_) => &key[self.prefix.rfind('/').map_or(0, |slash| slash + 1)..],
            None => key,
        };
        let components: Vec<&str> = rest.split('/').filter(|component| !component.is_empty()).collect();
        components.join("/")
    }
}

/// Where the ARN of an access point ends: it holds one `/`
/// (`arn:aws:s3:region:account:accesspoint/name`,
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-naming.html>).
fn access_point(rest: &str) -> Option<usize> {
    if !rest.starts_with("arn:") {
        return None;
    }
    let name = rest.find("accesspoint/")? + "accesspoint/".len();
    Some(rest[name..].find('/').map_or(rest.len(), |end| name + end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(address: &str) -> (String, String) {
        let address = Address::parse(address).unwrap_or_else(|e| panic!("{e}"));
        (address.bucket, address.prefix)
    }

    #[test]
    fn addresses_are_read_as_people_and_reports_write_them() {
        for (address, bucket, prefix) in [
            ("s3://lake", "lake", ""),
            ("s3://lake/", "lake", ""),
            ("s3://lake/a/b", "lake", "a/b"),
            ("s3://lake//a", "lake", "/a"),
            ("s3://lake/a b+c/100%/#x", "lake", "a b+c/100%/#x"),
            ("s3://lake/a%20b/%25/%23x", "lake", "a b/%/#x"),
            ("s3://lake/caf%C3%A9/ü", "lake", "café/ü"),
            (
                "s3://arn:aws:s3:eu-west-1:123456789012:accesspoint/ap/logs/x",
                "arn:aws:s3:eu-west-1:123456789012:accesspoint/ap",
                "logs/x",
            ),
        ] {
            assert_eq!(parse(address), (bucket.to_owned(), prefix.to_owned()), "{address}");
        }
        for address in
            ["s3://", "s3:///a", "s3://lake/%ff", "s3://lake/a;version=3", "s3://key:secret@lake/a"]
        {
            assert!(Address::parse(address).is_err(), "{address}");
        }
    }

    #[test]
    fn any_key_round_trips_through_its_place() {
        for key in
            ["a", "/a", "//", "a//b", "a/", "a+b c%20d%", "!/;#=*{key}?", "é\u{1}\u{7f}", ".", "../a", " "]
        {
            let address = Address { bucket: "b".to_owned(), prefix: key.to_owned() };
            let spelled = address.place().to_string();
            assert_eq!(spelled.parse::<Place>().ok(), Some(address.place()), "{spelled}");
            assert_eq!(Address::parse(&spelled).ok(), Some(address), "{spelled}");
        }
    }

    #[test]
    fn keys_are_seen_below_the_prefix() {
        for (prefix, key, below) in [
            ("", "a/b", "a/b"),
            ("a", "a/b", "b"),
            ("a/", "a/b", "b"),
            ("a/b", "a/bc/d", "bc/d"),
            ("a/b", "a/b", "b"),
            ("", "//a//b/", "a/b"),
        ] {
            let address = Address { bucket: "b".to_owned(), prefix: prefix.to_owned() };
            assert_eq!(address.below(key), below, "{prefix} {key}");
        }
    }
}
