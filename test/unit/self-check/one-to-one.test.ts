import { describe, expect, it } from 'vitest';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { isOpenQuestion } from '../../../src/frameworks/pack-rules.ts';
import { oneToOneCard } from '../../../src/self-check/self-check-card.ts';
import { longestFramework } from '../../support/longest-framework.ts';

const { frameworks } = readPackFiles([shippedPacks]);
const cards = [...frameworks, longestFramework].flatMap((framework) =>
  framework.behaviours.map((behaviour) => [behaviour.name, behaviour, oneToOneCard(framework, behaviour)] as const),
);

describe.each(cards)('a one-to-one on %s', (name, behaviour, { topics }) => {
  const questions = topics.flatMap((topic) => topic.questions);

  it('goes from preparing to feedback for the manager, of which only the first is open', () => {
    expect(topics.map(({ topic }) => topic)).toEqual([
      'To prepare',
      'About me',
      'My effect on others',
      'Feedback to my manager',
    ]);
    expect(topics.map(({ isOpen }) => isOpen)).toEqual([true, false, false, false]);
  });

  it('has open questions of its own, in few words, by the behaviour’s name', () => {
    expect(questions.filter((question) => question.includes(`“${name}”`)).length).toBeGreaterThanOrEqual(3);
    for (const question of questions) {
      const ours = question.replace(`“${name}”`, 'this');
      expect(isOpenQuestion(ours), ours).toBeUndefined();
      expect(ours.split(' ').length).toBeLessThanOrEqual(14);
      expect(ours).not.toContain(' and ');
    }
    expect(questions.filter((question) => question.startsWith('What ')).length * 3).toBeLessThanOrEqual(
      questions.length,
    );
    expect(new Set(questions).size).toBe(questions.length);
  });

  it('reads out nothing that is meant for a meeting', () => {
    const lines = [...behaviour.prompts.map(({ text }) => text), ...behaviour.looksLike, ...behaviour.doesNotLookLike];
    for (const line of lines) expect(questions.join('\n')).not.toContain(line);
  });
});
