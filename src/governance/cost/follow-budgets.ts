/** The budgets of the register, as they change. */
import type { Json } from '../../core/json.ts';
import type { Register } from '../register/register.ts';
import { type Budget, parseBudget } from './budget.ts';
import type { Spending } from './spending.ts';

/** @param unreadable told the id of a document that is no budget, once for each revision: it limits nothing */
export function followBudgets(
  register: Pick<Register, 'onLook'>,
  spending: Pick<Spending, 'setBudgets'>,
  unreadable: (id: string) => void,
): void {
  const read = (id: string, body: Json): Budget[] => {
    try {
      return [parseBudget(id, body)];
    } catch {
      unreadable(id);
      return [];
    }
  };
  let seen = -1;
  register.onLook((snapshot) => {
    if (snapshot.revision === seen) return;
    seen = snapshot.revision;
    spending.setBudgets(snapshot.all('budget').flatMap(({ id, body }) => read(id, body)));
  });
}
