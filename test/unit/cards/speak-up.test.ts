import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../bot/rendering/render-card.ts';
import type { MessageOf } from '../../../src/message.ts';
import { sampleMessages } from '../../support/sample-messages.ts';
import { elementsIn, textsIn } from './walk.ts';

type Form = MessageOf<'pulse' | 'thanks-form'>;
const forms = Object.entries(sampleMessages).filter(
  (sample): sample is [string, Form] => sample[1].kind === 'pulse' || sample[1].kind === 'thanks-form',
);

describe.each(forms)('%s', (_name, form) => {
  const card = renderCard(form);

  it('says what it is not for, and where to go instead', () => {
    const words = textsIn(card);

    expect(words.map((text) => text.trim())).toContain(form.speakUp.notFor);
    expect(words).toContain(form.speakUp.instead);
  });

  it('opens a website only where the organisation has given an address', () => {
    const websites = elementsIn(card, 'Action.OpenUrl').map(({ title, url }) => ({ title, url }));

    expect(websites).toEqual([...(form.kind === 'pulse' ? form.speakUp.forStaff : []), ...form.speakUp.links]);
  });
});

it('there are samples with addresses and without, of each form', () => {
  const seen = new Set(forms.map(([, { kind, speakUp }]) => `${kind} ${speakUp.links.length}`));

  expect([...seen].sort()).toEqual(['pulse 0', 'pulse 2', 'thanks-form 0', 'thanks-form 2']);
});
