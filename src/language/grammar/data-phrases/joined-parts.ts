/** Parts of the data that follow one another, added up: "6,000 German, 4,500 French and 3,500 Dutch letters". */
import { type DataStep, agree } from './data-item.ts'

const list = /[CQTN](?:(?:[wom:()ef!,]{0,8}[.;]?\+|[wom:()e]{0,5}(?:,?a\+?|[,b]n?|;n?))[wom:()fa]{0,4}[CQTN])+/gu
/** So many times as large is no part of the same. */
const mostApart = 60

/** "Three hospitals: 40,000 / 25,000 / 15,000", "Q1 14,000 - Q2 16,000 - Q3 20,000" */
const signed = /(?:w?N[|:]){2,12}w?N(?![|:])/u
/** The items, where those of one list are one. */
export function partsJoined(items: readonly DataStep[]): readonly DataStep[] {
  return joinedByWords(joinedBySigns(items))
}

/** Counts with a stroke or a dash between them, of which one is told to be so long. */
function joinedBySigns(items: readonly DataStep[]): readonly DataStep[] {
  const found = signed.exec(items.map(({ sign }) => sign).join(''))
  if (found === null) return items
  const [from, to] = [found.index, found.index + found[0].length]
  const list = items.slice(from, to)
  const parts = list.filter(({ sign }) => sign === 'N')
  const [first] = parts
  const values = parts.map(({ value }) => value)
  const areSigns = list.every(({ sign, noun }) => 'wN'.includes(sign) || /^[-–/]$/u.test(noun))
  const isLong = items.some(({ sign }) => sign === 'l' || sign === 'L')
  if (first === undefined || !areSigns || !isLong || Math.min(...values) < fewestListed) return items
  if (Math.max(...values) > Math.min(...values) * mostApart) return items
  const sum: DataStep = {
    ...first,
    sign: 'C',
    role: 'base',
    value: values.reduce((total, value) => total + value, 0),
    indices: parts.flatMap(({ indices }) => indices),
    said: parts.map(({ said }) => said).join(' + '),
  }
  return [...items.slice(0, from), sum, ...items.slice(to)]
}
const fewestListed = 500

function joinedByWords(items: readonly DataStep[]): readonly DataStep[] {
  const signs = items
    .map(({ sign, role }) => (role === 'off' || role === 'aside' || role === 'instead' ? 'R' : sign))
    .join('')
  const joined: DataStep[] = []
  let at = 0
  list.lastIndex = 0
  for (let found = list.exec(signs); found !== null; found = list.exec(signs)) {
    const [from, to] = [found.index, found.index + found[0].length]
    const whole = sumOf(
      items.slice(from, to),
      found[0],
      items.slice(Math.max(0, from - 8), from),
      items.slice(to, to + 6),
    )
    if (whole === null) continue
    joined.push(...items.slice(at, from), whole)
    at = to
  }
  return [...joined, ...items.slice(at)]
}

function sumOf(
  items: readonly DataStep[],
  signs: string,
  before: readonly DataStep[],
  after: readonly DataStep[],
): DataStep | null {
  const behind = after.map(({ sign }) => sign).join('')
  const parts = items.filter(({ sign }) => 'CQTN'.includes(sign))
  const named = parts.filter(({ sign }) => sign !== 'N')
  const [first] = named
  const last = parts.at(-1)
  if (last === undefined) return null
  if (first === undefined) return sumOfTokens(parts, after)
  if (named.some(({ sign, measure }) => sign !== first.sign || measure !== first.measure)) return null
  if (parts.some(({ sign }) => sign === 'N') && first.sign === 'Q') return null
  if (parts.some(({ value }) => value * mostApart < first.value || value > first.value * mostApart)) return null
  const isCounted = before.some(({ sign, value }) => 'NC'.includes(sign) && value === parts.length)
  const isAdded =
    /[+ab]/u.test(signs) ||
    before.some(({ sign }) => sign === 'f') ||
    parts.every(({ noun }) => noun === 'part') ||
    (/^To[^,]*,[TN]$/u.test(signs) && behind.startsWith('o'))
  const isNewLine = signs.includes(';')
  if (isNewLine && first.sign !== 'Q') return null
  // "5k and 10k examples" are a range.
  if (parts.length < 3 && !isCounted && (/N,?a[CT]$/u.test(signs) || !(isAdded || isNewLine || first.sign === 'Q')))
    return null
  const sum = (some: readonly DataStep[]): number => some.reduce((total, { value }) => total + value, 0)
  // "40M tokens chat, 20M tokens code, 20M tokens math": the first may be the whole.
  const isSumOf = (one: DataStep | undefined, some: readonly DataStep[]): boolean =>
    one !== undefined && some.length > 1 && agree(sum(some), one.value)
  if (!isCounted && !isAdded && isSumOf(parts[0], parts.slice(1))) return null
  const isLastWhole = !/[+a][^CQTN]*[CQTN]$/u.test(signs) && isSumOf(last, parts.slice(0, -1))
  const all = isLastWhole && !isCounted ? parts.slice(0, -1) : parts
  return {
    ...first,
    // "17M case law, 9M statutes, 4M commentaries, all in tokens"
    ...(/^[w,]{0,2}[umo]{1,3}t/u.test(behind) ? ({ sign: 'T', measure: 'tokens' } as const) : {}),
    role: 'base',
    value: sum(all),
    tokens: all.reduce((total, { tokens }) => total + tokens, 0),
    indices: parts.flatMap(({ indices }) => indices),
    said: all.map(({ said }) => said).join(' + '),
  }
}

/** "9B patents + 1B replay = 10B": nobody adds up models. */
function sumOfTokens(parts: readonly DataStep[], after: readonly DataStep[]): DataStep | null {
  const [first] = parts
  const total = parts.reduce((sum, { value }) => sum + value, 0)
  const told = after.find(({ sign }) => sign === 'N' || sign === 'T')
  if (first === undefined || told === undefined || total < 1e6 || !agree(told.value, total)) return null
  const said = parts.map((part) => part.said).join(' + ')
  return {
    ...first,
    sign: 'T',
    role: 'base',
    measure: 'tokens',
    value: total,
    indices: parts.flatMap(({ indices }) => indices),
    said,
  }
}
