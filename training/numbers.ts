/** Telephone numbers, e-mail and identifiers in the forms that notes use. */
import type { Random } from './random.ts';

export function phone(r: Random, isBritish = false): string {
  if (isBritish || r.chance(0.1))
    return r.form(
      r.pick([
        '020 7### ####',
        '01### ######',
        '07### ######',
        '+44 7### ######',
        '(01%##) ######',
        '0113 ### ####',
      ]),
    );
  const number = r.form(
    r.pick([
      '%##-###-####',
      '(%##) ###-####',
      '(%##)###-####',
      '%##.###.####',
      '%##-###-####',
      '%## ### ####',
      '+1 %##-###-####',
      '1-%##-###-####',
      '%#########',
      '###-####',
      '%##/###-####',
      '+1 (%##) ###-####',
    ]),
  );
  return r.chance(0.12)
    ? `${number} ${r.pick(['ext.', 'x', 'ext', 'extension'])} ${r.digits(r.int(2, 5))}`
    : number;
}

/** Of many countries, as they group them. */
export const phoneAbroad = (r: Random): string =>
  r.form(
    r.pick([
      '## ## ## ##',
      '##-##-##-##',
      '0# ## ## ## ##',
      '0# ### ## ##',
      '0### ### ## ##',
      '0##/#######',
      '(0##) ### ####',
      '(0#) #### ####',
      '(##) ####-####',
      '(##) ###-###',
      '### ### ###',
      '### ## ###',
      '## ### ##',
      '### ####',
      '### ## ##',
      '## ## ##',
      '+## ## ### ## ##',
      '+## ### ### ###',
      '+### ## ######',
      '00## ### #######',
      '0### ######',
      '##.##.##.##.##',
    ]),
  );

const MAIL =
  'example.com example.org mail.example.net clinic.example.org example.edu inbox.example.com'.split(
    ' ',
  );
export const ascii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
export function email(r: Random, given: string, family: string): string {
  const [first, last] = [ascii(given) || 'p', ascii(family) || 'q'];
  const local = r.pick([
    `${first}.${last}`,
    `${first[0]}${last}`,
    `${first}${r.digits(2)}`,
    `${last}_${first}`,
    `${first}_${last}${r.digits(2)}`,
    `${last}${r.digits(3)}`,
  ]);
  return `${local}@${r.pick(MAIL)}`;
}

/** Identifiers of every shape; most stand behind a label, which the template gives. */
export const idValue = (r: Random): string =>
  r.form(
    r.pick([
      '######',
      '#######',
      '########',
      '%#########',
      '###-##-##',
      '##-##-##',
      '####-####',
      '###-####',
      '@#######',
      '@@######',
      '@@-######',
      '@@@-####',
      '@@@-######',
      '@@@####',
      'MR######',
      'MRN-#####',
      'M#####',
      '##-####',
      '##-#####',
      '#####-@@',
      '#####-@@@',
      '@@@-#####',
      '@#####-##',
      '00######',
      'E#######',
      'PT-#####',
      'A##-####',
      '##@####',
      '@@##@###',
      '#@@#####',
      '@@@@######',
      '###@@@',
      '####-@@@-##',
      '@##-######',
      '@@@#########',
      '@@#-#######',
    ]),
  );
export const accession = (r: Random): string =>
  r.form(
    r.pick([
      'S##-#####',
      'SP-##-####',
      'S-##-#####',
      '##-@@-#####',
      'A########',
      '@@##-####',
      '##:@@#####',
      'CY##-###',
      '@##-####-##',
      'RAD-#######',
      '20##-@@-####',
      '#######-##',
    ]),
  );
/** Unique device identifier: GTIN-14 with its check digit (GS1 General Specifications §7.9), serial number. */
function deviceIdentifier(r: Random): string {
  const digits = `0${r.digits(12)}`;
  const sum = [...digits].reduce((all, one, at) => all + Number(one) * (at % 2 === 0 ? 3 : 1), 0);
  const expiry = r.chance(0.3) ? `(17)2${r.digits(1)}0${r.int(1, 9)}${r.int(10, 28)}` : '';
  return `(01)${digits}${(10 - (sum % 10)) % 10}${expiry}(21)${r.digits(6)}`;
}
export const serial = (r: Random): string =>
  r.chance(0.1)
    ? deviceIdentifier(r)
    : r.form(
        r.pick([
          '#######',
          '@@@######@',
          '@@######',
          'PJN######@',
          '##@###-####',
          '@@@-##-#####',
          '@######',
        ]),
      );
export const vin = (r: Random): string => r.form('%@@@@##@#%@######').replace(/[IOQ]/g, 'K');
export const plate = (r: Random): string =>
  r.form(r.pick(['@@@ ####', '@@@-####', '#@@@###', '@@## @@@', '### @@@', '@@@####']));
export const ssn = (r: Random): string =>
  r.form(
    r.pick([
      '###-##-####',
      '###-##-####',
      '### ## ####',
      '#########',
      'xxx-xx-####',
      '***-**-####',
    ]),
  );
export const nhs = (r: Random): string =>
  r.form(r.pick(['### ### ####', '##########', '###-###-####']));
