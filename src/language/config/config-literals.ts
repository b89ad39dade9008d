/** Settings in files that are neither YAML nor flags: a literal of Python, sections of TOML. */
import type { ConfigEntry, Scalar } from './config-entry.ts'

/** Entries of `SETTINGS = { … }`, one a line; none where a text has no such literal. Linear in its length. */
export function parsePythonSettings(text: string): readonly ConfigEntry[] {
  const start = text.search(/^SETTINGS = \{$/m)
  if (start < 0) return []
  const end = text.indexOf('\n}', start)
  const body = text.slice(start, end < 0 ? undefined : end)
  return body.split('\n').flatMap((line) => {
    const entry = /^ {4}"(\w{1,60})": (.{1,400}),$/.exec(line)
    if (entry === null) return []
    const [, key = '', printed = ''] = entry
    return entryOf(
      '',
      key,
      printed
        .replace(/^True$/, 'true')
        .replace(/^False$/, 'false')
        .replace(/^None$/, 'null'),
    )
  })
}

/** Entries of `[section]` and `key = value` lines; none where a text has no section. Linear in its length. */
export function parseToml(text: string): readonly ConfigEntry[] {
  if (!/^\[[\w.]{1,80}\]\s{0,4}$/m.test(text)) return []
  let section = ''
  return text.split('\n').flatMap((line) => {
    const heading = /^\[([\w.]{1,80})\]\s{0,4}$/.exec(line)?.[1]
    if (heading !== undefined) {
      section = `${heading}.`
      return []
    }
    const entry = /^(\w{1,60})\s{0,8}=\s{0,8}(\S.{0,400}?)\s{0,8}(?:#.{0,200})?$/.exec(line)
    return entry === null ? [] : entryOf(section, entry[1] ?? '', entry[2] ?? '')
  })
}

/** None where the value is not one of JSON's, which both languages share for what settings hold. */
function entryOf(section: string, key: string, printed: string): readonly ConfigEntry[] {
  const value = jsonValue(printed.replace(/^'([^']*)'$/, '"$1"').replaceAll(/(?<=\d)_(?=\d)/g, ''))
  if (value === undefined) return []
  return [{ path: `${section}${key}`.toLowerCase(), key: key.toLowerCase(), value }]
}

function jsonValue(printed: string): Scalar | readonly Scalar[] | undefined {
  try {
    const value: unknown = JSON.parse(printed)
    if (isScalar(value)) return value
    return Array.isArray(value) && value.every(isScalar) ? value : undefined
  } catch {
    return undefined
  }
}

/** What stands for itself: no list, no group of settings. */
export const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)
