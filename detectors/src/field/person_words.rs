//! Words of the names of fields that hold names of persons, and of those that hold other names; without
//! diacritics. English first, then German, French, Spanish, Italian, Dutch, Portuguese, Polish, Romanian, Swedish,
//! Danish, Norwegian, Finnish, Czech, Hungarian, Turkish where they differ.

/// A name of any kind.
pub(super) const NAME: &str = "\
    name names namen nom noms nombre nome nomi nominativo naam namn navn nimi nume numele jmeno nev neve \
    isim ismi adi";

/// A given name.
pub(super) const GIVEN: &str = "\
    firstname firstnames fname forename forenames givenname givennames middlename mname christianname \
    vorname vornamen rufname prenom prenoms nombres voornaam voornamen roepnaam imie imiona prenume \
    prenumele fornamn tilltalsnamn fornavn fornavne etunimi etunimet kutsumanimi keresztnev utonev onisim";

/// A given name, with a word for a name beside it.
pub(super) const FIRST: &str = "\
    first given fore middle christian second pila primer primero segundo primeiro proprio primo krestni \
    drugie pierwsze";

/// A family name.
pub(super) const FAMILY: &str = "\
    lastname lastnames lname surname surnames familyname maidenname birthname nachname nachnamen \
    familienname zuname geburtsname patronyme apellido apellidos cognome cognomi achternaam familienaam \
    geboortenaam sobrenome sobrenomes apelido apelidos nazwisko nazwiska efternamn efternavn etternavn \
    sukunimi prijmeni vezeteknev csaladnev soyad soyadi soyisim soyismi";

/// A family name, with a word for a name beside it.
pub(super) const LAST: &str = "\
    last family sur maiden birth former famille familie naissance usuel usage jeune csaladi szuletesi \
    rodne nubile solteira soltera";

/// A whole name.
pub(super) const FULL: &str = "\
    fullname realname wholename personname personalname contactname patientname employeename authorname \
    studentname cardholder cardholdername accountholder nameoncard contactperson ansprechpartner \
    ansprechpartnerin ansprechperson kontaktperson kontaktpersonen kontoinhaber karteninhaber \
    patientenname mitarbeitername personenname contactpersoon rekeninghouder kontohavare kontaktpersoner \
    kontohaver kontoeier yhteyshenkilo tilinomistaja kapcsolattarto szamlatulajdonos adsoyad adisoyadi \
    isimsoyisim gecos";

/// A whole name, with a word for a name beside it.
pub(super) const WHOLE: &str = "\
    full real complete completo completa complet cele koko teljes tam volledige vollstandiger \
    fullstandigt fulde fullt";

/// Somebody: the field holds names even without a word for a name.
pub(super) const ROLE: &str = "\
    person persons people patient patients patientin paciente paziente pacjent pacjentka pacient \
    pacientka potilas pasient employee employees mitarbeiter mitarbeiterin angestellter empleado salarie \
    collaborateur dipendente medewerker werknemer funcionario colaborador pracownik angajat medarbetare \
    medarbejder ansatt anstalld tyontekija zamestnanec dolgozo author authors autor autorin autoren \
    auteur auteurs autore forfattare forfatter kirjoittaja szerzo yazar coauthor attn recipient \
    recipients addressee empfanger empfaenger destinataire destinatario ontvanger odbiorca mottagare \
    modtager mottaker vastaanottaja prijemce cimzett alici signer signatory holder inhaber titulaire \
    chairperson salesperson attendee attendees";

/// Somebody, whose name the field holds if it says so, and may hold otherwise.
pub(super) const HUMAN: &str = "\
    attention student students pupil schuler eleve alumno teacher lehrer professor lecturer instructor \
    tutor doctor physician surgeon nurse dentist arzt hausarzt medecin medico medica huisarts lekarz \
    lekar lakare laege fastlege laakari orvos doktor lawyer attorney solicitor judge notary anwalt avocat \
    abogado avvocato witness zeuge temoin testigo applicant applicants candidate bewerber candidat \
    candidato passenger passengers guest gast visitor besucher member mitglied miembro spouse husband \
    wife mother father parent child son daughter brother sister guardian kin mutter vater mere pere madre \
    padre matka ojciec interviewer interviewee insured policyholder versicherter assure supervisor \
    vorgesetzter salesman chairman secretary teilnehmer participant participants participante \
    partecipante deelnemer deltagare deltager osallistuja voter resident citizen inmate defendant \
    plaintiff claimant officer caseworker ceo referent nachbar neighbour neighbor calisan personel \
    surgeons clinician practitioner contact contacts kontakt contacto contatto contato manager creator \
    assignee reporter reviewer approver editor sender absender expediteur remitente mittente afzender \
    nadawca remetente avsandare afsender avsender lahettaja odesilatel felado gonderen maintainer \
    maintainers contributor contributors committer organizer organiser actor director producer referee \
    player captain pilot rep representative vertreter bearbeiter sachbearbeiter betreuer responsable \
    caller operator technician consultant driver";

/// Somebody, or an organisation, or an account.
pub(super) const PARTY: &str = "\
    customer customers client clients kunde kundin kunden kundenname customername clientname cliente \
    clienti clientes klant klantnaam klient kund kundnamn kundenavn asiakas zakaznik ugyfel musteri owner \
    owners ownername eigentumer eigentuemer besitzer proprietaire propietario proprietario eigenaar \
    wlasciciel proprietar agare ejer eier omistaja majitel tulajdonos sahibi buyer kaufer acheteur \
    comprador seller verkaufer tenant mieter landlord vermieter locataire inquilino debtor creditor donor \
    donator agent titular intestatario subscriber abonnent account payee payer beneficiaire beneficiary";

/// What is done by persons.
pub(super) const SIGNED: &str = "\
    signed witnessed prepared approved reviewed authorized authorised examined reported written \
    interviewed verified requested unterschrieben gezeichnet signe firmado firmato ondertekend assinado \
    podpisane semnat undertecknad";

/// Whose name is a user name, unless it is said to be the full one.
pub(super) const USER: &str = "\
    user users benutzer usuario utente utilisateur utilizador gebruiker";

/// What has a name and is no person.
pub(super) const THING: &str = "\
    company companies corp corporate corporation business firm organisation organization organisations \
    org orgs institution institute agency vendor supplier manufacturer maker make merchant store shop \
    restaurant hotel school university college hospital clinic bank department dept division team group \
    club league committee union publisher airline carrier provider firma firmen unternehmen verein \
    abteilung gruppe empresa entreprise societe societa azienda ditta bedrijf przedsiebiorstwo companie \
    foretag virksomhed yritys spolecnost ceg sirket razon ragione product products item items article sku \
    brand model part material ingredient dish recipe drug medication medicine title titles artist artists \
    band album track song genre playlist movie film book journal game show series episode channel event \
    events course subject lesson exam campaign offer plan package produkt produit producto prodotto \
    produto artikel articulo articolo artigo marke marque marca merk marka tuote termek urun varemarke \
    medikament nazwa nazev city town village state province county country region continent district \
    street road place location site area zone territory station stop airport port building room floor \
    warehouse ship vessel boat aircraft vehicle car route line land ort stadt strasse ville pays ciudad \
    pais citta paese cidade stad plaats miasto oras kaupunki mesto varos sehir calle rue via rua ulica \
    login screen nick file files folder dir directory path filename host hostname server machine computer \
    device domain subdomain dns network interface table column row field database db schema index view \
    trigger constraint sequence class function method variable var parameter param argument module \
    library lib project repo repository branch tag commit build job task process thread service app \
    application program command script queue topic bucket cluster node pod container image namespace key \
    attribute attr property prop element component resource asset object entity instance type kind \
    category role permission policy rule template theme icon font color colour style menu page form tab \
    section sheet layer list set option setting config feature flag test step stage metric sensor signal \
    report chart dashboard label header cookie session browser os protocol plugin extension artifact \
    certificate cert common datei fichier archivo bestand arquivo plik fisier fil tiedosto soubor fajl \
    dosya species genus animal pet dog cat horse plant disease diagnosis gene protein currency unit month \
    day week weekday language locale timezone calendar holiday office position rank level status code \
    codename website url scientific chemical generic variety dataset data tabelle projekt projet proyecto \
    progetto projeto fund portfolio stock ticker security instrument contract employer arbeitgeber \
    employeur";

/// Articles, prepositions and conjunctions.
pub(super) const FILLER: &str = "\
    of the and or on d l de du des del della dello di do dos la le el les los il und oder et y e en och og ja \
    i si a ve s to for der van het";

/// What may stand at either end and changes nothing.
pub(super) const NEUTRAL: &str = "\
    str txt col fld old new raw orig original text wiki primary secondary main alt alternate emergency \
    billed shipped lead chief x p my your his her legal latin ascii local english current previous value \
    normalized clean billing shipping invoice";
