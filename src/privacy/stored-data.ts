/** One kind of thing that is stored, described for the people it is about. Words only: a test compares it with the schemas. */
export interface StoredKind {
  /** As the store calls it; never shown. */
  readonly kind: string;
  readonly title: string;
  /** Whole sentences, as are the others below. */
  readonly what: string;
  /** What is in it, in words; behind each the fields that the words stand for, with spaces between. */
  readonly holds: Readonly<Record<string, string>>;
  readonly readers: string;
  readonly kept: string;
  readonly destroyedBy: string;
  /** For the card; empty where the card leaves it out. */
  readonly inShort: string;
}

const WHERE_TO_POST =
  'conversation.conversationId conversation.kind conversation.serviceUrl conversation.tenantId conversation.botId';
const FRAMEWORK = 'frameworkId frameworkVersion';
const BOT_ONLY = 'Nobody sees it in Teams; only the bot uses it.';
const NO_END = 'Until your organisation deletes it. The bot does not delete it by itself.';
const BY_HAND =
  'Whoever looks after the database for your organisation, with a command that leaves a record. There is no button for it in Teams.';

/** Every kind of thing that the bot stores, in the order in which a person would ask about it. */
export const STORED_DATA: readonly StoredKind[] = [
  {
    kind: 'answer',
    title: 'Your answers to a pulse',
    what: 'What you chose on a pulse card, while the pulse is open. Neither your name nor the time at which you answered is kept with it.',
    holds: {
      'what you chose for each statement': 'scores',
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
  },
  {
    kind: 'keys',
    title: 'The keys of open pulses',
    what: 'For each pulse, a random number that is made when it opens. With it the code beside each answer is made. The keys lie in a file of their own, apart from the answers.',
    holds: { 'which pulse it is for': 'pulse_id', 'the number itself': 'key' },
    readers: 'Nobody sees it in Teams. An administrator of the server could open the file while the pulse is open.',
    kept: 'Until the pulse has closed.',
    destroyedBy: 'Closing the pulse, once its answers have been deleted.',
    inShort: '',
  },
  {
    kind: 'pulse',
    title: 'Pulses and their results',
    what: 'For each pulse, what was asked, of whom, and, once it has closed, its one result. Who answered is not part of it.',
    holds: {
      'the statements, with the behaviour each stands for and the version of your framework': `${FRAMEWORK} statements.behaviourId statements.behaviourName statements.text`,
      'how many answers it needs, whether small rounds are added up, and whether it has room for a comment':
        'threshold isPooling hasComments',
      'the account and the name of the person who opened it': 'openedBy openedByName',
      'when it opens and closes, in which time zone, and whether it is open': 'openedAt closesAt timeZone state',
      'the accounts of everyone who was asked': 'audience.personId audience.teamsId',
      'after closing: when it closed, how many people were asked and how many answered':
        'result.closedAt result.audienceCount result.answeredCount',
      'after closing, for each statement: the words or rounded shares that were published, how they compare with before, and, only if enough people answered, how often each answer was chosen':
        'result.statements.behaviourId result.statements.published.shown result.statements.published.level result.statements.published.words result.statements.published.bands.label result.statements.published.bands.share result.statements.published.rounds result.statements.published.also result.statements.change result.statements.histogram',
      'which statement most people agreed with and which fewest, where that is clear':
        'result.strongest result.weakest',
      'where the bot posted its card and its result': `${WHERE_TO_POST} cardActivityId resultActivityId`,
      'its number, its team and its agenda': 'pulseId teamId agendaId',
      'how many answers the card last showed, and whether all this is sample data': 'shownCount isSample',
    },
    readers:
      'Everyone in the conversation reads the statements, who opened the pulse, how many have answered, and the published result. How often each answer was chosen is never shown: it is used only to tell whether a later result is higher or lower.',
    kept: NO_END,
    destroyedBy: BY_HAND,
    inShort:
      'Everyone in the conversation sees the result, but only if at least five people answered (eleven, if your team chose that). Kept until your organisation deletes it.',
  },
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
      'which rounds are in it, and which were in those before': 'pulseIds spentIds',
      'a sum that is large enough to show, until its result is made': 'taken.pulseId taken.histogram taken.rounds',
      'its number and its team': 'poolId teamId',
    },
    readers:
      'Nobody, until the rounds together have enough answers. Then everyone in the conversation reads the result in words.',
    kept: 'Until its result has been shown. If no more rounds follow, until your organisation deletes it.',
    destroyedBy: 'Publishing the result, which sets it back to nothing.',
    inShort: '',
  },
  {
    kind: 'showing',
    title: 'Which people a statement was asked of',
    what: 'Two results on the same statement, asked of nearly the same people, could be subtracted from each other. To notice that and hold the second one back, the bot keeps marks of who was asked, never of what anyone answered.',
    holds: {
      'a mark made from the statement and the account of one person who was asked (at most eleven people for each statement)':
        'sketchKey',
      'the pulse and its team': 'pulseId teamId',
      'when its result was made': 'shownAt',
    },
    readers: BOT_ONLY,
    kept: 'Fifteen days.',
    destroyedBy: 'The bot itself, once the fifteen days are over.',
    inShort: '',
  },
  {
    kind: 'recognition',
    title: 'Thank-yous',
    what: 'For each thank-you, what one colleague wrote to thank another.',
    holds: {
      'who gave it: account and name': 'giver.personId giver.name',
      'who received it: account, the id by which Teams mentions them, and name':
        'receiver.personId receiver.teamsId receiver.name',
      'the behaviour, and the version of your framework': `${FRAMEWORK} behaviourId behaviourName`,
      'what they did, and what it made possible, in the giver’s words': 'whatTheyDid madePossible',
      'when it was given, and whether it is sample data': 'givenAt isSample',
      'where the form and the card are': `${WHERE_TO_POST} formActivityId cardActivityId`,
      'its number and its team': 'recognitionId teamId',
    },
    readers:
      'Everyone in the conversation: the card is posted there and mentions the person who is thanked. The two people themselves also find it by typing “my data”.',
    kept: NO_END,
    destroyedBy: BY_HAND,
    inShort:
      'Everyone in the conversation sees who thanks whom, and for what. Kept until your organisation deletes them.',
  },
  {
    kind: 'recognition-of',
    title: 'Where to find your thank-yous',
    what: 'For each thank-you, one pointer for the giver and one for the receiver, so that “my data” finds it in any team.',
    holds: {
      'your account': 'personId',
      'the thank-you and its team': 'recognitionId teamId',
      'when it was given': 'givenAt',
    },
    readers: 'You, by typing “my data” in your own chat with the bot.',
    kept: NO_END,
    destroyedBy: BY_HAND,
    inShort: '',
  },
  {
    kind: 'agenda',
    title: 'Agenda cards',
    what: 'For each card, what somebody put on the agenda of a meeting.',
    holds: {
      'the behaviours, the question that is shown, and the version of your framework': `behaviourIds shownQuestion ${FRAMEWORK}`,
      'the agenda line that was typed': 'line',
      'why the bot chose this behaviour, if it did': 'why',
      'the account of the person who posted it, and when': 'postedBy postedAt',
      'where the card is, and whether it is sample data': `${WHERE_TO_POST} cardActivityId isSample`,
      'its number and its team': 'agendaId teamId',
    },
    readers: 'Everyone in the conversation.',
    kept: NO_END,
    destroyedBy: BY_HAND,
    inShort: 'Everyone in the conversation sees them. Kept until your organisation deletes them.',
  },
  {
    kind: 'team',
    title: 'Your team and its settings',
    what: 'One entry for each team, group chat or meeting chat with the bot in it, and for each person’s own chat with the bot. There is no list of members in it.',
    holds: {
      'its name': 'name',
      'its settings: framework, time zone, language, how many answers a result needs, whether small rounds are added up, and whether pulses have room for comments':
        'settings.frameworkId settings.timeZone settings.language settings.threshold settings.isPooling settings.hasComments',
      'the name of the person who last changed the settings': 'settings.setBy',
      'its number, and how the bot reaches it': `teamId ${WHERE_TO_POST}`,
      'when the bot was added, whether it is still there, and whether it is sample data':
        'installedAt isInstalled isSample',
    },
    readers: 'Everyone in the conversation reads the settings, and who last changed them.',
    kept: 'Until your organisation deletes it; also after the bot has been removed, so that it can be taken up again.',
    destroyedBy: BY_HAND,
    inShort:
      'Everyone in the conversation sees the settings and who last changed them. Kept until your organisation deletes them.',
  },
  {
    kind: 'due',
    title: 'What the bot still has to do',
    what: 'A list of things such as “close this pulse” or “post this thank-you”. It names no person.',
    holds: {
      'what is to be done, and for which pulse, agenda or thank-you of which team': 'dueId task teamId subjectId',
      'when, whether somebody is at it, and how often it has failed': 'dueAt leasedUntil attempts',
    },
    readers: BOT_ONLY,
    kept: 'Until it is done.',
    destroyedBy: 'Doing it, or giving up because the bot has been removed from the conversation.',
    inShort: '',
  },
  {
    kind: 'heard',
    title: 'Messages heard already',
    what: 'Teams sometimes delivers a message twice, and people sometimes press a button twice. So that it counts once, the bot remembers it for a moment.',
    holds: {
      'the conversation and the number of the message; for a button that opens a new message the card, the button and the account of the person who pressed it':
        'key',
      'until when it is remembered': 'expires_at',
    },
    readers: BOT_ONLY,
    kept: 'Ten minutes for a message, three seconds for a button; within a minute or so after that it is cleared away.',
    destroyedBy: 'The bot, by itself.',
    inShort: '',
  },
  {
    kind: 'beside',
    title: 'What is written beside each of these',
    what: 'What a database needs to find things again. No answer has a time beside it but the one at which it is deleted.',
    holds: {
      'which kind of thing it is, and in which form it is written': 'kind version document',
      'its number, and the team, the person’s pointers or the pulse it lies with': 'id team_id pulse_id',
      'in which list it is shown, and the moment by which that list is ordered': 'list at',
      'random marks that tell whether it has changed, and who is at work on it': 'etag holder',
      'when it is due or deleted, and how often it was tried': 'due_at leased_until attempts expires_at',
    },
    readers: BOT_ONLY,
    kept: 'As long as what it stands beside.',
    destroyedBy: 'Whatever destroys that.',
    inShort: '',
  },
];
