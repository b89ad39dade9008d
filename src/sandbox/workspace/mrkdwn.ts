/** How Slack writes down what a person typed: escaped, with the names of people and channels as ids, and links marked. */
import type { LocalWorkspace } from './workspace.ts'

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

export const mentionsUser = (text: string, user: string): boolean => text.includes(`<@${user}>`)

/** What a screen reader says of a message: its words, without the marks. */
export function mrkdwnToText(text: string, { users, bot }: LocalWorkspace): string {
  const userName = (id: string) => (id === bot.user ? bot.name : (users.get(id)?.name ?? id))
  return text
    .replace(/<@(\w+)(?:\|[^<>]*)?>/g, (_, id: string) => userName(id))
    .replace(/<#\w+\|([^<>]*)>/g, '#$1')
    .replace(/<!date\^[^|<>]*\|([^<>]*)>/g, '$1')
    .replace(/<[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<([^<>]*)>/g, '$1')
    .replace(/(^|\s)[*_~]([^*_~\n]+)[*_~](?=\s|[.,:;!?]|$)/g, '$1$2')
    .replaceAll('`', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
