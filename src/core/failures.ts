/**
 * Every refusal a caller can see: HTTP status, FHIR R4 AuditEvent.outcome (4 minor: refused; 8
 * serious: could not), and one sentence that says what to do where there is something to do.
 * Codes are stable: callers and runbooks match on them.
 */
export const FAILURES = {
  // The request
  not_found: { status: 404, outcome: '4', text: 'this gateway has no such endpoint' },
  method_not_allowed: {
    status: 405,
    outcome: '4',
    text: 'this endpoint does not take this method',
  },
  invalid_http: { status: 400, outcome: '4', text: 'this is not an HTTP request' },
  headers_too_large: { status: 431, outcome: '4', text: 'the headers are larger than the limit' },
  request_timeout: { status: 408, outcome: '4', text: 'the request did not arrive in time' },
  unsupported_media_type: {
    status: 415,
    outcome: '4',
    text: 'send application/json, UTF-8, without content-encoding',
  },
  body_too_large: { status: 413, outcome: '4', text: 'the request body is larger than the limit' },
  invalid_json: { status: 400, outcome: '4', text: 'the request body is not valid JSON' },
  key_refused: {
    status: 400,
    outcome: '4',
    text: 'the request body has a key named __proto__, or prototype inside of constructor: take another name',
  },
  invalid_value: { status: 400, outcome: '4', text: 'this field has a value of the wrong kind' },
  unknown_field: {
    status: 400,
    outcome: '4',
    text: 'this field is not known to this gateway and was therefore not passed on',
  },
  unknown_part: {
    status: 400,
    outcome: '4',
    text: 'this part type is not known to this gateway and was therefore not passed on',
  },
  media_refused: {
    status: 400,
    outcome: '4',
    text: 'images, audio and files are refused unless the upstream is permitted to receive them',
  },
  too_deep: { status: 400, outcome: '4', text: 'this value is nested too deeply' },
  too_many_texts: { status: 400, outcome: '4', text: 'the request has more texts than the limit' },
  number_not_exact: {
    status: 400,
    outcome: '4',
    text: 'this number cannot be carried exactly: send it as a string',
  },
  invalid_header: { status: 400, outcome: '4', text: 'this header has a value of the wrong kind' },
  unknown_header: {
    status: 400,
    outcome: '4',
    text: 'this header is meant for this gateway and not known to it: write one of those that are',
  },
  unknown_beta: {
    status: 400,
    outcome: '4',
    text: 'this beta is not known to this gateway and was therefore not passed on: leave it out, use one of those that docs/wire.md lists, or have the operator switch it on in upstreams[].headers',
  },
  // Who, why, about whom
  unauthenticated: {
    status: 401,
    outcome: '4',
    text: 'no valid credentials: send an API key or a bearer token',
  },
  token_issuer_unavailable: {
    status: 503,
    outcome: '8',
    text: 'the issuer of this token does not give out its keys just now, so nobody can tell whether the token is good: try again later',
  },
  missing_purpose: {
    status: 400,
    outcome: '4',
    text: 'no purpose of use: add the header Chaperone-Purpose with an HL7 ActReason code such as TREAT',
  },
  missing_use_case: {
    status: 400,
    outcome: '4',
    text: 'no use case: add the header Chaperone-Use-Case',
  },
  missing_user: { status: 400, outcome: '4', text: 'no end user: add the header Chaperone-User' },
  unknown_purpose: {
    status: 400,
    outcome: '4',
    text: 'the purpose of use is not an HL7 ActReason code that this gateway knows',
  },
  token_contradicted: {
    status: 403,
    outcome: '4',
    text: 'the token says otherwise: leave this out of headers and metadata, or send a token that says so',
  },
  patient_not_found: {
    status: 404,
    outcome: '4',
    text: 'the patient could not be found in the configured source',
  },
  patient_source_unavailable: {
    status: 503,
    outcome: '8',
    text: 'the source of patient demographics cannot be reached, so nothing was sent',
  },
  consent_source_unavailable: {
    status: 503,
    outcome: '8',
    text: "the source of patients' consents cannot be read, so nothing was sent",
  },
  consent_denied: {
    status: 403,
    outcome: '4',
    text: "a patient's consent, or the law that asks for one, does not permit this request",
  },
  policy_denied: { status: 403, outcome: '4', text: 'the policy does not permit this request' },
  use_case_stopped: {
    status: 403,
    outcome: '4',
    text: 'the use case is not in force: ask its owner, or the committee that approves it',
  },
  sensitivity_not_approved: {
    status: 403,
    outcome: '4',
    text: 'the content is of a class that the use case was not approved for: leave it out, or have the use case approved for it',
  },
  upstream_not_approved: {
    status: 403,
    outcome: '4',
    text: 'the use case was not approved for this model server: name one that it was approved for',
  },
  route_not_approved: {
    status: 403,
    outcome: '4',
    text: 'the use case takes its model servers in the order that was approved: write auto as model',
  },
  prompt_not_approved: {
    status: 403,
    outcome: '4',
    text: 'the use case takes approved prompts alone: send the approved text, and nothing else, as system message',
  },
  output_not_approved: {
    status: 403,
    outcome: '4',
    text: 'the use case answers in its approved form alone: ask for exactly the approved JSON Schema',
  },
  agreement_missing: {
    status: 403,
    outcome: '4',
    text: 'health data goes to no upstream outside without an agreement in force with who runs it: name its provider, and enter the agreement there',
  },
  policy_unavailable: {
    status: 503,
    outcome: '8',
    text: 'the policy could not be evaluated, so nothing was sent',
  },
  obligation_undischargeable: {
    status: 403,
    outcome: '4',
    text: 'the permit carries an obligation that this gateway cannot discharge',
  },
  model_not_found: {
    status: 404,
    outcome: '4',
    text: 'no upstream of this name speaks this API, and auto is for use cases that have a route: see GET /v1/models',
  },
  rate_limited: { status: 429, outcome: '4', text: 'too many requests: try again later' },
  budget_exhausted: {
    status: 429,
    outcome: '4',
    text: 'the budget is used up until its period ends: ask who keeps it, or try again then',
  },
  budget_unavailable: {
    status: 503,
    outcome: '8',
    text: 'what is left of the budget cannot be known just now, so nothing was sent: try again',
  },
  overloaded: {
    status: 503,
    outcome: '8',
    text: 'the gateway is at its limit of concurrent exchanges: try again later',
  },
  // Use cases and their approvals
  lifecycle_invalid: {
    status: 422,
    outcome: '4',
    text: 'this is not a document of the register: correct the place that is named',
  },
  lifecycle_wrong_state: {
    status: 409,
    outcome: '4',
    text: 'the use case is not in the state that this step needs',
  },
  lifecycle_unchanged: {
    status: 409,
    outcome: '4',
    text: 'nothing is different from the version before',
  },
  lifecycle_intake_incomplete: {
    status: 422,
    outcome: '4',
    text: 'answer every question of the intake questionnaire with one of its choices',
  },
  lifecycle_human_decision: {
    status: 422,
    outcome: '4',
    text: 'the answers say that a person decides: make the use case ask for acceptance',
  },
  lifecycle_author: {
    status: 403,
    outcome: '4',
    text: 'an author of this version can neither review it nor record its tests, take it live or lift its stops: ask somebody else',
  },
  lifecycle_owner: {
    status: 403,
    outcome: '4',
    text: 'whoever answers for the use case, or has, fills no seat that judges it, and does not name who answers next: ask somebody else',
  },
  lifecycle_person: {
    status: 403,
    outcome: '4',
    text: 'this is for a person to decide, who has shown a second factor: log in, or send a token that says so; a key is a program’s',
  },
  lifecycle_role_taken: {
    status: 403,
    outcome: '4',
    text: 'this person reviews the version in another role: ask somebody else, or declare the site small',
  },
  lifecycle_role_not_required: {
    status: 422,
    outcome: '4',
    text: 'the risk tier asks for no review of this role',
  },
  lifecycle_tier: {
    status: 409,
    outcome: '4',
    text: 'a tier can only be raised, and this one is as high already',
  },
  lifecycle_expiry: {
    status: 422,
    outcome: '4',
    text: 'an approval ends in the future, and no later than its risk tier allows',
  },
  lifecycle_conditions: {
    status: 422,
    outcome: '4',
    text: 'list conditions where the decision is conditions, and only there; each is to be met in the future',
  },
  lifecycle_not_approved: {
    status: 409,
    outcome: '4',
    text: 'reviews or tests are missing: see which',
  },
  lifecycle_other_model: {
    status: 409,
    outcome: '4',
    text: 'the tests met another model than was approved: put that one back, or name the new one in the expectedModels of a new version, which is reviewed and tested',
  },
  lifecycle_own_pause: {
    status: 403,
    outcome: '4',
    text: 'whoever paused the use case does not resume it: ask somebody else',
  },
  break_glass_reason: {
    status: 422,
    outcome: '4',
    text: 'say in a few words why the glass is broken',
  },
  break_glass_too_long: {
    status: 422,
    outcome: '4',
    text: 'the glass cannot stay broken for so long: ask for less, and again if need be',
  },
  break_glass_reviews_overdue: {
    status: 403,
    outcome: '4',
    text: 'earlier emergencies of this person wait for their review: have them reviewed first',
  },
  break_glass_own_review: {
    status: 403,
    outcome: '4',
    text: 'whoever broke the glass does not review it: ask somebody else',
  },
  break_glass_wrong_state: {
    status: 409,
    outcome: '4',
    text: 'this emergency is not in the state that this step needs',
  },
  // De-identification and record
  deid_blocked: {
    status: 422,
    outcome: '8',
    text: 'the request could not be de-identified, so nothing was sent',
  },
  deid_model_unavailable: {
    status: 503,
    outcome: '8',
    text: 'the model that helps to find identifiers failed or was not done in time, so nothing was sent',
  },
  release_refused: {
    status: 403,
    outcome: '4',
    text: 'the profile asks for an agreement or a determination that is missing or not in force',
  },
  continuation_unknown: {
    status: 400,
    outcome: '4',
    text: 'this reference to an earlier answer is not known here or has expired',
  },
  vault_unavailable: {
    status: 503,
    outcome: '8',
    text: 'the sealed store cannot be used, so nothing was sent',
  },
  ledger_unavailable: { status: 503, outcome: '8', text: 'not recorded, and therefore not sent' },
  // Documents: files and feeds
  document_invalid: {
    status: 422,
    outcome: '4',
    text: 'the document is not what its format says, so nothing of it was written',
  },
  document_not_utf8: {
    status: 415,
    outcome: '4',
    text: 'the text is not in UTF-8: convert it first, as iconv -f WINDOWS-1252 -t UTF-8 does',
  },
  document_unknown: {
    status: 415,
    outcome: '4',
    text: 'this format is not known: name it, or convert the document to one that is',
  },
  // Use-case packs
  pack_unknown: {
    status: 404,
    outcome: '4',
    text: 'no use-case pack has this id: see chaperone use-case list',
  },
  pack_invalid: {
    status: 422,
    outcome: '4',
    text: 'this is not a valid use-case pack: see docs/use-case-packs.md',
  },
  pack_input_invalid: {
    status: 422,
    outcome: '4',
    text: 'what was given is not what the use-case pack takes',
  },
  pack_answer_not_json: {
    status: 502,
    outcome: '8',
    text: 'the model did not answer with one JSON value, so there is no draft',
  },
  gateway_unreachable: {
    status: 503,
    outcome: '8',
    text: 'the gateway cannot be reached: start it with chaperone serve, or name it with --url',
  },
  // What patients are told
  jurisdiction_unknown: {
    status: 400,
    outcome: '4',
    text: 'no disclosure pack is known for this jurisdiction: name one that is, or add a pack',
  },
  disclosure_incomplete: {
    status: 400,
    outcome: '4',
    text: 'the disclosure has to tell how to reach a person: give a contact',
  },
  // The answer
  upstream_unreachable: { status: 502, outcome: '8', text: 'the model server cannot be reached' },
  upstream_timeout: { status: 504, outcome: '8', text: 'the model server did not answer in time' },
  /** Or the server's own status: see `Failure.status`. */
  upstream_refused: { status: 502, outcome: '8', text: 'the model server answered with an error' },
  upstream_rate_limited: {
    status: 429,
    outcome: '8',
    text: 'the model server asks to try again later',
  },
  upstream_malformed: {
    status: 502,
    outcome: '8',
    text: 'the model server sent something that is not its API, so nothing more of it is passed on',
  },
  upstream_interrupted: {
    status: 502,
    outcome: '8',
    text: 'the model server broke off its answer',
  },
  upstream_unavailable: {
    status: 503,
    outcome: '8',
    text: 'the model server has failed repeatedly and is left alone for a while: try again later',
  },
  upstream_busy: {
    status: 503,
    outcome: '8',
    text: 'the model server has as much to do as it can, and the queue for it is full or too long: try again later',
  },
  model_changed: {
    status: 502,
    outcome: '8',
    text: 'the model server answered with another model than the one that was approved, so nothing more of it is passed on: have the model approved and write it as expectModel',
  },
  answer_too_large: { status: 502, outcome: '8', text: 'the answer is larger than the limit' },
  restore_failed: {
    status: 502,
    outcome: '8',
    text: 'the answer could not be restored, so it was not passed on',
  },
  guard_stopped: { status: 502, outcome: '8', text: 'the output guard stopped the answer' },
  client_disconnected: { status: 499, outcome: '4', text: 'the caller went away' },
  // Administration
  admin_denied: {
    status: 403,
    outcome: '4',
    text: 'the rules of administration do not permit this: see GET /admin/v1/whoami for what they do',
  },
  csrf_refused: {
    status: 403,
    outcome: '4',
    text: 'a browser session writes from our own pages alone: send the header Chaperone-CSRF: 1',
  },
  login_refused: { status: 401, outcome: '4', text: 'this login did not succeed: begin again' },
  sso_unavailable: {
    status: 503,
    outcome: '8',
    text: 'the provider where people log in cannot be reached: try again later',
  },
  no_such_record: { status: 404, outcome: '4', text: 'there is no such record here' },
  ledger_too_long: {
    status: 422,
    outcome: '4',
    text: 'the ledger is too long to be verified while somebody waits: run chaperone ledger verify',
  },
  kept_in_file: {
    status: 409,
    outcome: '4',
    text: 'this one is written in chaperone.yaml, which goes before the register: change it there',
  },
  precondition_required: {
    status: 428,
    outcome: '4',
    text: 'name the revision that you replace: If-Match with its ETag, or If-None-Match: * for a new one',
  },
  precondition_failed: {
    status: 412,
    outcome: '4',
    text: 'somebody has changed this since you read it: read it again',
  },
  idempotency_conflict: {
    status: 422,
    outcome: '4',
    text: 'this Idempotency-Key was used for another request: take a new one',
  },
  idempotency_in_progress: {
    status: 409,
    outcome: '4',
    text: 'a request with this Idempotency-Key has no result yet: wait, then look whether it took effect',
  },
  not_done_in_time: {
    status: 503,
    outcome: '8',
    text: 'not done in time: look whether it took effect before you try again',
  },
  // The demonstration
  site_not_empty: {
    status: 409,
    outcome: '4',
    text: 'there is something in this folder: name an empty one, or one that is not there',
  },
  site_not_demo: {
    status: 409,
    outcome: '4',
    text: 'this folder is no demonstration, so nothing in it was touched',
  },
  // The house
  config_invalid: { status: 500, outcome: '8', text: 'the configuration is not valid' },
  policy_invalid: {
    status: 400,
    outcome: '4',
    text: 'these rules cannot take their place among the others, or do not decide as their cases say',
  },
  policy_bundle_refused: {
    status: 500,
    outcome: '8',
    text: 'the bundle of policies was altered, signed by another key, or is older than the last one: ask whoever made it for a new one',
  },
  ledger_corrupt: {
    status: 500,
    outcome: '8',
    text: 'the stored ledger is not the one that was signed: run chaperone ledger verify, and restore the last backup: chaperone backup restore FILE --to NEW_FOLDER --key-file KEY',
  },
  secrets_mismatch: {
    status: 500,
    outcome: '8',
    text: 'the database was set up with other secrets: give every gateway that shares it the same CHAPERONE_SECRET and CHAPERONE_LEDGER_KEY, or the same data folder',
  },
  output_unwritable: {
    status: 500,
    outcome: '8',
    text: 'the output cannot be written: look at the space, the permissions and the limits of where it goes',
  },
  // The register
  governance_unavailable: {
    status: 503,
    outcome: '8',
    text: 'what is approved and in force cannot be known just now, so nothing was sent: try again',
  },
  revision_conflict: {
    status: 409,
    outcome: '4',
    text: 'the document was changed meanwhile: read it again, and decide anew',
  },
  document_too_large: { status: 413, outcome: '4', text: 'the document is larger than the limit' },
  // Outputs
  output_not_found: {
    status: 404,
    outcome: '4',
    text: 'no output of this id is known to you: use the chaperone-exchange header of an answer',
  },
  verification_forbidden: {
    status: 403,
    outcome: '4',
    text: 'this user may not verify this output: another person, or one with a role that the use case names, can',
  },
  storage_in_use: {
    status: 409,
    outcome: '4',
    text: 'a gateway, or another command, has the database of this folder open: stop it first; nothing was touched',
  },
  storage_unavailable: { status: 503, outcome: '8', text: 'the database cannot be used' },
  backup_invalid: {
    status: 500,
    outcome: '8',
    text: 'this backup cannot be used: take another, and check its key',
  },
  address_unavailable: {
    status: 500,
    outcome: '8',
    text: 'the gateway cannot listen on this address: end the program that does, or write another to server.host and server.port, or HOST and PORT',
  },
  shutting_down: { status: 503, outcome: '8', text: 'the gateway is shutting down: try again' },
  internal: { status: 500, outcome: '8', text: 'the gateway failed: nothing more was passed on' },
} as const;

export type FailureCode = keyof typeof FAILURES;

/** Ids, counts and codes; never text from a request or an answer. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/**
 * Statuses of a model server that are about the request, or about the moment: the caller is told the
 * same. What others say (401, 403, 402, a redirect) is about the house's own key or configuration.
 */
const TOLD_STATUSES: ReadonlySet<unknown> = new Set([400, 404, 409, 413, 422, 429, 503, 529]);

/** An expected failure. Can be logged, recorded and shown as it is. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly facts: Facts;

  constructor(code: FailureCode, facts: Facts = {}, options?: { cause?: unknown }) {
    super(FAILURES[code].text, options);
    this.name = 'Failure';
    this.code = code;
    this.facts = facts;
  }

  get status(): number {
    const { upstreamStatus } = this.facts;
    const isTold = this.code === 'upstream_refused' && TOLD_STATUSES.has(upstreamStatus);
    return isTold ? (upstreamStatus as number) : FAILURES[this.code].status;
  }
}

/** Whatever was thrown, as a Failure: an unexpected error keeps its message out of sight. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  // Who asks learns that the database is gone; where it is, and why, is for its operator.
  const code = failureOf(thrown)?.code ?? 'internal';
  return new Failure(code, {}, { cause: thrown });
}

/** Of an error of the database: what its operator is told. */
export function failureOf(thrown: unknown): Failure | undefined {
  const { failure } = (thrown ?? {}) as { failure?: unknown };
  return failure instanceof Failure ? failure : undefined;
}
