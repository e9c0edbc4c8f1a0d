/** What a site says of the outputs of models: who verifies them, and who is told of a recall. */
import * as z from 'zod';
import { id, path, type Surroundings, secret, text, url } from './fields.ts';

const reviewers = () =>
  z.strictObject({
    withinHours: z
      .number()
      .positive()
      .max(8760)
      .prefault(24)
      .describe('After so many hours an answer that nobody has verified is overdue.'),
    roles: z
      .array(id())
      .prefault([])
      .describe(
        'Roles whose people may verify answers. Default: any user of the caller that asked.',
      ),
    secondPerson: z.boolean().prefault(false).describe('Not the user who asked the model.'),
  });

export function outputs({ env, folder }: Surroundings) {
  return z.strictObject({
    reviewers: reviewers().prefault({}).describe('Who verifies answers, and by when.'),
    useCases: z
      .record(id(), reviewers())
      .prefault({})
      .describe('The same for single use cases, by their id, wherever they are registered.'),
    users: z
      .string()
      .regex(/^[a-z][a-z0-9+.-]*:[^\s]+$/i, { message: 'write a URI' })
      .max(256)
      .prefault('urn:chaperone:users')
      .describe("Namespace (URI) of users' ids in FHIR resources."),
    disclosures: z
      .strictObject({
        packs: path(folder)
          .exactOptional()
          .describe(
            'Folder of disclosure packs of your own, beside those that come with Chaperone.',
          ),
        contact: text()
          .exactOptional()
          .describe('How patients reach a person, as texts say it: call 555-0100.'),
      })
      .prefault({})
      .describe('What patients are told about AI: ai-register.md.'),
    notices: z
      .strictObject({
        url: url(env).describe('Takes notices by POST.'),
        key: secret(env).exactOptional().describe('Signs them: HMAC-SHA256.'),
      })
      .exactOptional()
      .describe(
        'Who is told of emergencies, recalls and changed models. Without it nobody is: notices wait in the database.',
      ),
  });
}
