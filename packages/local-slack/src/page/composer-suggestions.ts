/** Completions in the composer: commands after a slash, users after an at sign, channels after a number sign. */
import type { ClientState } from './client-state.ts'

export type Suggestion = { readonly insert: string; readonly label: string; readonly hint: string }

/** `text`: up to the caret. */
export function suggestionsFor(text: string, { commands, users, bot, channels }: ClientState): readonly Suggestion[] {
  const command = /^\/(\S*)$/.exec(text)?.[1]
  if (command !== undefined) {
    const all = [
      ...commands.map((each) => ({
        insert: `${each.command} `,
        label: `${each.command} ${each.hint}`,
        hint: each.description,
      })),
      { insert: `/invite @${bot.name}`, label: `/invite @${bot.name}`, hint: 'Add the app to this channel' },
    ]
    return all.filter(({ insert }) => insert.startsWith(`/${command.toLowerCase()}`))
  }
  const name = /(?:^|\s)@([\w.-]*)$/.exec(text)?.[1]
  if (name !== undefined) {
    const all = [{ handle: bot.name, name: 'App' }, ...users]
    return all
      .filter((each) => each.handle.startsWith(name.toLowerCase()))
      .map((each) => ({ insert: `@${each.handle} `, label: `@${each.handle}`, hint: each.name }))
  }
  const channel = /(?:^|\s)#([\w-]*)$/.exec(text)?.[1]
  if (channel === undefined) return []
  return channels
    .filter(({ isDirect, name: channelName }) => !isDirect && channelName.startsWith(channel.toLowerCase()))
    .map(({ name: channelName, topic }) => ({ insert: `#${channelName} `, label: `#${channelName}`, hint: topic }))
}

/** The text with the suggestion in place of what was typed of it, and the new position of the caret. */
export function acceptSuggestion(
  text: string,
  caret: number,
  { insert }: Suggestion,
): { readonly text: string; readonly caret: number } {
  const partial = /(?:^\/\S*|[@#][\w.-]*)$/.exec(text.slice(0, caret))?.[0] ?? ''
  const prefix = text.slice(0, caret - partial.length) + insert
  return { text: prefix + text.slice(caret).trimStart(), caret: prefix.length }
}
