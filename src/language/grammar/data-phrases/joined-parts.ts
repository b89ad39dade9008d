/** Parts of the data that follow one another, added up: "6,000 German, 4,500 French and 3,500 Dutch letters". */
import { formatRounded } from '../../../scenario/format-values.ts'
import type { DataItem } from './phrase-items.ts'

const list = /[CQTN](?:[wom:()e]{0,5}(?:[.,b;]?\+|,?a\+?|[,b]n?|;n?)[wom:()fa]{0,4}[CQTN])+/gu
const slack = 0.03
/** So many times as large is no part of the same. */
const mostApart = 60

type Part = DataItem & { readonly role?: string }

/** The items, where those of one list are one. */
export function partsJoined(items: readonly Part[]): readonly Part[] {
  const signs = items.map(({ sign, role }) => (role === undefined || role === 'base' || role === 'open' || sign === 'N' ? sign : role === 'rest' && 'CTQ'.includes(sign) ? sign : 'R')).join('')
  const joined: Part[] = []
  let at = 0
  list.lastIndex = 0
  for (let found = list.exec(signs); found !== null; found = list.exec(signs)) {
    const [from, to] = [found.index, found.index + found[0].length]
    const whole = sumOf(items.slice(from, to), found[0], items.slice(Math.max(0, from - 8), from), signs.slice(to, to + 6))
    if (whole === null) continue
    joined.push(...items.slice(at, from), whole)
    at = to
  }
  return [...joined, ...items.slice(at)]
}

function sumOf(items: readonly Part[], signs: string, before: readonly Part[], behind: string): Part | null {
  const parts = items.filter(({ sign }) => 'CQTN'.includes(sign))
  const named = parts.filter(({ sign }) => sign !== 'N')
  const [first] = named
  const last = parts.at(-1)
  if (first === undefined || last === undefined || named.some(({ sign }) => sign !== first.sign)) return null
  if (parts.some(({ sign }) => sign === 'N') && first.sign === 'Q') return null
  if (parts.some(({ value }) => value * mostApart < first.value || value > first.value * mostApart)) return null
  const isCounted = before.some(({ sign, value }) => 'NC'.includes(sign) && value === parts.length)
  const isAdded = /[+ab]/u.test(signs) || before.some(({ sign }) => sign === 'f')
  const isNewLine = signs.includes(';')
  if (isNewLine && first.sign !== 'Q') return null
  // "5k and 10k examples" are a range.
  if (parts.length < 3 && !isCounted && (/N,?a[CT]$/u.test(signs) || !(isAdded || isNewLine || first.sign === 'Q'))) return null
  const sum = (some: readonly Part[]): number => some.reduce((total, { value }) => total + value, 0)
  // "40M tokens chat, 20M tokens code, 20M tokens math": the first may be the whole.
  const isSumOf = (one: Part | undefined, some: readonly Part[]): boolean =>
    one !== undefined && some.length > 1 && Math.abs(sum(some) / one.value - 1) <= slack
  if (!isCounted && !isAdded && isSumOf(parts[0], parts.slice(1))) return null
  const isLastWhole = !/[+a][^CQTN]*[CQTN]$/u.test(signs) && isSumOf(last, parts.slice(0, -1))
  const all = isLastWhole && !isCounted ? parts.slice(0, -1) : parts
  return {
    ...first,
    // "17M case law, 9M statutes, 4M commentaries, all in tokens"
    sign: /^[w,]{0,2}[umo]{1,3}t/u.test(behind) ? 'T' : first.sign,
    role: 'base',
    value: sum(all),
    tokens: all.reduce((total, { tokens }) => total + tokens, 0),
    indices: parts.flatMap(({ indices }) => indices),
    said: all.map(({ said }) => said).join(' + '),
    noun: formatRounded(sum(all)),
  }
}
