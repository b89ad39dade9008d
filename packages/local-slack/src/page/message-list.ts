/** Messages by day, with a line above the unread ones. While its end is in view, it follows new messages. */
import { type ComponentChildren, Fragment, h } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { ClientMessage } from '../client/client-protocol.ts'
import { MessageItem } from './message.ts'
import { formatDay } from './time.ts'
import { usePageContext } from './page-context.ts'

type MessageListProps = {
  readonly messages: readonly ClientMessage[]
  readonly label: string
  /** The name of its read marker. */
  readonly readKey: string
  readonly isInThread: boolean
  /** Above the first message. */
  readonly children?: ComponentChildren
}

/** Pixels from the end that still count as the end. */
const bottomThreshold = 80

/** `children` stand above the first message; `readKey` names what is marked as read when its end is seen. */
export function MessageList({ messages, label, readKey, isInThread, children }: MessageListProps) {
  const { state, perform, hasJustPosted } = usePageContext()
  const box = useRef<HTMLDivElement>(null)
  // The position to which the last message was scrolled; unless the reader has scrolled up since, the next one follows.
  const lastScrollTop = useRef(0)
  const isFollowing = useRef(true)
  // Only what was unread when the list opened is marked as new.
  const initialRead = useRef({ read: state.readMarkers[readKey] ?? '', last: messages.at(-1)?.ts ?? '' })
  const last = messages.at(-1)

  const scrollToLatest = (): void => {
    const list = box.current
    if (list === null) return
    const latest = list.querySelector<HTMLElement>('.message:last-of-type')
    const end = list.scrollHeight - list.clientHeight
    // A message taller than the list is shown from its beginning.
    list.scrollTop = latest === null ? end : Math.min(end, latest.offsetTop - list.offsetTop - 8)
    lastScrollTop.current = list.scrollTop
    isFollowing.current = true
  }
  useLayoutEffect(() => {
    if (isFollowing.current || last?.isEphemeral === true || hasJustPosted(readKey)) scrollToLatest()
  }, [messages.length, last?.ts])

  useEffect(() => {
    const markRead = () => {
      if (last !== undefined && document.hasFocus()) void perform({ do: 'mark read', readKey, ts: last.ts })
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
      // A picture takes its space only once it is loaded.
      onLoadCapture: () => {
        if (isFollowing.current) scrollToLatest()
      },
      // At the end the reader has not scrolled up: a list that became shorter moves by itself.
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
