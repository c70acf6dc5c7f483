import { describe, expect, test } from 'vitest';
import { PRINTED, withPrinted } from '../../../infra/docs.ts';
import { read } from './markdown.ts';

describe('what npm run docs prints', () => {
  test.each(PRINTED)('$name in $file is what the bot goes by', (printed) => {
    const text = read(printed.file);
    expect(text).toBe(withPrinted(text, printed));
  });

  test('has a place in its file, or says which is missing', () => {
    const printed = { file: 'README.md', name: 'words', print: () => 'new' };
    expect(withPrinted('a\n<!-- printed: words -->\n\nold\n\n<!-- end -->\nb\n', printed)).toBe(
      'a\n<!-- printed: words -->\n\nnew\n\n<!-- end -->\nb\n',
    );
    expect(() => withPrinted('a\n', printed)).toThrow('README.md has no part "words"');
  });
});
