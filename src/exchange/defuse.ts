/** A cell that a spreadsheet would take for a formula (in Japan in wide letters too), or that already bears our mark against it. */
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/;
const PLAIN_FIGURE = /^-?\d+(\.\d+)?$/;

/** Puts an apostrophe before a text that a spreadsheet would run; figures stay figures. */
export function defuse(text: string): string {
  return DANGEROUS.test(text) && !PLAIN_FIGURE.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe away again: `undefuse(defuse(text))` is `text`. */
export function undefuse(cell: string): string {
  return cell.startsWith("'") && DANGEROUS.test(cell) ? cell.slice(1) : cell;
}

/** Whether the cell calls a spreadsheet function or another program. A name like "+Plus" or "@home" does not. */
export function isFormula(cell: string): boolean {
  return /^\s*=/.test(cell) || /^\s*[+\-@]\s*[\p{L}.]+[(|!]/u.test(cell);
}

/** One line of a CSV file by RFC 4180, formulas defused. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quote(defuse(cell))).join(",")}\r\n`;
}

function quote(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
