/** Clinical text that looks like a disguise and is none: no reading finds anything in it, whoever is known. */
import { expect, test } from 'vitest';
import type { KnownPerson } from '../../core/person.ts';
import { detect } from '../detect.ts';
import { indexKnown } from '../known/known-index.ts';
import { mark } from '../testing/marks.ts';

const person = (given: string, family: string): KnownPerson => ({
  ref: family,
  role: 'patient',
  names: [{ given: [given], family }],
  dates: ['1961-03-14'],
  phones: ['603-555-0142'],
  emails: [],
  addresses: [],
  identifiers: [{ value: '4471823', type: 'mrn' }],
});
/** Short names, and names that are nearly words. */
const known = indexKnown([
  person('Ana', 'Quiroga'),
  person('Abe', 'Lee'),
  person('Will', 'Burns'),
  person('Neil', 'Clark'),
  person('Mike', 'Stone'),
]);

test.each([
  ['raised digits', 'WBC 7.2 x 10⁹/L, RBC 4.5×10¹²/L, BMI 31 kg/m², 2.3 cm³, 10⁻³ mol'],
  ['lowered digits', 'H₂O, CO₂, PaO₂ 88, C₁₂H₂₂O₁₁, vitamin B₁₂, SpO₂ 97 %, FEV₁'],
  ['isotopes', '¹³¹I uptake, ⁹⁹ᵐTc scan, ¹⁸F-FDG, ²²⁵Ac'],
  ['footnotes', 'as shown in 2021¹² and 2019¹³⁻¹⁵, see also¹,², ¹ adjusted, ² crude'],
  ['fractions and signs', '½ tablet, ¾ of the dose, 37 ℃, №, ™, ℞ as before, 5 mℓ, 10 Ω'],
  ['marks of a list', '① rest ② ice ③ elevation; ①②③④⑤⑥ on the scale; ⑴ first ⑵ second; ❶❷❸'],
  ['letters in circles', 'Ⓡ side, Ⓛ arm, vitamin Ⓒ, ⓘ note'],
  ['Roman numerals', 'Factor Ⅷ, stage Ⅲ, CN Ⅶ, type Ⅱ'],
  ['Greek and mathematics', 'α-thalassemia, β₂-agonist, 𝛼 = 0.05, ℝ, χ² = 4.1'],
  ['ligatures', 'conﬁrmed ﬁbrosis, eﬀusion, ﬂuid, no diﬃculty'],
  ['flags and emoji', 'travel to 🇲🇽, pain 🙂 1️⃣, 🅰️ done'],
  ['formulas', 'E=mc2, x=69, dose=50mg, HR=72bpm, FEV1=62%, =A1+B2, =C3, pH=7.32, k=2B'],
  ['lines that end in an equals sign', 'total =\n5 mL, ratio=\n 2'],
  ['escapes and paths', 'C:\\users\\notes, \\n, \\t, a\\b, 100%, 5%25, R&D, H&P, AT&T; A&E; P&L'],
  ['entities', 'pain &gt; 5, BP &lt; 120, &nbsp;note, D&amp;C, 5&deg;'],
  [
    'bold and italic',
    '**Assessment:** stable, *no* fever, __plan__ below, `code`, ~~old~~ new, 5*3*2',
  ],
  [
    'markup',
    '<b>Assessment</b>, <em>no</em> fever, <br>, CO<sub>2</sub>, 10<sup>9</sup>/L, Na <135, a<b',
  ],
  ['names of fields', 'patient_id, first_name_x, lab_result_value, _private, is_a_b'],
  ['typing', 'A/B/O typing, Rh D, A/B/C/D/E assessment, S/P/R'],
  ['orders', 'p.o. q.i.d. p.r.n., n.p.o., b.i.d., t.i.d., q.h.s., P.R.N., I.V. q.6.h.'],
  ['slashes', 's/p CABG, c/o pain, w/o fever, h/o DM, r/o MI, n/v/d, n/v, y/o, N/A'],
  ['letters of a list', 'A B C D E of trauma, a, b, c, d and e, A. B. C. D., I. II. III., H E L P'],
  ['dotted abbreviations', 'C.A.B.G., E.K.G., C.O.P.D., i.e., e.g., U.S., M.D., Ph.D., S.O.A.P.'],
  ['heart and spine', 'S1/S2 normal, S1 S2 S3, L4-5, C6-7, T12, L5/S1'],
  ['gestation', '39w4d, 32 2/7 weeks, week 11 of pregnancy, wk 14, W11, GA 28w'],
  ['weights and volumes', '1.5 l, 0.5 l/min, 10 l, 1l, 5 mL, 11 lb, 10 IU, 1 oz'],
  ['words and digits', 'A1c, B12, T4, O2, H1N1, 5HT3, COX2, IL6, P53, q4h, x10, 2B, 0B'],
  ['numbers of three digits', '150/2000, 2000-250 mg, 100-366, 120/080, 1-073'],
  ['short words', 'burns on the arm, will return, a stone in the duct, an abed patient, in clear'],
  [
    'words one letter from a name',
    'still, stole, clank, dark, bums, wilt, anal, able, leek, atone',
  ],
  ['words from behind', 'eel, lien, was, live, drawer, stressed, reward, no, on'],
  ['a sequence', 'ACGTACGTTAGC, GATTACA, p.Arg117His, c.68_69delAG, HLA-A*02:01, DRB1*04'],
])('%s', (_, text) => {
  const found = [...detect(text), ...detect(text, { known })];
  expect(
    mark(
      text,
      found.filter(({ rule }) => /^(?:disguised|known)\//.test(rule)),
    ),
  ).toBe(text);
});
