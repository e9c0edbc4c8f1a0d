import { expect, test } from 'vitest';
import { toySteps } from '../../test/support/toy-answer-steps.ts';
import type { Json } from '../core/json.ts';
import { count } from './settings.ts';
import { array, nullable, object, restoreBody, tagged, walkBody } from './shape.ts';
import { droppable, model, omitted, serverText, text } from './treatments.ts';

const note = tagged('kind', { spoken: { words: text }, counted: { count } });
const shape = object(
  { model, title: text, notes: array(nullable(note)), by: droppable(text), raw: serverText },
  { required: ['model'] },
);
const walk = (body: Json) => walkBody(shape, body, { media: false });
const KEEP = { model: 'm', drop: false };

test('loci, and an edit that copies only what changes', () => {
  const body: Json = {
    model: 'm',
    title: 'a',
    notes: [{ kind: 'spoken', words: 'b' }, null, { kind: 'counted', count: 1 }],
  };
  const walked = walk(body);
  expect(walked.loci).toEqual([
    { kind: 'text', path: 'title', text: 'a' },
    { kind: 'text', path: 'notes[0].words', text: 'b' },
  ]);
  const applied = walked.apply(['A', undefined], KEEP) as typeof body;
  expect(applied).toEqual({ ...body, title: 'A' });
  expect(applied.notes).toBe(body.notes);
  expect(walked.apply([undefined, undefined], KEEP)).toBe(body);
});

test('one walk may be applied more than once', () => {
  const walked = walk({ model: 'm', title: 'a', by: 'c' });
  expect(walked.apply(['A', 'C'], { model: 'n', drop: true })).toEqual({ model: 'n', title: 'A' });
  expect(walked.apply(['B'], KEEP)).toEqual({ model: 'm', title: 'B', by: 'c' });
});

test.each<[Json, string, object]>([
  [{ model: 'm', notes: {} }, 'invalid_value', { at: 'notes', expected: 'array' }],
  [{ model: 'm', notes: ['x'] }, 'invalid_value', { at: 'notes[0]', expected: 'object' }],
  [{ model: 'm', notes: [{ kind: 'sung' }] }, 'unknown_part', { at: 'notes[0]', kind: 'sung' }],
  [
    { model: 'm', notes: [{ kind: 'spoken', count: 1 }] },
    'unknown_field',
    { at: 'notes[0].count', field: 'count' },
  ],
  [{ model: 'm', toString: 'x' }, 'unknown_field', { at: 'toString', field: 'toString' }],
  [
    { model: 'm', notes: [{ kind: 'constructor' }] },
    'unknown_part',
    { at: 'notes[0]', kind: 'constructor' },
  ],
  [{ model: null }, 'invalid_value', { at: 'model', expected: 'a value: it is required' }],
  [{ model: 'a model' }, 'invalid_value', { at: 'model', expected: 'token' }],
  [{ model: 'm', raw: 'x' }, 'invalid_value', { at: 'raw' }],
])('%j is refused: %s', (body, code, facts) => {
  expect(() => walk(body)).toThrow(expect.objectContaining({ code, facts }));
});

test('answers lose what nobody knows, and say how much', () => {
  const steps = toySteps();
  const answer = object({ title: text, secret: omitted, notes: array(note) });
  const body: Json = {
    title: 'a',
    secret: 1,
    aura: { x: 1 },
    notes: [{ kind: 'counted', mood: 1 }],
  };
  expect(restoreBody(answer, body, steps)).toEqual({ title: 'a', notes: [{ kind: 'counted' }] });
  expect(steps.seen.droppedFields).toBe(2);
  expect(body).toHaveProperty('aura');
});
