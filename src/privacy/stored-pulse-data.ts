import {
  BOT_ONLY,
  BY_ITSELF,
  FRAMEWORK,
  inMonths,
  NAME_GOES,
  type StoredKind,
  WHERE_TO_POST,
} from './stored-team-data.ts';
import { DATABASES, type WhereKept } from './where-kept.ts';

const KEYS_TITLED = { kind: 'keys', title: 'The keys of open pulses', inShort: '' } as const;
const A_KEY =
  'For each pulse, a random number that is made when it opens. With it the code beside each answer is made.';

/** The keys of open pulses, where they lie in a file, and where in Azure Key Vault. */
const KEYS: Readonly<Record<WhereKept['keys'], StoredKind>> = {
  file: {
    ...KEYS_TITLED,
    what: `${A_KEY} The keys lie in a file of their own, apart from the answers.`,
    holds: { 'which pulse it is for': 'pulse_id', 'the number itself': 'key' },
    readers: 'Nobody sees it in Teams. An administrator of the server could open the file while the pulse is open.',
    kept: 'Until the pulse has closed.',
    destroyedBy: 'Closing the pulse, once its answers have been deleted.',
  },
  vault: {
    ...KEYS_TITLED,
    what: `${A_KEY} The keys lie in Azure Key Vault, apart from the answers.`,
    holds: {
      'which pulse it is for': 'name',
      'the number itself': 'value',
      'when it was made, which the vault notes by itself': 'created updated',
    },
    readers: 'Nobody sees it in Teams. An administrator of the vault could read it while the pulse is open.',
    kept: 'Until the pulse has closed; for up to a minute more the bot may still have it in its memory, when there are no answers any more that it belongs to.',
    destroyedBy:
      'Closing the pulse, once its answers have been deleted: the key is deleted and then purged, because the vault could bring back what is only deleted. Until it is purged the bot does not take it for destroyed, and tries again. If the vault has purge protection, which the bot’s template leaves off, it can be brought back until the vault’s own time for that is over.',
  },
};

/** What is stored of pulses: the answers, their keys, the results, and who was asked. */
export function storedPulseData({ database, keys, months }: WhereKept): readonly StoredKind[] {
  return [answersIn(database), KEYS[keys], pulses(inMonths(months.results)), ...BESIDE_PULSES];
}

function answersIn(database: WhereKept['database']): StoredKind {
  return {
    kind: 'answer',
    title: 'Your answers to a pulse',
    what: `What you chose on a pulse card, while the pulse is open. Your name is not kept with it. ${DATABASES[database].times}`,
    holds: {
      'what you chose for each statement, and which you left open': 'scores',
      'your comment, if your team asks for comments and you wrote one': 'comment',
      'a code that stands for you, made from your account with the random key of that pulse': 'answerId',
      'which pulse it belongs to': 'pulseId',
      'the latest moment at which it is deleted, which is the same for everybody': 'expiresAt',
    },
    readers:
      'You, on the card. Nobody else in Teams sees whether you answered or what you said: not the chair, and not the person who opened the pulse. While the pulse is open, an administrator who can open both the answers and the keys could work out whose they are. Once the key is destroyed, nobody can.',
    kept: 'Until the pulse closes, or until you withdraw it. If closing should fail, until 15 days after the pulse opened.',
    destroyedBy:
      'Closing the pulse: the result is made, each answer is deleted, and then the key is destroyed. Pressing “Withdraw my answers” deletes yours at once.',
    inShort:
      'In Teams only you see them. When the pulse closes they are deleted, and so is the key that could link them to you. Until then you can change or withdraw them.',
  };
}

const pulses = (months: string): StoredKind => ({
  kind: 'pulse',
  title: 'Pulses and their results',
  what: 'For each pulse, what was asked, of whom, and, once it has closed, its one result. Who answered is not part of it.',
  holds: {
    'the statements, with the behaviour each stands for and the version of your framework': `${FRAMEWORK} statements.behaviourId statements.behaviourName statements.text`,
    'how many answers it needs and how many the one before it needed, if more; whether small rounds are added up, and whether it has room for a comment':
      'threshold loweredFrom isPooling hasComments',
    'the account and the name of the person who opened it': 'openedBy openedByName',
    'whether somebody here, a meeting that ended or the team’s rhythm wanted it, and whether it asks about chosen behaviours or the whole framework':
      'origin depth',
    'what the team made of its last result: what is to be done or was done, by whom (the name) and by when, or why not now':
      'lastAction.state lastAction.what lastAction.who.name lastAction.byWhen lastAction.because',
    'when it opens and closes, in which time zone, and whether it is open': 'openedAt closesAt timeZone state',
    'the accounts of everyone who was asked, for as long as it says below': 'audience.personId audience.teamsId',
    'for whom its card in the conversation keeps itself up to date: up to sixty people who were there, asked or not':
      'refreshIds',
    'statements that were left out because nearly the same people were asked them lately, and from when on they can be asked':
      'leftOut.text leftOut.askAgainAt',
    'how far down that list the one reminder has gone, which is the same whoever has answered': 'remindedTo',
    'after closing: when it closed, how many people were asked and how many answered':
      'result.closedAt result.audienceCount result.answeredCount',
    'after closing, for each statement: what was published (which of four levels, and perhaps rounded shares, whether some or many were not sure, whether fewer answered it than others, and what those who were silent could change) and how it compares with before':
      'result.statements.behaviourId result.statements.published.shown result.statements.published.level result.statements.published.bands.from result.statements.published.bands.to result.statements.published.bands.share result.statements.published.rounds result.statements.published.notSure result.statements.published.isOfFewer result.statements.published.ofEveryone.least result.statements.published.ofEveryone.most result.statements.change',
    'where the bot posted its card and its result, and whether it has told whoever chaired the meeting': `${WHERE_TO_POST} cardActivityId resultActivityId isChairTold`,
    'its number, its team and its agenda': 'pulseId teamId agendaId',
    'how many answers the card last showed, how many people of other organisations were there, and whether all this is sample data':
      'shownCount outsideCount isSample',
  },
  readers:
    'Everyone in the conversation reads the statements, what was made of the last result, who opened the pulse, how many have answered, and the published result. How often each answer was chosen is not kept: a later result is compared with what was published.',
  kept: `For ${months} after it has closed. The accounts of everyone who was asked are kept for 30 days after it has closed, and longer only while a later result may be compared with it, which needs to know how many people have changed: until each of its statements has three newer results, looked at each week, and for 400 days at most.`,
  destroyedBy: `${BY_ITSELF} ${NAME_GOES}`,
  inShort: `Everyone in the conversation sees the result, but only if at least five people answered (eleven, if your team chose that). Kept for ${months}; who was asked for 30 days, and until three newer results are there, 400 days at most.`,
});

const BESIDE_PULSES: readonly StoredKind[] = [
  {
    kind: 'comments',
    title: 'Comments on a pulse',
    what: 'Only where a team has switched comments on, and only if ten or more people answered: what people wrote, between the close of a pulse and the moment it is handed over. It is shuffled, and nothing says who wrote what.',
    holds: {
      'what was written': 'lines',
      'which pulse they belong to': 'pulseId',
      'the latest moment at which they are deleted': 'expiresAt',
    },
    readers:
      'The person who opened the pulse, in their own chat with the bot. Somebody may know you by what you write.',
    kept: 'Until they have been sent to that person, usually a few seconds; at most until 15 days after the pulse opened. The message in their chat stays there.',
    destroyedBy:
      'Sending them. If fewer than ten people answered, they are deleted with the answers and nobody reads them.',
    inShort:
      'Only if your team switched them on. The person who opened the pulse gets them, shuffled and without names, if ten or more people answered. Then they are deleted.',
  },
  {
    kind: 'pool',
    title: 'Small rounds, added up',
    what: 'Only where a team has switched this on: if too few people answered to show a result, their answers are added to those of earlier rounds of the same statement, up to four, so that together they may be enough.',
    holds: {
      'how often each answer was chosen, all rounds so far together (after the first, that one alone)': 'histogram',
      'from how many answers on it is shown': 'threshold',
      'which rounds are in it, and which were in those before': 'pulseIds spentIds',
      'a sum that is large enough to show, with the rounds in it, until its result is made':
        'taken.pulseId taken.histogram taken.roundIds',
      'its number and its team': 'poolId teamId',
    },
    readers:
      'Nobody, until the rounds together have enough answers. Then everyone in the conversation reads the result in words.',
    kept: 'Until its result has been shown. If no more rounds follow, until your organisation deletes it.',
    destroyedBy: 'Publishing the result, which sets it back to nothing.',
    inShort: '',
  },
  {
    kind: 'audience-mark',
    title: 'Which people were asked together',
    what: 'Two results on the same statement, asked of some of the same people, could be subtracted from each other. To notice that and hold the second one back, the bot keeps marks of who was asked, never of what anyone answered. They stay when a team or somebody’s data is deleted: otherwise deleting would be a way to get at an answer.',
    holds: {
      'a mark made from the account of one person who was asked, under a key that lies with those of the pulses':
        'markKey',
      'the pulse and its team': 'pulseId teamId',
      'when it was to close, how many people it asked, and from how many answers on it is shown':
        'closesAt audienceCount threshold',
      'for each statement a mark of its words, and how many people gave an opinion on it':
        'statements.statement statements.answered',
      'where small rounds were added up, which they are': 'roundIds',
    },
    readers: BOT_ONLY,
    kept: 'Twenty-nine days.',
    destroyedBy: 'The bot itself, once the twenty-nine days are over.',
    inShort: '',
  },
  {
    kind: 'last-ask',
    title: 'When you were last asked',
    what: 'So that the rhythms of all teams together ask nobody more than once a fortnight, the bot notes who was last asked by one of them, or after a meeting that Teams told of, and when. It says nothing about whether they answered.',
    holds: {
      'your account': 'personId',
      'the pulse that asked you last': 'pulseId',
      'when it did': 'askedAt',
    },
    readers: BOT_ONLY,
    kept: 'Fifteen days.',
    destroyedBy: 'The bot itself, once the fifteen days are over; a later pulse that asks you writes over it.',
    inShort:
      'Nobody sees it in Teams. It is there so that rhythms ask you no more than once a fortnight. Kept fifteen days.',
  },
];
