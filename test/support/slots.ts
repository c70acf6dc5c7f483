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
