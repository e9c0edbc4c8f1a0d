import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIMITS } from '../../core/limits.ts';
import { AnswerTexts } from './answer-texts.ts';

const plain = () => ({
  push: (piece: string) => piece,
  end: () => '',
  restoredOffset: (masked: number) => masked + 1,
});

test('the texts are those that passed, however they were cut and whatever came between', () => {
  const text = fc.array(fc.string(), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), fc.nat(), (texts, seed) => {
      const heard = new AnswerTexts();
      const channels = texts.map(() => heard.listen('text', plain()));
      const waiting = texts.map((pieces) => [...pieces]);
      for (let turn = seed; waiting.some((pieces) => pieces.length > 0); turn += 1) {
        const at = turn % waiting.length;
        const piece = waiting[at]!.shift();
        if (piece !== undefined) expect(channels[at]!.push(piece)).toBe(piece);
      }
      const whole = texts.map((pieces) => pieces.join(''));
      expect(heard.texts).toEqual([...new Set(whole.filter((each) => each !== ''))]);
      expect(heard.characters).toBe(whole.join('').length);
    }),
  );
});

test('what a channel holds back until its end is heard, too', () => {
  const heard = new AnswerTexts();
  const channel = heard.listen('text', { ...plain(), push: () => '', end: () => 'all of it' });
  channel.push('all');
  expect(heard.texts).toEqual([]);
  expect(channel.end()).toBe('all of it');
  expect(channel.restoredOffset(2)).toBe(3);
  expect(heard.texts).toEqual(['all of it']);
});

test('arguments of tools count and are no text to be copied', () => {
  const heard = new AnswerTexts();
  heard.listen('json', plain()).push('{"dose":5}');
  expect(heard.texts).toEqual([]);
  expect(heard.characters).toBe(10);
});

test('a text beyond the limit is counted and not kept', () => {
  const heard = new AnswerTexts();
  const channel = heard.listen('text', plain());
  const piece = 'x'.repeat(LIMITS.markedTextLengthMax);
  channel.push(piece);
  expect(heard.texts).toHaveLength(1);
  channel.push('y');
  expect(heard.texts).toEqual([]);
  expect(heard.characters).toBe(piece.length + 1);
});
