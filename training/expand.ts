/**
 * Templates: `[a|b|]` is one of its alternatives, `{slot}` a value of the scene (`slots.ts`), the rest
 * itself. Alternatives nest.
 */
import type { Piece, Scene } from './scene.ts';
import { SLOTS } from './slots.ts';

export function expand(template: string, scene: Scene, slots = SLOTS): Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  for (let at = 0; at < template.length; at += 1) {
    const mark = template.charAt(at);
    if (mark === '{') {
      const end = template.indexOf('}', at);
      const name = template.slice(at + 1, end);
      const slot = slots[name];
      if (slot === undefined) throw new Error(`no slot {${name}} in: ${template}`);
      if (text !== '') pieces.push({ text, tag: undefined });
      text = '';
      pieces.push(...slot(scene));
      at = end;
    } else if (mark === '[') {
      const { end, choices } = choicesAt(template, at);
      if (text !== '') pieces.push({ text, tag: undefined });
      text = '';
      pieces.push(...expand(scene.r.pick(choices), scene, slots));
      at = end;
    } else text += mark;
  }
  if (text !== '') pieces.push({ text, tag: undefined });
  return pieces;
}

function choicesAt(template: string, start: number): { end: number; choices: string[] } {
  const choices: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (let at = start; at < template.length; at += 1) {
    const mark = template.charAt(at);
    if (mark === '[') depth += 1;
    else if (mark === ']') depth -= 1;
    if (mark === '|' && depth === 1) {
      choices.push(template.slice(from, at));
      from = at + 1;
    }
    if (depth === 0) {
      choices.push(template.slice(from, at));
      return { end: at, choices };
    }
  }
  throw new Error(`an alternative is not closed: ${template}`);
}
