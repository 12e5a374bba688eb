//! Driving licence numbers.

use crate::method::Entry;

mod any_country;
mod at_driving_licence;
mod au_driving_licence;
mod be_driving_licence;
mod bg_driving_licence;
mod br_cnh;
mod ca_driving_licence;
mod cy_driving_licence;
mod cz_driving_licence;
mod de_driving_licence;
mod dk_driving_licence;
mod ee_driving_licence;
mod es_driving_licence;
mod fi_driving_licence;
mod fr_driving_licence;
mod gr_driving_licence;
mod hr_driving_licence;
mod hu_driving_licence;
mod ie_driving_licence;
mod in_driving_licence;
mod it_driving_licence;
mod jp_driving_licence;
mod kr_driving_licence;
mod lt_driving_licence;
mod lu_driving_licence;
mod lv_driving_licence;
mod mt_driving_licence;
mod nl_driving_licence;
mod pl_driving_licence;
mod pt_driving_licence;
mod ro_driving_licence;
mod se_driving_licence;
mod shapes;
mod si_driving_licence;
mod sk_driving_licence;
mod uk_driving_licence;
mod us_driving_licence;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[
    any_country::ENTRY,
    at_driving_licence::ENTRY,
    au_driving_licence::ENTRY,
    be_driving_licence::ENTRY,
    bg_driving_licence::ENTRY,
    br_cnh::ENTRY,
    ca_driving_licence::ENTRY,
    cy_driving_licence::ENTRY,
    cz_driving_licence::ENTRY,
    de_driving_licence::ENTRY,
    dk_driving_licence::ENTRY,
    ee_driving_licence::ENTRY,
    es_driving_licence::ENTRY,
    fi_driving_licence::ENTRY,
    fr_driving_licence::ENTRY,
    gr_driving_licence::ENTRY,
    hr_driving_licence::ENTRY,
    hu_driving_licence::ENTRY,
    ie_driving_licence::ENTRY,
    in_driving_licence::ENTRY,
    it_driving_licence::ENTRY,
    jp_driving_licence::ENTRY,
    kr_driving_licence::ENTRY,
    lt_driving_licence::ENTRY,
    lu_driving_licence::ENTRY,
    lv_driving_licence::ENTRY,
    mt_driving_licence::ENTRY,
    nl_driving_licence::ENTRY,
    pl_driving_licence::ENTRY,
    pt_driving_licence::ENTRY,
    ro_driving_licence::ENTRY,
    se_driving_licence::ENTRY,
    si_driving_licence::ENTRY,
    sk_driving_licence::ENTRY,
    uk_driving_licence::ENTRY,
    us_driving_licence::ENTRY,
];
