/** A button that opens a menu, with the keys that people know from menus. */
import { type ComponentChildren, h } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'

export type Item = {
  readonly label: string
  readonly hint?: string
  readonly run: () => void
  readonly isDangerous?: boolean
  /** One of several: this one holds. */
  readonly isChosen?: boolean
}

type Props = {
  readonly label: string
  readonly face: ComponentChildren
  /** The face has words: they name the button, and `label` the menu alone. */
  readonly isNamedByFace?: boolean
  readonly items: readonly Item[]
  readonly className?: string
  readonly side?: 'left' | 'right'
  readonly opens?: 'up' | 'down'
}

export function Menu({
  label,
  face,
  isNamedByFace = false,
  items,
  className = '',
  side = 'right',
  opens = 'down',
}: Props) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()

  const itemsOf = (): readonly HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? []),
  ]
  const close = (): void => {
    setOpen(false)
    button.current?.focus()
  }

  useLayoutEffect(() => {
    if (!isOpen) return undefined
    const all = itemsOf()
    const chosen = all.find((item) => item.getAttribute('aria-checked') === 'true')
    ;(chosen ?? all[0])?.focus()
    const away = (event: Event) => {
      if (event.target instanceof Node && list.current?.parentElement?.contains(event.target) !== true) setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [isOpen])

  const onKey = (event: KeyboardEvent): void => {
    const all = itemsOf()
    const at = all.findIndex((item) => item === document.activeElement)
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }
    const next = moves[event.key]
    if (next !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      all[next]?.focus()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      close()
    } else if (event.key === 'Tab') setOpen(false)
  }

  return h('div', { class: `menu ${className}` }, [
    h(
      'button',
      {
        ref: button,
        type: 'button',
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        'aria-controls': isOpen ? id : undefined,
        'aria-label': isNamedByFace ? undefined : label,
        title: isNamedByFace ? undefined : label,
        onClick: () => setOpen(!isOpen),
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key !== 'ArrowDown' || isOpen) return
          event.preventDefault()
          event.stopPropagation()
          setOpen(true)
        },
      },
      face,
    ),
    isOpen &&
      h(
        'div',
        { ref: list, id, role: 'menu', 'aria-label': label, class: `menu-list ${side} ${opens}`, onKeyDown: onKey },
        items.map((item) => h(MenuItem, { key: item.label, item, close })),
      ),
  ])
}

function MenuItem({ item, close }: { readonly item: Item; readonly close: () => void }) {
  const { label, hint, isDangerous, isChosen, run } = item
  return h(
    'button',
    {
      type: 'button',
      role: isChosen === undefined ? 'menuitem' : 'menuitemradio',
      'aria-checked': isChosen,
      tabIndex: -1,
      class: isDangerous === true ? 'dangerous' : '',
      onClick: () => {
        close()
        run()
      },
    },
    [h('span', null, label), hint !== undefined && h('small', null, hint)],
  )
}
