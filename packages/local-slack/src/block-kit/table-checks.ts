/** Tables: rows, columns, cells and the sum of their characters. */
import { allChecks, listAt, numberAt, oneOf, required, checkType } from './property-checks.ts'
import {
  type BlockCheck,
  type BlockKitNode,
  isBlockKitNode,
  listOf,
  violationOf,
  checkBounds,
  codePointLength,
} from './limits.ts'

export const checkTable: BlockCheck = allChecks(
  required('rows'),
  listAt('column_settings', 'table.column_settings', oneOf('align', 'table.align')),
  (node, path) => checkGrid('table', node, path),
  (node, path) =>
    tableCells(node).flatMap(({ cell, row, column }) => [
      ...checkType(cell, 'table.cells', `${path}.rows[${row}][${column}]`),
      ...(cell['type'] === 'rich_text'
        ? []
        : checkBounds('table.cell', countCharacters(cell), `${path}.rows[${row}][${column}]`)),
    ]),
)

export const checkDataTable: BlockCheck = allChecks(
  required('rows', 'caption'),
  numberAt('page_size', 'data_table.page_size'),
  (node, path) => checkGrid('data_table', node, path),
  (node, path) =>
    tableCells(node).flatMap(({ cell, row, column }) =>
      checkType(cell, row === 0 ? 'data_table.header_cells' : 'data_table.cells', `${path}.rows[${row}][${column}]`),
    ),
)

/** Counts, equal widths and all characters together. */
function checkGrid(rule: 'table' | 'data_table', node: BlockKitNode, path: string) {
  const rows = listOf(node['rows'])
  const widths = rows.map((row) => listOf(row).length)
  const uneven = widths.findIndex((width) => width !== widths[0])
  const characters = tableCells(node).reduce((sum, { cell }) => sum + countCharacters(cell), 0)
  return [
    ...checkBounds(`${rule}.rows`, rows.length, `${path}.rows`),
    ...(rows.length > 0 ? checkBounds(`${rule}.columns`, widths[0] ?? 0, `${path}.rows[0]`) : []),
    ...(uneven < 0
      ? []
      : violationOf(`${rule}.same_width`, `${path}.rows[${uneven}]`, 'another width than the first row')),
    ...checkBounds(`${rule}.chars`, characters, path),
  ]
}

function tableCells(node: BlockKitNode) {
  return listOf(node['rows']).flatMap((cells, row) =>
    listOf(cells).map((cell, column) => ({ cell: isBlockKitNode(cell) ? cell : {}, row, column })),
  )
}

/** Every `text` inside a cell, rich text included. */
function countCharacters(node: BlockKitNode): number {
  return Object.entries(node).reduce((sum, [name, value]) => {
    if (name === 'text' && typeof value === 'string') return sum + codePointLength(value)
    const inside = isBlockKitNode(value) ? [value] : listOf(value).filter(isBlockKitNode)
    return sum + inside.reduce((total, entry) => total + countCharacters(entry), 0)
  }, 0)
}
