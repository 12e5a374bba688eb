//! Bank accounts, payment data and crypto wallets.

use crate::method::Entry;

mod ar_cbu;
mod au_bank_account;
mod au_bsb;
mod bank_account;
mod bitcoin_address;
mod br_agencia_conta;
mod ca_bank_account;
mod card_expiry;
mod card_pin;
mod card_security_code;
mod card_track;
mod cardano_address;
mod cards;
mod ch_postkonto;
mod cz_bank_account;
mod dash_address;
mod de_bankkonto;
mod de_blz;
mod dk_bank_account;
mod dogecoin_address;
mod es_ccc;
mod ethereum_address;
mod fr_rib;
mod hu_bankszamla;
mod in_bank_account;
mod in_ifsc;
mod it_bban;
mod jp_bank_account;
mod labels;
mod litecoin_address;
mod monero_address;
mod mx_clabe;
mod no_kontonummer;
mod nz_bank_account;
mod pl_nrb;
mod ripple_address;
mod ru_account;
mod se_bank_account;
mod se_bankgiro;
mod sepa_creditor_id;
mod sepa_mandate;
mod solana_address;
mod tron_address;
mod uk_bank_account;
mod uk_sort_code;
mod us_bank_account;
mod us_routing_number;
mod wallets;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[
    us_routing_number::ENTRY,
    us_bank_account::ENTRY,
    uk_sort_code::ENTRY,
    uk_bank_account::ENTRY,
    mx_clabe::ENTRY,
    ar_cbu::ENTRY,
    au_bsb::ENTRY,
    au_bank_account::ENTRY,
    ca_bank_account::ENTRY,
    jp_bank_account::ENTRY,
    nz_bank_account::ENTRY,
    cz_bank_account::ENTRY,
    no_kontonummer::ENTRY,
    es_ccc::ENTRY,
    se_bankgiro::ENTRY,
    se_bank_account::ENTRY,
    dk_bank_account::ENTRY,
    de_blz::ENTRY,
    de_bankkonto::ENTRY,
    fr_rib::ENTRY,
    it_bban::ENTRY,
    ch_postkonto::ENTRY,
    pl_nrb::ENTRY,
    hu_bankszamla::ENTRY,
    in_ifsc::ENTRY,
    in_bank_account::ENTRY,
    br_agencia_conta::ENTRY,
    ru_account::ENTRY,
    bank_account::ENTRY,
    sepa_creditor_id::ENTRY,
    sepa_mandate::ENTRY,
    card_expiry::ENTRY,
    card_security_code::ENTRY,
    card_pin::ENTRY,
    card_track::ENTRY,
    bitcoin_address::ENTRY,
    ethereum_address::ENTRY,
    litecoin_address::ENTRY,
    dogecoin_address::ENTRY,
    dash_address::ENTRY,
    ripple_address::ENTRY,
    tron_address::ENTRY,
    monero_address::ENTRY,
    solana_address::ENTRY,
    cardano_address::ENTRY,
];
