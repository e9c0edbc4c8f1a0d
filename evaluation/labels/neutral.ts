import { lines } from './set.ts';

/** What stands around: no sentence of it is of any class. */
export const NEUTRAL = lines(`
The patient is a [54|61|38|47]-year-old who presents for [follow-up|evaluation] of [hypertension|knee pain|a cough].
Blood pressure [128/76|134/82], heart rate [72|88], temperature [98.6|99.1].
Lungs are clear to auscultation bilaterally.
Abdomen is soft and nontender with normal bowel sounds.
Continue [lisinopril 10 mg|metformin 500 mg|atorvastatin 40 mg] daily.
Laboratory studies were reviewed and are within normal limits.
[Chest x-ray|CT of the abdomen] showed no acute process.
He [denies|reports no] chest pain, shortness of breath, fever or chills.
No known drug allergies.
Return to clinic in [two weeks|three months] or sooner if symptoms worsen.
Past surgical history includes [appendectomy|cholecystectomy|hernia repair].
Gait is steady and strength is 5/5 throughout.
Denies tobacco, alcohol and drug use.
Family history of [coronary disease|diabetes].
Extremities without edema, pulses intact.
The procedure was explained and informed consent obtained.
`);
