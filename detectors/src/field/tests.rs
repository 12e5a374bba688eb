//! What names of fields say.

use super::FieldHint;
use crate::Category;

#[test]
fn names_speak() {
    use Category::{
        BankAccount, EmailAddress, IpAddress, MacAddress, PaymentCard, PhoneNumber, PostalAddress,
    };
    for (name, expected) in [
        ("E-Mail-Adresse", vec![EmailAddress]),
        ("e_post", vec![EmailAddress]),
        ("Posta elettronica", vec![EmailAddress]),
        ("correo_electrónico", vec![EmailAddress]),
        ("ADRESSE ÉLECTRONIQUE", vec![EmailAddress]),
        ("mailing_address", vec![PostalAddress]),
        ("mail_city", vec![]),
        ("post_code", vec![]),
        ("addr", vec![PostalAddress]),
        ("addr1", vec![PostalAddress]),
        ("address", vec![PostalAddress]),
        ("home_street", vec![PostalAddress]),
        ("address_id", vec![]),
        ("email_address", vec![EmailAddress]),
        ("remoteAddr", vec![IpAddress]),
        ("x_forwarded_for", vec![IpAddress]),
        ("last_login_ip", vec![IpAddress]),
        ("zip", vec![]),
        ("shipping", vec![]),
        ("Hardware Address", vec![MacAddress]),
        ("Téléphone", vec![PhoneNumber]),
        ("telefone", vec![PhoneNumber]),
        ("TELEMÓVEL", vec![PhoneNumber]),
        ("komórka", vec![PhoneNumber]),
        ("cartão", vec![PaymentCard]),
        ("creditCardNumber", vec![PaymentCard]),
        ("card_id", vec![]),
        ("account_balance", vec![]),
        ("Kontonummer", vec![BankAccount]),
        ("swift_code", vec![BankAccount]),
        ("discard", vec![]),
    ] {
        let hint = FieldHint::of(name);
        let got: Vec<Category> = Category::ALL.iter().copied().filter(|c| hint.names(*c)).collect();
        assert_eq!(got, expected, "{name}");
    }
    assert!(
        FieldHint::of("swift_code").is(FieldHint::BIC) && !FieldHint::of("account_name").is(FieldHint::BIC)
    );
    assert!(FieldHint::of("card_id").is(FieldHint::UNLIKELY));
    assert!(FieldHint::of("nipt").is(FieldHint::UNLIKELY));
}

#[test]
fn numbers_of_ids_are_open_to_values_that_tell_by_themselves() {
    let closed = |name: &str| {
        FieldHint::of(name).meaning(&crate::cue::Meaning::default(), |_| None).is(FieldHint::CLOSED)
    };
    assert!(!closed("id_number") && !closed("IdNo"));
    assert!(closed("id") && closed("order_id_number") && closed("id_number_count"));
}

#[test]
fn names_of_persons_are_told_from_other_names() {
    const GIVEN: u16 = FieldHint::GIVEN;
    const FAMILY: u16 = FieldHint::FAMILY;
    const FULL: u16 = FieldHint::FULL;
    const WEAK: u16 = FieldHint::FULL | FieldHint::WEAK_NAME;
    let cases = [
        (
            GIVEN,
            "first_name|FirstName|given|givenName|Given name|forename|fname|middle_name|Vorname|prénom|Prénoms\
             |user_first_name|customer_first_name|nombres|nombre de pila|nome próprio|Voornamen|imię|Imiona|prenume\
             |förnamn|Fornavn|etunimi|křestní jméno|keresztnév|name_first|strFirstName|name2_given",
        ),
        (
            FAMILY,
            "last_name|lastName|LNAME|surname|family_name|maiden_name|mother_maiden_name|Nachname|Familienname\
             |Geburtsname|nom de famille|nom d'usage|nom_naissance|apellido|Apellidos|cognome|achternaam|sobrenome\
             |nazwisko|nume de familie|efternamn|Efternavn|etternavn|sukunimi|příjmení|vezetéknév|soyadı|name_last\
             |billing_last_name|Maiden",
        ),
        (
            FULL,
            "full_name|fullName|real_name|contact_name|patient|patient_name|patientName|employee|employee_name\
             |author|authors|author_name|recipient|attn|signed by|approved_by|Name, Vorname|Vor- und Nachname\
             |nom et prénom|Nom complet|nom du patient|nombre y apellidos|nombre completo|nombre del paciente\
             |cognome e nome|imię i nazwisko|nume și prenume|jméno a příjmení|ad soyad|Adı Soyadı|Ansprechpartner\
             |contact person|Kontaktperson|teacher_name|user_full_name|passenger name|emergency_contact_name\
             |person_name|name_of_patient|author_1|card_holder|Account Holder Name",
        ),
        (
            WEAK,
            "name|Name|NAME|name_wiki|nom|nombre|nome|naam|namn|navn|nimi|nume|jméno|név|isim|display_name\
             |displayName|customer_name|customer|client|nom du client|Kunde|owner|contact|created_by|legal_name\
             |shipping_name|names|owner_name|guest",
        ),
        (
            0,
            "company_name|companyName|product_name|file_name|filename|track|track_name|artist|artist_name|album\
             |brand|city_name|city|host_name|hostname|user_name|username|table_name|column_name|class_name\
             |function name|domain_name|event_name|resource_display_name|category_name|state_name|ship_name\
             |Restaurant Name|title|first|last|last_file|full|patient_address|employee_residence|contact_title\
             |first_name_length|author_id|owner_id|reports_to|customer_city|customer_since|nom du produit\
             |nombre de usuario|nombre del archivo|razón social|nome_do_arquivo|bestandsnaam|Firmenname|Dateiname\
             |filnamn|nazwa|warehouse_name|namespace|username_hint|contact_email|contact_phone|fontFamily\
             |product_family|employer_name|repo_full_name|species|hometown||schoolName|signed|by|is_author_count\
             |author_count|country|user|ad",
        ),
    ];
    let mut wrong = Vec::new();
    for (expected, names) in cases {
        for name in names.split('|') {
            let hint = FieldHint::of(name);
            let flags = hint.flags & (GIVEN | FAMILY | WEAK);
            if flags != expected || hint.names(Category::PersonName) != (expected != 0) {
                wrong.push((name, flags));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_word_is_of_one_kind() {
    let mut seen = std::collections::BTreeSet::new();
    for (text, _) in super::persons::LISTS {
        for word in text.split(' ') {
            assert!(seen.insert(word), "{word} stands twice");
            assert!(
                !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()),
                "{word:?} is not folded"
            );
        }
    }
    assert!(seen.len() * 2 <= super::persons::SLOTS);
}

#[test]
fn parts_of_addresses_are_told() {
    use super::AddressPart::{City, Country, HouseNumber, Postcode, Region, Street, Unit};
    let cases = [
        (
            Some(Street),
            "street|street_name|home_street|StreetAddress|Straße|Strasse|rue|nom de rue|calle|via|straat|logradouro|rua\
             |ulica|strada|gatuadress|gadenavn|vejnavn|gateadresse|katuosoite|ulice|utca|sokak",
        ),
        (
            Some(HouseNumber),
            "house_number|houseNo|street_number|Hausnummer|Haus-Nr.|numéro de rue|numero civico|Número exterior\
             |huisnummer|nr domu|numer_domu|husnummer|husnr|gatenummer|talonumero|číslo popisné|házszám|Bina No",
        ),
        (
            Some(Unit),
            "unit|apt|apartment_number|suite|flat|address_line_2|address2|street2|Adresszusatz|complemento|nr lokalu\
             |Daire No",
        ),
        (
            Some(Postcode),
            "zip|zip_code|ZIP|zipcode|postcode|post_code|postalCode|billing_postal_code|plz|PLZ|Postleitzahl|cp\
             |code postal|código postal|cod_postal|cap|CAP|cep|kod pocztowy|cod poștal|postnummer|postnr|postinumero\
             |PSČ|irányítószám|posta kodu|pincode|eircode|home_zip|billing_cap|zip1",
        ),
        (
            Some(City),
            "city|City|mail_city|billing_city|city_name|town|Stadt|Ort|Wohnort|ville|ciudad|città|comune|woonplaats\
             |cidade|miasto|miejscowość|oraș|postort|poststed|kaupunki|město|város|şehir",
        ),
        (
            Some(Region),
            "state|province|region|county|state_code|Bundesland|département|estado|provincia|województwo|județ|fylke\
             |megye",
        ),
        (Some(Country), "country|country_code|ship_country|Land|pays|país|paese|kraj|țară|ország|ülke"),
        (
            None,
            "market_cap|sort|unit_price|zip_count|city_id|postcode_valid|name|email|address|code|number|street_count\
             |capacity|password|state_changed|country_manager|description|notes|",
        ),
    ];
    let mut wrong = Vec::new();
    for (expected, names) in cases {
        for name in names.split('|') {
            let hint = FieldHint::of(name);
            let carries = hint.names(Category::PostalAddress);
            let may = match expected {
                Some(Street) => carries,
                Some(Unit) => true,
                Some(_) => !carries,
                None => carries == (name == "address"),
            };
            if hint.address_part() != expected || !may {
                wrong.push((name, hint.address_part(), carries));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}
