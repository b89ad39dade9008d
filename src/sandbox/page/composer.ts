/** Where messages are typed. Enter sends; a list of suggestions is walked with the arrows. */
import { h } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from './icons.ts'
import { Menu } from './menu.ts'
import { accepted, type Suggestion, suggestionsFor } from './suggestions.ts'
import { useWorld } from './world.ts'

type Props = {
  readonly channel: string
  readonly thread: string | null
  readonly label: string
  readonly placeholder: string
}

/** What was typed and not sent waits until one comes back. */
const drafts = new Map<string, string>()

export function Composer({ channel, thread, label, placeholder }: Props) {
  const { state, wish } = useWorld()
  const draft = `${state.me} ${channel} ${thread ?? ''}`
  const [text, setText] = useState(drafts.get(draft) ?? '')
  const [caret, setCaret] = useState(0)
  const [at, setAt] = useState(0)
  const [isQuiet, setQuiet] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const list = useId()
  const suggestions = isQuiet ? [] : suggestionsFor(text.slice(0, caret), state)
  const chosen = suggestions[Math.min(at, suggestions.length - 1)]

  useEffect(() => void drafts.set(draft, text), [text])
  useLayoutEffect(() => {
    const shown = box.current
    if (shown === null) return
    shown.style.height = 'auto'
    shown.style.height = `${Math.min(shown.scrollHeight, 200)}px`
  }, [text])

  const put = (next: string, to: number): void => {
    setText(next)
    setCaret(to)
    setAt(0)
    requestAnimationFrame(() => box.current?.setSelectionRange(to, to))
  }
  const accept = (suggestion: Suggestion): void => {
    const next = accepted(text, caret, suggestion)
    put(next.text, next.caret)
    box.current?.focus()
  }
  const send = (): void => {
    if (text.trim() === '') return
    void wish({ do: 'say', channel, thread, text })
    put('', 0)
  }
  const onKey = (event: KeyboardEvent): void => {
    const { key, shiftKey, isComposing } = event
    if (isComposing) return
    if (chosen !== undefined && (key === 'ArrowDown' || key === 'ArrowUp')) {
      event.preventDefault()
      const step = key === 'ArrowDown' ? 1 : -1
      setAt((Math.min(at, suggestions.length - 1) + step + suggestions.length) % suggestions.length)
    } else if (chosen !== undefined && (key === 'Tab' || (key === 'Enter' && !isWhole(text, chosen))) && !shiftKey) {
      event.preventDefault()
      accept(chosen)
    } else if (chosen !== undefined && key === 'Escape') {
      event.stopPropagation()
      setQuiet(true)
    } else if (key === 'Enter' && !shiftKey) {
      event.preventDefault()
      send()
    } else if (key === 'ArrowUp' && text === '') {
      const last = [...(box.current?.closest('.pane')?.querySelectorAll<HTMLElement>('.message') ?? [])].at(-1)
      if (last === undefined) return
      event.preventDefault()
      last.focus()
    }
  }
  const follow = ({ currentTarget }: { readonly currentTarget: HTMLTextAreaElement }): void =>
    setCaret(currentTarget.selectionStart)

  return h('div', { class: 'composer' }, [
    suggestions.length > 0 &&
      h(
        'ul',
        { id: list, role: 'listbox', 'aria-label': 'Suggestions', class: 'suggestions' },
        suggestions.map((each, index) =>
          h(
            'li',
            {
              key: each.label,
              id: `${list}-${index}`,
              role: 'option',
              'aria-selected': each === chosen,
              onPointerDown: (event: Event) => {
                event.preventDefault()
                accept(each)
              },
            },
            [h('strong', null, each.label), h('small', null, each.hint)],
          ),
        ),
      ),
    h('div', { class: 'composer-box' }, [
      h('textarea', {
        ref: box,
        rows: 1,
        value: text,
        placeholder,
        'aria-label': label,
        'aria-autocomplete': 'list',
        'aria-controls': suggestions.length > 0 ? list : undefined,
        'aria-activedescendant': chosen === undefined ? undefined : `${list}-${suggestions.indexOf(chosen)}`,
        onInput: ({ currentTarget }: { readonly currentTarget: HTMLTextAreaElement }) => {
          setText(currentTarget.value)
          setCaret(currentTarget.selectionStart)
          setAt(0)
          setQuiet(false)
        },
        onKeyDown: onKey,
        onKeyUp: follow,
        onClick: follow,
      }),
      h('div', { class: 'composer-tools' }, [
        thread === null && h(Shortcuts, { channel }),
        h(
          'button',
          {
            type: 'button',
            class: 'send',
            'aria-label': 'Send',
            title: 'Send (Enter)',
            disabled: text.trim() === '',
            onClick: send,
          },
          h(Icon, { name: 'send' }),
        ),
      ]),
    ]),
  ])
}

/** Nothing would be added by accepting it: Enter then sends. */
const isWhole = (text: string, { insert }: Suggestion): boolean => text.trimEnd().endsWith(insert.trimEnd())

function Shortcuts({ channel }: { readonly channel: string }) {
  const { state, wish } = useWorld()
  const items = state.shortcuts.global.map(({ name, callback, description }) => ({
    label: name,
    hint: description,
    run: () => void wish({ do: 'global shortcut', channel, callback }),
  }))
  return h(Menu, { label: 'Shortcuts', face: h(Icon, { name: 'bolt' }), items, side: 'right', opens: 'up' })
}
