/** All threads, the one with the latest reply first. */
import { h } from 'preact'
import { Header } from './header.ts'
import { nameOf, type Thread, threadsOf, titleOf } from './model.ts'
import { clock } from './time.ts'
import { useWorld } from './world.ts'

export function Threads() {
  const { state } = useWorld()
  const threads = threadsOf(state)
  return h('main', { class: 'pane', 'data-region': 'main', tabIndex: -1, 'aria-label': 'Threads' }, [
    h(Header, { title: 'Threads', note: '' }),
    h('div', { class: 'scroll' }, [
      threads.length === 0 &&
        h('p', { class: 'quiet' }, 'There are no threads yet. Reply under an answer to begin one.'),
      h(
        'ul',
        { class: 'threads' },
        threads.map((thread) => h(Entry, { key: thread.root.ts, thread })),
      ),
    ]),
  ])
}

function Entry({ thread: { channel, root, replies, unread } }: { readonly thread: Thread }) {
  const { state, go } = useWorld()
  const last = replies.at(-1)
  const begin = (text: string) => (text.length > 160 ? `${text.slice(0, 160)}…` : text)
  return h(
    'li',
    null,
    h(
      'button',
      { type: 'button', class: unread > 0 ? 'fresh' : '', onClick: () => go({ thread: { channel, root: root.ts } }) },
      [
        h('span', { class: 'where' }, [
          h(
            'small',
            { class: 'quiet' },
            `${titleOf(state, channel)}, ${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`,
          ),
          unread > 0 && h('strong', { class: 'count' }, `${unread} new`),
        ]),
        h('span', null, `${nameOf(state, root.author)}: ${begin(root.text)}`),
        last !== undefined && h('span', null, `${clock(last.ts)} ${nameOf(state, last.author)}: ${begin(last.text)}`),
      ],
    ),
  )
}
