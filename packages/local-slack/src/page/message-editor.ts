/** Edits one of the viewer's own messages. */
import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ClientMessage } from '../client/client-protocol.ts'
import { usePageContext } from './page-context.ts'

/** A text box in the place of the message; an empty text is not saved. */
export function MessageEditor({ message, onDone }: { readonly message: ClientMessage; readonly onDone: () => void }) {
  const { perform } = usePageContext()
  const [text, setText] = useState(message.editableText ?? '')
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => box.current?.focus(), [])
  const save = (): void => {
    const { channel, thread, ts } = message
    if (text.trim() !== '') void perform({ do: 'edit', channel, thread, ts, text })
    onDone()
  }
  return h('div', { class: 'edit-box' }, [
    h('textarea', {
      ref: box,
      rows: 2,
      value: text,
      'aria-label': 'Edit message',
      onInput: ({ currentTarget }: { readonly currentTarget: HTMLTextAreaElement }) => setText(currentTarget.value),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          onDone()
        } else if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault()
          save()
        }
      },
    }),
    h('div', { class: 'actions' }, [
      h('button', { type: 'button', class: 'button', onClick: onDone }, 'Cancel'),
      h('button', { type: 'button', class: 'button primary', onClick: save }, 'Save'),
    ]),
  ])
}
