/** Files of a message: pictures are shown, texts begin to be, everything can be had. */
import { h } from 'preact'
import type { ShownFile } from '../shown.ts'
import { DataTable } from './table.ts'

export function Files({ files }: { readonly files: readonly ShownFile[] }) {
  if (files.length === 0) return null
  return h(
    'div',
    { class: 'files' },
    files.map((file) => h(File, { key: file.id, file })),
  )
}

function File({ file: { id, name, title, alt, isImage, bytes, text, table } }: { readonly file: ShownFile }) {
  const address = `files/${id}`
  return h('figure', null, [
    h('figcaption', null, [
      h('a', { href: address, download: name }, title),
      h('small', { class: 'quiet' }, ` ${name}, ${sizeOf(bytes)}`),
    ]),
    isImage &&
      h('a', { href: address, target: '_blank', rel: 'noreferrer' }, h('img', { src: address, alt: alt || title })),
    table !== null && h(DataTable, { table }),
    text !== null && h('pre', { tabIndex: 0, 'aria-label': title }, text),
  ])
}

const sizeOf = (bytes: number): string =>
  bytes < 10_000 ? `${bytes} bytes` : `${Math.round(bytes / 1000).toLocaleString()} kB`
