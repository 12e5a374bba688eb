//! Which names of fields speak of a part of a postal address.
//!
//! The words are the labels of the parts in the Universal Postal Union's S42 templates
//! (<https://www.upu.int/en/Postal-Solutions/Programmes-Services/Addressing-Solutions>), the tokens that HTML's
//! `autocomplete` and vCard (RFC 6350, ADR) have for them, and their translations; without diacritics, two words
//! of a name (`postal_code`) as one. English first, then German, French, Spanish, Italian, Dutch, Portuguese,
//! Polish, Romanian, Swedish, Danish, Norwegian, Finnish, Czech, Hungarian, Turkish where they differ.

use super::Folded;
use crate::words::words;

/// A part of a postal address that has a field of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressPart {
    /// The way, with or without a house number.
    Street,
    /// The number of the house.
    HouseNumber,
    /// A part of the building, or whatever else the second line of an address tells.
    Unit,
    /// The postcode.
    Postcode,
    /// The city, town or village.
    City,
    /// The state, province or county.
    Region,
    /// The country.
    Country,
}

impl AddressPart {
    /// The name, such as `house number`.
    pub const fn id(self) -> &'static str {
        match self {
            AddressPart::Street => "street",
            AddressPart::HouseNumber => "house number",
            AddressPart::Unit => "unit",
            AddressPart::Postcode => "postcode",
            AddressPart::City => "city",
            AddressPart::Region => "region",
            AddressPart::Country => "country",
        }
    }
}

const PARTS: [(AddressPart, &str); 7] = [
    (
        AddressPart::HouseNumber,
        "housenumber houseno housenr housenum streetnumber streetno streetnr streetnum buildingnumber buildingno \
         civicnumber hausnummer hausnr hnr strassennummer strassennr strnr numerorue numrue norue numerovoie \
         numvoie numerocasa numerocalle numeroexterior numext noexterior noext numerocivico civico ncivico \
         huisnummer huisnr numeroporta numeroimovel nrdomu numerdomu nrbudynku numerbudynku nrstrada nrstrazii \
         numarstrada numarstrazii husnummer husnr gatunummer gatunr vejnummer vejnr gatenummer gatenr talonumero \
         talonro katunumero cislopopisne cisloorientacni cislodomu hazszam binano kapino evno diskapino \
         binanumarasi kapinumarasi",
    ),
    (
        AddressPart::Unit,
        "unit unitno unitnumber apt aptno aptnumber apartment apartmentno apartmentnumber suite flat flatno \
         flatnumber extendedaddress wohnung wohnungsnummer wohnungsnr adresszusatz appartement appt \
         complementadresse numerointerior numint noint depto interno huisnummertoevoeging toevoeging busnummer \
         apartamento complemento nrmieszkania numermieszkania nrlokalu numerlokalu mieszkanie apartament etaj \
         lagenhet lagenhetsnummer lghnr lejlighed leilighet leilighetsnummer bolignummer asunto huoneisto byt \
         cislobytu emelet ajto daire daireno",
    ),
    (
        AddressPart::Postcode,
        "zip zips zipcode zipcodes ziporpostalcode postcode postcodes postalcode postalcodes postal pincode \
         eircode plz postleitzahl codepostal codigopostal codpostal codicepostale codiceavviamento \
         codigoenderecamento endcep kodpocztowy postnummer postnr postkode postinumero postinro \
         postovnismerovacicislo iranyitoszam irsz postakodu",
    ),
    (
        AddressPart::City,
        "city cities town townorcity citytown towncity locality suburb municipality stadt ortschaft wohnort \
         gemeinde ville commune localite ciudad municipio localidad poblacion citta comune localita stad plaats \
         woonplaats gemeente cidade localidade miasto miejscowosc oras orasul localitate postort bynavn postby \
         kommune poststed kunta kaupunki postitoimipaikka mesto obec varos telepules helyseg sehir ilce",
    ),
    (
        AddressPart::Region,
        "state states province region county stateprovince stateorprovince bundesland kanton departement estado \
         provincia regione provincie wojewodztwo powiat judet judetul landskap fylke maakunta laani okres megye",
    ),
    (
        AddressPart::Country,
        "country countries countrycode countryname nation land staat pays pais paese nazione kraj panstwo tara \
         maa zeme orszag ulke",
    ),
    (
        AddressPart::Street,
        "street streets streetname streetaddress strasse straße strassenname rue nomrue voie nomvoie libellevoie \
         calle nombrecalle nomevia straat straatnaam rua logradouro nomerua ulica nazwaulicy nazevulice ulice \
         strada gata gatuadress gatunamn gade gadenavn vejnavn gateadresse gatenavn katu katuosoite katunimi \
         utca utcanev kozterulet sokak cadde caddesokak",
    ),
];

/// Words that mean a part where nothing stands beside them but whose it is: elsewhere they are others (`market
/// cap`, `sort ort`).
const ALONE: [(AddressPart, &str); 4] = [
    (AddressPart::HouseNumber, "house"),
    (AddressPart::Postcode, "cp cap cep psc np"),
    (AddressPart::City, "ort il mjesto"),
    (AddressPart::Street, "via str"),
];

/// Whose address it is.
const WHOSE: &str = "\
    billing bill shipping ship delivery mailing mail postal home work office business contact customer client \
    user patient employee person address addr adr adresse adresa adres direccion indirizzo endereco kunde \
    kunden rechnung rechnungs liefer lieferung recipient sender";

/// Words that change nothing, at the end.
const TAIL: &str = "name nom nombre nome naam namn navn nimi nume nazev nev adi value text";

/// Small words between.
const FILLER: &str = "de du des di da do der della del la le of the d or";

/// The last words of the first lines of addresses, which further lines have as well.
const LINES: &str = "line address addr adr adresse adress street direccion indirizzo endereco adres adresa";

/// The part that the name of a field speaks of.
pub(super) fn part(name: &str) -> Option<AddressPart> {
    let mut list: [Folded; MOST] = Default::default();
    let mut count = 0;
    for word in words(name.as_bytes()) {
        let word = Folded::of(word.bytes());
        if is_in(&word, FILLER) {
            continue;
        }
        *list.get_mut(count)? = word;
        count += 1;
    }
    let mut list = &list[..count];
    if let [.., line, number] = list
        && is_in(line, LINES)
        && is_in(number, "2 3 4")
    {
        return Some(AddressPart::Unit);
    }
    while let [rest @ .., last] = list
        && !rest.is_empty()
        && (is_in(last, TAIL) && part_of(rest).is_some() || last.is_number())
    {
        list = rest;
    }
    part_of(list)
}

/// The most words of a name that are looked at.
const MOST: usize = 8;

fn part_of(list: &[Folded]) -> Option<AddressPart> {
    let (last, rest) = list.split_last()?;
    let find = |parts: &[(AddressPart, &str)], word: &Folded| {
        parts.iter().find(|(_, words)| is_in(word, words)).map(|(part, _)| *part)
    };
    let pair = rest.last().and_then(|before| find(&PARTS, &before.and(last)));
    let alone = || if rest.iter().all(|word| is_in(word, WHOSE)) { find(&ALONE, last) } else { None };
    let code = || {
        let before = rest.last().filter(|_| is_in(last, "code kod abbr abbreviation iso"))?;
        find(&PARTS, before).filter(|part| matches!(part, AddressPart::Region | AddressPart::Country))
    };
    pair.or_else(|| find(&PARTS, last)).or_else(alone).or_else(code)
}

fn is_in(word: &Folded, list: &str) -> bool {
    list.split(' ').any(|entry| entry.as_bytes() == word.bytes())
}

impl Folded {
    fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    fn is_number(&self) -> bool {
        self.bytes().iter().all(u8::is_ascii_digit)
    }

    /// Both as one word.
    fn and(&self, other: &Folded) -> Folded {
        let mut both = Folded { bytes: self.bytes, length: self.length };
        for byte in other.bytes() {
            if let Some(slot) = both.bytes.get_mut(both.length) {
                *slot = *byte;
                both.length += 1;
            }
        }
        both
    }
}
