/**
 * What a patient is told about AI, and what else is asked of the house, for one communication in one jurisdiction. A pure
 * function of packs and facts: the same question has the same answer on every gateway.
 */
import { Failure } from '../../../core/failures.ts';
import type { Channel, DisclosurePack, DisclosureRule } from './pack.ts';

export interface DisclosureQuestion {
  /** `US-TX`, `EU`: where the patient is. */
  readonly jurisdiction: string;
  readonly channel: Channel;
  /** A licensed or certified provider has read and reviewed this very text. */
  readonly isReviewed: boolean;
  /** More than appointments, bills and other clerical matters; true where nobody can tell. */
  readonly hasClinicalContent: boolean;
  readonly isEmergency: boolean;
  /** A conversation about mental health. */
  readonly isMentalHealth?: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly language?: 'en' | 'es';
  /** How the patient reaches a person: a number, an address. */
  readonly contact?: string;
}

interface DisclosureText {
  readonly rule: string;
  readonly isBinding: boolean;
  readonly placement: 'beginning' | 'throughout' | 'start-and-end';
  readonly timing: DisclosureRule['timing']['usual'];
  readonly text: string;
}

export interface Disclosure {
  readonly jurisdiction: string;
  /** Good practice is left out where a law has a text for the channel. */
  readonly texts: readonly DisclosureText[];
  readonly duties: readonly {
    readonly rule: string;
    readonly law: string;
    readonly source: string;
    readonly isBinding: boolean;
    readonly code: string;
    readonly text: string;
  }[];
  /** Rules that are in force and do not apply to this communication. */
  readonly notNeeded: readonly string[];
  /** What was read, as of when; to be read again where the day has passed. */
  readonly packs: readonly {
    readonly id: string;
    readonly asOf: string;
    readonly isReviewDue: boolean;
  }[];
}

/**
 * @throws Failure jurisdiction_unknown naming it and those that are known; disclosure_incomplete where a text has to tell how
 *   to reach a person and nobody has said how
 */
export function disclosureFor(
  packs: readonly DisclosurePack[],
  question: DisclosureQuestion,
): Disclosure {
  const { jurisdiction, at } = question;
  const own = packs.filter((pack) => pack.jurisdiction === jurisdiction);
  if (own.length === 0) {
    const known = packs.map((pack) => pack.jurisdiction).sort();
    throw new Failure('jurisdiction_unknown', { jurisdiction, known });
  }
  const today = dayOf(at);
  const holding = withIncluded(own, packs);
  const inForce = holding.flatMap(({ rules }) => rules).filter((rule) => isInForce(rule, at));
  const applying = inForce.filter((rule) => applies(rule, question));
  return {
    jurisdiction,
    texts: textsOf(applying, question),
    duties: applying.flatMap(({ id, law, source, isBinding, duties }) =>
      duties.map((duty) => ({ rule: id, law, source, isBinding, ...duty })),
    ),
    notNeeded: inForce.filter((rule) => !applying.includes(rule)).map(({ id }) => id),
    packs: holding.map(({ id, asOf, reviewBy }) => ({ id, asOf, isReviewDue: reviewBy < today })),
  };
}

/** The jurisdiction's own first, then what holds besides, each once. */
function withIncluded(
  own: readonly DisclosurePack[],
  packs: readonly DisclosurePack[],
): DisclosurePack[] {
  const found = [...own];
  for (const pack of found) {
    const more = packs.filter(({ id }) => pack.includes.includes(id));
    found.push(...more.filter((one) => !found.includes(one)));
  }
  return found;
}

const HOUR_MS = 3_600_000;

/** A day of a law begins where on earth it begins first, and ends where it ends last: nobody is told too little. */
function isInForce({ from, until }: DisclosureRule, at: number): boolean {
  const hasBegun = from <= dayOf(at + 14 * HOUR_MS);
  return hasBegun && (until === undefined || dayOf(at - 12 * HOUR_MS) <= until);
}

/** In UTC. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function applies({ when }: DisclosureRule, question: DisclosureQuestion): boolean {
  const { channel, isReviewed, hasClinicalContent, isMentalHealth = false } = question;
  const facts = { isReviewed, hasClinicalContent, isMentalHealth };
  return (
    (when.channels?.includes(channel) ?? true) &&
    (Object.keys(facts) as (keyof typeof facts)[]).every(
      (fact) => when[fact] === undefined || when[fact] === facts[fact],
    )
  );
}

function textsOf(
  rules: readonly DisclosureRule[],
  { channel, isEmergency, language = 'en', contact }: DisclosureQuestion,
): DisclosureText[] {
  const texts = rules.flatMap(({ id, isBinding, timing, channels }) => {
    const delivery = channels[channel];
    if (delivery === undefined) return [];
    return [
      {
        rule: id,
        isBinding,
        placement: delivery.placement,
        timing: isEmergency ? timing.emergency : timing.usual,
        text: withContact(delivery.text[language], id, contact),
      },
    ];
  });
  const binding = texts.filter(({ isBinding }) => isBinding);
  return binding.length > 0 ? binding : texts;
}

function withContact(text: string, rule: string, contact: string | undefined): string {
  if (!text.includes('{contact}')) return text;
  if (contact === undefined || contact.trim() === '') {
    throw new Failure('disclosure_incomplete', { rule });
  }
  return text.replaceAll('{contact}', () => contact.trim());
}
