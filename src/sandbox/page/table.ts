/** A table: numbers under each other, sorted and paged where Slack would. It scrolls sideways where it is too wide. */
import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { Cell, Table } from '../shown.ts'

type Order = { readonly column: number; readonly isDown: boolean }

export function DataTable({ table }: { readonly table: Table }) {
  const { caption, head, aligns, isSortable, pageSize } = table
  const [order, setOrder] = useState<Order | null>(null)
  const [first, setFirst] = useState(0)
  const sorted = order === null ? table.rows : table.rows.toSorted((one, other) => compared(one, other, order))
  const rows = pageSize === null ? sorted : sorted.slice(first, first + pageSize)
  const name = caption === '' ? `Table: ${head.map(({ text }) => text).join(', ')}` : caption
  return h('div', { class: 'table' }, [
    // A place that scrolls must be reached by the keyboard.
    h('div', { class: 'table-scroll', tabIndex: 0, role: 'group', 'aria-label': name }, [
      h('table', null, [
        caption !== '' && h('caption', null, caption),
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            head.map((cell, column) =>
              h(Head, {
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
              row.map((cell, column) => h(Body, { cell, align: aligns[column] ?? 'left', isFirst: column === 0 })),
            ),
          ),
        ),
      ]),
    ]),
    pageSize !== null && h(Pages, { first, pageSize, count: table.rows.length, onTurn: setFirst }),
  ])
}

const nextOrder = (order: Order | null, column: number): Order =>
  order?.column === column ? { column, isDown: !order.isDown } : { column, isDown: false }

function compared(one: readonly Cell[], other: readonly Cell[], { column, isDown }: Order): number {
  const [left, right] = [one[column], other[column]]
  const difference =
    left?.number != null && right?.number != null
      ? left.number - right.number
      : (left?.text ?? '').localeCompare(right?.text ?? '', undefined, { numeric: true })
  return isDown ? -difference : difference
}

type HeadProps = {
  readonly cell: Cell
  readonly align: string
  readonly order: Order | null
  readonly sort: (() => void) | null
}

function Head({ cell, align, order, sort }: HeadProps) {
  const sorted = order === null ? undefined : order.isDown ? 'descending' : 'ascending'
  const arrow = order === null ? '' : order.isDown ? ' ↓' : ' ↑'
  return h(
    'th',
    { scope: 'col', class: align, 'aria-sort': sorted },
    sort === null
      ? h(Words, { cell })
      : h('button', { type: 'button', onClick: sort }, [
          h(Words, { cell }),
          h('span', { 'aria-hidden': 'true' }, arrow),
        ]),
  )
}

const Body = ({ cell, align, isFirst }: { readonly cell: Cell; readonly align: string; readonly isFirst: boolean }) =>
  isFirst && cell.text !== ''
    ? h('th', { scope: 'row', class: align }, h(Words, { cell }))
    : h('td', { class: align }, h(Words, { cell }))

const Words = ({ cell: { html, text } }: { readonly cell: Cell }) =>
  html === null ? h('span', null, text) : h('div', { class: 'drawn', dangerouslySetInnerHTML: { __html: html } })

type PagesProps = {
  readonly first: number
  readonly pageSize: number
  readonly count: number
  readonly onTurn: (first: number) => void
}

function Pages({ first, pageSize, count, onTurn }: PagesProps) {
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
