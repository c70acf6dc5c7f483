import { describe, expect, test } from 'vitest';
import { summaryOf } from '../../bot/rendering/card-summaries.ts';
import { renderCard } from '../../bot/rendering/render-card.ts';
import type { Message } from '../../src/message.ts';
import { member, NAMES, TeamsConversation } from '../support/conversation.ts';
import { asSeen, objectsIn, textsIn } from '../unit/cards/walk.ts';

/** Begins and ends every attack, so that it is found wherever it is shown. */
const [BEGIN, END] = ['rhubarb', 'custard'];

const ATTACKS: Readonly<Record<string, string>> = {
  'a link': '[click](https://evil.example)',
  'a link that is broken off': '](https://evil.example)',
  'an image': '![x](https://evil.example/x.png)',
  'an address': 'https://evil.example/path',
  'an address in angle brackets': '<https://evil.example>',
  'a heading': '\n# Heading\n',
  'a list': '\n- one\n- two\n1. three',
  'bold, italic and code': '**b** _i_ ~~s~~ `c`',
  'a table': '\n|a|b|\n|-|-|\n',
  HTML: '<b>b</b><img src=x onerror=alert(1)><script>alert(1)</script>',
  'a mention': '<at>Everyone</at>',
  'a mention within a mention': '<<at>at>Everyone</<at>at>',
  entities: '&lt;at&gt;Everyone&lt;/at&gt; &#60;at&#62;',
  'a binding': '${giverName} ${$root} ${12345*67890} ${json(\'{"a":1}\')}',
  'a binding that is escaped': '\\${giverName} $${x} ${',
  'words of the templates': '$data $when $root "$data":"${$root}"',
  'a date for the client': '{{DATE(x)}} {{time(noon)}} {{{DATE(x)}}}',
  'what turns the direction': '\u202Egnirts\u202C \u2066x\u2069',
};

/** Where no client reads Markdown, HTML, a mention or a date: by what it stands in, and under which name. */
const PLAIN: readonly RegExp[] = [
  /^TextRun\.text$/,
  /^Input\.\w+\.value$/,
  // A choice has no type of its own. Names stand on some only where the client has no people picker, as in the Playground.
  /^undefined\.(?:title|value)$/,
];

async function storyWith(attack: string): Promise<Message[]> {
  const hostile = `${BEGIN} ${attack} ${END}`;
  const names = NAMES.map((name, index) => (index < 2 ? `${hostile} ${name}` : name));
  const [giver = '', receiver = ''] = names;
  const chat = new TeamsConversation(names);
  const team = { team: hostile };
  const seen: Message[] = [];
  const press = async (name: string, verb: string, data: Record<string, unknown>, place = {}): Promise<void> => {
    const reply = await chat.press(name, verb, data, { ...team, ...place });
    if (reply) seen.push(reply.message);
    await chat.runJobs();
  };
  const say = async (name: string, word: string, place = {}): Promise<void> => {
    const reply = await chat.say(name, word, { ...team, ...place });
    if (reply) seen.push(reply.message);
    await chat.runJobs();
  };
  await chat.happen('installed', giver, team);
  await press(giver, 'save-settings', {
    frameworkId: 'mse-icb-values',
    timeZone: 'Europe/London',
    threshold: '5',
    pooling: 'no',
    comments: 'yes',
  });
  await press(giver, 'prepare-agenda', { formId: 'form-1', itemType1: 'decision', line1: hostile, isMeant: 'yes' });
  const agenda = seen.at(-1);
  const agendaId = agenda && 'agendaId' in agenda ? agenda.agendaId : '';
  await press(receiver, 'propose-behaviour', { agendaId, behaviour: 'innovative', line: hostile });
  await say(giver, 'start');
  await say(giver, 'end');
  const teamId = `team-${hostile.toLowerCase().replaceAll(' ', '-')}`;
  const [pulse] = await chat.ports.store.openPulses(teamId);
  const { pulseId = '' } = pulse ?? {};
  for (const name of names) await press(name, 'answer-pulse', { pulseId, s0: '4', s1: '4', s2: '4', comment: hostile });
  await press(giver, 'view-pulse', { pulseId });
  await chat.wait(74);
  const action = {
    pulseId,
    decision: 'agreed',
    behaviour: 'collaborative',
    what: hostile,
    who: member(receiver).personId,
    byWhen: '2026-12-10',
  };
  await press(giver, 'save-action', action);
  const thanks = {
    formId: 'form-2',
    receiver: member(receiver).personId,
    behaviour: 'collaborative',
    whatTheyDid: hostile,
    madePossible: hostile,
  };
  await press(giver, 'preview-thanks', thanks);
  await press(giver, 'start-thanks', thanks);
  await press(giver, 'give-thanks', thanks);
  const given = (await chat.ports.store.thankYousSince(teamId, 0, 1)).map(({ thankYouId }) => thankYouId);
  const thanksRef = { thankYouId: given[0], thankYouTeamId: teamId };
  await press(receiver, 'share-thanks', thanksRef, { kind: 'personal' });
  await press(names[2] ?? '', 'join-thanks', thanksRef);
  await press(giver, 'start-thanks-change', thanksRef);
  await press(giver, 'change-thanks', {
    ...thanksRef,
    behaviour: 'collaborative',
    whatTheyDid: `${hostile} again`,
    madePossible: '',
  });
  await press(receiver, 'thank-back', thanksRef);
  await press(giver, 'give-thanks', { ...thanks, receiver: '', isForTeam: 'yes', formId: 'form-3' });
  await press(giver, 'save-rhythm', {
    days: '1,2,3,4,5',
    from: '09:00',
    until: '17:00',
    digestEvery: 'weekly',
    digestFirstOn: '2026-11-16',
    digestAt: '09:00',
    pauseUntil: '2026-12-20',
    pauseBecause: hostile.slice(0, 80),
  });
  for (const word of [
    'agenda',
    'pulse',
    'thanks',
    'summary',
    'rhythm',
    'next',
    'framework',
    'settings',
    'help',
    hostile,
  ])
    await say(giver, word);
  for (const word of ['my data', 'export', 'my settings', 'delete my data'])
    await say(giver, word, { kind: 'personal' });
  await press(giver, 'show-given-thanks', {});
  await press(giver, 'start-action', action);
  await press(giver, 'give-thanks', { ...thanks, whatTheyDid: `${hostile} patient in bed 4` });
  await press(giver, 'give-thanks', { ...thanks, receiver: 'nobody' });
  await chat.wait(24 * 40);
  seen.push(...chat.posts.map(({ message }) => message), ...chat.updates.map(({ message }) => message));
  await chat.close();
  return seen;
}

/** Every text of a card in which the attack stands, and what it stands in. */
function shownIn(card: Record<string, unknown>): { place: string; text: string; path: string }[] {
  return objectsIn(card)
    .filter(({ node }) => node.type !== 'TextRun')
    .flatMap(({ node, path }) => {
      const texts = Object.entries(node).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
      return [
        ...('inlines' in node ? textsIn({ inlines: node.inlines }) : []).map(
          (text) => ['TextRun', 'text', text] as const,
        ),
        ...texts.map(([name, text]) => [node.type, name, text] as const),
      ].map(([type, name, text]) => ({ place: `${type}.${name}`, text, path: [...path, name].join('.') }));
    })
    .filter(({ text }) => text.includes(BEGIN));
}

describe.each(Object.entries(ATTACKS))(
  '%s in a name, a team’s name, a thank-you, an agenda, a comment, an action, a pause',
  (_what, attack) => {
    test('is text wherever it is shown, and is shown as it was typed', async () => {
      const seen = await storyWith(attack);
      const shown = seen.flatMap((message) =>
        shownIn(renderCard(message)).map((one) => ({ kind: message.kind, ...one })),
      );
      const kinds = new Set(shown.map(({ kind }) => kind));
      expect([...kinds].sort()).toEqual(
        expect.arrayContaining([
          'action',
          'agenda',
          'agenda-prepared',
          'digest',
          'export',
          'blocked-text',
          'pulse-comments',
          'settings',
          'thanks',
          'thanks-form',
          'thanks-preview',
          'thanks-private',
        ]),
      );
      const isData = (path: string): boolean => /(?:^|\.)data\./.test(path);
      const isMention = (path: string): boolean => path.startsWith('msteams.entities.');
      const odd = shown.filter(
        ({ place, path }) => !isData(path) && !isMention(path) && !PLAIN.some((plain) => plain.test(place)),
      );
      expect(
        odd.filter(({ kind, place, text }) => !(kind === 'thanks' && place === 'TextBlock.text' && isOneMention(text))),
      ).toEqual([]);
      const runs = shown.filter(({ kind, place }) => kind === 'thanks-private' && place === 'TextRun.text');
      expect(runs.map(({ text }) => text)).toContain(asSeen(`${BEGIN} ${withoutTricks(attack)} ${END}`));
      for (const { text } of shown)
        expect(text).not.toMatch(/838102050|\uFDD0|[\u202A-\u202E\u2066-\u2069]|\{\{(?:DATE|TIME)/i);
      for (const message of seen) expect(summaryOf(message)).not.toMatch(/838102050|\uFDD0|[\u202E\u2066]/);
    }, 60_000);
  },
);

/** The signs that nobody sees are gone, and what the client would put a date in place of is broken. */
function withoutTricks(attack: string): string {
  return attack.replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '').replaceAll(/\{\{(?=(?:DATE|TIME)\()/gi, '{ {');
}

/** The one place where Teams reads a tag: ours, around a name in which nothing is left that a client would read. */
function isOneMention(text: string): boolean {
  const [, name = ''] = /^Thank you, (?:<at>)?([^<>]*)(?:<\/at>)?$/.exec(text) ?? [];
  return name !== '' && !/[<>*_`~|\\[\]{}#]|:\/\/|&#?\w+;/.test(name);
}
