import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { buildPackage, readPackageFiles } from '../../../appPackage/package.ts';

interface Command {
  title: string;
  description: string;
}
interface Manifest {
  id: string;
  manifestVersion: string;
  supportsChannelFeatures: string;
  defaultInstallScope: string;
  developer: { websiteUrl: string; privacyUrl: string; termsOfUseUrl: string };
  description: { short: string; full: string };
  validDomains: string[];
  bots: { botId: string; scopes: string[]; commandLists: { scopes: string[]; commands: Command[] }[] }[];
}

const env = {
  TEAMS_APP_ID: '6f1f7a0e-5a35-4b60-9a5d-0d5f0c8f4a11',
  BOT_ID: 'c0a8c1de-90b7-4d3c-8f4e-2b1a6f7d9e22',
  BOT_DOMAIN: 'behaviours.example.org',
};
const files = readPackageFiles();

const result = buildPackage(env, files);
if ('faults' in result) throw new Error(result.faults.join('\n'));
const entries = unzipSync(result.zip);
const manifest: Manifest = JSON.parse(strFromU8(entry('manifest.json')));

function entry(name: string): Buffer {
  const bytes = entries[name];
  if (!bytes) throw new Error(`the zip holds no ${name}`);
  return Buffer.from(bytes);
}

function faultsOf(result: ReturnType<typeof buildPackage>): string[] {
  return 'faults' in result ? result.faults : [];
}

/** The faults found when the manifest is spoilt by replacing `part`, which must be there to replace. */
function faultsWithout(part: string, spoilt: string): string[] {
  expect(files.manifest).toContain(part);
  return faultsOf(buildPackage(env, { ...files, manifest: files.manifest.replaceAll(part, spoilt) }));
}

function wordsIn(scope: string): string[] {
  const lists = manifest.bots.flatMap((bot) => bot.commandLists);
  return lists.filter((list) => list.scopes.includes(scope)).flatMap((list) => list.commands.map((c) => c.title));
}

/** The pixels of an 8-bit RGBA PNG without interlacing, by the five filters of PNG (third edition), section 9. */
function rgbaPixels(png: Buffer): [r: number, g: number, b: number, a: number][] {
  expect([...png.subarray(24, 29)]).toEqual([8, 6, 0, 0, 0]);
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * 4;
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const left = x < 4 ? 0 : (out[y * stride + x - 4] ?? 0);
      const up = y === 0 ? 0 : (out[(y - 1) * stride + x] ?? 0);
      const upLeft = x < 4 || y === 0 ? 0 : (out[(y - 1) * stride + x - 4] ?? 0);
      const nearest = [left, up, upLeft].reduce((best, it) => {
        const away = (value: number) => Math.abs(left + up - upLeft - value);
        return away(it) < away(best) ? it : best;
      });
      const predicted = [0, left, up, (left + up) >> 1, nearest][filter] ?? 0;
      out[y * stride + x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return Array.from({ length: width * height }, (_, i) => {
    const [r = 0, g = 0, b = 0, a = 0] = out.subarray(i * 4, i * 4 + 4);
    return [r, g, b, a];
  });
}

describe('the package an administrator uploads', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test('holds the manifest and the two icons, and nothing else', () => {
    expect(Object.keys(entries).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  });

  test('is the same, byte for byte, on any day', () => {
    vi.useFakeTimers({ now: new Date('2026-07-01T09:00:00Z') });
    const inSummer = buildPackage(env, files);
    vi.setSystemTime(new Date('2031-01-15T17:30:00Z'));
    const yearsLater = buildPackage(env, files);

    expect(faultsOf(inSummer)).toEqual([]);
    expect(yearsLater).toEqual(inSummer);
  });

  test('carries a colour icon of 192 by 192 and an outline icon of 32 by 32', () => {
    const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

    expect(sizeOf(entry('color.png'))).toEqual([192, 192]);
    expect(sizeOf(entry('outline.png'))).toEqual([32, 32]);
  });

  test('draws the outline icon in white on nothing', () => {
    const pixels = rgbaPixels(entry('outline.png'));
    const visible = pixels.filter(([, , , alpha]) => alpha > 0);
    const solid = visible.filter(([, , , alpha]) => alpha === 255);

    expect(visible.filter(([r, g, b]) => r + g + b !== 3 * 255)).toEqual([]);
    expect(solid.length).toBeGreaterThan(100);
    expect(visible.length).toBeLessThan(pixels.length / 2);
  });
});

describe('the manifest', () => {
  test('is valid against the published schema, read from disk', () => {
    const ajv = new AjvDraft04.default({ allErrors: true, strict: false });
    addFormats.default(ajv);
    const isValid = ajv.compile(JSON.parse(files.schema));
    isValid(manifest);

    expect(isValid.errors ?? []).toEqual([]);
    expect(manifest.manifestVersion).toBe('1.30');
  });

  test('names this app, this bot and this domain', () => {
    const { id, bots, validDomains, developer } = manifest;

    expect(id).toBe(env.TEAMS_APP_ID);
    expect(bots.map((bot) => bot.botId)).toEqual([env.BOT_ID]);
    expect(validDomains).toEqual(['behaviours.example.org']);
    expect(developer.privacyUrl).toBe('https://behaviours.example.org/privacy');
    expect(developer.termsOfUseUrl).toBe('https://behaviours.example.org/terms');
  });

  test('offers the bot in teams, chats and to one person, and in a team first', () => {
    expect(manifest.bots.map((bot) => bot.scopes)).toEqual([['team', 'personal', 'groupChat']]);
    expect(manifest.defaultInstallScope).toBe('team');
  });

  test('declares that shared and private channels work, without which Teams refuses the upload', () => {
    expect(manifest.supportsChannelFeatures).toBe('tier1');
  });

  test.each(['team', 'groupChat'])('offers the words of a shared conversation in the %s scope', (scope) => {
    expect(wordsIn(scope)).toEqual([
      'agenda',
      'start',
      'end',
      'pulse',
      'team check',
      'thanks',
      'summary',
      'rhythm',
      'next',
      'framework',
      'settings',
      'help',
    ]);
  });

  test('offers a person alone what is for them alone, their own data and what is kept', () => {
    const words = 'self-check,thanks,one-to-one,share,help,my settings,my data,export,delete my data,privacy';
    expect(wordsIn('personal').join()).toBe(words);
  });

  test('describes every word in a sentence of its own', () => {
    const commands = manifest.bots.flatMap((bot) => bot.commandLists.flatMap((list) => list.commands));

    expect(commands.filter((c) => c.description.split(' ').length < 4)).toEqual([]);
    expect(new Map(commands.map((c) => [c.description, c.title])).size).toBe(
      new Set(commands.map((c) => c.title)).size,
    );
  });

  test('promises that answers are confidential, which is true, and never anonymous, which is not', () => {
    expect(manifest.description.full).toContain('confidential');
    expect(files.manifest.toLowerCase()).not.toContain('anonym');
  });

  test('asks to hear when a meeting begins and ends and who leads it, and for nothing else', () => {
    const { authorization, webApplicationInfo } = JSON.parse(strFromU8(entry('manifest.json')));
    const names = ['OnlineMeeting.ReadBasic.Chat', 'ChannelMeeting.ReadBasic.Group'];
    const roles = ['OnlineMeetingParticipant.Read.Chat', 'ChannelMeetingParticipant.Read.Group'];
    const resourceSpecific = [...names, ...roles].map((name) => ({ name, type: 'Application' }));

    expect(webApplicationInfo).toEqual({ id: env.BOT_ID, resource: 'https://RscPermission' });
    expect(authorization).toEqual({ permissions: { resourceSpecific } });
  });

  test('does not put a Microsoft product in its own name, which the store refuses', () => {
    const { name, developer } = JSON.parse(files.manifest);

    expect(`${name.short} ${name.full} ${developer.name}`).not.toMatch(/teams|microsoft/i);
  });
});

describe('a package is refused', () => {
  test('with every missing variable and its remedy', () => {
    const faults = faultsOf(buildPackage({ BOT_ID: '' }, files));

    expect(faults).toHaveLength(3);
    expect(faults[0]).toMatch(/^TEAMS_APP_ID is not set: make one with/);
    expect(faults[1]).toMatch(/^BOT_ID is not set: copy "Microsoft App ID"/);
    expect(faults[2]).toMatch(/^BOT_DOMAIN is not set: give the host/);
  });

  test('with every ill-formed variable, what it holds and its remedy', () => {
    const faults = faultsOf(
      buildPackage({ TEAMS_APP_ID: 'behaviours', BOT_ID: '1234', BOT_DOMAIN: 'https://example.org' }, files),
    );

    expect(faults).toHaveLength(3);
    expect(faults[0]).toContain('TEAMS_APP_ID is "behaviours", which is not a GUID: make one');
    expect(faults[1]).toContain('BOT_ID is "1234", which is not a GUID: copy');
    expect(faults[2]).toContain('BOT_DOMAIN is "https://example.org", which is not a domain');
  });

  test.each([
    'localhost',
    'example.org:3978',
    'example.org/bot',
    '*.example.org',
    '127.0.0.1',
    'a..org',
    ' example.org',
  ])('when the domain is %j', (domain) => {
    expect(faultsOf(buildPackage({ ...env, BOT_DOMAIN: domain }, files))).toHaveLength(1);
  });

  test('when an icon has the wrong size or is not a PNG', () => {
    const faults = faultsOf(buildPackage(env, { ...files, color: files.outline, outline: Buffer.from('GIF89a') }));

    expect(faults).toEqual([
      'color.png is 32x32: Teams wants 192x192.',
      'outline.png is not a PNG: draw it again from its SVG.',
    ]);
  });

  test('when the schema does not allow the manifest, with every reason', () => {
    const faults = faultsOf(
      buildPackage(env, {
        ...files,
        manifest: files.manifest
          .replaceAll('"groupChat"', '"groupchat"')
          .replace('"short": "Behaviours"', `"short": "${'Behaviours '.repeat(3)}"`),
      }),
    );

    expect(faults).toContain('manifest.json /name/short must NOT have more than 30 characters.');
    expect(faults.filter((fault) => fault.startsWith('manifest.json /bots/0'))).toHaveLength(2);
  });

  test.each([
    ['shared channels are not declared', '"supportsChannelFeatures": "tier1",', '', 'supportsChannelFeatures must be'],
    ['a command has no description', 'See what the app will do here, and when', ' ', '"next" has no'],
    [
      'a command is for a scope without the bot',
      '"scopes": ["team", "personal", "groupChat"]',
      '"scopes": ["team", "groupChat"]',
      'every scope of personal',
    ],
    ['the version is not three numbers', '"version": "1.1.0"', '"version": "1.0"', 'version must be three numbers'],
    ['a link is not https', '"https://${{BOT_DOMAIN}}/privacy"', '"http://${{BOT_DOMAIN}}/privacy"', 'must be https'],
    ['a domain is a wildcard', '["${{BOT_DOMAIN}}"]', '["*.${{BOT_DOMAIN}}"]', 'must not hold a wildcard'],
    ['an icon is not in the zip', '"color.png"', '"colour.png"', 'icons must name'],
    ['the schema is of another version', 'teams/v1.30/', 'teams/v1.29/', 'must name the manifestVersion'],
    ['a placeholder is unknown', 'in meetings"', '${{APP_NAME_SUFFIX}}"', 'nothing fills ${{APP_NAME_SUFFIX}}'],
    ['the manifest is not JSON', '"manifestVersion"', 'manifestVersion', 'is not JSON'],
  ])('when %s', (_, part, spoilt, reason) => {
    const faults = faultsWithout(part, spoilt);

    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(reason);
  });

  test('with exit code 1 and the whole list on the command line', () => {
    const script = fileURLToPath(new URL('../../../appPackage/package.ts', import.meta.url));
    const run = spawnSync(process.execPath, [script], { env: { BOT_ID: 'nope' }, encoding: 'utf8' });

    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(
      /not built:\n- TEAMS_APP_ID is not set.*\n- BOT_ID is "nope".*\n- BOT_DOMAIN is not set/,
    );
    expect(run.stdout).toBe('');
  });
});
