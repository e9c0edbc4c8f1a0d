/** `chaperone provider`, from the table of the admin API. */
import { adminCommand } from './admin-command.ts';

export const command = adminCommand(
  'provider',
  'organisations outside that run upstreams, and what was agreed with them',
);
