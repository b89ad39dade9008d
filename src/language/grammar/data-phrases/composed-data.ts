/**
 * Amounts of data that a text puts together of parts: counts of groups, shares of shares, lists of lots, what is held
 * out, what a filter leaves. They are composed to one amount, or left to the other rules where a piece stays unexplained.
 */
import { formatRounded } from '../../../scenario/format-values.ts'
import { type Amount, type MentionOfKind, isKind } from '../../lexicon/meanings.ts'
import { range } from '../index-range.ts'
import type { ParseContext } from '../parse-context.ts'
import { partsJoined } from './joined-parts.ts'
import { type DataItem, type DataStep, isComposed } from './data-item.ts'
import { itemsOf } from './phrase-items.ts'
import { chainOf, withChain } from './factor-chain.ts'
import { composed } from './phrase-rules.ts'
import { spanOf } from '../slots.ts'
import { type Settled, settled } from './settled-data.ts'
import { directionOf } from './share-direction.ts'

/** Fills the amount of data that the parts come to. */
export function fillComposedData(context: ParseContext): void {
  const chain = chainOf(context)
  const read = itemsOf(context, chain.length > 0)
  if (read === null) return
  const items = withChain(read, chain)
  const { row, lengths } = composed(items)
  for (const length of lengths) if (length.indices.length > 1) fillLength(context, length)
  const directed = row.map((item, at) => withRole(context, row, item, at))
  // "Half of them are in German": no GPUs.
  for (const { sign, indices } of items) {
    const [index = -1] = indices
    const mention = context.mentions[index]
    if (sign === 'S' && isKind(mention, 'amount') && mention.meaning.measure === 'gpus') context.used.add(index)
  }
  const result = settled(partsJoined(directed), lengths)
  if (result !== null) fill(context, result, lengths)
}

/** Fewer things are parts of the data, and none of it by themselves. */
const fewestParts = 10

/** What an item does to the data before it. */
function withRole(context: ParseContext, row: readonly DataItem[], item: DataItem, at: number): DataStep {
  if (!'CQTNS'.includes(item.sign)) return { ...item, role: 'open' }
  const { effect, indices } = directionOf(row, at)
  const all = [...item.indices, ...indices]
  if (item.sign === 'S') {
    if (effect === '') return { ...item, role: 'open' }
    const isOff = effect === 'off' || effect === 'test'
    return {
      ...item,
      indices: all,
      value: isOff ? 1 - item.value : item.value,
      role: effect === 'test' ? 'split' : 'share',
    }
  }
  // "Three sets of 2,000, 3,500 and 4,500 reports"
  if (item.sign === 'C' && item.value < fewestParts && !isComposed(item)) return { ...item, role: 'open' }
  if (isComposed(item) || effect === '') return { ...item, role: item.sign === 'N' ? 'open' : 'base' }
  const [near, behind] = [row.slice(Math.max(0, at - 2), at), row.slice(at + 1, at + 3)].map((some) =>
    some.map(({ sign }) => sign).join(''),
  )
  const isOfThose = /[m-]/u.test(near ?? '') || /^o?m/u.test(behind ?? '')
  const isDefinite = context.textAt((item.indices[0] ?? 0) - 1) === 'the'
  const isAdded = row.slice(Math.max(0, at - 2), at + 2).some(({ sign }) => sign === '+')
  const isOff = isOfThose || !isDefinite
  if (effect === 'test') return { ...item, indices: all, role: isOfThose ? 'off' : 'aside' }
  if (effect === 'off') return { ...item, indices: all, role: isOff && !isAdded ? 'off' : 'aside' }
  if (effect === 'kept') return { ...item, indices: all, role: 'rest' }
  const told = row.slice(0, at).findLast(({ sign }) => 'CQTNSP#'.includes(sign))
  if (told !== undefined && 'CQTN'.includes(told.sign)) return { ...item, indices: all, role: 'instead' }
  return { ...item, role: item.sign === 'N' ? 'open' : 'base' }
}

function fill(context: ParseContext, { data, indices }: Settled, lengths: readonly DataItem[]): void {
  const numbers = indices
    .filter((index) => isKind(context.mentions[index], 'amount'))
    .toSorted((one, other) => one - other)
  const own = data.indices.filter((index) => isKind(context.mentions[index], 'amount'))
  const [first = numbers[0] ?? 0] = own.toSorted((one, other) => one - other)
  const last = Math.max(...own, first)
  const [from, to] = [context.mentions[first], context.mentions[last]]
  if (!isKind(from, 'amount') || to === undefined) return
  const measure = data.sign === 'Q' ? 'tokens' : data.measure
  const computed = Math.round(data.sign === 'Q' ? data.tokens : data.value)
  const stated = statedResult(
    context,
    Math.max(...indices),
    measure === 'tokens' ? computed : computed * (lengths[0]?.value ?? 0),
  )
  if (stated !== null) {
    const { mention, index } = stated
    const asTokens: Amount = { ...mention.meaning, measure: 'tokens' }
    context.add(
      { role: 'quantity', measure: 'tokens', amount: asTokens, ...spanOf(mention), holds: true },
      index,
      ...indices,
    )
    const sum = `${data.said} = ${formatRounded(computed)} ${measure}`
    context.add({ role: 'remark', note: `The data is taken as told, not as ${sum}.`, ...spanOf(mention) })
    return
  }
  const value = computed
  const amount: Amount = { ...plain, value, unitValue: value, measure }
  const near = range(Math.min(...indices), Math.max(...indices) + 6).filter((at) =>
    indices.some((index) => Math.abs(index - at) <= 5),
  )
  const words = near.filter((at) => isKind(context.mentions[at], 'unknown', 'no-effect'))
  const used = indices.filter((index) => isKind(context.mentions[index], 'amount', 'scale', 'unknown', 'minus', 'not'))
  context.add({ role: 'quantity', measure, amount, from: from.from, to: to.to, holds: true }, ...used, ...words)
  const all = [...used, ...words.filter((at) => isKind(context.mentions[at], 'no-effect'))].flatMap(
    (index) => context.mentions[index] ?? [],
  )
  const span = { from: Math.min(...all.map((one) => one.from)), to: Math.max(...all.map((one) => one.to)) }
  const sum = `${data.said} = ${formatRounded(value)} ${measure}.`
  const parts = `All parts of the data are counted: ${data.said.replaceAll('×', 'x')}.`
  const told = data.said.includes(' + ') ? parts : `The data: ${sum}`
  const note = data.said.includes(' ') ? told : 'What is told of the data agrees.'
  context.add({ role: 'remark', note, ...span })
}

/** "A third is duplicates, so take 1.3B for now": what it comes to is told behind, and need not be what the parts make. */
function statedResult(
  context: ParseContext,
  last: number,
  tokens: number,
): { readonly mention: MentionOfKind<'amount'>; readonly index: number } | null {
  for (let index = last + 1; index < last + resultReach; index += 1) {
    const mention = context.mentions[index]
    if (!isKind(mention, 'amount') || context.used.has(index)) continue
    const { measure, magnitude, value } = mention.meaning
    const isAmount = measure === 'tokens' || (measure === null && magnitude !== '' && magnitude !== 'k')
    const isNear = Math.abs(Math.log(value / tokens)) < Math.log(mostOff)
    if (!isAmount || !isNear || context.kindAt(index + 1) === 'measure') continue
    if (resultBefore.test(context.textBetween(index - 6, index))) return { mention, index }
  }
  return null
}
const resultReach = 14
const mostOff = 1.6
const resultBefore =
  /(?:^| )(?:so|hence|thus|- >|→|=|(?:so |just |we )?(?:take|use|assume|plan (?:with|for|on)|go with|calculate with|reckon with|work with)|call it|say|leaves|leaving|leaves us with|left with|are left|end(?:s|ing)? up (?:at|with)|comes? (?:down )?to|makes(?: it)?|i \. e(?: \.)?)(?: (?:about|around|roughly|some|maybe|~|≈|only|just|more like|us|with|at)){0,3}$/u

/** The length of an example that is made of others. */
function fillLength(context: ParseContext, { value, indices }: DataItem): void {
  const mentions = indices.flatMap((index) => context.mentions[index] ?? [])
  const amount: Amount = { ...plain, value, unitValue: value, measure: 'length' }
  const span = { from: Math.min(...mentions.map(({ from }) => from)), to: Math.max(...mentions.map(({ to }) => to)) }
  context.add({ role: 'quantity', measure: 'length', amount, ...span, holds: true }, ...indices)
  context.add({ role: 'remark', note: `One is ${formatRounded(value)} tokens long on average.`, ...span })
}
const plain = { kind: 'amount', magnitude: '', capital: false, inWords: false } as const
