/** `{{name}}` in a text. What is put in is never read again, so a note cannot hold a placeholder. */
const PLACEHOLDER = /\{\{([A-Za-z][A-Za-z0-9]*)\}\}/g;

/** Names, each once, in the order of the text. */
export function placeholdersIn(template: string): string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map(([, name]) => name!))];
}

/** @param values for each name; a placeholder without a value stays as it is */
export function fillIn(template: string, values: ReadonlyMap<string, string>): string {
  return template.replace(PLACEHOLDER, (written, name: string) => values.get(name) ?? written);
}
