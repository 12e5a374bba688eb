//! What kinds of data subjects something is about, inferred from the words in names of places and fields.

use std::collections::BTreeMap;

use domesday_detectors::verdict::Role;

use super::draft::{Draft, DraftCollection};
use super::words::words;
use super::{KindOfSubject, SubjectKind, name};

/// Words that tell of a kind: in English, German, French, Spanish, Dutch, Italian, Portuguese and Polish. One that
/// ends in `*` is how a word begins, for compounds and endings.
const WORDS: &[(SubjectKind, &[&str])] = &[
    (
        SubjectKind::Customer,
        &[
            "customer*",
            "cust",
            "client",
            "clients",
            "buyer*",
            "shopper*",
            "purchaser*",
            "order",
            "orders",
            "invoice*",
            "crm",
            "checkout",
            "cart",
            "guest",
            "guests",
            "passenger*",
            "policyholder*",
            "kunde*",
            "kund",
            "bestellung*",
            "auftrag*",
            "rechnung*",
            "käufer*",
            "kaeufer*",
            "gast",
            "gäste",
            "gaeste",
            "commande*",
            "facture*",
            "acheteur*",
            "cliente*",
            "pedido*",
            "factura*",
            "comprador*",
            "klant*",
            "bestelling*",
            "factuur*",
            "facturen",
            "ordine",
            "ordini",
            "fattura*",
            "encomenda*",
            "fatura*",
            "klient*",
            "zamowien*",
            "faktur*",
        ],
    ),
    (
        SubjectKind::Employee,
        &[
            "employee*",
            "emp",
            "staff",
            "hr",
            "payroll*",
            "salary",
            "salaries",
            "wage",
            "wages",
            "worker*",
            "personnel",
            "workforce",
            "mitarbeit*",
            "angestellt*",
            "personal",
            "personalakte*",
            "personalabteilung",
            "gehalt*",
            "gehälter",
            "lohn*",
            "löhne",
            "beschäftigt*",
            "salarié*",
            "salarie*",
            "salaire*",
            "employé*",
            "employe",
            "employes",
            "paie",
            "rh",
            "empleado*",
            "nómina*",
            "nomina*",
            "salario*",
            "rrhh",
            "medewerk*",
            "werknemer*",
            "personeel*",
            "salaris*",
            "loon",
            "dipendent*",
            "stipendi*",
            "funcionario*",
            "funcionário*",
            "pracowni*",
            "wynagrodz*",
        ],
    ),
    (
        SubjectKind::JobApplicant,
        &[
            "applicant*",
            "candidate*",
            "recruit*",
            "cv",
            "cvs",
            "resume",
            "resumes",
            "résumé*",
            "curriculum",
            "jobapplication*",
            "bewerb*",
            "lebenslauf*",
            "lebensläufe*",
            "candidat*",
            "candidature*",
            "embauche*",
            "solicitante*",
            "sollicit*",
            "kandida*",
            "aspirante*",
        ],
    ),
    (
        SubjectKind::Prospect,
        &[
            "prospect*",
            "lead",
            "leads",
            "newsletter*",
            "subscriber*",
            "mailing",
            "mailinglist*",
            "campaign*",
            "marketing",
            "optin",
            "interessent*",
            "abonnent*",
            "kampagne*",
            "abonné*",
            "abonne*",
            "campagne*",
            "suscriptor*",
            "boletin*",
            "boletín*",
            "nieuwsbrief*",
            "iscritt*",
        ],
    ),
    (
        SubjectKind::Supplier,
        &[
            "supplier*",
            "vendor*",
            "creditor*",
            "lieferant*",
            "kreditor*",
            "fournisseur*",
            "proveedor*",
            "leverancier*",
            "crediteur*",
            "fornitor*",
            "fornecedor*",
            "dostawc*",
        ],
    ),
    (
        SubjectKind::Contractor,
        &[
            "contractor*",
            "freelance*",
            "consultant*",
            "subcontractor*",
            "freiberufl*",
            "auftragnehmer*",
            "prestataire*",
            "autonomo*",
            "autónomo*",
            "zzp",
            "aannemer*",
        ],
    ),
    (
        SubjectKind::Visitor,
        &[
            "visitor*",
            "visit",
            "visits",
            "access",
            "weblog*",
            "clickstream*",
            "pageview*",
            "session*",
            "besuch*",
            "visiteur*",
            "visite*",
            "visitante*",
            "bezoek*",
        ],
    ),
    (
        SubjectKind::Patient,
        &[
            "patient*",
            "clinic*",
            "diagnos*",
            "hospital*",
            "medical",
            "prescription*",
            "klinik*",
            "krankenakte*",
            "paciente*",
            "hopital",
            "hôpital",
            "ziekenhuis*",
            "pazient*",
            "pacjent*",
        ],
    ),
    (
        SubjectKind::Student,
        &[
            "student*",
            "pupil*",
            "enrolment*",
            "enrollment*",
            "alumni",
            "alumnus",
            "grades",
            "schüler*",
            "schueler*",
            "studier*",
            "élève*",
            "eleve*",
            "étudiant*",
            "etudiant*",
            "estudiante*",
            "alumno*",
            "leerling*",
            "studenti",
            "aluno*",
            "uczni*",
        ],
    ),
    (
        SubjectKind::Shareholder,
        &[
            "shareholder*",
            "stockholder*",
            "investor*",
            "aktionär*",
            "aktionaer*",
            "gesellschafter*",
            "actionnaire*",
            "accionista*",
            "aandeelhouder*",
            "azionist*",
            "acionista*",
        ],
    ),
    (
        SubjectKind::Member,
        &[
            "member",
            "members",
            "membership*",
            "mitglied*",
            "verein*",
            "adhérent*",
            "adherent*",
            "membre*",
            "socio",
            "socios",
            "miembro*",
            "lid",
            "leden*",
            "lidmaatschap*",
            "soci",
            "membro*",
        ],
    ),
];

/// What a word in the name of a collection, of a directory and of a field is worth.
const COLLECTION: u32 = 4;
const DATASET: u32 = 3;
const FIELD: u32 = 1;

/// The most kinds of one collection.
const KINDS: usize = 3;

/// The kind that a word tells of; the word is in lower case.
fn kind_of(word: &str) -> Option<SubjectKind> {
    let tells = |stem: &&str| match stem.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == *stem,
    };
    WORDS.iter().find(|(_, stems)| stems.iter().any(tells)).map(|(kind, _)| *kind)
}

/// Infers the kinds of data subjects of every collection with personal data.
pub(crate) fn infer(draft: &mut Draft) {
    for dataset in draft.systems.iter_mut().flat_map(|system| &mut system.datasets) {
        let path = path_of(&dataset.told.place);
        let mut of_dataset = BTreeMap::new();
        score(&mut of_dataset, &path, DATASET, "the directory or schema");
        for collection in &mut dataset.collections {
            let mut held = collection.fields.iter().flat_map(|field| &field.held);
            if held.any(|counted| counted.held.role != Role::Unlikely) {
                collection.told.kinds = kinds(collection, of_dataset.clone());
            }
        }
    }
}

/// Points and reasons by kind.
type Scores = BTreeMap<SubjectKind, (u32, Vec<String>)>;

fn kinds(collection: &DraftCollection, mut scores: Scores) -> Vec<KindOfSubject> {
    let parts = crate::spelling::parts(&collection.told.place);
    score(&mut scores, &name::decode(parts.name), COLLECTION, "the collection");
    for field in collection.fields.iter().filter(|field| field.told.structured) {
        score(&mut scores, &field.told.name, FIELD, "a field");
    }
    let mut kinds: Vec<_> = scores.into_iter().collect();
    // Stable: of equals the first kind.
    kinds.sort_by_key(|(_, (points, _))| std::cmp::Reverse(*points));
    kinds.truncate(KINDS);
    let told =
        kinds.into_iter().map(|(kind, (_, reasons))| KindOfSubject { kind, because: reasons.join(", ") });
    told.collect()
}

/// Adds what the words of a name tell. A word counts once for a kind, where it counts most.
fn score(scores: &mut Scores, name: &str, points: u32, of: &str) {
    for word in words(name) {
        if let Some(kind) = kind_of(&word) {
            let (sum, reasons) = scores.entry(kind).or_default();
            let quoted = format!("`{word}`");
            if !reasons.iter().any(|reason| reason.starts_with(&quoted)) {
                *sum += points;
                reasons.push(format!("{quoted} in the name of {of}"));
            }
        }
    }
}

/// The part of a dataset's place that people named, decoded: without the machine or bucket's scheme.
fn path_of(place: &str) -> String {
    let named = place.split_once("://").map_or(place, |(_, rest)| rest);
    name::decode(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_of_kinds() {
        for (word, kind) in [
            ("customers", Some(SubjectKind::Customer)),
            ("kundenliste", Some(SubjectKind::Customer)),
            ("mitarbeiterin", Some(SubjectKind::Employee)),
            ("bewerbungen", Some(SubjectKind::JobApplicant)),
            ("cv", Some(SubjectKind::JobApplicant)),
            ("proveedores", Some(SubjectKind::Supplier)),
            ("medewerkers", Some(SubjectKind::Employee)),
            ("leads", Some(SubjectKind::Prospect)),
            ("leader", None),
            ("orderly", None),
            ("data", None),
        ] {
            assert_eq!(kind_of(word), kind, "{word}");
        }
    }
}
