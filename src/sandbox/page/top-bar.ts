/** The line at the top: where one is, as whom one looks, help, and the view behind the messages. */
import { h } from 'preact'
import { Avatar } from './avatar.ts'
import { Menu } from './menu.ts'
import { usePageContext } from './page-context.ts'

export function TopBar({
  isLive,
  isDeveloper,
  onDeveloper,
}: {
  readonly isLive: boolean
  readonly isDeveloper: boolean
  readonly onDeveloper: () => void
}) {
  const { state, route, navigate, openHelp } = usePageContext()
  const me = state.users.find(({ id }) => id === state.me)
  const userItems = state.users.map(({ id, handle, name, title }) => ({
    label: `${name}, ${title}`,
    isChosen: id === state.me,
    run: () =>
      navigate({
        handle: handle,
        pane: route.pane.startsWith('D') ? `D${id.slice(1)}` : route.pane,
        thread: route.thread,
      }),
  }))
  const refused = state.exchanges.filter(({ faults }) => faults.length > 0).length
  return h('header', { class: 'topbar', 'data-region': 'top', tabIndex: -1 }, [
    h('p', { class: 'brand' }, [h('strong', null, 'gpucost'), h('span', null, 'in a local Slack')]),
    h('p', { role: 'status', class: 'live' }, isLive ? '' : 'Not connected: is npm start still running? Trying again…'),
    h('button', { type: 'button', class: 'plain', 'aria-expanded': isDeveloper, onClick: onDeveloper }, [
      'Developer',
      refused > 0 && h('span', { class: 'count' }, `${refused} refused`),
    ]),
    h('button', { type: 'button', class: 'plain', onClick: openHelp, 'aria-keyshortcuts': '?' }, 'Help'),
    h(Menu, {
      label: 'You look as',
      content: [
        h('span', { class: 'unseen' }, 'You look as '),
        h(Avatar, { author: state.me }),
        h('span', null, me?.name ?? ''),
      ],
      isNamedByContent: true,
      items: userItems,
      side: 'left',
      className: 'person',
    }),
  ])
}
