//! IPTC-NAA Information Interchange Model 4.2
//! (<https://www.iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf>), and the resources of Photoshop that it
//! stands in (<https://www.adobe.com/devnet-apps/photoshop/fileformatashtml/#50577409_38034>).

use crate::formats::pictures::metadata::Metadata;

/// The data sets of record 2 that hold text (chapter 6), by number.
const NAMES: &[(u8, &str)] = &[
    (5, "title"),
    (7, "edit-status"),
    (15, "category"),
    (22, "fixture-identifier"),
    (25, "keywords"),
    (26, "location-code"),
    (27, "location-name"),
    (40, "instructions"),
    (55, "date-created"),
    (60, "time-created"),
    (65, "software"),
    (80, "by-line"),
    (85, "by-line-title"),
    (90, "city"),
    (92, "sub-location"),
    (95, "province"),
    (100, "country-code"),
    (101, "country"),
    (103, "transmission-reference"),
    (105, "headline"),
    (110, "credit"),
    (115, "source"),
    (116, "copyright"),
    (118, "contact"),
    (120, "caption"),
    (122, "writer"),
];

/// The resource with data of IPTC.
const IPTC: [u8; 2] = [0x04, 0x04];

/// Reads the resources of Photoshop.
pub(super) fn resources(mut bytes: &[u8], metadata: &mut Metadata) {
    while let Some(rest) = bytes.strip_prefix(b"8BIM") {
        let (Some(&[a, b]), Some(&name)) = (rest.first_chunk::<2>(), rest.get(2)) else { return };
        // A name with its length, padded to be even; then the length of the data, padded too.
        let name = (usize::from(name) + 2) & !1;
        let Some(length) = rest.get(2 + name..).and_then(|rest| rest.first_chunk::<4>()) else { return };
        let length = u32::from_be_bytes(*length) as usize;
        let Some(data) = rest.get(2 + name + 4..) else { return };
        if [a, b] == IPTC {
            read(&data[..length.min(data.len())], metadata);
        }
        bytes = data.get(length.saturating_add(length & 1)..).unwrap_or_default();
    }
}

/// Reads data sets.
pub(super) fn read(mut bytes: &[u8], metadata: &mut Metadata) {
    while let Some(&[0x1c, record, number, high, low]) = bytes.first_chunk::<5>() {
        let length = usize::from(u16::from_be_bytes([high, low]));
        // Longer ones give the length of their length; nobody writes them.
        if length > 0x7fff {
            return;
        }
        let Some(rest) = bytes.get(5..) else { return };
        let value = &rest[..length.min(rest.len())];
        let name = NAMES.iter().find(|(listed, _)| *listed == number);
        if let Some((_, name)) = name.filter(|_| record == 2) {
            metadata.add_bytes(name, value);
        }
        bytes = rest.get(length..).unwrap_or_default();
    }
}
