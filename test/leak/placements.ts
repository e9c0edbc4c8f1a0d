/**
 * Every place of every format that can carry text or a number, each with a synthetic patient's identifiers put
 * there. `expect` says what must happen: the request is sent with the identifiers replaced, or it
 * is refused by name. A place that starts being refused is noticed as surely as one that leaks.
 */
import { CHAT_PLACEMENTS } from './chat-placements.ts';
import { MESSAGES_PLACEMENTS } from './messages-placements.ts';
import { NUMBER_PLACEMENTS } from './number-placements.ts';
import { type Placement, type Places, table } from './placement.ts';
import { RESPONSES_PLACEMENTS } from './responses-placements.ts';

const EMBEDDINGS_PLACES: Places = {
  'input string': (s) => ({ model: 'test', input: s.text }),
  'input list': (s) => ({ model: 'test', input: ['x', s.text] }),
  user: (s) => ({ model: 'test', input: 'x', user: s.text }),
};
const EMBEDDINGS_REFUSED: Places = {
  'token ids': () => ({ model: 'test', input: [[1, 2, 3]] }),
  'unknown field': (s) => ({ model: 'test', input: 'x', note: s.text }),
};

export const PLACEMENTS: readonly Placement[] = [
  ...CHAT_PLACEMENTS,
  ...RESPONSES_PLACEMENTS,
  ...MESSAGES_PLACEMENTS,
  ...NUMBER_PLACEMENTS,
  ...table('embeddings', '/v1/embeddings', 'sent', EMBEDDINGS_PLACES),
  ...table('embeddings', '/v1/embeddings', 'refused', EMBEDDINGS_REFUSED),
];
