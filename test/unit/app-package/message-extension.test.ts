import { expect, test } from 'vitest';
import { readPackageFiles } from '../../../appPackage/package.ts';

const manifest = JSON.parse(readPackageFiles().manifest);

test('a colleague can be thanked from the compose box, the command box and a message, by the same bot', () => {
  expect(manifest.composeExtensions).toMatchObject([
    {
      botId: manifest.bots[0].botId,
      commands: [{ id: 'giveThanks', type: 'action', context: ['compose', 'commandBox', 'message'], fetchTask: true }],
    },
  ]);
});
