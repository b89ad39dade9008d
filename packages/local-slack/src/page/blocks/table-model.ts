/** A table, whatever it was made of: a block, a chart or a CSV file. */
import type { CsvPreview } from '../../client/client-protocol.ts'
import { asObject, asObjects, asString, type JsonObject, textObjectText } from '../../json.ts'

export type TableCell = {
  readonly text: string
  /** For sorting. */
  readonly number: number | null
  /** A rich text, which is drawn in place of `text`. */
  readonly richText: JsonObject | null
}

export type ColumnAlignment = 'left' | 'center' | 'right'

export type TableModel = {
  readonly caption: string
  readonly isSortable: boolean
  /** Rows on a page; null: all on one. */
  readonly pageSize: number | null
  readonly aligns: readonly ColumnAlignment[]
  readonly head: readonly TableCell[]
  readonly rows: readonly (readonly TableCell[])[]
}

const textCell = (text: string): TableCell => ({ text, number: null, richText: null })
const numberCell = (value: unknown): TableCell =>
  typeof value === 'number' ? { text: value.toLocaleString('en'), number: value, richText: null } : textCell('')

/** Of a `table` or `data_table` block. */
export function tableOfBlock(block: JsonObject): TableModel {
  const [head = [], ...rows] = rowsOf(block).map((row) => row.map(cellOf))
  const isSortable = block['type'] === 'data_table'
  const size = Number(block['page_size'] ?? 5)
  return {
    caption: asString(block['caption']),
    isSortable,
    pageSize: isSortable && rows.length > size ? size : null,
    aligns: head.map((_, column) => alignOf(block, column, rows)),
    head,
    rows,
  }
}

const rowsOf = ({ rows }: JsonObject): readonly (readonly JsonObject[])[] =>
  (Array.isArray(rows) ? rows : []).map((row) => asObjects(row))

function cellOf(cell: JsonObject): TableCell {
  const { type, value } = cell
  if (type === 'rich_text') return { text: textOf(cell), number: null, richText: cell }
  const number = type === 'raw_number' && typeof value === 'number' ? value : null
  return {
    text: asString(cell['text']) || (number === null ? '' : number.toLocaleString('en')),
    number,
    richText: null,
  }
}

/** Every `text` inside a rich text. */
const textOf = (node: JsonObject): string =>
  [asString(node['text']), ...asObjects(node['elements']).map(textOf)].join('')

/** As the block says; otherwise columns of numbers to the right. */
function alignOf(block: JsonObject, column: number, rows: readonly (readonly TableCell[])[]): ColumnAlignment {
  const settings: unknown = Array.isArray(block['column_settings']) ? block['column_settings'][column] : null
  const align = asObject(settings)['align']
  if (align === 'right' || align === 'center' || align === 'left') return align
  const filled = rows.flatMap((row) => (row[column]?.text === '' ? [] : [row[column]]))
  return filled.length > 0 && filled.every((cell) => typeof cell?.number === 'number') ? 'right' : 'left'
}

/** The figures of a `data_visualization` block. */
export function tableOfChart(block: JsonObject): TableModel {
  const chart = asObject(block['chart'])
  const common = { caption: textObjectText(block['title']), isSortable: false, pageSize: null }
  if (chart['type'] === 'pie') {
    const rows = asObjects(chart['segments']).map(({ label, value }) => [textCell(asString(label)), numberCell(value)])
    return { ...common, aligns: ['left', 'right'], head: [textCell('Part'), textCell('Value')], rows }
  }
  const series = asObjects(chart['series'])
  const axis = asObject(chart['axis_config'])
  const categories: readonly unknown[] = Array.isArray(axis['categories']) ? axis['categories'] : []
  return {
    ...common,
    aligns: ['left', ...series.map(() => 'right' as const)],
    head: [textCell(asString(axis['x_label'])), ...series.map(({ name }) => textCell(asString(name)))],
    rows: categories.map((category, index) => [
      textCell(String(category)),
      ...series.map(({ data }) => numberCell(asObjects(data)[index]?.['value'])),
    ]),
  }
}

/** The beginning of a CSV file as a table; columns that hold nothing but numbers are aligned right. */
export function tableOfCsv({ head, rows }: CsvPreview): TableModel {
  const isNumeric = (column: number) => rows.every((row) => row[column] === '' || Number.isFinite(Number(row[column])))
  return {
    caption: '',
    isSortable: false,
    pageSize: null,
    aligns: head.map((_, column) => (isNumeric(column) ? 'right' : 'left')),
    head: head.map(textCell),
    rows: rows.map((row) => row.map(textCell)),
  }
}
