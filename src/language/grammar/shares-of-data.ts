/** Parts of the data that a text names: "we only train on a 25 % sample of it", "700M are done already, the rest …". */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

/** As far back as the whole may stand. */
const reach = 40
const ofPart = /^(?:random )?(?:sample|subset|slice|part|portion|fraction|share)\b/
const ofWhole = /^(?:of )?(?:it|that|this|them|those|the (?:data|corpus|set|dataset|tokens|rows))\b/
const trainsOn = /(?:^|\s)(?:only|just|on|use|using|train|take)$/

/** "A 25 % sample of it": the share of the one amount of data before it; false where it is none of data. */
export function fillShare(context: ParseContext, index: number, { meaning, to }: Mention<Amount>): boolean {
  if (context.mode !== 'message' || meaning.measure !== 'percent' || !(meaning.value > 0 && meaning.value < 100))
    return false
  const behind = [1, 2, 3].map((step) => context.textAt(index + step)).join(' ')
  const before = [2, 1].map((step) => context.textAt(index - step)).join(' ')
  const isPart = ofPart.test(behind) || (ofWhole.test(behind) && trainsOn.test(before.replace(/ ?\b(?:an?|the)$/, '')))
  const whole = isPart ? wholeBefore(context, index) : null
  if (whole === null) return false
  return fill(context, whole, (whole.mention.meaning.value * meaning.value) / 100, to, index)
}

/** "1.2B tokens total, 700M done already …, the rest should run on …": what is left is to be trained on. */
export function fillDone(context: ParseContext, index: number, { meaning, to }: Mention<Amount>): boolean {
  if (context.mode !== 'message' || !isOfData(meaning)) return false
  const behind = [1, 2].map((step) => context.textAt(index + step)).join(' ')
  if (!/^(?:are |were |is )?(?:already )?(?:done|finished|trained|processed|behind us)\b/.test(behind)) return false
  const whole = wholeBefore(context, index)
  const isRest = context.mentions.some(
    (_, at) => at > index && /(?:^|\s)(?:rest|remaining|remainder)$/.test(context.textAt(at)),
  )
  if (whole === null || !isRest || !(whole.mention.meaning.value > meaning.value)) return false
  return fill(context, whole, whole.mention.meaning.value - meaning.value, to, index)
}

type Whole = { readonly index: number; readonly mention: Mention<Amount> }

const isOfData = ({ measure, magnitude }: Amount): boolean =>
  measure === 'tokens' || measure === 'examples' || (measure === null && /^[kmb]$/.test(magnitude))

/** The one amount of data before a place; null: there is none, or several. */
function wholeBefore(context: ParseContext, index: number): Whole | null {
  const found: Whole[] = []
  for (let at = index - 1; at >= Math.max(0, index - reach); at -= 1) {
    const mention = context.mentions[at]
    if (!isKind(mention, 'amount') || context.used.has(at)) continue
    if (mention.meaning.measure === 'tokens' || mention.meaning.measure === 'examples')
      found.push({ index: at, mention })
  }
  return found.length === 1 ? (found[0] ?? null) : null
}

function fill(context: ParseContext, { index, mention }: Whole, value: number, to: number, part: number): boolean {
  const { measure } = mention.meaning
  if (measure !== 'tokens' && measure !== 'examples') return false
  const amount = { ...mention.meaning, value, unitValue: value, measure }
  context.add({ role: 'quantity', measure, amount, from: mention.from, to, holds: true }, index, part)
  return true
}
