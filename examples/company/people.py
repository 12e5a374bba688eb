"""People who do not exist: names, addresses, telephone numbers, cards and accounts of the right forms, by seed."""

import unicodedata

# Common names of nine countries; a country has its own streets, towns with postcodes, and telephone numbers.
COUNTRIES = {
    "GB": {
        "given": "Oliver Amelia George Isla Harry Ava Jack Emily Charlotte Thomas Sophie James Grace William Alice",
        "family": "Smith Jones Taylor Brown Davies Evans Walker Wright Robinson Thompson Hughes Edwards Cooper Ward",
        "streets": ["{n} Church Lane", "{n} Mill Road", "{n} Victoria Street", "{n} Station Road", "{n} Park Avenue"],
        "towns": [("Leeds", "LS1 {d}AB"), ("Bristol", "BS2 {d}JP"), ("Norwich", "NR3 {d}QD"), ("York", "YO1 {d}HH")],
        "phone": "+44 20 7{ddd} {dddd}",
    },
    "US": {
        "given": "Michael Jennifer David Jessica Robert Ashley Christopher Sarah Daniel Amanda Kevin Laura Brian Nicole",
        "family": "Johnson Williams Miller Davis Wilson Anderson Moore Jackson Martin Thompson Clark Lewis Hall Young",
        "streets": ["{n} Maple Street", "{n} Oak Avenue", "{n} Washington Blvd", "{n} Lincoln Road", "{n} Cedar Drive"],
        "towns": [("Denver", "8020{d}"), ("Portland", "9720{d}"), ("Austin", "7870{d}"), ("Madison", "5370{d}")],
        "phone": "+1 312-{e}{dd}-{dddd}",
    },
    "DE": {
        "given": "Lukas Anna Jonas Lena Felix Marie Stefan Katharina Markus Julia Andreas Sabine Thomas Petra Jürgen",
        "family": "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein",
        "streets": ["Hauptstraße {n}", "Bahnhofstraße {n}", "Gartenweg {n}", "Lindenstraße {n}", "Schulstraße {n}"],
        "towns": [("Hamburg", "2009{d}"), ("München", "8033{d}"), ("Köln", "5066{d}"), ("Leipzig", "0410{d}")],
        "phone": "+49 30 9018{dddd}",
    },
    "FR": {
        "given": "Pierre Camille Louis Manon Antoine Chloé Nicolas Élise Julien Claire Mathieu Hélène François Sophie",
        "family": "Martin Bernard Dubois Durand Leroy Moreau Laurent Lefebvre Roux Fournier Girard Bonnet Lambert Faure",
        "streets": ["{n} rue de la République", "{n} avenue Victor Hugo", "{n} rue des Lilas", "{n} rue Pasteur"],
        "towns": [("Lyon", "6900{d}"), ("Nantes", "4400{d}"), ("Lille", "5900{d}"), ("Toulouse", "3100{d}")],
        "phone": "+33 1 42 {dd} {dd} {dd}",
    },
    "NL": {
        "given": "Daan Emma Sem Sanne Bram Lotte Jeroen Femke Pieter Anouk Maarten Marieke Ruben Willem Joost",
        "family": "Jansen Bakker Visser Smit Mulder Bos Vos Peters Hendriks Dekker Brouwer Dijkstra Vermeulen Kuipers",
        "streets": ["Dorpsstraat {n}", "Kerkstraat {n}", "Molenweg {n}", "Beatrixlaan {n}", "Stationsweg {n}"],
        "towns": [("Utrecht", "351{d} AB"), ("Groningen", "971{d} CD"), ("Breda", "481{d} EH"), ("Delft", "261{d} JK")],
        "phone": "+31 20 5{ddd}{ddd}",
    },
    "ES": {
        "given": "Javier Lucía Carlos María Alejandro Carmen Miguel Laura Pablo Elena Sergio Marta Fernando Isabel",
        "family": "García Fernández González López Sánchez Romero Navarro Torres Domínguez Vázquez Ramos Serrano Molina",
        "streets": ["Calle Mayor {n}", "Calle de Alcalá {n}", "Avenida de la Constitución {n}", "Calle del Sol {n}"],
        "towns": [("Madrid", "2801{d}"), ("Sevilla", "4100{d}"), ("Valencia", "4600{d}"), ("Bilbao", "4800{d}")],
        "phone": "+34 91 4{dd} {dd} {dd}",
    },
    "IT": {
        "given": "Marco Giulia Alessandro Francesca Luca Chiara Matteo Valentina Davide Elisa Giovanni Paola Roberto",
        "family": "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Conti Gallo Costa Mancini",
        "streets": ["Via Roma {n}", "Via Garibaldi {n}", "Corso Italia {n}", "Via Dante {n}", "Piazza Mazzini {n}"],
        "towns": [("Torino", "1012{d}"), ("Bologna", "4012{d}"), ("Verona", "3712{d}"), ("Parma", "4312{d}")],
        "phone": "+39 06 4{ddd}{ddd}",
    },
    "PL": {
        "given": "Piotr Agnieszka Tomasz Katarzyna Paweł Małgorzata Marcin Joanna Krzysztof Ewa Michał Magdalena",
        "family": "Nowak Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Mazur Krawczyk",
        "streets": ["ul. Polna {n}", "ul. Leśna {n}", "ul. Szkolna {n}", "ul. Kościelna {n}", "ul. Lipowa {n}"],
        "towns": [("Kraków", "31-00{d}"), ("Gdańsk", "80-80{d}"), ("Poznań", "61-70{d}"), ("Lublin", "20-00{d}")],
        "phone": "+48 22 6{dd} {dd} {dd}",
    },
    "SE": {
        "given": "Erik Elsa Lars Astrid Anders Karin Johan Ingrid Oskar Maja Gustav Linnea Magnus Sofia Nils",
        "family": "Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Lindberg",
        "streets": ["Storgatan {n}", "Kungsgatan {n}", "Skolgatan {n}", "Drottninggatan {n}", "Björkvägen {n}"],
        "towns": [("Uppsala", "753 2{d}"), ("Lund", "222 2{d}"), ("Umeå", "903 2{d}"), ("Örebro", "702 1{d}")],
        "phone": "+46 8 5{dd} {dd} {dd}",
    },
}

# Domains that nobody has, under real top-level domains: what is reserved (`.test`, example.com) counts as no finding.
MAIL_DOMAINS = [
    "quillmere-post.net", "brackenholt-mail.org", "oststrand-briefe.de", "valdombre-courrier.fr", "meerwijk-post.nl",
    "sierralba-correo.es", "colleverde-posta.it", "bialobrzeg-poczta.pl", "granholmen-brev.se", "harrowfen-office.com",
]
WORDS = (
    "Alder Basalt Cobalt Drift Ember Fathom Gable Harbour Inlet Juniper Keel Larch Meridian Nimbus Orchard Pinnacle "
    "Quarry Ridge Summit Thicket Umber Vertex Willow Yarrow Zenith"
).split()
TRADES = "Logistics Analytics Machinery Textiles Foods Instruments Energy Packaging Software Ceramics Optics".split()
LEGAL = {"GB": "Ltd", "US": "Inc.", "DE": "GmbH", "FR": "SARL", "NL": "B.V.", "ES": "S.L.", "IT": "S.r.l.",
         "PL": "sp. z o.o.", "SE": "AB"}
AGENTS = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{v}.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.{m} Safari/605.1.15",
    "Mozilla/5.0 (X11; Linux x86_64; rv:{v}.0) Gecko/20100101 Firefox/{v}.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_{m} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:{v}.0) Gecko/20100101 Firefox/{v}.0",
]


def ascii_of(text):
    """The text in lower-case ASCII letters, as the local part of an address has it."""
    text = text.translate(str.maketrans({"ł": "l", "Ł": "L", "ß": "ss", "ø": "o"}))
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if c.isascii() and c.isalpha()).lower()


def luhn(digits):
    """The digits with their check digit (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return digits + str(-total % 10)


class Maker:
    """Makes people and their values from one source of randomness."""

    def __init__(self, random):
        self.random = random
        self.number = 0

    def digits(self, pattern):
        """Each `d` of a `{…}` becomes a digit, each `e` one from 2 to 4."""
        out, inside = [], False
        for c in pattern:
            if c in "{}":
                inside = c == "{"
            elif inside and c == "d":
                out.append(str(self.random.randrange(10)))
            elif inside and c == "e":
                out.append(str(self.random.randrange(2, 5)))
            else:
                out.append(c)
        return "".join(out)

    def person(self, country=None):
        """A person: names, an address of their own, how to reach them."""
        pick = self.random.choice
        country = country or pick(sorted(COUNTRIES))
        at = COUNTRIES[country]
        self.number += 1
        given, family = pick(at["given"].split()), pick(at["family"].split())
        town, postcode = pick(at["towns"])
        local = f"{ascii_of(given)}.{ascii_of(family)}{self.number}"
        return {
            "given": given, "family": family, "name": f"{given} {family}", "country": country,
            "email": f"{local}@{pick(MAIL_DOMAINS)}", "phone": self.digits(at["phone"]),
            "fax": self.digits(at["phone"]), "username": f"{ascii_of(given)[:1]}{ascii_of(family)}{self.number}",
            "street": pick(at["streets"]).replace("{n}", str(self.random.randrange(1, 180))),
            "town": town, "postcode": self.digits(postcode), "born": self.born(),
        }

    def born(self):
        """A date of birth of an adult."""
        r = self.random
        return f"{r.randrange(1955, 2003)}-{r.randrange(1, 13):02}-{r.randrange(1, 29):02}"

    def company(self, country):
        """The name of a company."""
        pick = self.random.choice
        return f"{pick(WORDS)} {pick(TRADES)} {LEGAL[country]}"

    def card(self):
        """A number that no scheme keeps for tests, in the ranges of two."""
        prefix = self.random.choice(["453957", "492918", "542418", "527346"])
        while True:
            number = luhn(prefix + "".join(str(self.random.randrange(10)) for _ in range(9)))
            if len(set(number)) > 5:
                return number

    def iban(self):
        """A German account with a right checksum (ISO 13616)."""
        account = f"37040044{self.random.randrange(10**9, 10**10)}"
        return f"DE{98 - int(account + '131400') % 97:02}{account}"

    def ip(self):
        """An address that is routed."""
        r = self.random
        return f"{r.choice([62, 77, 84, 91, 109, 151, 178, 188])}.{r.randrange(1, 250)}.{r.randrange(256)}.{r.randrange(1, 255)}"

    def agent(self):
        """What a browser calls itself."""
        r = self.random
        return r.choice(AGENTS).replace("{v}", str(r.randrange(118, 133))).replace("{m}", str(r.randrange(1, 6)))

    def hexadecimal(self, digits):
        """So many random hexadecimal digits."""
        return f"{self.random.getrandbits(4 * digits):0{digits}x}"
