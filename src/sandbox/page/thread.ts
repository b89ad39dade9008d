/** The thread of a message, in a pane beside the conversation. */
import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Composer } from './composer.ts'
import { focusGiver } from './give-back.ts'
import { Icon } from './icons.ts'
import { Messages } from './messages.ts'
import { repliesTo, readingPlace, titleOf } from './model.ts'
import { useWorld } from './world.ts'

type Props = { readonly channel: string; readonly root: string }

export function Thread({ channel, root }: Props) {
  const { state, go } = useWorld()
  const pane = useRef<HTMLElement>(null)
  const first = state.messages.find((message) => message.channel === channel && message.ts === root)
  const replies = repliesTo(state, channel, root)
  const title = titleOf(state, channel)
  useEffect(() => {
    const giveBack = focusGiver()
    pane.current?.querySelector('textarea')?.focus()
    return giveBack
  }, [root])
  const isAlone = useIsAlone()
  return h(
    isAlone ? 'main' : 'aside',
    { class: 'pane thread', 'data-region': 'thread', ref: pane, tabIndex: -1, 'aria-label': `Thread in ${title}` },
    [
      h('header', { class: 'pane-header' }, [
        isAlone && h('h1', { class: 'unseen' }, title),
        h('h2', null, 'Thread'),
        h('p', null, title),
        h(
          'button',
          {
            type: 'button',
            class: 'bare',
            'aria-label': 'Close the thread',
            title: 'Close the thread (Esc)',
            onClick: () => go({ thread: null }),
          },
          h(Icon, { name: 'close' }),
        ),
      ]),
      h(Messages, {
        key: root,
        messages: first === undefined ? replies : [first, ...replies],
        label: 'Messages in the thread',
        place: readingPlace(channel, root),
        isInThread: true,
      }),
      h(Composer, {
        key: `composer ${root}`,
        channel,
        thread: root,
        label: 'Reply in the thread',
        placeholder: 'Reply: 4-bit, on 8 H100s, under $500, undo…',
      }),
    ],
  )
}

/** On a narrow screen a thread takes the place of its conversation. As in the style sheet. */
const narrow = '(max-width: 1100px)'

function useIsAlone(): boolean {
  const [isAlone, setAlone] = useState(() => matchMedia(narrow).matches)
  useEffect(() => {
    const media = matchMedia(narrow)
    const look = () => setAlone(media.matches)
    media.addEventListener('change', look)
    return () => media.removeEventListener('change', look)
  }, [])
  return isAlone
}
