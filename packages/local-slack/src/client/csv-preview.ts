/** The beginning of a CSV file as a table. */
import { parse } from 'csv-parse/sync'
import type { CsvPreview } from './client-protocol.ts'

/** Rows under the header; the whole file is a download. */
const maxRows = 6

/** Null for a file without rows, and for one that is not CSV. */
export function previewCsv(bytes: Uint8Array): CsvPreview | null {
  const [head, ...rows] = parseRows(bytes)
  return head === undefined || rows.length === 0 ? null : { head, rows }
}

function parseRows(bytes: Uint8Array): readonly (readonly string[])[] {
  try {
    return parse(Buffer.from(bytes), { bom: true, relax_column_count: true, to: maxRows + 1 })
  } catch {
    return []
  }
}
