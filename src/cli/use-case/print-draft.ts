/** A draft for a person: what it states, and for each statement where it stands in the record, or that it does not. */
import { isObject, type Json } from '../../core/json.ts';
import { isBorneOut, type Pack, type PackRun, type Statement } from '../../packs/index.ts';

export function draftLines(pack: Pack, run: PackRun, disclosure: string | undefined): string[] {
  const { statements, guardHits, schemaProblems, counts, verdict } = run;
  const good = statements.filter(isBorneOut).length;
  const { elementsOffered, elementsSent, resourcesOffered, resourcesSent, attachmentsLeftOut } =
    counts;
  return [
    `${pack.title}: draft, to be read and corrected by a person before it is used`,
    ...(disclosure === undefined ? [] : ['', disclosure]),
    '',
    ...valueLines(run.output, '', new Map(statements.map((one) => [one.at, one])), 0),
    '',
    `statements  ${good} of ${statements.length} stand in the record, character for character`,
    ...schemaProblems.map(
      ({ at, keyword }) => `not as the pack's schema asks  ${at || '/'} ${keyword}`,
    ),
    ...guardHits.map(
      ({ at, guard }) => `must not stand in a draft  ${at}: ${because(pack, guard)}`,
    ),
    `sent  ${elementsSent} of ${elementsOffered} elements, ${resourcesSent} of ${resourcesOffered} resources, ${counts.characters} characters` +
      (attachmentsLeftOut > 0 ? `; ${attachmentsLeftOut} attachments left out` : ''),
    `model  ${run.model}`,
    `verdict  ${verdict.replace('_', ' ')}`,
  ];
}

const because = (pack: Pack, guard: string): string =>
  pack.guards.find(({ id }) => id === guard)?.because ?? guard;

function valueLines(
  value: Json,
  at: string,
  statements: ReadonlyMap<string, Statement>,
  depth: number,
): string[] {
  const indent = '  '.repeat(depth);
  const statement = statements.get(at);
  if (statement !== undefined && isObject(value)) return statementLines(value, statement, indent);
  if (Array.isArray(value)) {
    if (value.length === 0) return [`${indent}(none)`];
    return value.flatMap((item, index) => valueLines(item, `${at}/${index}`, statements, depth));
  }
  if (!isObject(value)) return [`${indent}${scalar(value)}`];
  return Object.entries(value).flatMap(([name, member]) => {
    const isPlain = !Array.isArray(member) && !isObject(member);
    if (isPlain) return [`${indent}${name}: ${scalar(member)}`];
    return [`${indent}${name}`, ...valueLines(member, `${at}/${name}`, statements, depth + 1)];
  });
}

function statementLines(
  value: { [key: string]: Json },
  statement: Statement,
  indent: string,
): string[] {
  const others = Object.entries(value).filter(
    ([, member]) => member !== statement.quote && member !== null,
  );
  const said = others.map(([name, member]) =>
    name === 'text' ? scalar(member) : `${name}: ${scalar(member)}`,
  );
  return [
    `${indent}${isBorneOut(statement) ? '[in record]' : '[NOT BORNE OUT]'} ${said.join(' · ')}`,
    `${indent}    "${statement.quote}" ${placeOf(statement)}`,
  ];
}

function placeOf({ span, grounding, isNear, numbersNotInQuote, occurrences }: Statement): string {
  if (grounding === 'not_verbatim') {
    return isNear
      ? '— not verbatim: spaces, quotation marks or case differ'
      : '— stands nowhere in the record';
  }
  if (grounding === 'too_short') return '— too short to show anything';
  const times = occurrences > 1 ? `, ${occurrences} times` : '';
  const place = `— ${span!.ref} ${span!.start}–${span!.end}${times}`;
  const numbers = numbersNotInQuote.length;
  return numbers === 0 ? place : `${place}; ${numbers} numbers of the statement are not in it`;
}

const scalar = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
