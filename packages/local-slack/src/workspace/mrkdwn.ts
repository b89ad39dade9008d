/** Slack's markup of message text: how typed text is encoded, and what is left without the markup. */
import type { LocalWorkspace } from './workspace.ts'

/** Typed text as Slack stores it: escaped, users and channels by id, web addresses in angle brackets. */
export function encodeMrkdwn(text: string, { users, bot, channels }: LocalWorkspace): string {
  const userIds = new Map([...users.values()].map(({ handle, id }) => [handle.toLowerCase(), id]))
  userIds.set(bot.name.toLowerCase(), bot.user)
  const channelIds = new Map(
    [...channels.values()].filter(({ user }) => user === null).map(({ name, id }) => [name, id]),
  )
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped
    .replace(/https?:\/\/[^\s|]+/g, (address) => `<${address}>`)
    .replace(/(?<![\w@/])@([\w.-]*\w)/g, (whole, handle: string) => {
      const id = userIds.get(handle.toLowerCase())
      return id === undefined ? whole : `<@${id}>`
    })
    .replace(/(?<![\w#&/])#([\w-]+)/g, (whole, name: string) => {
      const id = channelIds.get(name)
      return id === undefined ? whole : `<#${id}|${name}>`
    })
}

/** The opposite of `encodeMrkdwn`: the text as its author typed it, to be edited. */
export function decodeMrkdwn(text: string, { users, bot }: LocalWorkspace): string {
  const handleOf = (id: string) => (id === bot.user ? bot.name : (users.get(id)?.handle ?? id))
  return unescapeMrkdwn(
    text
      .replace(/<@(\w+)(?:\|[^<>]*)?>/g, (_, id: string) => `@${handleOf(id)}`)
      .replace(/<#\w+\|([^<>]*)>/g, '#$1')
      .replace(/<([^<>]*)>/g, '$1'),
  )
}

const unescapeMrkdwn = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** Whether an encoded text mentions this user id. */
export const mentionsUser = (text: string, user: string): boolean => text.includes(`<@${user}>`)

/** The bare text: for screen readers and excerpts. */
export function mrkdwnToText(text: string, { users, bot }: LocalWorkspace): string {
  const userName = (id: string) => (id === bot.user ? bot.name : (users.get(id)?.name ?? id))
  const bare = text
    .replace(/<@(\w+)(?:\|[^<>]*)?>/g, (_, id: string) => userName(id))
    .replace(/<#\w+\|([^<>]*)>/g, '#$1')
    .replace(/<!date\^[^|<>]*\|([^<>]*)>/g, '$1')
    .replace(/<[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<([^<>]*)>/g, '$1')
    .replace(/(^|\s)[*_~]([^*_~\n]+)[*_~](?=\s|[.,:;!?]|$)/g, '$1$2')
    .replaceAll('`', '')
  return unescapeMrkdwn(bare)
}
