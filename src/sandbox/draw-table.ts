/** Tables, which the library cannot draw with numbers in them, and charts as tables, for those who do not see them. */
import { parse } from 'csv-parse/sync'
import { drawHtml } from './draw-html.ts'
import { type Json, jsonOf, listOf, textOf, wordsOf } from './json.ts'
import type { Cell, Table } from './shown.ts'
import type { Workspace } from './workspace.ts'

export function tableOf(block: Json, space: Workspace): Table {
  const [head = [], ...rows] = rowsOf(block).map((row) => row.map((cell) => cellOf(cell, space)))
  const isSortable = block['type'] === 'data_table'
  const size = Number(block['page_size'] ?? 5)
  return {
    caption: textOf(block['caption']),
    isSortable,
    pageSize: isSortable && rows.length > size ? size : null,
    aligns: head.map((_, column) => alignOf(block, column, rows)),
    head,
    rows,
  }
}

const rowsOf = (block: Json): readonly (readonly Json[])[] =>
  (Array.isArray(block['rows']) ? block['rows'] : []).map((row) => listOf(row))

function cellOf(cell: Json, space: Workspace): Cell {
  const { type, value } = cell
  const number = type === 'raw_number' && typeof value === 'number' ? value : null
  if (type === 'rich_text') return { text: plainOf(cell), html: drawHtml(cell, space), number }
  return { text: textOf(cell['text']) || (number === null ? '' : number.toLocaleString('en')), html: null, number }
}

/** Every `text` inside, one after the other. */
function plainOf(node: Json): string {
  const inside = listOf(node['elements']).map(plainOf)
  return [textOf(node['text']), ...inside].join('')
}

/** As the block says, else numbers to the right. */
function alignOf(block: Json, column: number, rows: readonly (readonly Cell[])[]): 'left' | 'center' | 'right' {
  const settings: unknown = Array.isArray(block['column_settings']) ? block['column_settings'][column] : null
  const align = jsonOf(settings)['align']
  if (align === 'right' || align === 'center' || align === 'left') return align
  const filled = rows.flatMap((row) => (row[column]?.text === '' ? [] : [row[column]]))
  return filled.length > 0 && filled.every((cell) => typeof cell?.number === 'number') ? 'right' : 'left'
}

export function tableOfChart(block: Json): Table {
  const chart = jsonOf(block['chart'])
  const words = (text: string): Cell => ({ text, html: null, number: null })
  const figure = (value: unknown): Cell => ({
    text: typeof value === 'number' ? value.toLocaleString('en') : '',
    html: null,
    number: typeof value === 'number' ? value : null,
  })
  const common = { caption: wordsOf(block['title']), isSortable: false, pageSize: null }
  if (chart['type'] === 'pie') {
    const rows = listOf(chart['segments']).map(({ label, value }) => [words(textOf(label)), figure(value)])
    return { ...common, aligns: ['left', 'right'], head: [words('Part'), words('Value')], rows }
  }
  const series = listOf(chart['series'])
  const axis = jsonOf(chart['axis_config'])
  const categories: readonly unknown[] = Array.isArray(axis['categories']) ? axis['categories'] : []
  const rows = categories.map((category, index) => [
    words(String(category)),
    ...series.map(({ data }) => figure(listOf(data)[index]?.['value'])),
  ])
  return {
    ...common,
    aligns: ['left', ...series.map(() => 'right' as const)],
    head: [words(textOf(axis['x_label'])), ...series.map(({ name }) => words(textOf(name)))],
    rows,
  }
}

/** Rows of a file that are shown: the rest is a download away. */
const mostRows = 6

/** Null where the file is no table. */
export function tableOfCsv(bytes: Uint8Array): Table | null {
  const [head, ...rows] = cellsOf(bytes)
  if (head === undefined || rows.length === 0) return null
  const isNumber = (column: number) => rows.every((row) => row[column] === '' || Number.isFinite(Number(row[column])))
  const cell = (text: string): Cell => ({ text, html: null, number: null })
  return {
    caption: '',
    isSortable: false,
    pageSize: null,
    aligns: head.map((_, column) => (isNumber(column) ? 'right' : 'left')),
    head: head.map(cell),
    rows: rows.map((row) => row.map(cell)),
  }
}

function cellsOf(bytes: Uint8Array): readonly (readonly string[])[] {
  try {
    return parse(Buffer.from(bytes), { bom: true, relax_column_count: true, to: mostRows + 1 })
  } catch {
    return []
  }
}
