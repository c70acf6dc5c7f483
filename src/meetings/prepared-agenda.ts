import type { Framework } from '../frameworks/framework.ts';
import { type Agenda, agendaCard, type ItemInWords, itemsInWords, MOST_ON_AGENDA } from './agenda.ts';
import type { AgendaCard, AgendaPrepared } from './cards.ts';
import { PLAIN_TITLE, toReadOut } from './words.ts';

/** The agenda's card as it is now: what waits, or what the meeting sees. */
export function cardOfAgenda(agenda: Agenda, framework: Framework): AgendaCard | AgendaPrepared {
  return agenda.state === 'prepared' ? preparedCard(agenda, framework) : agendaCard(agenda, framework);
}

function preparedCard(agenda: Agenda, framework: Framework): AgendaPrepared {
  const items = itemsInWords(agenda, framework);
  return {
    kind: 'agenda-prepared',
    agendaId: agenda.agendaId,
    preparedBy: agenda.postedByName,
    isSeries: agenda.isSeries,
    isFull: agenda.items.length >= MOST_ON_AGENDA,
    source: framework.name,
    interimLabel: framework.interimLabel,
    items: items.map(({ behaviour, ...item }) => ({ ...item, name: behaviour.name, meaning: behaviour.meaning })),
    plainText: [{ lines: [PLAIN_TITLE] }, ...items.map(plainItem)],
  };
}

/** "- Winter staffing plan (decision)", then the behaviour and the question. People number their items themselves. */
function plainItem({ typeName, lineWords, behaviour, question }: ItemInWords): { readonly lines: readonly string[] } {
  const about = lineWords && typeName ? `${lineWords} (${typeName.toLowerCase()})` : lineWords || typeName;
  const named = `${behaviour.name}: ${behaviour.meaning}`;
  const lines = about ? [`- ${about}`, named] : [`- ${named}`];
  return { lines: question ? [...lines, toReadOut(question)] : lines };
}
