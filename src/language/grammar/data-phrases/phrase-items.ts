/**
 * A text as a row of items: its amounts of data, each with what it counts, and the words between them by what they do. A
 * rule of composition is a pattern over their signs.
 *
 *     C  a count of examples    Q  a count with a length of its own    T  tokens in all        L  tokens of one
 *     N  a bare number          P  passes                              S  a share              #  what is none of it
 *     ,  comma   .  end of a sentence   ;  new line   b  new line of a list   :  colon, dash, equals   (  )  brackets
 */
import { formatRounded } from '../../../scenario/format-values.ts'
import { type Amount, type Mention, isKind } from '../../lexicon/meanings.ts'
import { clauseAt } from '../clause.ts'
import type { ParseContext } from '../parse-context.ts'
import { noData, partOfWord, signOf } from './phrase-words.ts'

export type DataItem = {
  readonly sign: string
  /** Of a share the part that is left, of all others how many there are. */
  readonly value: number
  /** Of a count with its own length: the tokens of all. */
  readonly tokens: number
  /** What is counted, or what "each" and "per" are of, in the singular. */
  readonly noun: string
  /** The mentions that it is made of. */
  readonly indices: readonly number[]
  /** How it came about: "4k + 6k". */
  readonly said: string
}

const [shortest, longest] = [8, 262_144]
/** Fewer tokens are those of one example. */
export const fewestTokens = 100_000
/** Nobody tells more in one text: a wall of numbers is left alone. */
const mostItems = 400

/** The items of a text; null where it has none to put together. */
export function itemsOf(context: ParseContext): readonly DataItem[] | null {
  if (!mayCompose(context) || context.mentions.length > mostItems) return null
  const items: DataItem[] = []
  for (let at = 0; at < context.mentions.length; ) {
    const { found, to } = itemsAt(context, at)
    items.push(...found)
    at = to
  }
  return items
}

/** Two amounts of data at least, or one and a part of it. */
function mayCompose(context: ParseContext): boolean {
  let [data, others] = [0, 0]
  for (const { mention } of context.unused('amount')) {
    const { measure, value, magnitude, factors } = mention.meaning
    if (measure === 'examples') data += 1
    else if (measure === 'tokens') data += value >= fewestTokens || factors !== undefined ? 1 : 0
    else if (measure === 'percent' || (measure === null && magnitude !== 'b') || measure === 'gpus') others += 1
  }
  return data > 1 || (data === 1 && (others > 0 || context.has('scale', 'per', 'article')))
}

type Found = { readonly found: readonly DataItem[]; readonly to: number }

const item = (sign: string, index: number, fields: Partial<DataItem> = {}): DataItem => ({
  sign,
  value: 0,
  tokens: 0,
  noun: '',
  indices: [index],
  said: '',
  ...fields,
})

function itemsAt(context: ParseContext, at: number): Found {
  const mention = context.mentions[at]
  const one = (...found: readonly DataItem[]): Found => ({ found, to: at + 1 })
  if (mention === undefined || context.used.has(at)) return one(item('#', at))
  const share = shareAt(context, at)
  if (share !== null) return share
  if (isKind(mention, 'amount')) return one(...itemsOfAmount(context, at, mention))
  const text = context.textAt(at)
  switch (mention.meaning.kind) {
    case 'sentence-end':
    case 'question':
      if (text !== '\n') return one(item(text === ';' ? ',' : '.', at))
      return /^[-*•–]$/u.test(context.textAt(at + 1)) ? { found: [item('b', at)], to: at + 2 } : one(item(';', at))
    case 'comma':
      return one(item(',', at))
    case 'article':
      // "1,500 tickets a clinic"
      return isKind(context.mentions[at - 1], 'amount') && !isKind(context.mentions[at + 1], 'amount') && text !== 'the'
        ? one(item('e', at, { noun: nounAt(context, at + 1) }))
        : one()
    case 'not':
      return itemsOfWord(context, at, text, 'g')
    case 'measure':
      return mention.meaning.measure === 'tokens' ? one(item('t', at)) : itemsOfWord(context, at, text)
    case 'limit':
    case 'only':
      return one()
    case 'model':
    case 'gpu':
    case 'instance':
    case 'provider':
    case 'dataset':
    case 'vendor':
    case 'date':
    case 'field-value':
      return one(item('#', at))
    default:
      return itemsOfWord(context, at, text)
  }
}

const signsOfText: Readonly<Record<string, string>> = { '(': '(', ')': ')', ':': ':', '-': ':', '–': ':', '—': ':', '=': ':' }

function itemsOfWord(context: ParseContext, at: number, text: string, other = 'w'): Found {
  const words = text.split(' ')
  const [first = '', second = ''] = words
  const next = words.length > 1 ? second : (context.textAt(at + 1).split(' ')[0] ?? '')
  const { sign, isPair } = signOf(first, next)
  const to = isPair && words.length === 1 ? at + 2 : at + 1
  const last = sign === 'w' && words.length > 1 ? signOf(words.at(-1) ?? '', '').sign : sign
  const own = signsOfText[text] ?? (other !== 'w' && last !== '-' && last !== 'd' ? other : last)
  // "**Epochs:**" is no product.
  if (own === 'x' && !isKind(context.mentions[at - 1], 'amount')) return { found: [], to }
  if (own === 'e') return { found: [item('e', at, { noun: nounAt(context, at + 1) })], to }
  // "Those" is a word for GPUs elsewhere.
  return { found: [item(/^of (?:them|those|these|it)$/u.test(text) ? 'm' : own, at, { noun: text })], to }
}

/** What is counted or told of, by the first of the words from one on that can be a noun. */
function nounAt(context: ParseContext, at: number): string {
  for (let place = at; place < at + 3; place += 1) {
    const mention = context.mentions[place]
    if (!isKind(mention, 'unknown', 'function-word', 'measure', 'article', 'gpu')) return ''
    const word = context.lastWordAt(place)
    if (isKind(mention, 'unknown', 'measure') && word.length >= 3) return singular(word)
    if (isKind(mention, 'function-word') && word.length > 3 && word.endsWith('s')) return singular(word)
  }
  return ''
}

const singular = (word: string): string =>
  word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/(?<=(?:ss|sh|ch|x))es$|(?<!s)s$/u, '')

/** "Half", "12 %", "two thirds of", "a quarter", "every tenth", "one in ten": a part of something. */
function shareAt(context: ParseContext, at: number): Found | null {
  const mention = context.mentions[at]
  const share = (value: number, to: number, ...more: readonly DataItem[]): Found | null => {
    if (!(value > 0 && value < 1)) return null
    // "30 % of the budget", "half of each log"
    const behind = context.textBetween(to, to + 4).split(' ')
    const of = behind.indexOf('of')
    const isOther = of >= 0 && of < 2 && behind.slice(of + 1, of + 4).some((word, step) => noData.has(word) || (step === 0 && word === 'each'))
    const indices = Array.from({ length: to - at }, (_, step) => at + step)
    return { found: [{ ...item(isOther ? '#' : 'S', at), value, indices }, ...more], to }
  }
  if (isKind(mention, 'scale')) return share(mention.meaning.factor, at + 1, item('o', at))
  const next = context.textAt(at + 1)
  if (isKind(mention, 'article') && partOfWord.has(next)) return share(partOfWord.get(next) ?? 0, at + 2)
  if (context.textAt(at) === 'every') {
    const part = next === 'other' || next === 'second' ? 0.5 : partOfWord.get(next)
    return part === undefined ? null : share(part, context.textAt(at + 2) === 'one' ? at + 3 : at + 2)
  }
  if (context.textAt(at) === 'half' && !isKind(mention, 'amount')) return share(0.5, at + 1)
  if (!isKind(mention, 'amount') || mention.meaning.change !== undefined) return null
  const { measure, value, magnitude } = mention.meaning
  if (measure === 'percent') return share(value / 100, at + 1)
  if (measure === 'gpus' && value < 1) return share(value, at + 1, item('m', at))
  if (measure !== null || magnitude !== '') return null
  if (value < 1) return share(value, at + 1)
  const other = context.mentions[at + 2]
  const isOneIn = Number.isInteger(value) && /^(?:in|out of)$/u.test(next) && isKind(other, 'amount')
  if (isOneIn && other.meaning.measure === null && other.meaning.magnitude === '' && other.meaning.value <= 100)
    return share(value / other.meaning.value, at + 3)
  return value < 10 && partOfWord.has(next) && next.endsWith('s') ? share(value * (partOfWord.get(next) ?? 0), at + 2) : null
}

function itemsOfAmount(context: ParseContext, at: number, mention: Mention<Amount>): readonly DataItem[] {
  const { meaning } = mention
  const { measure, value, magnitude, factors } = meaning
  const isOff = clauseAt(context.clauses(), mention.from)?.isOffPlan ?? false
  if (isOff || meaning.error !== undefined || meaning.isRange === true || meaning.perStep === true || meaning.change === 'fewer')
    return [item('#', at)]
  const words = context.textAt(at).split(' ')
  const signs = words.map((word) => signOf(word, '').sign)
  const marks = [...(meaning.change === 'more' ? ['+'] : []), ...signs.filter((sign) => ['v', '~', 'd'].includes(sign))]
  const beside = marks.map((mark) => item(mark, at))
  const said = formatRounded(value)
  switch (measure) {
    case 'examples': {
      const count = item('C', at, { value, noun: singular(words.findLast((word) => !ofEach.has(word)) ?? ''), said })
      return [...beside, count, ...(meaning.each === true ? [item('e', at)] : [])]
    }
    case 'tokens': {
      if (meaning.perParameter === true) return [item('#', at)]
      const [count = 0, length = 0] = factors ?? []
      if (factors?.length === 2 && count >= fewestCounted && length >= shortest && length <= longest)
        return [...beside, item('Q', at, { value: count, tokens: value, said: `${formatRounded(count)} × ${formatRounded(length)}` })]
      // "1.2M pages", beside the tokens of a page
      if (meaning.note !== undefined)
        return /pages?$/u.test(words.at(-1) ?? '') && meaning.unitValue >= fewestCounted * 10
          ? [item('C', at, { value: meaning.unitValue, noun: 'page', said: formatRounded(meaning.unitValue) })]
          : [item('#', at)]
      if (value < fewestTokens && meaning.each !== true && !/tok/u.test(context.textAt(at)))
        return [...beside, item('N', at, { value, said })]
      if (meaning.each === true || (value < fewestTokens && meaning.total !== true))
        return value <= longest && value >= shortest ? [item('L', at, { value })] : [item('N', at, { value: meaning.unitValue, said })]
      return [...beside, item('T', at, { value, said })]
    }
    case 'length':
      return [item('L', at, { value })]
    case 'epochs':
      return [item('P', at, { value })]
    case 'gpus':
      return / of (?:them|those|these|it)$/u.test(context.textAt(at))
        ? [item('N', at, { value, said }), item('m', at)]
        : [item('#', at)]
    case null:
      if (value < 2 && meaning.inWords) return [item('w', at)]
      // "Below 5,000", "the other 40,000"
      if (isKind(context.mentions[at + 1], 'gpu', 'model') || isMost(context.mentions[at - 1]) || context.textAt(at - 1) === 'other') return [item('#', at)]
      if (magnitude === 'b' || value < 2 || (factors?.length ?? 1) > 1) return [item('#', at)]
      return [...beside, item('N', at, { value, noun: nounAt(context, at + 1), said })]
    default:
      return [item('#', at)]
  }
}

const isMost = (mention: Mention | undefined): boolean => isKind(mention, 'limit') && mention.meaning.bound === 'most'
const ofEach: ReadonlySet<string> = new Set(['each', 'apiece'])
/** Fewer of a thing are no data by themselves. */
export const fewestCounted = 50
