import { behaviourForm, behaviourNamed, chosenFramework } from '../frameworks/chosen.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { oneToOneCard } from './self-check-card.ts';

/** As the form sent it. */
export interface OneToOneInput {
  readonly frameworkId: string;
  readonly behaviourId: string;
}

/**
 * Questions on one behaviour for a talk between two, for the person alone; nothing is stored. Where the framework was changed on the
 * form, the form with that one's behaviours.
 * @throws Refusal FRAMEWORK_UNKNOWN
 */
export async function showOneToOne(
  ports: Ports,
  _caller: Caller,
  { frameworkId, behaviourId }: OneToOneInput,
): Promise<Reply> {
  const framework = chosenFramework(ports.frameworks.all(), frameworkId);
  const behaviour = behaviourNamed(framework, behaviourId);
  const message = behaviour
    ? oneToOneCard(framework, behaviour)
    : ({
        kind: 'one-to-one-form',
        ...behaviourForm(ports.frameworks.all(), frameworkId, { hasChanged: true }),
      } as const);
  return { audience: 'caller', message };
}
