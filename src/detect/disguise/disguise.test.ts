import { expect, test } from 'vitest';
import { detect } from '../detect.ts';
import { mark, unmark } from '../testing/marks.ts';
import { applyEdits } from './edits.ts';

const markDisguised = (marked: string) => {
  const text = unmark(marked);
  return mark(
    text,
    detect(text).filter(({ type }) => type !== 'title'),
  );
};
const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each([
  ['Seen by Dr. ‹H\u200ba\u200bl\u200bv\u200bo\u200br\u200bs\u200bo\u200bn› today', 'zero-width'],
  ['Call ‹617-5\u200b55-0142› soon', 'zero-width inside a number'],
  ['Phone: ‹６１７－５５５－０１４２›', 'full width'],
  ['seen on ‹٠٣/٠٤/٢٠٢٤›', 'digits of Arabic'],
  ['Phone: ‹६१७-५५५-०१४२›', 'digits of India'],
  ['Patient: ‹Маrisol Villаnuеvа›', 'Cyrillic look-alikes'],
  ['Patient: ‹M a r i s o l   V i l l a n u e v a›', 'spaced out'],
  ['Patient: ‹M.a.r.i.s.o.l.V.i.l.l.a›', 'dots between'],
  ['Phone: ‹6 1 7 5 5 5 0 1 4 2›', 'digits spaced out'],
  ['SSN: ‹two one nine zero nine nine nine nine nine›', 'digits in words'],
  ['DOB: ‹O3/l4/l958›', 'misread from paper'],
  ['Seen ‹June l5th›, ‹199O›, left ‹9 january l994›', 'misread from paper, the month in words'],
  ['Dr. ‹Casti11o› for ‹Rodr1go Guti3rrez›, spoke with ‹J0hn Sm1th›', 'names misread from paper'],
  ['FROM: ‹MARIA G0NZALEZ›, seen by Dr. ‹Achterb3rg›', 'in capitals, and on no list'],
  ['T0: Dr. ‹0lsen›, cc Mr. ‹5mith›', 'the first letter'],
  ['given 5days, 1hour, 0pen, 1van der', 'a number and its unit'],
  ['P1ease send 0perative rep0rt, HbA1c 7, H1N1, Vitam1n D3', 'words and codes'],
  ['Patient: ‹mArIsOl vIlLaNuEvA›', 'capricious case'],
  ['Dr. ‹nosrovlaH› came', 'backwards'],
  ['Call ‹617-\n555-0142› soon', 'broken over lines'],
  [`Patient: ‹${base64('Marisol Villanueva')}›`, 'base64'],
  ['Email: ‹%6d%2e%76%40example.com›', 'percent-encoded'],
  ['Patient: ‹&#77;&#97;&#114;&#105;&#115;&#111;&#108;› Villa'.replace(' Villa', ''), 'entities'],
  ['Patient: ‹𝐌𝐚𝐫𝐢𝐬𝐨𝐥 𝐕𝐢𝐥𝐥𝐚𝐧𝐮𝐞𝐯𝐚›', 'bold letters of mathematics'],
  ['Patient: ‹ℳ𝒶𝓇𝒾𝓈ℴ𝓁 𝒱𝒾𝓁𝓁𝒶𝓃𝓊ℯ𝓋𝒶›', 'script, of two blocks'],
  ['SSN: ‹𝟐𝟏𝟗-𝟎𝟗-𝟗𝟗𝟗𝟗›, DOB: ‹𝟷𝟿𝟻𝟾-𝟶𝟹-𝟷𝟺›', 'digits of mathematics'],
  ['Patient: ‹Ⓜⓐⓡⓘⓢⓞⓛ Ⓥⓘⓛⓛⓐⓝⓤⓔⓥⓐ›', 'in circles'],
  ['Patient: ‹🅼🅰🆁🅸🆂🅾🅻 🅅🄸🄻🄻🄰🄽🅄🄴🅅🄰›', 'in squares'],
  ['SSN: ‹②①⑨-⓪⑨-⑨⑨⑨⑨›', 'digits in circles'],
  ['MRN: ‹⁴⁸²¹³⁰⁹⁷›, then ‹₄₈₂₁₃₀₉₈› and ‹4⁸21³099›', 'raised and lowered digits'],
  ['Patient: ‹Mᴀʀɪsᴏʟ Vɪʟʟᴀɴᴜᴇᴠᴀ›', 'small capitals'],
  ['Patient: ‹🇲🇦🇷🇮🇸🇴🇱›', 'letters of flags'],
  ['Dr. ‹Grif\ufb01n› came', 'a ligature'],
  ['Patient: ‹Marisol Vil\u{e0068}lanueva›', 'a tag character between'],
  ['Patient: ‹M. a. r. i. s. o. l. V. i. l. l. a›', 'a dot and a blank between'],
  ['Patient: ‹M/a/r/i/s/o/l/V/i/l/l/a›', 'slashes between'],
  ['Patient: ‹Mar**isol** Villanueva›', 'bold from the middle'],
  ["Patient: ‹Jos\\'e9 Ib\\'e1\\'f1ez Quiroga›\\par", 'RTF'],
  ['Patient: <b>‹Marisol Villanueva›</b>, MRN <span class="id">‹4471823›</span>', 'tags around'],
  ['Patient: **‹Marisol Villanueva›**, MRN **‹4471823›**', 'bold around'],
  ['Patient: ‹Mar<wbr>isol Vill<!-- x -->anueva›', 'tags inside'],
  ['Patient: <em>‹Mar</em>isol <b>Vill</b>anueva›', 'tags around a part'],
  ['Patient: ‹Mar&shy;isol Villa&ntilde;ueva›', 'named entities'],
  ['Patient: ‹M&amp;#97;risol Vill&amp;#x61;nueva›', 'escaped twice'],
  ['Patient: ‹Mar\\x69sol Vill\\u{61}nue\\U00000076a›', 'escapes of programming languages'],
  ['Patient: ‹Jos\\303\\251 Villa\\xf1ueva›', 'bytes'],
  ['Patient: ‹Mar=69sol Villa=C3=B1ueva›', 'quoted-printable'],
  ['Patient: ‹Mari=\r\nsol Villa=C3=\r\n=B1ueva›', 'quoted-printable over lines'],
  ['Patient: ‹Mar%2569sol Vill%61nueva›', 'percent-encoded twice'],
  ['Patient: ‹JosÃ© VillaÃ±ueva›', 'UTF-8 taken for Latin-1'],
  ['Patient: ‹&#120028;arisol \\ud835\\udcb1illanueva›', 'escapes of letters of mathematics'],
  ['pain 0 1 2 3 4 5 6 7 8 9 10 on the scale', 'a scale'],
  ['one two three four five six', 'counting'],
  ['mRNA, HbA1c, PaCO2, FiO2, eGFR, SpO2', 'case of abbreviations'],
  ['O2 sat 98, T12, L4-5, B12 500, S1/S2', 'letters that look like digits'],
  ['A B C D E of trauma', 'a list of letters'],
  ['α-thalassemia, β2-agonist, TNF-α', 'Greek letters of medicine'],
  ['10⁹/L, ½ tablet, 5 µg, naïve', 'characters of medicine'],
])('%s (%s)', (marked) => {
  expect(markDisguised(marked)).toBe(marked);
});

test('a reading knows where each of its characters came from', () => {
  const edits = [
    { start: 1, end: 2, reads: '' },
    { start: 3, end: 6, reads: 'Xy' },
    { start: 4, end: 5, reads: 'overlaps' },
  ];
  const reading = applyEdits('a-bcdef', edits);
  expect(reading.text).toBe('abXyf');
  expect([...reading.from.subarray(0, 5)]).toEqual([0, 2, 3, 3, 6]);
  expect([...reading.to.subarray(0, 5)]).toEqual([1, 3, 6, 6, 7]);
  expect([...reading.isChanged.subarray(0, 5)]).toEqual([0, 1, 1, 1, 0]);
});
