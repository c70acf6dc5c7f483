import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deleteMyData } from '../../../src/own-data/delete-my-data.ts';
import type { Ports, Store } from '../../../src/ports.ts';
import { personPartition, usualPreferences } from '../../../src/thanks/preferences.ts';
import { callerOf, TeamsConversation } from '../../support/conversation.ts';

const alex = callerOf('Alex Wilber', { kind: 'personal' });
const { personId } = alex;
const MINUTES = 1 / 60;

let chat: TeamsConversation;
let looks = 0;
beforeEach(() => {
  chat = new TeamsConversation();
  looks = 0;
  const namedIn: Store['namedIn'] = (who) => {
    if ('personId' in who) looks += 1;
    return store.namedIn(who);
  };
  const { store } = chat.ports;
  const watched = new Proxy(store, {
    get: (target, name) => (name === 'namedIn' ? namedIn : Reflect.get(target, name)),
  });
  Object.assign(chat, { ports: { ...chat.ports, store: watched } });
});
afterEach(() => chat.close());

async function press(): Promise<unknown> {
  const { message } = await deleteMyData(chat.ports, alex);
  return 'state' in message && message.state;
}

function timesTold(): number {
  return chat.posts.filter(({ message }) => message.kind === 'data-deleted').length;
}

async function hasPreferences(): Promise<boolean> {
  return (await chat.ports.store.read('preferences', personPartition(personId), personId)) !== null;
}

describe('somebody who asks again and again to have their data deleted', () => {
  test('has it looked through twice in ten minutes at the most, and is told that it is done as often', async () => {
    await chat.runJobs();
    for (let second = 0; second < 600; second += 30) {
      await press();
      await chat.wait(30 / 3_600);
    }
    expect([looks, timesTold()]).toEqual([1, 1]);
    await chat.wait(10 * MINUTES);
    expect([looks, timesTold()]).toEqual([2, 2]);
    await chat.wait(24);
    expect([looks, timesTold()]).toEqual([2, 2]);
  });

  test('is told when what has come since goes, and it goes', async () => {
    expect(await press()).toBe('begun');
    await chat.wait(MINUTES);
    await chat.ports.store.create(usualPreferences(personId));
    expect(await press()).toBe('again');
    await chat.wait(9 * MINUTES);
    expect(await hasPreferences()).toBe(true);
    await chat.wait(MINUTES);
    expect(await hasPreferences()).toBe(false);
  });

  test('does not put off what they asked for first', async () => {
    await chat.ports.store.create(usualPreferences(personId));
    await press();
    await press();
    await chat.runJobs();
    expect(await hasPreferences()).toBe(false);
  });

  test('is seen at once when ten minutes have gone by', async () => {
    await press();
    await chat.wait(10 * MINUTES);
    await chat.ports.store.create(usualPreferences(personId));
    expect(await press()).toBe('begun');
    await chat.runJobs();
    expect(await hasPreferences()).toBe(false);
  });

  test('has it done within ten minutes, if the process died as they asked', async () => {
    await chat.ports.store.create(usualPreferences(personId));
    const dead = async (): Promise<void> => {
      throw new Error('the process died');
    };
    const dying: Ports = { ...chat.ports, store: { ...chat.ports.store, enqueue: dead } };
    await expect(deleteMyData(dying, alex)).rejects.toThrow('died');
    await press();
    await chat.wait(10 * MINUTES);
    expect(await hasPreferences()).toBe(false);
  });
});
