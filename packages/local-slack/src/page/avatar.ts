/** The picture of an author: the icon of the app, or the initial of a user. */
import { h } from 'preact'
import { authorName } from './client-state.ts'
import { IconPath } from './icons.ts'
import { usePageContext } from './page-context.ts'

/** `author`: a user's id, or the bot's. */
export function Avatar({ author }: { readonly author: string }) {
  const { state } = usePageContext()
  if (author === state.bot.id) {
    const { color, iconPath } = state.branding
    return h(
      'span',
      { class: 'avatar app', style: { background: color }, 'aria-hidden': 'true' },
      h(IconPath, { path: iconPath }),
    )
  }
  const index = state.users.findIndex(({ id }) => id === author)
  const initial = authorName(state, author).slice(0, 1)
  return h('span', { class: `avatar user-${index + 1}`, 'data-initial': initial, 'aria-hidden': 'true' })
}
