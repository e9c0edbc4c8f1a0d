/** Clinical text that looks like identifiers and is none: nothing in these may be found. */
import { expect, test } from 'vitest';
import { detect } from './detect.ts';
import { mark } from './testing/marks.ts';

test.each([
  ['ratios', 'BP 120/80, strength 4/5 and 2/5, 3/6 systolic murmur, pulses 2/2, DTR 2+/4'],
  ['ranges', '1-2 days, q4-6h, 2-3 tabs, grade 3/4, 5-10 mL, 10-14 days'],
  ['levels', 'L4-5 and C6-7 discs, T12 fracture, L5-S1, C1-C2, at the T4/5 level'],
  ['sutures and gauges', '4-0 Vicryl, 6-0 Prolene, 6-French, 14-gauge, 22G needle, 5 Fr catheter'],
  ['obstetrics', 'G2P1, G3P2012, 39w4d, 32 2/7 weeks, EGA 38 weeks'],
  ['laboratory', 'A1c 7.2, O2 sat 98, FEV1 62%, INR 2.1, pH 7.32, CA 19-9 of 34, CA-125 12'],
  ['units', 'WBC 7.2 x 10⁹/L, platelets 250,000, Na 140, ½ tablet, 5 µg, 98.6 °F'],
  ['acuity and visual fields', 'visual acuity 20/40 and 20/200, J1+, cup to disc 0.3'],
  [
    'genes and proteins',
    'p53, HLA-B27, BRCA1 c.68_69delAG, EGFR exon 19, CD4 412, HER2 3+, KRAS G12D',
  ],
  ['cells and antigens', 'HEK293, T47D, MCF-7, CA 15-3, anti-Jo-1, c-ANCA'],
  ['drugs', '5-FU, 6-MP, Lasix 40 mg, MS Contin, Zoloft, Toprol-XL, vitamin B12, D5W at 75'],
  ['codes', 'CPT 99213, ICD-10 E11.9, LOINC 4548-4, NDC 00071-0155-23, NCT01234567, rs1801133'],
  [
    'stages and scores',
    'T2N0M0, stage IIIB, Gleason 3+4, GCS 15, ECOG 1, NYHA III, ASA 2, Apgars 8 and 9',
  ],
  [
    'guidelines and their years',
    'CHADS-2 2001, the 2017 ACC/AHA guideline, DSM-5, KDIGO 2024, NCCN 2.2023',
  ],
  ['eponyms', 'Parkinson disease, Babinski sign, Foley catheter, Graves disease, Hodgkin lymphoma'],
  [
    'possessive eponyms',
    "Crohn's, Alzheimer's disease, Murphy's sign, Wilson's disease, Bell's palsy",
  ],
  [
    'procedures and tests',
    'Allen test, Whipple procedure, Roux-en-Y, Lachman test, Finkelstein test',
  ],
  [
    'instruments',
    'Kocher clamp, Metzenbaum scissors, DeBakey forceps, Penrose drain, Bookwalter retractor',
  ],
  [
    'formulas and scores after people',
    'Wells score, Child-Pugh B, Glasgow Coma Scale, Kaplan-Meier, Ranson criteria',
  ],
  [
    'names that are words',
    'Will follow up. May repeat. Mark the site. Grant given; hope so. Rich in iron.',
  ],
  ['months that are verbs', 'the wound may march on; may 5 times daily; will march in place'],
  [
    'titles and roles without names',
    'Dr. called; the Mother was told; Nurse notified; per Surgery and Cardiology',
  ],
  [
    'headings',
    'PAST MEDICAL HISTORY: HYPERTENSION. HOSPITAL COURSE: UNEVENTFUL. FAMILY HISTORY: NONE',
  ],
  [
    'places that are words',
    'in Reading comprehension, normal in appearance, bath daily, in Hand therapy',
  ],
  [
    'departments',
    'Emergency Department, Pain Clinic, General Practice, Infusion Center, Sleep Lab',
  ],
  ['times and durations', 'at 14:30, 2 h, for 3 weeks, x10 days, 0900, q.i.d., since yesterday'],
  ['years alone', 'diagnosed in 2014, since 2009, a 1998 appendectomy'],
  ['ages up to 89', 'a 45-year-old man, 89 y/o, aged 12, 3-month-old'],
  ['counts that count', 'on a scale of 0 1 2 3 4 5 6 7 8 9 10; one, two, three'],
  ['dosing tables', '500 mg PO BID x 10 days #20, 1 g IV q8h, 81 mg daily, 25/100 TID'],
  [
    'device models',
    'Medtronic Micra, Model 3830 lead, Harmonic scalpel, da Vinci Xi, Zimmer NexGen',
  ],
  [
    'nationalities and beliefs',
    'a Hispanic woman, Spanish speaking, Jewish, African American, Mexican food',
  ],
])('%s', (_, text) => {
  expect(mark(text, detect(text))).toBe(text);
});
