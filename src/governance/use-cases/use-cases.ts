/**
 * The use cases of this gateway: those of `chaperone.yaml` and those of the governance register, asked anew for every
 * exchange, because a pause has to hold within a second.
 */
import { Failure } from '../../core/failures.ts';
import { type ConfiguredUseCase, fromConfig, parseUseCaseStops } from './configured.ts';
import {
  factsOf,
  type Treatment,
  treatmentOf,
  type UseCaseFacts,
  unregistered,
} from './in-force.ts';
import { parseUseCase, type UseCase } from './use-case.ts';

/** What of a snapshot of the register is read here. */
export interface UseCaseDocuments {
  get(
    kind: 'use-case' | 'use-case-stop',
    id: string,
  ): { readonly revision: number; readonly body: unknown } | undefined;
}

/** Each asks the snapshot that it is handed, so that one exchange is judged by one state of the register. */
export interface UseCases {
  /** A registered one: any other name is whatever the caller wrote. */
  has(id: string, documents?: UseCaseDocuments): boolean;
  /** @throws Failure lifecycle_invalid */
  find(id: string, documents?: UseCaseDocuments): UseCase | undefined;
  /** For policies. @throws Failure lifecycle_invalid */
  facts(id: string, at: number, documents?: UseCaseDocuments): UseCaseFacts;
  /** How its exchanges are treated. @throws Failure policy_denied for one that is not registered; lifecycle_invalid */
  treatment(id: string, documents?: UseCaseDocuments): Treatment;
}

/** @param otherwise what holds where a use case does not say */
export function openUseCases(
  configured: readonly ConfiguredUseCase[],
  otherwise: Pick<Treatment, 'style' | 'guard'>,
): UseCases {
  const byId = new Map(configured.map((useCase) => [useCase.id, useCase]));
  const memo = new Map<string, { readonly revision: number; readonly useCase: UseCase }>();

  const find = (id: string, documents = NONE): UseCase | undefined => {
    const written = byId.get(id);
    const document = documents.get('use-case', id);
    // Two that are called alike: whoever pauses one would believe to have stopped both.
    if (written && document) throw new Failure('lifecycle_invalid', { at: 'id', useCase: id });
    const stops = document === undefined ? documents.get('use-case-stop', id) : undefined;
    const revision = (document ?? stops)?.revision ?? 0;

    const known = memo.get(id);
    if (known?.revision === revision) return known.useCase;
    const useCase = document ? read(id, document.body) : written && withStops(written, stops?.body);
    if (useCase !== undefined) memo.set(id, { revision, useCase });
    return useCase;
  };

  return {
    has: (id, documents = NONE) => byId.has(id) || documents.get('use-case', id) !== undefined,
    find,
    facts(id, at, documents) {
      const useCase = find(id, documents);
      return useCase === undefined ? unregistered(id) : factsOf(useCase, at);
    },
    treatment(id, documents) {
      const useCase = find(id, documents);
      if (useCase === undefined) throw new Failure('policy_denied', { because: 'not_permitted' });
      return treatmentOf(useCase, otherwise);
    },
  };
}

const NONE: UseCaseDocuments = { get: () => undefined };

function read(id: string, body: unknown): UseCase {
  const useCase = parseUseCase(body);
  if (useCase.id !== id) throw new Failure('lifecycle_invalid', { at: 'id', useCase: id });
  return useCase;
}

function withStops(configured: ConfiguredUseCase, stops: unknown): UseCase {
  return fromConfig(configured, stops === undefined ? undefined : parseUseCaseStops(stops));
}
