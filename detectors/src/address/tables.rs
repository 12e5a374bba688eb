//! The lists of words, in small letters without marks (`ß` is `ss`, `æ` is `ae`), one a role.

use super::words::Role;

/// Every list with the role of its words. A word may stand in several.
pub(super) const LISTS: &[(Role, &str)] = &[
    (Role::WAY_AFTER, WAY_AFTER),
    (Role::WAY_AFTER.or(Role::WEAK), WEAK_AFTER),
    (Role::WEAK, WEAK),
    (Role::WAY_BEFORE, WAY_BEFORE),
    (Role::WAY_BEFORE.or(Role::WEAK), WEAK_BEFORE),
    (Role::COMPOUND, "broadway bowery embarcadero"),
    (Role::UNIT, UNITS),
    (Role::BOX, BOXES),
    (Role::BOX_PART, BOX_PARTS),
    (Role::DIRECTION, DIRECTIONS),
    (Role::LABEL, LABELS),
    (Role::CUE, CUES),
    (Role::STATE, STATES),
    (Role::REGION, REGIONS),
    (Role::COUNTRY, COUNTRIES),
    (Role::PARTICLE, PARTICLES),
    (Role::COUNTED, COUNTED),
    (Role::NUMBER, NUMBERS),
    (Role::UNNUMBERED, "s/n sn s/num snc"),
    (Role::MILITARY, "apo fpo dpo"),
    (Role::PREPOSITION, PREPOSITIONS),
    (Role::ADDITION, "bis ter quater rear half"),
];

/// USPS Publication 28, C1 (the usual spellings), and the words of other languages that follow the name.
const WAY_AFTER: &str = "\
    street str st sts streets ave av aven avenue avenues aves road rd roads rds boulevard blvd boul lane ln \
    lanes dr drv drives crescent cres crt cresc parkway pkwy pky parkwy highway hwy hiway terrace terr ter \
    turnpike tpke tnpk expressway expy expwy freeway fwy cul-de-sac esplanade causeway cswy alley aly byway \
    close mews gardens gdns grove promenade trl trwy plz sq cir circ ct cts pl thoroughfare throughway \
    thruway bypass roadway driveway footpath laneway motorway mtwy quay wharf stravenue skyway speedway \
    overpass underpass trafficway xing rdg hts vw xrd crossroad crossroads avenida lp cv bnd strasse straat \
    gasse weg allee damm ufer chaussee platz steig steg stiege pfad laan plein gracht kade singel dijk steeg \
    dreef lei vest wal hof baan gata gatan gate gade vag vagen vagan vei veien veg vegen vej alle plads \
    plass plats torg torv torget torvet grand stig stigen straede stretet strede sgt katu tie kuja polku \
    kaari raitti rinne puistotie tn mnt tee pst puiestee tanav maantee utca u utja ut tere korut krt koz \
    setany rakpart rkp fasor sor dulo liget lejto ulice namesti nabrezi trida ulica cesta namestie trg obala \
    gatve g iela bulvaris prospekts sokak sok sk caddesi cad cd bulvari blv mahallesi mah mh marg nagar \
    salai chowk gali colony layout enclave extension sarani vihar path puram lok chome cho machi dori ku shi \
    odos οδοσ λεωφοροσ ultsa ulitsa prospekt pereulok cottages heights annex bayou bluffs burgs commons \
    corners estates falls flats forges forks glens greens groves harbors knolls loaf manors meadows mills \
    mission orchard pines plains plaza prairie ramp ranch rapids ridges shoals shores skyways spurs summit \
    terraces throughways traces trails tunnel unions valleys viaduct views villages vista walks ways wells \
    camp cape cliff cliffs club dale divide extensions ferry ford forest fort garden gateway glen haven \
    hollow inlet isle junction knoll landing lock lodge mall manor meadow mount mountain mountains oval \
    parkways passage pike radial drive court";

/// Words of Publication 28 and of Britain that are rarely a way where a number stands before.
const WEAK_AFTER: &str = "\
    courts place way park square circle center centre point points hill hills ridge walk row pass trail loop \
    run bend bay beach bluff branch bridge bridges brook brooks burg cove coves creek crest crossing curve \
    dam estate fall flat forge fork green harbor island islands key keys lake lakes land light lights mill \
    motor parade pde plain port ports river rock route rte shoal shore spring springs spur squares station \
    trace track turn union valley via view village ville well wall yard side end approach arcade chase copse \
    croft dene drove drift fold gap garth gate head lea link nook paddock reach rise wynd vale wood woods \
    common line concession sideroad circuit cct grange outlook ring cross main sector block phase town house \
    towers building residency apartments market bazar bazaar cut rope strand cottage farm boulv";

/// Words that stand before the name of a way. UPU guides of France, Spain, Italy, Portugal, Brazil, Poland,
/// Romania, Luxembourg, Belgium, Switzerland.
const WAY_BEFORE: &str = "\
    rue avenue av ave avn boulevard bd bld bvd boul blvd chemin che chem allee allees impasse imp quai \
    square sq faubourg fbg fg sentier sente ruelle rond-point chaussee venelle lotissement lot cours route \
    rte promenade prom traverse montee esplanade residence hameau lieu-dit villa voie passage calle c/ cl \
    avenida avda avd avinguda paseo pso passeig carrer plaza pza plza placa pl ronda rda camino cami rua \
    carretera ctra crta travesia travessera glorieta callejon pasaje psje urbanizacion urb poligono rambla \
    cuesta alameda prolongacion calzada calz privada priv andador cerrada retorno circuito diagonal \
    transversal carrera cra kra jiron jr kr cll via viale vle piazza pzza piazzale ple piazzetta largo corso \
    cso vicolo vico contrada cda strada str lungomare lungotevere salita borgo rione localita loc frazione \
    fraz calata traversa circonvallazione rotonda incrocio travessa trav tv praca pc pca praceta rodovia rod \
    estrada estr beco ladeira viela azinhaga calcada urbanizacao bairro quinta vila loteamento ul ulica al \
    aleja aleje plac os osiedle skwer bulwar rondo bulevardul bdul b-dul bul calea aleea soseaua sos \
    intrarea intr splaiul piata drumul ulitsa prospekt ulice namesti trida jalan jl jln lorong duong pho \
    οδοσ λεωφοροσ πλατεια leoforos plateia odos highway hwy interstate i- cite rang sokak mahalle c- cno \
    kolonie siedlung strasse platz esc pº";

/// Words before a name that are often something else.
const WEAK_BEFORE: &str = "\
    place port mail cour clos parc cite domaine zone za zi route colonia col barrio sector manzana bloque \
    conjunto vila campo corte parque am an auf im in zum zur unter hinter vor op aan de het ved pod na nad v \
    u state county us old llano bajada subida vereda costanilla rincon muelle puerto poblado caserio partida \
    arrabal grupo parcela senda";

/// Parts of buildings: USPS Publication 28, C2, and the words of other languages.
const UNITS: &str = "\
    apt apartment apart apmt unit suite suit ste room rm floor fl flr flat bldg building bld dept lot spc \
    space trlr trailer penthouse ph basement bsmt lobby lowr lower uppr upper slip hangar hngr # level lvl \
    lvel tower twr stop mailstop office ofc shop house door block blk wing bin file drawer mc msc store stes \
    suites apts units rear front etage appt appartement app bat batiment escalier esc porte bte boite bus \
    residence res rez-de-chaussee bureau hall piso puerta pta planta pl escalera bajo bj atico izq izquierda \
    izda dcha der derecha portal bloque blq edificio edif ed local dpto depto departamento apto apartamento \
    oficina of interior int nave casa chalet entresuelo principal centro manzana mz mza lote lt interno \
    scala sc piano palazzina pal ufficio andar andares sala bloco bl fracao loja esq dto cave rc r/c \
    conjunto cj quadra qd lok lokal m mieszkanie miesz klatka pietro lakas em emelet ajto lph fszt lepcsohaz \
    ap apartament bloc scara et etaj camera lgh vaning trappor tr tv th mf kl sal leil leilighet as rappu \
    asunto byt patro dvere top stock og ug eg tur wohnung whg aufgang haus geb hinterhaus stiege dg kat \
    daire no plot gala hno gf sf km kilometro torre trr modulo parcela nivel";

const BOXES: &str = "\
    pobox postfach postbus postboks postbox postilokero apartado apdo aptdo lockbox lokero postafiok pob \
    fermopost caselpost postlad";

/// Words that make a box with another word before, or with a postcode behind.
const BOX_PARTS: &str = "\
    box bp cp pl pf bag lb boks schr drawer skrytka psc cmr rr hc caixa casella rfd bx tsa cs hcr lbx rt \
    star";

const DIRECTIONS: &str = "\
    n s e w ne nw se sw north south east west northeast northwest southeast southwest no so nth sth est \
    ouest nord sud norte sur oeste upper lower";

/// Words for an address, as labels and in sentences.
const LABELS: &str = "\
    address addresses addr adress adresse adresses adressen anschrift wohnanschrift postanschrift \
    lieferanschrift lieferadresse rechnungsadresse postadresse wohnadresse wohnort wohnhaft domicilio \
    domicili domicile direccion indirizzo residenza residence endereco morada adres postadres woonadres \
    bezoekadres adresa cim lakcim lakhely lakohely osoite postadress bostadsadress besoksadress gatuadress \
    bopael bopel bosted adressa bydliste zamieszkania zamieszkaly zamieszkala domiciliu shipto billto street \
    strasse rue calle ulica adr wohnsitz residencia coordonnees jusho alamat adresi dieuthynsi διευθυνση \
    residential mailing billing shipping lieferung standort corner live lives lived living reside resides \
    residing wohnt wohne woont wonende vive habite demeurant mieszka bydli lakik bor asuu abita risiede mora \
    located";

/// Words that lead to an address.
const CUES: &str = "\
    live lives lived living located location reside resides residing resident moved moving move relocated \
    ship shipped deliver delivered send sent mailed meet meeting visit home house headquarters headquartered \
    office offices property tenant corner situated based stay stays staying arrived return drops apartment \
    restaurant wohnt wohne wohnen gemeldet ansassig zogen umgezogen liefern vive vivo residente domiciliado \
    domiciliada domiciliee domicilie demeurant demeure habite habitant residant situe situee sise sis \
    cabinet abita risiede ubicado ubicada situado situada mora morador moradora woont wonende woonachtig \
    gevestigd mieszka zamieszkaly zamieszkala bydlem bydli lakik lakos locuieste domiciliat domiciliata bor \
    bosatt boende bopal bosiddende bopael asuu asuva hospital clinic clinica hq entrega envio enviar spedire \
    livrer livraison consegna dostawa levering leverans delivery taxi statement billing";

/// Codes of the states of the US (USPS Publication 28, B), the provinces of Canada, the states of Australia;
/// of Mexico and Brazil those that are no word (ISO 3166-2).
const STATES: &str = "\
    al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh \
    ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc as gu mp pr vi aa ae ap fm mh pw ab bc mb nb nl ns nt nu \
    on pe qc sk yt nsw qld vic tas act sa sp rj mg rs ba ce df es go pb pi rn to cdmx jal gto qro bcs edomex \
    nle";

const REGIONS: &str = "\
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho \
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota \
    mississippi missouri montana nebraska nevada hampshire jersey ohio oklahoma oregon pennsylvania \
    tennessee texas utah vermont virginia washington wisconsin wyoming carolina dakota ontario quebec \
    alberta manitoba saskatchewan columbia scotia brunswick newfoundland nunavut yukon queensland victoria \
    tasmania wales bayern hessen sachsen niedersachsen brandenburg saarland thuringen kent essex sussex \
    surrey norfolk suffolk yorkshire lancashire devon cornwall dorset somerset cheshire leicestershire \
    bedfordshire middlesex cumbria durham calif tex fla penn mass wash ariz colo conn ill mich minn okla \
    oreg tenn wis wyo";

const COUNTRIES: &str = "\
    usa us uk gb states america kingdom england scotland ireland eire canada germany deutschland allemagne \
    austria osterreich autriche switzerland schweiz suisse svizzera france frankreich francia belgium \
    belgique belgie belgien netherlands nederland holland luxembourg luxemburg spain espana spanien espagne \
    portugal italy italia italien italie poland polska polen pologne czechia czech cesko republika republic \
    hungary magyarorszag romania sweden sverige norway norge denmark danmark finland suomi australia zealand \
    india japan brazil brasil mexico argentina uruguay chile colombia peru greece hellas cyprus iceland \
    island greenland greenlander estonia eesti latvia latvija lithuania lietuva slovakia slovensko slovenia \
    slovenija croatia hrvatska serbia srbija bulgaria turkey turkiye tunisia tunisie morocco maroc africa \
    nigeria kenya china taiwan korea singapore malaysia indonesia philippines thailand vietnam israel russia \
    ukraine jamaica malta cuba ecuador venezuela bolivia paraguay egypt pakistan bangladesh liechtenstein \
    monaco andorra montenegro macedonia albania bosnia herzegovina kosovo moldova belarus algeria libya \
    lebanon jordan qatar kuwait bahrain oman emirates arabia iran iraq afghanistan nepal lanka myanmar \
    cambodia laos mongolia kazakhstan uzbekistan armenia azerbaijan barbados bahamas honduras guatemala \
    nicaragua panama salvador rica haiti dominica trinidad guyana suriname belize fiji samoa tonga guinea \
    ghana senegal mali niger chad sudan ethiopia somalia uganda tanzania rwanda burundi angola zambia \
    zimbabwe botswana namibia mozambique malawi madagascar mauritius cameroon gabon congo togo benin gambia \
    liberia";

const PARTICLES: &str = "\
    de la las los el del des du le les di da do dos das della dei degli delle dello dell van von vom den der \
    dem die het und the of and y i e en et aan op sur sous zu zum zur am an im in auf a al d l san saint st \
    sainte ste sta sto santa santo sankt dr gen gral mal os ibn bin na nad pod ze z gal ter ten te o t s dal \
    dalla allo alla ai als entre aux au ved og och pa";

/// What is counted, dated or numbered otherwise.
const COUNTED: &str = "\
    january february march april may june july august september october november december jan feb mar apr \
    jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed \
    thu fri sat sun januar februar marz mai juni juli oktober dezember janvier fevrier mars avril juin \
    juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto \
    septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre \
    dicembre janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro section sections \
    sec chapter chap page pages pp p figure fig figs table tables tab version ver v vol volume volumes issue \
    part parts step steps item line lines column row rows rule article art paragraph para appendix annex \
    note notes example exercise question problem theorem lemma equation eq ref rfc iso bug ticket patch \
    release windows python java linux unicode utf http type class group level phase stage grade round game \
    season episode day days week weeks year years month months hour hours minute minutes second seconds age \
    aged size number channel port code error exit status id test case slide track lesson unit flight boeing \
    apollo copyright since until before after from about over under than only least most every all total \
    percent usd eur gbp mg ml kg cm mm bytes bits byte bit kb mb gb option options value values order \
    invoice tel phone fax telephone tlf telefono mobile ext model series mark kapitel seite abschnitt absatz \
    abb abbildung tabelle artikel capitulo pagina seccion articulo tabla figura chapitre tableau paragraphe \
    nass nhc cip nif dni psalm act acts amendment title usc cfr matthew genesis john luke ipv sha md base \
    top office edad anos ans jahre uhr summer winter autumn world war build debian ubuntu fedora rhel node \
    core thread cpu gpu pentium intel arm armv rev revision sprint draft clause schedule exhibit attachment \
    no nos servicio area ncol pediatria hard disk usb flash ssd tape optical key function extension header";

const NUMBERS: &str = "\
    no nr num numero n nº n° nro cp cis c nummer number № º";

const PREPOSITIONS: &str = "\
    at in on to is near bei a an en na from of with into me the al au ->";

/// Words of the lists of ways that also are other words, or stand for other things.
const WEAK: &str = "\
    g u ut sk cd mall ford forest fort garden gate gateway glen haven hollow inlet isle junction knoll \
    landing lock lodge manor meadow mount mountain mountains neck oval passage pike pine pines radial rest \
    stream summit camp cape cliff cliffs club dale divide extension extensions ferry path ku shi cho tee sor \
    tn tie wal vest lei hof close grove annex commons corners estates falls flats forges forks glens greens \
    groves harbors heights cottages gardens loaf manors meadows mills mission orchard plains plaza prairie \
    ramp ranch rapids ridges shoals shores spurs terraces traces trails tunnel unions valleys viaduct views \
    villages vista walks ways wells cad mh mah lok lp cv bnd vw sok grand marg veg vei vag alle gate stig \
    baan steg str al os tv rod lot residence villa passage cours voie prom promenade traverse quinta loc jr \
    int esc pc imp che cl via interstate highway esplanade gateway speedway route extension colony layout \
    enclave nagar circuit diagonal transversal carrera borgo traversa";

/// Endings of words that are ways (German, Dutch, Swedish, Norwegian, Danish, Finnish, Estonian, Icelandic,
/// Hungarian) by their last letter, and whether nothing else ends so.
pub(super) const fn way_endings(last: u8) -> &'static [(&'static str, bool)] {
    match last {
        b'a' => &[("gata", true), ("utca", true), ("lia", false)],
        b'd' => &[("pfad", true), ("grand", false)],
        b'e' => &[
            ("strasse", true),
            ("gasse", true),
            ("allee", true),
            ("chaussee", true),
            ("promenade", true),
            ("twiete", true),
            ("kade", true),
            ("gade", true),
            ("gate", false),
            ("alle", false),
            ("straede", true),
            ("tie", false),
        ],
        b'f' => &[("dreef", true), ("hof", false)],
        b'g' => {
            &[("weg", true), ("steig", true), ("steeg", true), ("vag", true), ("veg", true), ("stieg", true)]
        }
        b'i' => &[("vei", true), ("straeti", true), ("kaari", true)],
        b'j' => &[("vej", true)],
        b'k' => &[("dijk", true)],
        b'l' => &[("singel", true)],
        b'm' => &[("damm", false)],
        b'n' => &[
            ("laan", true),
            ("plein", true),
            ("plantsoen", true),
            ("gatan", true),
            ("vagen", true),
            ("veien", true),
            ("vegen", true),
            ("stigen", true),
            ("stien", true),
            ("granden", true),
            ("backen", true),
            ("bakken", true),
            ("haugen", true),
            ("lunden", false),
            ("slingan", true),
            ("garten", false),
            ("gaten", true),
        ],
        b'o' => &[("polku", true)],
        b'r' => &[("str", false), ("ufer", true), ("lundur", true), ("vegur", true)],
        b's' => &[("plads", true), ("plats", true), ("plass", true)],
        b't' => &[("straat", true), ("gracht", true), ("torget", true), ("torvet", true), ("stredet", true)],
        b'u' => &[("katu", true), ("polku", true)],
        b'v' => &[("torv", true), ("tanav", true)],
        b'z' => &[("platz", true)],
        _ => &[],
    }
}
