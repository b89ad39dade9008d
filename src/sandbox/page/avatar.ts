/** The small square that stands for somebody. */
import { h } from 'preact'
import { Icon } from './icons.ts'
import { authorName } from './client-state.ts'
import { usePageContext } from './page-context.ts'

export function Avatar({ author }: { readonly author: string }) {
  const { state } = usePageContext()
  if (author === state.bot.id)
    return h('span', { class: 'avatar app', 'aria-hidden': 'true' }, h(Icon, { name: 'bars' }))
  const index = state.users.findIndex(({ id }) => id === author)
  const initial = authorName(state, author).slice(0, 1)
  return h('span', { class: `avatar person-${index + 1}`, 'data-initial': initial, 'aria-hidden': 'true' })
}
