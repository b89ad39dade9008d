/** What `/gpucost settings …` opens; null: the text is another command. */
export function settingsCommandOf(text: string): 'log' | 'workspace' | 'channel' | null {
  const [subcommand = '', ...rest] = text.trim().toLowerCase().split(/\s+/)
  if (!/^(?:settings?|config|configure|defaults)$/.test(subcommand) || rest.length > 1) return null
  if (/^(?:log|history|audit)$/.test(rest[0] ?? '')) return 'log'
  return /^(?:workspace|team|all)$/.test(rest[0] ?? '') ? 'workspace' : 'channel'
}
