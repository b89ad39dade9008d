/** The header of a pane: its title, and on a narrow screen a link to the sidebar. */
import { type ComponentChildren, h } from 'preact'
import { Icon } from './icons.ts'

type PaneHeaderProps = { readonly title: string; readonly subtitle: string; readonly children?: ComponentChildren }

/** `children`: what stands at its end, such as tabs or buttons. */
export function PaneHeader({ title, subtitle, children }: PaneHeaderProps) {
  return h('header', { class: 'pane-header' }, [
    h(
      'a',
      {
        class: 'bare to-list',
        href: '#sidebar',
        'aria-label': 'Channels and people',
        title: 'Channels and people',
        onClick: showSidebar,
      },
      h(Icon, { name: 'list' }),
    ),
    h('h1', null, title),
    subtitle !== '' && h('p', null, subtitle),
    children,
  ])
}

/** On a narrow screen the sidebar covers the conversation until something in it is chosen. */
function showSidebar(event: Event): void {
  event.preventDefault()
  document.documentElement.dataset['list'] = 'open'
  document.querySelector<HTMLElement>('#sidebar')?.focus()
}

/** Shows the pane again on a narrow screen, where the sidebar covers it. */
export function hideSidebar(): void {
  delete document.documentElement.dataset['list']
}
