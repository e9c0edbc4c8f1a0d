/** `chaperone ai-system`, from the table of the admin API. */
import { adminCommand } from './admin-command.ts';

export const command = adminCommand('ai-system', 'AI systems in the register of a gateway');
