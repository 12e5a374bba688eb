//! The three layouts: which questions, in which order and groups, under which headings.
//!
//! ICO: the documentation templates of the Information Commissioner's Office for controllers and for processors
//! (<https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/accountability-and-governance/documentation/>).
//! CNIL: the model of a register and its fiche of an activity
//! (<https://www.cnil.fr/fr/RGDP-le-registre-des-activites-de-traitement>). DPC: the guidance note of April 2023 on
//! records of processing (<https://www.dataprotection.ie/en/dpc-guidance/records-of-processing-article-30-guidance>).
//! Which questions each authority asks, in 15 or 16 groups, and which of them are required, is as in the assessment
//! templates `uk_ico_ropa` (42 questions), `fr_cnil_ropa` (38) and `ie_dpc_ropa` (41) of Fides
//! (<https://github.com/ethyca/fides>, database migrations 4a3c639de83a, 4738e3e3e850, ea4b270810c8); the headings are
//! ours. What a processor records is GDPR Art. 30(2)
//! (<https://eur-lex.europa.eu/eli/reg/2016/679/oj#d1e3265-1-1>).

use super::words::Language;

/// What a column asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    ControllerName,
    ControllerContact,
    ControllerNameAndContact,
    JointControllers,
    Dpo,
    Representative,
    Role,
    Department,
    Stewards,
    Purposes,
    Activity,
    Description,
    DataSubjects,
    Categories,
    Special,
    Source,
    Recipients,
    Shared,
    SharedCategories,
    Transfers,
    Safeguards,
    Retention,
    RetentionPolicy,
    Adherence,
    AdherenceReason,
    Security,
    Location,
    LawfulBasis,
    LegitimateInterests,
    InterestsAssessment,
    SpecialCondition,
    Schedule1,
    Automated,
    AutomatedDescription,
    AutomatedBasis,
    Profiling,
    DpiaRequired,
    DpiaWhere,
    OtherAssessments,
    Rights,
    PrivacyPolicy,
    PrivacyNotice,
    Consent,
    BreachProcess,
    BreachRecord,
    ProcessorContract,
    Reviewed,
    // Of the record of a processor, Art. 30(2).
    ProcessorNameAndContact,
    OnBehalfOf,
    OnBehalfOfRepresentative,
    ProcessingCarriedOut,
    // What the scan says.
    Status,
    FoundCategories,
    FoundSubjects,
    LastScan,
    Coverage,
    OldestRecord,
    NewestRecord,
    FoundLocations,
    FoundExposure,
    FoundEncryption,
    NotRead,
    Contradictions,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Its heading.
    pub(super) heading: &'static str,
    /// What it asks.
    pub(super) question: Question,
    /// Whether the law or the authority requires an answer.
    pub(super) required: bool,
}

/// A layout.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    /// Whose, for the title of the document.
    pub(super) authority: &'static str,
    /// The language of what we write.
    pub(super) language: Language,
    /// The record of a controller, Art. 30(1).
    pub(super) controller: &'static [Column],
    /// The record of a processor, Art. 30(2).
    pub(super) processor: &'static [Column],
    /// What the scan says, behind either.
    pub(super) evidence: &'static [Column],
}

macro_rules! columns {
    ($($need:tt $question:ident $heading:literal;)*) => {
        &[$(Column {
            heading: $heading,
            question: Question::$question,
            required: columns!(@ $need),
        },)*]
    };
    (@ must) => { true };
    (@ may) => { false };
}

/// The layout of the United Kingdom's ICO.
pub(super) const ICO: Layout = Layout {
    authority: "Information Commissioner's Office (United Kingdom)",
    language: Language::English,
    controller: columns! {
        must ControllerName "Name of controller";
        must ControllerContact "Contact details of controller";
        must JointControllers "Name and contact details of joint controller (if applicable)";
        must Dpo "Data protection officer";
        must Representative "UK representative (if applicable)";
        may Role "Controller or processor";
        may Department "Business function";
        may Stewards "Data stewards";
        must Purposes "Purpose of processing";
        may Activity "System or processing activity";
        must DataSubjects "Categories of individuals";
        must Categories "Categories of personal data";
        may Special "Special category or criminal offence data";
        may Source "Source of the personal data";
        must Recipients "Categories of recipients";
        must Shared "Shared with third parties";
        must Transfers "Third countries or international organisations that personal data are transferred to";
        must Safeguards "Safeguards for transfers";
        must Retention "Retention schedule";
        may RetentionPolicy "Link to retention and erasure policy document";
        may Adherence "Retained and erased in accordance with the policy document";
        may AdherenceReason "Reasons for not adhering to the retention policy";
        must Security "Technical and organisational security measures";
        may Location "Location of personal data";
        may LawfulBasis "Article 6 lawful basis";
        must LegitimateInterests "Legitimate interests for the processing (if applicable)";
        must InterestsAssessment "Link to record of legitimate interests assessment";
        may SpecialCondition "Article 9 condition for special category data";
        must Schedule1 "Data Protection Act 2018 Schedule 1 condition";
        may Automated "Automated decision-making, including profiling";
        may AutomatedDescription "Description of automated decision-making or profiling";
        may AutomatedBasis "Lawful basis of automated decision-making or profiling";
        may DpiaRequired "Data protection impact assessment required";
        may DpiaWhere "Link to data protection impact assessment";
        may Rights "Rights available to individuals";
        may PrivacyPolicy "Link to privacy policy";
        may PrivacyNotice "Link to privacy notice of this processing";
        must Consent "Link to record of consent";
        must BreachProcess "How personal data breaches are notified and recorded";
        must BreachRecord "Link to record of personal data breaches";
        may ProcessorContract "Link to contract with processor";
        may Reviewed "Last reviewed, by whom";
    },
    processor: columns! {
        must ProcessorNameAndContact "Name and contact details of processor";
        must Dpo "Data protection officer";
        must Representative "UK representative (if applicable)";
        must OnBehalfOf "Name and contact details of each controller";
        must OnBehalfOfRepresentative "Representative of each controller (if applicable)";
        may Activity "System or processing activity";
        may Department "Business function";
        must ProcessingCarriedOut "Categories of processing carried out on behalf of each controller";
        may DataSubjects "Categories of individuals";
        may Categories "Categories of personal data";
        must Transfers "Third countries or international organisations that personal data are transferred to";
        must Safeguards "Safeguards for transfers";
        must Security "Technical and organisational security measures";
        may Location "Location of personal data";
        may ProcessorContract "Link to contract with controller";
        may Reviewed "Last reviewed, by whom";
    },
    evidence: ENGLISH_EVIDENCE,
};

/// The layout of Ireland's DPC.
pub(super) const DPC: Layout = Layout {
    authority: "Data Protection Commission (Ireland)",
    language: Language::English,
    controller: columns! {
        must ControllerNameAndContact "Name and contact details of controller";
        must JointControllers "Joint controllers and their responsibilities";
        must Dpo "Data protection officer";
        must Representative "EU representative (if applicable)";
        may Role "Controller or processor";
        may Department "Business function";
        may Stewards "Data stewards";
        must Purposes "Purposes of the processing";
        may Activity "System or processing activity";
        must DataSubjects "Categories of data subjects";
        must Categories "Categories of personal data";
        must Special "Special category data";
        may Source "Source of the personal data";
        must Recipients "Categories of recipients";
        may Shared "Shared with third parties";
        may SharedCategories "Categories of personal data shared with each recipient";
        must Transfers "Transfers to third countries or international organisations";
        must Safeguards "Transfer mechanism (Chapter V)";
        must Retention "Retention periods";
        may RetentionPolicy "Link to retention and erasure policy";
        may Adherence "Adherence to the retention policy";
        may AdherenceReason "Reason for not adhering";
        must Security "Technical and organisational security measures";
        may Location "Location of personal data";
        must LawfulBasis "Legal basis (Article 6)";
        must LegitimateInterests "Legitimate interests pursued (if applicable)";
        must InterestsAssessment "Link to legitimate interests assessment";
        must SpecialCondition "Article 9 condition (if applicable)";
        may Automated "Automated decision-making or profiling";
        may AutomatedDescription "Description of automated decision-making or profiling";
        may AutomatedBasis "Legal basis of automated decision-making or profiling";
        may DpiaRequired "Data protection impact assessment required";
        may DpiaWhere "Link to data protection impact assessment";
        may OtherAssessments "Link to other impact assessments";
        may Rights "Rights of data subjects and how they are exercised";
        may PrivacyPolicy "Link to privacy policy";
        must Consent "Link to record of consent";
        must BreachProcess "How personal data breaches are notified and recorded";
        must BreachRecord "Link to record of personal data breaches";
        may ProcessorContract "Link to processor contract (Article 28)";
        may Reviewed "Last reviewed, by whom";
    },
    processor: columns! {
        must ProcessorNameAndContact "Name and contact details of processor";
        must Dpo "Data protection officer";
        must Representative "EU representative (if applicable)";
        must OnBehalfOf "Name and contact details of each controller";
        must OnBehalfOfRepresentative "Representative of each controller (if applicable)";
        may Activity "System or processing activity";
        must ProcessingCarriedOut "Categories of processing carried out on behalf of each controller";
        may DataSubjects "Categories of data subjects";
        may Categories "Categories of personal data";
        must Transfers "Transfers to third countries or international organisations";
        must Safeguards "Transfer mechanism (Chapter V)";
        must Security "Technical and organisational security measures";
        may Location "Location of personal data";
        may ProcessorContract "Link to processor contract (Article 28)";
        may Reviewed "Last reviewed, by whom";
    },
    evidence: ENGLISH_EVIDENCE,
};

/// The layout of France's CNIL.
pub(super) const CNIL: Layout = Layout {
    authority: "Commission nationale de l'informatique et des libertés (France)",
    language: Language::French,
    controller: columns! {
        must Activity "Dénomination du traitement";
        may Description "Description du système";
        must ControllerNameAndContact "Nom et coordonnées de l’organisme";
        must Representative "Représentant (le cas échéant)";
        must Dpo "Délégué à la protection des données";
        must JointControllers "Responsables conjoints du traitement";
        may Role "Responsable ou sous-traitant";
        may Department "Service responsable";
        may Stewards "Responsables des données";
        must Purposes "Finalités du traitement";
        must DataSubjects "Catégories de personnes concernées";
        must Categories "Catégories de données personnelles";
        may Special "Données sensibles";
        may Source "Source des données";
        must Recipients "Catégories de destinataires";
        may Shared "Données partagées avec des tiers";
        must Transfers "Transferts vers des pays tiers ou organisations internationales";
        must Safeguards "Garanties pour les transferts";
        must Retention "Délais de conservation ou d’effacement";
        may RetentionPolicy "Lien vers la politique de conservation et d’effacement";
        may Adherence "Respect de la politique de conservation";
        may AdherenceReason "Motif de non-respect";
        must Security "Mesures de sécurité techniques et organisationnelles";
        may Location "Localisation des données personnelles";
        may LawfulBasis "Base juridique du traitement (art. 6)";
        must LegitimateInterests "Intérêts légitimes poursuivis";
        must InterestsAssessment "Lien vers l’évaluation des intérêts légitimes";
        may SpecialCondition "Condition de l’article 9 pour les données sensibles";
        may Automated "Existence de décisions automatisées";
        may Profiling "Profilage";
        may DpiaRequired "Analyse d’impact (AIPD)";
        may Rights "Droits des personnes concernées";
        may PrivacyPolicy "Lien vers la politique de confidentialité";
        must Consent "Lien vers le registre des consentements";
        must BreachProcess "Notification des violations de données";
        must BreachRecord "Lien vers le registre des violations de données";
        may ProcessorContract "Lien vers le contrat de sous-traitance";
        may Reviewed "Date de mise à jour, par qui";
    },
    processor: columns! {
        must Activity "Dénomination du traitement";
        must ProcessorNameAndContact "Nom et coordonnées du sous-traitant";
        must Representative "Représentant (le cas échéant)";
        must Dpo "Délégué à la protection des données";
        must OnBehalfOf "Nom et coordonnées de chaque responsable du traitement";
        must OnBehalfOfRepresentative "Représentant de chaque responsable (le cas échéant)";
        must ProcessingCarriedOut "Catégories de traitements effectués pour le compte du responsable";
        may DataSubjects "Catégories de personnes concernées";
        may Categories "Catégories de données personnelles";
        must Transfers "Transferts vers des pays tiers ou organisations internationales";
        must Safeguards "Garanties pour les transferts";
        must Security "Mesures de sécurité techniques et organisationnelles";
        may Location "Localisation des données personnelles";
        may ProcessorContract "Lien vers le contrat de sous-traitance";
        may Reviewed "Date de mise à jour, par qui";
    },
    evidence: columns! {
        may Status "Constat : déclaré ou non";
        may FoundCategories "Constat : catégories trouvées";
        may FoundSubjects "Constat : personnes concernées";
        may LastScan "Constat : dernière analyse";
        may Coverage "Constat : couverture";
        may OldestRecord "Constat : enregistrement le plus ancien";
        may NewestRecord "Constat : enregistrement le plus récent";
        may FoundLocations "Constat : emplacements";
        may FoundExposure "Constat : exposition";
        may FoundEncryption "Constat : chiffrement et forme";
        may NotRead "Constat : non lu";
        may Contradictions "Constat : contradictions avec la déclaration";
    },
};

const ENGLISH_EVIDENCE: &[Column] = columns! {
    may Status "Evidence: declared or not";
    may FoundCategories "Evidence: categories found";
    may FoundSubjects "Evidence: data subjects";
    may LastScan "Evidence: last scan";
    may Coverage "Evidence: coverage";
    may OldestRecord "Evidence: oldest record";
    may NewestRecord "Evidence: newest record";
    may FoundLocations "Evidence: locations";
    may FoundExposure "Evidence: exposure";
    may FoundEncryption "Evidence: encryption and form";
    may NotRead "Evidence: not read";
    may Contradictions "Evidence: contradictions with the declaration";
};

#[cfg(test)]
mod tests {
    use super::{CNIL, DPC, ICO};

    #[test]
    fn each_layout_asks_what_its_authority_asks() {
        for (layout, questions, required) in [(ICO, 42, 20), (DPC, 41, 20), (CNIL, 38, 18)] {
            assert_eq!(layout.controller.len(), questions, "{}", layout.authority);
            let counted = layout.controller.iter().filter(|column| column.required).count();
            assert_eq!(counted, required, "{}", layout.authority);
        }
    }
}
