/** Words of a request or an answer that we do not know, as far as they are fit to be shown in a failure. */

/**
 * A field or type that we do not know, fit to be shown. Somebody may have made it of a patient's name
 * or number: so only words as an API has them, in lower case or camelCase, and no long number.
 */
export function printableName(name: unknown): string {
  if (name === undefined || name === null) return 'missing';
  if (typeof name !== 'string' || name.length > NAME_LENGTH_MAX) return UNPRINTABLE;
  const shown = name.replaceAll(/\d{3,}/g, '{}'); // web_search_20250305
  return API_NAME.test(shown) ? shown : UNPRINTABLE;
}

/** A key that we do not know, as a step of a path. */
export function pathStep(key: string): string {
  const shown = printableName(key);
  return shown === UNPRINTABLE ? '{}' : shown;
}

/** A type or a beta that we do not know: also the date by which APIs tell its versions apart. */
export function printableType(name: unknown): string {
  const [, word, version] = (typeof name === 'string' && API_VERSION.exec(name)) || [];
  if (word === undefined) return printableName(name);
  const shown = printableName(word);
  return shown === UNPRINTABLE ? shown : `${shown}${version}`;
}

const UNPRINTABLE = 'unprintable';
const NAME_LENGTH_MAX = 64;
const API_NAME =
  /^[$_]?[a-z]+\d{0,2}(?:[_.-](?:[a-z]+\d{0,2}|(?:\d{1,2}|\{\})[a-z]?)|[A-Z][a-z]+\d{0,2})*$/;
/** `_20250305`, `-2025-08-07`: from 2022 on, so that nobody's date of birth is one. */
const API_VERSION =
  /^(.+)([_-]20(?:2[2-9]|[3-9]\d)(-?)(?:0[1-9]|1[0-2])\3(?:0[1-9]|[12]\d|3[01]))$/;
