import { storedPulseData } from './stored-pulse-data.ts';
import {
  BOT_ONLY,
  BY_ITSELF,
  FRAMEWORK,
  inMonths,
  NO_END,
  ON_ASKING,
  type StoredKind,
  storedTeamData,
  WHERE_TO_POST,
} from './stored-team-data.ts';
import { DATABASES, type WhereKept } from './where-kept.ts';

/** Every kind of thing that the bot stores, in the order in which a person would ask about it. */
export function storedData(where: WhereKept): readonly StoredKind[] {
  const { months, database } = where;
  const ofPeople = storedOfPeople(inMonths(months.thanks));
  return [...storedPulseData(where), ...ofPeople, ...storedTeamData(months), ...OF_THE_BOT, BESIDE[database]];
}

const storedOfPeople = (months: string): readonly StoredKind[] => [
  {
    kind: 'self-check',
    title: 'A self-check that you keep',
    what: 'Only if you press Keep: what you answered about yourself in your own chat with the bot. It is never added up with what anybody else answered.',
    holds: {
      'each behaviour and what you chose for it': 'lines.behaviourId lines.behaviourName lines.score',
      'whether it was the quick or the full one, and the version of your framework': `depth ${FRAMEWORK}`,
      'when you took it': 'takenAt',
      'its number, and your own chat with the bot': 'selfCheckId teamId',
    },
    readers: 'You, in your own chat with the bot. Nobody else sees it in Teams.',
    kept: 'Until you delete it. If you do not press Keep, nothing of it is stored.',
    destroyedBy: 'You, in your own chat with the bot. It is erased at once.',
    inShort: 'Only you see it. Not kept unless you press Keep; you can delete it.',
  },
  {
    kind: 'thank-you',
    title: 'Thank-yous',
    what: 'For each thank-you, what one colleague wrote to thank another, or a team. Each of several who are thanked has one of their own.',
    holds: {
      'who gave it: account, the id by which Teams reaches them, and name': 'giver.personId giver.teamsId giver.name',
      'who received it: account, the id by which Teams mentions them, and name; of a team only its name':
        'receiver.personId receiver.teamsId receiver.name isForTeam',
      'the behaviour, and the version of your framework': `${FRAMEWORK} behaviourId behaviourName`,
      'what they did, and what it made possible, in the giver’s words; where the giver ticked it, some of the message that it is about, in the receiver’s':
        'whatTheyDid madePossible',
      'when it was given, changed or taken back, and whether it is sample data':
        'givenAt changedAt takenBackAt isSample',
      'whether the receiver keeps it private, shares it or hides it': 'visibility',
      'who joined in, account and name, in that order, and whether the receiver said thanks back':
        'joined.personId joined.name isThankedBack',
      'whether each of the two agrees that it is named for an award': 'forAward.giver forAward.receiver',
      'where the form and the cards are, and from when the words on them are': `${WHERE_TO_POST} formActivityId cardActivityId cardChangedAt privateChatId privateActivityId privateChangedAt`,
      'where several were thanked at once, the numbers of the others': 'together',
      'its number, and its team; one that is given where the bot is not among those who talk has no team, and lies with the giver’s account instead':
        'thankYouId teamId',
    },
    readers:
      'The two people, and nobody else in Teams until the receiver shares it; then everyone in the conversation. A thank-you to a team is read by everyone in the conversation; one that is given outside a team cannot be shared. The digest quotes one or two shared ones, with both names and the words on what was done. Digest and summary say for each behaviour how many were shared, but only if at least as many were shared in all as a result needs answers (five or eleven); never by person. If the team and what it shared are that large, whoever chairs a meeting reads which behaviours and which weeks went without any. No manager gets a copy.',
    kept: `For ${months} after it was given.`,
    destroyedBy: `${BY_ITSELF} You too, by typing “delete my data” in your own chat with the bot.`,
    inShort: `The two people see it; everyone in the conversation does once the receiver shares it. Kept for ${months}.`,
  },
  {
    kind: 'preferences',
    title: 'Your settings for thank-yous',
    what: 'Only if you save “my settings” or press “Not from this person”: what you want done with thank-yous that you receive.',
    holds: {
      'whether you are asked each time, share them at once or keep them private': 'sharing',
      'whether thank-yous that you give or receive may be named for an award': 'forAwards',
      'from whom you take no thank-yous: their accounts': 'notFrom',
      'when you chose it': 'setAt',
      'your account, and where it lies': 'personId teamId',
    },
    readers:
      'You, in your own chat with the bot. Who thanks you reads before sending whether you share thank-yous at once.',
    kept: NO_END,
    destroyedBy: ON_ASKING,
    inShort: 'Only you see them. Kept until you or your organisation delete them.',
  },
  {
    kind: 'thank-you-of',
    title: 'Where to find your thank-yous',
    what: 'For each thank-you, one pointer for the giver and one for the receiver, so that “my data” finds it in any team.',
    holds: {
      'your account': 'personId',
      'the thank-you and its team': 'thankYouId teamId',
      'when it was given': 'givenAt',
    },
    readers: 'You, by typing “my data” in your own chat with the bot.',
    kept: 'As long as the thank-you.',
    destroyedBy: 'Whatever destroys the thank-you.',
    inShort: '',
  },
  {
    kind: 'named-in',
    title: 'Where else you are named',
    what: 'For each thing that names you, one pointer, so that “export” and “delete my data” find it without reading everybody’s. It says no more than the thing itself: whom a pulse asked, never who answered.',
    holds: {
      'your account or, where only a name stands, a code made from your name': 'holder',
      'the agenda, pulse, action, rhythm, settings or thank-you in which you are named, and its team':
        'documentKind documentId teamId',
      'since when, and after which it is of no use any more': 'notedAt endsAt',
    },
    readers: BOT_ONLY,
    kept: 'As long as you are named there.',
    destroyedBy: 'Whatever takes your name out, or destroys the thing itself.',
    inShort: '',
  },
];

const OF_THE_BOT: readonly StoredKind[] = [
  {
    kind: 'index-state',
    title: 'How far pointers have been made',
    what: 'Things that are older than the pointers to those whom they name are given theirs once. The bot notes how far it has come.',
    holds: { 'the last thing that has them': 'upTo', 'whether all have': 'isComplete' },
    readers: BOT_ONLY,
    kept: NO_END,
    destroyedBy: 'Nothing. When all have their pointers it names none of them.',
    inShort: '',
  },
  {
    kind: 'job',
    title: 'What the bot still has to do',
    what: 'A list of things such as “close this pulse”, “post the digest” or “post this thank-you”. It names no person, but for whom something is collected or deleted that they asked for.',
    holds: {
      'what is to be done, and for which pulse, meeting, rhythm or thank-you of which team':
        'jobId jobType teamId subjectId',
      'when, whether somebody is at it, and how often it has failed': 'dueAt leasedUntil attempts',
    },
    readers: BOT_ONLY,
    kept: 'Until it is done.',
    destroyedBy: 'Doing it, or giving up because the bot has been removed from the conversation.',
    inShort: '',
  },
  {
    kind: 'seen',
    title: 'Messages seen already',
    what: 'Teams sometimes delivers a message twice, and people sometimes press a button twice. So that it counts once, the bot remembers it for a moment.',
    holds: {
      'the conversation and the number of the message; for a button that opens a new message the card, the button and the account of the person who pressed it; the account of whoever asks for their data or its deletion, and a code for each message of the data that has been sent':
        'key',
      'until when it is remembered': 'expires_at',
    },
    readers: BOT_ONLY,
    kept: 'Ten minutes, for a button three seconds, for a message of somebody’s data a day; within a minute or so after that it is cleared away.',
    destroyedBy: 'The bot, by itself.',
    inShort: '',
  },
];

const BESIDE_TITLED = {
  kind: 'beside',
  title: 'What is written beside each of these',
  readers: BOT_ONLY,
  kept: 'As long as what it stands beside.',
  destroyedBy: 'Whatever destroys that.',
  inShort: '',
} as const;
const TO_FIND = 'What a database needs to find things again.';

const BESIDE: Readonly<Record<WhereKept['database'], StoredKind>> = {
  sqlite: {
    ...BESIDE_TITLED,
    what: `${TO_FIND} No answer has a time beside it but the one at which it is deleted.`,
    holds: {
      'which kind of thing it is, and in which form it is written': 'kind version document',
      'its number, and the team, the person or the pulse it lies with': 'id pulse_id place',
      'where in the file it lies, and which room in the file is free': 'slot size bucket entries',
      'in which list it is shown, and the moment by which that list is ordered': 'list at',
      'random marks that tell whether it has changed, and who is at work on it': 'etag holder',
      'when it is due or deleted, and how often it was tried': 'due_at leased_until attempts expires_at',
    },
  },
  cosmos: {
    ...BESIDE_TITLED,
    what: `${TO_FIND} ${DATABASES.cosmos.times}`,
    holds: {
      'which kind of thing it is, and in which form it is written': 'kind version document',
      'its number, and the team, the person or the pulse it lies with': 'id teamId pulseId bucket',
      'in which list it is shown, and the moment by which that list is ordered': 'list at',
      'random marks that tell whether it has changed, who has written it and who is at work on it':
        '_etag writer holder',
      'when it is due or deleted, and how often it was tried': 'dueAt leasedUntil attempts expiresAt ttl',
      'of a pulse, whom it asked, as it says there': 'audience',
      'the second of its last change, which the database notes by itself': '_ts',
      'the database’s own numbers for it': '_rid _self _attachments',
    },
  },
};
