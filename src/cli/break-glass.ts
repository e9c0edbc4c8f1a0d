/** `chaperone break-glass`, from the table of the admin API. */
import { adminCommand } from './admin-command.ts';

export const command = adminCommand(
  'break-glass',
  'emergencies: break the glass, close and review',
);
