/** The pane of a thread, beside the conversation. */
import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Composer } from './composer.ts'
import { captureFocus } from './focus.ts'
import { Icon } from './icons.ts'
import { MessageList } from './message-list.ts'
import { repliesTo, channelTitle } from './client-state.ts'
import { readKeyOf } from '../read-key.ts'
import { usePageContext } from './page-context.ts'

type ThreadPaneProps = { readonly channel: string; readonly root: string }

/** `root`: the timestamp of the message that the thread hangs on. It takes the focus, unless a message is begun. */
export function ThreadPane({ channel, root }: ThreadPaneProps) {
  const { state, navigate } = usePageContext()
  const pane = useRef<HTMLElement>(null)
  const rootMessage = state.messages.find((message) => message.channel === channel && message.ts === root)
  const replies = repliesTo(state, channel, root)
  const title = channelTitle(state, channel)
  useEffect(() => {
    const restoreFocus = captureFocus()
    if (!isTyping()) pane.current?.querySelector('textarea')?.focus()
    return restoreFocus
  }, [root])
  const isNarrow = useIsNarrow()
  return h(
    isNarrow ? 'main' : 'aside',
    { class: 'pane thread', 'data-region': 'thread', ref: pane, tabIndex: -1, 'aria-label': `Thread in ${title}` },
    [
      h('header', { class: 'pane-header' }, [
        isNarrow && h('h1', { class: 'unseen' }, title),
        h('h2', null, 'Thread'),
        h('p', null, title),
        h(
          'button',
          {
            type: 'button',
            class: 'bare',
            'aria-label': 'Close the thread',
            title: 'Close the thread (Esc)',
            onClick: () => navigate({ thread: null }),
          },
          h(Icon, { name: 'close' }),
        ),
      ]),
      h(MessageList, {
        key: root,
        messages: rootMessage === undefined ? replies : [rootMessage, ...replies],
        label: 'Messages in the thread',
        readKey: readKeyOf(channel, root),
        isInThread: true,
      }),
      h(Composer, {
        key: `composer ${root}`,
        channel,
        thread: root,
        label: 'Reply in the thread',
        placeholder: state.branding.placeholders.thread,
      }),
    ],
  )
}

/** Somebody is in the middle of a message: the rest of it belongs where it was begun. */
const isTyping = (): boolean =>
  document.activeElement instanceof HTMLTextAreaElement && document.activeElement.value !== ''

/** On such screens a thread takes the place of its conversation; the same width is in the style sheet. */
const narrowScreen = '(max-width: 1100px)'

function useIsNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(narrowScreen).matches)
  useEffect(() => {
    const media = matchMedia(narrowScreen)
    const update = () => setNarrow(media.matches)
    media.addEventListener('change', update)
    return () => media.removeEventListener('change', update)
  }, [])
  return isNarrow
}
