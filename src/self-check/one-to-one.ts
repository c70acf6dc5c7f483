import type { Behaviour, Framework } from '../frameworks/framework.ts';
import type { OneToOneCard } from './cards.ts';
import { questionsInWords } from './words.ts';

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
    questions: questionsInWords(good, alsoGood, hard),
    more: behaviour.prompts,
  };
}
