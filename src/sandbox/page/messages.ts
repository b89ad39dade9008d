/** A list of messages under each other, by day, with a line above what is new. It stays at its end while one reads there. */
import { type ComponentChildren, Fragment, h } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { ShownMessage } from '../shown.ts'
import { Message } from './message.ts'
import { day } from './time.ts'
import { useWorld } from './world.ts'

type Props = {
  readonly messages: readonly ShownMessage[]
  readonly label: string
  /** Under which name it is remembered how far it was read. */
  readonly place: string
  readonly isInThread: boolean
  /** Stands above the first message. */
  readonly children?: ComponentChildren
}

/** Less than this many pixels up is not up. */
const near = 80

export function Messages({ messages, label, place, isInThread, children }: Props) {
  const { state, wish, hasJustSpoken } = useWorld()
  const box = useRef<HTMLDivElement>(null)
  // Where the last message was brought into sight; whoever has not scrolled up from there is brought to the next.
  const broughtTo = useRef(0)
  const follows = useRef(true)
  // What came before one looked, and was not read then; what comes while one looks is not new.
  const atFirst = useRef({ read: state.read[place] ?? '', last: messages.at(-1)?.ts ?? '' })
  const last = messages.at(-1)

  const bring = (): void => {
    const shown = box.current
    if (shown === null) return
    const newest = shown.querySelector<HTMLElement>('.message:last-of-type')
    const end = shown.scrollHeight - shown.clientHeight
    // What is taller than the window is read from its beginning.
    shown.scrollTop = newest === null ? end : Math.min(end, newest.offsetTop - shown.offsetTop - 8)
    broughtTo.current = shown.scrollTop
    follows.current = true
  }
  useLayoutEffect(() => {
    if (follows.current || last?.isForYou === true || hasJustSpoken(place)) bring()
  }, [messages.length, last?.ts])

  useEffect(() => {
    const mark = () => {
      if (last !== undefined && document.hasFocus()) void wish({ do: 'read', place, ts: last.ts })
    }
    mark()
    addEventListener('focus', mark)
    return () => removeEventListener('focus', mark)
  }, [last?.ts, place])

  const { read, last: lastAtFirst } = atFirst.current
  const firstNew = messages.find(
    ({ ts, author }) => read !== '' && ts > read && ts <= lastAtFirst && author !== state.me,
  )
  return h(
    'div',
    {
      class: 'scroll',
      ref: box,
      // A picture takes its room only once it is there.
      onLoadCapture: () => {
        if (follows.current) bring()
      },
      // Whoever is at the end has not scrolled up: a list that became shorter moves by itself.
      onScroll: ({
        currentTarget: { scrollTop, scrollHeight, clientHeight },
      }: {
        readonly currentTarget: HTMLElement
      }) => {
        const isAtEnd = scrollHeight - clientHeight - scrollTop < near
        follows.current = isAtEnd || scrollTop > broughtTo.current - near
      },
    },
    [
      children,
      !isInThread && h('h2', { class: 'unseen' }, 'Messages'),
      h(
        'ol',
        { class: 'messages', 'aria-label': label },
        messages.map((message, index) => {
          const before = messages[index - 1]
          const isNewDay = before === undefined || day(before.ts) !== day(message.ts)
          return h(Fragment, { key: `${message.channel} ${message.ts}` }, [
            isNewDay && !isInThread && h('li', { class: 'line' }, h('span', null, day(message.ts))),
            message === firstNew && index > 0 && h('li', { class: 'line fresh' }, h('span', null, 'New')),
            h(Message, { message, isInThread }),
          ])
        }),
      ),
    ],
  )
}
