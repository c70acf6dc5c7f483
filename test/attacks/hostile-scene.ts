import { BotUnderTest, execute, type Got, type Sent } from '../support/bot-under-test.ts';
import type { Person } from '../support/connector.ts';

const HOUR_MS = 3_600_000;

interface Colleague extends Person {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
}

interface Chat {
  readonly chatId: string;
  readonly name: string;
  readonly people: readonly Colleague[];
  /** What only its members may read. */
  readonly thanks: string;
  readonly line: string;
  readonly action: string;
  readonly pause: string;
}

/** The ids that a card of a team sends back; whoever has seen one of its cards knows them. */
export type Ids = Readonly<Record<'pulseId' | 'closedPulseId' | 'agendaId' | 'thankYouId' | 'thankYouTeamId', string>>;

function people(names: readonly string[], group: number): Colleague[] {
  return names.map((name, index) => ({
    id: `29:${group}-${index}`,
    name,
    aadObjectId: `7f3a5b1e-0000-4000-8000-00000000${group}0${index}0`,
  }));
}

/** The chat that the attackers are in. */
export const OWN: Chat = {
  chatId: '19:group@thread.v2',
  name: 'Project group chat',
  people: people(['Alex Wilber', 'Megan Bowen', 'Adele Vance', 'Isaiah Langer', 'Lynne Robbins', 'Diego Siciliani'], 1),
  thanks: 'Stayed late on Tuesday.',
  line: 'The rota',
  action: 'Plan the breaks.',
  pause: 'winter is here',
};

/** A chat that they are not in, with words that stand nowhere else. */
const OTHER: Chat = {
  chatId: '19:other@thread.v2',
  name: 'Obsidian Lantern Ward',
  people: people(
    ['Zephyrine Quill', 'Barnaby Thistle', 'Ottoline Grackle', 'Peregrine Moss', 'Hyacinth Vole', 'Cosmo Bramble'],
    2,
  ),
  thanks: 'Polished the vermilion teapot.',
  line: 'The marzipan budget',
  action: 'Count the porcupines.',
  pause: 'the walrus parade',
};

/** Of the other team, in lower case; none of them is in a word of the product or of a framework. */
export const SECRETS: readonly string[] =
  'zephyrine thistle ottoline grackle peregrine hyacinth bramble obsidian vermilion marzipan porcupine walrus'.split(
    ' ',
  );

export interface HostileScene {
  readonly bot: BotUnderTest;
  readonly own: Ids;
  readonly other: Ids;
  readonly isOfOthers: (path: string) => boolean;
}

/** Two teams with a past, an open pulse and plans, in the folder of a bot that has been stopped. */
export async function plantScene(): Promise<HostileScene> {
  const bot = new BotUnderTest();
  let now = Date.now() - 100 * HOUR_MS;
  await bot.start({}, { ports: { clock: { now: () => now } } });
  bot.connector.pagesOf = (chatId) => [chatId === OTHER.chatId ? OTHER.people : OWN.people];
  const wait = async (hours: number): Promise<void> => {
    now += hours * HOUR_MS;
    await bot.running.runJobs();
  };
  const own = await live(bot, OWN, wait);
  const other = await live(bot, OTHER, wait);
  await bot.running.stop();
  bot.connector.forget();
  return { bot, own, other, isOfOthers: (path) => path.includes(OTHER.chatId) };
}

async function live(bot: BotUnderTest, chat: Chat, wait: (hours: number) => Promise<void>): Promise<Ids> {
  let sent = 0;
  const here = { id: chat.chatId, name: chat.name, conversationType: 'groupChat', tenantId: 'tenant' };
  const press = async (index: number, verb: string, data: Sent, conversation: object = here): Promise<Got> => {
    sent += 1;
    const change = { id: `planted-${sent}`, from: chat.people[index], conversation, ...execute(verb, data) };
    const got = await bot.send(bot.recorded('group-execute', change));
    if (JSON.stringify(got).includes('What to do: ')) throw new Error(`${verb} was refused`);
    return got;
  };
  const { store } = bot.running.ports;
  const settings = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '5' };
  await press(0, 'save-settings', { ...settings, pooling: 'no', comments: 'yes' });
  const openPulse = async (formId: string, behaviours: string): Promise<string> => {
    await press(0, 'open-pulse', { formId, behaviours, hours: '168' });
    await bot.running.runJobs();
    const [pulse] = await store.openPulses(chat.chatId);
    const pulseId = pulse?.pulseId ?? '';
    for (const index of chat.people.keys())
      await press(index, 'answer-pulse', { pulseId, s0: String(1 + (index % 5)) });
    return pulseId;
  };
  const closedPulseId = await openPulse('form-1', 'collaborative');
  await press(0, 'close-pulse', { pulseId: closedPulseId });
  await wait(1);
  const who = chat.people[1]?.aadObjectId;
  await press(0, 'save-action', {
    pulseId: closedPulseId,
    decision: 'agreed',
    behaviour: 'collaborative',
    what: chat.action,
    who,
    byWhen: new Date(Date.now() + 240 * HOUR_MS).toISOString().slice(0, 10),
  });
  const thanks = { formId: 'form-2', receiver: who, behaviour: 'collaborative', whatTheyDid: chat.thanks };
  await press(0, 'give-thanks', thanks);
  await wait(0);
  const thankYouId = [...JSON.stringify(bot.connector.posts).matchAll(/"thankYouId":"([^"]+)"/g)].at(-1)?.[1] ?? '';
  const thanksRef = { thankYouId, thankYouTeamId: chat.chatId };
  await press(1, 'share-thanks', thanksRef, {
    id: 'chat-of-the-person',
    conversationType: 'personal',
    tenantId: 'tenant',
  });
  await press(0, 'prepare-agenda', { formId: 'form-3', itemType1: 'decision', line1: chat.line });
  await press(0, 'save-rhythm', {
    days: '1,2,3,4,5',
    from: '09:00',
    until: '17:00',
    pauseUntil: dayFromNow(20),
    pauseBecause: chat.pause,
  });
  await wait(0);
  const [agenda] = await store.preparedAgendas(chat.chatId, 1);
  await wait(8);
  const pulseId = await openPulse('form-4', 'innovative');
  await wait(1);
  const ids = { pulseId, closedPulseId, agendaId: agenda?.agendaId ?? '', ...thanksRef };
  if (Object.values(ids).includes('')) throw new Error(`${chat.name} has not got all of it`);
  return ids;
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 24 * HOUR_MS).toISOString().slice(0, 10);
}
