import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderCard } from '../../../bot/rendering/render-card.ts';
import { deletePerson } from '../../../src/own-data/delete-person.ts';
import { type Ports, type Store, type TeamDocument, Undeliverable } from '../../../src/ports.ts';
import { newJob } from '../../../src/scheduling/job.ts';
import { CODECS } from '../../../src/storage/documents.ts';
import { openSqliteStore } from '../../../src/storage/sqlite/store.ts';
import { ALEXS_DATA, GIVEN, RECEIVED } from '../../contract/own-data-scene.ts';
import { TeamsConversation } from '../../support/conversation.ts';
import { bytesIn, folderForTest } from '../../support/folder.ts';
import {
  ALEX,
  ALEXS_CHAT,
  HOUR_MS,
  MEGAN,
  PHARMACY,
  sampleAgenda,
  sampleItem,
  sampleSelfCheck,
  sampleTeam,
  WARD_7,
} from '../../support/sample-documents.ts';

const alexsChat = sampleTeam({ teamId: ALEXS_CHAT, name: '' });

/** The product with everything in which Alex can be named, in a file where one is asked for. */
async function scene(path = ''): Promise<TeamsConversation> {
  const chat = new TeamsConversation();
  if (path) {
    await chat.ports.store.close();
    Object.assign(chat, { ports: { ...chat.ports, store: openSqliteStore(path, { now: () => chat.now }) } });
  }
  for (const document of [...ALEXS_DATA, alexsChat]) await chat.ports.store.create(document);
  await chat.ports.store.claimAsk({ personId: ALEX.personId, pulseId: 'pulse-closed', askedAt: chat.now }, 0);
  return chat;
}

async function ask(chat: TeamsConversation): Promise<void> {
  await chat.ports.store.enqueue(newJob('delete-person', ALEXS_CHAT, ALEX.personId, chat.now));
}

/** Longer than the deletion waits for cards, and then than what is on the list in case it died. */
async function settle(chat: TeamsConversation): Promise<void> {
  for (const seconds of [0, 31, 61]) await chat.wait(seconds / 3_600);
}

/** What each card was last changed to. */
function shownNow(chat: TeamsConversation): string[] {
  const last = new Map(chat.updates.map(({ where, activityId, message }) => [`${where} ${activityId}`, message]));
  return [...last].map(([card, message]) => `${card}: ${JSON.stringify(message)}`).sort();
}

/** By the words of all that there is, whatever the index says; and nothing leads to what names nobody. */
async function stillNaming(store: Store, more: readonly TeamDocument[] = []): Promise<string[]> {
  const naming: string[] = [];
  for (const document of [...ALEXS_DATA, alexsChat, ...more]) {
    if (document.kind === 'preferences' || document.kind === 'self-check') continue;
    const { partition, id } = CODECS[document.kind].write(document).key;
    const stored = await store.read(document.kind, partition, id.slice(document.kind.length + 1));
    const json = JSON.stringify(stored?.value ?? '');
    if ([ALEX.personId, ALEX.name, GIVEN, RECEIVED].some((text) => json.includes(text)))
      naming.push(id.replace(':', ' '));
  }
  return naming.sort();
}

describe('somebody who asks for it', () => {
  test('is named nowhere any more but in an open pulse, and there until an hour after it has closed', async () => {
    const chat = await scene();
    const { store } = chat.ports;
    await ask(chat);
    await settle(chat);
    // The pulse of the scene was to close long ago; nobody has closed it.
    const pulse = await store.read('pulse', WARD_7, 'pulse-open');
    expect(pulse?.value.lastAction).toEqual({
      state: 'done',
      what: 'Ask the night shift',
      who: { name: 'a colleague' },
    });
    expect(await stillNaming(store)).toEqual(['pulse pulse-open']);
    expect(await store.thankYousOf(ALEX.personId, 9)).toEqual([]);
    expect(await store.lastAskOf(ALEX.personId)).toBeNull();
    expect(await store.selfChecks(ALEXS_CHAT, 9)).toEqual([]);
    expect(chat.posts.map(({ message }) => message)).toContainEqual({ kind: 'data-deleted', isPulseOpen: true });

    if (pulse) await store.replace({ ...pulse.value, state: 'closed' }, pulse.etag);
    chat.now += HOUR_MS;
    await settle(chat);
    expect(await stillNaming(store)).toEqual([]);
    expect((await store.read('pulse', WARD_7, 'pulse-open'))?.value.audience).toHaveLength(4);
    await chat.close();
  });

  test('leaves everybody else’s data as it was, with “a colleague” where the name stood', async () => {
    const chat = await scene();
    const { store } = chat.ports;
    await ask(chat);
    await settle(chat);
    expect((await store.thankYousOf(MEGAN.personId, 9)).map(({ thankYouId }) => thankYouId)).toEqual(['thanks-3']);
    expect((await store.read('thank-you', WARD_7, 'thanks-3'))?.value.joined.map(({ name }) => name)).toEqual([
      MEGAN.name,
    ]);
    const proposed = (await store.read('agenda', WARD_7, 'agenda-1'))?.value.items.map(({ proposedBy }) => proposedBy);
    expect(proposed).toEqual(['a colleague', MEGAN.name]);
    expect((await store.read('action', WARD_7, 'action-1'))?.value).toMatchObject({
      who: { personId: '', name: 'a colleague' },
      setByName: MEGAN.name,
    });
    expect((await store.read('pulse', WARD_7, 'pulse-closed'))?.value).toMatchObject({
      openedByName: 'a colleague',
      lastAction: { state: 'agreed', what: 'Ask the night shift', who: { name: 'a colleague' }, byWhen: '2026-03-20' },
    });
    expect((await store.read('team', WARD_7, WARD_7))?.value.settings.setBy).toBe('a colleague');
    expect(await store.selfChecks('a:1meganOwnChat', 9)).toHaveLength(1);
    await chat.close();
  });

  test('finds the cards changed that Teams lets the bot change, and a conversation that is closed to it stops nothing', async () => {
    const chat = await scene();
    const update: Ports['messenger']['update'] = async (conversation, activityId, message) => {
      if (conversation.kind === 'personal') throw new Undeliverable('the person blocked the bot');
      return chat.ports.messenger.update(conversation, activityId, message);
    };
    const ports: Ports = { ...chat.ports, messenger: { ...chat.ports.messenger, update } };
    const closed = Object.assign(Object.create(Object.getPrototypeOf(chat)), chat, { ports });
    await ask(chat);
    await settle(closed);
    const gone = chat.updates.filter(({ message }) => message.kind === 'thanks-deleted');
    expect(gone.map(({ activityId }) => activityId).sort()).toEqual([
      '1772442000300',
      '1772442000310',
      '1772442000400',
      '1772442000410',
    ]);
    expect(await chat.ports.store.read('thank-you', PHARMACY, 'thanks-2')).toBeNull();
    await chat.close();
  });

  test('gets the only post: the cards of their thank-yous change quietly, and say no more than that they are gone', async () => {
    const chat = await scene();
    await ask(chat);
    await settle(chat);
    expect(chat.posts.map(({ message }) => message.kind)).toEqual(['data-deleted']);
    const gone = chat.updates.filter(({ message }) => message.kind === 'thanks-deleted');
    expect(new Set(gone.map(({ activityId }) => activityId)).size).toBe(gone.length);
    expect(renderCard({ kind: 'thanks-deleted' }).body).toMatchObject([{ text: 'This thank-you is no longer here' }]);
    await chat.close();
  });

  test('has it done in slices, and it is done all the same', async () => {
    const chat = await scene();
    const { store } = chat.ports;
    const items = [sampleItem({ proposedBy: ALEX.name })];
    const many = Array.from({ length: 210 }, (_, each) => sampleAgenda({ agendaId: `many-${each}`, items }));
    for (const agenda of many) await store.create(agenda);
    await ask(chat);
    await deletePerson(chat.ports, newJob('delete-person', ALEXS_CHAT, ALEX.personId, chat.now));
    expect(chat.posts).toEqual([]);
    expect((await stillNaming(store, many)).length).toBeGreaterThan(10);
    await settle(chat);
    expect(await stillNaming(store, many)).toEqual(['pulse pulse-open']);
    expect(chat.posts.filter(({ message }) => message.kind === 'data-deleted')).toHaveLength(1);
    await chat.close();
  }, 600_000);

  test('has it done to the end and shown on every card, at whichever write the process dies', async () => {
    const undisturbed = await scene();
    await ask(undisturbed);
    await settle(undisturbed);
    const shown = shownNow(undisturbed);
    expect(shown.filter((card) => card.endsWith('{"kind":"thanks-deleted"}'))).toHaveLength(7);
    await undisturbed.close();
    for (let diesAt = 0; diesAt < 60; diesAt += 1) {
      const chat = await scene();
      let writes = 0;
      const store = new Proxy(chat.ports.store, {
        get(target, name) {
          const operation: unknown = Reflect.get(target, name);
          if (typeof operation !== 'function') return operation;
          const isWrite = ['replace', 'enqueue', 'remove', 'erasePersonalData'].includes(String(name));
          return (...given: unknown[]) => {
            if (isWrite && writes++ === diesAt) throw new Error('the process died');
            return Reflect.apply(operation, target, given);
          };
        },
      });
      const job = newJob('delete-person', ALEXS_CHAT, ALEX.personId, chat.now);
      const died = await deletePerson({ ...chat.ports, store }, job).then(
        () => false,
        () => true,
      );
      await ask(chat);
      await settle(chat);
      expect([diesAt, await stillNaming(chat.ports.store)]).toEqual([diesAt, ['pulse pulse-open']]);
      expect([diesAt, shownNow(chat)]).toEqual([diesAt, shown]);
      const left = (await chat.ports.store.thankYousSince(WARD_7, 0, 9)).map(({ thankYouId }) => thankYouId);
      expect([diesAt, left]).toEqual([diesAt, ['thanks-3']]);
      await chat.close();
      if (!died) {
        expect(diesAt).toBeGreaterThan(10);
        return;
      }
    }
    throw new Error('it writes more often than expected');
  }, 600_000);

  test('keeps no self-check, however many they were', async () => {
    const chat = await scene();
    const { store } = chat.ports;
    for (let each = 0; each < 130; each += 1) await store.create(sampleSelfCheck({ selfCheckId: `many-${each}` }));
    await ask(chat);
    await settle(chat);
    expect(await store.selfChecks(ALEXS_CHAT, 200)).toEqual([]);
    await chat.close();
  });

  test('leaves no copy of it in the files', async () => {
    const folder = folderForTest();
    const chat = await scene(join(folder, 'store.db'));
    expect(existsSync(join(folder, 'store.db-wal'))).toBe(true);
    const marks = [ALEX.name, GIVEN, RECEIVED, 'self-check-1', 'recognition-of:17'];
    expect(marks.filter((mark) => bytesIn(folder).includes(mark)).length).toBeGreaterThan(3);
    await ask(chat);
    await settle(chat);
    expect(marks.slice(0, 4).filter((mark) => bytesIn(folder).includes(mark))).toEqual([]);
    await chat.close();
    expect(marks.slice(0, 4).filter((mark) => bytesIn(folder).includes(mark))).toEqual([]);
  });
});
