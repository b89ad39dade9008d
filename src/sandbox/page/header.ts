/** The line above a conversation: what it is, and on a narrow screen the way back to the list. */
import { type ComponentChildren, h } from 'preact'
import { Icon } from './icons.ts'

type Props = { readonly title: string; readonly note: string; readonly children?: ComponentChildren }

export function Header({ title, note, children }: Props) {
  return h('header', { class: 'pane-header' }, [
    h(
      'a',
      {
        class: 'bare to-list',
        href: '#sidebar',
        'aria-label': 'Channels and people',
        title: 'Channels and people',
        onClick: showList,
      },
      h(Icon, { name: 'list' }),
    ),
    h('h1', null, title),
    note !== '' && h('p', null, note),
    children,
  ])
}

/** The list slides over the conversation until something in it is chosen. */
function showList(event: Event): void {
  event.preventDefault()
  document.documentElement.dataset['list'] = 'open'
  document.querySelector<HTMLElement>('#sidebar')?.focus()
}

export function hideList(): void {
  delete document.documentElement.dataset['list']
}
