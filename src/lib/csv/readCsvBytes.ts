import type { CsvTable } from './csvTable.ts'
import { type TextEncoding, decodeText } from './decodeText.ts'
import { type ParseOptions, parseCsv } from './parseCsv.ts'

/** A file that was read, or why there is nothing to read in it. */
export type CsvFile =
  | { kind: 'table'; table: CsvTable; encoding: TextEncoding }
  | { kind: 'empty' }
  /** It has headings at most. */
  | { kind: 'no-rows' }
  /** A workbook of a spreadsheet program, or another packed file. */
  | { kind: 'spreadsheet' }
  | { kind: 'not-text' }

/** Reads the bytes of a CSV file. A file of another kind is recognised by its content, whatever its name. */
export async function readCsvBytes(bytes: Uint8Array, options: ParseOptions): Promise<CsvFile> {
  if (packedFiles.some((signature) => signature.every((byte, index) => bytes[index] === byte)))
    return { kind: 'spreadsheet' }
  const { text, encoding } = decodeText(bytes)
  if (hasControlCharacter(text.slice(0, 4000))) return { kind: 'not-text' }
  if (text.trim() === '') return { kind: 'empty' }
  const table = await parseCsv(text, options)
  return table.rows.length === 0 ? { kind: 'no-rows' } : { kind: 'table', table, encoding }
}

/** How ZIP files (xlsx, ods, numbers) and old Office files (xls) begin. */
const packedFiles: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

/** Texts have tabs and line ends at most. */
function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0c && code !== 0x0d) return true
  }
  return false
}
