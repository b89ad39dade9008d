/** Users, channels and dates inside a text. */
import { h } from 'preact'
import { authorName } from '../client-state.ts'
import { usePageContext } from '../page-context.ts'
import { formatSlackDate } from './date-format.ts'
import { Link } from './link.ts'

/** `label`: shown for a user that the workspace does not know. */
export function UserMention({ id, label = '' }: { readonly id: string; readonly label?: string }) {
  const { state } = usePageContext()
  const name = authorName(state, id)
  const isMe = id === state.me
  return h('span', { class: isMe ? 'mention me' : 'mention' }, `@${name === id && label !== '' ? label : name}`)
}

/** `#name` of a channel; its label, or its id, where the viewer does not see that channel. */
export function ChannelMention({ id, label = '' }: { readonly id: string; readonly label?: string }) {
  const { state } = usePageContext()
  const name = state.channels.find((channel) => channel.id === id)?.name ?? (label === '' ? id : label)
  return h('span', { class: 'mention' }, `#${name}`)
}

/** A user group, or `here`, `channel`, `everyone`. */
export const GroupMention = ({ name }: { readonly name: string }) => h('span', { class: 'mention me' }, `@${name}`)

type SlackDateProps = {
  readonly seconds: number
  readonly format: string
  readonly url: string
  /** Shown when the format is unknown. */
  readonly fallback: string
}

/**
 * A `<!date^…>` in the viewer's time zone, linked where it has an address; its fallback text where the format is
 * unknown.
 */
export function SlackDate({ seconds, format, url, fallback }: SlackDateProps) {
  const text = formatSlackDate(seconds, format) ?? fallback
  const moment = new Date(seconds * 1000)
  const time = Number.isNaN(moment.getTime()) ? text : h('time', { dateTime: moment.toISOString() }, text)
  return url === '' ? time : h(Link, { url }, time)
}
