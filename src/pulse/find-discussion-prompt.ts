import type { Behaviour, Framework } from '../frameworks/framework.ts';
import { guideTo } from '../guide/guide.ts';
import { choose, choosePrompt } from '../meetings/choose.ts';
import { findHistory } from '../meetings/find-history.ts';
import type { Ports } from '../ports.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import type { Team } from '../teams/team.ts';
import type { DiscussionPrompt } from './cards.ts';

/**
 * What is offered instead of a pulse. Nowhere is written that it was shown, so it turns with the days, and where a team has
 * no agendas the behaviour does too.
 * @param why there is no pulse, as a sentence
 * @param about the behaviour that was to be asked about; the bot chooses where there is none
 */
export async function findDiscussionPrompt(
  ports: Ports,
  team: Team,
  framework: Framework,
  why: string,
  about?: Behaviour,
): Promise<DiscussionPrompt> {
  const history = await findHistory(ports, team);
  const { behaviours } = framework;
  const day = Math.floor(ports.clock.now() / DAY_MS);
  const chosen = history.uses.length
    ? choose(framework, history, 'other')?.behaviour
    : behaviours[day % behaviours.length];
  const behaviour = about ?? chosen;
  const turn = about ? day : Math.floor(day / behaviours.length);
  return {
    kind: 'discussion-prompt',
    why,
    behaviourName: behaviour?.name ?? '',
    guide: guideTo('small team', behaviour),
    question: behaviour ? choosePrompt(behaviour, 'other', history.uses, turn) : '',
  };
}
