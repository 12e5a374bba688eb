"""Folding of words to keys, as `src/lexicon/fold.rs` does it."""

import re
import unicodedata

SPECIAL = {
    "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l",
    "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "İ": "i", "ħ": "h", "ŧ": "t", "ə": "e",
}
# Letters inside a name that do not part it.
JOINERS = re.compile(r"['’ʼ`´‘-]")
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`´‘-][^\W\d_]+)*")


def fold(word):
    """The key of a word: lower case, base letters."""
    if word.isascii():
        return word.lower()
    out = []
    for char in unicodedata.normalize("NFC", word):
        if char in SPECIAL:
            out.append(SPECIAL[char])
            continue
        parts = unicodedata.normalize("NFD", char)
        # The breve of й and the diaeresis of ё are part of the letter there.
        if "\u0400" <= char <= "\u04ff":
            parts = char
        out.append("".join(c for c in parts if not unicodedata.combining(c)).lower())
    return "".join(out)


def keys(name):
    """The keys of a name as written: of each word, of its parts, and of the whole without its joiners."""
    found = []
    for word in WORD.findall(name):
        parts = [part for part in JOINERS.split(word) if part]
        found += [fold(part) for part in parts if len(part) > 1]
        if len(parts) > 1:
            found.append(fold("".join(parts)))
    return [key for key in dict.fromkeys(found) if wanted(key)]


def spelled_out(name):
    """The name with ä, ö, ü, ø, å written as two letters, where it has any."""
    table = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
    name = unicodedata.normalize("NFC", name)
    if any(char in table for char in name):
        return "".join(table.get(char, char) for char in name)
    return None


def wanted(key):
    """Whether a key is of a script that the table holds: Latin, Greek, Cyrillic."""
    return 2 <= len(key) and len(key.encode()) <= 40 and all(
        "a" <= c <= "z" or "\u0370" <= c <= "\u03ff" or "\u0400" <= c <= "\u04ff" for c in key
    )
