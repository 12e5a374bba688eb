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
