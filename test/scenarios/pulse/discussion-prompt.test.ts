import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findDiscussionPrompt } from '../../../src/pulse/find-discussion-prompt.ts';
import { DAY_MS } from '../../../src/scheduling/moments.ts';
import { PortsUnderTest } from '../../support/ports-under-test.ts';
import { HOUR_MS, MONDAY_NINE, sampleAgenda, sampleTeam } from '../../support/sample-documents.ts';

let chat: PortsUnderTest;
beforeEach(async () => {
  chat = new PortsUnderTest();
  chat.now = MONDAY_NINE + HOUR_MS;
  await chat.ports.store.create(sampleTeam());
});
afterEach(() => chat.close());

describe('what is offered instead of a pulse', () => {
  function pack() {
    const framework = chat.ports.frameworks.get('mse-icb-values');
    if (!framework) throw new Error('the pack is missing');
    return framework;
  }

  const at = async (days: number, about?: string) => {
    chat.now = days * DAY_MS;
    const framework = pack();
    const behaviour = framework.behaviours.find(({ id }) => id === about);
    return findDiscussionPrompt(chat.ports, sampleTeam(), framework, 'Too few.', behaviour);
  };

  it('turns through the behaviours with the days, and with each round through their prompts', async () => {
    const { behaviours } = pack();
    const rounds = behaviours.length;
    const first: Awaited<ReturnType<typeof at>>[] = [];
    for (const day of behaviours.keys()) first.push(await at(day));
    expect(first.map(({ behaviourName }) => behaviourName)).toEqual(behaviours.map(({ name }) => name));
    const [today, tomorrow] = [await at(0), await at(rounds)];
    expect([tomorrow.behaviourName, tomorrow.question === today.question]).toEqual([today.behaviourName, false]);
    expect(today).toMatchObject({ kind: 'discussion-prompt', why: 'Too few.' });
    expect(JSON.stringify(today.guide)).not.toBe(JSON.stringify((await at(1)).guide));
  });

  it('is on the behaviour that was to be asked about, with another prompt each day', async () => {
    const [one, two] = [await at(0, 'innovative'), await at(1, 'innovative')];
    expect([one.behaviourName, two.behaviourName]).toEqual(['We are innovative', 'We are innovative']);
    expect(one.question).not.toBe(two.question);
  });

  it('is what the bot would choose for an agenda, where the team has had some', async () => {
    await chat.ports.store.create(sampleAgenda());
    const days = [await at(20_515), await at(20_516)];
    expect(new Set(days.map(({ behaviourName }) => behaviourName)).size).toBe(1);
    expect(['We are collaborative', 'We are innovative']).not.toContain(days[0]?.behaviourName);
  });

  it('is on nothing where the framework has no behaviours', async () => {
    const empty = { ...pack(), behaviours: [] };
    expect(await findDiscussionPrompt(chat.ports, sampleTeam(), empty, 'Too few.')).toMatchObject({
      behaviourName: '',
      question: '',
    });
  });
});
