/**
 * What the policy is asked about an exchange: everything that is known of it before it is de-identified, gathered in
 * one place.
 */
import type { Provider } from '../core/provider.ts';
import { agreementsFor, type ContentLabels, type InForce } from '../governance/index.ts';
import type { AccessRequest } from '../policy/index.ts';
import type { Call } from './exchange.ts';
import type { Identity } from './identity.ts';
import type { Upstream } from './upstreams/upstream.ts';

/** What the steps before the decision have found. */
interface Known {
  readonly identity: Identity;
  readonly patients: readonly string[];
  readonly upstream: Upstream;
  readonly inForce: Pick<InForce, 'facts' | 'phi' | 'provider' | 'isGlassBroken'>;
  readonly labels: ContentLabels;
  readonly budget: AccessRequest['budget'];
  /** Milliseconds since 1970. */
  readonly at: number;
}

export function accessRequest(call: Pick<Call, 'format'>, known: Known): AccessRequest {
  const { identity, patients, inForce, budget } = known;
  const { caller, user, userFacts, purpose } = identity;
  return {
    caller,
    user: { id: user, ...userFacts },
    useCase: inForce.facts,
    upstream: upstreamFacts(known),
    labels: labelsAsked(known),
    purpose,
    operation: call.format.id,
    patients: patients.length,
    breakGlass: isEmergency(known),
    budget,
  };
}

/**
 * Only the purpose that says so asks for it: an emergency opens nothing by itself. It was opened for patients by
 * reference, so who is given as demographics, in this request or in one that it goes on with, is none of them.
 */
function isEmergency({ identity, patients, inForce }: Known): boolean {
  const { user, purpose, patientRefs, demographics } = identity;
  if (purpose !== 'BTG' || demographics !== undefined) return false;
  if (patients.some((reference) => !patientRefs.includes(reference))) return false;
  return inForce.isGlassBroken(user, patientRefs);
}

/** Of the provider what holds for this upstream, use case and purpose now. */
function upstreamFacts({ identity, upstream, inForce, at }: Known): AccessRequest['upstream'] {
  const { name, api, hosting, model } = upstream;
  const { provider } = inForce;
  const { useCase, purpose } = identity;
  const agreements = agreementsFor({ provider, hosting, upstream: name, useCase, purpose, at });
  const { id, takesOn, retentionDays, trainsOnData, region, subprocessors } = provider ?? {};
  return {
    name,
    api,
    hosting,
    model,
    agreements: agreements.map(({ kind }) => kind),
    ...(id !== undefined && { provider: id }),
    ...(takesOn !== undefined && { takesOn }),
    ...(retentionDays !== undefined && { retentionDays }),
    ...(trainsOnData !== undefined && { trainsOnData }),
    ...(region !== undefined && { region }),
    ...(subprocessors !== undefined && subprocessorFacts(subprocessors)),
  };
}

function subprocessorFacts(subprocessors: Provider['subprocessors']) {
  return {
    subprocessors: subprocessors.map(({ name }) => name),
    subprocessorRegions: [...new Set(subprocessors.map(({ region = 'unknown' }) => region))].sort(),
  };
}

/** Nothing is presumed of a use case that is registered as free of health data, where nothing was found. */
function labelsAsked({ inForce, labels }: Known): readonly string[] {
  return inForce.phi === 'none' && labels.found.length === 0 ? [] : labels.classes;
}
