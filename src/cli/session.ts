/** `chaperone session`, from the table of the admin API. */
import { adminCommand } from './admin-command.ts';

export const command = adminCommand('session', 'list and end sessions of people who administer');
