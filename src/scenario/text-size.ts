/** How many bytes of text a job's tokens were counted from: the remark that says so, and what it says, read back. */
import type { Scenario } from './scenario.ts'
import { formatRounded, quoted } from './format-values.ts'
import { GB } from '../catalog/units.ts'

/** Text as it was given in bytes, and how many of them make a token. */
export type TextSize = { readonly words: string; readonly bytes: number; readonly bytesPerToken: number }

/** The sentence about it: `words` as typed, of so many tokens an epoch. */
export const textSizeRemark = (words: string, tokens: number, bytesPerToken: number): string =>
  `${quoted(words)} of text is counted as ${formatRounded(tokens)} tokens, ${bytesPerToken} bytes each.`

const remark = /^“(?<words>[^”]{1,60})” of text is counted as [^,]{1,30} tokens, (?<each>\d{1,4}(?:\.\d{1,3})?) bytes/u
const unitSizes: readonly (readonly [RegExp, number])[] = [
  [/^(?:k|kb|kib|kilobytes?)$/iu, 1e3],
  [/^(?:m|mb|mib|megs?|megabytes?)$/iu, 1e6],
  [/^(?:g|gb|gib|gigs?|gigabytes?)$/iu, 1e9],
  [/^(?:t|tb|tib|terabytes?)$/iu, 1e12],
  [/^(?:p|pb|pib|petabytes?)$/iu, 1e15],
]

/** Bytes of a unit of files, such as "MB"; null: it is none. */
export const bytesOfUnit = (unit: string): number | null => unitSizes.find(([form]) => form.test(unit))?.[1] ?? null

/** Gigabytes of the same; NaN: it is none. */
export const gigabytesOfUnit = (unit: string): number => (bytesOfUnit(unit) ?? NaN) / GB

/** What the tokens of a job were counted from; null where they were not given in bytes. */
export function textSizeOf({ remarks = [], corpus }: Pick<Scenario, 'remarks' | 'corpus'>): TextSize | null {
  if (corpus === undefined) return null
  for (const { field, text } of remarks) {
    const said = field === 'tokens' ? remark.exec(text)?.groups : undefined
    const { words = '', each = '' } = said ?? {}
    const bytesPerToken = Number(each)
    if (bytesPerToken > 0) return { words, bytes: corpus.tokensPerEpoch * bytesPerToken, bytesPerToken }
  }
  return null
}
