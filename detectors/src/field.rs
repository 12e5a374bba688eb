//! What the name of a field says about its values.

mod letters;

use crate::{Category, DetectorId, cue::Meaning, marks::Marks, words::words};

pub(crate) use letters::base;

/// What the name of a field says about its values: a small copyable set, computed once a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldHint {
    categories: u32,
    flags: u8,
    /// The detectors that the name names.
    pub(crate) specific: Marks,
    /// The detectors of the categories that the name names.
    pub(crate) category: Marks,
}

impl FieldHint {
    /// A hint that says nothing.
    pub const NONE: FieldHint =
        FieldHint { categories: 0, flags: 0, specific: Marks::NONE, category: Marks::NONE };
    /// Flag: the name speaks of a fax.
    pub const FAX: u8 = 1;
    /// Flag: the name says that the value is not personal data of the kind it looks like (ids,
    /// counts, versions, amounts, hashes).
    pub const UNLIKELY: u8 = 2;
    /// Flag: the name speaks of a bank's code, not only of an account.
    pub const BIC: u8 = 4;
    /// Flag: the name says that the value is of a kind that has a lane of its own, or none at all: no
    /// other identifier is looked for.
    pub(crate) const CLOSED: u8 = 8;
    /// Flag: the name may mean the number of an identity card: values that tell by themselves are found.
    const OPEN: u8 = 16;

    /// What `name` says. Names are divided at punctuation, underscores and camel-case humps; diacritics do
    /// not count (`Téléphone`, `telephone`).
    ///
    /// ```
    /// use domesday_detectors::{Category, FieldHint};
    ///
    /// assert!(FieldHint::of("customerEmail").names(Category::EmailAddress));
    /// assert!(FieldHint::of("Fax-Nr.").is(FieldHint::FAX));
    /// assert!(FieldHint::of("order_id").is(FieldHint::UNLIKELY));
    /// assert!(!FieldHint::of("mailing_addr").speaks());
    /// ```
    pub fn of(name: &str) -> FieldHint {
        let mut hint = FieldHint::NONE;
        let mut unlikely = false;
        let mut before = Folded::default();
        let mut id_number = false;
        for (place, word) in words(name.as_bytes()).enumerate() {
            let word = Folded::of(word.bytes());
            for (category, list) in NAMES {
                if word.is_any(list) {
                    hint = hint.naming(*category);
                }
            }
            for (category, first, second) in PAIRS {
                if word.is_any(second) && before.is_any(first) {
                    hint = hint.naming(*category);
                }
            }
            if word.is_any(FAX) {
                hint = hint.naming(Category::PhoneNumber).with(FieldHint::FAX);
            }
            if word.is_any(BIC) {
                hint = hint.naming(Category::BankAccount).with(FieldHint::BIC);
            }
            // A postal address, or a thing that belongs to the post.
            if before.is_any(&["mail", "post"]) && word.is_any(POSTAL) {
                hint.categories &= !(1 << Category::EmailAddress as u32);
            }
            unlikely |= word.is_any(UNLIKELY);
            id_number = place == 1 && before.is_any(&["id"]) && word.is_any(NUMBER);
            before = word;
        }
        // `card_id`, `account_count`: the last word says what the value is.
        if before.is_any(OF_A_KIND) {
            let account = if hint.is(FieldHint::BIC) { 0 } else { 1 << Category::BankAccount as u32 };
            hint.categories &=
                !(1 << Category::PaymentCard as u32 | 1 << Category::MacAddress as u32 | account);
        }
        if id_number {
            hint = hint.with(FieldHint::OPEN);
        }
        if unlikely && hint.categories == 0 { hint.with(FieldHint::UNLIKELY) } else { hint }
    }

    /// Whether the name speaks of `category`.
    pub const fn names(&self, category: Category) -> bool {
        self.categories & (1 << category as u32) != 0
    }

    /// Whether the name speaks of any category that `other` names.
    pub const fn names_any(&self, other: &FieldHint) -> bool {
        self.categories & other.categories != 0
    }

    /// Whether `flag` is set.
    pub const fn is(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    /// Whether the name says anything.
    pub const fn speaks(&self) -> bool {
        self.categories != 0 || self.flags != 0
    }

    /// The hint with `category` added.
    #[must_use]
    pub const fn naming(self, category: Category) -> FieldHint {
        FieldHint { categories: self.categories | 1 << category as u32, ..self }
    }

    /// The hint with `flag` added.
    #[must_use]
    pub const fn with(self, flag: u8) -> FieldHint {
        FieldHint { flags: self.flags | flag, ..self }
    }

    /// The hint with what the words of a catalogue add.
    pub(crate) fn meaning(
        mut self,
        meaning: &Meaning,
        category: impl Fn(DetectorId) -> Option<Category>,
    ) -> FieldHint {
        let known = self.categories & !(1 << Category::BankAccount as u32) != 0;
        (self.specific, self.category) = (meaning.specific, meaning.category);
        for detector in meaning.all().iter() {
            if let Some(category) = category(detector) {
                self = self.naming(category);
            }
        }
        // What is named for an identifier is no telephone number, however much it looks like one.
        if !known && self.has_marks() {
            return self.with(FieldHint::UNLIKELY);
        }
        let elsewhere = self.is(FieldHint::UNLIKELY) || LANES.iter().any(|category| self.names(*category));
        if elsewhere && !self.has_marks() && !self.is(FieldHint::OPEN) {
            self.with(FieldHint::CLOSED)
        } else {
            self
        }
    }

    /// The detectors that share lanes and may find something in such a field: those that are listed for the name,
    /// or else those of its categories.
    pub(crate) fn named(&self) -> &Marks {
        if self.specific.is_empty() { &self.category } else { &self.specific }
    }

    /// Whether the name names detectors that share lanes.
    pub(crate) const fn has_marks(&self) -> bool {
        !self.specific.is_empty() || !self.category.is_empty()
    }
}

/// Categories with lanes of their own, whose fields hold no identifiers of other kinds.
const LANES: [Category; 6] = [
    Category::BankAccount,
    Category::EmailAddress,
    Category::PhoneNumber,
    Category::IpAddress,
    Category::MacAddress,
    Category::PaymentCard,
];

/// A word of a name without diacritics, cut at 24 bytes.
#[derive(Default)]
struct Folded {
    bytes: [u8; 24],
    length: usize,
}

impl Folded {
    fn of(word: &[u8]) -> Folded {
        let mut folded = Folded::default();
        // A word that was cut may end inside a character.
        let valid = match std::str::from_utf8(word) {
            Ok(all) => all,
            Err(error) => std::str::from_utf8(&word[..error.valid_up_to()]).unwrap_or_default(),
        };
        for char in valid.chars() {
            let base = base(char);
            let mut utf8 = [0; 4];
            for &byte in base.encode_utf8(&mut utf8).as_bytes() {
                if let Some(slot) = folded.bytes.get_mut(folded.length) {
                    *slot = byte;
                    folded.length += 1;
                }
            }
        }
        folded
    }

    fn is_any(&self, list: &[&str]) -> bool {
        list.iter().any(|entry| entry.as_bytes() == &self.bytes[..self.length])
    }
}

/// Words of field names and the category they speak of, without diacritics. English first, then German,
/// French, Spanish, Italian, Dutch, Portuguese, Polish, Swedish, Romanian where they differ.
const NAMES: &[(Category, &[&str])] = &[
    (
        Category::EmailAddress,
        &[
            "email",
            "emails",
            "mail",
            "mails",
            "mailto",
            "emailaddress",
            "emailadresse",
            "mailadresse",
            "mailaddress",
            "useremail",
            "correo",
            "correos",
            "courriel",
            "mel",
            "epost",
            "epostadress",
            "emailadres",
            "correio",
            "replyto",
        ],
    ),
    (
        Category::PhoneNumber,
        &[
            "phone",
            "phones",
            "phonenumber",
            "telephone",
            "telephones",
            "tel",
            "telno",
            "mobile",
            "cell",
            "cellphone",
            "msisdn",
            "landline",
            "whatsapp",
            "sms",
            "callerid",
            "telefon",
            "telefonnummer",
            "telefonnr",
            "handy",
            "handynummer",
            "mobil",
            "mobilnummer",
            "mobilfunk",
            "rufnummer",
            "festnetz",
            "portable",
            "gsm",
            "telefono",
            "telefonos",
            "movil",
            "celular",
            "cellulare",
            "telefoon",
            "telefoonnummer",
            "mobiel",
            "telemovel",
            "telefone",
            "komorka",
            "komorkowy",
            "mobilni",
            "mobiltelefon",
        ],
    ),
    (
        Category::IpAddress,
        &[
            "ip",
            "ips",
            "ipv",
            "ipaddr",
            "ipaddress",
            "ipadresse",
            "remoteaddr",
            "remoteip",
            "clientip",
            "sourceip",
            "srcip",
            "dstip",
            "userip",
            "xff",
            "inet",
            "ipadres",
            "ipadress",
        ],
    ),
    (
        Category::MacAddress,
        &[
            "mac",
            "macs",
            "macaddr",
            "macaddress",
            "macadresse",
            "bssid",
            "hwaddr",
            "ether",
            "eui",
            "wlanmac",
            "wifimac",
        ],
    ),
    (
        Category::PaymentCard,
        &[
            "card",
            "cards",
            "cc",
            "pan",
            "creditcard",
            "ccnumber",
            "ccnum",
            "ccno",
            "cardnumber",
            "cardno",
            "cardnum",
            "creditcardnumber",
            "debitcard",
            "kreditkarte",
            "kreditkartennummer",
            "kartennummer",
            "carte",
            "tarjeta",
            "carta",
            "kaart",
            "kaartnummer",
            "creditcardnummer",
            "cartao",
            "karta",
            "karty",
            "kort",
            "kortnummer",
        ],
    ),
    (
        Category::BankAccount,
        &[
            "iban",
            "ibans",
            "account",
            "accountnumber",
            "accountno",
            "acct",
            "bankaccount",
            "konto",
            "kontonummer",
            "kontonr",
            "bankverbindung",
            "cuenta",
            "conto",
            "rekening",
            "rekeningnummer",
            "conta",
            "compte",
            "rachunek",
            "rachunku",
            "cont",
            "bankkonto",
        ],
    ),
];

/// Two words in a row that say together what neither says alone.
const PAIRS: &[(Category, &[&str], &[&str])] = &[
    (Category::EmailAddress, &["e"], &["post", "mail"]),
    (
        Category::EmailAddress,
        &["posta", "poczta", "adresa"],
        &["elettronica", "elektroniczna", "electronica"],
    ),
    (Category::EmailAddress, &["adresse", "direccion"], &["electronique", "electronica"]),
    (
        Category::IpAddress,
        &[
            "remote",
            "client",
            "peer",
            "src",
            "dst",
            "source",
            "destination",
            "dest",
            "server",
            "inet",
            "local",
            "listen",
            "forwarded",
        ],
        &["addr", "address", "for"],
    ),
    (Category::MacAddress, &["hardware", "physical", "ethernet", "hw"], &["address", "addr"]),
];

/// What follows `mail` where it is carried by a postman.
const POSTAL: &[&str] = &[
    "addr", "addr1", "street", "city", "town", "state", "zip", "zipcode", "postcode", "country", "box",
    "code", "county", "line", "name", "room", "stop",
];

/// Words of field names that speak of a fax.
const FAX: &[&str] =
    &["fax", "faxes", "telefax", "faxnumber", "faxnummer", "faks", "telecopie", "telefaks", "telecopieur"];

/// Words of field names that speak of a bank's code.
const BIC: &[&str] = &["bic", "swift", "biccode", "swiftcode", "swiftbic", "bicswift", "bicfi"];

/// Last words of names whose values are about a card, an account or a device, not its number.
const OF_A_KIND: &[&str] = &[
    "id", "ids", "uuid", "count", "total", "amount", "balance", "status", "type", "version", "hash", "date",
    "time", "name", "limit", "index", "code",
];

/// What follows `id` in the name of a field of identity numbers, or of any others.
const NUMBER: &[&str] = &["number", "no", "nr", "num"];

/// Words of field names whose values only look like personal data.
const UNLIKELY: &[&str] = &[
    "id",
    "ids",
    "uuid",
    "guid",
    "oid",
    "version",
    "revision",
    "rev",
    "build",
    "release",
    "count",
    "total",
    "sum",
    "amount",
    "price",
    "cost",
    "size",
    "bytes",
    "length",
    "width",
    "height",
    "hash",
    "sha",
    "md",
    "digest",
    "checksum",
    "crc",
    "etag",
    "sku",
    "isbn",
    "ean",
    "upc",
    "gtin",
    "serial",
    "order",
    "invoice",
    "ticket",
    "tracking",
    "timestamp",
    "time",
    "date",
    "created",
    "updated",
    "modified",
    "epoch",
    "lat",
    "lon",
    "lng",
    "latitude",
    "longitude",
    "score",
    "ratio",
    "percent",
    "rate",
    "index",
    "offset",
    "seq",
    "sequence",
    "parcel",
    "meter",
    "batch",
    "lot",
    "code",
    "nonce",
    "duration",
    "latency",
    // Registers of companies and their tax numbers, which no detector knows.
    "nipt",
    "ruc",
    "regon",
    "krs",
    "ogrn",
    "okpo",
    "edrpou",
    "siret",
];

#[cfg(test)]
mod tests;
