/** The number of GPUs beside their name: "8x", "eight", "x8", "(8)". */
import type { GpuId } from '../../catalog/ids.ts'
import { type Mention, type Amount, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

/** Whether a mention is an amount of memory, such as the "80GB" of a GPU. */
export const isMemory = (mention: Mention | undefined): mention is Mention<Amount> =>
  isKind(mention, 'amount') && (mention.meaning.measure === 'bytes' || mention.meaning.measure === 'gpuMemory')

type GpuCountMatch = { readonly amount: Amount; readonly used: readonly number[]; readonly byTimes: boolean }

/** The number of the GPUs at `index`: before it ("8x", "eight", "16 80GB") or after it ("x8", "(8)"). */
export function gpuCountAround(context: ParseContext, index: number): GpuCountMatch | null {
  const { mentions } = context
  let before = index - 1
  const used: number[] = []
  let byTimes = false
  for (let step = 0; step < 5; step += 1) {
    const item = mentions[before]
    // "8 old V100s", "2 shiny L40S": one word of what they are like, right before them.
    if (step === 0 && isDescription(context, before)) {
      before -= 1
      continue
    }
    if (isKind(item, 'times')) byTimes = true
    if (!isKind(item, 'times', 'article', 'more', 'vendor', 'sign') && !isMemory(item) && !isOf(context, before)) break
    used.push(before)
    before -= 1
  }
  const amount = mentions[before]
  if (isKind(amount, 'amount') && isCount(amount.meaning) && !context.used.has(before)) {
    return { amount: amount.meaning, used: [...used.filter((at) => !isKind(mentions[at], 'amount')), before], byTimes }
  }
  const bracketed = isKind(mentions[index + 1], 'sign') && isKind(mentions[index + 2], 'times')
  const after = bracketed ? index + 3 : isKind(mentions[index + 1], 'times', 'equals', 'sign') ? index + 2 : index + 1
  const following = mentions[after]
  const close = context.skip(after, 1, 'article', 'sentence-end')
  const isClosed = after >= index + 2 || isKind(mentions[index + 2], 'times')
  if (isKind(following, 'amount') && isCount(following.meaning) && isClosed && !context.used.has(after)) {
    const sign = mentions[index + 1]
    const isBracket = isKind(sign, 'sign') && !isKind(mentions[close], 'sign')
    if (!isBracket)
      return {
        amount: following.meaning,
        used: isKind(sign, 'times') || bracketed ? [after - 1, after] : [after],
        byTimes: true,
      }
  }
  return singleBehind(context, index) ?? setOffCount(context, index)
}

/** "H200 141GB single, …": right behind the GPU or its memory, at the end of a clause. */
function singleBehind(context: ParseContext, index: number): GpuCountMatch | null {
  const at = isMemory(context.mentions[index + 1]) ? index + 2 : index + 1
  const isEnd = context.mentions[at + 1] === undefined || isKind(context.mentions[at + 1], 'comma', 'sentence-end')
  if (context.textAt(at) !== 'single' || !isEnd || context.used.has(at)) return null
  return { amount: gpuAmount(1), used: [at], byTimes: false }
}

/** "H100s, probably 64, for …", "A100s (maybe 16)": a number of nothing else between commas, or at the end, right behind the GPUs. */
function setOffCount(context: ParseContext, index: number): GpuCountMatch | null {
  const { mentions } = context
  const isBracket = context.textAt(index + 1) === '('
  const at = context.skip(isBracket ? index + 1 : index, 1, 'comma', 'limit')
  const amount = mentions[at]
  const next = mentions[at + 1]
  const isSetOff = isBracket || mentions.slice(index + 1, at).some((mention) => isKind(mention, 'comma'))
  if (!isSetOff || !isKind(amount, 'amount') || !isCount(amount.meaning) || context.used.has(at)) return null
  if (amount.meaning.value < 2 || (next !== undefined && !isKind(next, 'comma', 'sentence-end', 'sign'))) return null
  return { amount: amount.meaning, used: [at], byTimes: false }
}

function isDescription(context: ParseContext, at: number): boolean {
  const amount = context.mentions[at - 1]
  if (!isKind(amount, 'amount') || !isCount(amount.meaning) || amount.meaning.value > maxDescribed) return false
  return isKind(context.mentions[at], 'unknown') || descriptions.has(context.textAt(at))
}
const maxDescribed = 64
const descriptions = new Set(
  'new old used spare idle big fast own free local shared dedicated single more rented such spot reserved'.split(' '),
)

/** "4 of our A100s" */
const isOf = (context: ParseContext, at: number): boolean =>
  ['of', 'our', 'own', 'my', 'your', 'these', 'those'].includes(context.textAt(at))

/** A number with no unit and no magnitude: 8 of "8 H100s". */
export const isCount = ({ measure, magnitude, change }: Amount): boolean =>
  measure === null && magnitude === '' && change === undefined

/** "2 or 4 H100s", "the difference between 2 and 4 H100s": another number stands before the one at `at`. */
export const isBesideCount = (context: ParseContext, at: number): boolean =>
  isKind(context.mentions[at - 1], 'or', 'comma') ||
  (isKind(context.mentions[at - 1], 'and') && context.textAt(at - 3) === 'between')

/** So many GPUs. */
export const gpuAmount = (value: number): Amount => ({
  kind: 'amount',
  value,
  unitValue: value,
  magnitude: '',
  capital: false,
  measure: 'gpus',
  inWords: false,
})

/** "1 MI300X, as NVIDIA is gone": where a card of another maker is named, only "NVIDIA only" asks for that maker's. */
export const isBesideOther = (context: ParseContext, index: number, others: readonly GpuId[]): boolean =>
  context.polarity(index) === 'meant' &&
  context.kindAt(index - 1) !== 'only' &&
  context.kindAt(context.skip(index, 1, 'article')) !== 'only' &&
  context.mentions.some((one) => isKind(one, 'gpu') && one.meaning.ids.every((id) => others.includes(id)))
