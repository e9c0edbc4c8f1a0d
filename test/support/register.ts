/** How a use case of the register comes to be live: written by one, reviewed by others. */
import type { House, Who } from './house.ts';

const DAY = 86_400_000;

/** What a site decides of a use case, beside what its pack says. */
export const SITE_CONTENT = {
  ...{ prompts: [], expectedModels: {}, inputs: [], sensitivity: [], phi: 'expected' },
  ...{ retention: 'not kept', requiresAcceptance: true, needsMfa: false, needsTraining: false },
  restore: [{ to: 'everyone', categories: 'all' }],
};

/** The harmless answer to each question of the intake questionnaire, but for those that are named. */
export async function intakeAnswers(
  house: House,
  given: Readonly<Record<string, string>> = {},
): Promise<Record<string, string>> {
  const { body } = await house.as('owner').api('GET', '/questionnaire');
  const questions = Object.entries<{ choices: Record<string, { tier: string }> }>(body.questions);
  const harmless = questions.map(([question, { choices }]) => {
    const [choice] = Object.entries(choices).find(([, { tier }]) => tier === 'low')!;
    return [question, choice];
  });
  return { ...Object.fromEntries(harmless), ...given };
}

/** An approval with minutes, for three months. */
export const approval = (version = 1) => ({
  ...{ version, decision: 'approve', minutes: 'AI committee, 2026-11-24, item 3' },
  expiresAt: new Date(Date.now() + 90 * DAY).toISOString(),
});

/** Everything from the draft to the traffic. */
export async function takeLive(
  house: House,
  {
    id,
    content,
    answers = {},
    seats,
  }: {
    readonly id: string;
    readonly content: object;
    readonly answers?: Readonly<Record<string, string>>;
    /** Who has which seat. */
    readonly seats: Readonly<Partial<Record<string, Who>>>;
  },
): Promise<void> {
  const about = { id, title: id, owner: 'dr-quist', department: 'Medicine' };
  const post = async (who: Who, step: string, body?: unknown) => {
    const answer = await house.as(who).api('POST', `/use-cases${step}`, body);
    if (answer.status >= 300) throw new Error(`${step}: ${JSON.stringify(answer.body)}`);
  };
  await post('owner', '', { ...about, content: { ...SITE_CONTENT, ...content } });
  await post('owner', `/${id}/intake`, { answers: await intakeAnswers(house, answers) });
  await post('owner', `/${id}/submission`);
  for (const [seat, who] of Object.entries(seats)) {
    await post(who!, `/${id}/reviews/${seat}`, approval());
  }
  const report = `sha256:${'a'.repeat(64)}`;
  await post('clinical', `/${id}/acceptances`, { version: 1, report, passed: true, models: {} });
  await post('clinical', `/${id}/live`);
}
