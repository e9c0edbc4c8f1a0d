/**
 * The closed vocabularies that give a detector its cues, written for this project. The large open
 * lists (names, places, words) are files in `lexicons/`.
 */
export const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Number, order and grammar words: never a name, whatever their case. */
export const STOP = list(`
  a about above after again against all also although always am among an and another any are as at
  back be because been before being below between both but by can cannot could did do does doing done
  down during each either else even ever every few for from further get given go got had has have
  having he her here hers herself him himself his how however i if in into is it its itself just
  least less let like likely made make many may me might mine more most much must my myself near
  neither never no nobody none nor not nothing now of off often on once one only onto or other our
  ours out over own per perhaps please put quite rather re s same say see seen shall she should
  since so some such t than thank thanks that the their theirs them themselves then there therefore
  these they this those though through thus to today tomorrow tonight too toward under until up upon
  us very via was we well were what when where whether which while who whom whose why with within
  without would yes yesterday yet you your yours two three four five six seven eight nine ten
  first second third next last new old re ll ve m d don doesn didn isn wasn hasn haven won wouldn
  couldn shouldn w c o ok okay`);

export const TITLES = list(`
  dr drs doctor mr mrs ms miss mx prof professor sir madam rev reverend fr sr father pastor rabbi imam
  nurse sister judge capt captain sgt sergeant lt officer hon mister consultant registrar
  dra sra señor señora senora senor herr frau mme monsieur madame mlle don doña
  ofc cpl pte lcpl pfc cdr cmdr lcdr ssgt msgt tsgt engr ven chap bishop archbishop deacon msgr
  monsignor sheikh shaykh hajji haji alhaji alhaja hajia mallam ustaz smt shri sri detective
  constable inspector deputy chief det const insp maj corporal coach dame lady doc`);

/** Titles that are ordinary words: they count only when capitalised and before a capitalised name. */
export const WORDY_TITLES = list(`
  doctor professor sir madam father pastor rabbi imam nurse sister judge captain sergeant officer
  reverend consultant registrar miss mister don hon fr sr sra madame
  ven chap bishop archbishop deacon sri detective constable inspector deputy chief det const insp
  maj corporal coach dame lady doc engr`);

export const CREDENTIALS = list(`
  md do rn np pa phd mph ms msn bsn lpn lvn cna aprn arnp crna cnm dnp fnp pac fnpc dds dmd dpm dvm od
  pharmd rph psyd lcsw lmsw msw lpc lmft pt dpt ot otr slp ccc rd rdn facs facp facc faap fccp frcp
  frcs mrcp mrcs mbbs mbchb bmbs jd esq mba facog faan faha fidsa faaos dc nd fnp-c pa-c
  cma rma ccma eca pct srna crn bcba ibclc rrt emt emtp lmhc lcpc cadc csw mft rbt cht atc rdh hca
  stna ota cota pta cpnp agacnp pmhnp rnc ccrn frcpc frcog mrcog mrcgp frcem mrcpsych frcpath bds
  mbbch dch frca lvt cphq`);

export const MONTHS: Readonly<Record<string, number>> = {
  january: 1,
  jan: 1,
  february: 2,
  feb: 2,
  febr: 2,
  march: 3,
  mar: 3,
  april: 4,
  apr: 4,
  may: 5,
  june: 6,
  jun: 6,
  july: 7,
  jul: 7,
  august: 8,
  aug: 8,
  september: 9,
  sept: 9,
  sep: 9,
  october: 10,
  oct: 10,
  november: 11,
  nov: 11,
  december: 12,
  dec: 12,
};

/** Months of neighbouring languages; they need a day or a year like the English ones. `Março` see `detectors/date.ts`. */
export const FOREIGN_MONTHS = [
  'enero janvier januar gennaio janeiro januari',
  'febrero fevrier februar febbraio fevereiro februari',
  'marzo mars marz maart',
  'abril avril aprile',
  'mayo mai maggio maio mei',
  'junio juin juni giugno junho',
  'julio juillet juli luglio julho',
  'agosto aout augustus',
  'septiembre setiembre septembre settembre setembro',
  'octubre octobre oktober ottobre outubro',
  'noviembre novembre novembro',
  'diciembre decembre dezember dicembre dezembro',
].map(list);

/** As a scanner reads them, by number. */
export const MISREAD_MONTHS: Readonly<Record<string, number>> = {
  jarruary: 1,
  januaiy: 1,
  januarv: 1,
  febmary: 2,
  februaiy: 2,
  februarv: 2,
  rnarch: 3,
  septernber: 9,
  septemher: 9,
  octoher: 10,
  novernber: 11,
  novemher: 11,
  decernber: 12,
  decemher: 12,
};

/** The number (`Tokens.number`) of a word that begins the name of a holiday. */
export const HOLIDAY = 99;
export const HOLIDAYS =
  list(`christmas xmas thanksgiving easter halloween hanukkah chanukah ramadan diwali
  passover pentecost whitsun hogmanay juneteenth kwanzaa navidad nochebuena labor labour memorial
  independence veterans boxing valentine valentines good new lent vaisakhi baisakhi holi eid losar purim
  shavuot sukkot ashura nowruz songkran epiphany lunar ve vj mlk anzac mother mothers father fathers columbus presidents
  patrick groundhog super spring`);

export const WEEKDAYS = list(`
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri
  sat sun`);

/** Where somebody is from, what they speak or believe: no place. */
export const NATIONALITIES = list(`
  american african asian european hispanic latino latina caucasian english spanish french german
  italian chinese japanese korean indian mexican russian arabic hindi mandarin cantonese vietnamese
  polish portuguese puerto rican cuban haitian filipino jewish muslim christian catholic salvador`);

/** Words that stand before, or begin, a key or a password. */
export const SECRETS =
  list(`password passwort passcode passphrase pwd contraseña secret bearer begin sk rk
  ghp gho ghu ghs ghr github xoxa xoxb xoxp xoxr glpat npm hf`);

/** Networks, and what somebody is called in one. */
export const HANDLES =
  list(`twitter instagram facebook tiktok snapchat telegram whatsapp skype discord
  linkedin mastodon threads bluesky wechat signal reddit youtube insta ig snap venmo cashapp onlyfans username login handle screenname
  nickname`);

/** ICAO spelling alphabet, Annex 10, volume II, with its other spellings; in no list of the lexicon. */
export const RADIO_ALPHABET = list(`
  alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november
  oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu`);

/** The commonest words of each language, and of its notes: they tell which one a paragraph is in. */
export const SPANISH_COMMON =
  list(`el la los las un una unos unas del al por con para sin sobre que se su sus
  lo le es era fue son está años año días paciente médico fecha nombre apellidos calle servicio y o pero
  como más también desde hasta entre tras muy presenta presentó refiere antecedentes edad sexo
  domicilio de en señor señora dra cuando después durante ante realiza ingreso ser nacimiento`);
export const ENGLISH_COMMON =
  list(`the and of to was is in with for on at by from that this she he her his
  has had were are be as an patient history not or which after follow up seen date name will it
  there without due per you your if what is`);

/** Words of Spanish records that are no names: sections, departments, grammar with a capital. */
export const SPANISH_WORDS = list(`
  servicio unidad urologia cirugia plastica reparadora interna medicina correo electronico paciente
  informe clinico clinica hospital fecha ingreso alta nacimiento edad sexo motivo antecedentes historia
  exploracion fisica pruebas complementarias evolucion comentarios diagnostico
  secundario tratamiento remitido especialidad servicios urgencias pediatria pediatrica oncologia
  neurologia nefrologia cardiologia reumatologia oftalmologia ginecologia traumatologia dermatologia
  neumologia hematologia endocrinologia digestivo psiquiatria radiologia anestesia reanimacion rehabilitacion
  anatomia patologica maxilofacial toracica aparato cabeza cuello
  departamento seccion facultad universidad varon mujer hombre lactante adolescente niño niña
  recien nacido presenta acude refiere ingresa datos asistenciales episodio medico domicilio localidad
  provincia telefono direccion numero instituto laboratorio complejo universitario universitaria
  un una los las se en con por para tras durante desde ante dada dado debido ademas posteriormente
  actualmente inicialmente finalmente ecocardiograma analitica hemograma bioquimica radiografia tac rmn
  ecografia biopsia endocrina inmunologia microbiologia alergologia geriatria intensiva intensivos uci
  intervencionista diagnostico estomatologia odontologia otorrinolaringologia obstetricia medica
  salud publica atencion primaria enfermeria enfermero farmacia hospitalaria
  colegiado autor cordialmente atentamente firmado`);

export const PARTICLES = list(`
  van von der den de del della di da dos das du la le el al bin ibn abu ben bint ter ten mac mc st
  san santa af zu y e`);

export const GENERATIONS = list('jr sr ii iii iv');

export const RELATIONS = list(`
  wife husband spouse partner son sons daughter daughters mother father mom mum dad brother brothers
  sister sisters uncle aunt cousin nephew niece grandmother grandfather grandson granddaughter
  grandma grandpa stepmother stepfather stepson stepdaughter fiance fiancee girlfriend boyfriend
  friend neighbor neighbour caregiver carer guardian sibling twin kin nok emergency-contact
  roommate caretaker parent parents sister-in-law brother-in-law
  cellmate bunkmate coworker coworkers co-worker boss stepbrother stepsister half-brother
  half-sister godmother godfather godson goddaughter godparents grandchild grandchildren grandsons
  granddaughters grandparents nan nana gran granny grandad granddad nanny babysitter sitter
  landlord landlady housemate flatmate hubby ex-husband ex-wife kids twins triplets classmate
  teammate buddy nephews nieces cousins uncles aunts auntie aunty fiancé fiancée hubby bf gf
  foster-mother foster-father mummy daddy mommy
  stepdad stepmom stepmum stepkids dtr dtrs mother-in-law father-in-law son-in-law daughter-in-law grandkids grandkid
  sib sibs manager supervisor great-grandson great-granddaughter great-grandmother great-grandfather mgm mgf pgm pgf ex-partner bestie
  husb conjoint conjointe`);

/** A word that, before a colon, announces a person. */
export const PERSON_LABELS = list(`
  patient name pt attending physician surgeon surgeons assistant assistants anesthesiologist
  anaesthetist anesthetist provider doctor dictated dictator transcribed transcriptionist referring
  consultant consulting cc author signed signature nurse resident fellow radiologist
  pathologist cardiologist oncologist neurologist psychiatrist psychologist therapist counselor
  interpreter informant guarantor subscriber contact kin nok spouse mother father guardian client
  student witness pcp gp primary surname forename forenames lastname firstname cosigner cosigned
  re from to by ordering requesting performing reviewer reader
  interpreting operator copies copy technologist sonographer audiologist dietitian pharmacist
  tech histotech phleb phlebotomist scribe crew recorder preceptor circulator interviewer cytotech
  dermatologist urologist nephrologist hospitalist pediatrician gynecologist endoscopist
  gastroenterologist ophthalmologist clinician registrar employee caller preceptor scribe resident
  nombre apellidos apellido medico remitido responsable facultativo autor autora
  autores firmado fdo perfusionist midwife examiner evaluator mr mrs ms dr patient's subject member insured holder`);

/** Occupations of care: before a capitalised name they work like a title. */
export const ROLES = list(`
  physician surgeon attending anesthesiologist cardiologist oncologist neurologist psychiatrist
  psychologist therapist hospitalist radiologist pathologist dermatologist urologist nephrologist
  pediatrician gynecologist obstetrician midwife pharmacist paramedic intern resident fellow
  neurosurgeon ophthalmologist endocrinologist gastroenterologist pulmonologist rheumatologist
  podiatrist dentist optometrist dietitian nutritionist caseworker attorney lawyer teacher
  practitioner clinician patient pt proband counselor social-worker colleague
  coordinator coord navigator advocate keyworker aide volunteer driver technician embryologist
  prosector phlebotomist chaplain interp receptionist secretary clerk medic solicitor barrister
  principal tutor doula hygienist warden marshal dispatcher firefighter trooper sheriff foreman
  supervisor housekeeper porter gardener dishwasher registrar caregiver
  coach mentor deckhand scribe tech pastor deacon sponsor ranger deputy lifeguard bartender barber groomer plumber
  translator recruiter realtor stylist scoutmaster bailiff rdh cota`);

/** A capitalised word after one of these is often a person. */
export const BEFORE_PERSON = list(`
  by per with from named called saw told met dear hi hello attn sincerely regards signed contact
  contacted notified paged spoke informed asked thank cc dictated reviewed seen discussed name
  alias aka nee née pt patient patients client mr regarding re texted emailed phoned rang messaged
  reminded interviewed visited accompanied`);

/** Verbs that a person is the subject of in notes. */
export const PERSON_VERBS = list(`
  is was has had presents presented reports reported denies denied states stated says said complains
  returns returned comes came lives lived works worked underwent wants wanted feels felt tolerated
  developed received takes took called agreed verbalized describes described notes noted admits
  admitted continues continued appears appeared remains remained went did does will would should
  needs needed can could called explained agrees understands requested requests asks asked thinks
  thought recalls gave began started stopped seems weighs smokes drinks performed recommended
  ordered prescribed referred saw attends attended`);

/** Nouns that make the word before them an eponym or a device: "Foley catheter". */
export const EPONYM_NOUNS = list(`
  sign signs test tests syndrome syndromes disease diseases catheter catheters procedure maneuver
  manoeuvre operation scale score scores classification criteria forceps clamp clamps retractor
  retractors needle needles drain drains tube tubes fracture fractures contracture lymphoma sarcoma
  palsy reflex reflexes phenomenon law node nodes nodule nodules duct ligament canal space spaces
  pouch line lines point method technique approach position incision repair flap graft stain bodies
  body cell cells type types gland glands ring rings effect murmur rub triad tetralogy ataxia chorea
  dystrophy anemia thyroiditis goiter ulcer ulcers esophagus cyst cysts hernia tumor tumour
  nephropathy encephalopathy aphasia area formula equation index questionnaire inventory pump valve
  valves prosthesis nail nails plate plates screw screws wire wires pin pins rod rods frame brace
  collar bandage dressing suture sutures knife scissors elevator elevators curette curettes rongeur
  rongeurs speculum tenaculum trocar introducer blade hook suction balloon filter port shunt stent
  boot splint cast sling table bed lamp chamber medium agar virus fever spotted grade stage spots
  lines rules score mini exam thermometer tourniquet tongs wand cautery bovie scope cannula`);

/** Surnames of people who are nobody; no census counts them. */
export const PLACEHOLDER_SURNAMES = list('doe roe bloggs mustermann');

/** Who is from where, or believes what: of whole peoples, whatever lists of names have of them. */
export const DEMONYMS = list(`
  irish british english scottish welsh french german austrian swiss dutch belgian danish swedish norwegian
  finnish icelandic italian spanish portuguese greek turkish polish czech slovak hungarian romanian
  bulgarian serbian croatian russian ukrainian latvian lithuanian estonian american canadian mexican
  cuban haitian jamaican dominican brazilian colombian peruvian chilean chinese japanese korean
  vietnamese thai filipino indian pakistani bangladeshi afghan iranian persian iraqi syrian lebanese
  egyptian moroccan algerian tunisian ethiopian somali nigerian ghanaian kenyan african asian european
  australian hispanic latino latina caucasian arab arabs arabic jewish ashkenazi sephardic amish
  mennonite hutterite mormon moslem muslim hindu sikh buddhist catholic protestant baptist methodist`);

/** What patients speak and hardly anybody is called; `Karen` and `Lao` are people. */
export const LANGUAGES = list(`
  dari farsi pashto urdu hindi punjabi gujarati bengali marathi tamil telugu malayalam kannada nepali sinhala
  tigrinya amharic oromo kinyarwanda kirundi swahili lingala wolof fulani hausa igbo yoruba bambara mandinka
  soninke zulu xhosa dinka nuer rohingya burmese khmer hmong tagalog ilocano cebuano visayan mandarin cantonese
  taiwanese hokkien fujianese toisanese mongolian tibetan uyghur kazakh uzbek tajik kurdish kurmanji sorani
  armenian azerbaijani hebrew yiddish marshallese chuukese samoan tongan quechua aymara nahuatl mixteco mixtec
  zapoteco zapotec kanjobal guarani creole kreyol cambodian laotian indonesian malay albanian bosnian macedonian`);

/** Surnames that in clinical prose are nearly always the disease, sign, device or bug. */
export const EPONYMS = list(`
  hoehn yahr waldenstrom wallenberg semmes kudo mendelsohn meniere menieres masako schirmer replogle
  esmarch judkins raney ellik doyle broviac amplatz tanner kniest emery dreifuss hippel lindau
  midas heaney masterson hank hanks hegar lukens mcivor lorenz cottle rhoton
  foley graves crohn crohns parkinson parkinsons alzheimer alzheimers hodgkin hodgkins cushing
  babinski hoffmann hoffman tinel phalen murphy mcburney lachman mcmurray spurling romberg trendelenburg
  homans hawkins neer allen apgar glasgow bishop wells child pugh ranson gleason breslow clark dukes
  duke mallampati killip ross kerley salter harris colles smith bennett boxer monteggia galeazzi
  jefferson hangman lisfranc jones charcot marie tooth guillain barre bell bells raynaud sjogren
  hashimoto addison conn barrett barretts meckel hirschsprung wilson huntington tourette wernicke
  korsakoff broca down turner klinefelter marfan ehlers danlos osler weber rendu kaposi ewing wilms
  burkitt paget merkel bowen langerhans purkinje schwann golgi cooper poupart colles camper scarpa
  gerota glisson oddi vater bartholin skene cowper kegel valsalva heimlich mueller hickman groshong
  swan ganz jackson pratt penrose hemovac blake kelly kocher allis babcock debakey metzenbaum mayo
  adson weitlaner bookwalter balfour richardson deaver army navy malleable kirschner steinmann
  ilizarov harrington hohmann cobb kerrison leksell penfield freer cottle joseph lempert bard parker
  bovie veress hasson verres seldinger kolff doppler holter bruce naughton borg likert hamilton beck
  folstein snellen jaeger rorschach braden norton morse waterlow karnofsky lund browder parkland
  whipple roux billroth nissen toupet dor heller ivor lewis halsted lichtenstein shouldice mcvay
  bassini blalock taussig fontan glenn norwood mustard senning bentall ross maze cox bankart latarjet
  kaplan meier bonferroni cronbach pearson spearman fisher wilcoxon mann whitney epworth berlin
  american joint commission lyme ebola zika norwalk coxsackie marburg legionella rocky mountain
  pap papanicolaou gram giemsa wright wood ace coban velcro telfa xeroform steri dermabond vicryl
  monocryl prolene ethibond nylon surgicel gelfoam marlex gore tex teflon bakri malecot pezzer robinson
  tiemann coude councill ommaya yankauer poole frazier miller macintosh magill guedel mallinckrodt
  ringer ringers hartmann dakin burow domeboro finkelstein adson wright roos thomas ober patrick
  faber gaenslen laseque lasegue kernig brudzinski chvostek trousseau rovsing blumberg cullen grey
  turner kehr courvoisier virchow stewart treves charcot gowers froment wartenberg dix hallpike epley
  brandt daroff rinne schirmer amsler goldmann humphrey moro galant ortolani barlow galeazzi silverman
  stevens johnson henoch schonlein kawasaki takayasu wegener behcet reiter still felty caplan hamman
  rich goodpasture berger alport liddle bartter gitelman fanconi cori gaucher fabry pompe hurler hunter
  krabbe tay sachs niemann pick lewy creutzfeldt jakob friedreich werdnig kugelberg duchenne becker
  lambert eaton todd jacksonian lennox gastaut west rett asperger angelman prader willi digeorge
  edwards patau noonan treacher collins pierre robin crouzon apert klippel feil arnold chiari dandy
  walker sturge kasabach merritt osgood schlatter legg calve perthes scheuermann blount kohler
  freiberg sever dupuytren peyronie ledderhose de quervain baker tietze costen sudeck morton
  haglund bouchard heberden bosniak birads bethesda clavien dindo hinchey forrest mallory weiss
  boerhaave zenker schatzki dieulafoy cameron menetrier zollinger ellison ogilvie budd chiari
  caroli gilbert dubin rotor crigler najjar zieve mirizzi bouveret rapunzel peutz jeghers gardner
  turcot lynch cowden cronkhite muir torre li fraumeni sipple wermer carney nelson sheehan kallmann
  laron simmonds houssay riedel plummer vinson pemberton basedow means`);

/** Units and frequency words: the number before them is a measurement. */
export const UNITS = list(`
  mg mcg g gm gms kg kgs lb lbs oz ml cc l dl mm cm m km inch inches in ft feet mmhg mmol meq iu units
  unit u mcl ul ng pg percent bpm min mins minute minutes hour hours hr hrs h sec secs second seconds
  day days week weeks month months year years yr yrs times x french fr gauge degrees f c tablets
  tablet tabs capsules caps puffs drops sprays doses dose po bid tid qid qd qhs prn daily nightly weekly
  weight pounds ounces liters liter litre cells hpf lpf msec ms hz kvp mev cgy gy rads joules watts
  patients subjects murmur systolic diastolic strength mcgs vicryl nylon prolene silk chromic monocryl`);

/** Clinical capitalised words that no general word list has: sections, tests, abbreviations. */
export const CLINICAL = list(`
  ihc trach glu mychart utd hg rca lima rima prelim obj arr optho imm
  contin diskus handihaler respimat turbuhaler flexpen kwikpen solostar cyclen bismol chek lomotil
  steri vitoss
  hpi pmh psh ros heent nka nkda bp hr rr spo bmi ekg ecg eeg emg mri mra ct cta pet xray cxr kub usg
  cbc bmp cmp lft lfts inr ptt pt bun wbc rbc hgb hct plt abg vbg tsh hba psa cea afp hcg crp esr bnp
  ck cpk ldl hdl dvt pe copd chf cad cabg pci mi tia cva htn dm dmii gerd uti uri bph ckd esrd afib
  qty geta icu ccu nicu picu sicu micu er ed or pacu opd ent obgyn gi gu gyn ob ortho neuro cardio rle lle rue
  lue ruq luq rlq llq c-section tah bso d&c egd ercp turp tka tha acl mcl pcl iv im sq sc ivp ngt peg
  jvd pnd doe sob cp n/v abd ext neuro psych cv resp derm msk followup preop postop preoperative
  postoperative intraoperative nonsmoker normocephalic atraumatic perrla perrl eomi normoactive
  nondistended nontender supple afebrile anicteric auscultation bilaterally hepatosplenomegaly
  organomegaly lymphadenopathy thyromegaly bruits gravida para tylenol motrin advil aspirin lasix
  coumadin plavix lipitor zocor crestor zoloft prozac paxil lexapro celexa xanax ativan valium
  klonopin ambien seroquel zyprexa risperdal abilify depakote lithium dilantin tegretol keppra
  neurontin lyrica percocet vicodin norco oxycontin morphine dilaudid fentanyl demerol toradol zofran
  phenergan reglan compazine pepcid prilosec nexium protonix zantac maalox mylanta albuterol advair
  spiriva singulair flovent flonase claritin zyrtec allegra benadryl prednisone medrol decadron
  solumedrol insulin lantus humalog novolog glucophage glipizide amaryl avandia actos januvia synthroid
  levoxyl premarin provera lisinopril zestril vasotec altace diovan cozaar norvasc cardizem lopressor
  toprol atenolol coreg digoxin amiodarone heparin lovenox keflex ancef rocephin augmentin amoxicillin
  zithromax cipro levaquin bactrim flagyl vancomycin zosyn gentamicin clindamycin doxycycline diflucan
  valtrex acyclovir marcaine lidocaine xylocaine bupivacaine versed propofol ketamine robinul betadine
  hibiclens ioban chloraprep duraprep foley md phd covid sars omicron hiv aids hepatitis mrsa cdiff vre
  esbl hpv rsv ebv cmv hsv tb aaa bmt chemo pt ot slp dme snf ltac alf dnr dni poa hipaa ama
  acc aha nih fda cdc who nccn asco acog aap usptw uspstf nice idsa guideline guidelines
  telephone fax dob mrn ssn acct insurance medicare medicaid aetna cigna humana unitedhealthcare bluecross
  workup checkup ultrasonography echocardiogram colonoscopy endoscopy bronchoscopy laparoscopy
  laparotomy arthroscopy hysterectomy cholecystectomy appendectomy mastectomy thyroidectomy
  tonsillectomy adenoidectomy craniotomy laminectomy discectomy arthroplasty angioplasty
  hx fx bx px sx adm disch dispo vd toco vit hu rm cwocn cacp`);

export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ninety: 90,
  nineties: 90,
  nonagenarian: 90,
  centenarian: 100,
  hundred: 100,
};

export const WEB_WORDS = list('http https ftp www');
export const TOP_DOMAINS = list(`
  com org net edu gov mil int info biz io co us uk ca au de fr es it nl be ch at se no dk fi pl pt ru
  jp cn in br mx za nz ie eu health clinic hospital care app dev me tv tn`);

/** Medicines, feeds and media by brand that the list of drugs has not. */
export const BRANDS =
  list(`sinemet stalevo norco vicodin percocet roxicodone vytorin lotrel avalide hyzaar ziac jantoven janumet glyxambi
  levsin librax lomotil dulera trelegy anoro stiolto qvar arnuity dymista dilantin horizant onfi augmentin keflex primaxin
  genvoya stribild descovy odefsey vemlidy neulasta nexplanon paragard sprintec axiron epiduo santyl jevity glucerna nepro
  pedialyte osmolite peptamen betadine hibiclens peridex aspercreme biofreeze vaseline aquaphor eucerin desitin magnevist
  gadavist definity lexiscan cardiolite exparel versed amidate nimbex vasostrict cleviprex camzyos renvela`);

/** What is measured, and what is cultured, that neither descriptions of diseases nor common English have. */
export const TESTS_AND_GERMS =
  list(`troponin troponins basophils urate microalbumin myoglobin natriuretic parathormone procalcitonin ceruloplasmin
  haptoglobin osmolality anticardiolipin antiphospholipid antithrombin aminotransferase coags radiograph lytes
  escherichia staphylococcus streptococcus enterococcus klebsiella pseudomonas candida aspergillus clostridioides clostridium
  enterobacter acinetobacter citrobacter proteus serratia morganella stenotrophomonas burkholderia bacteroides salmonella
  shigella campylobacter helicobacter legionella mycoplasma ureaplasma treponema borrelia bartonella coxiella ehrlichia
  giardia cryptosporidium entamoeba norovirus rotavirus rubeola herpesviridae flaviviridae retroviridae enterobacteriaceae
  enterobacterales bacteroidetes cutibacterium corynebacterium listeria nocardia prevotella fusobacterium`);

/** Dressings and what stops bleeding, by brand. */
export const DRESSINGS = list(
  'kerlix webril xeroform mepilex mepitel tegaderm opsite duoderm surgicel gelfoam floseal seprafilm interceed coaguchek clinitron hillrom pyxis omnicell promus orsiro hugger gingi stedy junel errin',
);
