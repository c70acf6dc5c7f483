import type { Behaviour, Framework } from '../frameworks/framework.ts';
import type { OneToOneCard } from './cards.ts';

/** Three questions on one behaviour for a talk between two people, and the pack's own to go on with. */
export function oneToOneCard(framework: Framework, behaviour: Behaviour): OneToOneCard {
  const [good = behaviour.pulse, alsoGood = good] = behaviour.looksLike;
  const [hard = ''] = behaviour.doesNotLookLike;
  return {
    kind: 'one-to-one',
    frameworkId: framework.id,
    frameworkName: framework.name,
    interimLabel: framework.interimLabel,
    behaviourName: behaviour.name,
    meaning: behaviour.meaning,
    questions: [
      {
        topic: 'What went well',
        text: `When was this true of us lately: “${good}” Give one example. What did each of us do?`,
      },
      {
        topic: 'What was hard',
        text: hard
          ? `When did it come closer to this: “${hard}” What got in the way?`
          : 'When was it hard to do? What got in the way?',
      },
      {
        topic: 'How the other sees it, and what would help',
        text: `Think of this: “${alsoGood}” How does what I do come across to you? What is one thing that each of us could change?`,
      },
    ],
    more: behaviour.prompts,
  };
}
