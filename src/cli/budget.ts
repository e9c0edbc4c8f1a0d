/** `chaperone budget`, from the table of the admin API. */
import { adminCommand } from './admin-command.ts';

export const command = adminCommand('budget', 'budgets in the register of a gateway');
