/** Who runs the demonstration's models outside, and what was agreed: one of each kind that a privacy officer meets. */
import type { Json } from '../../core/json.ts';

const DAY_MS = 86_400_000;

/** @param end of the story, milliseconds since 1970 */
export function demoProviders(end: number): { readonly id: string; readonly body: Json }[] {
  const day = (daysBefore: number) =>
    new Date(end - daysBefore * DAY_MS).toISOString().slice(0, 10);
  const document = (letter: string) => `sha256:${letter.repeat(64)}`;
  const agreement = (id: string, kind: string, from: number, until: number, letter: string) => ({
    id,
    kind,
    document: document(letter),
    signedBy: 'Chief executive officer (invented)',
    from: day(from),
    until: day(until),
  });
  return [
    {
      id: 'northlake',
      body: {
        id: 'northlake',
        title: 'Northlake Clinical Models, Inc. (invented)',
        agreements: [
          agreement('NL-BAA-2026', 'baa', 260, -470, 'a'),
          agreement('NL-QSOA-2026', 'qsoa', 260, -470, 'b'),
        ],
        takesOn: ['NORDSCLCD', 'NORDSCLW', 'NORELINK', 'NOREUSE', 'PERSISTLABEL', 'DELAU'],
        retentionDays: 0,
        trainsOnData: false,
        region: 'US',
        subprocessors: [],
      },
    },
    {
      // The agreement runs out in the middle of the story, and nobody has renewed it.
      id: 'cumulus',
      body: {
        id: 'cumulus',
        title: 'Cumulus Text Services (invented)',
        agreements: [agreement('CT-BAA-2025', 'baa', 375, 10, 'c')],
        takesOn: ['NORDSCLCD'],
        retentionDays: 30,
        trainsOnData: false,
        region: 'US',
        subprocessors: [{ name: 'Stackyard Hosting (invented)', hasAgreement: true, region: 'US' }],
      },
    },
    {
      // No QSOA: what may be about substance use does not go there.
      id: 'brightpath',
      body: {
        id: 'brightpath',
        title: 'Brightpath AI (invented)',
        agreements: [agreement('BP-BAA-2026', 'baa', 120, -245, 'd')],
        takesOn: [],
        retentionDays: 30,
        trainsOnData: false,
        region: 'US-TX',
        subprocessors: [
          { name: 'Ledgerline Support (invented)', hasAgreement: true, region: 'IE' },
        ],
      },
    },
    {
      // No agreement at all: questions without anything of a patient.
      id: 'openquill',
      body: {
        id: 'openquill',
        title: 'Openquill, public service (invented)',
        agreements: [],
        takesOn: [],
        retentionDays: 1095,
        trainsOnData: true,
        subprocessors: [],
      },
    },
    {
      // A data use agreement is for a limited data set, and for nothing else.
      id: 'meridian',
      body: {
        id: 'meridian',
        title: 'Meridian University Consortium (invented)',
        agreements: [agreement('MU-DUA-7', 'dua', 90, -275, 'e')],
        takesOn: ['NORELINK'],
        region: 'US',
        subprocessors: [],
      },
    },
  ];
}

/** US dollars for a million tokens of input and of output. */
type Price = readonly [number, number];

/** Upstreams of the demonstration: `house` is the hospital's own, the others play models outside. */
export const DEMO_UPSTREAMS: readonly {
  readonly name: string;
  readonly provider?: string;
  readonly price?: Price;
}[] = [
  { name: 'house' },
  { name: 'northlake-clinical', provider: 'northlake', price: [3, 15] },
  { name: 'cumulus-text', provider: 'cumulus', price: [0.8, 2.4] },
  { name: 'brightpath-coder', provider: 'brightpath', price: [1.5, 6] },
  { name: 'openquill-web', provider: 'openquill', price: [0.2, 0.6] },
  { name: 'meridian-research', provider: 'meridian', price: [0, 0] },
];
