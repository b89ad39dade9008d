/** Tables: rows, columns, cells and the sum of their characters. */
import { lengthOf } from '../mrkdwn.ts'
import { all, listAt, numberAt, oneOf, required, typed } from './property.ts'
import { type Check, type Node, isNode, listOf, violation, within } from './rule.ts'

export const table: Check = all(
  required('rows'),
  listAt('column_settings', 'table.column_settings', oneOf('align', 'table.align')),
  (node, path) => grid('table', node, path),
  (node, path) =>
    cellsOf(node).flatMap(({ cell, row, column }) => [
      ...typed(cell, 'table.cells', `${path}.rows[${row}][${column}]`),
      ...(cell['type'] === 'rich_text'
        ? []
        : within('table.cell', charactersOf(cell), `${path}.rows[${row}][${column}]`)),
    ]),
)

export const dataTable: Check = all(
  required('rows', 'caption'),
  numberAt('page_size', 'data_table.page_size'),
  (node, path) => grid('data_table', node, path),
  (node, path) =>
    cellsOf(node).flatMap(({ cell, row, column }) =>
      typed(cell, row === 0 ? 'data_table.header_cells' : 'data_table.cells', `${path}.rows[${row}][${column}]`),
    ),
)

/** Counts, equal widths and all characters together. */
function grid(rule: 'table' | 'data_table', node: Node, path: string) {
  const rows = listOf(node['rows'])
  const widths = rows.map((row) => listOf(row).length)
  const uneven = widths.findIndex((width) => width !== widths[0])
  const characters = cellsOf(node).reduce((sum, { cell }) => sum + charactersOf(cell), 0)
  return [
    ...within(`${rule}.rows`, rows.length, `${path}.rows`),
    ...(rows.length > 0 ? within(`${rule}.columns`, widths[0] ?? 0, `${path}.rows[0]`) : []),
    ...(uneven < 0
      ? []
      : violation(`${rule}.same_width`, `${path}.rows[${uneven}]`, 'another width than the first row')),
    ...within(`${rule}.chars`, characters, path),
  ]
}

function cellsOf(node: Node) {
  return listOf(node['rows']).flatMap((cells, row) =>
    listOf(cells).map((cell, column) => ({ cell: isNode(cell) ? cell : {}, row, column })),
  )
}

/** Every `text` inside a cell, rich text included. */
function charactersOf(node: Node): number {
  return Object.entries(node).reduce((sum, [name, value]) => {
    if (name === 'text' && typeof value === 'string') return sum + lengthOf(value)
    const inside = isNode(value) ? [value] : listOf(value).filter(isNode)
    return sum + inside.reduce((total, entry) => total + charactersOf(entry), 0)
  }, 0)
}
