/**
 * Whether two ids are those of one person: directories and providers of logins spell them in their own ways (`Anna@x.example`,
 * `anna@x.example`), and whoever compares them letter by letter takes one person for two. The one place where that is decided.
 */

/** Compared without regard to case and to the width of letters: Unicode NFKC, white space around it left out. */
export function folded(id: string): string {
  return id.normalize('NFKC').trim().toLowerCase();
}

export function isSamePerson(one: string, other: string): boolean {
  return one === other || folded(one) === folded(other);
}

export function isAmong(id: string, people: readonly string[]): boolean {
  return people.some((one) => isSamePerson(one, id));
}
