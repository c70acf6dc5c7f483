import { DatabaseSync } from 'node:sqlite';

/** What an erasure does that dies before it has emptied the log, of everything that lies with teams and people. */
export function eraseAllAndDie(path: string): void {
  const cutOff = new DatabaseSync(path);
  cutOff.exec(`
    PRAGMA secure_delete = ON;
    DELETE FROM documents;
    UPDATE slots SET document = printf('%*s', octet_length(document), '');
    UPDATE names SET entries = zeroblob(length(entries));
  `);
  cutOff.close();
}

/** In every table in which answers lie, as UPDATE and DELETE cannot be said of the view of all: `of` makes the SQL for one. */
export function inEachTableOfAnswers(file: DatabaseSync, of: (table: string) => string): void {
  const tables = file.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB '*answers_*'").all();
  for (const { name } of tables) file.exec(of(String(name)));
}

/** What lies with teams and people, in the order of keys, but for the etags. */
export function rowsOfTeams(file: DatabaseSync): Record<string, unknown>[] {
  return file
    .prepare(`
      SELECT document ->> 0 AS partition, document ->> 1 AS id, list, at, document -> 2 AS document
      FROM documents JOIN slots USING (slot) ORDER BY partition, id
    `)
    .all();
}

/** Does to the document of an id, or to those whose ids begin with it, what the product never would; in its slot, as the product does. */
export function tamperWith(file: DatabaseSync, id: string, change: (json: string) => string): void {
  const overwrite = file.prepare('UPDATE slots SET document = ? WHERE slot = ?');
  for (const { slot, document } of file.prepare('SELECT slot, document FROM slots').all()) {
    const text = String(document);
    const [start = ''] = /^\["(?:[^"\\]|\\.)*","(?:[^"\\]|\\.)*",/.exec(text) ?? [];
    if (!start.includes(`","${id}`)) continue;
    const json = text.slice(start.length).trimEnd().slice(0, -1);
    overwrite.run(`${start}${change(json)}]`.padEnd(text.length), Number(slot));
  }
}
