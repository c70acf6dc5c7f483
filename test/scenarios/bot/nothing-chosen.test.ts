import { afterAll, beforeAll, expect, test } from 'vitest';
import { VERB_ROWS } from '../../attacks/authorisation.ts';
import { Scene } from '../../attacks/authorisation-scene.ts';
import { refusedWith } from '../../support/conversation.ts';
import { RHYTHM } from '../../support/filled-forms.ts';
import { NOTHING_SET } from '../../support/rhythm-steps.ts';

const scene = new Scene();
beforeAll(() => scene.plant());
afterAll(() => scene.clear());

const NO_BEHAVIOUR = 'No behaviour was chosen.';
const NO_HOURS = 'No time was chosen for how long the pulse stays open.';
const NO_CHOICE = 'How many behaviours the pulse asks about, or how long it stays open, was not chosen.';

test.each([
  ['propose-behaviour', 'behaviour', NO_BEHAVIOUR],
  ['open-pulse', 'hours', NO_HOURS],
  ['open-team-check', 'hours', NO_HOURS],
  ['save-rhythm', 'pulseBehaviours', NO_CHOICE],
  ['save-rhythm', 'pulseHours', NO_CHOICE],
] as const)(
  '%s without %s says that nothing was chosen, however a client leaves it empty',
  async (verb, field, what) => {
    const { conversation } = await scene.copy();
    const { data, place, by } = VERB_ROWS[verb];
    const all = { ...(verb === 'save-rhythm' && { ...NOTHING_SET, ...RHYTHM, pulseAt: '10:00' }), ...data(scene.ids) };
    for (const empty of ['', ' ', null, undefined, []]) {
      const reply = await conversation.press(by, verb, { ...all, [field]: empty }, place);
      expect(refusedWith(reply), JSON.stringify(empty)).toBe(what);
    }
    const madeUp = await conversation.press(by, verb, { ...all, [field]: 'made-up' }, place);
    expect(refusedWith(madeUp)).not.toBe(what);
    expect(refusedWith(madeUp)).not.toBe('');
    await conversation.close();
  },
);
