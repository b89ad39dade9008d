/** The home tab of the app, and the tabs that lead there. */
import { h } from 'preact'
import { useEffect } from 'preact/hooks'
import { Blocks } from './blocks/blocks.ts'
import { PaneHeader } from './pane-header.ts'
import { usePageContext } from './page-context.ts'

/** The tabs "Home" and "Messages" of the app, with the current one marked. */
export function AppTabs({ current }: { readonly current: 'home' | 'messages' }) {
  const { state, navigate } = usePageContext()
  const direct = state.channels.find(({ isDirect }) => isDirect)?.id ?? 'home'
  const tab = (name: string, key: 'home' | 'messages', at: string) =>
    h(
      'button',
      {
        type: 'button',
        'aria-current': current === key ? 'page' : undefined,
        onClick: () => navigate({ pane: at, thread: null }),
      },
      name,
    )
  return h('nav', { class: 'tabs', 'aria-label': state.bot.name }, [
    tab('Home', 'home', 'home'),
    tab('Messages', 'messages', direct),
  ])
}

/** What the app has published for the viewer. Opening it tells the app, as Slack does. */
export function HomeTab() {
  const { state, perform } = usePageContext()
  const { home } = state
  useEffect(() => void perform({ do: 'open app', tab: 'home' }), [state.me])
  return h('main', { class: 'pane', 'data-region': 'main', tabIndex: -1, 'aria-label': 'App home' }, [
    h(PaneHeader, { title: state.bot.name, subtitle: 'App' }, h(AppTabs, { current: 'home' })),
    h('div', { class: 'scroll home' }, [
      h('h2', { class: 'unseen' }, 'Home'),
      home === null
        ? h('p', { class: 'quiet' }, 'The app has not published its home tab yet.')
        : h(Blocks, {
            key: home.id,
            blocks: home.blocks,
            onPress: (blockId, actionId, chosen) =>
              void perform({
                do: 'press in view',
                channel: 'home',
                thread: null,
                view: home.id,
                blockId,
                actionId,
                chosen,
                state: {},
              }),
          }),
    ]),
  ])
}
