/**
 * Substance use: 42 CFR 2.11 (records that would identify a patient as having or having had a substance use disorder),
 * 38 U.S.C. 7332(a)(1). Words after the criteria and names of DSM-5 substance-related disorders, the instruments in
 * use (CIWA-Ar, COWS, AUDIT, DAST, CAGE), the medicines that 21 CFR 8.12 and SAMHSA TIP 63 name, and the levels of
 * care of ASAM. Written for this project; as of 2026-09, review 2027-09.
 */
import type { PrivacyLaw } from '../../core/sensitivity.ts';
import { FAIR, fair, hint, near, STRONG, strong, type Topic, weak } from '../topic.ts';

const LAWS: readonly PrivacyLaw[] = ['42CFRPart2', 'Title38Section7332'];
const both = { denied: 'discounted', relatives: 'discounted' } as const;

export const SUBSTANCE: readonly Topic[] = [
  {
    id: 'alcohol',
    code: 'ETHUD',
    laws: LAWS,
    ...both,
    rules: [
      strong('icd-10', `f10`),
      fair(
        'drinking-sign',
        `drinks daily; few beers a; hungover; oxazepam; serax; wasted; blackouts`,
      ),
      strong(
        'drinking',
        `alcohol poisoning; on a bender; drinks/drinking/drank every day/night/evening/weekend/morning;
        drinks/drinking/drank all day/night/weekend; drinking more; drinking again; started/resumed drinking;
        back to drinking; drinks to sleep/cope/relax/forget; drinking to cope/sleep/forget/excess;
        drinking too; drinking heavily/daily/nightly; drink less;
        reduce/reduces/reducing/decrease/cut/cutting/stop/limit her/his/their drinking;
        cut down/back on alcohol/drinking/beer/wine; increased/escalating/worsening alcohol/drinking/etoh;
        passed out drunk; drunkenness; boozing; binge on alcohol; sobering center; last alcohol/etoh;
        oxazepam taper; phenobarb taper; valium taper; big book; home group; al anon; alateen; court card;
        alcohol abuse/misuse/dependence; alcohol counselor; alcohol education; alcohol free days;
        abstinent from alcohol/etoh; abstains since; alcohol monitor; scram bracelet; alcohol relapse;
        detoxing from; alcohol seizures/seizure; rum fits; alcohol use severe/moderate/disorder;
        alcohol is/was/has harming/hurting/damaging/ruining/affecting; harmed by alcohol; alcohol toxicity;
        alcohol steatosis; fatty liver from alcohol; asterixis from alcohol; drunk again; found drunk;
        came/arrived/presented/presents drunk/intoxicated; dwi/dui school/class/classes/arrest/charge;
        open bottle; bottle/bottles of vodka/whiskey/gin/rum/liquor/wine; case of beer;
        handle of vodka/whiskey; fifth of; liter of vodka`,
      ),
      fair(
        'sign',
        `for withdrawal; withdrawal symptoms/tremor/tremors/protocol/precautions; the shakes; chlordiazepoxide;
        librium; phenobarbital taper/protocol/load; hangover; hung over; sobriety; abstinent from alcohol;
        court ordered classes; lost/suspended license for; pancreatitis from drinking; interlock`,
      ),
      strong(
        'course',
        `w d seizure/seizures/protocol; etoh/alcohol w d;
        alcohol/etoh/ethanol excess/overuse/problem/problems/issue/issues/cessation/craving/cravings;
        decades/years of alcohol/drinking/etoh; last drink; cage 2/3/4; cage 2/3/4 4;
        cage score/screen/questions; clinical institute withdrawal; quit/stopped alcohol/etoh; alcohol free;
        stays/stayed/staying sober; fell/fallen off the wagon; hides/hid/hiding her/his/their drinking/bottles;
        drinking binge/binges/bout/spree/history/habits/behavior/pattern; drinking again;
        resumed/started/returned to/back to drinking; drinks alone/secretly/excessively/too; drunk driving;
        open container; day drinking; problem with alcohol/drinking; trouble with alcohol/drinking;
        detox from/for alcohol/etoh; alcohol level; etoh level; heavy use of alcohol; alcohol in excess;
        without a drink; loss of control over/of drinking;
        cirrhosis from/due to/secondary to alcohol/etoh/drinking; etoh on board; under the influence;
        smells/smelled/smelling/reeks of alcohol/etoh/booze/liquor; inebriated; blacked out drinking;
        alcohol/drinking blackouts; alcoholics; topiramate for alcohol; gabapentin for alcohol`,
      ),
      strong(
        'disorder',
        `alcohol/etoh use disorder; alcohol use disorders; ^AUD; alcoholism; alcoholic; alcohol/etoh dependence/dependency/dependent/addiction/misuse/abuse;
        alcohol induced; alcohol related; problem drinker/drinking; heavy/known/daily drinker; heavy drinking; heavy/excessive/chronic/daily/problematic/harmful alcohol/etoh use/consumption/intake; due/secondary to alcohol/etoh; etoh/alcohol related;  abuse of alcohol/etoh; abuses alcohol/etoh; binge drinker/drinking; dipsomania;
        in recovery from alcohol/drinking; recovering alcoholic; alcohol relapse; hazardous drinking; drinking problem; ethanol abuse; etohism; etoh abuse`,
      ),
      strong(
        'withdrawal',
        `ciwa; ciwa ar; delirium tremens; alcohol/etoh withdrawal; withdrawal seizure; stop the shakes; morning shakes; banana bag; alcohol hallucinosis;
        librium taper; ativan taper for alcohol; alcohol/etoh detox/detoxification; dts`,
      ),
      strong(
        'complication',
        `alcoholic/alcohol hepatitis/cirrhosis/liver/cardiomyopathy/pancreatitis/gastritis/neuropathy/ketoacidosis; alcohol associated;
        wernicke/wernickes; korsakoff; alcoholic fatty liver; fetal alcohol; alcohol associated liver; laennec cirrhosis; etoh cirrhosis/hepatitis/pancreatitis`,
      ),
      strong(
        'program',
        `alcoholics anonymous; aa meeting/sponsor/group; attends/attending/attend ^AA; goes/go/going/went to ^AA; 12/twelve step; na meeting; sober living/house/home; smart recovery; al anon; alcohol rehab/rehabilitation/counseling/treatment/program;
        sobriety date; sobriety chip; days/months/years/year sober; sober since/for`,
      ),
      strong('drug', 'disulfiram; antabuse; acamprosate; campral'),
      fair('drug-shared', 'naltrexone; vivitrol; revia'),
      fair(
        'intoxication',
        `alcohol intoxication; etoh intoxication; acutely intoxicated; clinically intoxicated; smelled of alcohol; odor of alcohol; alcohol/etoh on breath/his/her;
        drunk; was drunk; blood alcohol; ethanol level; etoh level; ^BAC; intoxicated; ^DUI; ^DWI; drunk driving; driving under the influence; driving while intoxicated`,
      ),
      fair(
        'screen',
        'audit c; cage questionnaire; cage positive; audit score; phosphatidylethanol; ^PEth; ethyl glucuronide; ^EtG; unhealthy alcohol; breathalyzer',
      ),
      fair(
        'quantity',
        'six/twelve/12/18/30/24 pack of; 6/12/18/24/30/six/twelve/eighteen pack; pack of beer; fifth of; pint of; drinks heavily/daily/excessively; drink heavily/daily/excessively; drinking heavily/daily/excessively; drank heavily; drinks too much; drinks per day/night; drinks a day/night; drinks nightly; quit/stopped/stop/stopping drinking; sober; until/till/once/became/when clinically sober; sobered up; sobriety; attempts to cut down; eye opener; passed out drinking; blackouts from drinking; cut down on drinking',
      ),
      // Without more, every patient of an emergency room is clinically sober when capacity is judged.
      hint('mention', 'alcohol; etoh; ethanol; drinks socially; social drinker; clinically sober'),
    ],
    near: [
      near('near-dawn', FAIR, 'spirits', 'morning', 6),
      near('near-daily', FAIR, 'spirits', 'every', 4),
      near('near-intake', FAIR, 'alcohol', 'amount', 8),
      near('near-tolerance', FAIR, 'alcohol', 'criterion', 8),
      near('near-disorder', STRONG, 'alcohol', 'disorder', 4),
      near('near-amount', FAIR, 'spirits', 'much', 4),
      near('near-each', FAIR, 'spirits', 'each', 4),
      near('near-amounts', FAIR, 'drinking', 'amount', 5),
      near('near-bottle', FAIR, 'spirits', 'amount', 4),
      near('near-morning', FAIR, 'drinking', 'morning', 4),
    ],
  },
  {
    id: 'opioid',
    code: 'OPIOIDUD',
    laws: LAWS,
    ...both,
    rules: [
      strong('icd-10', `f11`),
      strong(
        'use',
        `6 mam; 6 monoacetylmorphine; monoacetylmorphine; eddp; ^EDDP; bags a day; bags of heroin/dope/fentanyl; bundle a day; bundles a day; grams of heroin/fentanyl; sniffs/sniffing/sniffed/snorts/shoots/shooting/uses/using dope; dope; junkie; bupe; on subs; on bup; suboxone; narcotic/opioid/opiate dependent; dependent on opioids/opiates/narcotics/heroin/oxycodone/percocet/pain/painkillers/vicodin/norco/fentanyl/morphine; pain medication/medications/med/meds/pill/pills/killer/killers abuse/misuse/dependence/overuse/addiction; abusing/abuses/abused/misuses/misused/misusing pain/prescription/opioids/oxycodone/percocet/vicodin/norco/morphine; medication/narcotic/drug/opioid seeking; narcotic/opioid diversion; diverts/diverting/diverted suboxone/methadone/opioids/fentanyl/narcotics; mat program/visit/clinic/provider/patient; scored/scoring/monitored/treated for withdrawal; infant/baby/newborn withdrawal; finnegan; eat sleep console; withdrawing from opioids/heroin/fentanyl; opioid/fentanyl/heroin poisoning; opioid reversal; narcaned; narcanned; narcan in the; narcan given/administered/by/x; given narcan; naloxone by bystanders; overdose prevention education; oend kit; steals/stole/stealing her/his/their/pain pills/medication/medications/oxycodone/morphine; xr naltrexone; xr bup/buprenorphine; naltrexone xr`,
      ),
      fair(
        'sign',
        `more than prescribed; runs/ran/running out early; early refill/refills; lost prescription; gets sick without; sick without it/them; takes extra pills; ^PDMP shows/showed/reveals/with; yawning; piloerection; lacrimation; restless legs and sweats; aberrant behavior; pill count; failed urine; kicking; comfort meds`,
      ),
      strong(
        'course',
        `^MMT; ^MMTP; methadone dose/dosing; guest dosing; last dose verified; dose verified with; black tar; neonatal abstinence; ^NAS; neonatal opioid withdrawal; ^NOWS; shoots up; shooting up; shot up; clean works; safe injection; safer injection; supervised consumption; harm reduction; fentanyl user/use/overdose/exposure; opioid/opiate/narcotic/oxycodone/percocet/norco/vicodin/pill/pills/painkiller/painkillers addiction/addict/habit/problem/cravings/craving/seeking/abuse/misuse/user; addicted to opioids/opiates/heroin/pain/pills/oxycodone/percocet/fentanyl/painkillers; hooked on; opioid recovery; narcan at home; narcan reversal; reversed with/by narcan/naloxone; responded to narcan/naloxone; revived with narcan/naloxone; bridge clinic; norbuprenorphine; xylazine; tranq; nodding; nodded off; pinpoint pupils; clinic for methadone/suboxone; doctor shopping; multiple prescribers; films/strips of suboxone; probuphine; bunavail; naltrexone implant; opioid overdose; od on; iv opioids; heroin; injection opioid; microdosing bup; cold turkey from`,
      ),
      strong(
        'disorder',
        `opioid/opiate/narcotic/heroin use disorder; ^OUD; opioid/opiate/narcotic/heroin/fentanyl addiction/addict/abuse/dependence/dependency/misuse/withdrawal/overdose/detox/relapse/user/use;
        heroin; narcotic seeking; pain pill addiction; opioid induced mood; dope sick; dopesick; fentanyl test strips; nodding off; snorts/snorting/smokes/smoking/injecting/shooting/shoots fentanyl/oxycodone/oxy/percocet; street fentanyl; illicit fentanyl; iv heroin`,
      ),
      strong(
        'treatment',
        `methadone/suboxone/buprenorphine/bup/subutex clinic/program/maintenance/induction/treatment/taper/provider/prescriber; opioid treatment program; ^OTP; ^MOUD; ^OBOT; ^OBAT; medication assisted treatment/therapy;
        medication/medications for opioid; suboxone; subutex; zubsolv; sublocade; brixadi; lofexidine; lucemyra; buprenorphine naloxone; bup naloxone; x waiver; waivered; opioid agonist therapy; opioid replacement; take home dose/doses; takehome doses; narcotics anonymous; methadose; diskets; bup nx`,
      ),
      strong(
        'scale',
        'clinical opiate withdrawal; ^COWS; precipitated withdrawal; cows score/scale/protocol',
      ),
      fair('drug', 'methadone; buprenorphine; naltrexone; vivitrol; levomethadyl'),
      weak(
        'rescue',
        '^MAT; naloxone; narcan; opioid agreement; opioid risk tool; pain contract; aberrant drug',
      ),
    ],
    near: [
      near('near-dependent', FAIR, 'opioid-any', 'dependent', 8),
      near('near-steal', FAIR, 'opioid-any', 'theft', 6),
      near('near-stop', FAIR, 'pills', 'stop', 6),
      near('near-disorder', STRONG, 'opioid', 'addiction', 4),
      near('near-route', FAIR, 'street-opioid', 'street-route', 4),
    ],
  },
  {
    id: 'drug',
    code: 'SUD',
    laws: LAWS,
    ...both,
    rules: [
      strong('icd-10', `f12; f13; f14; f15; f16; f18; f19`),
      fair(
        'use-sign',
        `methamphetamines; amphetamines; overdose; relapsed; relapse on; using again; sponsor; party drugs;
        partying`,
      ),
      strong(
        'use-course',
        `used meth/methamphetamine/cocaine/crack/crystal/amphetamines; residential rehab; on/took/taking molly; lines of coke/cocaine; drug rehab; out of rehab; been to rehab; completed/left/finished rehab;
        prior/previous/multiple/many rehab/rehabs; rehab stay/stays/stint; crank; coke; blow and; bump of;
        pot daily; smokes/smoking/smoke marijuana/cannabis/pot/weed/joints/blunts; joints a day; blunts a day;
        bong; stoned; medical cannabis; delta 8; khat; roofies; dxm; cough syrup abuse;
        gabapentin/soma/stimulant/adderall/prescription misuse/abuse/addiction; anabolic steroid abuse;
        drug overdose; polysubstance; overdosed; drug program/bed;
        detox bed/center/facility/unit/program/admission; needs detox; wants detox; bed in a drug; na ca;
        cocaine anonymous; crystal meth anonymous; smart recovery; recovery residence; vaping weed/thc/pot;
        vapes weed; smoking/smokes/smoked/using/used/uses crack; after smoking crack/meth; drug user;
        uses drugs; used drugs; using drugs; doing drugs; did drugs; does drugs; drug dealer; drug of;
        drugs of abuse; drug addicted; addiction; addicted; lost custody due; substance counselor;
        substance user; substance problem/problems/issue/issues;
        issue/issues/problem/problems/struggle/struggles/struggling with drugs/substances/addiction/drug/substance;
        experimentation with drugs; pill abuse; pill popping; withdrawal from cocaine/meth/benzos/xanax;
        xanax withdrawal/abuse/bars; street xanax/adderall/benzos/drugs/pills; ivda;
        tricuspid vegetation in drug; cotton fever; skin popping; track marks; needle marks; injection marks`,
      ),
      strong(
        'course',
        `bath salts; synthetic cannabinoids/marijuana; spice and; whippets; whippits; nitrous oxide abuse;
        tweaking; tweaker; high on; gets/got/getting high; chasing the high; on crack; on meth; on drugs;
        on crystal; using again; back to using; last used;
        drug evaluation/screening/problem/problems/habit/history/relapse;
        drug/substance counselor/counseling/class/classes/education/court;
        recovery program/meeting/meetings/group/house; long term recovery; sober living/home/coach;
        relapse warning/signs/risk/triggers; triggers and cravings; triggers to use; triggers for use;
        cocaine/meth/amphetamine/cannabis/thc associated/related/positive/toxicity/dependent;
        positive for meth/cocaine/thc/pcp/opiates/mdma/ketamine/marijuana;
        tested positive for cocaine/meth/thc/drugs/marijuana/opiates; needle/needles sharing; shares needles;
        shared needles; injection drug user/users; injecting/injects drugs; dirty urine/urines;
        clean urine/urines; stimulant misuse; snorts; snorting; snorted;
        smokes/smoked/vapes/vaping thc/cannabis/marijuana/weed/pot/dabs; dab pen; edibles daily;
        medical marijuana; probation for drugs; naranon; nar anon; celebrate recovery; therapeutic community;
        ^ASAM; prenatal drug/substance exposure; exposed to cocaine/drugs/meth; drug exposed;
        dual disorder/disorders; co occurring disorder/disorders; cooccurring; therapeutic use of kratom;
        kratom; pills off the street; benzo/benzodiazepine dependence/dependent; ghb; psilocybin; lsd;
        acid trip; inhalants; clandestine; meth lab; sober since; use disorder; use disorders`,
      ),
      strong(
        'disorder',
        `substance/polysubstance/drug/cocaine/crack/methamphetamine/meth/amphetamine/marijuana/cannabis/benzodiazepine/stimulant/sedative/inhalant/hallucinogen/chemical use disorder;
        ^SUD; substance/polysubstance/drug/cocaine/crack/methamphetamine/meth/amphetamine/marijuana/cannabis/benzodiazepine/stimulant/sedative/inhalant/chemical/polydrug abuse/abuser/dependence/dependency/addiction/addict/misuse/withdrawal/overdose/relapse/detox/rehab/intoxication/user;
        addiction; addict; drug seeking; chemical dependency; dual diagnosis; polysubstance; substance induced; methamphetamine/cocaine/cannabis/amphetamine/drug induced psychosis; cannabinoid/cannabis hyperemesis; substance use history; abuse of drugs/substances/cocaine/marijuana/narcotics/opioids; abuses drugs/substances`,
      ),
      strong(
        'use',
        `crystal meth; crack cocaine; iv drug; ivdu; ivda; ^IVDU; ^IVDA; ^PWID; intravenous drug; injection/injecting drug; injects drugs; inject drugs; recreational/illicit/street drug use/user/abuse; illicit substance;
        needle exchange; syringe service/exchange; track mark; skin popping; uses/using/use/smokes/smoked/snorts/snorted/snorting/smoking/injects/injected meth/cocaine/crack/methamphetamine/amphetamines/crystal; cocaine/methamphetamine/meth/crack use; huffing; huffs; huffed; sniffing/sniffs glue/paint/gasoline`,
      ),
      strong(
        'program',
        `detox; detoxification unit/center; rehab for drug/substance; drug rehab/rehabilitation/court/counselor; residential treatment for; 28/30/60/90 day program/residential/treatment/rehab; treatment/services/counseling/help/therapy for substance/substances/drugs/addiction/alcohol/drinking; substance use treatment/program/counseling/counselor/services; substance abuse treatment/program/counseling/counselor/services;
        addiction medicine/psychiatry/treatment/clinic/consult/counselor/service/services; recovery coach; recovery house; halfway house; sober coach; peer recovery; contingency management; asam; intensive outpatient program for; chemical dependency; urges to use; cravings to use; clean and sober; clean time; days/weeks/months/years/year clean; clean for/since; sponsor and/at meetings; working the steps; works the steps; step work; to/attends/attending ^NA; meth mouth; relapse prevention; last use; drug of choice; home group`,
      ),
      strong('screen', 'dast 10; ^DAST; drug abuse screening'),
      fair(
        'toxicology',
        'urine drug screen positive; uds positive; utox positive; tox screen positive; positive urine drug; positive for cocaine/amphetamines/amphetamine/methamphetamine/opiates/fentanyl/cannabinoids/benzodiazepines/thc/benzoylecgonine; benzoylecgonine',
      ),
      fair(
        'drug',
        'cocaine; methamphetamine; phencyclidine; lsd; mdma; marijuana; cannabis; smokes pot/weed; ^THC',
      ),
      weak(
        'test',
        'urine drug screen; ^UDS; utox; tox screen; toxicology screen; drug screen; sbirt',
      ),
      weak(
        'level-of-care',
        '^IOP; ^PHP; intensive outpatient; partial hospitalization; residential treatment; rehab facility; formication; skin picking',
      ),
      fair('residential', 'residential program'),
      hint('mention', 'recreational drugs; illicit drugs; street drugs; drug use; substance use'),
    ],
    near: [
      near('near-toxicology', STRONG, 'toxicology', 'street-drug', 7),
      near('near-clean', STRONG, 'using', 'clean', 8),
      near('near-disorder', STRONG, 'street-drug', 'disorder', 4),
      near('near-route', STRONG, 'street-drug', 'route', 4),
      near('substance-disorder', FAIR, 'generic-drug', 'abuse', 3),
      near('level-of-care', FAIR, 'level', 'generic-drug', 6),
      near('sponsor', STRONG, 'sponsor', 'meeting', 12),
    ],
  },
];

/** Single words that the near rules join. */
export const SUBSTANCE_SETS: Readonly<Record<string, string>> = {
  alcohol: `alcohol etoh ethanol drinking liquor vodka whiskey whisky beer wine booze drink drank gin tequila moonshine`,
  amount: 'gallon bottle fifth pint liter litre handle case twelve-pack',
  drinking: 'drink drinking drank drunk',
  morning: 'morning',
  spirits: 'vodka whiskey whisky liquor gin tequila beer wine booze bourbon moonshine',
  opioid: `opioid opiate heroin fentanyl oxycodone oxycontin percocet vicodin hydrocodone hydromorphone dilaudid narcotic
    norco roxicodone tramadol carfentanil painkiller`,
  'street-opioid': 'heroin fentanyl oxycodone oxycontin percocet perc oxy roxy pill dope blues',
  'street-drug': `cocaine crack methamphetamine meth amphetamine marijuana cannabis benzodiazepine benzo xanax phencyclidine
    ketamine mdma ecstasy lsd inhalant kratom weed speedball`,
  'generic-drug': 'drug substance chemical',
  addiction: `abuse abuser abusing abused dependence dependency addiction addict addicted misuse misusing misused overuse
    withdrawal withdrawing detox detoxification detoxed detoxing relapse relapsed relapsing craving overdose overdosed
    disorder diversion diverting snorting`,
  disorder: `abuse abuser abusing abused dependence dependent dependency addiction addict addicted misuse misusing misused
    overuse withdrawal withdrawing detox detoxification detoxed detoxing rehab rehabilitation intoxication intoxicated
    relapse relapsed relapsing sobriety sober craving binge binging overdose overdosed abstinent abstinence remission
    disorder`,
  abuse:
    'abuse abuser abusing abused addiction addicted misuse overdose rehab detox relapse relapsed recovery',
  level: 'residential iop php program facility counseling counselling counselor',
  much: 'daily nightly heavy heavily excessive excessively binge everyday blackout',
  criterion:
    'tolerance more control despite cut hide hides binges blackouts arrested excess secretly quit lied shame guilty relatives annoyed craves cravings urge urges',
  pills: 'opioid oxys oxycodone percocet norco vicodin fentanyl hydrocodone painkillers',
  stop: 'quit off kick borrowed stole stolen steals friend crush chews illicit illicitly prescribers',
  using: 'used using use relapse relapsed',
  clean: 'sober sobriety abstinence',
  every: 'every nightly daily each weekend',
  'opioid-any':
    'opioid opiate narcotic oxycodone percocet norco vicodin hydrocodone morphine dilaudid hydromorphone fentanyl tramadol codeine',
  dependent: 'dependent dependence hooked addicted',
  theft: 'steal steals stole stealing borrowed bought buying buys dealer crushes crushing',
  toxicology: 'uds utox tox toxicology udt screen',
  each: 'day night daily nightly',
  sponsor: 'sponsor',
  meeting: 'meeting step aa na recovery sober clean',
  route: `inject injected injecting snort snorted snorting shooting intranasal using use user street dealer smoking
    smoked smoke buy bought buying bars crushing`,
  'street-route':
    'inject injected injecting snort snorted snorting shoot shooting smoke smoked smoking street dealer buying buy bought crushing supply tainted laced counterfeit pressed strips',
};

/** What looks like it and is none. */
export const SUBSTANCE_NOT: string = `alcohol swab/swabs/pad/pads/wipe/wipes/prep/based/rub/free/hand/gel/sponge/bath/block/ablation; isopropyl alcohol; benzyl alcohol; polyvinyl alcohol; nonalcoholic; non alcoholic; rubbing alcohol;
  absolute alcohol; cetyl alcohol; dehydrated alcohol; alcohol septal; prepped with alcohol; drug eluting/reaction/rash/allergy/allergies/interaction/interactions/level/levels/eruption/fever/store/monitoring/resistant/induced/induce/therapy; wean from the ventilator;
  steroid withdrawal; withdrawal reflex/bleeding/bleed; withdrawal of care; rehab potential; cardiac rehab/rehabilitation; pulmonary rehab/rehabilitation; acute rehab; physical rehabilitation; wine colored; port wine; coke bottle/colored/coloured; diet coke; sober historian;
  study/trial sponsor; recovery room; relapsed multiple/lymphoma/leukemia/myeloma/disease; relapsed refractory; was using a/her/his/the/cpap/oxygen; dopes; drinking through; drinking from; drinking well; drinking and eating; eating and drinking; drinking fluids; drinking formula; drinking ok; drinking normally; drinking less; drinking adequate; not drinking well; root beer; ventilator dependent; oxygen dependent; insulin dependent; transfusion dependent; steroid dependent; drinks two/three/four/2/3/4/6/8 liters/litres/glasses; recreational activities/therapy/therapist; in recovery room/area/unit/with; postanesthesia recovery; recovery group stable; used last year's; 6/12/18/24/30 pack year/yr; glass/glasses of wine; drinks/drink/drank/drinking coffee/tea/juice/milk/soda/fluids/water/contrast; coffee drinks; soft drinks; energy drinks; drinks water; drink plenty; drink fluids; drink water; drinking water; drinking fluids; opioid sparing; opioid naive; opioid receptor; drug free; controlled substance agreement; topical cocaine; cocaine pledget/pledgets/solution; lidocaine cocaine; alcoholic drink/drinks/beverage/beverages; wernicke/wernickes area/aphasia`;

/** Where methadone and buprenorphine are for pain. */
export const PAIN =
  'chronic pain; for pain; cancer pain; palliative; butrans; belbuca; pain management; neuropathic pain; pain pump; pain clinic; hospice; analgesia; breakthrough pain';
