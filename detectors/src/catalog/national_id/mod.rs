//! National identity and social security numbers.

use crate::method::Entry;

mod ae_emirates_id;
mod al_nid;
mod am_psn;
mod ar_dni;
mod az_fin;
mod bo_ci;
mod br_cpf;
mod br_pis;
mod br_rg;
mod br_titulo_eleitor;
mod by_personal_number;
mod ca_permanent_resident;
mod ca_sin;
mod cl_rut;
mod co_cedula;
mod cr_cedula_fisica;
mod cr_cr;
mod cu_ni;
mod do_cedula;
mod dz_nin;
mod ec_cedula;
mod eg_nid;
mod eleven;
pub(crate) mod from_right;
mod ge_personal_number;
mod gh_card;
mod gt_cui;
mod hn_dni;
mod il_id;
mod ir_national_code;
mod is_kennitala;
mod it_codice_fiscale;
mod it_identity_card;
mod ke_id;
mod kz_iin;
mod lu_matricule;
mod lv_personas_kods;
mod ma_cin;
mod md_idnp;
pub(crate) mod mexico;
mod mt_identity_card;
mod mu_nid;
mod mx_curp;
mod mx_ine;
mod mx_nss;
mod ng_bvn;
mod ng_nin;
mod nl_bsn;
mod nl_identity_card;
mod nl_onderwijsnummer;
mod no_fodselsnummer;
mod pa_cedula;
mod pe_dni;
mod pl_identity_card;
mod pl_pesel;
mod placeholder;
mod pt_cartao_cidadao;
mod pt_niss;
mod py_cedula;
mod ro_cnp;
mod rs_jmbg;
mod ru_inn;
mod ru_snils;
mod sa_id;
mod se_personnummer;
mod seven_three_one;
mod si_emso;
mod sv_dui;
mod tn_cin;
mod tr_tckn;
mod ua_rntrc;
mod ua_unzr;
mod us_ssn;
mod uy_cedula;
mod ve_cedula;
mod yugoslav;
mod za_id;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[
    us_ssn::ENTRY,
    ca_sin::ENTRY,
    ca_permanent_resident::ENTRY,
    mx_curp::ENTRY,
    mx_nss::ENTRY,
    mx_ine::ENTRY,
    br_cpf::ENTRY,
    br_rg::ENTRY,
    br_pis::ENTRY,
    br_titulo_eleitor::ENTRY,
    ar_dni::ENTRY,
    cl_rut::ENTRY,
    co_cedula::ENTRY,
    pe_dni::ENTRY,
    ec_cedula::ENTRY,
    uy_cedula::ENTRY,
    py_cedula::ENTRY,
    ve_cedula::ENTRY,
    bo_ci::ENTRY,
    cr_cedula_fisica::ENTRY,
    cr_cr::ENTRY,
    cu_ni::ENTRY,
    do_cedula::ENTRY,
    gt_cui::ENTRY,
    sv_dui::ENTRY,
    hn_dni::ENTRY,
    pa_cedula::ENTRY,
    za_id::ENTRY,
    ng_nin::ENTRY,
    ng_bvn::ENTRY,
    ke_id::ENTRY,
    mu_nid::ENTRY,
    eg_nid::ENTRY,
    ma_cin::ENTRY,
    dz_nin::ENTRY,
    tn_cin::ENTRY,
    gh_card::ENTRY,
    il_id::ENTRY,
    sa_id::ENTRY,
    ae_emirates_id::ENTRY,
    ir_national_code::ENTRY,
    is_kennitala::ENTRY,
    it_codice_fiscale::ENTRY,
    it_identity_card::ENTRY,
    lv_personas_kods::ENTRY,
    lu_matricule::ENTRY,
    mt_identity_card::ENTRY,
    nl_bsn::ENTRY,
    nl_onderwijsnummer::ENTRY,
    nl_identity_card::ENTRY,
    no_fodselsnummer::ENTRY,
    pl_pesel::ENTRY,
    pl_identity_card::ENTRY,
    pt_cartao_cidadao::ENTRY,
    pt_niss::ENTRY,
    ro_cnp::ENTRY,
    rs_jmbg::ENTRY,
    si_emso::ENTRY,
    se_personnummer::ENTRY,
    tr_tckn::ENTRY,
    ua_unzr::ENTRY,
    ua_rntrc::ENTRY,
    ru_snils::ENTRY,
    ru_inn::ENTRY,
    kz_iin::ENTRY,
    md_idnp::ENTRY,
    al_nid::ENTRY,
    by_personal_number::ENTRY,
    ge_personal_number::ENTRY,
    am_psn::ENTRY,
    az_fin::ENTRY,
];
