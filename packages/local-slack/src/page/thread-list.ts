/** All threads, the one with the latest reply first. */
import { h } from 'preact'
import { PaneHeader } from './pane-header.ts'
import { authorName, type ThreadSummary, listThreads, channelTitle } from './client-state.ts'
import { formatTime } from './time.ts'
import { usePageContext } from './page-context.ts'

/** Every thread the viewer sees, with its last reply. */
export function ThreadList() {
  const { state } = usePageContext()
  const threads = listThreads(state)
  return h('main', { class: 'pane', 'data-region': 'main', tabIndex: -1, 'aria-label': 'Threads' }, [
    h(PaneHeader, { title: 'Threads', subtitle: '' }),
    h('div', { class: 'scroll' }, [
      threads.length === 0 && h('p', { class: 'quiet' }, 'There are no threads yet. Reply to a message to start one.'),
      h(
        'ul',
        { class: 'threads' },
        threads.map((thread) => h(ThreadEntry, { key: thread.root.ts, thread })),
      ),
    ]),
  ])
}

function ThreadEntry({ thread: { channel, root, replies, unread } }: { readonly thread: ThreadSummary }) {
  const { state, navigate } = usePageContext()
  const last = replies.at(-1)
  const excerpt = (text: string) => (text.length > 160 ? `${text.slice(0, 160)}…` : text)
  return h(
    'li',
    null,
    h(
      'button',
      {
        type: 'button',
        class: unread > 0 ? 'fresh' : '',
        onClick: () => navigate({ thread: { channel, root: root.ts } }),
      },
      [
        h('span', { class: 'where' }, [
          h(
            'small',
            { class: 'quiet' },
            `${channelTitle(state, channel)}, ${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`,
          ),
          unread > 0 && h('strong', { class: 'count' }, `${unread} new`),
        ]),
        h('span', null, `${authorName(state, root.author)}: ${excerpt(root.text)}`),
        last !== undefined &&
          h('span', null, `${formatTime(last.ts)} ${authorName(state, last.author)}: ${excerpt(last.text)}`),
      ],
    ),
  )
}
