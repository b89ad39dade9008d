/** A button that opens a menu, with the usual keys: arrows, Home, End, Escape. */
import { type ComponentChildren, h } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'

export type MenuItem = {
  readonly label: string
  readonly hint?: string
  readonly run: () => void
  readonly isDangerous?: boolean
  /** The current one of several. */
  readonly isChosen?: boolean
}

type MenuProps = {
  readonly label: string
  readonly content: ComponentChildren
  /** The content is text that names the button; `label` names the menu alone. */
  readonly isNamedByContent?: boolean
  readonly items: readonly MenuItem[]
  readonly className?: string
  readonly side?: 'left' | 'right'
  readonly opens?: 'up' | 'down'
}

/** `label` names the button; `content` is what it shows. `side` and `opens` say where the menu unfolds. */
export function Menu({
  label,
  content,
  isNamedByContent = false,
  items,
  className = '',
  side = 'right',
  opens = 'down',
}: MenuProps) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()

  const menuItems = (): readonly HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? []),
  ]
  const close = (): void => {
    setOpen(false)
    button.current?.focus()
  }

  useLayoutEffect(() => {
    if (!isOpen) return undefined
    const all = menuItems()
    const chosen = all.find((item) => item.getAttribute('aria-checked') === 'true')
    ;(chosen ?? all[0])?.focus()
    const closeOnOutside = (event: Event) => {
      if (event.target instanceof Node && list.current?.parentElement?.contains(event.target) !== true) setOpen(false)
    }
    document.addEventListener('pointerdown', closeOnOutside)
    return () => document.removeEventListener('pointerdown', closeOnOutside)
  }, [isOpen])

  const onKey = (event: KeyboardEvent): void => {
    const all = menuItems()
    const index = all.findIndex((item) => item === document.activeElement)
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: (index + 1) % all.length,
      ArrowUp: (index - 1 + all.length) % all.length,
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
        'aria-label': isNamedByContent ? undefined : label,
        title: isNamedByContent ? undefined : label,
        onClick: () => setOpen(!isOpen),
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key !== 'ArrowDown' || isOpen) return
          event.preventDefault()
          event.stopPropagation()
          setOpen(true)
        },
      },
      content,
    ),
    isOpen &&
      h(
        'div',
        { ref: list, id, role: 'menu', 'aria-label': label, class: `menu-list ${side} ${opens}`, onKeyDown: onKey },
        items.map((item) => h(MenuItemButton, { key: item.label, item, close })),
      ),
  ])
}

function MenuItemButton({ item, close }: { readonly item: MenuItem; readonly close: () => void }) {
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
