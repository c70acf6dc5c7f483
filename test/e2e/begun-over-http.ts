import type { GoodPress } from '../attacks/elsewhere.ts';
import { begun } from '../golden/case.ts';
import { BotUnderTest, type Got, type Sent } from '../support/bot-under-test.ts';
import type { TeamsConversation } from '../support/conversation.ts';
import { activityOf } from './twice.ts';

const ON_ITS_WAY = 'It is on its way. If nothing comes in a minute, press again.';

export interface Played {
  readonly bot: BotUnderTest;
  readonly conversation: TeamsConversation;
  readonly activity: Sent;
}

const started: Played[] = [];
/** Whatever is still waited for comes at once. */
export async function stopAll(): Promise<void> {
  const stopped = started.splice(0).map(async ({ bot, conversation }) => {
    bot.connector.hurry();
    await bot.stop();
    await conversation.close();
  });
  await Promise.all(stopped);
}

/** The documents of a golden case, in a bot of its own whose Teams is the connector; and the press of the case. */
export async function begunOverHttp({ folder, verb }: GoodPress): Promise<Played> {
  const { conversation, when } = await begun(folder);
  const { clock, store, keys, frameworks } = conversation.ports;
  const bot = new BotUnderTest();
  await bot.start({}, { ports: { clock, store, keys, frameworks, newId: () => 'a new form' } });
  bot.connector.memberPages = [
    conversation.members.map(({ personId, teamsId, name }) => ({ id: teamsId, aadObjectId: personId, name })),
  ];
  const { serviceUrl } = bot.connector;
  const activity = { ...activityOf({ ...when, press: verb }, conversation.now), serviceUrl };
  const one = { bot, conversation, activity };
  started.push(one);
  return one;
}

export const isOnItsWay = ({ body }: Got): boolean => JSON.stringify(body).includes(ON_ITS_WAY);
