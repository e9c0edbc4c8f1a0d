/** `chaperone policy-document`, from the table of the admin API. */
import { adminCommand } from './admin-command.ts';

export const command = adminCommand(
  'policy-document',
  'rules of exchanges in the register of a gateway',
);
