/**
 * Synthetic clinical notes of a given size for the benchmarks. Every note differs (names, dates,
 * numbers), so that no cache of an earlier text can help.
 */
const GIVEN = ['Rosalind', 'Emeka', 'Yuki', 'Thomas', 'Aylin', 'Priya', 'Mateo', 'Ingrid'];
const FAMILY = [
  'Achterberg',
  'Okonkwo',
  'Tanaka',
  'Whitfield',
  'Demir',
  'Raman',
  'Quiroga',
  'Lund',
];
const PROSE = [
  'The patient reports two days of chest tightness on exertion, relieved by rest, without radiation.',
  'Lungs clear to auscultation bilaterally. Heart regular, 2/6 systolic murmur at the apex.',
  'BP 128/76, HR 72, SpO2 97% on room air, temp 36.8 C, weight 81.2 kg.',
  'Continue metoprolol 25 mg twice daily, aspirin 81 mg daily and atorvastatin 40 mg at night.',
  'Troponin I 0.02 ng/mL, BNP 88 pg/mL, creatinine 0.9 mg/dL, HbA1c 7.2%.',
  'Return precautions were discussed; the patient verbalised understanding and agrees with the plan.',
  'Echocardiogram shows preserved ejection fraction of 55% and mild mitral regurgitation.',
  'No known drug allergies. Former smoker, 10 pack-years, quit long ago. Drinks socially.',
];

export function note(bytes: number, seed: number): string {
  const random = mulberry32(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const digits = (n: number) => Array.from({ length: n }, () => Math.floor(random() * 10)).join('');
  const day = () =>
    `${1 + Math.floor(random() * 12)}/${1 + Math.floor(random() * 28)}/20${10 + Math.floor(random() * 15)}`;
  let text = `Patient: ${pick(GIVEN)} ${pick(FAMILY)}\nMRN: ${digits(8)}\nDOB: ${day()}\n\n`;
  while (text.length < bytes) {
    text += `${pick(PROSE)} `;
    // About one identifier in 300 characters, as in dictated reports (25 to 30 in 8 KB).
    if (random() < 0.13) {
      text += pick([
        `Seen by Dr. ${pick(FAMILY)} on ${day()}. `,
        `Call ${pick(GIVEN)} at (212) 555-${digits(4)}. `,
        `Accession ${digits(9)}, collected ${day()}.\n`,
      ]);
    }
  }
  return text.slice(0, bytes);
}

/** Small seeded generator (Tommy Ettinger's mulberry32). */
function mulberry32(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
