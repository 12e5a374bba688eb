//! Identifiers of visitors: user agents, cookies, devices, user names, places.

use crate::method::Entry;

mod advertising_id;
mod analytics_id;
mod click_id;
mod cookie;
mod coordinates;
mod device_id;
mod iccid;
mod imei;
mod imsi;
mod meid;
pub(crate) mod reading;
mod session_id;
mod sexagesimal;
mod url_with_personal_data;
mod user_agent;
mod username;
mod visit_time;
mod web_beacon;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[
    advertising_id::ENTRY,
    cookie::ENTRY,
    coordinates::ENTRY,
    iccid::ENTRY,
    imei::ENTRY,
    imsi::ENTRY,
    meid::ENTRY,
    session_id::ENTRY,
    user_agent::ENTRY,
    username::ENTRY,
    analytics_id::ENTRY,
    url_with_personal_data::ENTRY,
    device_id::ENTRY,
    web_beacon::ENTRY,
    click_id::ENTRY,
    visit_time::ENTRY,
];
