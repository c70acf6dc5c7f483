import type { Framework } from '../frameworks/framework.ts';
import { DEFAULT_SETTINGS } from '../teams/team.ts';
import { awardCategories, isNominated, type Nomination, nominationsFrom, type Wanted } from '../thanks/nomination.ts';
import type { ThankYou } from '../thanks/thank-you.ts';
import { type CopyProgress, readOne, type StoreAdmin } from './store-admin.ts';

const REPORTED_EVERY = 5_000;

/**
 * Days are those of the team’s time zone.
 * @throws DocumentFault if a thank-you or a team cannot be read
 */
export async function nominationsIn(
  admin: StoreAdmin,
  frameworks: readonly Framework[],
  wanted: Wanted,
  report: (progress: CopyProgress) => void,
): Promise<Nomination[]> {
  const teams = new Map<string, { readonly name: string; readonly timeZone: string }>();
  const thanked: ThankYou[] = [];
  let done = 0;
  for await (const written of admin.all('teams')) {
    done += 1;
    if (done % REPORTED_EVERY === 0) report({ step: 'checking', done, total: null });
    const [kind] = written.key.id.split(':', 1);
    if (kind !== 'team' && kind !== 'thank-you') continue;
    const { document } = readOne('teams', written);
    if (document.kind === 'team') {
      teams.set(document.teamId, { name: document.name, timeZone: document.settings.timeZone });
    }
    if (document.kind === 'thank-you') thanked.push(document);
  }
  const zoneOf = ({ teamId }: ThankYou): string => teams.get(teamId)?.timeZone ?? DEFAULT_SETTINGS.timeZone;
  return nominationsFrom(
    thanked
      .map((thanks) => ({
        thanks,
        categories: awardCategories(frameworks, thanks),
        teamName: teams.get(thanks.teamId)?.name ?? '',
        timeZone: zoneOf(thanks),
      }))
      .filter(({ thanks, categories, timeZone }) => isNominated(thanks, categories, wanted, timeZone)),
  );
}

/** Beginnings of a formula, also after white space and in full width. */
const FORMULA = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/** RFC 4180 with a byte order mark, CRLF and quotes. An apostrophe keeps a spreadsheet from running a field as a formula. */
export function asCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((fields) => `${fields.map(quoted).join(',')}\r\n`).join('')}`;
}

function quoted(field: string): string {
  return `"${asText(field).replaceAll('"', '""')}"`;
}

function asText(field: string): string {
  return FORMULA.test(field) ? `'${field}` : field;
}
