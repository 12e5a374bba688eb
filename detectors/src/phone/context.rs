//! Words that say that a number beside them is a telephone number, or that it is none.

/// What the surroundings of a number say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Context {
    /// Nothing.
    Silent,
    /// A word names telephony.
    Phone,
    /// A word names telefax.
    Fax,
    /// The word beside it names another kind of number.
    Other,
    /// The nearest word that says anything does, but others stand between.
    Remote,
}

impl Context {
    /// Whether it speaks for a telephone number.
    pub(crate) fn is_phone(self) -> bool {
        matches!(self, Context::Phone | Context::Fax)
    }
}

/// How far to the left a word may stand.
const LEFT: usize = 40;
/// How far to the right.
const RIGHT: usize = 20;

/// Starts of words that name telephony in German, English, French, Spanish, Italian, Dutch, Polish,
/// Portuguese, Swedish, Romanian, Danish, Norwegian, Finnish, Czech, Hungarian and Turkish; at most eight
/// letters.
const STARTS: &[&str] = &[
    "telef", "telep", "phone", "mobil", "movil", "handy", "whatsapp", "cellp", "cellu", "celul", "rufnu",
    "puhel", "matkap", "festnetz", "hotline", "helpline", "landline", "callback", "smartph", "voicemai",
    "joignab", "erreichb", "anruf", "appele", "zadzwo", "komork", "mobitel", "telekom", "contacte",
];

/// Whole words that do; at most eight letters.
const WORDS: &[&str] = &[
    "tel", "tels", "tlf", "tfn", "tfno", "tlfn", "fon", "fono", "fone", "mob", "cell", "call", "calls",
    "calling", "dial", "gsm", "sms", "viber", "reach", "reached", "rufen", "llame", "llamar", "llama",
    "llamame", "appel", "appeler", "chiama", "chiamare", "chiami", "bellen", "bereik", "ligue", "ligar",
    "contact", "soita", "volejte", "hivjon", "hivja", "arayin", "sunati", "pager", "voip", "answerin",
    "kontakt",
];

/// Starts of words that name telefax.
const FAX: &[&str] = &["fax", "telefa", "faks", "telefaks", "telecop"];

/// Words that stand right beside a telephone number, and elsewhere say nothing.
const BESIDE: &[&str] = &[
    "office", "home", "work", "desk", "mobile", "cell", "direct", "main", "backup", "line", "buro",
    "portable", "ph", "tf", "hp", "cel", "wa", "ara", "cep", "bel", "kom", "ring", "rang", "ringa", "ringe",
    "suna", "tele",
];

/// Words that name other numbers.
const OTHER: &[&str] = &[
    "id",
    "ids",
    "uuid",
    "guid",
    "ssn",
    "sku",
    "isbn",
    "issn",
    "ean",
    "upc",
    "gtin",
    "iban",
    "account",
    "acct",
    "acc",
    "konto",
    "card",
    "karte",
    "carte",
    "tarjeta",
    "passport",
    "ref",
    "referenc",
    "case",
    "serial",
    "imei",
    "imsi",
    "version",
    "build",
    "mrn",
    "vat",
    "tax",
    "siret",
    "siren",
    "nir",
    "nss",
    "nino",
    "nhs",
    "dob",
    "date",
    "born",
    "zip",
    "postal",
    "plz",
    "lat",
    "lon",
    "lng",
    "latitude",
    "longitud",
    "timestam",
    "ts",
    "time",
    "bytes",
    "size",
    "hash",
    "sha",
    "commit",
    "rev",
    "revision",
    "transact",
    "txn",
    "tracking",
    "policy",
    "license",
    "licence",
    "price",
    "amount",
    "total",
    "eur",
    "usd",
    "order",
    "orders",
    "ticket",
    "invoice",
    "rechnung",
    "bestellu",
    "auftrag",
    "kunden",
    "commande",
    "facture",
    "pedido",
    "factura",
    "ordine",
    "fattura",
    "offset",
    "port",
    "pid",
    "seq",
    "sequence",
    "index",
    "key",
    "hex",
    "crc",
    "user",
    "uid",
    "gid",
    "patient",
    "bsn",
    "pesel",
    "cpf",
    "cnpj",
    "dni",
    "nif",
    "cif",
    "duns",
    "routing",
    "aba",
    "swift",
    "bic",
    "sort",
    "part",
    "model",
    "batch",
    "lot",
    "doi",
    "pmid",
    "orcid",
    "arxiv",
    "rfc",
    "iso",
    "epoch",
    "unix",
    "visa",
    "mastercar",
    "amex",
];

/// The kinds of words in [`TABLE`].
const PHONE: u8 = 1;
const TELEFAX: u8 = 2;
const NEAR: u8 = 3;
const NOT: u8 = 4;

const SLOTS: usize = 1024;

/// All whole words, by [`slot`], with linear probing.
static TABLE: [(u64, u8); SLOTS] = table();

const fn key(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let (mut key, mut at) = (0, 0);
    while at < bytes.len() && at < 8 {
        key |= (bytes[at] as u64) << (8 * at);
        at += 1;
    }
    key
}

const fn slot(key: u64) -> usize {
    // Fibonacci hashing, Knuth, The Art of Computer Programming 3, 6.4.
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54) as usize
}

const fn table() -> [(u64, u8); SLOTS] {
    let mut table = [(0, 0); SLOTS];
    let lists: [(&[&str], u8); 3] = [(WORDS, PHONE), (BESIDE, NEAR), (OTHER, NOT)];
    let mut list = 0;
    while list < lists.len() {
        let (words, kind) = lists[list];
        let mut at = 0;
        while at < words.len() {
            let key = key(words[at]);
            let mut slot = slot(key);
            while table[slot].0 != 0 && table[slot].0 != key {
                slot = (slot + 1) % SLOTS;
            }
            if table[slot].0 == 0 {
                table[slot] = (key, kind);
            }
            at += 1;
        }
        list += 1;
    }
    table
}

/// The keys and masks of the starts of words.
static PREFIXES: [(u64, u64, u8); STARTS.len() + FAX.len()] = prefixes();

const fn prefixes() -> [(u64, u64, u8); STARTS.len() + FAX.len()] {
    let mut out = [(0, 0, 0); STARTS.len() + FAX.len()];
    let mut at = 0;
    while at < out.len() {
        let (word, kind) = if at < FAX.len() { (FAX[at], TELEFAX) } else { (STARTS[at - FAX.len()], PHONE) };
        let bits = 8 * if word.len() < 8 { word.len() } else { 8 };
        out[at] = (key(word), u64::MAX >> (64 - bits), kind);
        at += 1;
    }
    out
}

/// What the first eight letters of a word, folded, say.
fn kind(word: u64) -> u8 {
    let mut at = slot(word);
    loop {
        match TABLE[at] {
            (0, _) => break,
            (key, kind) if key == word => return kind,
            _ => at = (at + 1) % SLOTS,
        }
    }
    // Only the starts that share the first letter.
    let first = word as u8;
    if !FIRSTS[first as usize & 127] {
        return 0;
    }
    PREFIXES.iter().find(|(key, mask, _)| word & mask == *key).map_or(0, |p| p.2)
}

/// Whether a start of a word begins with a letter.
static FIRSTS: [bool; 128] = firsts();

const fn firsts() -> [bool; 128] {
    let mut out = [false; 128];
    let (list, mut at) = (prefixes(), 0);
    while at < list.len() {
        out[list[at].0 as u8 as usize & 127] = true;
        at += 1;
    }
    out
}

/// A letter without its accent, lower case: the second byte of a two-byte sequence after 0xC3 (Latin-1)
/// or 0xC4 and 0xC5 (Latin Extended-A); 0 if it is no such letter.
fn folded(lead: u8, trail: u8) -> u8 {
    const LATIN_1: &[u8; 32] = b"aaaaaaaceeeeiiiidnooooo\0ouuuuyts";
    const EXTENDED: &[u8; 128] =
        b"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    match lead {
        0xC3 => LATIN_1[trail as usize & 31],
        0xC4 => EXTENDED[trail as usize & 63],
        0xC5 => EXTENDED[64 + (trail as usize & 63)],
        _ => 0,
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80
}

/// The first eight letters of a word, folded: its key.
fn fold(word: &[u8]) -> u64 {
    let (mut key, mut bits, mut at) = (0_u64, 0, 0);
    while at < word.len() && bits < 64 {
        let byte = match word[at] {
            lead @ 0xC3..=0xC5 if at + 1 < word.len() => {
                at += 1;
                folded(lead, word[at])
            }
            byte => byte.to_ascii_lowercase(),
        };
        at += 1;
        key |= (byte as u64) << bits;
        bits += 8;
    }
    key
}

/// What stands to the left of a number: the nearest word that says anything.
pub(crate) fn left(text: &[u8]) -> Context {
    let text = &text[text.len().saturating_sub(LEFT)..];
    let mut end = text.len();
    let mut lines = 0;
    let mut numbers = false;
    let mut nearest = true;
    while end > 0 {
        let byte = text[end - 1];
        if !is_word(byte) {
            // A label may stand on the line before, alone; no further.
            if byte == b'\n' {
                lines += 1;
                if lines > 1 || numbers || !nearest {
                    return Context::Silent;
                }
            }
            numbers |= byte.is_ascii_digit();
            end -= 1;
            continue;
        }
        // To the start of the word: back over letters, and to a hump of camel case.
        let mut start = end - 1;
        while start > 0
            && is_word(text[start - 1])
            && !(text[start].is_ascii_uppercase() && text[start - 1].is_ascii_lowercase())
        {
            start -= 1;
        }
        let word = &text[start..end];
        // A word that the window cuts is none; punctuation such as U+2013 is none either.
        if start > 0 || text.len() < LEFT {
            let beside = nearest && !numbers && lines == 0;
            let labelled = beside && matches!(text.get(end), Some(b':' | b'.'));
            // "VHOST_SET_VRING_CALL": constants of programs are named after calls and rings.
            let constant = (text.get(end) == Some(&b'_') || start > 0 && text[start - 1] == b'_')
                && word[0].is_ascii_uppercase();
            match classify(word, beside, labelled) {
                Context::Phone if constant && word.len() < 5 && !word.eq_ignore_ascii_case(b"tel") => {}
                Context::Silent => {}
                Context::Other if numbers => {}
                Context::Other if !nearest => return Context::Remote,
                known => return known,
            }
        }
        nearest &= word[0] >= 0x80;
        end = start;
    }
    Context::Silent
}

fn classify(word: &[u8], beside: bool, labelled: bool) -> Context {
    if word[0] >= 0x80 {
        // U+260E, U+2706, U+1F4DE, U+1F4F1, U+1F4E0 and the Russian, Ukrainian and Greek words.
        let starts = |list: &[&str]| list.iter().any(|w| word.starts_with(w.as_bytes()));
        if starts(&[
            "☎", "✆", "📞", "📱", "тел", "Тел", "ТЕЛ", "моб", "Моб", "звон", "Звон", "τηλ", "Τηλ", "電話",
            "电话", "전화",
        ]) {
            return Context::Phone;
        }
        if starts(&["📠", "факс", "Факс", "ФАКС"]) {
            return Context::Fax;
        }
    }
    if labelled && word.len() == 1 {
        // "T: 030 ..., F: 030 ...": the letters of business cards.
        return match word[0].to_ascii_uppercase() {
            b'F' => Context::Fax,
            b'T' | b'P' | b'M' | b'H' => Context::Phone,
            _ => Context::Silent,
        };
    }
    if word.len() < 2 {
        return Context::Silent;
    }
    match kind(fold(word)) {
        PHONE => Context::Phone,
        TELEFAX => Context::Fax,
        NEAR if beside => Context::Phone,
        NOT => Context::Other,
        _ => Context::Silent,
    }
}

/// What stands to the right of a number: the word that follows it directly, unless it is the label of
/// what follows.
pub(crate) fn right(text: &[u8]) -> Context {
    let text = &text[..text.len().min(RIGHT)];
    let gap = text
        .iter()
        .take(4)
        .take_while(|b| matches!(b, b' ' | b'(' | b'-' | b'[' | b'\\' | b',' | b'/'))
        .count();
    let length = text[gap..].iter().take_while(|b| is_word(**b)).count();
    let end = gap + length;
    if length < 2
        || matches!(text.get(end), Some(b':' | b'=' | b'_' | b'.'))
        || text[..gap].contains(&b',') && end == text.len()
    {
        return Context::Silent;
    }
    // "030 1234 call 030 5678": the word belongs to the number after it.
    let next = text[end..].iter().take(4).find(|b| !matches!(b, b' ' | b'(' | b'#'));
    if next.is_some_and(|b| b.is_ascii_digit() || *b == b'+') {
        return Context::Silent;
    }
    match classify(&text[gap..end], true, false) {
        Context::Other => Context::Silent,
        known => known,
    }
}

/// Whether "ax" or "ak" stands in the last 32 bytes of `left` or the first 16 of `right`: without them
/// no word for telefax does. Much cheaper than reading the words.
pub(crate) fn may_be_fax(left: &[u8], right: &[u8]) -> bool {
    let left = &left[left.len().saturating_sub(32)..];
    let right = &right[..right.len().min(16)];
    // No early exit: the loop is vectorised.
    let any = |text: &[u8]| {
        text.iter()
            .zip(text.iter().skip(1))
            .fold(false, |any, (a, b)| any | (a | 32 == b'a') & ((b | 32 == b'x') | (b | 32 == b'k')))
    };
    any(left) || any(right)
}
