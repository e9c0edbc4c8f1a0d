import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { ageAbroad } from './age-abroad.ts';

test.each([
  ['Mme Guillou, ‹92 ans›, âgée de ‹95 ans›', 'French'],
  ['Herr K., ‹94 Jahre›, eine ‹91-jährige› Patientin, ‹93 jähriger› Mann', 'German'],
  ['la signora, ‹92 anni›, e il marito di ‹101 anni›', 'Italian'],
  ['Bệnh nhân ‹91 tuổi›, benh nhan ‹91 tuoi›', 'Vietnamese'],
  ['Si Lola, ‹93 taong gulang›', 'Tagalog'],
  ['pacjent, мужчина ‹92 года›, vrouw ‹90 jaar›', 'more'],
  ['depuis 92 ans, il y a 95 ans, vor 94 Jahren, 90 anni fa', 'how long ago'],
  ['89 ans, 90-95 ans, 92 mg', 'younger, a range, a dose'],
])('%s (%s)', (marked) => {
  expect(markBy(ageAbroad, marked)).toBe(marked);
});
