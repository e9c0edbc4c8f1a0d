/**
 * Vital signs, laboratory tests, scores and statistics by the words and short forms that columns, and keys of
 * JSON, have for them. A number in such a column is a measurement, whatever it looks like, and the name is
 * nobody's: detection has too little around a lone `dbp` or `GGT` to judge by.
 */
const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const MEASURES = list(`
  bp sbp dbp map nibp abp cvp pap icp cpp pulse hr rr systolic diastolic mmhg bpm spo sao etco fio peep temp
  temperature weight wt height ht bmi bsa waist hip girth circumference oximetry saturation sats
  glucose gluc fbs fbg rbs bgl hba hb hgb hemoglobin haemoglobin hct hematocrit haematocrit
  rbc wbc plt platelet platelets leukocytes lymphocytes lymphs neutrophils neut monocytes eosinophils basophils
  anc mcv mch mchc rdw mpv retic esr crp procalcitonin ferritin tibc iron transferrin
  sodium potassium chloride bicarb bicarbonate calcium magnesium phosphate phosphorus na cl ca mg bun urea cr
  crea creat creatinine egfr gfr uacr albumin alb globulin protein bilirubin bili tbili dbili alt ast alp ggt ldh
  cpk ck amylase lipase ammonia lactate cholesterol chol ldl hdl vldl triglycerides trig apob tsh cortisol insulin
  psa cea afp hcg bnp troponin trop tnt tni inr ptt aptt fibrinogen dimer folate urate osmolality
  ef lvef qt qtc qrs fev fvc dlco clearance
  gcs apgar nihss rass cam braden morse sofa qsofa apache mews ecog kps nyha meld phq gad moca mmse edss updrs
  pasi das haq vas nrs abi score scores
  min max mean median avg average sum total count counts stddev percent pcnt pct percentile zscore ratio qty
  quantity amount los
`);

/** What stands beside those, and alone may be anything. */
const BESIDE = list(`
  a b c d g k l n u o ii iv co po ph ft nt sd se std var iu mcg ug lb lbs kg cm mm ml dl mmol umol meq mgdl mmoll
  pressure heart rate resp respiration respirations respiratory sat ox oxygen blood sugar alc mono iron alk phos
  kinase vitamin acid uric anion gap free direct indirect ionized corrected fasting random urine serum plasma
  arterial venous oral rectal peak trough head index grade stage class scale pain volume output intake level levels
  reading readings measurement measure vital vitals panel baseline normal low high abnormal flag range change delta
  value values result results lab unit units first last start end birth
`);

/** Among them what people are called as well: not where it is written as a name is (`Morse`). */
const NAMESAKES = list('max morse braden abi cam');

/** @param words of a name, as `wordsOf` gives them */
export function isMeasure(words: string): boolean {
  const each = words.split(' ');
  return each.every(isWord) && each.some((word) => MEASURES.has(word));
}

/** @param name that the word stands in, as it is written */
export const isMeasureWord = (word: string, name: string): boolean =>
  isWord(word) && !(NAMESAKES.has(word) && /\p{Lu}\p{Ll}/u.test(name));

const isWord = (word: string): boolean => MEASURES.has(word) || BESIDE.has(word);
