/** Obligations that the policies ask for and the configuration cannot discharge: what they permit is denied there. */
import type { Config } from '../../config.ts';
import { lackingFor, type Receiver } from '../../governance/index.ts';
import type { Rule } from '../../policy/index.ts';

/** @param rules in force. @returns warnings */
export function undischargedBy(
  rules: readonly Rule[],
  { upstreams, providers }: Pick<Config, 'upstreams' | 'providers'>,
): string[] {
  const receivers = upstreams.map(({ name, hosting, provider }) => {
    const { takesOn, retentionDays } = providers.find(({ id }) => id === provider) ?? {};
    const receiver: Receiver = {
      ...{ hosting, isWriting: true },
      ...(takesOn !== undefined && { takesOn }),
      ...(retentionDays !== undefined && { retentionDays }),
    };
    return { name, receiver };
  });
  return rules.flatMap(({ id, obligations }) =>
    obligations.flatMap((code) => {
      const lacking = receivers.flatMap(({ name, receiver }) => {
        const words = lackingFor(code, receiver);
        return words === undefined ? [] : [{ name, words }];
      });
      if (lacking.length === 0) return [];
      const names = lacking.map(({ name }) => name).join(', ');
      const words = [...new Set(lacking.map((one) => one.words))].join(', or ');
      return `warning: ${id} asks for ${code}, which cannot be discharged for ${names}: where it holds, they are denied; they would be permitted if ${words}`;
    }),
  );
}
