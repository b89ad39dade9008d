/** Data told by groups or by halves: "5 languages, 4,000 tickets per language", "half of them 200 tokens, the other half 600", "grown from 8k to 19k macros". */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { range } from './index-range.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** Fills the data that groups make together, the mean length of two halves, and what data have grown to. */
export function fillGroupedData(context: ParseContext): void {
  for (const { mention, index } of context.unused('amount')) {
    if (context.used.has(index)) continue
    if (fillStatedSum(context, index, mention) || fillStatedProduct(context, index, mention)) continue
    if (fillGroups(context, index, mention) || fillHalves(context, index, mention)) continue
    fillGrown(context, index, mention)
  }
}

/** "8k pairs at first, …, another 4k, so 12k pairs": what both come to. */
function fillStatedSum(context: ParseContext, index: number, mention: Mention<Amount>): boolean {
  const { measure, value } = mention.meaning
  if ((measure !== 'examples' && measure !== 'tokens') || !comesTo.test(context.textBetween(index - 4, index)))
    return false
  const before = dataBefore(context, index)
  for (const [step, one] of before.entries()) {
    const other = before
      .slice(step + 1)
      .find(({ amount }) => Math.abs((amount.value + one.amount.value) / value - 1) < slack)
    if (other === undefined || (one.amount.measure === null && other.amount.measure === null)) continue
    context.add(
      { role: 'quantity', measure, amount: mention.meaning, ...spanOf(mention), holds: true },
      index,
      one.at,
      other.at,
    )
    return true
  }
  return false
}
/** "18M tokens in the set and we run it 2x, so 36M", "44M altogether (22M, two passes)": the product, with its passes counted. */
function fillStatedProduct(context: ParseContext, index: number, mention: Mention<Amount>): boolean {
  const { meaning } = mention
  if (!(meaning.value >= fewestTokens) || meaning.change !== undefined) return false
  if (!(meaning.measure === 'tokens' || (meaning.measure === null && /^[kmb]$/u.test(meaning.magnitude)))) return false
  const isTotal = meaning.total === true
  if (!isTotal && !comesTo.test(context.textBetween(index - 4, index))) return false
  const around = isTotal ? [...dataBehind(context, index), ...dataBefore(context, index)] : dataBefore(context, index)
  for (const base of around) {
    if (base.amount.value < fewestTokens || (base.amount.measure === null && meaning.measure === null)) continue
    const times = meaning.value / base.amount.value
    const passes = Math.round(times)
    if (passes < 2 || passes > mostPasses || Math.abs(times / passes - 1) > slack) continue
    const [from, to] = base.at < index ? [base.at, index] : [base.at, base.at + 6]
    const said = range(from + 1, to).find(
      (at) => isPasses(context.mentions[at], passes) && !ofRuns.test(context.textAt(at + 1)),
    )
    if (said === undefined) continue
    const amount: Amount = { ...meaning, measure: 'tokens', total: true }
    context.add({ role: 'quantity', measure: 'tokens', amount, ...spanOf(mention), holds: true }, index, base.at, said)
    const note = `${passes} passes are counted in it already.`
    context.add({ role: 'remark', note, ...spanOf(context.mentions[said] ?? mention) })
    return true
  }
  return false
}
const slack = 0.03
const mostPasses = 100
const comesTo =
  /(?:^| )(?:so|makes|making|equals?|=|hence|thus|totals?|total of|altogether|i \. e \.|gives?|giving|in total|now|comes to|that's|that is)(?: (?:it's|that's|about|around|roughly|now|in total|,|=))*$/u
const isPasses = (mention: Mention | undefined, passes: number): boolean =>
  isKind(mention, 'amount') &&
  mention.meaning.value === passes &&
  (mention.meaning.measure === null || mention.meaning.measure === 'epochs')
/** "3 runs of it": as many jobs. */
const ofRuns = /^(?:runs?|jobs?|models?|seeds?|experiments?|variants?|trials?|copies|replicas|gpus?|cards?|nodes?)\b/u
type StatedData = { readonly at: number; readonly amount: Amount }
const dataIn = (context: ParseContext, indices: readonly number[]): readonly StatedData[] =>
  indices.flatMap((at) => {
    const mention = context.mentions[at]
    if (!isKind(mention, 'amount') || context.used.has(at)) return []
    const { measure, magnitude, value } = mention.meaning
    const isData = measure === 'examples' || measure === 'tokens' || (measure === null && /^[kmb]$/u.test(magnitude))
    return isData && value >= fewestOfPart ? [{ at, amount: mention.meaning }] : []
  })
const fewestOfPart = 50
const dataReach = 30
const dataBefore = (context: ParseContext, index: number): readonly StatedData[] =>
  dataIn(context, range(Math.max(0, index - dataReach), index))
const dataBehind = (context: ParseContext, index: number): readonly StatedData[] =>
  dataIn(context, range(index + 1, index + 8))

/** "4,000 tickets per language" beside "5 languages": as many as there are in all. */
function fillGroups(context: ParseContext, index: number, { meaning, from, to }: Mention<Amount>): boolean {
  // "1,300 tokens a claim" is how long one is.
  if (meaning.measure !== 'examples' && !(meaning.measure === 'tokens' && meaning.value >= fewestTokens)) return false
  if (
    meaning.total === true ||
    !/^(?:per|for each|in each|from each|of each|each|for every|a|an)$/u.test(ofEach(context, index))
  )
    return false
  const at = index + (isTwoWords(context, index) ? 3 : 2)
  const group = context.lastWordAt(at)
  if (!/^[a-z]{3,20}$/u.test(group) || noGroups.has(group)) return false
  const number = context.mentions.findIndex((one, place) => isCountOf(context, one, place, group))
  const groups = context.mentions[number]
  if (number < 0 || !isKind(groups, 'amount') || context.used.has(number)) return false
  const value = Math.round(meaning.value * groups.meaning.value)
  const amount: Amount = { ...meaning, value, unitValue: value }
  const end = Math.max(to, context.mentions[at]?.to ?? to)
  context.add(
    { role: 'quantity', measure: meaning.measure, amount, from, to: end, holds: true },
    ...range(index, at + 1),
    number,
  )
  const note = `${groups.meaning.value} times as many in all: ${value.toLocaleString('en-US')}.`
  context.add({ role: 'remark', note, ...spanOf(groups) })
  return true
}

const isTwoWords = (context: ParseContext, index: number): boolean =>
  /^(?:for|in|from|of)$/u.test(context.textAt(index + 1)) && /^(?:each|every)$/u.test(context.textAt(index + 2))
const ofEach = (context: ParseContext, index: number): string =>
  isTwoWords(context, index) ? context.textBetween(index + 1, index + 3) : context.textAt(index + 1)
/** What a rate or a length is of. */
const noGroups: ReadonlySet<string> = new Set(
  'second minute hour day week month quarter year night gpu gpus card node machine step batch example sample row epoch pass token word page prompt pair image document'.split(
    ' ',
  ),
)
const mostGroups = 1000
const isCountOf = (context: ParseContext, mention: Mention | undefined, at: number, group: string): boolean =>
  isKind(mention, 'amount') &&
  mention.meaning.magnitude === '' &&
  Number.isInteger(mention.meaning.value) &&
  mention.meaning.value > 1 &&
  mention.meaning.value <= mostGroups &&
  [0, 1, 2].some(
    (step) =>
      isPluralOf(context.lastWordAt(at + step), group) &&
      range(at + 1, at + step + 1).every((one) => !isKind(context.mentions[one], 'amount', 'comma', 'sentence-end')),
  )
const isPluralOf = (word: string, singular: string): boolean =>
  word === `${singular}s` ||
  word === `${singular}es` ||
  (singular.endsWith('y') && word === `${singular.slice(0, -1)}ies`)

const fewestTokens = 100_000
const longest = 262_144
const isLength = ({ measure, value, magnitude }: Amount): boolean =>
  value >= 8 &&
  value <= longest &&
  magnitude !== 'm' &&
  magnitude !== 'b' &&
  (measure === null || measure === 'tokens' || measure === 'length')

const isLengthAt = (mention: Mention | undefined): boolean => isKind(mention, 'amount') && isLength(mention.meaning)

/** "Half of them about 200 tokens and the other half about 600": the mean is how long an example is. */
function fillHalves(context: ParseContext, index: number, { meaning, from }: Mention<Amount>): boolean {
  if (!isLength(meaning) || !firstHalf.test(context.textBetween(index - 7, index))) return false
  const at = range(index + 1, index + 10).find((one) => isLengthAt(context.mentions[one]))
  const second = context.mentions[at ?? -1]
  if (at === undefined || !isKind(second, 'amount') || !isLength(second.meaning)) return false
  if (!otherHalf.test(context.textBetween(index + 1, at))) return false
  if (meaning.measure === null && second.meaning.measure === null) return false
  const value = (meaning.value + second.meaning.value) / 2
  const amount: Amount = { ...meaning, value, unitValue: value, measure: 'length' }
  context.add(
    { role: 'quantity', measure: 'length', amount, from, to: second.to, holds: true },
    ...range(index, at + 1),
  )
  const half = range(index - 7, index).findLast((one) => context.textAt(one).startsWith('half'))
  if (half !== undefined) context.used.add(half)
  context.add({ role: 'remark', note: `Half and half: ${value} tokens on average.`, ...spanOf(second) })
  return true
}
const firstHalf = /(?:^| )(?:half|one half|50 ?%)(?: (?!other\b)[\p{L}'~≈-]{1,15}){0,6}(?: [~≈])?$/u
const otherHalf =
  /(?:^| )(?:(?:the )?(?:other|second) (?:half|ones?|50 ?%)|(?:the )?(?:rest|others|remainder))(?: [\p{L}'~≈-]{1,15}){0,4}(?: [~≈])?$/u

/** "We've grown from 8k to 19k macros": what it was counts no more. */
function fillGrown(context: ParseContext, index: number, mention: Mention<Amount>): boolean {
  const { isRange, low: _, ...meaning } = mention.meaning
  if (isRange !== true || !growing.test(context.textBetween(index - 6, index))) return false
  const isCounted = meaning.measure === null && /^[a-z]{3,}s$/u.test(context.lastWordAt(index + 1))
  const measure = isCounted ? 'examples' : meaning.measure
  if (measure !== 'examples' && measure !== 'tokens') return false
  context.add({ role: 'quantity', measure, amount: { ...meaning, measure }, ...spanOf(mention), holds: true }, index)
  // "All 19k this time": said again.
  for (const { mention: other, index: at } of context.unused('amount'))
    if (other.meaning.measure === null && other.meaning.value === meaning.value) context.used.add(at)
  return true
}
const growing =
  /(?:^| )(?:grown|grew|grows|growing|went|gone|goes|up|increased|expanded|jumped|rose|risen|scaled|moved|extended|came|shrunk|shrank|cut|reduced|down)(?: (?:the|our|it|this|that|set|data|corpus|dataset|back|up|down)){0,4}(?: from)?$/u
