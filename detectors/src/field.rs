//! What the name of a field says about its values.

use crate::{Category, words::words};

/// What the name of a field says about its values: a small copyable set, computed once a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldHint {
    categories: u32,
    flags: u8,
}

impl FieldHint {
    /// A hint that says nothing.
    pub const NONE: FieldHint = FieldHint { categories: 0, flags: 0 };
    /// Flag: the name speaks of a fax.
    pub const FAX: u8 = 1;
    /// Flag: the name says that the value is not personal data of the kind it looks like (ids,
    /// counts, versions, amounts, hashes).
    pub const UNLIKELY: u8 = 2;

    /// What `name` says. Names are divided at punctuation, underscores and camel-case humps.
    ///
    /// ```
    /// use domesday_detectors::{Category, FieldHint};
    ///
    /// assert!(FieldHint::of("customerEmail").names(Category::EmailAddress));
    /// assert!(FieldHint::of("Fax-Nr.").is(FieldHint::FAX));
    /// assert!(FieldHint::of("order_id").is(FieldHint::UNLIKELY));
    /// ```
    pub fn of(name: &str) -> FieldHint {
        let mut hint = FieldHint::NONE;
        let mut unlikely = false;
        let mut previous = [0u8; 24];
        let mut previous_length = 0;
        for word in words(name.as_bytes()) {
            let bytes = word.bytes();
            // `e-mail` and `ip v4` come apart; `web site` and `credit card` mean more together.
            let before = &previous[..previous_length];
            for (category, list) in NAMES {
                if list.iter().any(|entry| entry.as_bytes() == bytes) {
                    hint = hint.naming(*category);
                }
            }
            if FAX.iter().any(|entry| entry.as_bytes() == bytes) {
                hint = hint.naming(Category::PhoneNumber).with(FieldHint::FAX);
            }
            if matches!((before, bytes), (b"swift", b"code") | (b"bank", b"code")) {
                hint = hint.naming(Category::BankAccount);
            }
            if UNLIKELY.iter().any(|entry| entry.as_bytes() == bytes) {
                unlikely = true;
            }
            previous[..bytes.len()].copy_from_slice(bytes);
            previous_length = bytes.len();
        }
        if unlikely && hint.categories == 0 { hint.with(FieldHint::UNLIKELY) } else { hint }
    }

    /// Whether the name speaks of `category`.
    pub const fn names(self, category: Category) -> bool {
        self.categories & (1 << category as u32) != 0
    }

    /// Whether the name speaks of any category that `other` names.
    pub const fn names_any(self, other: FieldHint) -> bool {
        self.categories & other.categories != 0
    }

    /// Whether `flag` is set.
    pub const fn is(self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    /// Whether the name says anything.
    pub const fn speaks(self) -> bool {
        self.categories != 0 || self.flags != 0
    }

    /// The hint with `category` added.
    #[must_use]
    pub const fn naming(self, category: Category) -> FieldHint {
        FieldHint { categories: self.categories | 1 << category as u32, flags: self.flags }
    }

    /// The hint with `flag` added.
    #[must_use]
    pub const fn with(self, flag: u8) -> FieldHint {
        FieldHint { categories: self.categories, flags: self.flags | flag }
    }
}

/// Words of field names and the category they speak of. English first, then German, French, Spanish,
/// Italian, Dutch, Portuguese, Polish, Swedish, Romanian where they differ.
const NAMES: &[(Category, &[&str])] = &[
    (
        Category::EmailAddress,
        &["email", "emails", "mail", "mailto", "correo", "courriel", "mel", "epost", "posta", "emailaddress"],
    ),
    (
        Category::PhoneNumber,
        &[
            "phone", "phones", "phonenumber", "telephone", "tel", "mobile", "cell", "cellphone", "msisdn", "landline",
            "whatsapp", "sms", "telefon", "handy", "mobil", "rufnummer", "telefonnummer", "telephones", "portable",
            "téléphone", "gsm", "telefono", "teléfono", "movil", "móvil", "celular", "cellulare", "telefoon",
            "telefoonnummer", "mobiel", "telemóvel", "telemovel", "telefone", "komórka", "mobilnummer", "callerid",
        ],
    ),
    (
        Category::IpAddress,
        &[
            "ip", "ipv", "ipaddr", "ipaddress", "ips", "remoteaddr", "clientip", "remoteip", "xff", "forwarded", "addr",
            "inet",
        ],
    ),
    (Category::MacAddress, &["mac", "macaddr", "macaddress", "bssid", "hwaddr", "ether", "eui", "wlanmac"]),
    (
        Category::PaymentCard,
        &[
            "card", "cards", "cc", "pan", "creditcard", "ccnumber", "cardnumber", "kreditkarte", "kartennummer", "carte",
            "tarjeta", "carta", "kaart", "creditcardnumber", "cartão", "cartao", "karta", "kort", "kortnummer",
        ],
    ),
    (
        Category::BankAccount,
        &["iban", "bic", "swift", "account", "konto", "kontonummer", "cuenta", "conto", "rekening", "conta", "compte"],
    ),
];

/// Words of field names that speak of a fax.
const FAX: &[&str] = &["fax", "faxes", "telefax", "faxnumber", "faks", "télécopie", "telecopie", "telefaks"];

/// Words of field names whose values only look like personal data.
const UNLIKELY: &[&str] = &[
    "id", "ids", "uuid", "guid", "oid", "version", "revision", "rev", "build", "release", "count", "total", "sum", "amount",
    "price", "cost", "size", "bytes", "length", "width", "height", "hash", "sha", "md", "digest", "checksum", "crc", "etag",
    "sku", "isbn", "ean", "upc", "gtin", "serial", "order", "invoice", "ticket", "tracking", "timestamp", "time", "date",
    "created", "updated", "modified", "epoch", "lat", "lon", "lng", "latitude", "longitude", "score", "ratio", "percent",
    "rate", "index", "offset", "seq", "sequence", "parcel", "meter", "batch", "lot", "code", "nonce", "duration", "latency",
];
