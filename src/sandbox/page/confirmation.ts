/** "Are you sure?", where a button asks for it. */
import { h } from 'preact'
import { useId } from 'preact/hooks'
import { type Json, wordsOf } from '../json.ts'
import { Dialog } from './dialog.ts'

type Props = { readonly words: Json; readonly onYes: () => void; readonly onNo: () => void }

export function Confirmation({ words, onYes, onNo }: Props) {
  const id = useId()
  const style = words['style'] === 'danger' ? 'danger' : 'primary'
  return h(Dialog, { labelledBy: id, onClose: onNo, className: 'small' }, [
    h('header', null, h('h2', { id }, wordsOf(words['title']) || 'Are you sure?')),
    h('div', { class: 'dialog-body' }, h('p', null, wordsOf(words['text']))),
    h('footer', null, [
      h('button', { type: 'button', class: 'button', onClick: onNo }, wordsOf(words['deny']) || 'Cancel'),
      h('button', { type: 'button', class: `button ${style}`, onClick: onYes }, wordsOf(words['confirm']) || 'Yes'),
    ]),
  ])
}
