/** Dates and times of day in the forms that notes use. */
import type { Random } from './random.ts';

const MONTHS = `January February March April May June July August September October November
  December`.split(/\s+/);
const MONTHS_ES = `enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
  diciembre`.split(/\s+/);
const two = (value: number) => String(value).padStart(2, '0');
export const ordinal = (day: number): string => {
  const tail =
    day % 10 === 1 && day !== 11
      ? 'st'
      : day % 10 === 2 && day !== 12
        ? 'nd'
        : day % 10 === 3 && day !== 13
          ? 'rd'
          : 'th';
  return `${day}${tail}`;
};

function monthName(r: Random, month: number): string {
  const name = MONTHS[month - 1]!;
  if (r.chance(0.7)) return name;
  const short = name.length > 4 ? name.slice(0, month === 9 && r.chance(0.4) ? 4 : 3) : name;
  return r.chance(0.2) && short !== name ? `${short}.` : short;
}

/** A calendar date with its day. */
export function fullDate(r: Random, from = 1985, to = 2026): string {
  const [year, month, day] = [r.int(from, to), r.int(1, 12), r.int(1, 28)];
  const name = monthName(r, month);
  const short = two(year % 100);
  return r.pick([
    () => `${two(month)}/${two(day)}/${year}`,
    () => `${two(month)}/${two(day)}/${year}`,
    () => `${month}/${day}/${year}`,
    () => `${month}/${day}/${short}`,
    () => `${two(month)}/${two(day)}/${short}`,
    () => `${month}-${day}-${short}`,
    () => `${two(month)}-${two(day)}-${year}`,
    () => `${year}-${two(month)}-${two(day)}`,
    () => `${year}/${two(month)}/${two(day)}`,
    () => `${day}.${month}.${year}`,
    () => `${two(day)}.${two(month)}.${short}`,
    () => `${name} ${day}, ${year}`,
    () => `${name} ${day}, ${year}`,
    () => `${name} ${ordinal(day)}, ${year}`,
    () => `${name} ${ordinal(day)} ${year}`,
    () => `${name} ${day} ${year}`,
    () => `${day} ${name} ${year}`,
    () => `${ordinal(day)} ${name} ${year}`,
    () => `${ordinal(day)} of ${name} ${year}`,
    () => `${ordinal(day)} of ${name}, ${year}`,
    () => `${day}-${name.slice(0, 3)}-${year}`,
    () => `${day}${name.slice(0, 3).toUpperCase()}${year}`,
    () => `${two(day)}/${two(month)}/${year}`,
    () => `${year}${two(month)}${two(day)}`,
  ])();
}

/** A date without its year, or without its day. */
export function partialDate(r: Random): string {
  const [year, month, day] = [r.int(1985, 2026), r.int(1, 12), r.int(1, 28)];
  const name = monthName(r, month);
  const full = MONTHS[month - 1]!;
  return r.pick([
    () => `${month}/${day}`,
    () => `${two(month)}/${two(day)}`,
    () => `${month}/${two(year % 100)}`,
    () => `${month}/${year}`,
    () => `${two(month)}/${year}`,
    () => `${name} ${year}`,
    () => `${full} of ${year}`,
    () => `${full}, ${year}`,
    () => `${name} ${day}`,
    () => `${name} ${ordinal(day)}`,
    () => `${day} ${name}`,
    () => `${ordinal(day)} of ${full}`,
    () => `${full}`,
  ])();
}

/** A day without its year, in numbers: `3/14`, `03/14`. */
export function monthDay(r: Random): string {
  const [month, day] = [r.int(1, 12), r.int(1, 31)];
  return r.chance(0.7) ? `${month}/${day}` : `${two(month)}/${two(day)}`;
}

/** A month alone, or with `last`: `in February`. */
export const monthAlone = (r: Random): string => r.pick(MONTHS);

export function dateRange(r: Random): string {
  const [month, day, year] = [r.int(1, 12), r.int(1, 20), r.int(1990, 2026)];
  const name = monthName(r, month);
  const last = day + r.int(1, 8);
  return r.pick([
    () => `${month}/${day}-${month}/${last}/${year}`,
    () => `${month}/${day}/${two(year % 100)}-${month}/${last}/${two(year % 100)}`,
    () => `${name} ${day}-${last}, ${year}`,
    () => `${name} ${day} to ${name} ${last}, ${year}`,
    () => `${two(month)}/${two(day)}/${year} - ${two(month)}/${two(last)}/${year}`,
    () => `${name} ${day} through ${last}`,
  ])();
}

/** The date of a day: `03/11/2019`, `3 de noviembre de 2019`. */
export function spanishFullDate(r: Random): string {
  const [year, month, day] = [r.int(1930, 2026), r.int(1, 12), r.int(1, 28)];
  const name = MONTHS_ES[month - 1]!;
  return r.pick([
    () => `${two(day)}/${two(month)}/${year}`,
    () => `${two(day)}/${two(month)}/${year}`,
    () => `${day}/${month}/${two(year % 100)}`,
    () => `${two(day)}-${two(month)}-${year}`,
    () => `${two(day)}.${two(month)}.${year}`,
    () => `${day} de ${name} de ${year}`,
    () => `${day} de ${name} del ${year}`,
    () => `${day}-${name.slice(0, 3)}-${year}`,
  ])();
}

/** What can follow `el` or `desde`: a day, or a month of a year. */
export function spanishDate(r: Random): string {
  if (r.chance(0.6)) return spanishFullDate(r);
  const [year, month, day] = [r.int(1940, 2026), r.int(1, 12), r.int(1, 28)];
  const name = MONTHS_ES[month - 1]!;
  return r.pick([
    () => `${day} de ${name}`,
    () => `${name} de ${year}`,
    () => `${name} del ${year}`,
    () => `${two(month)}/${year}`,
    () => `${day}/${month}`,
  ])();
}

export const spanishMonth = (r: Random): string => r.pick(MONTHS_ES);

export function timeOfDay(r: Random): string {
  const [hour, minute] = [r.int(1, 12), two(r.int(0, 59))];
  const later = two(r.int(0, 23));
  return r.pick([
    () => `${later}:${minute}`,
    () => `${hour}:${minute} ${r.pick(['PM', 'AM'])}`,
    () => `${hour}:${minute} ${r.pick(['a.m.', 'p.m.'])}`,
    () => `${later}${minute} hours`,
    () => `${later}00`,
    () => `${hour}:${minute}${r.pick(['pm', 'am'])}`,
  ])();
}
