/** One's own message, to be worded anew. */
import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ShownMessage } from '../shown.ts'
import { useWorld } from './world.ts'

export function EditBox({ message, onDone }: { readonly message: ShownMessage; readonly onDone: () => void }) {
  const { wish } = useWorld()
  const [text, setText] = useState(message.typed ?? '')
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => box.current?.focus(), [])
  const save = (): void => {
    const { channel, thread, ts } = message
    if (text.trim() !== '') void wish({ do: 'reword', channel, thread, ts, text })
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
