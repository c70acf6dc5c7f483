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
