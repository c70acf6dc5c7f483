import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PulseKeys } from '../../src/ports.ts';

export interface OpenKeys {
  readonly keys: PulseKeys;
  /** Closes the keys and removes what was kept. */
  readonly close: () => Promise<void>;
}

/** Every sentence of the PulseKeys port, for any adapter: `open` gives an empty one each time it is called. */
export function keysContract(name: string, open: () => Promise<OpenKeys>): void {
  describe(`the keys in ${name}`, () => {
    let opened: OpenKeys;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    test('a pulse has one key of 32 bytes, whoever asks for it', async () => {
      const key = await opened.keys.create('pulse-1');
      expect(key).toHaveLength(32);
      expect(await opened.keys.create('pulse-1')).toEqual(key);
      expect(await opened.keys.read('pulse-1')).toEqual(key);
    });

    test('of 100 who ask for a new key at once all get the same', async () => {
      const keys = await Promise.all(Array.from({ length: 100 }, () => opened.keys.create('pulse-1')));
      expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    });

    test('no two pulses share a key', async () => {
      const ids = Array.from({ length: 100 }, (_, index) => `pulse-${index}`);
      const keys = await Promise.all(ids.map((id) => opened.keys.create(id)));
      expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(100);
    });

    test('reading makes no key', async () => {
      expect(await opened.keys.read('pulse-1')).toBeNull();
      expect(await opened.keys.read('pulse-1')).toBeNull();
    });

    test('a destroyed key is gone for good, and the others stay', async () => {
      const first = await opened.keys.create('pulse-1');
      const second = await opened.keys.create('pulse-2');
      await opened.keys.destroy('pulse-1');
      expect(await opened.keys.read('pulse-1')).toBeNull();
      expect(await opened.keys.read('pulse-2')).toEqual(second);
      expect(await opened.keys.create('pulse-1')).not.toEqual(first);
    });

    test('destroying a key twice, or one that never was, does no harm', async () => {
      await opened.keys.create('pulse-1');
      await opened.keys.destroy('pulse-1');
      await expect(opened.keys.destroy('pulse-1')).resolves.toBeUndefined();
      await expect(opened.keys.destroy('pulse-2')).resolves.toBeUndefined();
    });

    test('a key belongs to whoever asked: changing their copy changes nothing', async () => {
      const key = await opened.keys.create('pulse-1');
      const before = Uint8Array.from(key);
      key.fill(0);
      expect(await opened.keys.read('pulse-1')).toEqual(before);
    });

    test.each(['__proto__', "o'neill", 'pulse 🎉', 'a:b'])('a pulse with the id "%s" is like any other', async (id) => {
      const key = await opened.keys.create(id);
      expect(await opened.keys.read(id)).toEqual(key);
      await opened.keys.destroy(id);
      expect(await opened.keys.read(id)).toBeNull();
    });

    test('closed keys say so, and may be closed twice', async () => {
      await opened.keys.close();
      await expect(opened.keys.read('pulse-1')).rejects.toThrow(/^read failed: /);
      await expect(opened.keys.create('pulse-1')).rejects.toThrow(/^create failed: /);
      await expect(opened.keys.destroy('pulse-1')).rejects.toThrow(/^destroy failed: /);
      await expect(opened.keys.close()).resolves.toBeUndefined();
    });
  });
}
