/** The composer of a conversation or thread. Enter sends; the arrow keys move through suggestions. */
import { h } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { AttachButton, AttachedFiles, unsendableReason } from './composer-attachments.ts'
import { Icon } from './icons.ts'
import { Menu } from './menu.ts'
import { acceptSuggestion, type Suggestion, suggestionsFor } from './composer-suggestions.ts'
import { usePageContext } from './page-context.ts'

type ComposerProps = {
  readonly channel: string
  readonly thread: string | null
  readonly label: string
  readonly placeholder: string
}

/** Unsent text by user, conversation and thread. */
const drafts = new Map<string, string>()

/** `thread`: the root of the thread it writes to, null for the channel. Drafts survive a change of pane. */
export function Composer({ channel, thread, label, placeholder }: ComposerProps) {
  const { state, perform, upload } = usePageContext()
  const draftKey = `${state.me} ${channel} ${thread ?? ''}`
  const [text, setText] = useState(drafts.get(draftKey) ?? '')
  const [caret, setCaret] = useState(0)
  const [selectedIndex, setSelectedIndex] = useState(0)
  const [isDismissed, setDismissed] = useState(false)
  const [files, setFiles] = useState<readonly File[]>([])
  const [uploadError, setUploadError] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)
  const caretToSet = useRef<number | null>(null)
  const listId = useId()
  const suggestions = isDismissed ? [] : suggestionsFor(text.slice(0, caret), state)
  const selected = suggestions[Math.min(selectedIndex, suggestions.length - 1)]

  useEffect(() => void drafts.set(draftKey, text), [text])
  useLayoutEffect(() => {
    const textarea = box.current
    if (textarea === null) return
    textarea.style.height = 'auto'
    textarea.style.height = `${Math.min(textarea.scrollHeight, 200)}px`
    // With the text that it belongs to: a frame later somebody who types on would find it moved.
    if (caretToSet.current !== null) textarea.setSelectionRange(caretToSet.current, caretToSet.current)
    caretToSet.current = null
  }, [text])

  const replaceText = (next: string, nextCaret: number): void => {
    setText(next)
    setCaret(nextCaret)
    setSelectedIndex(0)
    caretToSet.current = nextCaret
  }
  const accept = (suggestion: Suggestion): void => {
    const next = acceptSuggestion(text, caret, suggestion)
    replaceText(next.text, next.caret)
    box.current?.focus()
  }
  const isEmpty = text.trim() === '' && files.length === 0
  const attach = (chosen: readonly File[]): void => {
    const reasons = chosen.map(unsendableReason)
    setUploadError(reasons.find((reason) => reason !== null) ?? '')
    setFiles([...files, ...chosen.filter((_, index) => reasons[index] === null)])
    box.current?.focus()
  }
  const send = async (): Promise<void> => {
    if (isEmpty) return
    replaceText('', 0)
    setFiles([])
    const ids = await Promise.all(files.map(upload))
    const sent = ids.filter((id) => id !== null)
    setUploadError(sent.length < ids.length ? 'A file could not be sent.' : '')
    if (text.trim() !== '' || sent.length > 0) await perform({ do: 'send', channel, thread, text, files: sent })
  }
  const onKey = (event: KeyboardEvent): void => {
    const { key, shiftKey, isComposing } = event
    if (isComposing) return
    if (selected !== undefined && (key === 'ArrowDown' || key === 'ArrowUp')) {
      event.preventDefault()
      const step = key === 'ArrowDown' ? 1 : -1
      setSelectedIndex(
        (Math.min(selectedIndex, suggestions.length - 1) + step + suggestions.length) % suggestions.length,
      )
    } else if (
      selected !== undefined &&
      (key === 'Tab' || (key === 'Enter' && !isComplete(text, selected))) &&
      !shiftKey
    ) {
      event.preventDefault()
      accept(selected)
    } else if (selected !== undefined && key === 'Escape') {
      event.stopPropagation()
      setDismissed(true)
    } else if (key === 'Enter' && !shiftKey) {
      event.preventDefault()
      void send()
    } else if (key === 'ArrowUp' && text === '') {
      const last = [...(box.current?.closest('.pane')?.querySelectorAll<HTMLElement>('.message') ?? [])].at(-1)
      if (last === undefined) return
      event.preventDefault()
      last.focus()
    }
  }
  const trackCaret = ({ currentTarget }: { readonly currentTarget: HTMLTextAreaElement }): void =>
    setCaret(currentTarget.selectionStart)

  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    attach([...(event.dataTransfer?.files ?? [])])
  }

  return h('div', { class: 'composer', onDrop, onDragOver: (event: DragEvent) => event.preventDefault() }, [
    suggestions.length > 0 &&
      h(
        'ul',
        { id: listId, role: 'listbox', 'aria-label': 'Suggestions', class: 'suggestions' },
        suggestions.map((each, index) =>
          h(
            'li',
            {
              key: each.label,
              id: `${listId}-${index}`,
              role: 'option',
              'aria-selected': each === selected,
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
      h(AttachedFiles, { files, onRemove: (file) => setFiles(files.filter((each) => each !== file)) }),
      uploadError !== '' && h('p', { class: 'upload-error', role: 'alert' }, uploadError),
      h('textarea', {
        ref: box,
        rows: 1,
        value: text,
        placeholder,
        'aria-label': label,
        'aria-autocomplete': 'list',
        'aria-controls': suggestions.length > 0 ? listId : undefined,
        'aria-activedescendant': selected === undefined ? undefined : `${listId}-${suggestions.indexOf(selected)}`,
        onInput: ({ currentTarget }: { readonly currentTarget: HTMLTextAreaElement }) => {
          setText(currentTarget.value)
          setCaret(currentTarget.selectionStart)
          setSelectedIndex(0)
          setDismissed(false)
        },
        onKeyDown: onKey,
        onKeyUp: trackCaret,
        onClick: trackCaret,
      }),
      h('div', { class: 'composer-tools' }, [
        thread === null && h(ShortcutMenu, { channel }),
        h(AttachButton, { onChoose: attach }),
        h(
          'button',
          {
            type: 'button',
            class: 'send',
            'aria-label': 'Send',
            title: 'Send (Enter)',
            disabled: isEmpty,
            onClick: () => void send(),
          },
          h(Icon, { name: 'send' }),
        ),
      ]),
    ]),
  ])
}

/** Accepting the suggestion would add nothing, so Enter sends. */
const isComplete = (text: string, { insert }: Suggestion): boolean => text.trimEnd().endsWith(insert.trimEnd())

function ShortcutMenu({ channel }: { readonly channel: string }) {
  const { state, perform } = usePageContext()
  const items = state.shortcuts.global.map(({ name, callback, description }) => ({
    label: name,
    hint: description,
    run: () => void perform({ do: 'global shortcut', channel, callback }),
  }))
  return h(Menu, { label: 'Shortcuts', content: h(Icon, { name: 'bolt' }), items, side: 'right', opens: 'up' })
}
