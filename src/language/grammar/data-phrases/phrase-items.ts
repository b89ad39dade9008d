/** A text as a row of items: its amounts of data, and the words between them by what they do. */
import { type Amount, isKind } from '../../lexicon/meanings.ts'
import { clauseAt } from '../clause.ts'
import { wholeText } from '../once-per-text.ts'
import type { ParseContext } from '../parse-context.ts'
import { itemsOfAmount, nounAt } from './amount-items.ts'
import { type DataItem, fewestTokens, item } from './data-item.ts'
import { noData, partOfWord, signOf } from './phrase-words.ts'

/** Nobody tells more in one text: a wall of numbers is left alone. */
const mostItems = 400

/** The items of a text; null where it has none to put together. `hasChain`: of its factors at least there is one. */
export function itemsOf(context: ParseContext, hasChain: boolean): readonly DataItem[] | null {
  if ((!hasChain && !mayCompose(context)) || context.mentions.length > mostItems) return null
  const items: DataItem[] = []
  const isOff = isOffPlan(context)
  for (let at = 0; at < context.mentions.length;) {
    const { found, to } = itemsAt(context, at, isOff)
    items.push(...found)
    at = to
  }
  return items
}

/** Two amounts of data at least, or one and a part of it. */
function mayCompose(context: ParseContext): boolean {
  let [data, others] = [0, 0]
  for (const { mention, index } of context.unused('amount')) {
    const { measure } = mention.meaning
    if (isWhole(mention.meaning)) data += 1
    else if (measure === 'percent' || isQuarter(context, index) || measure === null || measure === 'gpus')
      others += mention.meaning.isRange === true ? 2 : 1
  }
  // "Train split 48k, val 4k"
  return data > 1 || others > 2 || (data === 1 && (others > 0 || context.has('scale', 'per', 'article', 'unknown')))
}

type IsOff = (token: number) => boolean
/** What was, or comes later, is no data of this plan, unless the text has no other. */
function isOffPlan(context: ParseContext): IsOff {
  const isOff: IsOff = (token) => clauseAt(context.clauses(), token)?.isOffPlan ?? false
  const data = [...context.unused('amount')].filter(({ mention: { meaning } }) => isWhole(meaning))
  if (context.mode === 'command' && data.length < 2) return () => false
  return data.some(({ mention }) => !isOff(mention.from)) ? isOff : () => false
}
const isWhole = ({ measure, value, factors }: Amount): boolean =>
  measure === 'examples' ||
  measure === 'bytes' ||
  (measure === 'tokens' && (value >= fewestTokens || factors !== undefined))

type FoundItems = { readonly found: readonly DataItem[]; readonly to: number }

function itemsAt(context: ParseContext, at: number, isOff: IsOff): FoundItems {
  const mention = context.mentions[at]
  const one = (...found: readonly DataItem[]): FoundItems => ({ found, to: at + 1 })
  if (mention === undefined || context.used.has(at)) return one(item('#', at))
  const share = shareAt(context, at)
  if (share !== null) return share
  if (isKind(mention, 'amount'))
    return one(...(isOff(mention.from) ? [item('#', at)] : itemsOfAmount(context, at, mention)))
  const text = context.textAt(at)
  if (isKind(mention, 'sentence-end', 'question') && text === '\n')
    return /^[-*,–]$/u.test(context.textAt(at + 1)) && !isTable(context)
      ? { found: [item('b', at)], to: at + 2 }
      : /^\d [.)]/u.test(context.textBetween(at + 1, at + 3))
        ? { found: [item('b', at)], to: at + 3 }
        : one(item(';', at))
  if (isKind(mention, 'sentence-end', 'question')) return one(item(text === ';' ? ',' : '.', at))
  if (isKind(mention, 'comma')) return one(item(',', at))
  if (isKind(mention, 'limit', 'only')) return one()
  if (isKind(mention, 'not')) return itemsOfWord(context, at, text, 'g')
  if (isKind(mention, 'measure') && mention.meaning.measure === 'tokens') return one(item('t', at))
  if (isKind(mention, 'article')) {
    if (text === 'another') return one(item('+', at))
    // "1,500 tickets a clinic"
    const isBetween = isKind(context.mentions[at - 1], 'amount') && !isKind(context.mentions[at + 1], 'amount')
    return isBetween && text !== 'the' ? one(item('e', at, { noun: nounAt(context, at + 1, true) })) : one()
  }
  // "One in ten is reserved for tests"
  if (text === 'reserved' && context.textAt(at + 1) === 'for') return one(item('h', at))
  return otherKinds.has(mention.meaning.kind) ? one(item('#', at)) : itemsOfWord(context, at, text)
}
const isTable = (context: ParseContext): boolean => context.textAt(0) === '|' || wholeText(context).includes('|')
const otherKinds: ReadonlySet<string> = new Set([
  'model',
  'gpu',
  'instance',
  'provider',
  'dataset',
  'vendor',
  'field-value',
])

const signsOfText: Readonly<Record<string, string>> = {
  '(': '(',
  ')': ')',
  ':': ':',
  '-': ':',
  '–': ':',
  '—': ':',
  '=': ':',
}

function itemsOfWord(context: ParseContext, at: number, text: string, other = 'w'): FoundItems {
  const words = text.replace(' - ', ' ').split(' ')
  const [first = '', second = ''] = words
  // "Hold-out"
  const dash = context.textAt(at + 1) === '-' ? 1 : 0
  const next = words.length > 1 ? second : (context.textAt(at + 1 + dash).split(' ')[0] ?? '')
  const { sign, isPair } = signOf(first, next)
  const to = isPair && words.length === 1 ? at + 2 + dash : at + 1
  const last = sign === 'w' && words.length > 1 ? signOf(words.at(-1) ?? '', '').sign : sign
  const own = signsOfText[text] ?? (other !== 'w' && last !== '-' && last !== 'd' ? other : last)
  // "**Epochs:**" is no product.
  if (text === '*' && !isKind(context.mentions[at - 1], 'amount')) return { found: [], to }
  if (own === 'e') return { found: [item('e', at, { noun: nounAt(context, at + 1, true) })], to }
  // "Those" is a word for GPUs elsewhere.
  return { found: [item(/^of (?:them|those|these|it)$/u.test(text) ? 'm' : own, at, { noun: text })], to }
}

/** "Half", "12 %", "two thirds of", "a quarter", "every tenth", "one in ten": a part of something. */
function shareAt(context: ParseContext, at: number): FoundItems | null {
  const mention = context.mentions[at]
  const share = (value: number, to: number, ...more: readonly DataItem[]): FoundItems | null => {
    if (!(value > 0 && value < 1)) return null
    // "30 % of the budget", "half of each log"
    const behind = context.textBetween(to, to + 4).split(' ')
    const of = behind.indexOf('of')
    const isOther =
      of >= 0 &&
      of < 2 &&
      behind.slice(of + 1, of + 4).some((word, step) => noData.has(word) || (step === 0 && word === 'each'))
    const indices = Array.from({ length: to - at }, (_, step) => at + step)
    return { found: [{ ...item(isOther ? '#' : 'S', at), value, indices }, ...more], to }
  }
  if (isKind(mention, 'scale')) return share(mention.meaning.factor, at + 1, item('o', at))
  const next = context.textAt(at + 1)
  const [, part = ''] = /^(?:a|one) ([a-z]+)$/u.exec(context.textAt(at)) ?? []
  if (isKind(mention, 'unknown') && partOfWord.has(part)) return share(partOfWord.get(part) ?? 0, at + 1)
  if (isKind(mention, 'article') && partOfWord.has(next)) return share(partOfWord.get(next) ?? 0, at + 2)
  if (context.textAt(at) === 'every') {
    const part = next === 'other' || next === 'second' ? 0.5 : partOfWord.get(next)
    return part === undefined ? null : share(part, context.textAt(at + 2) === 'one' ? at + 3 : at + 2)
  }
  if (context.textAt(at) === 'half' && !isKind(mention, 'amount')) return share(0.5, at + 1)
  if (!isKind(mention, 'amount') || mention.meaning.change !== undefined) return null
  // No time: "throw out a quarter"
  if (isQuarter(context, at)) return share(0.25, at + 1)
  const { measure, value, magnitude } = mention.meaning
  if (measure === 'percent') return share(value / 100, at + 1)
  if (measure === 'gpus' && value < 1) return share(value, at + 1, item('m', at))
  if (measure !== null || magnitude !== '') return null
  if (value < 1) return share(value, at + 1)
  const split = splits.exec(context.textBetween(at, at + 6))
  if (split !== null) return share(1 - Number(split[1]) / 100, at + 3, item('v', at))
  const other = context.mentions[at + 2]
  const isOneIn = Number.isInteger(value) && /^(?:in|out of)$/u.test(next) && isKind(other, 'amount')
  if (isOneIn && other.meaning.measure === null && other.meaning.magnitude === '' && other.meaning.value <= 100)
    return share(value / other.meaning.value, at + 3)
  return value < 10 && partOfWord.has(next) && next.endsWith('s')
    ? share(value * (partOfWord.get(next) ?? 0), at + 2)
    : null
}

const isQuarter = (context: ParseContext, at: number): boolean => /^(?:a|one) quarter$/u.test(context.textAt(at))

/** "80/20 train/test split" */
const splits = /^([5-9]\d) [/:] \d{1,2}(?: [/:] \d{1,2})? (?:train|training|split)\b/u
