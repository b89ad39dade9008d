/** The small square that stands for somebody. */
import { h } from 'preact'
import { Icon } from './icons.ts'
import { nameOf } from './model.ts'
import { useWorld } from './world.ts'

export function Avatar({ author }: { readonly author: string }) {
  const { state } = useWorld()
  if (author === state.bot.id)
    return h('span', { class: 'avatar app', 'aria-hidden': 'true' }, h(Icon, { name: 'bars' }))
  const at = state.people.findIndex(({ id }) => id === author)
  const initial = nameOf(state, author).slice(0, 1)
  return h('span', { class: `avatar person-${at + 1}`, 'data-initial': initial, 'aria-hidden': 'true' })
}
