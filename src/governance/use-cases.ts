/**
 * The register of use cases: what models are used for, for which purposes, and how such an
 * exchange is treated. Configured today; owner, risk tier, approvals and expiry belong here when a
 * committee keeps it.
 */
import { Failure } from '../core/failures.ts';
import type { UseCaseFacts } from '../policy/index.ts';

type Style = 'surrogate' | 'placeholder';
type Guard = 'off' | 'count' | 'mask' | 'stop';

export interface UseCase extends UseCaseFacts {
  readonly title: string;
  readonly style?: Style;
  readonly guard?: Guard;
  readonly restore: boolean;
  /** `none`: its requests carry nothing about patients. */
  readonly phi: 'expected' | 'none';
}

/** How an exchange of a use case is treated, as far as the use case has a say. */
export interface Treatment {
  readonly style: Style;
  readonly guard: Guard;
  /** Whether answers get their originals back; the policy must permit it, too. */
  readonly restore: boolean;
}

export interface UseCaseRegister {
  /** What policies may ask about them. */
  readonly facts: readonly UseCaseFacts[];
  has(id: string): boolean;
  find(id: string): UseCase | undefined;
  /** @throws Failure policy_denied for one that is not registered: policies are asked first */
  treatment(id: string): Treatment;
}

/** @param otherwise what holds where a use case does not say */
export function openUseCases(
  useCases: readonly UseCase[],
  otherwise: { readonly style: Style; readonly guard: Guard },
): UseCaseRegister {
  const byId = new Map(useCases.map((useCase) => [useCase.id, useCase]));
  return {
    facts: useCases,
    has: (id) => byId.has(id),
    find: (id) => byId.get(id),
    treatment(id) {
      const useCase = byId.get(id);
      if (useCase === undefined) throw new Failure('policy_denied', { because: 'not_permitted' });
      const { style = otherwise.style, guard = otherwise.guard, restore } = useCase;
      return { style, guard, restore };
    },
  };
}
