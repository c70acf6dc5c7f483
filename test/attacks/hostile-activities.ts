import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ROWS } from '../../bot/routes.ts';
import { caseFolders, givenSteps, whenOf } from '../golden/case.ts';
import type { Sent } from '../support/bot-under-test.ts';
import { type Ids, OWN } from './hostile-scene.ts';
import { hostileText, hostileValue } from './hostile-values.ts';

const CHATS = 40;
const TESTS = join(import.meta.dirname, '..');

/** Where the connector of this test answers, and what people of the team have seen on cards. */
export interface Around {
  readonly serviceUrl: string;
  readonly own: Ids;
  readonly other: Ids;
}

interface Pressed {
  readonly verb: string;
  readonly data: Sent;
}

/** Any activities: made from the schema, and from recordings that were spoilt. */
export function hostileActivities(around: Around): fc.Arbitrary<Sent> {
  return fc.oneof(
    { weight: 2, arbitrary: fromSchema(around) },
    { weight: 2, arbitrary: spoilt(recordings(around)) },
    { weight: 6, arbitrary: pressed(around) },
    { weight: 1, arbitrary: typed(around) },
  );
}

const maybe = (usual: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: hostileValue });

/** Each field of the envelope: left out, as it should be, of another type, huge, odd. */
function fromSchema({ serviceUrl }: Around): fc.Arbitrary<Sent> {
  const id = maybe(fc.constantFrom(OWN.chatId, '19:team@thread.tacv2', 'a'));
  const account = maybe(fc.record({ id, name: hostileText, aadObjectId: maybe(personId) }, { requiredKeys: [] }));
  const type = fc.constantFrom(
    'message',
    'invoke',
    'event',
    'installationUpdate',
    'conversationUpdate',
    'typing',
    'messageReaction',
  );
  const usualType = fc.oneof({ weight: 9, arbitrary: type }, { weight: 1, arbitrary: hostileText });
  const kind = maybe(fc.constantFrom('channel', 'groupChat', 'groupchat', 'personal'));
  const conversation = fc.record(
    { id, conversationType: kind, name: hostileText, tenantId: maybe(fc.constant('tenant')) },
    { requiredKeys: ['id'] },
  );
  const named = fc.record({ id, name: hostileText }, { requiredKeys: [] });
  const channelData = fc.record(
    {
      team: maybe(named),
      tenant: maybe(named),
      meeting: maybe(named),
      eventType: maybe(fc.constantFrom('teamRenamed', 'teamDeleted')),
    },
    { requiredKeys: [] },
  );
  const name = maybe(
    fc.constantFrom(
      'adaptiveCard/action',
      'composeExtension/fetchTask',
      'composeExtension/submitAction',
      'application/vnd.microsoft.meetingStart',
      'application/vnd.microsoft.meetingEnd',
    ),
  );
  const action = fc.record({
    verb: maybe(fc.constantFrom(...Object.keys(ROWS))),
    data: maybe(fc.object({ maxDepth: 1 })),
  });
  const mention = fc.record(
    { type: fc.constant('mention'), text: hostileText, mentioned: account },
    { requiredKeys: ['type'] },
  );
  return fc.record(
    {
      type: usualType,
      id: maybe(fresh),
      serviceUrl: maybe(fc.constant(serviceUrl)),
      from: account,
      recipient: maybe(fc.constant({ id: '28:bot', name: 'Behaviours' })),
      conversation: maybe(conversation),
      channelData: maybe(channelData),
      channelId: maybe(fc.constant('msteams')),
      name,
      action: maybe(fc.constantFrom('add', 'remove', 'add-upgrade')),
      text: hostileText,
      replyToId: maybe(fresh),
      value: maybe(
        fc.record(
          { action: maybe(action), StartTime: hostileValue, data: hostileValue, verb: hostileText },
          { requiredKeys: [] },
        ),
      ),
      entities: maybe(fc.array(maybe(mention), { maxLength: 4 })),
      membersAdded: maybe(fc.array(account, { maxLength: 3 })),
      membersRemoved: maybe(fc.array(account, { maxLength: 3 })),
      timestamp: hostileValue,
      localTimestamp: hostileValue,
      expiration: hostileValue,
      attachments: hostileValue,
      relatesTo: hostileValue,
      locale: hostileValue,
    },
    { requiredKeys: ['type'] },
  );
}

const personId = fc.constantFrom(...OWN.people.map(({ aadObjectId }) => aadObjectId));
const fresh = fc.nat(2 ** 40).map((number) => `activity-${number}`);
const speaker = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...OWN.people) },
  {
    weight: 1,
    arbitrary: fc.record({
      id: fc.constant('29:guest'),
      name: hostileText,
      aadObjectId: fc.constant('7f3a5b1e-0000-4000-8000-000000009999'),
    }),
  },
);

/** What Teams and the Playground have sent, said by people of this team. */
function recordings({ serviceUrl }: Around): fc.Arbitrary<Sent> {
  const folder = join(TESTS, 'fixtures/activities');
  const recorded: Sent[] = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
  return fc
    .record({ activity: fc.constantFrom(...recorded), from: speaker, id: fresh })
    .map(({ activity, from, id }) => ({ ...activity, serviceUrl, from, id }));
}

/** A button of the product, with what it sends in a golden case, and part of that spoilt. */
function pressed(around: Around): fc.Arbitrary<Sent> {
  const known = pressesInGoldenCases();
  const silent = Object.keys(ROWS).map((verb): Pressed => ({ verb, data: {} }));
  const ids = fc.constantFrom(around.own, around.own, around.other);
  const press = fc.oneof(fc.constantFrom(...known), fc.constantFrom(...silent, ...known));
  return fc
    .record({ place: recordedPlace(around), press, ids, spoil: spoiling, again: fc.constantFrom({}, { again: 'yes' }) })
    .map(({ place, press: { verb, data }, ids: shown, spoil, again }) => {
      const filled: Sent = { ...fill(data, shown), ...again };
      const sent = spoil(filled);
      const value =
        place.name === 'composeExtension/submitAction'
          ? { commandId: 'giveThanks', data: { ...Object(sent), verb } }
          : { action: { type: 'Action.Execute', verb, data: sent } };
      return { ...place, value };
    });
}

function recordedPlace({ serviceUrl }: Around): fc.Arbitrary<Sent> {
  const read = (name: string): Sent =>
    JSON.parse(readFileSync(join(TESTS, `fixtures/activities/${name}.json`), 'utf8'));
  const group = read('group-execute');
  const personal = { ...group, conversation: read('personal-words').conversation };
  const place = fc.constantFrom(group, group, read('channel-execute'), personal, read('extension-submit'));
  // In many chats, so that not all that is posted waits its turn in one.
  const chat = fc.oneof(fc.constant(''), fc.nat(CHATS).map(String));
  return fc.record({ place, from: speaker, id: fresh, chat }).map(({ place, from, id, chat }) => {
    const { conversation } = place;
    const elsewhere =
      chat && place === group ? { conversation: { ...Object(conversation), id: `19:chat-${chat}@thread.v2` } } : {};
    return { ...place, ...elsewhere, serviceUrl, from, id };
  });
}

function typed(around: Around): fc.Arbitrary<Sent> {
  const words = fc.oneof(
    fc.constantFrom(...Object.values(ROWS).flatMap(({ typed }) => (typed ? [typed.word] : []))),
    hostileText,
  );
  const tag = fc.constantFrom('', '<at>Behaviours</at> ', '<at>Megan Bowen</at> ', '<at><at> ', '@Behaviours ');
  return fc
    .record({ place: recordedPlace(around), words, tag, spoil: spoiling })
    .map(({ place, words, tag, spoil }) =>
      Object(spoil({ ...place, type: 'message', name: undefined, value: undefined, text: `${tag}${words}` })),
    );
}

type Spoil = (value: Sent) => unknown;

/** Up to three fields, anywhere: left out, replaced, put beside another name. */
const spoiling: fc.Arbitrary<Spoil> = fc
  .array(
    fc.record({
      at: fc.nat(1_000),
      how: fc.constantFrom('drop', 'replace', 'replace', 'add'),
      value: hostileValue,
      name: fc.constantFrom(
        '‹proto›',
        'constructor',
        'toString',
        'extra',
        'comment',
        'quote',
        'alone',
        'isMeant',
        'receiver',
        'behaviours',
      ),
    }),
    { maxLength: 3 },
  )
  .map((changes) => (value) => {
    const copy: unknown = structuredClone(value);
    for (const { at, how, value: hostile, name } of changes) {
      const objects = objectsIn(copy);
      const place = objects[at % Math.max(1, objects.length)];
      if (place === undefined) continue;
      const names = Object.keys(place);
      const chosen = how === 'add' ? name : (names[at % Math.max(1, names.length)] ?? name);
      if (how === 'drop') Reflect.deleteProperty(place, chosen);
      else Reflect.set(place, chosen, structuredClone(hostile));
    }
    return copy;
  });

function spoilt(activities: fc.Arbitrary<Sent>): fc.Arbitrary<Sent> {
  return fc.tuple(activities, spoiling).map(([activity, spoil]) => Object(spoil(activity)));
}

function objectsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

function pressesInGoldenCases(): Pressed[] {
  const steps = caseFolders().flatMap((folder) => [...givenSteps(folder), whenOf(folder)]);
  const found = steps.flatMap(({ press, data = {} }): Pressed[] => (press ? [{ verb: press, data }] : []));
  return [...new Map(found.map((press) => [JSON.stringify(press), press])).values()];
}

/** Golden cases name ids and people that are not in this scene; what looks like a binding is marked as typed. */
function fill(data: Sent, ids: Ids): Sent {
  const inScene: Readonly<Record<string, string>> = { ...ids, formId: 'form-1' };
  const fillText = (text: string): string =>
    text.startsWith('$')
      ? (inScene[text.slice(1)] ?? text)
      : text
          .replaceAll('${', '${typed ')
          .replace(/person-[a-z-]+/g, (name) => OWN.people[name.length % OWN.people.length]?.aadObjectId ?? '')
          .replace('team-sample-team', ids.thankYouTeamId);
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? fillText(value) : value]),
  );
}
