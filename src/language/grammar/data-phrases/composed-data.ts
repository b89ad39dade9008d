/**
 * Amounts of data that a text puts together of parts: counts of groups, shares of shares, lists of lots, what is held
 * out, what a filter leaves. They are composed to one amount, or left to the other rules where a piece stays unexplained.
 */
import { formatRounded } from '../../../scenario/format-values.ts'
import { type Amount, isKind } from '../../lexicon/meanings.ts'
import { range } from '../index-range.ts'
import type { ParseContext } from '../parse-context.ts'
import { partsJoined } from './joined-parts.ts'
import { type DataItem, fewestCounted, fewestTokens, itemsOf } from './phrase-items.ts'
import { composed, shareOf } from './phrase-rules.ts'
import { directionOf } from './share-direction.ts'

/** Fills the amount of data that the parts come to. */
export function fillComposedData(context: ParseContext): void {
  const items = itemsOf(context)
  if (items === null) return
  const { row, lengths } = composed(items)
  for (const length of lengths) if (length.indices.length > 1) fillPieces(context, length)
  const directed = row.map((item, at) => withRole(context, row, item, at))
  const result = settle(partsJoined(directed), lengths)
  if (result !== null) fill(context, result)
}

type Role = DataItem & { readonly role: 'base' | 'off' | 'aside' | 'rest' | 'instead' | 'share' | 'split' | 'open' }

/** What an item does to the data before it. */
function withRole(context: ParseContext, row: readonly DataItem[], item: DataItem, at: number): Role {
  if (!'CQTNS'.includes(item.sign)) return { ...item, role: 'open' }
  const { effect, isBefore, indices } = directionOf(row, at)
  const all = [...item.indices, ...indices]
  if (item.sign === 'S') {
    if (effect === '') return { ...item, role: 'open' }
    const isOff = effect === 'off' || effect === 'test'
    return { ...item, indices: all, value: isOff ? 1 - item.value : item.value, role: effect === 'test' ? 'split' : 'share' }
  }
  if (isComposed(item) || effect === '') return { ...item, role: item.sign === 'N' ? 'open' : 'base' }
  const [near, behind] = [row.slice(Math.max(0, at - 2), at), row.slice(at + 1, at + 3)].map((some) => some.map(({ sign }) => sign).join(''))
  const isOfThose = /[m-]/u.test(near ?? '') || /^o?m/u.test(behind ?? '')
  const isDefinite = context.textAt((item.indices[0] ?? 0) - 1) === 'the'
  const isAdded = row.slice(Math.max(0, at - 2), at + 2).some(({ sign }) => sign === '+')
  switch (effect) {
    case 'test':
      return { ...item, indices: all, role: isOfThose ? 'off' : 'aside' }
    case 'off':
      return { ...item, indices: all, role: !isAdded && (isOfThose || (isBefore && !isDefinite) || !isDefinite) ? 'off' : 'aside' }
    case 'kept':
      return { ...item, indices: all, role: 'rest' }
    default: {
      const told = row.slice(0, at).findLast(({ sign }) => 'CQTNSP#'.includes(sign))
      return { ...item, indices: all, role: told !== undefined && 'CQTN'.includes(told.sign) ? 'instead' : 'open' }
    }
  }
}

type Settled = { readonly data: DataItem; readonly indices: readonly number[] }

/** One amount of what all items do, in their order; null where one stays unexplained, or nothing was put together. */
function settle(items: readonly DataItem[], lengths: readonly DataItem[]): Settled | null {
  let data: DataItem | null = null
  let operations = 0
  let lastShare = 0
  const told: DataItem[] = []
  const computed: number[] = []
  const used: number[] = []
  const take = (next: DataItem, item: DataItem): void => {
    data = next
    operations += 1
    used.push(...item.indices)
    computed.push(next.value)
  }
  const roles = items as readonly Role[]
  const hasTests = roles.some(({ role }) => role === 'aside')
  for (const item of roles) {
    const whole: DataItem | null = data
    switch (item.role) {
      case 'open':
        if ('NS'.includes(item.sign)) told.push(item)
        break
      case 'split':
      case 'share':
        // "100M tokens, 10% eval split": tokens that are told are those of the training.
        if (item.role === 'split' && whole?.sign === 'T') break
        if (whole === null) told.push(item)
        // "80 % for training, 20 % for tests" say one thing.
        else if (lastShare > 0 && Math.abs(item.value - lastShare) < slack / 10) used.push(...item.indices)
        else {
          take(shareOf(whole, item.value, whole.indices), item)
          lastShare = item.value
        }
        break
      case 'aside':
        if (whole === null || !isPart(whole, item)) break
        used.push(...item.indices)
        operations += 1
        break
      case 'off':
        if (whole === null || !isPart(whole, item) || item.sign === 'Q') told.push(item)
        else take(less(whole, item), item)
        break
      case 'instead':
      case 'rest':
        if (whole !== null && (item.role === 'rest' ? isPart(whole, item) : isOther(whole, item))) {
          take({ ...whole, value: item.value, tokens: 0, said: `${item.said} of ${whole.said}` }, item)
          break
        }
        if (whole !== null || (item.sign === 'N' && !(hasTests && item.value >= fewestCounted))) {
          told.push(item)
          break
        }
      // falls through
      case 'base':
        // "48k mails: 40k of 300 tokens and 8k of 1,200"
        if (whole?.sign === 'C' && item.sign === 'Q' && Math.abs(item.value / whole.value - 1) <= slack) take(item, item)
        else if (whole !== null) told.push(item)
        else {
          data = item.sign === 'N' ? { ...item, sign: 'C' } : item
          used.push(...item.indices)
          computed.push(item.value, ...(item.sign === 'Q' ? [item.tokens] : []))
          if (isComposed(item)) operations += 1
        }
    }
  }
  return data === null ? null : explained(data, { told, computed, used, operations, items, lengths })
}
const slack = 0.03
const isComposed = ({ sign, said }: DataItem): boolean =>
  sign === 'Q' ? /\+|×.*×/u.test(said) : said.includes(' ')

const isOfKind = (whole: DataItem, item: DataItem): boolean =>
  (item.sign === 'N' || item.sign === whole.sign) && item.value >= (whole.sign === 'T' ? fewestTokens : fewestCounted)
const isPart = (whole: DataItem, item: DataItem): boolean =>
  isOfKind(whole, item) && item.value < whole.value && item.value * mostParts > whole.value
const mostParts = 500
/** "No, 22k": of the same size. */
const isOther = (whole: DataItem, item: DataItem): boolean =>
  isOfKind(whole, item) && Math.abs(Math.log(item.value / whole.value)) < Math.log(10)

const less = (whole: DataItem, { value, said }: DataItem): DataItem => ({
  ...whole,
  value: whole.value - value,
  tokens: whole.tokens * (1 - value / whole.value),
  said: `${whole.said} − ${said}`,
})

type Account = {
  readonly told: readonly DataItem[]
  readonly computed: readonly number[]
  readonly used: readonly number[]
  readonly operations: number
  readonly items: readonly DataItem[]
  readonly lengths: readonly DataItem[]
}

/** The data, where all that is told besides agrees with a figure that was come by. */
function explained(data: DataItem, { told, computed, used, operations, items, lengths }: Account): Settled | null {
  const passes = items.filter(({ sign }) => sign === 'P').map(({ value }) => value)
  const [length, ...others] = lengths
  const products = length === undefined || others.length > 0 ? [] : computed.map((value) => value * length.value)
  const figures = [...computed, ...products, ...(data.sign === 'Q' ? [data.tokens] : [])]
  const known = [...figures, ...figures.flatMap((value) => passes.map((count) => value * count))]
  const [first, last] = [Math.min(...used), Math.max(...used)]
  const all = [...used]
  let agreeing = 0
  for (const item of told) {
    if (item.sign !== 'S' && known.some((value) => Math.abs(item.value / value - 1) <= slack)) {
      all.push(...item.indices)
      agreeing += item.value >= 1000 && Math.abs(item.value / (figures[0] ?? 0) - 1) > slack ? 1 : 0
      continue
    }
    const isInside = item.indices.some((index) => index > first && index < last)
    if ('CTQ'.includes(item.sign) || (isInside && (item.sign === 'S' || item.value >= fewestCounted))) return null
  }
  return operations + agreeing === 0 ? null : { data, indices: all }
}

function fill(context: ParseContext, { data, indices }: Settled): void {
  const numbers = indices.filter((index) => isKind(context.mentions[index], 'amount')).toSorted((one, other) => one - other)
  const own = data.indices.filter((index) => isKind(context.mentions[index], 'amount'))
  const [first = numbers[0] ?? 0] = own.toSorted((one, other) => one - other)
  const last = Math.max(...own, first)
  const [from, to] = [context.mentions[first], context.mentions[last]]
  if (!isKind(from, 'amount') || to === undefined) return
  const measure = data.sign === 'C' ? 'examples' : 'tokens'
  const value = Math.round(data.sign === 'Q' ? data.tokens : data.value)
  const amount: Amount = { kind: 'amount', value, unitValue: value, magnitude: '', capital: false, measure, inWords: false }
  const near = range(Math.min(...indices), Math.max(...indices) + 6).filter((at) => indices.some((index) => Math.abs(index - at) <= 5))
  const words = near.filter((at) => isKind(context.mentions[at], 'unknown', 'no-effect'))
  const used = indices.filter((index) => isKind(context.mentions[index], 'amount', 'scale', 'unknown', 'minus', 'not'))
  context.add({ role: 'quantity', measure, amount, from: from.from, to: to.to, holds: true }, ...used, ...words)
  const all = [...used, ...words.filter((at) => isKind(context.mentions[at], 'no-effect'))].flatMap((index) => context.mentions[index] ?? [])
  const span = { from: Math.min(...all.map((one) => one.from)), to: Math.max(...all.map((one) => one.to)) }
  const note = data.said.includes(' ') ? `The data: ${data.said} = ${formatRounded(value)} ${measure}.` : 'What is told of the data agrees.'
  context.add({ role: 'remark', note, ...span })
}

function fillPieces(context: ParseContext, { value, indices }: DataItem): void {
  const mentions = indices.flatMap((index) => context.mentions[index] ?? [])
  const amount: Amount = { kind: 'amount', value, unitValue: value, magnitude: '', capital: false, measure: 'length', inWords: false }
  const span = { from: Math.min(...mentions.map(({ from }) => from)), to: Math.max(...mentions.map(({ to }) => to)) }
  context.add({ role: 'quantity', measure: 'length', amount, ...span }, ...indices)
}
