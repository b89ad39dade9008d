/** A modal dialog: it takes the focus, keeps it, and gives it back when it closes. */
import { type ComponentChildren, h } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { captureFocus } from './focus.ts'

/** The first field, or the body itself so that the keys scroll it. */
const firstFocusable = (body: Element | null | undefined): HTMLElement | null | undefined =>
  body?.querySelector<HTMLElement>('input, select, textarea, summary') ?? body?.closest<HTMLElement>('.dialog-body')

type DialogProps = {
  /** The id of its heading. */
  readonly labelledBy: string
  readonly className?: string
  readonly onClose: () => void
  readonly children?: ComponentChildren
}

/** `labelledBy`: the id of its heading; `onClose` is called by Escape. */
export function Dialog({ labelledBy, className = '', onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const element = dialog.current
    const restoreFocus = captureFocus()
    element?.showModal()
    const first =
      element?.querySelector<HTMLElement>('[autofocus]') ?? firstFocusable(element?.querySelector('.dialog-body'))
    first?.focus()
    return () => {
      element?.close()
      restoreFocus()
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
