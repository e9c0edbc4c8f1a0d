/** Notes of the demonstration: invented courses of common diseases, with the identifiers that real notes carry. */
import type { DemoPatient } from './patients.ts';
import type { Random } from './random.ts';

export type Topic = 'medical' | 'alcohol' | 'psychiatric' | 'hiv';

interface Course {
  readonly problem: string;
  readonly course: string;
  readonly medicines: string;
}

const COURSES: Readonly<Record<Topic, readonly Course[]>> = {
  medical: [
    {
      problem: 'community-acquired pneumonia',
      course:
        'Right lower lobe infiltrate. Afebrile since day two, oxygen weaned, walking the hall.',
      medicines: 'amoxicillin-clavulanate 875 mg twice daily for five more days',
    },
    {
      problem: 'acute decompensated heart failure',
      course:
        'Net negative 4.2 L on furosemide. Ejection fraction 35 %. No chest pain, troponin flat.',
      medicines:
        'furosemide 40 mg twice daily, metoprolol succinate 50 mg daily, lisinopril 10 mg daily',
    },
    {
      problem: 'type 2 diabetes with hyperglycemia',
      course: 'A1c 10.4 %. Insulin glargine started and taught. No ketones. Feet without ulcers.',
      medicines: 'insulin glargine 18 units at bedtime, metformin 1000 mg twice daily',
    },
    {
      problem: 'cellulitis of the left lower leg',
      course: 'Margins receding. No abscess on ultrasound. White count from 14.1 to 8.9.',
      medicines: 'cephalexin 500 mg four times daily until the tenth day',
    },
    {
      problem: 'COPD exacerbation',
      course: 'Wheeze improved on nebulizers and prednisone. Saturation 93 % on room air at rest.',
      medicines: 'prednisone 40 mg daily for two more days, tiotropium daily, albuterol as needed',
    },
    {
      problem: 'hip fracture after a fall',
      course:
        'Hemiarthroplasty without complication. Hemoglobin stable at 9.8. Bears weight with a walker.',
      medicines: 'enoxaparin 40 mg daily for 28 days, acetaminophen 1 g three times daily',
    },
  ],
  alcohol: [
    {
      problem: 'alcohol withdrawal in alcohol use disorder',
      course: 'Lorazepam by symptom score, none for 24 hours. Seen by the addiction service.',
      medicines: 'naltrexone 50 mg daily, thiamine 100 mg daily',
    },
  ],
  psychiatric: [
    {
      problem: 'major depressive episode',
      course: 'No suicidal thoughts since the second day. Sleeps six hours. Family meeting held.',
      medicines: 'sertraline 100 mg daily',
    },
  ],
  hiv: [
    {
      problem: 'HIV infection, stable on treatment',
      course: 'Viral load undetectable. CD4 count 612. No new complaints.',
      medicines: 'bictegravir, emtricitabine and tenofovir alafenamide once daily',
    },
  ],
};

/** @param day ISO 8601 day of the note */
export function noteOf(
  { given, family, gender, birthDate, mrn, phone }: DemoPatient,
  topic: Topic,
  day: string,
  random: Random,
): string {
  const { problem, course, medicines } = random.pick(COURSES[topic]);
  const [month, date] = [day.slice(5, 7), day.slice(8, 10)];
  const title = gender === 'female' ? 'Ms.' : 'Mr.';
  return [
    `Patient: ${given} ${family}   MRN: ${mrn}   DOB: ${birthDate}`,
    `Seen on ${month}/${date}/${day.slice(0, 4)}. ${title} ${family} was admitted for ${problem}.`,
    course,
    `Medications: ${medicines}.`,
    random.chance(0.5)
      ? `${given} can be reached at ${phone}; family informed.`
      : `Follow-up within two weeks.`,
  ].join('\n');
}

/** Questions that carry nothing of a patient. */
export const LITERATURE_QUESTIONS = [
  'Summarize what randomized trials say about corticosteroids in severe community-acquired pneumonia.',
  'List inclusion criteria that heart failure trials of SGLT2 inhibitors have in common.',
  'What are the main limitations of observational studies of statin intolerance?',
  'Compare two definitions of sepsis as research criteria, in one paragraph.',
  'Draft a search string for a systematic review of discharge education and readmission.',
] as const;
