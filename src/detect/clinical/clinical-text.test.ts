/** Clinical text that bears names, days and numbers of nobody, and the same words where they are somebody's. */
import { expect, test } from 'vitest';
import { detect } from '../detect.ts';
import { mark, unmark } from '../testing/marks.ts';

test.each([
  [
    'German',
    'Diagnosen: Arterielle Hypertonie. Klagt über Atemnot und Husten. Empfehlung: Kontrolle der Nierenwerte in zwei Wochen.',
  ],
  [
    'Dutch',
    'Voorgeschiedenis: Hypertensie. Lichamelijk onderzoek: RR 140/90. Controle over twee weken.',
  ],
  [
    'Polish',
    'Rozpoznanie: nadciśnienie tętnicze. Badanie przedmiotowe: RR 140/90. Kontrola za dwa tygodnie.',
  ],
  [
    'Italian',
    'Anamnesi: ipertensione arteriosa, diabete mellito tipo 2. Diagnosi: polmonite. Terapia: ramipril 5 mg.',
  ],
  ['languages', 'Language: Dari, not Farsi. Pt speaks Tigrinya, Amharic. Risks told in Urdu.'],
  [
    'languages in a list',
    'Languages: English, Pashto, Marshallese, Chuukese, Hausa, Telugu, Tamil',
  ],
  ['antibodies', 'IHC: P504S +, 34betaE12 -, p63 -, CK5/6 -. IHC p504s+, 34BE12 −.'],
  ['what a chip found', 'Dup 15q. arr[GRCh38] 22q11.21(18912231_21465672)x1'],
  ['a template', 'Synoptic (CAP 4.2.0.0): pT3b pN1 (1/14)'],
  ['species', 'UTI with E. Coli. C. Difficile was negative.'],
  [
    'operations',
    'Underwent Ivor Lewis esophagectomy, McKeown esophagectomy, Belsey Mark IV repair.',
  ],
  [
    'more operations',
    'Milligan-Morgan hemorrhoidectomy; Wertheim hysterectomy; Uchida tubal ligation; Jatene switch.',
  ],
  ['incisions', 'Through a Rutherford Morrison incision, with a Boari flap and a Raz suspension.'],
  [
    'signs',
    'Positive Brugada pattern; Wenckebach; Corrigan pulse; Austin Flint murmur; Graham Steell murmur.',
  ],
  [
    'terms without a noun',
    'Cheyne Stokes respirations. Had Braxton Hicks all day. Hardy-Weinberg assumed; Kubler-Ross stages.',
  ],
  [
    'stages of a lymphoma',
    'Stage IIIA by Ann Arbor. Ann Arbor IIIB, bulky. Lugano, Ann Arbor, Deauville 2. Ann Arbor stage IIB.',
  ],
  ['tests and what they were', 'ACL: Lachman negative. Spurling positive, Hawkins neg.'],
  ['proteins', 'Bence Jones protein positive; Lewis antigen negative; Tamm-Horsfall protein.'],
  [
    'syndromes',
    'Kearns-Sayre, Holt-Oram, Andersen-Tawil and Jervell and Lange-Nielsen syndromes excluded.',
  ],
  [
    'pathways',
    'James fiber, Kent bundle, Mahaim fiber; Eisenmenger physiology; Loeffler endocarditis.',
  ],
  ['instruments', 'Retractors: Balfour, Deaver, Richardson, Weitlaner, Gelpi, Thompson.'],
  ['clamps', 'Allis, Babcock, Satinsky, Kelly and Crile clamps were used.'],
  ['needles', 'Tuohy 17G, Quincke 25G, Whitacre 27G; Mac 3, Miller 2; Bain circuit.'],
  ['scales', 'Barthel 65, Fazekas 2, Brodsky 3+, Lysholm 90, Tegner 6, Hamilton 18, Morse 45.'],
  ['grades', 'Outerbridge III, Gartland III, Rockwood III, Tanner 3, Hawkins III, Schatzker IV.'],
  ['by whose way', 'LVEF 35% by Simpson biplane, QTc 440 by Bazett, corrected by Fridericia.'],
  [
    'stains and media',
    'Congo red; Ziehl-Neelsen, Kinyoun, Sabouraud, Lowenstein-Jensen, MacConkey.',
  ],
  [
    'grades with a letter',
    'Herbert B2. Forrest IIa. Crowe IV. Dorr B. Paprosky 2A. Fitzpatrick IV. Binet B. Durie-Salmon IIIA. Westley 6.',
  ],
  ['a letter that ends the sentence', 'Acute pancreatitis, Balthazar B. No necrosis.'],
  ['angles and classes', 'Van Herick was 4. Kennedy Class I mod 2; Vaughan Williams class III.'],
  ['blood groups', 'Coombs neg. Duffy a-, Kell neg, Kidd, Lewis. Fy(a).'],
  ['two terms', 'McRoberts + Rubin performed x 40 sec. Used CBT (Beck), DBT (Linehan) skills.'],
  ['instruments by two numbers', 'Kois risk mod. Gracey 11/12 & 13/14 used. Snellen 6/60.'],
  ['a handoff', 'I-PASS HANDOFF\nI: Watcher\nS: read back done'],
  ['a shift', 'NURSING SHIFT NOTE 1900-0730, worked 0700-1930 hrs'],
  ['towns of scales', 'Ottawa ankle rules negative. Boston Naming Test 50. Minnesota code 1-1.'],
  [
    'trials',
    'The target of pressure was chosen as in SPRINT and DAPA-HF, the oxygen as in NETT, the switch as in STAR*D.',
  ],
  [
    'regimens and cell lines',
    'R-CHOP C3D1; HeLa, A549, Jurkat, Raji, SK-BR-3, LNCaP; the line MDA-MB-231.',
  ],
  ['a ventilator', 'Vent settings: AC 450/16/5/40%. SIMV 14/450/5/10/50%. Bivent 28/0/5.2/0.6.'],
  [
    'insulin over the day',
    'Lantus 24 qhs, Novolog 8/10/12 with meals. NPH 12/0/10. Insulin 2/4/6/2.',
  ],
  [
    'doses over the day',
    'Sinemet 25/100 1.5/1/1/1.5. Tac 2/1.5, Ritalin 10/10/5, levodopa 25/100 2/1.5/1.5/1.',
  ],
  ['days of a course', 'Day 5/14 Ancef, bowel prep 3/3/3, MMT 4/4/5/5.'],
  ['sugars over the hours', '1 hr GTT 132; 3 hr 88/170/150/130. Accucheck 142/168/201/155.'],
  [
    'catalogues side by side',
    'NDC 00093-7212-56 LOINC 4548-4; LOINC 718-7; SNOMED CT 38341003; RxNorm 860975; RxCUI 314076',
  ],
  [
    'catalogues in lines',
    'NDC 0002-8215-01 Humulin R\nNDC 00093-7212-56 LOINC 4548-4\nSNOMED 73211009 Diabetes',
  ],
  [
    'literature',
    'PMID 32187464, doi:10.1056/NEJMoa1911303; Lancet 2021;398:1713-25. Shown 2015 in JAMA IM. Grief (JAMA Psychiatry 2016). Cochrane CD001431. CRD42020187512.',
  ],
  ['procedures side by side', 'CPT: 99214-25, 20610-LT, J1885'],
  ['forms and products', 'Statement on VA Form 21-10210. RBC LR E0336V00 issued.'],
  ['procedures that are billed', 'billed 27447-LT, C1776; rebill 97153, 97155; modifier 66984-RT'],
  [
    'parts of the body',
    'The circle of Willis is patent, recurrent artery of Heubner; fossa of Rosenmuller, cul-de-sac of Douglas. Ampulla of Vater.',
  ],
  [
    'genetics',
    'NM_000059.4:c.5946del p.Ser1982fs; chr17:43044295-43125364; rs80357906; 22q11.2 del; ClinVar 37034. OMIM 113705.',
  ],
])('%s', (_, text) => {
  expect(mark(text, detect(text))).toBe(text);
});

test.each([
  ['Patient: ‹Ivor Lewis›, 64M.', 'a label'],
  ['Mr. ‹Lewis› had an Ivor ‹Lewis› esophagectomy.', 'a title; the term goes with the name'],
  ['‹Lewis› reports pain.', 'a verb of persons'],
  ['‹Austin Flint› denies chest pain.', 'a verb behind both words'],
  ['Her husband ‹Allis› drove.', 'kin'],
  ['Seen by ‹Babcock›, RN.', 'a credential'],
  ['Dictated by ‹Kocher›.', 'who dictates'],
  ['Dr. ‹Brugada› reviewed the ECG.', 'a title before a word that no census knows'],
  ['Family meeting with ‹Barbara Simpson› and ‹Tom Fisher›.', 'given names'],
  ['‹Miller› 34F bed 12.', 'an age is no grade'],
  ['1. ‹Marshall› 2 days post op', 'days are no value of a scale'],
  ['‹Marshall II› was admitted.', 'a generation is no grade'],
  ['‹DUFFY, KELL› ‹04/04/1960›', 'a birth is no grade'],
  ['Started Lasix ‹8/10/12›.', 'the day on which a drug was begun'],
  ['‹3/4/21›-‹5/6/21› and ‹2021-03-04›/‹2021-03-09›', 'days from and to'],
  ['MRN ‹84412907› and SNOMED 73211009', 'a number of somebody beside a code'],
  ['seen by Dr. ‹Kontrolle› and by ‹Anna Husten›, RN', 'words of German'],
  ['She moved from ‹Milwaukee›.', 'a town'],
  ['She lives in ‹Ann Arbor› with her son.', 'a town of stages'],
  ['‹Ms›. ‹Braxton Hicks› called.', 'people of such names'],
])('%s (%s)', (marked) => {
  const text = unmark(marked);
  expect(mark(text, detect(text))).toBe(marked);
});

test('under a key, too', () => {
  const text = 'Ivor Lewis esophagectomy';
  expect(detect(text, { labels: ['procedure'] } as never)).toEqual([]);
});
