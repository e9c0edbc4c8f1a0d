/** What a use case of the register needs on its way to live, for tests about something else. */
import type { House } from './house.ts';

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
