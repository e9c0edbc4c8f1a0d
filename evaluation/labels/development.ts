/**
 * What the rules were mended by, by class, and what only looks like it: figures on it are optimistic, and published beside
 * those of `sentences.ts` to show by how much. `[a|b]` is one of its alternatives. Every sentence is invented.
 */
import { lines, type Sentences } from './set.ts';

export const DEVELOPMENT: readonly Sentences[] = [
  {
    name: 'ETHUD alcohol use disorder',
    code: 'ETHUD',
    about: lines(`
He has been drinking [a fifth of vodka|a twelve-pack|two bottles of wine] [every day|daily] since his divorce.
Admitted for [alcohol detox|ETOH withdrawal] on a [Librium|phenobarbital] taper, last drink [yesterday|two days ago].
Placed on CIWA protocol overnight and required [4 mg|multiple doses] of lorazepam.
She relapsed on alcohol [last month|after eight months] and wants to go back to [AA|meetings].
History of [heavy EtOH use|long-standing alcohol abuse] with [two prior DTs|one prior withdrawal seizure].
[Cirrhosis|Hepatitis|Cardiomyopathy], likely [alcoholic|alcohol-related|due to EtOH], MELD 18.
Patient is a known [alcoholic|drinker] who was found [intoxicated|drunk] in the park.
Blood alcohol level on arrival was [312|0.24|287 mg/dL].
Started on [naltrexone|acamprosate|Antabuse] to help with cravings for [alcohol|drinking].
He is [18 months|three years|nine days] sober and lives in a sober house.
AUDIT score of [22|19] today; we discussed cutting down.
Sponsor [visited|called] this afternoon and patient plans to attend a meeting tonight.
[Wife|Daughter] says he hides bottles around the house and drinks in the morning to stop the shakes.
Second DUI this year, license suspended, court ordered to [treatment|classes].
Drinks [six to eight|about ten] beers [nightly|per night], has tried to stop and gets tremulous.
Wernicke encephalopathy treated with IV thiamine [500 mg|high dose].
`),
    not: lines(`
[Drinks a glass of wine with dinner on holidays|Social drinker, one beer a month].
The skin was prepped with [alcohol|isopropyl alcohol] and draped.
Denies [alcohol, tobacco and illicit drug use|any alcohol use].
Nonalcoholic fatty liver disease seen on ultrasound.
Her father was an alcoholic.
Encouraged to drink plenty of water [daily|every day].
`),
  },
  {
    name: 'OPIOIDUD opioid use disorder',
    code: 'OPIOIDUD',
    about: lines(`
Continues on methadone [85 mg|110 mg] daily, dosed at the [clinic|program] downtown; dose confirmed with nurse there.
On Suboxone [8-2 mg|16 mg] for [opioid dependence|OUD], doing well.
Found down with pinpoint pupils, responded to [two|3] doses of Narcan; admits to [using heroin|snorting fentanyl].
[COWS|Clinical Opiate Withdrawal Scale] [14|11] this morning, yawning, with piloerection and diarrhea.
She started by taking her mother's [Percocet|oxycodone] and moved to heroin [within a year|at 22].
Received monthly [Sublocade|buprenorphine injection|Vivitrol] at the MAT visit today.
Patient is concerned about [fentanyl in the supply|tainted pills] and asked for test strips.
[Injects|Shoots] heroin [2-3 times|several times] a day, last used [this morning|last night].
Microinduction with bup was started to avoid precipitated withdrawal.
Has been buying [oxy 30s|perc 30s|blues] on the street and crushing them.
Earned [four|six] take-home doses after clean urines at the OTP.
Dope sick on arrival, requesting [something for withdrawal|comfort meds].
History of narcotic [addiction|dependence] after back surgery, now in [remission|recovery].
Neonate monitored for NAS, mother on [methadone maintenance|Subutex].
`),
    not: lines(`
Discharged with [oxycodone 5 mg|hydrocodone] every six hours as needed for postoperative pain.
Fentanyl [50 mcg|100 mcg] was given IV for sedation.
No history of [opioid abuse|narcotic dependence].
[Naloxone|Narcan] was given to the newborn for respiratory depression after delivery.
Methadone [5 mg|2.5 mg] twice daily for cancer pain per palliative care.
`),
  },
  {
    name: 'SUD other substances',
    code: 'SUD',
    about: lines(`
Urine tox was positive for [cocaine|amphetamines|THC and benzos].
Smokes [crack|meth] [daily|on weekends], last use [Saturday|two nights ago].
History of polysubstance [abuse|use], [in and out of rehab|multiple treatment episodes].
He injects [crystal|speedballs] and shares needles.
Referred to [addiction medicine|chemical dependency counseling|the recovery coach].
Completed [a 28-day residential program|intensive outpatient treatment for substance use] in [June|2019].
Uses marijuana [every day|several times a day] and has cannabinoid hyperemesis.
Sixty days clean and [going to NA|working the steps] with a sponsor.
Track marks noted on both [forearms|arms], endocarditis suspected.
Meth mouth and [skin picking|formication], up for four days on ice.
Chest pain after [using cocaine|a cocaine binge].
Takes [Xanax|benzos] bought from friends, up to [10 mg|6 bars] a day.
Patient is in drug court and needs [weekly urines|proof of attendance].
DAST-10 score [7|5], brief intervention given.
Huffs [paint thinner|keyboard cleaner] with friends.
`),
    not: lines(`
Denies [illicit drugs|recreational drug use|street drugs].
No [IV drug use|history of drug abuse].
Drug-eluting stent placed in the [LAD|RCA].
Allergies: no known drug allergies.
Discharged to acute rehab after hip fracture.
`),
  },
  {
    name: 'HIV',
    code: 'HIV',
    about: lines(`
[HIV|HIV-1] positive since [2004|the nineties], on [Biktarvy|Genvoya|Triumeq].
CD4 [412|below 200|count of 88], viral load undetectable.
HIV screen [negative|nonreactive|was declined by the patient].
Started on PrEP with [Descovy|Truvada|Apretude] last month.
AIDS-defining illness with PCP pneumonia in [2011|March].
PLWH engaged in care through Ryan White.
Takes [dolutegravir and lamivudine|darunavir/cobicistat|her ART] with good adherence.
Rapid antibody test for human immunodeficiency virus sent with consent.
Partner is seropositive and on treatment.
[Needlestick|Condom broke], started 28 days of post-exposure prophylaxis.
Kaposi's sarcoma on the palate, T-cell count pending.
Perinatally infected, disclosed to the child at age [11|twelve].
`),
    not: lines(`
Wears bilateral hearing aids.
Hepatitis C viral load was [detectable|1.2 million].
Nutritional supplements and mobility aids were ordered.
Immunocompromised on tacrolimus after [kidney|liver] transplant.
`),
  },
  {
    name: 'STD',
    code: 'STD',
    about: lines(`
Treated for [gonorrhea|chlamydia] with [ceftriaxone|doxycycline] last week.
RPR [1:32|reactive|nonreactive], [FTA-ABS sent|titers to be repeated].
Recurrent genital [herpes|HSV] outbreaks, on suppressive valacyclovir.
Syphilis in [pregnancy|2016], treated with penicillin.
Wet prep showed trich.
Requests [full STI testing|an STD check] after a new partner.
Painless ulcer on the [penis|labia] for a week, dark-field sent.
GC/CT [swabs|NAAT] [pending|negative].
Condyloma [removed with cryotherapy|noted at the introitus].
PID, likely from [chlamydial|gonococcal] infection.
Health department notified, partner needs treatment too.
`),
    not: lines(`
Oral cold sore on the lower lip.
Urine culture grew E. coli.
Lumbar PID controller of the pump was checked.
Shingles along the left T6 dermatome.
`),
  },
  {
    name: 'PSY psychiatric disorder',
    code: 'PSY',
    about: lines(`
[Schizophrenia|Schizoaffective disorder], on [Invega Sustenna|clozapine], hears voices telling him to leave.
Bipolar [I|II] disorder, [currently manic|last episode depressed].
[MDD|Major depression], recurrent, PHQ-9 of [21|18].
She took [twenty Tylenol|a bottle of pills] after an argument, stating she wanted to die.
Diagnosed with [PTSD|panic disorder|OCD] after [the accident|his deployment].
Placed on a [5150|72-hour hold|psychiatric hold] for danger to self.
Cuts her [thighs|wrists] when upset, superficial lacerations.
Borderline personality disorder with [frequent crises|splitting on the unit].
Purges after meals and restricts, BMI 15.
[Paranoid|Delusional] that neighbors are poisoning the food.
Postpartum [depression|psychosis], admitted to mother-baby unit.
Had a plan to [hang himself|jump], no access to firearms.
Hypomanic for a week, spending [thousands|her savings], not sleeping.
`),
    not: lines(`
ST depression in [V4 to V6|the lateral leads].
Denies [depression, anxiety or suicidal ideation|SI/HI].
Bipolar electrocautery was used for hemostasis.
No psychiatric history.
Depressed skull fracture was elevated.
`),
  },
  {
    name: 'MH mental health care',
    code: 'MH',
    about: lines(`
Sees a [psychiatrist|therapist] [every two weeks|monthly].
Takes [Zoloft 100 mg|Lexapro|bupropion] for [depression|her mood].
Feeling [hopeless|down] and [tearful|worthless] since her husband died.
Anxiety has been worse, [not sleeping|panic attacks twice a week].
Referred to behavioral health for [counseling|CBT].
Inpatient psychiatric [admission|stay] in [2018|April].
Scheduled for ECT [number four|tomorrow].
Low mood and anhedonia for [three months|six weeks].
Lithium level [0.8|1.1] today.
GAD-7 score [15|12].
Attends group at the community mental health center.
On [Seroquel|Abilify|Depakote and risperidone] [at bedtime|for mood].
Stressed about work, had a breakdown last [week|Friday], crying daily.
`),
    not: lines(`
Physical therapist saw the patient for gait training.
Mental status: alert and oriented times three.
Respiratory depression after propofol.
Nutritional counseling was provided.
`),
  },
  {
    name: 'PSYTHPN psychotherapy note',
    code: 'PSYTHPN',
    about: lines(`
Client explored her anger at her mother and [the silence that followed|how it repeats with her boss].
Strong countertransference today; I felt [pulled to rescue|sleepy and shut out].
We returned to the dream about the flooded house, and I offered that it might speak to [his grief|abandonment].
[Psychotherapy|Process] note, kept separate from the chart.
In session he [wept|was guarded] as he spoke about the affair he has told nobody about.
Towards the end of the hour she wondered whether I would [leave too|judge her].
Working hypothesis: her shame [organizes|drives] the withdrawal; next session stay with the body.
Patient associated to his [brother's funeral|first day at school] and then fell silent.
[Resistance|Defenses] softened when I named the [envy|fear].
Client disclosed fantasies of [revenge|running away], which we explored at length.
`),
    not: lines(`
Dialysis session tolerated well.
The wound was explored and irrigated.
Physical therapy session lasted 30 minutes.
`),
  },
  {
    name: 'COGN cognition',
    code: 'COGN',
    about: lines(`
[Alzheimer's dementia|Lewy body disease], lives in memory care.
MoCA [17/30|19], down from 24 last year.
[Donepezil|Aricept] increased to 10 mg.
Increasingly forgetful, got lost driving home.
Mild cognitive impairment [suspected|per neuropsych testing].
Lacks capacity because of his cognitive decline.
Wife reports he repeats questions and misplaces things.
`),
    not: lines(`
Head CT shows no acute intracranial abnormality.
Memory foam mattress was ordered.
`),
  },
  {
    name: 'DVD development',
    code: 'DVD',
    about: lines(`
[Autism spectrum disorder|Autistic], minimally verbal.
Intellectual disability, lives in a group home with [24-hour staff|caregivers].
ADHD on [Concerta|Adderall XR].
Has Down syndrome and attends a day program.
Global developmental delay, has an IEP.
Not yet walking at [20 months|two years], referred to early intervention.
Cerebral palsy with spastic [diplegia|quadriplegia].
`),
    not: lines(`
Met developmental milestones on time.
Fetal development appropriate for dates.
`),
  },
  {
    name: 'SEX abortion',
    code: 'SEX',
    about: lines(`
Requests termination at [7|nine] weeks, [options were discussed|mifepristone given].
[Elective|Medical] abortion in [2015|college], uncomplicated.
G3P1 with one TAB.
D&E performed at [18|20] weeks for [anencephaly|fetal anomaly].
Took abortion pills she ordered [online|by mail] and is bleeding.
Does not wish to continue the pregnancy.
[MVA|Suction curettage] for pregnancy termination without complication.
`),
    not: lines(`
The procedure was aborted due to bradycardia.
Chemotherapy was terminated early.
`),
  },
  {
    name: 'SEX contraception',
    code: 'SEX',
    about: lines(`
[IUD|Nexplanon|Mirena] [placed|inserted] today without difficulty.
On [OCPs|birth control|the pill] since age [17|sixteen].
Desires [tubal ligation|vasectomy], consent signed.
Given Plan B in the ED.
Depo shot due [next week|in March].
Counseled on contraceptive options, prefers the [patch|ring].
Uses condoms and withdrawal, wants something more reliable.
`),
    not: lines(`
The patch was applied to the dural defect.
Took the pill with a sip of water.
`),
  },
  {
    name: 'SEX gender-affirming care',
    code: 'SEX',
    about: lines(`
[Transgender|Trans] [man|woman] on [testosterone|estradiol] for [two years|18 months].
Gender dysphoria, referred for [top surgery|a letter of support].
Pronouns [they/them|she/her], legal name differs.
Started puberty suppression with leuprolide at the gender clinic.
Assigned female at birth, identifies as [male|nonbinary].
Status post [vaginoplasty|phalloplasty] in Thailand.
Binds chest daily and has rib pain.
`),
    not: lines(`
Testosterone replacement for hypogonadism after pituitary surgery.
Transsphenoidal resection of adenoma.
`),
  },
  {
    name: 'SEX sexuality',
    code: 'SEX',
    about: lines(`
Infertility workup, husband's [semen analysis|count] was low.
Erectile dysfunction, given a trial of [sildenafil|Cialis].
Patient is [gay|bisexual] and has [a male partner|two partners].
Undergoing IVF, embryo transfer [Thursday|last week].
Low libido and pain with intercourse since menopause.
MSM with [three|several] partners in the past year.
`),
    not: lines(`
Male and female staff were present.
Premature infant born at 32 weeks.
`),
  },
  {
    name: 'PREGNANT',
    code: 'PREGNANT',
    about: lines(`
G2P1 at [28|31] weeks with [contractions|gestational diabetes].
Pregnancy test [positive|negative] in triage.
Urine hCG [positive|negative].
LMP [six weeks ago|in August], spotting.
Prenatal visit, fetal heart tones [140|152].
Status post [cesarean|vaginal delivery] three days ago, breastfeeding.
Missed her period, thinks she may be expecting.
Ectopic in the left tube, given methotrexate.
`),
    not: lines(`
Frequent ectopic beats on telemetry.
The specimen was delivered in a bag.
`),
  },
  {
    name: 'SDV abuse and assault',
    code: 'SDV',
    about: lines(`
Reports that her [husband|boyfriend] [punched her in the face|choked her] last night.
Sexual assault [exam|evidence collection] completed with SANE nurse.
Does not feel safe at home, given the shelter hotline.
Raped [at a party|by an acquaintance] [two days ago|in college].
Bruises in different stages of healing, CPS report filed.
Partner controls the money and reads her phone.
Domestic violence [screen positive|advocate saw patient].
[Molested|Abused] by an uncle between ages 6 and 9.
Suspected non-accidental trauma, skeletal survey ordered.
Has an order of protection against her ex.
Son takes her checks and has [shoved|hit] her; APS notified.
Patient was trafficked across the border at [15|17].
`),
    not: lines(`
Lives with husband, feels safe at home.
Denies [physical or sexual abuse|domestic violence].
Fell from a ladder while pruning.
Rate 72 beats per minute.
`),
  },
  {
    name: 'MST military sexual trauma',
    code: 'MST',
    about: lines(`
Veteran endorses military sexual trauma.
She was [raped by her sergeant|assaulted by a fellow soldier] [while deployed|in the Navy].
MST screen positive, coordinator paged.
Harassed sexually during her service in the [Army|Air Force].
`),
    not: lines(`
Army veteran, retired [2001|after 20 years].
`),
  },
  {
    name: 'VIO violence',
    code: 'VIO',
    about: lines(`
Gunshot wound to the [thigh|abdomen], police at bedside.
Stabbed in the [flank|chest] [with a kitchen knife|during a robbery].
Was jumped by three men outside a bar.
Hit in the head with a [bat|bottle] in a fight.
Shot [twice|in the leg] in a drive-by.
Assaulted at [work|the bus stop], orbital fracture.
`),
    not: lines(`
Received a flu shot today.
Stabbing chest pain on inspiration.
Motor vehicle collision, restrained driver.
`),
  },
  {
    name: 'GDIS genetic',
    code: 'GDIS',
    about: lines(`
BRCA[1|2] mutation carrier, prophylactic mastectomy planned.
Genetic testing [negative|showed a VUS|pending].
[Huntington's disease|Lynch syndrome] in [the family|her mother], wants testing.
Carrier screening positive for [cystic fibrosis|SMA].
Karyotype 47,XXY.
Duchenne muscular dystrophy, [steroid dependent|in a wheelchair].
Heterozygous for factor V Leiden.
Seen by the genetic counselor.
[Marfan syndrome|Neurofibromatosis type 1], annual [echo|MRI].
`),
    not: lines(`
Family history is noncontributory.
Generic medication was substituted.
`),
  },
  {
    name: 'SCA sickle cell',
    code: 'SCA',
    about: lines(`
Sickle cell [disease|anemia|crisis], [hydroxyurea|exchange transfusion].
Hb [SS|SC] disease with [acute chest|avascular necrosis].
Vaso-occlusive [crisis|episode], on a PCA.
Newborn screen FAS, [sickle trait|trait counseling].
Hemoglobin S [42%|trait].
`),
    not: lines(`
Hemoglobin 9.8, stable.
Iron deficiency anemia, started on ferrous sulfate.
`),
  },
  {
    name: 'PRS patient restriction and self-pay',
    code: 'PRS',
    about: lines(`
Patient paid [cash|out of pocket] and does not want this sent to her insurance.
Asks that we not tell her [parents|husband] about this visit.
Self-pay visit, restriction to health plan on file.
Please keep this [confidential|private] from his employer.
Do not bill insurance for today's labs.
`),
    not: lines(`
Insurance authorization was obtained.
Follow up with your primary doctor.
`),
  },
  {
    name: 'ADOL adolescent confidential care',
    code: 'ADOL',
    about: lines(`
Seen alone, [mother|father] waiting outside; consented as a minor.
[HEADSS|HEEADSSS] assessment completed in confidence.
Parents are not aware of this visit.
Minor consent services, no portal release.
`),
    not: lines(`
[16|15]-year-old with ankle sprain, mother at bedside.
`),
  },
];
