import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { fileName } from './file-name.ts';

test.each([
  ['attached ‹bianchi_rosa›_ct.pdf, consent-‹bianchi-rosa›.docx', 'two names'],
  ['‹john.ziegler›.discharge.docx', 'dots'],
  ['‹ziegler›_mri.dcm, ‹Ziegler›-2024.pdf', 'one name of a file of somebody'],
  ['/home/‹jziegler›/x.log C:\\Users\\‹t.kowalski›\\Desktop', 'home folders'],
  ['normal-chest-xray.pdf lab_results_final.pdf discharge_summary_template.docx', 'words'],
  ['hodgkin_lymphoma_report.pdf, wilson-score.csv, rose_hill_map_ct.pdf', 'terms and places'],
  ['/home/ubuntu/app C:\\Users\\Public\\x, /home/user/', 'folders of nobody'],
  ['at home/work, users of ziegler.com', 'no file'],
])('%s (%s)', (marked) => {
  expect(markBy(fileName, marked)).toBe(marked);
});
