/**
 * The number that is chosen in the end of a rank, a batch, a length or of passes that was talked of before: "was r=16 now
 * 64", "8k seq … the data's all short so 2048", "2 epochs, I said 4, we shook on 3", "ctx goes 16k -> 4096", "from 512
 * down to 128". It holds in place of what was named before.
 */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { commonRanks } from './field-slots.ts'
import type { ParseContext } from './parse-context.ts'
import type { Slot } from './slots.ts'

/** As far back as the name of the field stands, in mentions. */
const reach = 34
/** As far before "from 8192 to 2048" as its field stands. */
const changeReach = 6

/** Whether a number can be one of the field. */
const fits: Partial<Record<Measure, (amount: Amount) => boolean>> = {
  epochs: ({ value, magnitude }) => magnitude === '' && Number.isInteger(value) && value >= 1 && value <= 20,
  rank: ({ value, magnitude }) => magnitude === '' && (commonRanks.has(value) || value === 2 || value === 512),
  sequence: ({ value, magnitude }) =>
    value >= 256 && value <= 1_048_576 && (magnitude === 'k' || (magnitude === '' && value % 128 === 0)),
  globalBatch: ({ value, magnitude }) => magnitude === '' && Number.isInteger(value) && value <= 8192,
  batch: ({ value, magnitude }) => magnitude === '' && Number.isInteger(value) && value <= 512,
}

/** Fills the fields whose number was chosen after talk; of several choices the last holds. */
export function fillChosenNumbers(context: ParseContext): void {
  const chosen = new Map<Measure, Slot>()
  for (const { mention, index } of context.unused('amount')) {
    const { meaning, from, to } = mention
    if (!isBare(meaning) && !isNewOfSame(context, index, meaning)) continue
    const changed = changedFrom(context, index)
    const measure =
      changed !== null
        ? fieldBefore(context, changed, meaning, changeReach)
        : meaning.measure !== null
          ? meaning.measure
          : isChosen(context, index)
            ? fieldBefore(context, index, meaning, reach)
            : null
    if (measure === null) continue
    const { unit: _, ...amount } = meaning
    const slot: Slot = { role: 'quantity', measure, amount: { ...amount, measure }, from, to, holds: true }
    const earlier = chosen.get(measure)
    if (earlier !== undefined) context.slots.splice(context.slots.indexOf(earlier), 1)
    chosen.set(measure, slot)
    context.add(slot, index, ...(changed === null ? [] : [changed]))
  }
}

/** "With 4 per GPU we went OOM, therefore 2 per GPU": another one of the same, said to be what follows. */
function isNewOfSame(context: ParseContext, index: number, { measure, value }: Amount): boolean {
  if (measure === null || fits[measure] === undefined) return false
  const before = context.textBetween(index - 4, index)
  return (
    /(?:^|[\s,])(?:therefore|hence|so|from now on|then)$/u.test(before) &&
    context.mentions
      .slice(Math.max(0, index - reach), index)
      .some((one) => isKind(one, 'amount') && one.meaning.measure === measure && one.meaning.value !== value)
  )
}

const isBare = ({ measure, total, each, perStep, change, isRange, factors }: Amount): boolean =>
  measure === null &&
  total !== true &&
  each !== true &&
  perStep !== true &&
  change === undefined &&
  isRange !== true &&
  factors === undefined

/** The number that one behind an arrow or behind "from … to" takes the place of; null: it takes none. */
function changedFrom(context: ParseContext, index: number): number | null {
  const isArrow = context.textAt(index - 1) === '>' && context.textAt(index - 2) === '-'
  const isTo = /^(?:down to|up to|to|back to)$/u.test(context.textAt(index - 1))
  const old = isArrow ? index - 3 : index - 2
  const before = context.mentions[old]
  if ((!isArrow && !isTo) || !isKind(before, 'amount')) return null
  const isFrom = isArrow || /(?:^| )from$/u.test(context.textAt(old - 1))
  return isFrom && (before.meaning.measure === null || fits[before.meaning.measure] !== undefined) ? old : null
}

/** "So 2048.", "I'll go with 32", "4096 covers it", "2 is right", "2 then." */
function isChosen(context: ParseContext, index: number): boolean {
  const behind = context.textBetween(index + 1, index + 4).trim()
  const before = context.textBetween(index - 4, index)
  if (chosenBehind.test(behind)) return !notBehind.test(before)
  const next = context.mentions[index + 1]
  const isEnd = next === undefined || isKind(next, 'sentence-end', 'comma', 'sign') || afterChoice.test(behind)
  return isEnd && chosenBefore.test(before)
}
const chosenBehind =
  /^(?:covers (?:it|that|them|everything|all)|(?:is|are|'s) (?:right|correct|plenty|enough|fine|sufficient)|(?:will|would|should) (?:do|suffice)|it is|suffices|then(?: \W|\W|$))/u
const notBehind = /(?:^| )(?:after|than|not|with)$/u
const chosenBefore =
  /(?:^|[\s,])(?:\? (?:no|nah|nope) ,|so|now|then|therefore|hence|(?:go|going|gone|went|work) with|(?:shook|settled|settle|agreed|landed|compromised|decided) (?:hands )?on|(?:'ll|will|we'll|i'll|we|i|let's) (?:do|take|use)|(?:this|that|new) one (?:needs|gets|has|uses)|(?:now|it) (?:needs|gets)|(?:should|shall|must|will|has to|is to) be|(?:ok|okay|fine|agreed|middle|compromise|outcome|verdict|decision|decided) [,:])(?: just| only)?$/u
const afterChoice = /^(?:now|since|because|as|for this|for that|instead|and not|not|from now|from here)\b/u

/** The field that was named last before a number, of those that it fits; null: GPUs were named since, which it may count. */
function fieldBefore(context: ParseContext, index: number, meaning: Amount, most: number): Measure | null {
  for (let at = index - 1; at >= Math.max(0, index - most); at -= 1) {
    const mention: Mention | undefined = context.mentions[at]
    if (isKind(mention, 'gpu', 'instance') && meaning.value <= mostGpus) return null
    if (!isKind(mention, 'amount', 'measure') || mention.meaning.measure === null) continue
    const { measure } = mention.meaning
    if ((measure === 'gpus' || measure === 'nodes') && meaning.value <= mostGpus) return null
    if (fits[measure]?.(meaning) === true) return measure
  }
  return null
}
const mostGpus = 64
