/** What a site says of columns of tables and of fields of JSON, in a profile of its own. */
import * as z from 'zod';
import { FIELD_ROLES } from '../core/field-role.ts';
import { readJsonPath } from '../core/json-path.ts';
import { LIMITS } from '../core/limits.ts';

const role = z.enum(FIELD_ROLES);

export const columns = () =>
  z
    .record(z.string().min(1), role)
    .refine((written) => Object.keys(written).length <= LIMITS.tableColumnsMax, {
      message: `write at most ${LIMITS.tableColumnsMax} columns`,
    })
    .meta({ kind: 'header: role' })
    .exactOptional()
    .describe(
      'What columns of tables hold, where their names do not say it: a category, `street`, `city`, `state`, `postal-code`, `reference`, `text`, `keep`, …',
    );

export const jsonPaths = () =>
  z
    .array(
      z.strictObject({
        path: z
          .string()
          .max(1024)
          .refine((path) => readJsonPath(path) !== undefined, {
            message: 'write names, [*] and .. only: $.patient.ssn, $.notes[*].text, $..mrn',
          })
          .describe('A place by RFC 9535: names, `*` and `..`. The first that names it decides.'),
        role: role.describe('What stands there, and in all below it: as of columns.'),
      }),
    )
    .max(LIMITS.jsonPathsMax)
    .exactOptional();

/** What speaks against a role in a profile that promises something; undefined where nothing does. */
export const objectionToRole = (base: string, written: string): string | undefined => {
  if (base === 'chat') return 'requests are no files: leave it out, or take another base';
  const promises = base === 'safe-harbor' || base === 'limited-data-set';
  if (written !== 'keep' || !promises) return undefined;
  return `keep is looser than ${base} promises: take the base expert-determination`;
};
