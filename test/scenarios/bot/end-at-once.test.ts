import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { render, TeamsConversation } from '../../support/conversation.ts';

let talk: TeamsConversation;
beforeEach(async () => {
  talk = new TeamsConversation();
  await talk.say('Alex Wilber', 'start');
  await talk.runJobs();
  talk.posts.length = 0;
});
afterEach(() => talk.close());

const posted = (): string[] => talk.posts.map(({ message }) => message.kind);
const said = (reply: Parameters<typeof render>[0]): string => JSON.stringify(render(reply));

describe('a meeting that two people end at the same moment', () => {
  test('typed: one pulse comes of it, and whoever was second reads that it has ended', async () => {
    const answers = await Promise.all([talk.say('Alex Wilber', 'end'), talk.say('Megan Bowen', 'end')]);
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    const [second = null] = answers.filter((answer) => answer !== null);
    expect(said(second)).toContain('This meeting has ended.');
    expect(said(second)).toContain('What follows it is here, or comes in a moment.');
    await talk.runJobs();
    expect(posted()).toEqual(['pulse']);
    expect(await talk.ports.store.openPulses('team-sample-team')).toHaveLength(1);
  });

  test('pressed: the same', async () => {
    const both = ['Alex Wilber', 'Megan Bowen'].map((name) => talk.press(name, 'end-meeting', {}));
    const [second = null] = (await Promise.all(both)).filter((answer) => answer !== null);
    expect(said(second)).toContain('This meeting has ended.');
    await talk.runJobs();
    expect(posted()).toEqual(['pulse']);
  });

  test('a moment later, before the pulse is there, it is said as well, and later where the pulse is', async () => {
    await talk.say('Alex Wilber', 'end');
    expect(said(await talk.say('Megan Bowen', 'end'))).toContain('What follows it is here, or comes in a moment.');
    await talk.runJobs();
    expect(said(await talk.say('Megan Bowen', 'end'))).toContain('How it went is asked on a card further up.');
    expect(posted()).toEqual(['pulse']);
  });
});

describe('a meeting that two people start at the same moment', () => {
  test('has one agenda', async () => {
    await talk.say('Alex Wilber', 'end');
    await talk.wait(100);
    talk.posts.length = 0;
    await Promise.all([talk.say('Alex Wilber', 'start'), talk.say('Megan Bowen', 'start')]);
    await talk.runJobs();
    expect(posted()).toEqual(['agenda']);
  });
});
