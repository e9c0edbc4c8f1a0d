/** Rules for tests, as Cedar text: any that the schema allows, those that can err among them. */
import fc from 'fast-check';

const word = fc.constantFrom('"a"', '"b"', '"letters"');
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => `[${all.join(', ')}]`);
const purpose = fc
  .constantFrom('TREAT', 'HPAYMT', 'HRESCH', 'BTG')
  .map((code) => `Purpose::"${code}"`);
const label = fc.constantFrom('SUD', 'PSYTHPN', 'HIV', 'BH').map((code) => `Label::"${code}"`);
const listOf = (one: fc.Arbitrary<string>) =>
  fc.array(one, { minLength: 1, maxLength: 3 }).map((all) => `[${all.join(', ')}]`);
const comparison = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
const number = fc.integer({ min: -1, max: 4 });
const put = (template: string, ...parts: fc.Arbitrary<string | number>[]) =>
  fc
    .tuple(...parts)
    .map((found) => found.reduce<string>((text, part) => text.replace('§', `${part}`), template));

/** Each may be true, false, or an error. Those with arithmetic, and with an entity written out, can err. */
const ATOMS: readonly fc.Arbitrary<string>[] = [
  fc.constantFrom(
    ...['useCase.isInForce', 'useCase.needsMfa', 'user.hasMfa', 'breakGlass'].map(
      (at) => `context.${at}`,
    ),
  ),
  fc.constantFrom(
    'true',
    'false',
    'context has purpose',
    'principal is Caller',
    'resource is Upstream',
  ),
  put('context.purpose § §', fc.constantFrom('==', '!='), purpose),
  put('§ == context.purpose', purpose),
  put('§.contains(context.purpose)', listOf(purpose)),
  fc.constant('context.useCase.purposes.contains(context.purpose)'),
  put('context.useCase == UseCase::§', word),
  put('resource == Upstream::§', word),
  put('Caller::§ == principal', word),
  put('context.user == User::§', word),
  put('principal in Group::§', word),
  put('principal in [Group::§, Group::§]', word, word),
  put('principal is Caller in Group::§', word),
  put('action in [Action::"openai-chat", Action::"exchange"]'),
  fc.constant('action == Action::"openai-responses"'),
  put('context.labels.contains(§)', label),
  put('context.labels.§(§)', fc.constantFrom('containsAny', 'containsAll'), listOf(label)),
  fc.constantFrom('context.labels.isEmpty()', 'context.user.roles.isEmpty()'),
  put('context.user.roles.§(§)', fc.constantFrom('containsAny', 'containsAll'), words),
  put('context.user.roles == §', words),
  put('resource.hosting == Hosting::§', fc.constantFrom('"local"', '"outside"')),
  put('resource.agreements.contains(Agreement::§)', fc.constantFrom('"baa"', '"qsoa"')),
  put('context.budget == Budget::§', fc.constantFrom('"exhausted"', '"near"')),
  put(
    'context.patients § §',
    comparison.filter((each) => each.length < 3),
    number,
  ),
  put('context.useCase has §', fc.constantFrom('callers', 'groups', 'roles', 'upstreams')),
  put('(resource has region && resource.region == §)', word),
  put('(resource has trainsOnData && resource.trainsOnData)'),
  put('(resource has retentionDays && resource.retentionDays > §)', number),
  put(
    '(resource has takesOn && resource.takesOn.contains(Duty::§))',
    fc.constantFrom('"NORDSCLCD"', '"NOREUSE"'),
  ),
  put('(resource has subprocessors && resource.subprocessors.contains(§))', word),
  put('(resource has subprocessorRegions && §.containsAll(resource.subprocessorRegions))', words),
  put('(context.useCase has groups && principal in context.useCase.groups)'),
  put('(context.useCase has upstreams && !context.useCase.upstreams.contains(resource))'),
  put('(context.useCase has roles && context.useCase.roles.containsAny(context.user.roles))'),
  put('(context.user has organisation && context.user.organisation like "a*")'),
  put('resource.model like §', word),
  put('{ a: context.patients }.a == §', number),
  put('decimal("1.0").lessThan(decimal("§.0"))', fc.nat(2)),
  // These can err
  put('context.patients + 9223372036854775806 > §', number),
  put('context.patients * 4611686018427387904 != §', number),
  put('-context.patients < §', number),
  put('Upstream::§.hosting == Hosting::"local"', word),
  put('User::§.hasMfa', word),
  put('(if context.breakGlass then context.user else User::§).hasMfa', word),
];

const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(...ATOMS),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} && ${b})`),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} || ${b})`),
    tie('condition').map((a) => `!(${a})`),
    fc
      .tuple(tie('condition'), tie('condition'), tie('condition'))
      .map(([a, b, c]) => `(if ${a} then ${b} else ${c})`),
  ),
}));

const principal = fc.oneof(
  { weight: 4, arbitrary: fc.constant('principal') },
  put('principal == Caller::§', word),
  put('principal in Group::§', word),
  put('principal is Caller in Group::§', word),
);
const action = fc.constantFrom(
  'action',
  'action in Action::"exchange"',
  'action == Action::"openai-chat"',
  'action in [Action::"openai-chat", Action::"anthropic-messages"]',
);
const resource = fc.oneof(
  { weight: 4, arbitrary: fc.constant('resource') },
  put('resource == Upstream::§', word),
  fc.constant('resource is Upstream'),
);
const clause = fc
  .tuple(fc.constantFrom('when', 'unless'), condition)
  .map(([kind, body]) => `${kind} { ${body} }`);

/** One rule, without its `@id`. */
export const anyRule: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('permit', 'permit', 'forbid'),
    ...[principal, action, resource],
    fc.array(clause, { maxLength: 3 }),
  )
  .map(([effect, who, what, where, clauses]) => {
    return `${effect} (${who}, ${what}, ${where}) ${clauses.join(' ')};`;
  });
