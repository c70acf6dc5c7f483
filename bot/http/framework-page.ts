import type { Behaviour, Framework } from '../../src/frameworks/framework.ts';
import { goesWith, partsHeading } from '../../src/frameworks/shared-purposes.ts';
import { describeStatus } from '../../src/frameworks/words.ts';
import { bullets, escapeHtml, linkTo, listOf, pageOf } from './html.ts';

/** In print the ink and one colour; no behaviour is torn in two where it has room on one sheet. */
const LOOK = [
  '@page { size: A4; margin: 15mm 18mm; }',
  'h1, h2 { color: var(--link); } h1 { margin: 0; } .apart { font-weight: 600; }',
  'article { border-top: 2px solid var(--link); margin-top: 1.5rem; } article h2 { margin: 0.75rem 0 0; }',
  'article p { margin: 0.25rem 0; } h3 { margin: 0.75rem 0 0; font-size: 1rem; } ul { margin: 0.25rem 0; }',
  '.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 0 2rem; }',
  '@media print { body { font-size: 9.5pt; line-height: 1.3; } article, section { break-inside: avoid; }',
  'article { margin-top: 4mm; } article h2 { margin-top: 2mm; } h3 { font-size: 9.5pt; margin-top: 1.5mm; }',
  'ul { margin: 0.5mm 0; padding-left: 4.5mm; } li { margin: 0; } .two { grid-template-columns: 1fr 1fr; }',
  'section h2 { margin-top: 5mm; font-size: 12pt; } dl { display: grid; grid-template-columns: 18mm 1fr; } dd { margin: 0; } }',
];

/** A framework for a wall or a folder: what its pack holds for everybody, and nothing of any team. */
export function frameworkPage(framework: Framework): string {
  const { name, level, interimLabel } = framework;
  const apart = [interimLabel, framework.isSuperseded ? describeStatus(framework) : ''].filter(Boolean);
  return pageOf(
    `Behaviours: ${name}`,
    [
      `      <h1>${escapeHtml(name)}</h1>`,
      ...(level ? [`      <p>${escapeHtml(level)}</p>`] : []),
      ...apart.map((one) => `      <p class="apart">${escapeHtml(one)}</p>`),
      ...framework.behaviours.map((one) => behaviourHtml(framework, one)),
      sourceHtml(framework),
    ].join('\n'),
    LOOK,
  );
}

function behaviourHtml(framework: Framework, behaviour: Behaviour): string {
  const { id, name, meaning, forStaff, forLeaders, parts, looksLike, doesNotLookLike } = behaviour;
  const tags = goesWith(framework, behaviour);
  return [
    `      <article aria-labelledby="${escapeHtml(id)}">`,
    `      <h2 id="${escapeHtml(id)}">${escapeHtml(name)}</h2>`,
    `      <p>${escapeHtml(meaning)}</p>`,
    ...(forStaff ? [`      <p>For everybody: ${escapeHtml(forStaff)}</p>`] : []),
    ...(forLeaders ? [`      <p>For leaders: ${escapeHtml(forLeaders)}</p>`] : []),
    ...(parts.length
      ? [
          listUnder(
            partsHeading(framework),
            parts.map(({ text }) => text),
          ),
        ]
      : []),
    '      <div class="two">',
    `      <div>${listUnder('What it looks like', looksLike)}</div>`,
    `      <div>${listUnder('What it does not look like', doesNotLookLike)}</div>`,
    '      </div>',
    ...(tags.length ? [listUnder('Goes with, as we read it', tags)] : []),
    '      </article>',
  ].join('\n');
}

function listUnder(heading: string, lines: readonly string[]): string {
  return `      <h3>${escapeHtml(heading)}</h3>\n${bullets(lines.map(escapeHtml))}`;
}

function sourceHtml(framework: Framework): string {
  const { source, sourceDate, sourceUrl, version, licenceNote, note } = framework;
  const title = escapeHtml(sourceDate ? `${source} (${sourceDate})` : source);
  const terms = listOf([
    ['Source', sourceUrl ? `${title}, ${linkTo(sourceUrl, sourceUrl)}` : title],
    ['Version', escapeHtml(version)],
    ['Status', escapeHtml(describeStatus(framework))],
    ['Licence', escapeHtml(licenceNote)],
    ['Note', escapeHtml(note)],
  ]);
  return `      <section>\n      <h2>Source and licence</h2>\n${terms}\n      <p>Not endorsed by the organisation named. Keep this note with the page.</p>\n      </section>`;
}
