/** Files of a message: pictures are shown, texts begin to be, everything can be had. */
import { h } from 'preact'
import type { ClientFile } from '../client/client-protocol.ts'
import { DataTable } from './data-table.ts'

export function FileAttachments({ files }: { readonly files: readonly ClientFile[] }) {
  if (files.length === 0) return null
  return h(
    'div',
    { class: 'files' },
    files.map((file) => h(FileAttachment, { key: file.id, file })),
  )
}

function FileAttachment({
  file: { id, name, title, alt, isImage, bytes, text, table },
}: {
  readonly file: ClientFile
}) {
  const address = `files/${id}`
  return h('figure', null, [
    h('figcaption', null, [
      h('a', { href: address, download: name }, title),
      h('small', { class: 'quiet' }, ` ${name}, ${formatSize(bytes)}`),
    ]),
    isImage &&
      h('a', { href: address, target: '_blank', rel: 'noreferrer' }, h('img', { src: address, alt: alt || title })),
    table !== null && h(DataTable, { table }),
    text !== null && h('pre', { tabIndex: 0, 'aria-label': title }, text),
  ])
}

const formatSize = (bytes: number): string =>
  bytes < 10_000 ? `${bytes} bytes` : `${Math.round(bytes / 1000).toLocaleString()} kB`
