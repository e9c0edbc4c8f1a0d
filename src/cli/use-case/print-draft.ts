/** A draft for a person: what it states, and for each statement where it stands in the record, or that it does not. */
import { isObject, type Json } from '../../core/json.ts';
import { isBorneOut, type Pack, type PackRun, type Statement } from '../../packs/index.ts';

export function draftLines(pack: Pack, run: PackRun, disclosure: string | undefined): string[] {
  const { statements, guardHits, schemaProblems, counts, verdict } = run;
  const good = statements.filter(isBorneOut).length;
  const { elementsOffered, elementsSent, resourcesOffered, resourcesSent } = counts;
  const { resourcesWithdrawn, attachmentsLeftOut } = counts;
  return [
    pack.title,
    'To be read and corrected by a person before it is used.',
    ...(disclosure === undefined ? [] : ['', disclosure]),
    '',
    ...valueLines(run.output, '', { quotes: quoteNames(pack), statements }, 0),
    '',
    `statements  ${good} of ${statements.length} stand in the record, character for character`,
    ...schemaProblems.map(
      ({ at, keyword }) => `not as the pack's schema asks  ${at || '/'} ${keyword}`,
    ),
    ...guardHits.map(
      ({ at, guard }) => `must not stand in a draft  ${at}: ${because(pack, guard)}`,
    ),
    `sent  ${elementsSent} of ${elementsOffered} elements, ${resourcesSent} of ${resourcesOffered} resources, ${counts.characters} characters` +
      (resourcesWithdrawn > 0 ? `; ${resourcesWithdrawn} entered in error or superseded` : '') +
      (attachmentsLeftOut > 0 ? `; ${attachmentsLeftOut} attachments left out` : ''),
    `model  ${run.model}`,
    ...(run.exchange === undefined ? [] : [`exchange  ${run.exchange}`]),
    `verdict  ${verdict.replace('_', ' ')}`,
  ];
}

const because = (pack: Pack, guard: string): string =>
  pack.guards.find(({ id }) => id === guard)?.because ?? guard;

interface Known {
  /** Names of members that are quotes. */
  readonly quotes: ReadonlySet<string>;
  readonly statements: readonly Statement[];
}

const quoteNames = (pack: Pack): ReadonlySet<string> =>
  new Set(pack.quotes.map(({ quote }) => quote));

function valueLines(value: Json, at: string, known: Known, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const statements = known.statements.filter((one) => one.at === at);
  if (statements.length > 0 && isObject(value)) {
    return statementLines(value, statements, known.quotes, indent);
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return [`${indent}(none)`];
    return value.flatMap((item, index) => valueLines(item, `${at}/${index}`, known, depth));
  }
  if (!isObject(value)) return [`${indent}${scalar(value)}`];
  return Object.entries(value).flatMap(([name, member]) => {
    const isPlain = !Array.isArray(member) && !isObject(member);
    if (isPlain) return [`${indent}${name}: ${scalar(member)}`];
    return [`${indent}${name}`, ...valueLines(member, `${at}/${name}`, known, depth + 1)];
  });
}

function statementLines(
  value: { [key: string]: Json },
  statements: readonly Statement[],
  quotes: ReadonlySet<string>,
  indent: string,
): string[] {
  const said = Object.entries(value)
    .filter(([name, member]) => !quotes.has(name) && member !== null)
    .map(([name, member]) => (name === 'text' ? scalar(member) : `${name}: ${scalar(member)}`));
  return [
    `${indent}${statements.every(isBorneOut) ? '[in record]' : '[NOT BORNE OUT]'} ${said.join(' · ')}`,
    ...statements.map((one) => `${indent}    "${shown(one.quote)}" ${placeOf(one)}`),
  ];
}

function placeOf({ span, grounding, isNear, numbersNotInQuote, occurrences }: Statement): string {
  if (grounding === 'not_verbatim') {
    return isNear
      ? '— not verbatim: spaces, quotation marks or case differ'
      : '— stands nowhere in the record';
  }
  if (grounding === 'too_short') return '— too short to show anything';
  if (grounding === 'says_nothing')
    return '— names of elements and states alone, which say nothing';
  if (grounding === 'turned') return '— denied, or said of a relative, in words that it leaves out';
  const times = occurrences > 1 ? `, ${occurrences} times` : '';
  const place = `— ${span!.ref} ${span!.start}–${span!.end}${times}`;
  if (grounding === 'cut')
    return `${place}; it begins or ends inside a word or a number: read the whole`;
  const numbers = numbersNotInQuote.length;
  return numbers === 0 ? place : `${place}; ${numbers} numbers of the statement are not in it`;
}

const scalar = (value: Json): string =>
  shown(typeof value === 'string' ? value : JSON.stringify(value));

/** What a record, or a model, says goes to a terminal: characters that would do something there do nothing. */
const shown = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\ufffd');
