/**
 * `[PATIENT-1]`, `[DATE-2]`: the other style. Numbered in order of first appearance, one placeholder
 * for each distinct text, so that it restores to exactly what stood there. Where someone typed the
 * like of a placeholder, that number is never issued, and what they typed stays theirs.
 */
import type { PhiCategory } from '../core/phi.ts';
import type { Issued } from './issued.ts';
import { parseName } from './name-mention.ts';
import type { Scopes } from './scopes.ts';
import type { Issuer, Occurrence } from './surrogates.ts';

const LABELS: Readonly<Partial<Record<PhiCategory, string>>> = {
  medical_record_number: 'MRN',
  health_plan_beneficiary_number: 'PLAN-ID',
  account_number: 'ACCOUNT',
  certificate_or_license_number: 'LICENSE',
  vehicle_identifier: 'VEHICLE',
  device_identifier: 'DEVICE',
  ip_address: 'IP',
  other_unique_id: 'ID',
};

export class Placeholders implements Issuer {
  readonly #issued: Issued;
  readonly #scopes: Scopes;
  /** Tokens and JSON numbers cannot hold brackets. */
  readonly #surrogates: Issuer;
  readonly #made = new Map<string, string>();
  readonly #last = new Map<string, number>();

  constructor(issued: Issued, scopes: Scopes, surrogates: Issuer) {
    this.#issued = issued;
    this.#scopes = scopes;
    this.#surrogates = surrogates;
  }

  text({ text, finding }: Occurrence): string {
    const label = this.#label(text, finding);
    const key = `${label}\0${text}`;
    let made = this.#made.get(key);
    if (made === undefined) {
      made = this.#next(label);
      this.#made.set(key, made);
      this.#issued.add({ surrogate: made, original: text, category: finding.category });
    }
    return made;
  }

  token(text: string, category: PhiCategory): string {
    return this.#surrogates.token(text, category);
  }

  number(text: string, finding: Occurrence['finding']): string {
    return this.#surrogates.number(text, finding);
  }

  #label(text: string, finding: Occurrence['finding']): string {
    if (finding.category === 'name' && this.#scopes.isPatient(parseName(text), finding.person))
      return 'PATIENT';
    return LABELS[finding.category] ?? finding.category.toUpperCase().replaceAll('_', '-');
  }

  #next(label: string): string {
    let number = this.#last.get(label) ?? 0;
    do number += 1;
    while (this.#issued.isInExchange(`${label}-${number}`));
    this.#last.set(label, number);
    return `[${label}-${number}]`;
  }
}
