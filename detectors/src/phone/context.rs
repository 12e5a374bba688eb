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
    "id", "ids", "uuid", "guid", "ssn", "sku", "isbn", "issn", "ean", "upc", "gtin", "iban", "account",
    "acct", "acc", "konto", "card", "karte", "carte", "tarjeta", "passport", "ref", "referenc", "case",
    "serial", "imei", "imsi", "version", "build", "mrn", "vat", "tax", "siret", "siren", "nir", "nss",
    "nino", "nhs", "dob", "date", "born", "zip", "postal", "plz", "lat", "lon", "lng", "latitude",
    "longitud", "timestam", "ts", "time", "bytes", "size", "hash", "sha", "commit", "rev", "revision",
    "transact", "txn", "tracking", "policy", "license", "licence", "price", "amount", "total", "eur", "usd",
    "order", "orders", "ticket", "invoice", "rechnung", "bestellu", "auftrag", "kunden", "commande",
    "facture", "pedido", "factura", "ordine", "fattura", "offset", "port", "pid", "seq", "sequence", "index",
    "key", "hex", "crc", "user", "uid", "gid", "patient", "bsn", "pesel", "cpf", "cnpj", "dni", "nif", "cif",
    "duns", "routing", "aba", "swift", "bic", "sort", "part", "model", "batch", "lot", "doi", "pmid",
    "orcid", "arxiv", "rfc", "iso", "epoch", "unix", "visa", "masterca", "amex",
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
#[inline]
fn kind(word: u64) -> u8 {
    let (first, second) = (word as usize & 31, word as usize >> 8 & 31);
    if STARTS_OF_WORDS[first] & 1 << second != 0 {
        let mut at = slot(word);
        loop {
            match TABLE[at] {
                (0, _) => break,
                (key, kind) if key == word => return kind,
                _ => at = (at + 1) % SLOTS,
            }
        }
    }
    if STARTS_OF_PREFIXES[first] & 1 << second == 0 {
        return 0;
    }
    PREFIXES.iter().find(|(key, mask, _)| word & mask == *key).map_or(0, |p| p.2)
}

/// By the first letter, a bit for each second letter that a whole word has: few words pass.
static STARTS_OF_WORDS: [u32; 32] = pairs(true);
/// The same for starts of words.
static STARTS_OF_PREFIXES: [u32; 32] = pairs(false);

const fn pairs(words: bool) -> [u32; 32] {
    let mut out = [0; 32];
    let (table, prefixes) = (table(), prefixes());
    let mut at = 0;
    while at < if words { SLOTS } else { prefixes.len() } {
        let key = if words { table[at].0 } else { prefixes[at].0 };
        if key != 0 {
            out[key as usize & 31] |= 1 << (key >> 8 & 31);
        }
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

/// The high bits of eight bytes.
pub(crate) const HIGH: u64 = 0x8080_8080_8080_8080;

/// Classes of the bytes of a window, a bit each.
#[derive(Default)]
struct Classes {
    /// Letters and bytes that are not ASCII.
    word: u64,
    /// Lower case.
    lower: u64,
    /// Upper case.
    upper: u64,
    digit: u64,
    line: u64,
}

impl Classes {
    /// Eight bytes at a time: Lamport, Multiple Byte Processing with Full-Word Instructions, 1975.
    #[inline]
    fn of(window: &[u8; LEFT + 8]) -> Classes {
        const ONES: u64 = 0x0101_0101_0101_0101;
        let mut out = Classes::default();
        for (index, chunk) in window[..LEFT].as_chunks().0.iter().enumerate() {
            let bytes = u64::from_le_bytes(*chunk);
            let ascii = bytes & !HIGH;
            let from = |bytes: u64, first: u8| bytes + ONES * (0x80 - first as u64);
            let between =
                |bytes: u64, first: u8, last: u8| from(bytes, first) & !from(bytes, last + 1) & HIGH;
            let letter = between(ascii | (ONES * 32), b'a', b'z') & !bytes;
            // The high bits, side by side.
            let bits = |high: u64| ((high & HIGH).wrapping_mul(0x0002_0408_1020_4081) >> 56) << (8 * index);
            out.word |= bits(letter | bytes);
            out.lower |= bits(letter & bytes << 2);
            out.upper |= bits(letter & !(bytes << 2));
            out.digit |= bits(between(ascii, b'0', b'9') & !bytes);
            out.line |= bits(between(ascii, b'\n', b'\n') & !bytes);
        }
        out
    }
}

/// What stands to the left of a number: the nearest word that says anything.
pub(crate) fn left(text: &[u8]) -> Context {
    if text.is_empty() {
        return Context::Silent;
    }
    // Eight bytes more, so that the start of any word is one load.
    let mut window = [0; LEFT + 8];
    match text.last_chunk::<LEFT>() {
        Some(whole) => window[..LEFT].copy_from_slice(whole),
        None => window[LEFT - text.len()..LEFT].copy_from_slice(text),
    }
    let classes = Classes::of(&window);
    let bit = |at: usize| 1_u64 << at;
    let highest = |set: u64| 63 - set.leading_zeros() as usize;
    // Where words begin: behind what is no letter, and at the humps of camel case.
    let starts = classes.word & (!(classes.word << 1) | classes.upper & classes.lower << 1);
    let mut rest = classes.word;
    // A label may stand on the line before, alone; no further.
    let mut line = 0;
    if classes.line != 0 {
        line = highest(classes.line);
        let before = classes.line & (bit(line) - 1);
        if classes.digit >> line != 0 {
            rest &= !(bit(line) - 1);
        } else if before != 0 {
            rest &= !(bit(highest(before)) - 1);
        }
    }
    let (mut nearest, mut crossed) = (true, false);
    while rest != 0 {
        let end = highest(rest) + 1;
        let start = highest(starts & rest);
        rest &= bit(start) - 1;
        let numbers = classes.digit >> end != 0;
        let above = end <= line;
        if above && !crossed && !nearest {
            return Context::Silent;
        }
        // What stands on the line before is looked at to its start.
        crossed |= above;
        let word = &window[start..end];
        // A word that the window cuts is none; punctuation such as U+2013 is none either.
        if start > 0 {
            let beside = nearest && !numbers && !above;
            let labelled = beside && matches!(window[end], b':' | b'.');
            // "VHOST_SET_VRING_CALL": constants of programs are named after calls and rings.
            let constant =
                (window[end] == b'_' || window[start - 1] == b'_') && classes.upper & bit(start) != 0;
            let key = || {
                let first = window[start..].first_chunk().map_or(0, |c| u64::from_le_bytes(*c));
                let kept = u64::MAX >> (64 - 8 * word.len().min(8));
                if first & kept & HIGH == 0 { (first | HIGH >> 2) & kept } else { fold(word) }
            };
            match classify(word, key, beside, labelled) {
                Context::Phone if constant && word.len() < 5 && !word.eq_ignore_ascii_case(b"tel") => {}
                Context::Silent => {}
                Context::Other if numbers => {}
                Context::Other if !nearest => return Context::Remote,
                known => return known,
            }
        }
        nearest &= word[0] >= 0x80;
    }
    Context::Silent
}

/// What one word says; `key` tells its first letters, folded.
#[inline]
fn classify(word: &[u8], key: impl Fn() -> u64, beside: bool, labelled: bool) -> Context {
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
    match kind(key()) {
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
    let word = &text[gap..end];
    match classify(word, || fold(word), true, false) {
        Context::Other => Context::Silent,
        known => known,
    }
}

/// Whether "ax" or "ak" stands in the last 33 bytes of `left` or the first 17 of `right`: without them no
/// word for telefax does. Much cheaper than reading the words.
#[inline]
pub(crate) fn may_be_fax(left: &[u8], right: &[u8]) -> bool {
    // No early exit, and a whole number of vectors where the length is known.
    #[inline(always)]
    fn any(text: &[u8]) -> bool {
        let (first, second) = (&text[..text.len().saturating_sub(1)], text.get(1..).unwrap_or_default());
        first
            .iter()
            .zip(second)
            .fold(0, |any, (a, b)| any | u8::from(a | 32 == b'a') & u8::from(matches!(b | 32, b'x' | b'k')))
            != 0
    }
    left.last_chunk::<33>().map_or_else(|| any(left), |whole| any(whole))
        || right.first_chunk::<17>().map_or_else(|| any(right), |whole| any(whole))
}
