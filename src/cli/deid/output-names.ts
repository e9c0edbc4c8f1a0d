/**
 * How outputs are called: as their inputs, where every word of the name is one that files are called
 * by; else by their place in the call. A file name tells a name or a record number as well as a note
 * does (`achterberg_447119.txt`), and with too few words around it for detection to judge.
 */
import { basename, extname } from 'node:path';
import { detect } from '../../detect/index.ts';

/** Names of our own in the out folder. */
const RESERVED = new Set(['manifest.json', 'run.jsonl']);

const WORDS = new Set(
  `all batch chart charts chunk clinic consult consultation data dataset day dev discharge doc docs
  document documents encounter encounters example examples export extract feed file files group
  history hospital in input intake item items lab labs letter letters list message messages month
  note notes op operative out output page pages part patient patients progress radiology record records referral
  report reports resource resources result results row rows sample samples set shard split study
  summaries summary table test text texts train transcript unit visit visits week year
  fhir hl7 ccda cda csv tsv json bundle allergy intolerance care plan claim condition coverage device
  diagnostic episode of explanation benefit family member goal imaging immunization location
  medication administration dispense request statement observation organization person practitioner
  procedure provenance related role service specimen reference account appointment assessment audit
  basic binary clinical communication composition concept consent coverage delivery detected endpoint
  event flag flags healthcare impression insurance invoice issue library list map measure media
  nutrition order orders prescription questionnaire response risk schedule slot subscription substance
  supply system task team vision and physical ccd adt oru orm siu mdm dft vxu rde rds rdd ack bar oml omg
  oul orl orr ref rri qbp rsp mfn`.split(/\s+/),
);

/** Longer runs of digits number people rather than parts. */
const DIGITS_MAX = 4;

export function outputNames(files: readonly string[]): {
  readonly names: readonly string[];
  readonly renamed: number;
} {
  const width = String(files.length).length;
  let renamed = 0;
  const names = files.map((file, index) => {
    const name = basename(file);
    const ending = extname(name);
    if (!RESERVED.has(name) && isPlain(name.slice(0, name.length - ending.length))) return name;
    renamed += 1;
    return `document-${String(index + 1).padStart(width, '0')}${ending}`;
  });
  return { names, renamed };
}

function isPlain(stem: string): boolean {
  const pieces =
    stem.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ').match(/\p{L}+|\p{N}+|[^\p{L}\p{N}\s._-]/gu) ?? [];
  const isKnown = (piece: string) =>
    /^\d+$/.test(piece)
      ? piece.length <= DIGITS_MAX
      : piece.length === 1
        ? /\p{L}/u.test(piece)
        : WORDS.has(piece.toLowerCase());
  const letters = pieces.filter((piece) => /^\p{L}$/u.test(piece)).length;
  return pieces.length > 0 && pieces.every(isKnown) && letters < 2 && detect(stem).length === 0;
}
