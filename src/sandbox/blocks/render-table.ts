/** Tables, which the library cannot draw with numbers in them, and charts as tables, for those who do not see them. */
import { parse } from 'csv-parse/sync'
import { renderHtml } from './render-html.ts'
import { type JsonObject, asObject, asObjects, asString, textObjectText } from '../json.ts'
import type { TableCell, RenderedTable } from '../client/client-protocol.ts'
import type { LocalWorkspace } from '../workspace/workspace.ts'

export function renderTable(block: JsonObject, workspace: LocalWorkspace): RenderedTable {
  const [head = [], ...rows] = rowsOf(block).map((row) => row.map((cell) => renderCell(cell, workspace)))
  const isSortable = block['type'] === 'data_table'
  const size = Number(block['page_size'] ?? 5)
  return {
    caption: asString(block['caption']),
    isSortable,
    pageSize: isSortable && rows.length > size ? size : null,
    aligns: head.map((_, column) => columnAlign(block, column, rows)),
    head,
    rows,
  }
}

const rowsOf = (block: JsonObject): readonly (readonly JsonObject[])[] =>
  (Array.isArray(block['rows']) ? block['rows'] : []).map((row) => asObjects(row))

function renderCell(cell: JsonObject, workspace: LocalWorkspace): TableCell {
  const { type, value } = cell
  const number = type === 'raw_number' && typeof value === 'number' ? value : null
  if (type === 'rich_text') return { text: plainText(cell), html: renderHtml(cell, workspace), number }
  return { text: asString(cell['text']) || (number === null ? '' : number.toLocaleString('en')), html: null, number }
}

/** Every `text` inside, one after the other. */
function plainText(node: JsonObject): string {
  const children = asObjects(node['elements']).map(plainText)
  return [asString(node['text']), ...children].join('')
}

/** As the block says, else numbers to the right. */
function columnAlign(
  block: JsonObject,
  column: number,
  rows: readonly (readonly TableCell[])[],
): 'left' | 'center' | 'right' {
  const settings: unknown = Array.isArray(block['column_settings']) ? block['column_settings'][column] : null
  const align = asObject(settings)['align']
  if (align === 'right' || align === 'center' || align === 'left') return align
  const nonEmpty = rows.flatMap((row) => (row[column]?.text === '' ? [] : [row[column]]))
  return nonEmpty.length > 0 && nonEmpty.every((cell) => typeof cell?.number === 'number') ? 'right' : 'left'
}

export function renderChartTable(block: JsonObject): RenderedTable {
  const chart = asObject(block['chart'])
  const textCell = (text: string): TableCell => ({ text, html: null, number: null })
  const numberCell = (value: unknown): TableCell => ({
    text: typeof value === 'number' ? value.toLocaleString('en') : '',
    html: null,
    number: typeof value === 'number' ? value : null,
  })
  const common = { caption: textObjectText(block['title']), isSortable: false, pageSize: null }
  if (chart['type'] === 'pie') {
    const rows = asObjects(chart['segments']).map(({ label, value }) => [textCell(asString(label)), numberCell(value)])
    return { ...common, aligns: ['left', 'right'], head: [textCell('Part'), textCell('Value')], rows }
  }
  const series = asObjects(chart['series'])
  const axis = asObject(chart['axis_config'])
  const categories: readonly unknown[] = Array.isArray(axis['categories']) ? axis['categories'] : []
  const rows = categories.map((category, index) => [
    textCell(String(category)),
    ...series.map(({ data }) => numberCell(asObjects(data)[index]?.['value'])),
  ])
  return {
    ...common,
    aligns: ['left', ...series.map(() => 'right' as const)],
    head: [textCell(asString(axis['x_label'])), ...series.map(({ name }) => textCell(asString(name)))],
    rows,
  }
}

/** Rows of a file that are shown: the rest is a download away. */
const maxPreviewRows = 6

/** Null where the file is no table. */
export function renderCsvTable(bytes: Uint8Array): RenderedTable | null {
  const [head, ...rows] = parseCsvRows(bytes)
  if (head === undefined || rows.length === 0) return null
  const isNumber = (column: number) => rows.every((row) => row[column] === '' || Number.isFinite(Number(row[column])))
  const cell = (text: string): TableCell => ({ text, html: null, number: null })
  return {
    caption: '',
    isSortable: false,
    pageSize: null,
    aligns: head.map((_, column) => (isNumber(column) ? 'right' : 'left')),
    head: head.map(cell),
    rows: rows.map((row) => row.map(cell)),
  }
}

function parseCsvRows(bytes: Uint8Array): readonly (readonly string[])[] {
  try {
    return parse(Buffer.from(bytes), { bom: true, relax_column_count: true, to: maxPreviewRows + 1 })
  } catch {
    return []
  }
}
