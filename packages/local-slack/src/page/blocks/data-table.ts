/** Draws a table, sorted and in pages if it is a data table. It scrolls sideways when it is too wide. */
import { h } from 'preact'
import { useState } from 'preact/hooks'
import { RichText } from './rich-text.ts'
import type { ColumnAlignment, TableCell, TableModel } from './table-model.ts'

type SortOrder = { readonly column: number; readonly isDescending: boolean }

/** Any table of the page. Headers sort, and pages turn, only where the model says so. */
export function DataTable({ table }: { readonly table: TableModel }) {
  const { caption, head, aligns, isSortable, pageSize } = table
  const [order, setOrder] = useState<SortOrder | null>(null)
  const [first, setFirst] = useState(0)
  const sorted = order === null ? table.rows : table.rows.toSorted((one, other) => compareRows(one, other, order))
  const rows = pageSize === null ? sorted : sorted.slice(first, first + pageSize)
  const label = caption === '' ? `Table: ${head.map(({ text }) => text).join(', ')}` : caption
  const sortBy = (column: number) => () => {
    setOrder(nextOrder(order, column))
    setFirst(0)
  }
  return h('div', { class: 'table' }, [
    // Whatever scrolls must be reachable by keyboard.
    h('div', { class: 'table-scroll', tabIndex: 0, role: 'group', 'aria-label': label }, [
      h('table', null, [
        caption !== '' && h('caption', null, caption),
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            head.map((cell, column) =>
              h(HeaderCell, {
                cell,
                align: aligns[column] ?? 'left',
                order: order?.column === column ? order : null,
                sort: isSortable ? sortBy(column) : null,
              }),
            ),
          ),
        ),
        h(
          'tbody',
          null,
          rows.map((row) =>
            h(
              'tr',
              null,
              row.map((cell, column) => h(BodyCell, { cell, align: aligns[column] ?? 'left', isFirst: column === 0 })),
            ),
          ),
        ),
      ]),
    ]),
    pageSize !== null && h(Pagination, { first, pageSize, count: table.rows.length, onTurn: setFirst }),
  ])
}

const nextOrder = (order: SortOrder | null, column: number): SortOrder =>
  order?.column === column ? { column, isDescending: !order.isDescending } : { column, isDescending: false }

function compareRows(
  one: readonly TableCell[],
  other: readonly TableCell[],
  { column, isDescending }: SortOrder,
): number {
  const [left, right] = [one[column], other[column]]
  const difference =
    left?.number != null && right?.number != null
      ? left.number - right.number
      : (left?.text ?? '').localeCompare(right?.text ?? '', undefined, { numeric: true })
  return isDescending ? -difference : difference
}

type HeaderCellProps = {
  readonly cell: TableCell
  readonly align: ColumnAlignment
  readonly order: SortOrder | null
  readonly sort: (() => void) | null
}

function HeaderCell({ cell, align, order, sort }: HeaderCellProps) {
  const sorted = order === null ? undefined : order.isDescending ? 'descending' : 'ascending'
  const arrow = order === null ? '' : order.isDescending ? ' ↓' : ' ↑'
  const content = h(CellContent, { cell })
  return h(
    'th',
    { scope: 'col', class: align, 'aria-sort': sorted },
    sort === null
      ? content
      : h('button', { type: 'button', onClick: sort }, [content, h('span', { 'aria-hidden': 'true' }, arrow)]),
  )
}

type BodyCellProps = { readonly cell: TableCell; readonly align: ColumnAlignment; readonly isFirst: boolean }

const BodyCell = ({ cell, align, isFirst }: BodyCellProps) =>
  isFirst && cell.text !== ''
    ? h('th', { scope: 'row', class: align }, h(CellContent, { cell }))
    : h('td', { class: align }, h(CellContent, { cell }))

const CellContent = ({ cell: { richText, text } }: { readonly cell: TableCell }) =>
  richText === null ? h('span', null, text) : h(RichText, { block: richText })

type PaginationProps = {
  readonly first: number
  readonly pageSize: number
  readonly count: number
  readonly onTurn: (first: number) => void
}

function Pagination({ first, pageSize, count, onTurn }: PaginationProps) {
  const last = Math.min(first + pageSize, count)
  return h('div', { class: 'pages' }, [
    h(
      'button',
      { type: 'button', class: 'button', disabled: first === 0, onClick: () => onTurn(first - pageSize) },
      'Previous',
    ),
    h('span', { role: 'status' }, `${first + 1} to ${last} of ${count}`),
    h(
      'button',
      { type: 'button', class: 'button', disabled: last === count, onClick: () => onTurn(first + pageSize) },
      'Next',
    ),
  ])
}
