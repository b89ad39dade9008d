/** Files that go with the next message: chosen by a button or dropped on the composer, and taken out again. */
import { h } from 'preact'
import { useRef } from 'preact/hooks'
import { Icon } from './icons.ts'

/** Bytes that the local Slack takes. */
const maxBytes = 20 * 2 ** 20

/** A sentence about a file that cannot be sent; null: it can. */
export function unsendableReason({ name, size }: Pick<File, 'name' | 'size'>): string | null {
  if (size === 0) return `${name} is empty.`
  return size > maxBytes ? `${name} is too large: the local Slack takes ${maxBytes / 2 ** 20} MiB.` : null
}

/** Opens the browser's file chooser; several files can be chosen. */
export function AttachButton({ onChoose }: { readonly onChoose: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return h('span', null, [
    h('input', {
      ref: input,
      type: 'file',
      multiple: true,
      hidden: true,
      onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
        onChoose([...(currentTarget.files ?? [])])
        // The same file may be chosen again.
        currentTarget.value = ''
      },
    }),
    h(
      'button',
      {
        type: 'button',
        'aria-label': 'Attach a file',
        title: 'Attach a file, or drop one here',
        onClick: () => input.current?.click(),
      },
      h(Icon, { name: 'clip' }),
    ),
  ])
}

type AttachedFilesProps = { readonly files: readonly File[]; readonly onRemove: (file: File) => void }

/** The files that will be sent, each with a button to take it out; nothing where there are none. */
export function AttachedFiles({ files, onRemove }: AttachedFilesProps) {
  if (files.length === 0) return null
  return h(
    'ul',
    { class: 'attached', 'aria-label': 'Attached files' },
    files.map((file, index) =>
      h('li', { key: `${index} ${file.name}` }, [
        file.name,
        h(
          'button',
          { type: 'button', class: 'bare', 'aria-label': `Remove ${file.name}`, onClick: () => onRemove(file) },
          h(Icon, { name: 'close' }),
        ),
      ]),
    ),
  )
}
