/**
 * What is said in place of an amount that stands before it: "ctx 32k -> 8k", "1.1M files, after dedup 640k", "16 H200 …
 * let's do 32", "the cap is 30k and 22k is gone".
 */
import { formatRounded } from '../../scenario/format-values.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { fillCorrected, plainMeasures } from './corrected-amounts.ts'
import { fillGrantedBudget } from './granted-money.ts'
import { isCount } from './gpu-count.ts'
import { fillSubset } from './replaced-amounts.ts'
import type { ParseContext } from './parse-context.ts'
import { fillStandIn } from './stand-ins.ts'
import type { Slot } from './slots.ts'

/** Amounts that replace, refuse or leave over an earlier one; of both, only what holds in the end is a slot. */
export function fillRestatedAmounts(context: ParseContext): void {
  fillMultiples(context)
  for (const { mention, index } of context.unused('amount')) {
    if (context.used.has(index) || fillGrantedBudget(context, index, mention)) continue
    if (isGuess(context, index) || dropGuesses(context, index, mention) || dropBefore(context, index, mention)) continue
    if (fillCorrected(context, index, mention)) continue
    if (fillChanged(context, index, mention)) continue
    if (fillSubset(context, index, mention)) continue
    if (fillStandIn(context, index, mention)) continue
    if (!fillBudgetLeft(context, index, mention)) fillBudgetPart(context, index, mention)
  }
}

/** "Dolly was 15k rows. Ours is 4 times that": data told by that of somebody else. */
function fillMultiples(context: ParseContext): void {
  for (const { mention, index } of context.unused('amount')) {
    const { measure, value, each } = mention.meaning
    if (
      context.used.has(index) ||
      each === true ||
      (measure !== 'examples' && measure !== 'tokens' && measure !== 'bytes')
    )
      continue
    // "15k rows of 220 tokens": the length of each stays.
    if (measure === 'tokens' && value < fewestOfData) continue
    const found = [...multiplesBehind(context, index)].find(({ at }) => !context.used.has(at))
    if (found === undefined) continue
    const scaled = value * found.times
    const amount: Amount = { ...mention.meaning, value: scaled, unitValue: mention.meaning.unitValue * found.times }
    const { from, to } = context.mentions[found.at] ?? mention
    context.add({ role: 'quantity', measure, amount, from, to, holds: true }, index, found.at, found.at + 1)
  }
}

function* multiplesBehind(context: ParseContext, index: number): Generator<{ at: number; times: number }> {
  for (let at = index + 2; at <= index + multipleReach; at += 1) {
    const { meaning } = context.mentions[at] ?? {}
    const word = context.textAt(at)
    const times = meaning?.kind === 'amount' && meaning.measure === null ? meaning.value : timesOf.get(word)
    const behind = context.textBetween(at + (timesOf.has(word) ? 1 : 2), at + 5)
    const isTimes = timesOf.has(word) || /^(?:times|x)$/u.test(context.textAt(at + 1))
    if (
      times === undefined ||
      !isTimes ||
      times <= 0 ||
      !/^(?:that|this|as (?:many|much|big|large)|the (?:size|amount))\b/u.test(behind)
    )
      continue
    if (ofOurs.test(context.textBetween(Math.max(index + 1, at - 6), at))) yield { at, times }
  }
}
const multipleReach = 14
const fewestOfData = 1e5
const timesOf: ReadonlyMap<string, number> = new Map([
  ['half', 0.5],
  ['twice', 2],
  ['double', 2],
  ['triple', 3],
])
const ofOurs =
  /(?:^| )(?:ours|mine|(?:our|my)(?: own)? (?:data|dataset|data set|set|corpus|collection|dump|archive|one|version|rows|examples)|we(?:'ve)?(?: have| got| had)?)(?: (?:is|are|has|have|would be|comes to|about|roughly|only|around|some|got|like)){0,3}$/u

/** "What are we in, 100 or 1000 dollars?" asks which it is: neither is what may be spent. */
function dropGuesses(context: ParseContext, index: number, { meaning }: RestatedAmount): boolean {
  const other = context.mentions[index - 2]
  if (context.textAt(index - 1) !== 'or' || !isKind(other, 'amount')) return false
  const measures = [meaning.measure, other.meaning.measure]
  if (!measures.includes('money') || measures.some((measure) => measure !== null && measure !== 'money')) return false
  const next = context.mentions[index + 1]
  // "If we end up nearer 50 or 500 dollars before I click"
  const isNearer = [3, 4].some((back) => /^(?:nearer|closer|rather)$/u.test(context.textAt(index - back)))
  if (!isNearer && next !== undefined && !isKind(next, 'question', 'sentence-end')) return false
  context.used.add(index).add(index - 2)
  return true
}

/** "Rather 20 or 200 dollars?": the first of the two. */
const isGuess = (context: ParseContext, index: number): boolean => {
  const other = context.mentions[index + 2]
  return context.textAt(index + 1) === 'or' && isKind(other, 'amount') && other.meaning.measure === 'money'
}

/** "2.2B tokens after dedup (5B before)": what there was, without a unit, right behind what there is. */
function dropBefore(context: ParseContext, index: number, { meaning }: RestatedAmount): boolean {
  const end = context.mentions[index + 2]
  if (meaning.measure !== null || !/^(?:before|originally|previously)$/u.test(context.textAt(index + 1))) return false
  const whole = context.mentions.slice(Math.max(0, index - capReach), index).findLast((one) => isKind(one, 'amount'))
  const isOfWhole = isKind(whole, 'amount') && ['tokens', 'examples'].includes(whole.meaning.measure ?? '')
  const isEnd = end === undefined || isKind(end, 'sign', 'comma', 'sentence-end')
  if (!isEnd || !isOfWhole || meaning.value < whole.meaning.value) return false
  context.used.add(index)
  return true
}

type RestatedAmount = Mention<Amount>

/** "Epochs 4 -> 2", "8 H100 -> 4": the number behind the arrow counts what the one before it did. */
function fillChanged(context: ParseContext, index: number, { meaning, to }: RestatedAmount): boolean {
  const isArrow = context.textAt(index - 2) === '-' && context.textAt(index - 1) === '>'
  if (!isArrow) return false
  const ofGpus = isKind(context.mentions[index - 3], 'gpu')
  const before = ofGpus ? index - 4 : index - 3
  const old = context.mentions[before]
  if (!isKind(old, 'amount')) return false
  const isOther = old.meaning.measure === null ? old.meaning.magnitude === 'b' : old.meaning.measure !== meaning.measure
  // "8b -> 100M tokens" goes on to something else.
  if (meaning.measure !== null && isOther) return false
  const measure = meaning.measure ?? old.meaning.measure
  const isOfGpus = ofGpus || measure === 'gpus'
  const arrow = [before, index - 2, index - 1]
  // "8 A100 -> 4 H100", "300M -> 500M tokens": what holds has its own words.
  if (isKind(context.mentions[index + 1], 'gpu', 'times')) {
    for (const at of ofGpus ? [...arrow, index - 3] : arrow) context.used.add(at)
    return true
  }
  if (isOfGpus && isCount({ ...meaning, measure: null })) {
    const count = { ...meaning, measure: 'gpus' as const }
    context.add({ role: 'count', amount: count, byTimes: false, from: old.from, to, holds: true }, index, ...arrow)
    return true
  }
  if (measure === null || !plainMeasures.has(measure)) return false
  const slot: Slot = { role: 'quantity', measure, amount: { ...meaning, measure }, from: old.from, to, holds: true }
  context.add(slot, index, ...arrow)
  return true
}

/** As far back as a cap may stand that a part is taken of. */
const capReach = 12

/** "The cap is 12k and we already burned 7.5k": the rest is there to be spent. */
function fillBudgetLeft(context: ParseContext, index: number, { meaning, to }: RestatedAmount): boolean {
  if (!isSum(meaning) || !isSpent(context, index)) return false
  for (let at = index - 1; at >= Math.max(0, index - capReach); at -= 1) {
    const whole = context.mentions[at]
    if (!isKind(whole, 'amount') || !isSum(whole.meaning) || !(whole.meaning.value > meaning.value)) continue
    const cap = [2, 3, 4, 5, 6].map((step) => context.mentions[at + 1 - step])
    const isCap = cap.some(
      (mention) =>
        (isKind(mention, 'limit') && mention.meaning.bound === 'most') ||
        (isKind(mention, 'measure') && mention.meaning.measure === 'budget'),
    )
    const isOwned = [at - 1, at - 2].some((before) => ownedWords.has(context.textAt(before)))
    const isMoney = whole.meaning.measure === 'budget' || whole.meaning.measure === 'money'
    if (!isCap && !isOwned && !isMoney) continue
    const value = whole.meaning.value - meaning.value
    const amount: Amount = { ...whole.meaning, measure: 'budget', value, unitValue: value }
    const span = { from: whole.from, to }
    // "is reserved for": nothing is said of how the machines are paid.
    for (const near of [index + 1, index + 2, index + 3])
      if (isKind(context.mentions[near], 'field-value')) context.used.add(near)
    context.add({ role: 'quantity', measure: 'budget', amount, ...span, holds: true }, index, at)
    const sign = amount.currency === undefined ? '$' : ''
    const money = `${sign}${formatRounded(value)}${sign === '' ? ` ${amount.currency ?? ''}` : ''}`
    context.add({ role: 'remark', note: `Of the cap ${money} are left.`, ...span })
    return true
  }
  return false
}

const ownedWords: ReadonlySet<string> = new Set(['have', 'has', 'got', 'left'])

/** "40k for the team, of which at most 6k for the code model": the part is what this run may cost. */
function fillBudgetPart(context: ParseContext, index: number, { meaning, to }: RestatedAmount): void {
  const limit = context.skip(index, -1, 'article', 'equals', 'function-word')
  const isCapped = isKind(context.mentions[limit], 'limit')
  const which = isCapped ? limit - 1 : limit
  const isPart = [which, which + 1, index - 1].some((at) => /(?:^|\s)which$/.test(context.textAt(at)))
  // "Max 4k of it for the ranking model"
  const isOfIt =
    context.textAt(index + 1) === 'of' && ['it', 'that', 'this', 'them'].includes(context.textAt(index + 2))
  const isFor = context.textAt(isOfIt ? index + 3 : index + 1) === 'for'
  if (!isSum(meaning) || !isFor || !(isPart || (isOfIt && isCapped))) return
  for (let at = index - 1; at >= Math.max(0, index - capReach); at -= 1) {
    const whole = context.mentions[at]
    if (!isKind(whole, 'amount') || !isSum(whole.meaning) || !(whole.meaning.value > meaning.value)) continue
    const amount: Amount = { ...whole.meaning, ...meaning, measure: 'budget' }
    context.add({ role: 'quantity', measure: 'budget', amount, from: whole.from, to, holds: true }, index, at)
    return
  }
}

/** An amount of money, or of nothing that is named, and so large that it can be one. */
const isSum = ({ measure, magnitude, value }: Amount): boolean =>
  measure === 'money' || measure === 'budget' || (measure === null && magnitude !== 'b' && value >= minSum)
const minSum = 100

const isSpent = (context: ParseContext, index: number): boolean =>
  [index - 1, index - 2, index + 1, index + 2].some(
    (at) => context.phraseAt(at, context.vocabulary.clauseCues.spent) !== null,
  )
