/** The use cases of the demonstration: one in every state that a use case can be in, made from the packs. */
import {
  type Content,
  change,
  modelChanged,
  pause,
  retire,
  submitForReview,
} from '../../governance/index.ts';
import { type Pack, readPacks, registerContent } from '../../packs/index.ts';
import {
  type Beginning,
  digestOf,
  intake,
  type Life,
  type LifeStep,
  reviewed,
  submit,
  tested,
  wayToLive,
} from './use-case-life.ts';

/** What a hospital decides when it takes a pack. */
interface Taken {
  readonly upstreams: readonly string[];
  readonly groups?: readonly string[];
  readonly roles?: readonly string[];
  readonly sensitivity?: Content['sensitivity'];
  readonly needsTraining?: boolean;
  readonly needsMfa?: boolean;
  readonly restore?: Content['restore'];
}

/** Mental health and substance use, HIV: what the notes of a medical ward tell now and then. */
const GUARDED: Content['sensitivity'] = ['BH', 'HIV'];

const EVERYONE: Content['restore'] = [{ to: 'everyone', categories: 'all' }];

function fromPack(pack: Pack, taken: Taken): Content {
  const { upstreams, groups, roles, sensitivity = [], restore = EVERYONE } = taken;
  return {
    ...registerContent(pack),
    upstreams: [...upstreams],
    expectedModels: Object.fromEntries(upstreams.map((upstream) => [upstream, upstream])),
    sensitivity,
    phi: 'expected',
    retention: 'Inputs are not kept; accepted outputs become part of the record.',
    requiresAcceptance: true,
    ...(groups && { groups: [...groups] }),
    ...(roles && { roles: [...roles] }),
    needsMfa: taken.needsMfa ?? false,
    needsTraining: taken.needsTraining ?? false,
    restore,
  };
}

const PLAIN: Content = {
  purposes: ['HRESCH'],
  prompts: [],
  upstreams: ['northlake-clinical', 'openquill-web'],
  expectedModels: {},
  inputs: [],
  sensitivity: [],
  phi: 'none',
  retention: 'Questions carry nothing of patients.',
  requiresAcceptance: false,
  groups: ['research'],
  needsMfa: false,
  needsTraining: false,
  restore: [],
};

const CLINICAL = { population: 'among_others', phi: 'identifiable' } as const;
const OUTSIDE = { provider: 'outside_agreement' } as const;
const LETTERS = { ...CLINICAL, ...OUTSIDE, decision: 'documentation' } as const;

export function demoLives(): Life[] {
  const packs = readPacks(undefined).map(({ pack }) => pack);
  const take = (id: string, taken: Taken, about: Omit<Beginning, 'id' | 'title' | 'content'>) => {
    const pack = packs.find((one) => one.id === id);
    if (pack === undefined) throw new Error(`the package has no pack ${id}`);
    return { id, title: pack.title, content: fromPack(pack, taken), ...about };
  };
  const medicine = { department: 'Medicine', owner: 'm.oyelaran', author: 's.lindqvist' };
  const revenue = { department: 'Revenue Cycle', owner: 'n.achterberg', author: 'h.delacroix' };
  const care = { department: 'Care Management', owner: 'i.kowalczyk', author: 'o.bergstrom' };
  const research = { department: 'Research', owner: 'v.amadi', author: 'e.whitlock' };
  const clinical = { groups: ['clinical'] };
  const plain = (id: string, title: string, content: Content = PLAIN): Beginning => ({
    id,
    title,
    content,
    ...research,
    answers: { provider: 'outside_no_phi' },
  });

  const discharge = take(
    'discharge-summary',
    {
      ...{ upstreams: ['northlake-clinical', 'house'], ...clinical, needsTraining: true },
      sensitivity: GUARDED,
    },
    { ...medicine, answers: LETTERS },
  );
  const referral = take(
    'referral-letter',
    { upstreams: ['northlake-clinical'], ...clinical, roles: ['physician'] },
    { ...medicine, answers: LETTERS },
  );
  const problems = take(
    'problem-medication-list',
    { upstreams: ['house'], ...clinical, sensitivity: GUARDED },
    { ...medicine, answers: { ...CLINICAL, decision: 'documentation' } },
  );
  const emergency = {
    ...problems,
    id: 'emergency-summary',
    title: 'Problems and medications in an emergency',
    owner: 'k.thorvald',
    author: 'd.mbeki',
    department: 'Emergency',
    content: { ...problems.content, purposes: ['TREAT', 'ETREAT', 'BTG'] as const },
    answers: { ...CLINICAL, decision: 'treatment', urgency: 'at_once' },
  };
  const coding = take(
    'icd-10-cm-coding',
    { upstreams: ['cumulus-text', 'brightpath-coder'], groups: ['revenue'], restore: [] },
    { ...revenue, answers: { ...CLINICAL, ...OUTSIDE, traits: 'yes' } },
  );
  const letters = take(
    'prior-auth-letter',
    { upstreams: ['brightpath-coder'], groups: ['revenue', 'clinical'] },
    { ...revenue, answers: { ...LETTERS, mistakes: 'later' } },
  );
  const explanation = take(
    'patient-explanation',
    { upstreams: ['northlake-clinical'], ...clinical, needsMfa: true },
    { ...medicine, answers: { ...LETTERS, patientFacing: 'directly' } },
  );
  const triage = take(
    'inbox-triage',
    { upstreams: ['northlake-clinical'], ...clinical, sensitivity: ['BH'] },
    { ...medicine, answers: { ...CLINICAL, ...OUTSIDE, urgency: 'hours', decision: 'treatment' } },
  );
  const gaps = take(
    'care-gap-screening',
    { upstreams: ['house'], groups: ['care-management'] },
    { ...care, answers: CLINICAL },
  );
  const literature = plain('literature-digest', 'Digest of literature');
  const protocols = plain('protocol-questions', 'Questions to study protocols');
  const transcripts = plain('transcript-tidying', 'Tidying of interview transcripts');
  const questions = plain('chart-questions', 'Questions to the chart', {
    ...PLAIN,
    ...{ purposes: ['TREAT'], upstreams: ['house'], groups: ['clinical'], phi: 'expected' },
    ...{ sensitivity: GUARDED, restore: EVERYONE },
    retention: 'Questions and answers are not kept.',
  });
  const denials = {
    ...plain('denial-screening', 'Screening of requests for denial'),
    content: { ...PLAIN, purposes: ['COVAUTH' as const], requiresAcceptance: true },
    answers: { ...CLINICAL, ...OUTSIDE, decision: 'coverage', utilisationReview: 'yes' },
  };
  const cohort = plain('cohort-notes', 'Notes of a study cohort', {
    ...PLAIN,
    upstreams: ['house'],
    phi: 'expected',
  });

  return [
    // A high tier, because of what their notes may tell: half a year at most.
    life(discharge, 120, wayToLive(120, discharge, 180)),
    life(referral, 110, [...wayToLive(110, referral, 300), ...newPrompt(referral, 6)]),
    life(problems, 100, wayToLive(100, problems, 180)),
    life(emergency, 100, wayToLive(100, emergency, 180)),
    life(coding, 95, wayToLive(95, coding, 300)),
    life(letters, 90, [...wayToLive(90, letters, 300), paused(5)]),
    // A high tier holds for half a year at most; this one was approved for ninety days, and nobody renewed it.
    life(explanation, 105, wayToLive(105, explanation, 90)),
    life(triage, 24, [intake(23, triage), submit(22, triage), ...halfReviewed()]),
    life(gaps, 20, [intake(19, gaps), submit(18, gaps), ...failedTests()]),
    life({ ...questions, ...medicine }, 70, wayToLive(70, { ...questions, ...medicine }, 180)),
    life(literature, 80, wayToLive(80, literature, 360)),
    life(protocols, 3, []),
    life(transcripts, 9, [intake(7, transcripts)]),
    life(denials, 60, [intake(58, denials), submit(57, denials), ...refused()]),
    life(cohort, 85, [...wayToLive(85, cohort, 300), otherModel(8)]),
  ];
}

const life = (beginning: Beginning, daysAgo: number, steps: readonly LifeStep[]): Life => ({
  id: beginning.id,
  begins: { daysAgo, with: beginning },
  steps,
});

/** A change of the prompt: the clinical review is open again, and the approved version serves on. */
function newPrompt({ content, author }: Beginning, daysAgo: number): LifeStep[] {
  const prompts = content.prompts.map(({ id }) => ({ id, hash: digestOf(`${id}, reason first`) }));
  const by = 'j.castellanos';
  return [
    {
      daysAgo,
      by,
      action: 'change',
      take: (useCase, at) => change(useCase, { content: { ...content, prompts }, by }, at),
    },
    {
      daysAgo: daysAgo - 1,
      by: author,
      action: 'submit',
      take: (useCase, at) => submitForReview(useCase, { by: author }, at),
    },
  ];
}

const paused = (daysAgo: number): LifeStep => ({
  daysAgo,
  by: 'f.haddad',
  action: 'pause',
  take: (useCase, at) => {
    const note = 'Two letters of this week named a plan that the patient does not have.';
    return pause(useCase, { by: 'f.haddad', reason: 'quality', note }, at);
  },
});

function halfReviewed(): LifeStep[] {
  return [
    reviewed(20, { role: 'privacy', holdsDays: 170 }),
    reviewed(18, {
      role: 'clinical',
      holdsDays: 170,
      condition: 'A nurse reads every message that was sorted as not urgent.',
    }),
    reviewed(15, { role: 'security', holdsDays: 170 }),
  ];
}

function failedTests(): LifeStep[] {
  const roles = ['clinical', 'privacy', 'security', 'operations'] as const;
  return [
    ...roles.map((role, index) => reviewed(16 - index, { role, holdsDays: 300 })),
    tested(10, ['house'], false),
  ];
}

function refused(): LifeStep[] {
  const rejects = 'A model that looks for reasons to deny is not what this hospital wants.';
  return [
    reviewed(52, { role: 'ethics', holdsDays: 100, rejects }),
    {
      daysAgo: 50,
      by: 'v.amadi',
      action: 'retire',
      take: (useCase, at) =>
        retire(useCase, { by: 'v.amadi', reason: 'Rejected by the ethics review.' }, at),
    },
  ];
}

const otherModel = (daysAgo: number): LifeStep => ({
  daysAgo,
  by: 'gateway',
  action: 'model_changed',
  take: (useCase, at) =>
    modelChanged(useCase, { upstream: 'house', reported: 'house-v2', by: 'gateway' }, at),
});
