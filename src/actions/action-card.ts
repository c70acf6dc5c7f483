import { Temporal } from 'temporal-polyfill';
import { type Framework, findBehaviour } from '../frameworks/framework.ts';
import { outcomeInWords } from '../meetings/words.ts';
import type { Pulse, Statement } from '../pulse/pulse.ts';
import { talkAboutIn } from '../pulse/pulse-result.ts';
import { dayOf, isDay, isoDayInWords } from '../scheduling/recurrence.ts';
import type { Choice } from '../shared/card-parts.ts';
import { chosenFrom } from '../shared/choices.ts';
import { type Offered, pickedAgain } from '../teams/people.ts';
import { type Action, LONGEST_ACTION } from './action.ts';
import type { ActionCard, ActionForm } from './cards.ts';
import { aboutInWords, exampleInWords, LOOKED_BACK_WORDS, setByInWords, standsInWords } from './words.ts';

const USUAL_WEEKS = 4;
const LONGEST_YEARS = 1;

/** What was typed before, when the form is opened again after a refusal. */
export interface ActionDraft {
  readonly pulseId: string;
  readonly behaviourId: string;
  readonly what: string;
  readonly whoId: string;
  readonly byWhen: string;
  readonly because: string;
}

/** The days by which an action may be done, and the one that is offered; of a moment in milliseconds since 1970. */
export function daysFrom(now: number, timeZone: string): { earliest: string; usual: string; latest: string } {
  const today = Temporal.PlainDate.from(dayOf(now, timeZone));
  return {
    earliest: today.toString(),
    usual: today.add({ weeks: USUAL_WEEKS }).toString(),
    latest: today.add({ years: LONGEST_YEARS }).toString(),
  };
}

/** The behaviour an action is for: the one that was chosen, or the one that the result says is to be worked on. */
export function statementFor(pulse: Pulse, behaviour: string): Statement | undefined {
  const { statements, result } = pulse;
  const behaviourId = chosenFrom(behavioursOf(pulse), behaviour);
  if (behaviour) return statements.find((one) => one.behaviourId === behaviourId);
  const found = result && talkAboutIn(pulse, result);
  return statements.find((one) => found?.code === 'named' && one.behaviourId === found.behaviourId) ?? statements[0];
}

function behavioursOf({ statements }: Pulse): Choice[] {
  const names = new Map(statements.map(({ behaviourId, behaviourName }) => [behaviourId, behaviourName]));
  return [...names].map(([value, title]) => ({ title, value }));
}

/** The form, with what stands already and over it what was typed before. */
export function actionForm(
  pulse: Pulse,
  standing: Action | null,
  draft: ActionDraft,
  people: Offered,
  { earliest, usual, latest }: ReturnType<typeof daysFrom>,
  framework: Framework | undefined,
): ActionForm {
  const behaviours = behavioursOf(pulse);
  const draftedId = chosenFrom(behaviours, draft.behaviourId);
  const agreed = pulse.statements.find(({ behaviourName }) => behaviourName === standing?.behaviourName);
  const behaviourId = draftedId ?? (agreed ?? statementFor(pulse, ''))?.behaviourId ?? '';
  const [example = ''] = (framework && findBehaviour(framework, behaviourId))?.looksLike ?? [];
  return {
    kind: 'action-form',
    pulseId: pulse.pulseId,
    about: aboutInWords(pulse),
    standing: standing ? standsInWords(standing) : '',
    behaviours,
    behaviourId,
    example: exampleInWords(example),
    whatWords: draft.what || (standing?.what ?? ''),
    ...people,
    whoId: pickedAgain(people, [draft.whoId])[0] ?? standing?.who.personId ?? '',
    byWhen: [draft.byWhen, standing?.byWhen ?? ''].find(isDay) ?? usual,
    earliest,
    latest,
    becauseWords: draft.because || (standing?.because ?? ''),
    longest: LONGEST_ACTION,
  };
}

export function actionCard({ what, who, byWhen, because, ...action }: Action): ActionCard {
  return {
    kind: 'action',
    pulseId: action.pulseId,
    state: action.state,
    behaviourName: action.behaviourName,
    whatWords: what,
    whoName: who.name,
    byWhen: byWhen && isoDayInWords(byWhen),
    becauseWords: because,
    outcome: outcomeInWords(action.outcome),
    setBy: action.outcome ? LOOKED_BACK_WORDS : setByInWords(action.state, action.setByName),
    isSample: action.isSample,
  };
}
