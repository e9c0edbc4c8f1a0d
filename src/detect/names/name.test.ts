import { expect, test } from 'vitest';
import { detect } from '../detect.ts';
import { mark, unmark } from '../testing/marks.ts';

const markNames = (marked: string) => {
  const text = unmark(marked);
  return mark(
    text,
    detect(text).filter((one) => one.category === 'name' && one.type !== 'title'),
  );
};

test.each([
  ['seen by Dr. ‹Maria Garcia› today', 'title'],
  ["Dr. ‹Garcia›'s plan", 'possessive'],
  ['seen by Dr. ‹J›. at noon', 'title and an initial'],
  ['seen by Dr. **‹Halvorson›**, Dr. "‹Lund›"', 'emphasis after a title'],
  ['Mrs ‹Long› and Mr. ‹House›', 'ordinary words after a title'],
  ['Drs. ‹Smith› and ‹Jones› agreed', 'plural title'],
  ['dr. ‹smith› and mr ‹jones› came', 'lower case after a title'],
  ['PATIENT: ‹Ricky Odom›\nADDRESS: none', 'label'],
  ['PATIENT NAME: ‹Malloy, Krista K›\nMRN', 'label, inverted'],
  ['Patient: ‹HOUSE, TRAVIS›', 'capitals, an ordinary word'],
  ['‹SMITH,JOHN› 45M', 'capitals, no blank'],
  ['cc: ‹R. Patel›, ‹John Smith›', 'copies'],
  ['Dictated by: ‹Wilbur Devlin›, MD', 'dictation'],
  ['Electronically signed by ‹Alex Purnell›, MD on', 'signature'],
  ['‹Barbara Etheridge›, M.D.', 'dotted credentials'],
  ['‹Charlene Street›, RN', 'surname that is a word'],
  ['Dear Ms. ‹Müller›,', 'salutation'],
  ['Sincerely,\n‹Jane Doe›', 'sign-off'],
  ['Pt’s wife ‹Ann› called', 'relation'],
  ['her daughter, ‹Grace Styles›, can', 'relation and words'],
  ['Dictated by: ‹Hector St. Clair›, MD', 'saint as a particle'],
  ['Patient Name: ‹van Dyke, Kristin›\nRoom 4', 'inverted with a particle'],
  ['patient name: ‹lindgren, patricia›', 'lower case, inverted'],
  ['nurse ‹okafor› removed the drain', 'lower case after a clinician'],
  ['‹darnell okafor› presents today', 'lower case before a verb'],
  ['her husband ‹Jürgen› drove', 'learned ending, short'],
  ['I met with ‹Al Ng› and', 'short, a particle elsewhere'],
  ['Name: ‹MCQUEEN, ALBERTA› here', 'a state behind a label'],
  ['a letter for ‹Ianthe Orsino›, admitted', 'unlisted, spoken of'],
  ['Patient Name: ‹Quintavalle, Zephyrine›\nMRN', 'unlisted, inverted behind a label'],
  ['the patient ‹john smith› presents', 'lower case'],
  ['patient: ‹ngozi adeyemi› here', 'lower case where a name is expected'],
  ['her husband ‹rafael› drove', 'lower case after a relation'],
  ['‹Madison› reviewed the chart. ‹Georgia› filed it.', 'what only a person does'],
  ['Thank you, ‹Ippolita›. Hello ‹Ippolita›,', 'greetings'],
  ['‹J. Smith› and ‹J.R. Smith›', 'initials in front'],
  ['male, ‹John D.› on May 10', 'initial behind'].map((part) => part.replace('D.›', 'D›.')),
  ['‹Ludwig van der Berg› and ‹Maria de la Cruz›', 'particles'],
  ["‹Sean O'Brien› and ‹Ann Smith-Jones›", 'apostrophe and hyphen'],
  ['‹John Smith Jr.› came', 'generation'].map((part) => part.replace('Jr.›', 'Jr›.')),
  ['‹José Núñez› came', 'diacritics'],
  ['saw ‹Maria\nGarcia› in clinic', 'over two lines'],
  ['Nurse ‹Ratched› and Consultant ‹Hartley›', 'roles as titles'],
  ['‹Rita May›, 45', 'surname that is a month'],
  ['Dr. ‹van der Meer›, dr. ‹van der meer›', 'particles after a title'],
  ['name: ‹tamika washington-jones›', 'lower case with a hyphen'],
  ["my patient's name is ‹kwame mensah› and he", 'lower case after `name is`'],
  ["‹Robert›'s wife", 'possessive before a relation'],
  ['wife ‹Hanako› present', 'relation and an unlisted name'],
  ['van driver, de novo, la grippe', 'particles of the language'],
])('%s (%s)', (marked) => {
  expect(markNames(marked!)).toBe(marked);
});

test.each([
  ['Foley placed, Jackson drain removed', 'things that are done to'],
  ['patient: stable overnight, mother deceased', 'words after a label'],
  ['Dr. called; the Mother was told', 'title and role without a name'],
  ['a Foley catheter, a Babcock clamp', 'devices'],
  ["Crohn's disease and Parkinson's", 'possessive eponyms'],
  ['Hodgkin lymphoma, Babinski sign, Murphy’s sign', 'eponyms'],
  ['he will return in May; grant given, hope so', 'names that are words, lower case'],
  ['Will follow up. May repeat. Mark the site.', 'names that are words, at the start'],
  ['Allen test and Wells score', 'tests'],
  ['in Virginia and Georgia', 'states that are names'],
  ['Started Lisinopril and Zoloft', 'drugs'],
  ['PAST MEDICAL HISTORY: Hypertension', 'heading'],
  ['ASSISTANT: None', 'label without a name'],
  ['A Pfannenstiel incision', 'article, not an initial'],
  ['PROCEDURE PERFORMED: Fiberoptic bronchoscopy', 'label of a procedure'],
  ['patient with COPD, CHF and ALS', 'abbreviations'],
  ['Family History: Mother Hypertension, Father Thalassemia', 'headed list'],
  ['MS Contin 30 mg', 'drug after what is also a title'],
])('%s (%s)', (text) => {
  expect(markNames(text)).toBe(text);
});
