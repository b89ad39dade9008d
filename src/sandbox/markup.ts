/** How Slack writes down what a person typed: escaped, with the names of people and channels as ids, and links marked. */
import type { Workspace } from './workspace.ts'

export function written(text: string, { people, bot, channels }: Workspace): string {
  const users = new Map([...people.values()].map(({ handle, id }) => [handle.toLowerCase(), id]))
  users.set(bot.name.toLowerCase(), bot.user)
  const named = new Map(
    [...channels.values()].filter(({ person }) => person === null).map(({ name, id }) => [name, id]),
  )
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped
    .replace(/https?:\/\/[^\s|]+/g, (address) => `<${address}>`)
    .replace(/(?<![\w@/])@([\w.-]*\w)/g, (whole, handle: string) => {
      const id = users.get(handle.toLowerCase())
      return id === undefined ? whole : `<@${id}>`
    })
    .replace(/(?<![\w#&/])#([\w-]+)/g, (whole, name: string) => {
      const id = named.get(name)
      return id === undefined ? whole : `<#${id}|${name}>`
    })
}

export const mentions = (text: string, user: string): boolean => text.includes(`<@${user}>`)

/** What a screen reader says of a message: its words, without the marks. */
export function spoken(text: string, { people, bot }: Workspace): string {
  const nameOf = (id: string) => (id === bot.user ? bot.name : (people.get(id)?.name ?? id))
  return text
    .replace(/<@(\w+)(?:\|[^<>]*)?>/g, (_, id: string) => nameOf(id))
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
