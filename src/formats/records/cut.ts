/** What minimum necessary leaves of a record, or of a text with records in it. */
import type { Json } from '../../core/json.ts';

export interface CutCounts {
  /** Elements and fields, before and after. */
  readonly offered: number;
  readonly sent: number;
  /**
   * Where records that were cut may say how guarded they are: of a resource of which something is sent
   * its `meta.security`, as `{ security }`; an HL7 v2 message, whole.
   */
  readonly stated: readonly Json[];
}

export interface Cut extends CutCounts {
  readonly text: string;
}

export const NOTHING_CUT: CutCounts = { offered: 0, sent: 0, stated: [] };

export function sumOf(cuts: readonly CutCounts[]): CutCounts {
  let offered = 0;
  let sent = 0;
  for (const cut of cuts) {
    offered += cut.offered;
    sent += cut.sent;
  }
  return { offered, sent, stated: cuts.flatMap(({ stated }) => stated) };
}
