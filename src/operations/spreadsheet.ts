/** What a spreadsheet takes for the beginning of a formula, also after white space and in full width. */
const FORMULA = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/**
 * Rows as a CSV file that opens in a spreadsheet: UTF-8 with its mark, CRLF, each field in quotes (RFC 4180). A field that
 * a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function asCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((fields) => `${fields.map(quoted).join(',')}\r\n`).join('')}`;
}

function quoted(field: string): string {
  return `"${asText(field).replaceAll('"', '""')}"`;
}

function asText(field: string): string {
  return FORMULA.test(field) ? `'${field}` : field;
}
