//! Passwords, their hashes, tokens and keys.

use crate::method::Entry;

mod api_key;
mod base64;
mod bearer_token;
mod jwt;
mod oauth_client_secret;
mod password;
mod password_hash;
mod private_key;
mod secret;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[
    password::ENTRY,
    password_hash::ENTRY,
    bearer_token::ENTRY,
    jwt::ENTRY,
    private_key::ENTRY,
    api_key::ENTRY,
    oauth_client_secret::ENTRY,
];
