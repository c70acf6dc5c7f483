import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const TOP = fileURLToPath(new URL('../../..', import.meta.url));

/** Paths that a text names, from the top; what stands in the place of a name (`<feature>`, `*`) ends one. */
const NAMED = /(?<![\w./@-])(?:src|bot|test|infra|cards)\/[\w.\-/]*/g;

/** Every Markdown file that a fresh clone would hold, by its path. */
export function markdownFiles(): Map<string, string> {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '*.md'], {
    cwd: TOP,
    encoding: 'utf8',
  });
  const paths = listed.split('\0').filter((path) => path !== '' && existsSync(join(TOP, path)));
  return new Map(paths.map((path) => [path, read(path)]));
}

export function read(path: string): string {
  return readFileSync(join(TOP, path), 'utf8');
}

/** Links and pictures that lead nowhere: a file that is not there, or a heading that its file does not have. */
export function brokenLinks(path: string, text: string): string[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [file = '', anchor = ''] = link.split('#');
    const target = file === '' ? path : posix.join(posix.dirname(path), file);
    if (!existsSync(join(TOP, target))) return [`${path}: ${link} is not there`];
    if (anchor === '') return [];
    const isText = statSync(join(TOP, target)).isFile();
    return isText && anchorsIn(read(target)).includes(anchor) ? [] : [`${path}: ${link} has no such heading`];
  });
}

/** Files and folders that the text names and that are not there. */
export function lostPaths(path: string, text: string): string[] {
  return [...text.matchAll(NAMED)]
    .map(([name]) => name.replace(/[.\-/]+$/, ''))
    .filter((name) => !existsSync(join(TOP, name)))
    .map((name) => `${path} names ${name}, which is not there`);
}

/** As GitHub makes them of headings. */
function anchorsIn(text: string): string[] {
  return [...withoutFences(text).matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

function withoutFences(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '');
}

function withoutCode(text: string): string {
  return withoutFences(text).replace(/`[^`\n]*`/g, '');
}
