/** The confirmation dialog of an element. */
import { h } from 'preact'
import { useId } from 'preact/hooks'
import { type JsonObject, textObjectText } from '../../json.ts'
import { Dialog } from '../dialog.ts'

type ConfirmationProps = { readonly labels: JsonObject; readonly onYes: () => void; readonly onNo: () => void }

/** `labels`: the element's confirmation object; what it leaves out is worded as Slack words it. */
export function Confirmation({ labels, onYes, onNo }: ConfirmationProps) {
  const id = useId()
  const style = labels['style'] === 'danger' ? 'danger' : 'primary'
  return h(Dialog, { labelledBy: id, onClose: onNo, className: 'small' }, [
    h('header', null, h('h2', { id }, textObjectText(labels['title']) || 'Are you sure?')),
    h('div', { class: 'dialog-body' }, h('p', null, textObjectText(labels['text']))),
    h('footer', null, [
      h('button', { type: 'button', class: 'button', onClick: onNo }, textObjectText(labels['deny']) || 'Cancel'),
      h(
        'button',
        { type: 'button', class: `button ${style}`, onClick: onYes },
        textObjectText(labels['confirm']) || 'Yes',
      ),
    ]),
  ])
}
