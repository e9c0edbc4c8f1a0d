/**
 * The test set of sensitivity labels: what clinicians, nurses, counsellors and patients write, by class, and what only
 * looks like it. Written after the rules were frozen (they were mended by `development*.ts`) and measured once: who mends
 * a rule by a sentence from here moves the set to development and writes a new one.
 * `[a|b]` is one of its alternatives. Every sentence is invented.
 */
import { lines, type Sentences } from './set.ts';

export const TEST: readonly Sentences[] = [
  {
    name: 'ETHUD alcohol use disorder',
    code: 'ETHUD',
    about: lines(`
Social history notable for [6-8 beers daily|a case of beer each weekend], trying to cut back.
This is his fourth admission this year for alcohol-related [pancreatitis|falls].
Valium given for CIWA of [14|19].
Reports eight years of sobriety until his [wife|brother] died.
Has sponsor, home group on Tuesdays, working on step four.
Found with an empty bottle of vodka next to her bed.
Daughter is worried because dad is drinking again.
Elevated GGT and MCV consistent with ongoing alcohol abuse.
Hallucinating bugs on day three of hospitalization, DTs suspected.
Ordered to attend DUI school.
Mixes whiskey into his morning coffee.
Declined Antabuse, interested in [Vivitrol|gabapentin] to drink less.
Long discussion about how alcohol is harming her liver; she is not ready to stop.
Alcohol dependence with unspecified alcohol-induced disorder.
Pt is a heavy drinker per chart.
`),
    not: lines(`
Drinks [wine at weddings|alcohol only on special occasions].
Alcohol: denies. Tobacco: denies.
Skin cleansed with alcohol prior to venipuncture.
Brother is in recovery from alcoholism.
Drinks two liters of water a day.
`),
  },
  {
    name: 'OPIOIDUD opioid use disorder',
    code: 'OPIOIDUD',
    about: lines(`
Stable on buprenorphine-naloxone [16 mg|8 mg BID] for three years.
Takes methadone at a clinic every morning.
Came in asking for help with his pain pill addiction.
Urine showed 6-MAM and fentanyl.
Relapsed after leaving jail and overdosed the same night.
Her arms show needle marks; she says heroin is how she copes.
Patient in moderate withdrawal from fentanyl, first dose of Suboxone given.
Refer to opioid treatment program on discharge.
Was prescribed oxycodone after a crash and has been dependent on it since.
Steals his grandmother's morphine.
Hx OUD in sustained remission on [Sublocade|XR-naltrexone].
Mother in MAT program, infant being scored for withdrawal.
He sniffs dope, about ten bags a day.
Narcan in the field with good response, friend says he was using.
Suboxone clinic will not see him until he pays.
`),
    not: lines(`
Received [2 mg of morphine|oxycodone 10 mg] with good pain relief.
Opioids were avoided because of respiratory status.
Never used heroin or other opioids recreationally.
Prescription for tramadol, 12 tablets, no refills.
Fentanyl patch for bone metastases.
`),
  },
  {
    name: 'SUD other substances',
    code: 'SUD',
    about: lines(`
UDS + for [amphetamines|benzos and cocaine].
Smokes meth and has lost custody of her kids.
Discharged from residential rehab [yesterday|last week].
Marijuana use disorder with morning vomiting relieved by hot showers.
NA meetings three times a week.
Partying with molly and ketamine, brought in hyperthermic.
Pneumothorax after smoking crack.
Wants a bed in a drug program.
Polysubstance overdose, intubated.
IVDU with tricuspid vegetation.
Substance use counselor met with patient and her sponsor.
She has not used meth in five months.
Seizure after stopping street Xanax.
Teen caught vaping weed at school.
Self-reports cocaine on weekends with coworkers.
`),
    not: lines(`
Illicit drugs: never.
Study drug was held for neutropenia.
No drug or substance use per patient.
Rehab after stroke is going well.
Denies marijuana.
`),
  },
  {
    name: 'HIV',
    code: 'HIV',
    about: lines(`
HIV well controlled on [Juluca|Odefsey].
Last viral load undetectable, CD4 over 700.
Screening HIV test today was negative.
On Truvada for prevention since his partner has the virus.
Diagnosed with AIDS when he came in with cryptococcal meningitis.
Prescribed bictegravir-emtricitabine-TAF.
Patient accepted opt-out HIV testing.
Long history of HIV, nadir CD4 of 40.
`),
    not: lines(`
Hearing aid batteries replaced.
Viral gastroenteritis.
Epstein-Barr viral load pending.
`),
  },
  {
    name: 'STD',
    code: 'STD',
    about: lines(`
Tested positive for [syphilis|trichomoniasis].
Genital herpes flare, valacyclovir refilled.
GC/chlamydia sent, [azithromycin and ceftriaxone|doxycycline] given empirically.
Genital warts on exam.
History of chlamydia at 19.
STI panel ordered at her request.
Gonorrhea of the throat.
RPR titer 1:8 down from 1:64.
`),
    not: lines(`
Common warts on the fingers.
Streptococcal pharyngitis.
Herpes zoster ophthalmicus.
`),
  },
  {
    name: 'PSY psychiatric disorder',
    code: 'PSY',
    about: lines(`
Hospitalized twice for mania, now on Depakote.
Says she would be better off dead and has been giving away belongings.
Paranoid schizophrenia, last Invega shot [overdue|two weeks ago].
Took all her Seroquel to kill herself.
PTSD from combat with nightmares.
OCD with checking rituals.
Held on a 5150 as gravely disabled.
Bulimia with dental erosion.
History of major depression with psychotic features.
Lifelong panic disorder.
Responding to internal stimuli, disorganized.
Borderline traits, multiple cutting episodes.
Believes the FBI has implanted a chip in his tooth.
Bipolar 2.
`),
    not: lines(`
ST depression resolved with nitroglycerin.
Psych: no depression, anxiety or SI.
Bipolar forceps were used.
`),
  },
  {
    name: 'MH mental health care',
    code: 'MH',
    about: lines(`
Depression, stable on [Prozac|Cymbalta and Wellbutrin].
Seeing a counselor for [anxiety|work stress].
Started on Lexapro for postpartum mood symptoms.
She is under psychiatric care at the county.
Refill request: [Abilify 5 mg|trazodone and sertraline].
Anxious and tearful on interview, PHQ-9 19.
Referred to psychology for CBT-I.
Has not been himself since the layoff: sleeps all day, no appetite, feels hopeless.
Took leave from work for stress and anxiety.
History of inpatient psych stay.
`),
    not: lines(`
Physical and occupational therapy to follow.
Mood and affect normal.
Counseled on diet and exercise.
`),
  },
  {
    name: 'PSYTHPN psychotherapy note',
    code: 'PSYTHPN',
    about: lines(`
Psychotherapy note, session 14: she spoke about [her rage at the baby|the secret she kept for her father].
Client and I explored the meaning of his fantasy of disappearing.
Countertransference: protective, slightly bored; discuss with consultant.
She said she wanted to quit therapy, and we looked at what leaving protects her from.
In today's session he disclosed the affair with his sister-in-law.
Process note only, not for the chart.
Client wept while recalling the funeral; we sat in silence for several minutes.
Working through the termination; anger at being left again.
`),
    not: lines(`
Session of radiotherapy completed.
Silent myocardial ischemia.
We looked at the x-ray together.
`),
  },
  {
    name: 'COGN cognition',
    code: 'COGN',
    about: lines(`
Dementia with behavioral disturbance.
SLUMS [14|20], forgetful per family.
Alzheimer's, on Namenda.
Vascular cognitive impairment.
He no longer recognizes his grandchildren and gets lost in the house.
Memory clinic follow-up.
`),
    not: lines(`
Cognition intact.
Alert and appropriate.
`),
  },
  {
    name: 'DVD development',
    code: 'DVD',
    about: lines(`
ADHD, combined type, takes [Focalin|guanfacine].
Autistic adult with limited speech.
Down syndrome, lives with parents.
Cognitive delay since birth, IQ 55.
Global delay and cerebral palsy.
Regional center client with intellectual disability.
`),
    not: lines(`
Growth and development normal.
Attention to wound care was reinforced.
`),
  },
  {
    name: 'SEX abortion',
    code: 'SEX',
    about: lines(`
Presents for medical abortion, [dated 7 weeks|counseled].
Had an abortion [last year|at 17].
Wants to terminate.
Given mifepristone in clinic, misoprostol to use at home.
Surgical abortion complicated by hemorrhage.
G2P0, TAB x1.
`),
    not: lines(`
Ablation aborted because of tamponade.
Alcohol use terminated by patient.
`),
  },
  {
    name: 'SEX contraception',
    code: 'SEX',
    about: lines(`
IUD in place, strings visible.
On oral contraceptives, [no migraines|normotensive].
Had her tubes tied after the third child.
Nexplanon inserted left arm.
Emergency contraception dispensed.
Discussed birth control, wants Depo-Provera.
`),
    not: lines(`
Ring avulsion injury.
Barrier cream applied.
`),
  },
  {
    name: 'SEX gender-affirming care',
    code: 'SEX',
    about: lines(`
Transgender [male|female], on hormones for [a year|ten years].
Gender dysphoria since childhood.
Here to discuss top surgery.
Goes by he/him, assigned female at birth.
Wants to start estrogen as part of her transition.
Puberty blockers were continued.
`),
    not: lines(`
Transfer to rehab.
Binding protein level low.
`),
  },
  {
    name: 'SEX sexuality',
    code: 'SEX',
    about: lines(`
Erectile dysfunction after prostatectomy.
Infertility of unknown cause, [IVF planned|clomid cycle two].
He is gay, one partner.
Low sex drive since menopause.
MSM, uses condoms inconsistently.
`),
    not: lines(`
Sex assigned in the registry was corrected by billing.
Partner in the law firm.
`),
  },
  {
    name: 'PREGNANT',
    code: 'PREGNANT',
    about: lines(`
Pregnant, [10 weeks by dates|due in June].
Urine pregnancy test [negative|positive].
Prenatal vitamins refilled.
G1P0 with hyperemesis.
Two miscarriages in the past.
Postpartum day 2, breastfeeding well.
`),
    not: lines(`
Gravitational edema.
Labored breathing.
`),
  },
  {
    name: 'SDV abuse and assault',
    code: 'SDV',
    about: lines(`
Victim of domestic violence, [husband arrested|has moved to a shelter].
Husband beats her when he is drunk.
Reports rape two days ago, SANE called.
Childhood sexual abuse by a neighbor.
Concern for child abuse, CPS notified.
Says her boyfriend choked her until she passed out.
Elderly man neglected and bruised, APS referral.
Does not feel safe going home to her partner.
Restraining order against former husband.
Was molested as a boy.
`),
    not: lines(`
Lives alone, safe at home.
Denies abuse.
Choked on a piece of meat.
`),
  },
  {
    name: 'MST military sexual trauma',
    code: 'MST',
    about: lines(`
MST survivor, prefers female provider.
History of military sexual trauma.
Raped by another soldier in Iraq.
`),
    not: lines(`
Retired from the Army.
`),
  },
  {
    name: 'VIO violence',
    code: 'VIO',
    about: lines(`
Gunshot wounds to both legs.
Assaulted outside a club, [jaw fracture|loss of consciousness].
Stabbed by a stranger.
Got into a fight and was hit with a bottle.
Shot in the back while running.
`),
    not: lines(`
Cortisone shot to the knee.
Stabbing pain in the flank.
`),
  },
  {
    name: 'GDIS genetic',
    code: 'GDIS',
    about: lines(`
BRCA1 positive.
Genetic testing for Lynch syndrome [declined|normal].
Carrier of cystic fibrosis.
Huntington disease, predictive test requested.
Factor V Leiden heterozygote.
Turner syndrome, short stature clinic.
Family history of Marfan, gene test pending.
`),
    not: lines(`
Father has diabetes.
Generic substitution allowed.
`),
  },
  {
    name: 'SCA sickle cell',
    code: 'SCA',
    about: lines(`
Sickle cell anemia with pain crisis.
Has sickle trait.
HbSC disease, retinal exam due.
On hydroxyurea for sickle cell.
Vaso-occlusive pain episode.
`),
    not: lines(`
Anemia of chronic disease.
Cell count pending.
`),
  },
  {
    name: 'PRS patient restriction and self-pay',
    code: 'PRS',
    about: lines(`
Self-pay; requests no claim be filed.
Paid out of pocket and does not want her plan to know.
Patient requested restriction of disclosure to insurer.
Wants this kept confidential from her family.
`),
    not: lines(`
Insurance verified.
Billing questions answered.
`),
  },
  {
    name: 'ADOL adolescent confidential care',
    code: 'ADOL',
    about: lines(`
Seen under minor consent, results to patient's own phone.
Confidential teen visit without parents.
HEADSS exam done with mother out of the room.
`),
    not: lines(`
Adult visit.
`),
  },
];
