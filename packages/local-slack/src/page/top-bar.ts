/** The bar at the top: the name of the app, the state of the connection, help, the developer panel, and the viewer. */
import { h } from 'preact'
import { Avatar } from './avatar.ts'
import { Menu } from './menu.ts'
import { usePageContext } from './page-context.ts'

type TopBarProps = { readonly isLive: boolean; readonly isDeveloper: boolean; readonly onDeveloper: () => void }

/** `isLive`: whether the stream of updates is open. The viewer's menu changes who one is. */
export function TopBar({ isLive, isDeveloper, onDeveloper }: TopBarProps) {
  const { state, route, navigate, openHelp } = usePageContext()
  const { name, disconnected } = state.branding
  const me = state.users.find(({ id }) => id === state.me)
  const userItems = state.users.map((user) => ({
    label: `${user.name}, ${user.title}`,
    isChosen: user.id === state.me,
    run: () =>
      navigate({
        handle: user.handle,
        // Everybody has a direct message of their own with the app.
        pane: route.pane.startsWith('D') ? `D${user.id.slice(1)}` : route.pane,
        thread: route.thread,
      }),
  }))
  const refused = state.exchanges.filter(({ errors }) => errors.length > 0).length
  return h('header', { class: 'topbar', 'data-region': 'top', tabIndex: -1 }, [
    h('p', { class: 'brand' }, [h('strong', null, name), h('span', null, 'in a local Slack')]),
    h('p', { role: 'status', class: 'live' }, isLive ? '' : disconnected),
    h('button', { type: 'button', class: 'plain', 'aria-expanded': isDeveloper, onClick: onDeveloper }, [
      'Developer',
      refused > 0 && h('span', { class: 'count' }, `${refused} refused`),
    ]),
    h('button', { type: 'button', class: 'plain', onClick: openHelp, 'aria-keyshortcuts': '?' }, 'Help'),
    h(Menu, {
      label: 'Viewing as',
      content: [
        h('span', { class: 'unseen' }, 'Viewing as '),
        h(Avatar, { author: state.me }),
        h('span', null, me?.name ?? ''),
      ],
      isNamedByContent: true,
      items: userItems,
      side: 'left',
      className: 'user',
    }),
  ])
}
