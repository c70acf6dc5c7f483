import { publishedInShort } from '../privacy/words.ts';
import type { Summaries } from '../shared/card-parts.ts';
import type { Team } from '../teams/team.ts';
import type { TeamResult } from './beside-team.ts';
import type { SelfCheckMessage } from './cards.ts';
import { FREQUENCIES } from './questions.ts';
import type { SelfCheck } from './self-check.ts';

type Line = SelfCheck['lines'][number];

const MOST_STRONGEST = 3;

/** "Often" */
export function frequencyInWords(score: number): string {
  return FREQUENCIES.find(({ value }) => value === String(Math.round(score)))?.title ?? '';
}

/** A team's result beside somebody's self-check: its words alone, as everybody there has read them. */
export function teamResultInWords(beside: TeamResult): string {
  return beside === 'question changed' ? 'the question has changed' : publishedInShort(beside);
}

/** Whose results stand beside a self-check. */
export function besideTeamInWords(name: string, weeks: number): string {
  return `Your team is ${name}: what it published in the last ${weeks} weeks.`;
}

/** A chat may have no name. */
export function teamNameInWords({ name, conversation }: Pick<Team, 'name' | 'conversation'>): string {
  return name || (conversation.kind === 'channel' ? 'a team of yours' : 'a chat of yours');
}

export const TEAM_LEFT_OUT =
  'Teams does not tell me now who is in one of your teams, so I leave that out. Open this again later.';

/** "Often: We are innovative, We are living well.", from the most often to the least. */
export function scoresInWords(lines: readonly Line[]): string[] {
  return FREQUENCIES.flatMap(({ title }) => {
    const names = lines.filter(({ score }) => frequencyInWords(score) === title).map((line) => line.behaviourName);
    return names.length ? [`${title}: ${names.join(', ')}.`] : [];
  });
}

/** What stands out, if it does, in words. */
export function strongestInWords(lines: readonly Line[]): string {
  const known = lines.filter(({ score }) => score > 0);
  if (!known.length) return 'You were not sure of any, which is fine. Come back when you have seen more.';
  const top = Math.max(...known.map(({ score }) => score));
  const strongest = known.filter(({ score }) => score === top);
  if (known.length > 1 && strongest.length === known.length) return 'You see yourself much the same on all of them.';
  if (strongest.length > MOST_STRONGEST) return `${strongest.length} of them came out equally strong.`;
  return `Strongest: ${strongest.map(({ behaviourName }) => behaviourName).join(', ')}.`;
}

/** The question that goes with the behaviour to try next. */
export function roomInWords(line: string): string {
  return `Where was there room for this in the last week: “${line}” What would have helped?`;
}

/** Where a card of questions is shown again. */
export const SOME_MISSING = 'Some have no answer yet. What you chose is kept; “Not sure” is fine.';

/** "Questions 1 to 15 of 27" */
export function stepInWords(first: number, last: number, total: number): string {
  return `Questions ${first} to ${last} of ${total}`;
}

/** Where somebody opens one that they have deleted. */
export const DELETED_ALREADY = 'You have deleted that one.';

export const NONE_KEPT = 'I hold none of your self-checks.';

export function newestInWords(shown: number): string {
  return `These are the newest ${shown}; delete one to see the next.`;
}

/** For a talk between two, by what it is about; the person reads them alone. They are ours, not the pack's. */
export function oneToOneQuestions(name: string): { readonly topic: string; readonly questions: readonly string[] }[] {
  return [
    {
      topic: 'To prepare',
      questions: [
        `Which moment of the last few weeks shows me at my best on “${name}”?`,
        'Which moment would I like to have again?',
        'How do I want us to leave the room?',
      ],
    },
    {
      topic: 'About me',
      questions: [
        `When does “${name}” come easily to me?`,
        'What gets in my way when it is hard?',
        'Where would I like to try something new?',
      ],
    },
    {
      topic: 'My effect on others',
      questions: [
        'How did what I did come across to the people who were there?',
        'Who notices most when I am under pressure?',
        'Whom could I ask how they see it?',
      ],
    },
    {
      topic: 'Feedback to my manager',
      questions: [
        `Which thing that you do helps me with “${name}”?`,
        'What could you do differently that would help me?',
        'How are things between us when we do not agree?',
      ],
    },
  ];
}

export function storedInWords(isKept: boolean): string {
  return `It is not stored ${isKept ? 'anywhere else' : 'unless you keep it'}; this card stays in your chat until you delete it.`;
}

/** Where everybody is invited already. */
export const INVITED_ALREADY = {
  what: 'Everybody here is invited to a self-check already.',
  next: 'The button on that card still works, for everybody.',
} as const;

/** Where Teams does not let the invitation be posted. */
export const INVITATION_WAITS = {
  what: 'I have an invitation to a self-check, but Teams has not let me post in that conversation.',
  next: 'If I can post within a day, I post it there. Ask an owner: the channel may be moderated, or the team archived.',
} as const;

/** One line of each card, for Teams' notification. */
export const SELF_CHECK_SUMMARIES: Summaries<SelfCheckMessage> = {
  'self-check-invitation': () => 'Everybody is invited to a self-check',
  'self-check-start': () => 'Check yourself',
  'self-check-form': ({ step }) => `Check yourself: ${step}`,
  'self-check': () => 'Your self-check',
  'self-checks': () => 'Self-checks you kept',
  'one-to-one-form': () => 'Questions for a one-to-one',
  'one-to-one': ({ behaviourName }) => `Questions for a one-to-one: ${behaviourName}`,
};
