/**
 * Words of clinical text that came from a name, folded, by what they name. Written by hand; `vocabulary.ts` has
 * those that the tagger learnt from. A word here is no reason to let a name stand: `namesake.ts` says what is.
 */

/** Procedures, incisions, repairs, flaps. */
const PROCEDURES = `mckeown toupet nissen belsey collis merendino sugarbaker stoppa rives altemeier delorme ripstein
  goodsall milligan ferguson thiersch warren sugiura leveen kausch longmire traverso blumgart calot strasberg
  bismuth todani rouviere cattell braasch mattox maylard cherney gibson cohen joel pfannenstiel lanz mercedes kocher
  anderson hynes boari leadbetter politano snodgrass duckett mathieu gittes stamey raz fothergill wertheim schauta
  piver querleu morrow burch strassman uchida irving pomeroy madlener bentall yacoub cabrol dor batista jatene rastelli
  kawashima konno damus kaye stansel sano waterston potts waldhausen brock hanlon rashkind favaloro vineberg gott
  glenn fontan heineke mikulicz witzel stamm janeway pringle hasson lloyd davies puestow frey beger billroth
  lichtenstein shouldice bassini mcvay desarda soave swenson duhamel ramstedt kasai ladd rehbein pena
  lich gregoir studer koch mitrofanoff malone monti marshall marchetti krantz nesbit palomo ivanissevich
  caldwell luc draf sistrunk wullstein bondy heermann zancolli bristow latarjet bankart putti platt weaver dunn brostrom gould
  lapidus akin keller austin mitchell chevron scarf weil hoke strayer vulpius baumann grice lambrinudi ponseti dwyer
  evans kidner coleman salter pemberton dega ganz smith petersen wiltse cloward magerl judet letournel
  maquet fulkerson elmslie trillat roux goldthwait hauser noyes syme chopart lisfranc boyd pirogoff gritti stokes
  krukenberg ertl burgess russe matti fisk darrach sauve kapandji bowers brunelli burton swanson littler
  bunnell kessler kleinert duran moberg kutler atasoy hueston skoog mccash mohs limberg karapandzic abbe estlander
  mustarde cutler beard fasanella servat blaskovics trabeculectomy brescia cimino hartmann mauriceau smellie veit
  zavanelli mcroberts rubin gaskin kristeller bakri leopold shirodkar mcdonald misgav ladach couvelaire naegele lynch ferguson blalock
  norwood kock camey miller mikulicz linton cockett palma trendelenburg seldinger sellick`;

/** Signs, tests, scores, stages, and what is measured by somebody's way. */
const SIGNS = `brugada wellens sgarbossa osborn mcconnell carpentier carvallo simpson teichholz chvostek trousseau whipple
  somogyi pemberton hawkins neer jobe speed yergason spurling schatzker garden weber lauge gustilo vancouver kellgren
  lawrence sachs ober patrick romberg hoffmann babinski lhermitte kernig brudzinski hallpike epley rinne hunt hess fisher
  wallenberg anton balint gerstmann uhthoff gunn argyll robertson parinaud hoehn yahr ramsay tolosa fazekas jendrassik
  durie salmon cabot deauville lugano clark breslow gleason bethesda leopold bishop goodell chadwick hegar
  goldmann amsler herick shaffer schirmer humphrey snellen jaeger ishihara hirschberg seidel fleischer brushfield lisch
  bjerrum hertel weiss shafer elschnig descemet beck hamilton young folstein capgras cotard fregoli ganser munchausen
  wechsler stroop rorschach osterrieth maslow linehan kohlberg tanner denver moro galant ortolani barlow galeazzi koplik
  forchheimer gower gowers adam cobb risser silverman ballard bayley hounsfield bosniak kerley hampton westermark
  fleischner luftsichel chilaiditi rigler riedel morison luschka monro magendie sylvius willis schmorl modic meyerding
  tarlov baastrup colles barton monteggia phalen haller forrest rockall blatchford hinchey ranson balthazar truelove witts
  kudo schatzki zenker dieulafoy cameron child turcotte pugh maddrey courvoisier rovsing cullen turner murphy cockcroft
  gault schwartz banff bowman henle wells geneva light curschmann leyden creola mallampati cormack lehane borg hamman
  lofgren kveim cheyne kussmaul biot horner pancoast venturi macklin schwartze hennebert brodsky lund mackay friedman
  waldeyer killian kiesselbach epworth frenzel bezold ludwig gradenigo house brackmann stenvers toynbee cottle stensen
  wharton nikolsky auspitz darier koebner gottron wickham fitzpatrick wood tzanck beau mees muehrcke terry bowen paget
  kaposi sezary sweet becker spitz ota ito hutchinson leser trelat grover aldrete bromage apfel mapleson rutherford
  fontaine buerger leriche crawford debakey stanford perthes homans fuhrman whitaker peyronie fournier
  clavien dindo barthel ashworth brunnstrom bobath oswestry katz lawton braden morse norton mcgill tinetti fugl meyer
  jamar jebsen mckenzie maitland mulligan lemierre hugh curtis reiter janeway osler roth duke ghon ranke brill zinsser jones
  centor mcisaac romana katayama loeffler samter heiner churg strauss dennie morgan arthus rinkel parkland browder wallace
  curling marjolin baux nottingham call exner schiller duval verocay homer wright councilman mallory negri lewy hirano
  russell brenner leydig sertoli hurthle auerbach meissner wilms ewing merkel walthard ishak knodell metavir scheuer batts
  angle kennedy spee bolton frankfort tweed begg nance andrews wits steiner lasegue bragard kemp pfirrmann jackson nurick
  frankel denis alonzo levine edwards waddell scheuermann ottawa battle kehr kanavel boerhaave holliday segar harris
  benedict mifflin jeor schober gaenslen finkelstein tinel jaccoud steinbrocker larsen sharp rodnan behcet cogan kikuchi
  westergren coombs ham widal weil felix jarisch herxheimer lancefield corrigan quincke duroziez traube musset mueller
  hill flint steell carey means lerman ewart friedreich broadbent dressler prinzmetal libman lown ganong mahaim kent james
  adams mobitz wenckebach ashman lenegre eisenmenger ebstein lutembacher shone uhl naxos barth danon kearns sayre romano
  ward jervell lange nielsen andersen tawil noonan holt oram williams alagille ellis creveld lev killip forrester
  framingham vaughan haissaguerre papile volpe levene haggitt kikuchi siewert nyhus rutgeerts goligher hurley
  mfisher mrankin lindegaard dako nance herbst twinblock
  kois ramfjord glickman nolla frankl demirjian cvek kraepelin schneider linehan spaeth scheie drance kruckenberg hodapp worth
  jones crowe dorr paprosky herbert binet rai sinclair carrasquillo westley downes silness loe quigley hein turesky allred
  magee oncotype haagensen scarff bloom tossy ficat arlet tonnis pauwels frykman crowe gurd denham reynolds bruce naughton balke sokolow lyon cornell romhilt estes bazett fridericia hodges selvester spetzler
  martin koos hardy knosp engel karnofsky lansky kurtzke mcdonald poser awaji zubrod frenchay benton luria halstead reitan
  bender shulman addenbrooke mattis blessed reisberg hachinski froment wartenberg durkan watson kleinman elson bennett
  rolando essex lopresti mason regan morrey gartland milch rockwood allman mumford young burgess tile pipkin winquist
  seinsheimer hoffa segond pellegrini stieda osgood schlatter sinding johansson outerbridge lysholm tegner insall salvati
  blackburne peel caton deschamps apley mcmurray thessaly lachman kujala danis bosworth tillaux volkmann wagstaffe sanders
  bohler gissane freiberg kohler sever haglund morton mulder thompson matles silfverskiold herring catterall stulberg
  southwick klein shenton hilgenreiter perkins graf lenke king mehta verdan hirschsprung meckel bence ivor tamm
  horsfall kimmelstiel wilson goodpasture bartter gitelman liddle gordon fanconi auer reed sternberg howell jolly heinz
  pappenheimer burr rouleaux henderson hasselbalch fick bernheim doppler schmidt houssay nelson sheehan kallmann
  marfan loeys dietz rubinstein taybi magenis angelman prader willi turner kabuki cornelia lynch still kawasaki
  felty caplan bouchard heberden lewis duffy kell kidd lutheran fitz chapel pott bell waterlow rankin orgogozo
  allen hering breuer bainbridge starling laplace poiseuille frank kohlrausch purkinje schilling rapoport perls
  gibson kasabach merritt landouzy dejerine charcot marie tooth steele richardson olszewski pick alexander canavan
  krabbe refsum zellweger niemann gaucher fabry pompe hurler hunter sanfilippo morquio crigler najjar dubin johnson
  gilbert rotor byler alport fechtner chediak higashi wiskott aldrich bruton digeorge job omenn good castleman rosai dorfman
  erdheim chester letterer siwe kasai sweet schnitzler muckle wells susac vogt koyanagi harada stargardt best leber
  coats eales terson purtscher behr adie holmes bielschowsky brown duane moebius mobius parks krimsky hess lancaster
  maddox worth titmus randot lang cattell denny brown`;

/** Instruments, devices, needles, catheters, sutures, stains, media, makers. */
const DEVICES = `judkins amplatz xience levitronix impella medtronic allis babcock satinsky bulldog kelly crile balfour deaver
  richardson weitlaner gelpi thompson blake pratt veress maxon depuy zimmer stryker triathlon nephew synthes biomet
  kirschner steinmann ilizarov harrington simpson kielland piper bakri ahmed baerveldt molteno acrysof fogarty
  palmaz gore dacron greenfield denali carrel hunterian hickman broviac groshong bovie foley councill coude ellik buren
  davol tesio tenckhoff quinton shiley yankauer freer boies blakesley takahashi goldman rosen merocel burow jessner unna
  tuohy whitacre sprotte bier bain ringer rees magill guedel ambu tegaderm bougie hagen stewart hoyer lofstrand hubbard
  theraband kinesio humby padgett xeroform jobst mepilex integra silvadene meek masson verhoeff warthin starry alcian
  giemsa gram ziehl neelsen kirby bauer kinyoun thayer sabouraud lowenstein jensen macconkey hinton bordet gengou
  gates glidden gracey weingart hedstrom cavitron hawley hyrax invisalign kerrison leksell penfield gelpi mayfield jewett
  globus broselow sager hare thomas linton sengstaken blakemore dobhoff corpak prometheus vivonex
  starr bjork hancock melody sapien sorin boston milwaukee charleston providence minerva luque cotrel dubousset galveston
  knight taylor browne pavlik herbert acutrak esmarch jacobs hohmann lane verbrugge lewin lowman langenbeck senn ragnell
  adson brown bonney iris stevens castroviejo heaney haney webster ryder schnidt mixter lahey ochsner rochester pean
  backhaus pennington lovelace singley foerster rampley bookwalter finochietto sullivan connor wylie israel green parker
  goelet poole frazier bakes randall mayo robson metzenbaum debakey kocher tischler pozzi sims graves pederson cusco auvard
  doyen cooley favaloro glassman lambert kay semb nelson joseph cottle takayasu mcgivney barron gomco mogen plastibell
  bivent seprafilm surgicel raney codman ommaya rickham scott camino licox rotho vygon arndt univent cohen carlens
  robertshaw cook wallstent viabahn excluder endurant talent zenith talon hegar pratt hank novak kevorkian randall
  tucker mcgee heimlich pleurx denver rusch ring mclean zuelzer enders kuntscher rush gamma jamshidi trucut menghini
  vim silverman cope abrams chiba franseen hawkins kopans lukens shirley salem levin cantor miller abbott moss
  hardinge dall miles charnley swenko bruker siemens philips dragon drager hamilton puritan maquet evita alaris
  afirma aptima bilitool vaseline biofire cologuard oncotype mammaprint omnipod dexcom respironics aquaphor pedialyte`;

/** Of brands and makers among them, and words that are nobody's: by themselves already none. */
export const EPONYM_WORDS = `${PROCEDURES} ${SIGNS} ${DEVICES}`;

/** Two words and more that are one term, though the first is a given name or both are families'. */
export const EPONYM_PHRASES = `ivor lewis|bence jones|austin flint|graham steell|carey coombs|denis browne|jackson rees|homer
  wright|marcus gunn|ramsay hunt|grey turner|van buren|lloyd davies|rutherford morrison|robert jones|orphan annie|cornelia
  de lange|van nes|le fort|fitz hugh curtis|hugh curtis|argyll robertson|stokes adams|walker warburg|jones dressing|wood
  downes|jackson pratt|blalock taussig|belsey mark|allen brown|russell silver|russell body|paul bunnell|paul mikulicz|mark
  iv|prince henry|charles bonnet|marie bamberger|pierre robin|jean martin|bannayan riley ruvalcaba|riley day|stevens
  johnson|osler weber rendu|peter pan|alice in wonderland|ondine curse|christmas tree|van der woude|van den
  bergh|de morgan|de quervain|von willebrand|von recklinghausen|von hippel|lou gehrig|st jude|john cunningham|jo
  1|la crosse|west nile|kell duffy|john charnley|norman bethune|queen square|rey osterrieth|rey auditory|hopkins verbal|
  gates glidden|hunt hess|smith nephew|hodgkin huxley|martin gruber|riche cannieu|james ramsay|may thurner|may hegglin|
  may grunwald|paget schroetter|young simpson|allen cushing|adam stokes|mary rose|bethune rib|st mark|san joaquin|
  los angeles|rancho los amigos|el escorial|saint jude|ellis van creveld|jervell lange nielsen|landau kleffner|holmes
  adie|weber christian|sweet syndrome|ross river|lucy driscoll|james bundle|kent bundle|patrick faber|weaver dunn|young burgess|mayo robson|evans jensen|romano ward|holt oram|gritti stokes`;

/** Of such terms those that nothing needs to stand beside: whoever is called so has a title, a label or kin in front. */
export const SOLE_PHRASES = `van herick|vaughan williams|ellis van creveld|braxton hicks|cheyne stokes|kubler ross|hardy weinberg|lee silverman|merry walker`;

/** What is drawn up by somebody's scale stands before its value: `Barthel 65`, `Hawkins III`, `Rutherford 4`. */
export const SCALES = `barthel hawkins rutherford fontaine garden weber schatzker gustilo neer hamilton beck young morse
  braden norton tanner borg brodsky friedman fazekas outerbridge lysholm tegner karnofsky lansky zubrod ashworth katz
  lawton centor hinchey ranson rockall forrest mallampati cormack aldrete bromage apfel ramsay fuhrman clark breslow
  gleason kellgren meyerding modic pfirrmann nurick frankel waddell schober rodnan sanders catterall herring lenke graf
  knosp koos spetzler hardy engel fisher simpson killip forrester catterall gartland rockwood pipkin mason hachinski
  mattis folstein ballard bishop silverman cobb risser haller oswestry tinetti berg maddrey lille mayo baux bosniak
  kennedy miller angle stanford debakey crawford bazett fridericia ishak knodell metavir scheuer bazett harris kurtzke
  banff martin milch boyd tile evans winquist maitland allen mcisaac bethesda nottingham glasgow wells geneva duke
  grace timi lund marshall reynolds bolton mackay norwood levine hertel jamar schirmer bayley barton goutallier humphrey ficat
  steinberg walch hamada samilson vancouver paprosky laurin merchant caton insall kujala harris lequesne herbert crowe dorr fitzpatrick westley downes rai
  binet sinclair ludwig kikuchi haggitt siewert nyhus rutgeerts papile volpe levene hurley kois glickman nolla frankl spaeth
  pauwels frykman tossy ficat tonnis framingham salmon stewart balthazar evans magee`;

/** Nouns behind an eponym that `EPONYM_NOUNS` of the tagger does not hold. */
export const FURTHER_NOUNS = `pattern patterns protein proteins proteinuria antigen antigens antibody antibodies acid pulse
  pulses fiber fibers fibre fibres bundle physiology beats block heel chuck scratch crunch wave waves respiration breathing
  anomaly anomalies complex spectrum purpura cancer carcinoma melanoma nevus acne eczema virus body granules cast casts
  bacillus organism crystals corpuscles ganglion plexus fossa foramen recess fascia tubercle tuberosity fat pad papilla
  membrane fissure sulcus aphasia apraxia alexia mask valve mesh coil filter stapler laryngoscope blade blades airway circuit
  vaporizer tube collar helmet crutch crutches walker lift halo tongs osteosynthesis fixation arthrodesis amputation
  incision anastomosis conduit pouch neobladder suspension ligation cerclage maneuver manoeuvre version extraction hump
  warts lamp light ring disc dot dots figure table index ratio criterion classification staging category system protocol
  regimen diet exercises exercise stretch block nerve blockade reaction titer titre assay stain medium agar solution lactate
  paste dressing boot powder shunting switch operation osteotomy tenodesis transfer tenotomy release decompression
  resection modification takedown triangle pedicle window level levels angle curve deformity dislocation variant
  malformation naevus crisis attack attacks episode pain angina stroke paralysis paresis tremor gait rigidity
  compression shift click pivot jerk provocation impingement grind thrust squeeze rotation growth ambulation calcaneal
  parathyroid pancreatitis colitis endocarditis pneumonia pneumonitis arteritis vasculitis nephritis tubal grafting
  dermatotomy view views projection blot smear prep gavage intubation wrench repairs technique scan phenotype arrest tip biplane sound sounds trichrome retractors grass grasses closure`;

/** Places that name a thing in clinical text, and what is said of them then. */
export const PLACES = `congo ottawa minnesota wisconsin boston miami milwaukee philadelphia los angeles paris rome milan vancouver
  toronto cincinnati galveston rancho amigos francisco edinburgh geneva vienna sydney amsterdam bethesda chicago montreal
  london oxford stanford columbia california kansas seattle ontario southampton karolinska prague nottingham tokyo peru
  kentucky bermuda johnson bristol bath york arbor lugano utrecht norwalk nile lyme coxsackie ebola lassa marburg zika
  pontiac rift rocky louis crosse venezuelan japanese crimean grande atlanta hill birmingham glasgow rotterdam jena
  aspen banff dallas denver memphis houston cologne heidelberg manchester leiden cambridge canterbury montevideo
  melbourne singapore kyoto beijing maastricht newport dublin sudan charleston providence alberta victoria portland
  chapel tanzania savannah siberian prussian saint spee brugada peyer`;
export const PLACE_NOUNS = `red ankle knee tube code card sort naming bowel carrier brace collar chromosome grade class
  classification criteria consensus j orientation syncope rule rules system score scale staging type a b c d i ii iii iv
  cognitive suicide verbal cardiomyopathy angina wound guideline guidelines stool ankylosing heart virus fever disease
  encephalitis ward bluegrass blue grass pox forceps repair scan multiphasic postnatal prep hip questionnaire index test
  shoulder definition definitions sepsis agreement procedure heat stain black splint protocol operation stem orthosis`;

/** What makes a term of a word that is a name as well: `Long QT`, `White count`, `Short gut`. */
export const NOUNS_OF_WORDS = 'qt qtc count counts matter gut bowel acting term stool stools';
