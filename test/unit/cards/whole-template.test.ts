import { describe, expect, it } from 'vitest';
import { wholeTemplate, withParts } from '../../../bot/rendering/whole-template.ts';
import type { Json } from './walk.ts';

const PARTS: Record<string, Json> = {
  line: { type: 'TextBlock', spacing: 'Small', text: '@{text}' },
  list: { type: 'Container', $data: '@{of}', items: [{ part: 'line', with: { text: '• @{text}' } }] },
  banner: { part: 'line', $when: '${isSample}', with: { text: 'Sample data' } },
  sized: { type: 'Input.Text', maxLength: '@{most}', label: '@{label}, at most @{most}' },
};
const partNamed = (name: string): Json => {
  const part = PARTS[name];
  if (!part) throw new Error(`there is no part ${name}`);
  return part;
};
const put = (value: unknown): unknown => withParts(value, partNamed);

describe('a part', () => {
  it('is put in where a card names it, with what the card gives it', () => {
    expect(put([{ part: 'line', with: { text: '${name}' } }])).toEqual([
      { type: 'TextBlock', spacing: 'Small', text: '${name}' },
    ]);
  });

  it('can hold parts, and be one itself', () => {
    expect(put({ part: 'list', with: { of: '${items}', text: '${$data}' } })).toEqual({
      type: 'Container',
      $data: '${items}',
      items: [{ type: 'TextBlock', spacing: 'Small', text: '• ${$data}' }],
    });
    expect(put({ part: 'banner' })).toEqual({
      type: 'TextBlock',
      $when: '${isSample}',
      spacing: 'Small',
      text: 'Sample data',
    });
  });

  it('lies under what else the card says', () => {
    expect(put({ part: 'line', $when: '${isOpen}', with: { text: 'Open' }, spacing: 'None' })).toEqual({
      type: 'TextBlock',
      $when: '${isOpen}',
      spacing: 'None',
      text: 'Open',
    });
  });

  it('gets a number as a number, and as text inside a text', () => {
    expect(put({ part: 'sized', with: { most: 80, label: 'Why' } })).toEqual({
      type: 'Input.Text',
      maxLength: 80,
      label: 'Why, at most 80',
    });
  });

  it.each([
    ['that is not there', { part: 'lime' }, 'there is no part lime'],
    ['that lacks something', { part: 'line' }, 'the part line wants text'],
    ['that is given too much', { part: 'line', with: { text: '', size: '' } }, 'the part line does not show size'],
  ])('%s is a mistake', (_what, value, error) => {
    expect(() => put(value)).toThrow(error);
  });
});

describe('a whole template', () => {
  const whole = (written: Json): Json => wholeTemplate({ speak: 'Hello.', body: [], ...written }, partNamed);

  it('says the same to apps that are too old in every card, after what the card is', () => {
    expect(whole({}).fallbackText).toMatch(/^Hello\. \w.{20,}\.$/);
  });

  it('keeps what only this card has, and has no buttons where there are none', () => {
    const refresh = { action: { type: 'Action.Execute', verb: 'view-pulse', data: { verb: 'view-pulse' } } };
    expect(whole({ refresh, msteams: { width: 'Full' } })).toMatchObject({ refresh, msteams: { width: 'Full' } });
    expect(whole({})).not.toHaveProperty('actions');
  });

  it('gives each button its verb to send, and a copy for old apps that is there whenever the button is', () => {
    const button = { type: 'Action.Execute', $when: '${isOpen}', title: 'Save', style: 'positive', verb: 'save-it' };
    const data = { verb: 'save-it', id: '${id}' };
    const { verb: _, $when: __, ...copy } = button;
    const card = whole({
      actions: [{ ...button, associatedInputs: 'none', data: { id: '${id}' } }],
      body: [{ type: 'ActionSet', actions: [button] }],
    });

    expect(card.actions).toEqual([
      {
        ...button,
        associatedInputs: 'none',
        data,
        fallback: { ...copy, type: 'Action.Submit', associatedInputs: 'none', data },
      },
    ]);
    expect(card.body).toMatchObject([{ actions: [{ data: { verb: 'save-it' }, fallback: { title: 'Save' } }] }]);
  });

  it('leaves data that a button makes up itself as they are', () => {
    const data = "${setProperty(retryData, 'verb', retryVerb)}";
    expect(whole({ actions: [{ type: 'Action.Execute', title: 'Again', verb: '${retryVerb}', data }] })).toMatchObject({
      actions: [{ data, fallback: { data } }],
    });
  });
});
