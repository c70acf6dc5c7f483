import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, type TestContext, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { pseudonym } from '../../src/privacy/pseudonym.ts';
import { CLOSING_GRACE_MS } from '../../src/pulse/pulse.ts';
import { USUAL_BOUNDS } from '../../src/storage/cosmos/bounds.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { Insider, PEOPLE } from '../attacks/insider.ts';
import type { Got } from '../support/bot-under-test.ts';
import { startCosmosServer } from '../support/cosmos-server.ts';

const CHAT = '19:group@thread.v2';
const SECOND_MS = 1_000;
/** A quarter of what is usual, so that nobody waits for long here for what is put off. All else may take its time. */
const IN_THE_MINUTE = { requestMs: 250, operationMs: 750, answerMs: 375 };
const TEAMS_LIMIT_MS = 10_000;
/** Who has answered before the minute, who answers in it, and who says thank you in it. */
const BEFORE = PEOPLE.slice(0, 5);
const IN_IT = PEOPLE.slice(5, 10);
const THANKFUL = PEOPLE.slice(7, 12);
const SORRY = {
  statusCode: 500,
  value: { message: 'Something went wrong on our side. Nothing was lost; please try again.' },
};

type Person = (typeof PEOPLE)[number];

/** Which requests for documents are put off, counted from the beginning of the minute, and how long they are told to wait. */
interface Throttle {
  readonly isPutOff: (request: number) => boolean;
  readonly headers: Record<string, string>;
}

const always = (): boolean => true;
const MINUTES: readonly (readonly [string, Throttle])[] = [
  ['every request, with a delay', { isPutOff: always, headers: { 'x-ms-retry-after-ms': '40' } }],
  ['every request, without a delay', { isPutOff: always, headers: {} }],
  [
    'nine of ten, with a delay',
    { isPutOff: (request) => request % 10 !== 0, headers: { 'x-ms-retry-after-ms': '20' } },
  ],
  ['two of three, without a delay', { isPutOff: (request) => request % 3 !== 0, headers: {} }],
];

const isCard = ({ status, body }: Got): boolean => status === 200 && JSON.stringify(body).includes('"statusCode":200');
const wordsOf = ({ name }: Person): string => `What ${name} is thankful for`;

/** A team whose pulse some have answered, on a Cosmos DB that begins to throttle, and stops, when it is told. */
async function teamOn({ isPutOff, headers }: Throttle, { onTestFinished }: TestContext) {
  let isThrottling = false;
  let requests = 0;
  const inHand = new Set<ServerResponse>();
  const server = await startCosmosServer((request, response) => {
    inHand.add(response);
    response.once('close', () => inHand.delete(response));
    if (!isThrottling || !request.url?.includes('/docs')) return false;
    requests += 1;
    if (!isPutOff(requests)) return false;
    request.resume();
    response.writeHead(429, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ code: '429', message: 'Request rate is large.' }));
    return true;
  });
  const team = new Insider();
  const options = await server.newDatabase();
  const clock = { now: () => team.now };
  const patient = openCosmosStore(options, clock);
  const hurried = openCosmosStore({ ...options, bounds: IN_THE_MINUTE }, clock);
  onTestFinished(async () => {
    isThrottling = false;
    await team.bot.stop();
    await hurried.close();
    await server.close();
  });
  /** What is asked of the store in a throttled minute. */
  let operations = 0;
  const store: Store = new Proxy(patient, {
    get(_, name) {
      if (isThrottling) operations += 1;
      return Reflect.get(isThrottling ? hurried : patient, name);
    },
  });
  await team.start({ store });
  await team.open();
  const { keys } = team.bot.running.ports;
  const { pulseId } = team;

  return {
    team,
    store,
    keys,
    operations: () => operations,
    throttle(): void {
      isThrottling = true;
    },
    /** What was given up may still be on its way, and comes before anything is looked at. */
    async letThrough(): Promise<void> {
      isThrottling = false;
      while (inHand.size) await Promise.all([...inHand].map((response) => once(response, 'close')));
    },
    answer: (person: Person) => team.press(person, 'answer-pulse', { pulseId, s0: '4', s1: '2', comment: '' }),
    thank(person: Person) {
      const form = { formId: `form of ${person.name}`, receiver: PEOPLE[0]?.personId, behaviour: 'collaborative' };
      return team.press(person, 'give-thanks', { ...form, whatTheyDid: wordsOf(person) });
    },
    async whoseAnswerIsKept(): Promise<Person[]> {
      const key = (await keys.read(pulseId)) ?? new Uint8Array();
      const kept = PEOPLE.map((person) => store.readAnswer(pulseId, pseudonym(key, person.personId)));
      const answers = await Promise.all(kept);
      return PEOPLE.filter((_, index) => answers[index]);
    },
    postsWith: (words: string): number =>
      team.bot.connector.posts.filter(({ body }) => JSON.stringify(body).includes(words)).length,
    /** The timer looks when the time has passed. */
    async pass(seconds: number): Promise<void> {
      team.now += seconds * SECOND_MS;
      await team.bot.running.runJobs();
    },
  };
}

/** All at once; who got the card, when everybody else got the refusal. */
async function told(people: readonly Person[], act: (person: Person) => Promise<Got>): Promise<Person[]> {
  const all = await Promise.all(people.map(async (person) => ({ person, got: await act(person) })));
  const refused = all.filter(({ got }) => !isCard(got));
  for (const { got } of refused) expect(got).toMatchObject({ status: 200, body: SORRY });
  return all.filter((one) => !refused.includes(one)).map(({ person }) => person);
}

const without = (people: readonly Person[], others: readonly Person[]): Person[] =>
  people.filter((person) => !others.includes(person));

test.concurrent.for(MINUTES)(
  'in a minute in which Cosmos DB puts off %s, nothing confirmed is lost or doubled, and what falls due is done once',
  { timeout: 240_000 },
  async ([, throttle], context) => {
    const scene = await teamOn(throttle, context);
    const { team, store, keys, answer, thank, pass, postsWith } = scene;
    expect(await told(BEFORE, answer)).toEqual(BEFORE);
    const { closesAt = 0 } = (await store.read('pulse', CHAT, team.pulseId))?.value ?? {};

    team.now = closesAt - 10 * SECOND_MS;
    scene.throttle();
    const [answered, thanked] = await Promise.all([told(IN_IT, answer), told(THANKFUL, thank)]);
    team.now += 5 * SECOND_MS;
    const answeredThen = await told(without(IN_IT, answered), answer);
    if (throttle.isPutOff === always) {
      // As many, one after the other and each as long as it usually may, are over before Teams gives up.
      const turns = 2 * IN_IT.length + THANKFUL.length;
      expect(scene.operations() * USUAL_BOUNDS.operationMs).toBeLessThan(turns * TEAMS_LIMIT_MS);
    }
    // A look that is no part of the minute.
    await scene.letThrough();
    const kept = await scene.whoseAnswerIsKept();
    expect(kept).toEqual(expect.arrayContaining([...BEFORE, ...answered, ...answeredThen]));
    if (throttle.isPutOff === always) expect(kept).toEqual(BEFORE);

    scene.throttle();
    team.now += 10 * SECOND_MS;
    expect(team.now).toBeGreaterThanOrEqual(closesAt);
    const refused = without(THANKFUL, thanked);
    const thankedThen = await told(refused, thank);
    team.now = closesAt + CLOSING_GRACE_MS;
    for (const seconds of [0, 15, 20]) await pass(seconds);
    // Where some requests go through, the result may be there already.
    expect(postsWith('of 12 answered')).toBeLessThanOrEqual(throttle.isPutOff === always ? 0 : 1);
    team.now = closesAt + 50 * SECOND_MS;
    await scene.letThrough();

    // Whoever was told to try again does; and what was taken in hand and cut off is free again after a minute.
    const trying = without(refused, thankedThen);
    expect(await told(trying, thank)).toEqual(trying);
    for (let look = 0; look < 12; look += 1) await pass(15);

    expect(THANKFUL.map((person) => postsWith(wordsOf(person)))).toEqual(THANKFUL.map(() => 1));
    const closed = await store.read('pulse', CHAT, team.pulseId);
    expect(closed?.value).toMatchObject({ state: 'closed', result: { answeredCount: kept.length, audienceCount: 12 } });
    expect(postsWith(`${kept.length} of 12 answered`)).toBe(1);
    expect(await store.countAnswers(team.pulseId)).toBe(0);
    expect(await keys.read(team.pulseId)).toBeNull();
    expect(await store.claimJobs(team.now + 60 * SECOND_MS, SECOND_MS, 10)).toEqual([]);
  },
);
