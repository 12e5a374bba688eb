//! National identity and social security numbers.

use crate::method::Entry;

mod ae_emirates_id;
mod al_nid;
mod am_psn;
mod ar_dni;
mod at_svnr;
mod az_fin;
mod baltic;
mod bd_nid;
mod be_eid;
mod be_nn;
mod bg_egn;
mod bg_pnf;
mod bo_ci;
mod br_cpf;
mod br_pis;
mod br_rg;
mod br_titulo_eleitor;
mod by_personal_number;
mod ca_permanent_resident;
mod ca_sin;
mod ch_ahv;
mod cl_rut;
mod cn_resident_id;
mod cn_resident_id_15;
mod co_cedula;
mod cr_cedula_fisica;
mod cr_cr;
mod cu_ni;
mod cy_identity_card;
mod cz_rodne_cislo;
mod de_identity_card;
mod de_svnr;
mod dk_cpr;
mod do_cedula;
mod dz_nin;
mod ec_cedula;
mod ee_isikukood;
mod eg_nid;
mod eleven;
mod es_dni;
mod es_nie;
mod es_nuss;
mod fi_hetu;
mod fr_cni;
mod fr_nir;
pub(crate) mod from_right;
mod ge_personal_number;
mod gh_card;
mod gr_amka;
mod gr_identity_card;
mod gt_cui;
mod hk_id;
mod hn_dni;
mod hr_oib;
mod hu_identity_card;
mod hu_szemelyi;
mod id_nik;
mod ie_pps;
mod il_id;
mod in_aadhaar;
mod in_vid;
mod in_voter;
mod ir_national_code;
mod is_kennitala;
mod it_codice_fiscale;
mod it_identity_card;
mod jp_my_number;
mod ke_id;
mod korean;
mod kr_frn;
mod kr_rrn;
mod kz_iin;
mod lk_nic;
mod lt_asmens_kodas;
mod lu_matricule;
mod lv_personas_kods;
mod ma_cin;
mod md_idnp;
pub(crate) mod mexico;
mod mo_id;
mod mt_identity_card;
mod mu_nid;
mod mx_curp;
mod mx_ine;
mod mx_nss;
mod my_nric;
mod ng_bvn;
mod ng_nin;
mod nl_bsn;
mod nl_identity_card;
mod nl_onderwijsnummer;
mod no_fodselsnummer;
mod pa_cedula;
mod pe_dni;
mod ph_philsys;
mod ph_sss;
mod ph_umid;
mod pk_cnic;
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
mod sg_nric;
mod si_emso;
mod spanish;
mod sv_dui;
mod th_pin;
mod tn_cin;
mod tr_tckn;
mod tw_id;
mod ua_rntrc;
mod ua_unzr;
mod uk_electoral_roll;
mod uk_nino;
mod uk_temporary_nino;
mod uk_upn;
mod us_ssn;
mod uy_cedula;
mod ve_cedula;
mod vn_cccd;
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
    at_svnr::ENTRY,
    be_nn::ENTRY,
    be_eid::ENTRY,
    bg_egn::ENTRY,
    bg_pnf::ENTRY,
    ch_ahv::ENTRY,
    cy_identity_card::ENTRY,
    cz_rodne_cislo::ENTRY,
    dk_cpr::ENTRY,
    ee_isikukood::ENTRY,
    lt_asmens_kodas::ENTRY,
    de_svnr::ENTRY,
    de_identity_card::ENTRY,
    es_dni::ENTRY,
    es_nie::ENTRY,
    es_nuss::ENTRY,
    fi_hetu::ENTRY,
    fr_nir::ENTRY,
    fr_cni::ENTRY,
    uk_nino::ENTRY,
    uk_upn::ENTRY,
    uk_electoral_roll::ENTRY,
    gr_amka::ENTRY,
    gr_identity_card::ENTRY,
    hr_oib::ENTRY,
    hu_szemelyi::ENTRY,
    hu_identity_card::ENTRY,
    ie_pps::ENTRY,
    sg_nric::ENTRY,
    th_pin::ENTRY,
    pk_cnic::ENTRY,
    my_nric::ENTRY,
    id_nik::ENTRY,
    vn_cccd::ENTRY,
    ph_sss::ENTRY,
    ph_umid::ENTRY,
    ph_philsys::ENTRY,
    lk_nic::ENTRY,
    bd_nid::ENTRY,
    in_aadhaar::ENTRY,
    in_vid::ENTRY,
    in_voter::ENTRY,
    it_codice_fiscale::ENTRY,
    tr_tckn::ENTRY,
    nl_bsn::ENTRY,
    pl_pesel::ENTRY,
    is_kennitala::ENTRY,
    it_identity_card::ENTRY,
    lv_personas_kods::ENTRY,
    lu_matricule::ENTRY,
    mt_identity_card::ENTRY,
    nl_onderwijsnummer::ENTRY,
    nl_identity_card::ENTRY,
    no_fodselsnummer::ENTRY,
    pl_identity_card::ENTRY,
    pt_cartao_cidadao::ENTRY,
    pt_niss::ENTRY,
    ro_cnp::ENTRY,
    rs_jmbg::ENTRY,
    si_emso::ENTRY,
    se_personnummer::ENTRY,
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
    cn_resident_id::ENTRY,
    cn_resident_id_15::ENTRY,
    hk_id::ENTRY,
    mo_id::ENTRY,
    tw_id::ENTRY,
    jp_my_number::ENTRY,
    kr_rrn::ENTRY,
    kr_frn::ENTRY,
    uk_temporary_nino::ENTRY,
];
