/** A window above everything else: it takes the focus, keeps it, and gives it back. */
import { type ComponentChildren, h } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { focusGiver } from './give-back.ts'

/** Where somebody begins: the first field, or the text itself, so that the keys scroll it. */
const firstIn = (body: Element | null | undefined): HTMLElement | null | undefined =>
  body?.querySelector<HTMLElement>('input, select, textarea, summary') ?? body?.closest<HTMLElement>('.dialog-body')

type Props = {
  /** The id of the heading inside that names it. */
  readonly labelledBy: string
  readonly className?: string
  readonly onClose: () => void
  readonly children?: ComponentChildren
}

export function Dialog({ labelledBy, className = '', onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const shown = dialog.current
    const giveBack = focusGiver()
    shown?.showModal()
    const first = shown?.querySelector<HTMLElement>('[autofocus]') ?? firstIn(shown?.querySelector('.dialog-body'))
    first?.focus()
    return () => {
      shown?.close()
      giveBack()
    }
  }, [])
  return h(
    'dialog',
    {
      ref: dialog,
      'aria-labelledby': labelledBy,
      class: className,
      onCancel: (event: Event) => {
        event.preventDefault()
        onClose()
      },
    },
    children,
  )
}
