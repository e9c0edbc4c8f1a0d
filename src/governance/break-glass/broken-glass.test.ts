import { expect, test } from 'vitest';
import { Failure } from '../../core/failures.ts';
import { openBreakGlass } from '../index.ts';
import { brokenGlass } from './broken-glass.ts';

const NOW = Date.parse('2026-03-02T03:40:00Z');
const clockAt = (at: number) => ({ now: () => at, steady: () => 0 });
const AT = clockAt(NOW);
const [ONE, OTHER] = ['ab'.repeat(32), 'cd'.repeat(32)];

function documentOf(patient: string): { readonly body: unknown } {
  const request = { id: 'bg-1', user: 'dr-night', useCase: 'summary', patient };
  const opened = openBreakGlass({ ...request, reason: 'unconscious', text: 'collapsed' }, [], NOW);
  if (opened instanceof Failure) throw opened;
  return { body: JSON.parse(JSON.stringify(opened.document)) };
}

const register = (...documents: { readonly body: unknown }[]) => ({ all: () => documents });
const asked = { user: 'dr-night', useCase: 'summary' };

test.each<[string, readonly string[], boolean]>([
  ['the patient for whom it was opened', [ONE], true],
  ['another', [OTHER], false],
  ['that one and another', [ONE, OTHER], false],
  ['nobody in particular', [], false],
])('it is open for %s', (_, patients, expected) => {
  expect(brokenGlass(register(documentOf(ONE)), { ...asked, patients }, AT)).toBe(expected);
});

test('two of them open for two patients', () => {
  const documents = register(documentOf(ONE), documentOf(OTHER));
  expect(brokenGlass(documents, { ...asked, patients: [ONE, OTHER] }, AT)).toBe(true);
});

test('what does not read opens nothing, and keeps nothing else shut', () => {
  const documents = register({ body: { id: 'bg-0', until: 'for ever' } }, documentOf(ONE));
  expect(brokenGlass(register({ body: null }), { ...asked, patients: [ONE] }, AT)).toBe(false);
  expect(brokenGlass(documents, { ...asked, patients: [ONE] }, AT)).toBe(true);
});

test('its time ends it', () => {
  const later = clockAt(NOW + 60 * 60_000);
  expect(brokenGlass(register(documentOf(ONE)), { ...asked, patients: [ONE] }, later)).toBe(false);
});

test('its time ends it also where the clock is set back meanwhile', () => {
  const documents = register(documentOf(ONE));
  let [wall, steady] = [NOW, 0];
  const clock = { now: () => wall, steady: () => steady };
  const isOpen = () => brokenGlass(documents, { ...asked, patients: [ONE] }, clock);
  expect(isOpen()).toBe(true);
  [wall, steady] = [NOW - 30 * 60_000, 59 * 60_000];
  expect(isOpen()).toBe(true);
  steady = 60 * 60_000;
  expect(isOpen()).toBe(false);
});

test('it is open for whoever opened it, in whichever letters they are written', () => {
  const other = { ...asked, user: 'DR-Night', patients: [ONE] };
  expect(brokenGlass(register(documentOf(ONE)), other, AT)).toBe(true);
});
