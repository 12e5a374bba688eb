//! Passports and machine-readable zones.

use crate::method::Entry;

mod am_passport;
mod any_country;
mod at_passport;
mod au_passport;
mod az_passport;
mod be_passport;
mod bg_passport;
mod br_passport;
mod by_passport;
mod ca_passport;
mod ch_passport;
mod cn_passport;
mod cz_passport;
mod de_passport;
mod dk_passport;
mod ee_passport;
mod es_passport;
mod fi_passport;
mod fr_passport;
mod gr_passport;
mod ie_passport;
mod in_passport;
mod it_passport;
mod jp_passport;
mod kr_passport;
mod kz_passport;
mod mrz;
mod mx_passport;
mod nl_passport;
mod no_passport;
mod nz_passport;
mod pl_passport;
mod pt_passport;
mod ro_passport;
mod ru_passport;
mod se_passport;
mod sg_passport;
mod shapes;
mod tr_passport;
mod tw_passport;
mod ua_passport;
mod uk_passport;
mod us_passport;
mod uz_passport;
mod za_passport;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[
    am_passport::ENTRY,
    any_country::ENTRY,
    at_passport::ENTRY,
    au_passport::ENTRY,
    az_passport::ENTRY,
    be_passport::ENTRY,
    bg_passport::ENTRY,
    br_passport::ENTRY,
    by_passport::ENTRY,
    ca_passport::ENTRY,
    ch_passport::ENTRY,
    cn_passport::ENTRY,
    cz_passport::ENTRY,
    de_passport::ENTRY,
    dk_passport::ENTRY,
    ee_passport::ENTRY,
    es_passport::ENTRY,
    fi_passport::ENTRY,
    fr_passport::ENTRY,
    gr_passport::ENTRY,
    ie_passport::ENTRY,
    in_passport::ENTRY,
    it_passport::ENTRY,
    jp_passport::ENTRY,
    kr_passport::ENTRY,
    kz_passport::ENTRY,
    mrz::ENTRY,
    mx_passport::ENTRY,
    nl_passport::ENTRY,
    no_passport::ENTRY,
    nz_passport::ENTRY,
    pl_passport::ENTRY,
    pt_passport::ENTRY,
    ro_passport::ENTRY,
    ru_passport::ENTRY,
    se_passport::ENTRY,
    sg_passport::ENTRY,
    tr_passport::ENTRY,
    tw_passport::ENTRY,
    ua_passport::ENTRY,
    uk_passport::ENTRY,
    us_passport::ENTRY,
    uz_passport::ENTRY,
    za_passport::ENTRY,
];
