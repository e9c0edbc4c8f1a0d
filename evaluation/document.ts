/** `docs/evaluation.md` has one part for each evaluation; each rewrites its own and leaves the others as they are. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Begins the part of the sensitivity labels; what stands before it is the part of de-identification. */
const LABELS = '<!-- npm run eval -- labels -->\n';

export function writePart(path: string, part: 'deid' | 'labels', text: string): void {
  const whole = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const at = whole.indexOf(LABELS);
  const deid = part === 'deid' ? text : at < 0 ? whole : whole.slice(0, at);
  const labels = part === 'labels' ? text : at < 0 ? '' : whole.slice(at + LABELS.length);
  writeFileSync(path, labels === '' ? deid : `${deid.trimEnd()}\n\n${LABELS}${labels.trimStart()}`);
}
