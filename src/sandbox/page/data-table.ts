/** A table: numbers under each other, sorted and paged where Slack would. It scrolls sideways where it is too wide. */
import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { TableCell, RenderedTable } from '../client/client-protocol.ts'

type SortOrder = { readonly column: number; readonly isDown: boolean }

export function DataTable({ table }: { readonly table: RenderedTable }) {
  const { caption, head, aligns, isSortable, pageSize } = table
  const [order, setOrder] = useState<SortOrder | null>(null)
  const [first, setFirst] = useState(0)
  const sorted = order === null ? table.rows : table.rows.toSorted((one, other) => compareRows(one, other, order))
  const rows = pageSize === null ? sorted : sorted.slice(first, first + pageSize)
  const label = caption === '' ? `Table: ${head.map(({ text }) => text).join(', ')}` : caption
  return h('div', { class: 'table' }, [
    // A place that scrolls must be reached by the keyboard.
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
                sort: isSortable
                  ? () => {
                      setOrder(nextOrder(order, column))
                      setFirst(0)
                    }
                  : null,
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
  order?.column === column ? { column, isDown: !order.isDown } : { column, isDown: false }

function compareRows(one: readonly TableCell[], other: readonly TableCell[], { column, isDown }: SortOrder): number {
  const [left, right] = [one[column], other[column]]
  const difference =
    left?.number != null && right?.number != null
      ? left.number - right.number
      : (left?.text ?? '').localeCompare(right?.text ?? '', undefined, { numeric: true })
  return isDown ? -difference : difference
}

type HeaderCellProps = {
  readonly cell: TableCell
  readonly align: string
  readonly order: SortOrder | null
  readonly sort: (() => void) | null
}

function HeaderCell({ cell, align, order, sort }: HeaderCellProps) {
  const sorted = order === null ? undefined : order.isDown ? 'descending' : 'ascending'
  const arrow = order === null ? '' : order.isDown ? ' ↓' : ' ↑'
  return h(
    'th',
    { scope: 'col', class: align, 'aria-sort': sorted },
    sort === null
      ? h(CellContent, { cell })
      : h('button', { type: 'button', onClick: sort }, [
          h(CellContent, { cell }),
          h('span', { 'aria-hidden': 'true' }, arrow),
        ]),
  )
}

const BodyCell = ({
  cell,
  align,
  isFirst,
}: {
  readonly cell: TableCell
  readonly align: string
  readonly isFirst: boolean
}) =>
  isFirst && cell.text !== ''
    ? h('th', { scope: 'row', class: align }, h(CellContent, { cell }))
    : h('td', { class: align }, h(CellContent, { cell }))

const CellContent = ({ cell: { html, text } }: { readonly cell: TableCell }) =>
  html === null ? h('span', null, text) : h('div', { class: 'drawn', dangerouslySetInnerHTML: { __html: html } })

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
