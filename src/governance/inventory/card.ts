/** The card of a system, in the format that somebody asks for. */
import type { AiSystem } from './ai-system.ts';
import { exportChaiCard } from './chai-card.ts';
import { exportHti1 } from './hti-1.ts';
import { exportMarkdown } from './markdown-card.ts';

export const CARD_FORMATS = ['chai-xml', 'hti-1', 'markdown'] as const;
export type CardFormat = (typeof CARD_FORMATS)[number];

export function exportCard(system: AiSystem, format: CardFormat): string {
  switch (format) {
    case 'chai-xml':
      return exportChaiCard(system);
    case 'hti-1':
      return `${JSON.stringify(exportHti1(system).document, null, 2)}\n`;
    case 'markdown':
      return exportMarkdown(system);
  }
}
