/**
 * Examples that are told of beside those of the training and are kept from it: "33k lines + val 2k lines (don't count
 * val)", "52k examples … from them 2k are put aside for validation", "dev has 4,000 and test 5,000".
 */
import { formatRounded } from '../../scenario/format-values.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

/** As far as what is kept stands from the examples that it is told beside, in mentions. */
const reach = 24
const fewest = 50

/** Leaves out what is kept for tests; what is taken out of the examples is subtracted from them. */
export function fillHeldOutData(context: ParseContext): void {
  for (const { mention, index } of context.unused('amount')) {
    const isOfThose = mention.meaning.measure === 'gpus' && ofThose.test(context.textAt(index))
    if (!isExamples(isOfThose ? { ...mention.meaning, measure: null } : mention.meaning)) continue
    if (!isHeldOut(context, index)) continue
    const whole = wholeBefore(context, index, mention.meaning)
    if (whole === null || isRestSaid(context, whole.mention.meaning.value - mention.meaning.value)) continue
    context.used.add(index)
    if (!isTakenOut(context, index)) continue
    const { meaning, from, to } = whole.mention
    const value = meaning.value - mention.meaning.value
    const amount: Amount = { ...meaning, value, unitValue: value }
    context.add({ role: 'quantity', measure: 'examples', amount, from, to }, whole.index)
    const note = `Without ${formatRounded(mention.meaning.value)} that are kept for tests, ${formatRounded(value)} are trained on.`
    context.add({ role: 'remark', note, from, to })
  }
}

const isExamples = ({ measure, value, magnitude, change, each, inWords }: Amount): boolean =>
  (measure === 'examples' || measure === null) &&
  ['', 'k'].includes(magnitude) &&
  value >= fewest &&
  change === undefined &&
  each !== true &&
  !inWords

/** "Val 2k lines", "dev has 4,000", "test: 5k", "2k are put aside for validation", "1k pairs only for test". */
function isHeldOut(context: ParseContext, index: number): boolean {
  const before = context.textBetween(index - 3, index)
  if (keptBefore.test(before) || keptBefore.test(context.textAt(index).split(' ')[0] ?? '')) return true
  const behind = context.textBetween(index + 1, index + 7)
  return keptBehind.test(behind)
}
const sets = '(?:val|valid|validation|dev|test|testing|eval|evaluation|holdout|held out)'
const keptBefore = new RegExp(`(?:^|[\\s+,(])${sets}(?: (?:set|split|data|of|has|is|with|another|the|=|:)){0,3}$`, 'u')
const keptBehind = new RegExp(
  `^(?:(?:more|further|are|is|were|of|them|those|,|only|just) ){0,4}(?:(?:(?:that|which) )?(?:(?:we|i|they) )?(?:put|set|kept|held|left|keep|hold|leave|reserve|reserved)(?: (?:aside|back|out|apart))? )?(?:only |just )?(?:for|as) (?:the |a |our )?(?:${sets})\\b`,
  'u',
)

/** "From them 2k are put aside" */
const isTakenOut = (context: ParseContext, index: number): boolean =>
  /\b(?:from|of|out of) (?:them|those|these|which|that)\b|(?:^| )(?:minus|less|without)(?: |$)/u.test(
    context.textBetween(index - 3, index + 3),
  )

const ofThose = / of (?:those|them|these)$/u

/** "12k are held out, so 48k rows": nothing is left to subtract. */
const isRestSaid = ({ mentions }: ParseContext, rest: number): boolean =>
  mentions.some((mention) => isKind(mention, 'amount') && mention.meaning.value === rest)

/** The examples before it, which are more. */
function wholeBefore(
  context: ParseContext,
  index: number,
  { value }: Amount,
): { readonly index: number; readonly mention: Mention<Amount> } | null {
  for (let at = index - 1; at >= Math.max(0, index - reach); at -= 1) {
    const mention = context.mentions[at]
    if (isKind(mention, 'amount') && mention.meaning.measure === 'examples' && !context.used.has(at))
      return mention.meaning.value > value ? { index: at, mention } : null
  }
  return null
}
