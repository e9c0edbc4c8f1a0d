/**
 * A former test set, on which 63 % were found when it was new: rules were mended by it since, so that it counts as
 * development (`development.ts`). Every sentence is invented.
 */
import { lines, type Sentences } from './set.ts';

export const DEVELOPMENT_MORE: readonly Sentences[] = [
  {
    name: 'ETHUD alcohol use disorder',
    code: 'ETHUD',
    about: lines(`
EtOH: [1 pint|half a gallon] of [rum|gin] per day x [10|22] years.
Hx of EtOH w/d seizures, tremulous on exam, [last drink 14h ago|tongue fasciculations].
Requires more [liquor|alcohol] than before to feel its effect and has given up [fishing|his job] because of it.
Went to detox at [the county hospital|Ridgeview] twice and left AMA.
PETH came back at [780|1200 ng/mL], inconsistent with the reported two drinks a week.
Patient says "I can't get through the day without a drink".
Assessment: AUD, [moderate|severe], [in early remission|with withdrawal].
My husband thinks I drink too much wine, about [a bottle|two bottles] a night.
Ascites and jaundice in a man with decades of alcohol [consumption|excess].
Thiamine, folate and multivitamin given; scheduled chlordiazepoxide for withdrawal.
Arrested for driving drunk [on Friday|in May], breathalyzer 0.19.
Attends 12-step fellowship [nightly|twice a week], got his one-year chip.
EMS: found slumped at bus stop, smells of booze, slurred speech.
Injectable naltrexone was offered for his drinking.
CAGE [3/4|4/4].
NURSING: PT SHAKY, DIAPHORETIC, CIWA [16|22], ATIVAN GIVEN PER PROTOCOL.
She hides her drinking from the children and has missed work after [binges|bad nights].
`),
    not: lines(`
Alcohol intake: [none|rare|two glasses of champagne per year].
She has never been a drinker.
Hand hygiene with alcohol-based rub before entering.
No signs of alcohol withdrawal.
Avoid alcohol while taking [metronidazole|this medicine].
Paternal grandfather died of alcoholic cirrhosis.
Blood cultures were drawn after cleaning with chlorhexidine and alcohol.
`),
  },
  {
    name: 'OPIOIDUD opioid use disorder',
    code: 'OPIOIDUD',
    about: lines(`
Bup/nx [12 mg|24 mg] SL daily, last fill at the bridge clinic.
Patient on MMT, [last dose verified 95 mg|guest dosing arranged for the trip].
OUD, severe, on agonist treatment, [no cravings|urine positive for norbuprenorphine only].
Overdosed on [fentanyl|heroin] in a restroom, given naloxone by bystanders.
He takes more [Norco|Percocet] than prescribed, runs out early and gets sick without it.
PDMP shows [five|nine] prescribers of oxycodone in three months.
Skin abscess from injecting [black tar|dope] into the [groin|arm].
Tried to stop [pain pills|oxys] on her own, had vomiting, sweats and restless legs.
Newborn with neonatal abstinence syndrome, on morphine wean.
Counseled on safe injection, given clean works and a naloxone kit.
Interested in switching from Suboxone films to the monthly shot.
Lost his brother to an overdose and now wants to get off heroin himself.
Smokes fentanyl off foil [hourly|every few hours].
COWS [9|17], started on [clonidine|lofexidine].
Question: how do I convert [methadone 120 mg|a methadone clinic patient] to buprenorphine?
History significant for prescription narcotic abuse.
Endocarditis in a [32|27]-year-old who shoots up.
`),
    not: lines(`
Patient-controlled analgesia with [hydromorphone|morphine] after laparotomy.
Epidural fentanyl infusion at [8|10] mL/h.
Tylenol with codeine as needed for [cough|tooth pain].
Opioid-induced constipation, started on a stool softener during cancer treatment.
Denies ever using heroin.
Wean hydrocodone over the next week as the incision heals.
Allergic to [morphine|codeine], causes itching.
`),
  },
  {
    name: 'SUD other substances',
    code: 'SUD',
    about: lines(`
Toxicology: [+ cocaine|positive for meth|positive for PCP and THC].
Vapes THC [all day|before bed], tried to quit and could not sleep or eat.
Pt in a recovery program, [graduated from the halfway house|lives in a sober home].
Enrolled in [IOP for meth use|a dual-diagnosis program|substance abuse classes].
Chasing the high with [bath salts|spice|whippets] every weekend.
He was [high on crystal|tweaking] and had not slept since [Tuesday|Sunday].
Cocaine-induced vasospasm with troponin leak.
Baby tested positive for cocaine at birth, social work involved.
Crushes and snorts her [Adderall|Ritalin], gets refills from several doctors.
Group counseling note: members discussed triggers and relapse warning signs.
States that he used [last night|twice this week] after 90 days clean.
SUD counselor recommends residential level of care.
Benzodiazepine dependence, tapering [clonazepam|diazepam] over six months.
Injection drug user with [hepatitis C|osteomyelitis].
Stimulant use disorder, contingency management vouchers earned [four|six] times.
Smokes weed daily [to relax|for sleep], no intention to stop.
Sent by probation for a drug evaluation.
`),
    not: lines(`
Drug levels were [therapeutic|drawn before the fourth dose].
Substance P antagonist given for nausea.
No recreational drugs, no vaping.
Urine dip negative for nitrites.
Cardiac rehabilitation referral placed.
Drug rash with eosinophilia was considered.
`),
  },
  {
    name: 'HIV',
    code: 'HIV',
    about: lines(`
HIV Ag/Ab combo: non-reactive.
VL < 20 copies, CD4 [644|38%], continue [Dovato|Symtuza].
Long-acting cabotegravir injection #[3|5] given today.
Requests PrEP, [on-demand dosing discussed|creatinine and HIV checked].
PMH: [AIDS|HIV infection], prior [PJP|CMV retinitis].
Occupational exposure to blood of an HIV+ source, [raltegravir|PEP] started.
Infant born to HIV-infected mother, zidovudine syrup prescribed.
He stopped his antiretrovirals [in June|when he lost insurance].
Declined HIV testing.
Living with HIV for twenty years and doing well.
Counselled that undetectable means untransmittable.
`),
    not: lines(`
Home health aide visits three times a week.
Viral upper respiratory infection.
HCV RNA not detected after treatment.
First aid was given at the scene.
`),
  },
  {
    name: 'STD',
    code: 'STD',
    about: lines(`
Urine came back positive for [chlamydia|GC], [treated empirically|azithromycin given].
Secondary syphilis with [palmar rash|condyloma lata], Bicillin given.
Vulvar ulcers, HSV-2 PCR [positive|pending].
Trichomonas on [microscopy|NAAT], metronidazole for both partners.
Penile warts treated with [imiquimod|podophyllin].
VDRL and treponemal antibodies [negative|sent].
Wants to be checked for STIs, [condomless sex last week|had unprotected sex].
Purulent drip from the urethra for two days.
Disseminated gonococcal infection with tenosynovitis.
Cervical motion tenderness, treated for PID.
`),
    not: lines(`
Hand, foot and mouth disease in daycare.
Plantar wart on the left heel.
Bacterial conjunctivitis.
Chickenpox as a child.
`),
  },
  {
    name: 'PSY psychiatric disorder',
    code: 'PSY',
    about: lines(`
Passive SI without plan, contracts for safety, [1:1 sitter|room cleared].
Voices tell her she is [worthless|being watched], refuses haloperidol.
Axis I: [bipolar affective disorder|schizoaffective, bipolar type].
Intentional ingestion of [30 acetaminophen|her mother's pills] after breakup.
Dissociates when reminded of the fire, nightmares, startles easily; meets criteria for PTSD.
Washes hands [40 times a day|until they bleed], intrusive thoughts of contamination.
Grandiose, pressured speech, decreased need for sleep.
Court committed for [90 days|inpatient treatment], medication over objection granted.
Weight 38 kg, fear of fatness, body image distortion, counting calories.
Chronic schizophrenic, lives in a board-and-care home.
Persistent depressive disorder with [anxious distress|melancholic features].
Left a goodbye note and was found with a rope.
Cutting scars on both forearms.
Agoraphobic and has not left the house in a year.
`),
    not: lines(`
No depression, anxiety or hallucinations reported.
T wave inversions and ST depressions inferiorly.
Bipolar hemiarthroplasty of the left hip.
Manual depression of the pedal was difficult.
`),
  },
  {
    name: 'MH mental health care',
    code: 'MH',
    about: lines(`
Meds: [escitalopram 20|venlafaxine XR 150|mirtazapine qhs].
Started [counselling|therapy] at school after his parents separated.
PHQ-9 [14|17], [declines medication|agrees to see psych].
Moods are up and down, takes [lamotrigine|lithium carbonate] from psychiatry.
Depressed since the stroke, [cries easily|has lost interest in everything].
Panic attacks while driving, carries Xanax.
Admitted to psych [last fall|after the funeral].
Worries about everything, keyed up, muscle tension, diagnosed with anxiety.
Follows with LCSW for grief.
TMS session [12|20] of 36.
She feels like a burden and cannot get out of bed most days.
Psychology consulted for coping with new diagnosis.
`),
    not: lines(`
Speech therapy evaluated swallowing.
Depressed left ventricular function.
Genetic counselor not needed.
He is in good spirits and sleeping well.
`),
  },
  {
    name: 'PSYTHPN psychotherapy note',
    code: 'PSYTHPN',
    about: lines(`
PSYCHOTHERAPY NOTES - NOT PART OF THE DESIGNATED RECORD SET
She brought a dream in which [her father drowned|the train never came], and we stayed with the feeling of relief.
I noticed my own irritation with him and wondered what he needed me to feel.
We talked about the affair; she asked me never to write it down anywhere else.
Interpreted his lateness as anger about my vacation; he laughed and then cried.
Client described [a memory of the closet|the night her brother left] in detail for the first time.
The transference has shifted from idealizing to [mistrust|contempt].
Therapist's private notes: possible reenactment of the early loss, bring to supervision.
Long silence, then "you are just like my mother".
Client's defensiveness eased once I acknowledged the rupture last week.
`),
    not: lines(`
Patient tolerated the chemotherapy session.
Interpretation of the CT was discussed with radiology.
The hospitalist's notes were reviewed.
`),
  },
  {
    name: 'COGN cognition',
    code: 'COGN',
    about: lines(`
Progressive short-term memory problems, MMSE [21/30|24].
On memantine and a [rivastigmine|donepezil] patch.
FTD with [apathy|disinhibition], wife is overwhelmed.
Unable to manage finances, leaves the stove on, clock drawing abnormal.
Dx: [senile dementia|major neurocognitive disorder|MCI].
Amyloid PET positive, discussing lecanemab.
`),
    not: lines(`
Oriented to person, place and time.
Memory card of the monitor was replaced.
`),
  },
  {
    name: 'DVD development',
    code: 'DVD',
    about: lines(`
[ASD|Autism] with sensory sensitivities, gets ABA at home.
Trisomy 21, AV canal repaired in infancy.
Failed the M-CHAT at 18 months, referred for evaluation.
Vyvanse for inattention at school, 504 plan in place.
Nonverbal adult with profound intellectual disability from the state center.
Speech and motor delays, receives special education.
`),
    not: lines(`
Milestones are appropriate for age.
Development of the rash took two days.
`),
  },
  {
    name: 'SEX abortion',
    code: 'SEX',
    about: lines(`
Medication AB with [mife and miso|mifepristone 200 mg] at 8w2d.
Pt desires TOP, [consents reviewed|cardiac activity present].
Obstetric history: one [elective termination|therapeutic abortion] at age 19.
Retained tissue after an abortion at an outside clinic in another state.
She is pregnant and does not want to keep it; discussed all her options.
Self-managed with misoprostol bought online.
Surgical termination under sedation for trisomy 18.
`),
    not: lines(`
The landing of the catheter was aborted twice.
Terminal ileum intubated, biopsies taken.
`),
  },
  {
    name: 'SEX contraception',
    code: 'SEX',
    about: lines(`
Here for [Depo|IUD removal|Nexplanon exchange].
Meds: [Sprintec|Lo Loestrin|Yaz] for cycle control.
Unprotected sex last night, took [Ella|levonorgestrel 1.5 mg].
S/p BTL.
Uses the [ring|minipill], no missed doses.
Interested in a vasectomy, two children, sure about it.
Teen asks about birth control, wants no calls at home.
`),
    not: lines(`
Rubber ring around the drain was secured.
Mini-incision total hip replacement.
`),
  },
  {
    name: 'SEX gender-affirming care',
    code: 'SEX',
    about: lines(`
32-year-old [trans woman|transmasculine patient] on [spironolactone and estrogen|weekly T].
Socially transitioned at 9, [blockers|histrelin implant] at 12.
Gender identity: [nonbinary|male], uses they.
S/p bilateral mastectomy for gender dysphoria.
Family supportive of transition, wants a legal name change.
MTF, orchiectomy planned.
`),
    not: lines(`
Transition to oral antibiotics today.
Spironolactone for ascites.
`),
  },
  {
    name: 'SEX sexuality',
    code: 'SEX',
    about: lines(`
Trying to conceive for two years, clomiphene without success.
ED not responding to tadalafil.
Identifies as [lesbian|queer], married to a woman.
Third embryo transfer failed.
Cannot reach orgasm since starting the new pill.
Reports having sex with men and women.
`),
    not: lines(`
Sex: male. Age: 54.
Fertile ground for recurrent infections was discussed.
`),
  },
  {
    name: 'PREGNANT',
    code: 'PREGNANT',
    about: lines(`
IUP at [9w4d|12 weeks], cardiac activity seen.
[Gravida 3 para 2|G4P2] with decreased fetal movement.
bHCG [5400|negative].
Had a miscarriage in [March|2020].
Period is three weeks late, home test had two lines.
Delivered a healthy girl by c-section, lochia normal.
Preeclampsia with severe features, magnesium started.
`),
    not: lines(`
Ectopic atrial tachycardia.
Delivery of oxygen by mask.
`),
  },
  {
    name: 'SDV abuse and assault',
    code: 'SDV',
    about: lines(`
Boyfriend [slammed her into a wall|put his hands around her neck].
Survivor of [childhood sexual abuse|incest|rape].
HITS score [14|12], safety plan made, hotline card given.
Partner will not let her see her friends or have money.
Patterned bruises on the toddler's back, hospital social work called.
Drugged at a bar and woke up without her clothes, SART activated.
Elder with unexplained fractures, caregiver evasive, report to adult protective services.
Ex is stalking her, restraining order in process.
Patient's stepfather touched her when she was seven.
Wife threatened him with a knife and he is afraid to return.
Forced into prostitution by a man she met online.
`),
    not: lines(`
Feels safe in relationship.
No history of physical, sexual or emotional abuse.
Husband at bedside, holding her hand.
Kicked by a horse.
`),
  },
  {
    name: 'MST military sexual trauma',
    code: 'MST',
    about: lines(`
MST-related PTSD, service connection pending.
Groped and threatened by her commanding officer in [boot camp|Kuwait].
Positive VA screen for military sexual trauma.
Sexually assaulted by another Marine during deployment.
`),
    not: lines(`
Served in the Navy, mechanic.
`),
  },
  {
    name: 'VIO violence',
    code: 'VIO',
    about: lines(`
GSW to [left chest|abdomen], taken to OR.
Slashed across the face with a box cutter.
Beaten up by strangers, [jaw broken|ribs tender].
Stab wound below the costal margin, weapon not recovered.
Attacked with a machete.
Punched in the eye during an altercation at [school|a game].
`),
    not: lines(`
B12 shot given.
Sharp stabbing epigastric pain.
Fell down the stairs.
`),
  },
  {
    name: 'GDIS genetic',
    code: 'GDIS',
    about: lines(`
[APOE e4/e4|BRCA2 pathogenic variant] on direct-to-consumer testing.
Sister is a [Fragile X|BRCA] carrier, patient wants cascade testing.
NIPT [low risk|high risk for trisomy 21].
Hereditary hemochromatosis, C282Y homozygote.
Whole exome sequencing was unrevealing.
Huntington CAG repeat [44|18].
Polycystic kidney disease, father on dialysis from the same.
Hemophilia A, factor VIII [2%|prophylaxis].
`),
    not: lines(`
Mother has hypertension.
Generalized weakness.
`),
  },
  {
    name: 'SCA sickle cell',
    code: 'SCA',
    about: lines(`
HbSS with [stroke history|retinopathy], on [voxelotor|chronic transfusions].
Pain crisis, sickler, Dilaudid PCA.
Sickle cell [trait|beta thalassemia].
Hemoglobin electrophoresis: S [38%|92%].
VOC with fever, ACS on imaging.
`),
    not: lines(`
Hemoglobin A1c 7.1.
Crescent-shaped opacity on film.
`),
  },
  {
    name: 'PRS patient restriction and self-pay',
    code: 'PRS',
    about: lines(`
[Paid in full at the desk|Cash visit], asks that the insurer not be told.
Please do not send the bill to my parents' insurance.
Restriction on disclosure to health plan signed today.
She does not want her husband to find out about this appointment.
Out-of-pocket; exclude from claims.
`),
    not: lines(`
Copay collected.
Prior authorization pending with the plan.
`),
  },
  {
    name: 'ADOL adolescent confidential care',
    code: 'ADOL',
    about: lines(`
Confidential history obtained with [parent|mother] out of room.
15 yo consents to own care under [state minor consent law|the minor consent statute].
Do not release to parent portal, teen confidential note.
HEADSS negative except for school.
`),
    not: lines(`
[14|17] yo sports physical, mother present.
`),
  },
];
