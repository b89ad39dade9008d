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
  const behind = context.textBetween(index + 1, index + 4)
  const before = context.textBetween(index - 2, index)
  const isPart = ofPart.test(behind) || (ofWhole.test(behind) && trainsOn.test(before.replace(/ ?\b(?:an?|the)$/, '')))
  const whole = isPart || isUsable(context, index) ? wholeBefore(context, index) : null
  if (whole === null) return false
  return fill(context, whole, (whole.mention.meaning.value * meaning.value) / 100, to, index)
}

/** "The text field is about 60 % of it", "only 40 % of that is usable", "70 % survives the filter": what there is to train on. */
function isUsable(context: ParseContext, index: number): boolean {
  const behind = context.textBetween(index + 1, index + 6)
  const words = Array.from({ length: wordsOfPart }, (_, step) => context.textAt(index - wordsOfPart + step))
    .join(' ')
    .split(' ')
  const isOfText = words.some(
    (word, at) => textWords.has(word) && words.slice(at + 1).some((next) => areWords.has(next)),
  )
  if (isOfText && (ofWhole.test(behind) || behind.trim() === '' || /^\W/.test(behind))) return true
  const following = behind.replace(ofWhole, ' ').trim().split(' ')
  return (areWords.has(following[0] ?? '') && usable.has(following[1] ?? '')) || survives.has(following[0] ?? '')
}
const wordsOfPart = 7
const textWords: ReadonlySet<string> = new Set(['text', 'texts', 'content', 'body', 'bodies', 'prose', 'payload'])
const areWords: ReadonlySet<string> = new Set(['is', 'are', 'makes', 'make', 'being'])
const usable: ReadonlySet<string> = new Set([
  'text',
  'usable',
  'useful',
  'clean',
  'relevant',
  'good',
  'real',
  'actual',
  'labelled',
  'labeled',
])
const survives: ReadonlySet<string> = new Set(['survives', 'survive', 'remains', 'remain', 'left'])

/** "1.2B tokens total, 700M done already …, the rest should run on …": what is left is to be trained on. */
export function fillDone(context: ParseContext, index: number, { meaning, to }: Mention<Amount>): boolean {
  if (context.mode !== 'message' || !isOfData(meaning)) return false
  const behind = context.textBetween(index + 1, index + 3)
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
  measure === 'tokens' || measure === 'examples' || (measure === null && ['k', 'm', 'b'].includes(magnitude))

/** The one amount of data before a place; null: there is none, or several. */
function wholeBefore(context: ParseContext, index: number): Whole | null {
  const found: Whole[] = []
  for (let at = index - 1; at >= Math.max(0, index - reach); at -= 1) {
    const mention = context.mentions[at]
    if (!isKind(mention, 'amount') || context.used.has(at)) continue
    if (wholeMeasures.has(mention.meaning.measure ?? '')) found.push({ index: at, mention })
  }
  // "80k tickets of 300 tokens": the length of one is no whole.
  const whole = found.filter(
    ({ mention: { meaning } }) => meaning.measure !== 'tokens' || meaning.value >= fewestTokens,
  )
  return whole.length === 1 ? (whole[0] ?? null) : null
}

/** Fewer are those of an example. */
const fewestTokens = 100_000
const wholeMeasures: ReadonlySet<string> = new Set(['tokens', 'examples', 'bytes'])

function fill(context: ParseContext, { index, mention }: Whole, value: number, to: number, part: number): boolean {
  const { measure } = mention.meaning
  if (measure !== 'tokens' && measure !== 'examples' && measure !== 'bytes') return false
  const amount = { ...mention.meaning, value, unitValue: value, measure }
  context.add({ role: 'quantity', measure, amount, from: mention.from, to, holds: true }, index, part)
  return true
}
