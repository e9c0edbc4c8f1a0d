import { expect, test } from 'vitest';
import type { Principal } from './caller.ts';
import { identify } from './identity.ts';

const NURSE = { roles: ['nurse'], hasMfa: true, isTrained: true };
const BARE: Principal = {
  id: 'ehr',
  groups: ['oncology'],
  claims: {},
  userFacts: NURSE,
  defaults: {},
};
const READY: Principal = {
  ...BARE,
  defaults: { useCase: 'letters', purpose: 'TREAT', user: 'by default' },
};

test.each([
  ['header', { 'chaperone-user': 'by header' }, { chaperone_user: 'by metadata' }, undefined],
  ['metadata', {}, { chaperone_user: 'by metadata' }, undefined],
  ['claim', {}, {}, 'by claim'],
  ['default', {}, {}, undefined],
])('the %s goes before what comes after it', (first, headers, metadata, claim) => {
  const principal = { ...READY, claims: claim === undefined ? {} : { user: claim } };
  expect(identify(principal, headers, metadata).user).toBe(`by ${first}`);
});

test('everything from headers', () => {
  const headers = {
    'chaperone-user': 'dr-1',
    'chaperone-use-case': 'letters',
    'chaperone-purpose': 'HPAYMT',
    'chaperone-conversation': 'c-7',
    'chaperone-patient': 'Patient/a-1, b.2,a-1',
    'chaperone-manifest': 'True',
  };
  expect(identify(BARE, headers, {})).toEqual({
    caller: { id: 'ehr', groups: ['oncology'] },
    user: 'dr-1',
    userFacts: NURSE,
    useCase: 'letters',
    purpose: 'HPAYMT',
    conversation: 'c-7',
    patientRefs: ['Patient/a-1', 'Patient/b.2'],
    wantsManifest: true,
  });
});

test('everything from metadata, and patients from both places', () => {
  const metadata = {
    chaperone_user: 'Jürgen',
    chaperone_use_case: 'letters',
    chaperone_purpose: 'TREAT',
    chaperone_conversation: 'c-7',
    chaperone_patient: 'b',
  };
  expect(identify(BARE, { 'chaperone-patient': 'a' }, metadata)).toMatchObject({
    user: 'Jürgen',
    patientRefs: ['Patient/a', 'Patient/b'],
    wantsManifest: false,
  });
});

test('the source reads how patients are written, in both places', () => {
  const readReference = (written: string) => (written.trim() === 'x' ? 'Patient/y' : undefined);
  const both = [{ 'chaperone-patient': ' x' }, { chaperone_patient: 'x' }] as const;
  expect(identify(READY, ...both, readReference).patientRefs).toEqual(['Patient/y']);
  const code = (headers: object, metadata: object) => () =>
    identify(READY, { ...headers }, { ...metadata }, readReference);
  expect(code({ 'chaperone-patient': 'a' }, {})).toThrow(
    expect.objectContaining({ code: 'invalid_header' }),
  );
  expect(code({}, { chaperone_patient: 'a' })).toThrow(
    expect.objectContaining({ code: 'invalid_value' }),
  );
});

test('demographics are told from ids', () => {
  const chaperone_patient = '\n{"name": "Ada Example",\n "birthDate": "1957-03-12"}';
  const identity = identify(READY, { 'chaperone-patient': 'a' }, { chaperone_patient });
  expect(identity).toMatchObject({ patientRefs: ['Patient/a'] });
  expect(JSON.parse(identity.demographics!)).toMatchObject({ name: 'Ada Example' });
});

test.each([
  ['missing_use_case', { purpose: 'TREAT', user: 'u' }],
  ['missing_purpose', { useCase: 'letters', user: 'u' }],
  ['missing_user', { useCase: 'letters', purpose: 'TREAT' }],
  ['unknown_purpose', { useCase: 'letters', purpose: 'FUN', user: 'u' }],
  ['unknown_purpose', { useCase: 'letters', purpose: 'toString', user: 'u' }],
])('%s with the defaults %j', (code, defaults) => {
  expect(() => identify({ ...BARE, defaults }, {}, {})).toThrow(expect.objectContaining({ code }));
});

test.each([
  [{ 'chaperone-patient': 'a b' }, 'not an id'],
  [{ 'chaperone-patient': 'Practitioner/a' }, 'not a patient'],
  [{ 'chaperone-patient': 'a,,b' }, 'an empty id'],
  [{ 'chaperone-patient': Array.from({ length: 33 }, (_, n) => n).join(',') }, 'too many'],
  [{ 'chaperone-user': 'J\u00fcrgen' }, 'not ASCII'],
  [{ 'chaperone-user': ' ' }, 'nothing'],
  [{ 'chaperone-user': 'x'.repeat(1025) }, 'too long'],
  [{ 'chaperone-user': ['a', 'b'] }, 'twice'],
  [{ 'chaperone-manifest': 'yes' }, 'not true or false'],
])('%j is an invalid header: %s', (headers, _) => {
  expect(() => identify(READY, headers, {})).toThrow(
    expect.objectContaining({ code: 'invalid_header' }),
  );
});

test.each([
  [{ 'chaperone-manifest': 'yes' }, 'true or false'],
  [{ 'chaperone-patient': 'a b' }, 'Patient/a'],
  [{ 'chaperone-prompt-version': 'a note' }, '128 at most'],
])('%j: what is expected is told', (headers, told) => {
  expect(() => identify(READY, headers, {})).toThrow(
    expect.objectContaining({
      facts: expect.objectContaining({ expected: expect.stringContaining(told) }),
    }),
  );
});

test.each([
  ['chaperone-patients', 'chaperone-patients'],
  ['x-chaperone-user', 'x-chaperone-user'],
  ['chaperone-84412907', 'chaperone-{}'],
])('a header %s of ours that does not exist is named', (name, header) => {
  const known = expect.arrayContaining(['chaperone-patient']);
  expect(() => identify(READY, { [name]: 'Garcia' }, {})).toThrow(
    expect.objectContaining({ code: 'unknown_header', facts: { header, known } }),
  );
});

test.each([
  [{ chaperone_patient: 'John Smith' }, 'invalid_value', 'metadata.chaperone_patient'],
  [{ chaperone_user: 'a\u0000b' }, 'invalid_value', 'metadata.chaperone_user'],
  [{ chaperone_pateint: '1' }, 'unknown_field', 'metadata.chaperone_pateint'],
  [{ Chaperone_Patient: '1' }, 'unknown_field', 'metadata.{}'],
])('%j is refused without repeating its value', (metadata, code, at) => {
  expect(() => identify(READY, {}, metadata as Record<string, string>)).toThrow(
    expect.objectContaining({ code, facts: expect.objectContaining({ at }) }),
  );
});

const TOKEN = { user: 'n-1', useCase: 'letters', purpose: 'TREAT' };

test.each<[string, Principal['claims'], Record<string, string>, Record<string, string>]>([
  ['user', TOKEN, { 'chaperone-user': 'n-2' }, {}],
  ['user', TOKEN, {}, { chaperone_user: 'n-2' }],
  ['user', TOKEN, { 'chaperone-user': 'N-1' }, {}],
  ['user', TOKEN, { 'chaperone-user': 'ehr' }, {}],
  ['purpose', TOKEN, { 'chaperone-purpose': 'HPAYMT' }, {}],
  ['purpose', { ...TOKEN, user: 'ehr' }, { 'chaperone-purpose': 'HPAYMT' }, {}],
  ['purpose', { purpose: 'FUN' }, { 'chaperone-purpose': 'TREAT' }, {}],
  ['use-case', TOKEN, {}, { chaperone_use_case: 'research' }],
])('another %s than the token %j names is refused: %j %j', (what, claims, headers, metadata) => {
  expect(() => identify({ ...READY, claims }, headers, metadata)).toThrow(
    expect.objectContaining({ code: 'token_contradicted', facts: { at: `chaperone-${what}` } }),
  );
});

test.each<[string, Principal['claims'], string]>([
  ['says again what its token says', TOKEN, 'n-1'],
  ['is a program whose token names nobody', {}, 'n-2'],
  ['is a program whose token names the program', { user: 'ehr' }, 'n-2'],
])('a user may be named by a caller who %s', (_, claims, user) => {
  const headers = { 'chaperone-user': user, 'chaperone-purpose': 'TREAT' };
  expect(identify({ ...READY, claims }, headers, {}).user).toBe(user);
});

test('a token for treatment serves an emergency, too', () => {
  const principal = { ...READY, claims: { ...TOKEN, useCase: 'letters' } };
  expect(identify(principal, { 'chaperone-purpose': 'BTG' }, {}).purpose).toBe('BTG');
});

test.each([
  ['the user of the token', 'n-1', { 'chaperone-user': 'n-1' }, NURSE],
  ['a user whom a caller without token names', undefined, { 'chaperone-user': 'n-2' }, NURSE],
  ['a program, which names nobody else', 'ehr', {}, NURSE],
  [
    'a user whom a program with a token of its own names',
    'ehr',
    { 'chaperone-user': 'n-2' },
    { roles: [], hasMfa: false, isTrained: false },
  ],
])('what is known of %s', (_, user, headers, facts) => {
  const principal = { ...READY, claims: user === undefined ? {} : { user } };
  expect(identify(principal, headers, {}).userFacts).toEqual(facts);
});
