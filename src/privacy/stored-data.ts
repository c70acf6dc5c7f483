import { BOT_ONLY, BY_HAND, FRAMEWORK, NO_END, type StoredKind, WHERE_TO_POST } from './stored-kind.ts';
import { STORED_PULSE_DATA } from './stored-pulse-data.ts';
import { STORED_TEAM_DATA } from './stored-team-data.ts';

/** Every kind of thing that the bot stores, in the order in which a person would ask about it. */
export const STORED_DATA: readonly StoredKind[] = [
  ...STORED_PULSE_DATA,
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
  ...STORED_TEAM_DATA,
  {
    kind: 'due',
    title: 'What the bot still has to do',
    what: 'A list of things such as “close this pulse”, “post the digest” or “post this thank-you”. It names no person.',
    holds: {
      'what is to be done, and for which pulse, meeting, rhythm or thank-you of which team':
        'dueId task teamId subjectId',
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
      'its number, and the team, the person or the pulse it lies with': 'id team_id pulse_id',
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
