/** A list of messages under each other, by day, with a line above what is new. It stays at its end while one reads there. */
import { type ComponentChildren, Fragment, h } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { ClientMessage } from '../client/client-protocol.ts'
import { MessageItem } from './message.ts'
import { formatDay } from './time.ts'
import { usePageContext } from './page-context.ts'

type MessageListProps = {
  readonly messages: readonly ClientMessage[]
  readonly label: string
  /** Under which name it is remembered how far it was read. */
  readonly readKey: string
  readonly isInThread: boolean
  /** Stands above the first message. */
  readonly children?: ComponentChildren
}

/** Less than this many pixels up is not up. */
const bottomThreshold = 80

export function MessageList({ messages, label, readKey, isInThread, children }: MessageListProps) {
  const { state, perform, hasJustPosted } = usePageContext()
  const box = useRef<HTMLDivElement>(null)
  // Where the last message was brought into sight; whoever has not scrolled up from there is brought to the next.
  const lastScrollTop = useRef(0)
  const isFollowing = useRef(true)
  // What came before one looked, and was not read then; what comes while one looks is not new.
  const initialRead = useRef({ read: state.readMarkers[readKey] ?? '', last: messages.at(-1)?.ts ?? '' })
  const last = messages.at(-1)

  const scrollToLatest = (): void => {
    const list = box.current
    if (list === null) return
    const latest = list.querySelector<HTMLElement>('.message:last-of-type')
    const end = list.scrollHeight - list.clientHeight
    // What is taller than the window is read from its beginning.
    list.scrollTop = latest === null ? end : Math.min(end, latest.offsetTop - list.offsetTop - 8)
    lastScrollTop.current = list.scrollTop
    isFollowing.current = true
  }
  useLayoutEffect(() => {
    if (isFollowing.current || last?.isEphemeral === true || hasJustPosted(readKey)) scrollToLatest()
  }, [messages.length, last?.ts])

  useEffect(() => {
    const markRead = () => {
      if (last !== undefined && document.hasFocus()) void perform({ do: 'read', place: readKey, ts: last.ts })
    }
    markRead()
    addEventListener('focus', markRead)
    return () => removeEventListener('focus', markRead)
  }, [last?.ts, readKey])

  const { read, last: initialLast } = initialRead.current
  const firstUnread = messages.find(
    ({ ts, author }) => read !== '' && ts > read && ts <= initialLast && author !== state.me,
  )
  return h(
    'div',
    {
      class: 'scroll',
      ref: box,
      // A picture takes its room only once it is there.
      onLoadCapture: () => {
        if (isFollowing.current) scrollToLatest()
      },
      // Whoever is at the end has not scrolled up: a list that became shorter moves by itself.
      onScroll: ({
        currentTarget: { scrollTop, scrollHeight, clientHeight },
      }: {
        readonly currentTarget: HTMLElement
      }) => {
        const isAtEnd = scrollHeight - clientHeight - scrollTop < bottomThreshold
        isFollowing.current = isAtEnd || scrollTop > lastScrollTop.current - bottomThreshold
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
          const isNewDay = before === undefined || formatDay(before.ts) !== formatDay(message.ts)
          return h(Fragment, { key: `${message.channel} ${message.ts}` }, [
            isNewDay && !isInThread && h('li', { class: 'line' }, h('span', null, formatDay(message.ts))),
            message === firstUnread && index > 0 && h('li', { class: 'line fresh' }, h('span', null, 'New')),
            h(MessageItem, { message, isInThread }),
          ])
        }),
      ),
    ],
  )
}
