/**
 * What a pack says, as far as the register of use cases holds it: purposes, hashes of prompts and schema,
 * the elements that go in. The rest of a use case (upstreams, callers, retention, …) is the site's to add.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../core/canonical-json.ts';
import type { Pack } from './pack.ts';
import { systemText } from './render.ts';

/** Members of the content of a use case; `docs/use-cases.md`. */
export interface RegisterContent {
  readonly purposes: Pack['purposes'];
  readonly prompts: readonly { readonly id: string; readonly hash: string }[];
  readonly promptText: 'approved';
  /** `fhir-r4` with paths such as `Condition.code`; `text` for a view that takes plain text. */
  readonly inputs: readonly { readonly format: string; readonly element: string }[];
  readonly outputSchema: string;
  readonly pack: { readonly id: string; readonly version: string };
}

export function registerContent(pack: Pack): RegisterContent {
  const { id, version, purposes, prompt, views, output } = pack;
  return {
    purposes,
    prompts: [
      { id: `${id}/system`, hash: digest(prompt.system) },
      // As `chaperone use-case run` sends it: with the rules for quotes and the schema.
      { id: `${id}/system-framed`, hash: digest(systemText(pack)) },
      { id: `${id}/user`, hash: digest(prompt.user) },
    ],
    promptText: 'approved',
    inputs: views.flatMap(inputsOf),
    outputSchema: digest(canonicalJson(output)),
    pack: { id, version: String(version) },
  };
}

function inputsOf({ id, text, resources }: Pack['views'][number]): RegisterContent['inputs'] {
  const elements = Object.entries(resources).flatMap(([type, names]) =>
    names.map((name) => ({ format: 'fhir-r4', element: `${type}.${name}` })),
  );
  return text === true ? [{ format: 'text', element: id }, ...elements] : elements;
}

const digest = (text: string): string =>
  `sha256:${createHash('sha256').update(text).digest('hex')}`;
