/** The list on the left: threads, channels, the app. */
import { h } from 'preact'
import { hideList } from './header.ts'
import { threadsOf, unreadIn } from './model.ts'
import { useWorld } from './world.ts'

export function Sidebar() {
  const { state } = useWorld()
  const channels = state.channels.filter(({ isDirect }) => !isDirect)
  const direct = state.channels.find(({ isDirect }) => isDirect)
  const threads = threadsOf(state).reduce((sum, { unread }) => sum + unread, 0)
  return h(
    'nav',
    { class: 'sidebar', id: 'sidebar', 'data-region': 'sidebar', tabIndex: -1, 'aria-label': 'Channels and people' },
    [
      h('ul', null, h(Entry, { at: 'threads', name: 'Threads', sign: '', count: threads, isStrong: threads > 0 })),
      h('h2', null, 'Channels'),
      h(
        'ul',
        null,
        channels.map(({ id, name }) => {
          const { count, isForMe } = unreadIn(state, id)
          return h(Entry, { key: id, at: id, name, sign: '#', count: isForMe ? count : 0, isStrong: count > 0 })
        }),
      ),
      h('h2', null, 'Apps'),
      h(
        'ul',
        null,
        direct !== undefined &&
          h(Entry, {
            at: direct.id,
            name: state.bot.name,
            sign: '',
            count: unreadIn(state, direct.id).count,
            isStrong: unreadIn(state, direct.id).count > 0,
          }),
        h(Entry, { at: 'home', name: `${state.bot.name}: Home`, sign: '', count: 0, isStrong: false }),
      ),
    ],
  )
}

type Props = {
  readonly at: string
  readonly name: string
  readonly sign: string
  readonly count: number
  readonly isStrong: boolean
}

function Entry({ at, name, sign, count, isStrong }: Props) {
  const { place, go } = useWorld()
  const open = (): void => {
    hideList()
    go({ at, thread: null })
  }
  return h(
    'li',
    null,
    h(
      'button',
      {
        type: 'button',
        'aria-current': place.at === at ? 'page' : undefined,
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
