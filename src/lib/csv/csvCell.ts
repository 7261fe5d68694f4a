/** What a spreadsheet would calculate, also after spaces; and what `guardCell` has made of it. */
const risky = /^'*\s*[=+\-@＝＋－＠\t\r]/

/** A cell that no spreadsheet calculates: an apostrophe goes before what it would take for a formula. */
export function guardCell(text: string): string {
  return risky.test(text) ? `'${text}` : text
}

/** The text that `guardCell` was given. Any other text stays as it is. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && risky.test(cell) ? cell.slice(1) : cell
}

/** A cell as RFC 4180 writes it; quoted also where another separator than the comma would split it. */
export function quoteCell(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A record, with the line end that RFC 4180 wants. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoteCell(guardCell(cell))).join(',')}\r\n`
}
