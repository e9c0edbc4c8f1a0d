/** `chaperone whoami`, from the table of the admin API. */
import { adminCommand } from './admin-command.ts';

export const command = adminCommand('whoami', 'who the gateway takes you for, and what you may do');
