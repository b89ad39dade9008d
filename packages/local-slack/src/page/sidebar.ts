/** The sidebar: threads, channels, the app. */
import { h } from 'preact'
import { hideSidebar } from './pane-header.ts'
import { listThreads, channelUnread } from './client-state.ts'
import { usePageContext } from './page-context.ts'

/** Channels and threads, with what is unread in bold or as a count. */
export function Sidebar() {
  const { state } = usePageContext()
  const channels = state.channels.filter(({ isDirect }) => !isDirect)
  const direct = state.channels.find(({ isDirect }) => isDirect)
  const unreadThreads = listThreads(state).reduce((sum, { unread }) => sum + unread, 0)
  return h(
    'nav',
    { class: 'sidebar', id: 'sidebar', 'data-region': 'sidebar', tabIndex: -1, 'aria-label': 'Channels and people' },
    [
      h(
        'ul',
        null,
        h(SidebarEntry, {
          at: 'threads',
          name: 'Threads',
          sign: '',
          count: unreadThreads,
          isStrong: unreadThreads > 0,
        }),
      ),
      h('h2', null, 'Channels'),
      h(
        'ul',
        null,
        channels.map(({ id, name }) => {
          const { count, mentionsMe } = channelUnread(state, id)
          return h(SidebarEntry, {
            key: id,
            at: id,
            name,
            sign: '#',
            count: mentionsMe ? count : 0,
            isStrong: count > 0,
          })
        }),
      ),
      h('h2', null, 'Apps'),
      h(
        'ul',
        null,
        direct !== undefined &&
          h(SidebarEntry, {
            at: direct.id,
            name: state.bot.name,
            sign: '',
            count: channelUnread(state, direct.id).count,
            isStrong: channelUnread(state, direct.id).count > 0,
          }),
        h(SidebarEntry, { at: 'home', name: `${state.bot.name}: Home`, sign: '', count: 0, isStrong: false }),
      ),
    ],
  )
}

type SidebarEntryProps = {
  readonly at: string
  readonly name: string
  readonly sign: string
  readonly count: number
  readonly isStrong: boolean
}

function SidebarEntry({ at, name, sign, count, isStrong }: SidebarEntryProps) {
  const { route, navigate } = usePageContext()
  const open = (): void => {
    hideSidebar()
    navigate({ pane: at, thread: null })
  }
  return h(
    'li',
    null,
    h(
      'button',
      {
        type: 'button',
        'aria-current': route.pane === at ? 'page' : undefined,
        class: isStrong ? 'fresh' : '',
        onClick: open,
      },
      [
        h('span', null, [sign !== '' && h('span', { 'aria-hidden': 'true', class: 'sign' }, sign), name]),
        isStrong && h('span', { class: count > 0 ? 'count' : 'unseen' }, count > 0 ? `${count} new` : 'unread'),
      ],
    ),
  )
}
