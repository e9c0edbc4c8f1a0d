import { expect, test } from 'vitest';
import { cutFields } from './cut-fields.ts';

const WANTED = new Set(['PID-8', 'OBX-3', 'OBX-5']);
const cut = (text: string) =>
  cutFields(text, (segment, field) => WANTED.has(`${segment}-${field}`));

test('declared fields stay, others are emptied, segments without any go', () => {
  const message = [
    'MSH|^~\\&|LAB|HOUSE|||20240314||ORU^R01|77|P|2.5.1',
    'PID|1||84412907^^^H^MR||Lind^Oskar||19570312|M',
    'NK1|1|Lind^Karla',
    'OBX|1|NM|718-7^Hgb^LN||13.2|g/dL',
    '',
  ].join('\r');
  expect(cut(message)).toEqual({
    text: [
      'MSH|^~\\&|||||20240314||ORU^R01|||2.5.1',
      'PID||||||||M',
      'OBX|||718-7^Hgb^LN||13.2',
      '',
    ].join('\r'),
    offered: 20,
    sent: 7,
    stated: [message],
  });
});

test('other separators and line ends', () => {
  expect(cut('MSH#^~\\&#LAB\r\nPID#1#######F\r\n').text).toBe('MSH#^~\\&\r\nPID########F\r\n');
});

test('a line that begins no segment belongs to the field before it', () => {
  const head = 'MSH|^~\\&|LAB\n';
  const note =
    'OBX|1|TX|8648-8^Note^LN||seen at home,\nlives with Karla|||A\nNTE|1||Karla\ncalled\n';
  expect(cut(head + note).text).toBe(
    'MSH|^~\\&\nOBX|||8648-8^Note^LN||seen at home,\nlives with Karla\n',
  );
});
