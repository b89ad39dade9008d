/** What `/gpucost settings …` opens. */
import { type SettingsPartId, settingsPartsOf } from '../../../presentation/slack/forms/settings-parts.ts'

/** `part`: one part of them; null: all at a glance. */
export type SettingsCommand = 'log' | { readonly scope: 'channel' | 'workspace'; readonly part: SettingsPartId | null }

/** "settings", "settings workspace", "settings prices", "settings workspace limits"; null: the text is another command. */
export function settingsCommandOf(text: string): SettingsCommand | null {
  const [subcommand = '', ...rest] = text.trim().toLowerCase().split(/\s+/)
  if (!/^(?:settings?|config|configure|defaults)$/.test(subcommand) || rest.length > 2) return null
  if (rest.length === 1 && /^(?:log|history|audit)$/.test(rest[0] ?? '')) return 'log'
  const isScope = (word: string): boolean => /^(?:workspace|team|all)$/.test(word)
  const scope = rest.some(isScope) ? 'workspace' : 'channel'
  const words = rest.filter((word) => !isScope(word))
  const parts = settingsPartsOf(scope).filter((part) => words.some((word) => part.words.includes(word)))
  // One word more than the scope is no part of the settings: it is somebody's question.
  if (rest.length > 1 && (parts.length !== 1 || words.length > 1)) return null
  return { scope, part: parts[0]?.id ?? null }
}
