/** Files of a message: pictures, the beginning of texts and tables, and everything as a download. */
import { h } from 'preact'
import type { ClientFile } from '../client/client-protocol.ts'
import { DataTable } from './blocks/data-table.ts'
import { tableOfCsv } from './blocks/table-model.ts'

/** One entry for each file; nothing for a message without files. */
export function FileAttachments({ files }: { readonly files: readonly ClientFile[] }) {
  if (files.length === 0) return null
  return h(
    'div',
    { class: 'files' },
    files.map((file) => h(FileAttachment, { key: file.id, file })),
  )
}

function FileAttachment({ file: { id, name, title, alt, isImage, bytes, text, csv } }: { readonly file: ClientFile }) {
  const address = `files/${id}`
  return h('figure', null, [
    h('figcaption', null, [
      h('a', { href: address, download: name }, title),
      h('small', { class: 'quiet' }, ` ${name}, ${formatSize(bytes)}`),
    ]),
    isImage &&
      h('a', { href: address, target: '_blank', rel: 'noreferrer' }, h('img', { src: address, alt: alt || title })),
    csv !== null && h(DataTable, { table: tableOfCsv(csv) }),
    text !== null && h('pre', { tabIndex: 0, 'aria-label': title }, text),
  ])
}

const formatSize = (bytes: number): string =>
  bytes < 10_000 ? `${bytes} bytes` : `${Math.round(bytes / 1000).toLocaleString()} kB`
