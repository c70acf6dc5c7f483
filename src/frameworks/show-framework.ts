import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { describeStatus } from './words.ts';

/** The team's framework with its source, date, status and licence note. */
export async function showFramework(ports: Ports, caller: Caller): Promise<Reply> {
  const { framework } = await requireTeam(ports, caller);
  const { name, version, source, sourceDate, sourceUrl, licenceNote, level, note, interimLabel } = framework;
  const behaviours = framework.behaviours.map((behaviour) => ({
    name: behaviour.name,
    meaning: behaviour.meaning,
    partsId: `parts-${behaviour.id}`,
    parts: behaviour.parts.map(({ text }) => text),
  }));
  return {
    audience: 'everyone',
    message: {
      kind: 'framework',
      name,
      version,
      status: describeStatus(framework),
      source: sourceDate ? `${source} (${sourceDate})` : source,
      sourceUrl,
      licenceNote,
      level,
      note,
      interimLabel,
      behaviours,
      partLabel: framework.partLabel,
      partIds: withButtons(behaviours.filter(({ parts }) => parts.length > 0).map(({ partsId }) => partsId)),
    },
  };
}

/** What is shown, and the two buttons for it, of which there is always one. */
function withButtons(partIds: readonly string[]): string[] {
  return partIds.length ? [...partIds, 'parts-closed', 'parts-open'] : [];
}
