"""Names of other scripts in Latin letters, and the forms that names take for women.

The letters are those of the passports and of the press: BGN/PCGN for Cyrillic, ELOT 743 for Greek, both without marks.
"""

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c",
    "џ": "dz", "ѓ": "g", "ќ": "k", "ѕ": "z", "ў": "u",
}
GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}


def romanise(key):
    """The ways in which a folded key of Cyrillic or Greek letters is written in Latin ones."""
    if any(c in CYRILLIC for c in key):
        plain = "".join(CYRILLIC.get(c, c) for c in key)
        forms = {plain, plain.replace("kh", "h"), plain.replace("iy", "y"), plain.replace("ya", "ia").replace("yu", "iu")}
        if key.startswith("е"):
            forms.add("y" + plain)
        return sorted(forms)
    if any(c in GREEK for c in key):
        plain = "".join(GREEK.get(c, c) for c in key)
        plain = plain.replace("oy", "ou").replace("ay", "av").replace("ey", "ev").replace("gk", "g").replace("mp", "b", 1 if key.startswith("μπ") else 0)
        return [plain]
    return []


def feminine(key):
    """The form for a woman of a Slavic family name."""
    for ending, form in (
        ("ov", "ova"), ("ev", "eva"), ("in", "ina"), ("yn", "yna"), ("sky", "ska"), ("sky", "skaya"), ("skiy", "skaya"),
        ("ski", "ska"), ("cki", "cka"), ("dzki", "dzka"),
    ):
        if key.endswith(ending) and len(key) > len(ending) + 2:
            yield key[: -len(ending)] + form


def feminine_czech(name):
    """The form for a woman of a Czech or Slovak family name as written."""
    if name.endswith(("á", "a")) and not name.endswith("ka"):
        return None
    if name.endswith("ý"):
        return name[:-1] + "á"
    if name.endswith(("ek", "ec")) and len(name) > 4:
        return name[:-2] + name[-1] + "ová"
    if name.endswith(("a", "o")):
        return name[:-1] + "ová"
    return name + "ová"
