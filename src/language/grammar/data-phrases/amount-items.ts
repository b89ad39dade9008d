/** Numbers as items of the data: what each counts, by its unit and by the words beside it. */
import { singular } from '../../text/singular.ts'
import { formatRounded } from '../../../scenario/format-values.ts'
import { type Amount, type Mention, isKind } from '../../lexicon/meanings.ts'
import { oncePerText } from '../once-per-text.ts'
import type { ParseContext } from '../parse-context.ts'
import { type DataItem, fewestCounted, fewestTokens, item } from './data-item.ts'
import { signOf } from './phrase-words.ts'

const [shortest, longest] = [8, 262_144]

/** The items of a number: what it counts, and what its own words say of it. */
export function itemsOfAmount(context: ParseContext, at: number, mention: Mention<Amount>): readonly DataItem[] {
  const { meaning } = mention
  const { measure, value } = meaning
  if (
    meaning.error !== undefined ||
    (meaning.isRange === true && !isGrown(context, at)) ||
    meaning.perStep === true ||
    meaning.change === 'fewer'
  )
    return [item('#', at)]
  const words = context.textAt(at).split(' ')
  const signs = words.map((word) => signOf(word, '').sign)
  const marks = [...(meaning.change === 'more' ? ['+'] : []), ...signs.filter((sign) => ['v', '~', 'd'].includes(sign))]
  const beside = marks.map((mark) => item(mark, at))
  const said =
    meaning.isRange === true
      ? `${formatRounded(value)} of what were ${formatRounded(meaning.low ?? 0)}`
      : formatRounded(value)
  if (measure === 'examples') return itemsOfCount(context, at, meaning, beside, said)
  if (measure === 'tokens') return itemsOfTokens(context, at, meaning, beside, said)
  if (measure === null) return itemsOfNumber(context, at, meaning, beside, said)
  if (measure === 'length') return [item('L', at, { value })]
  if (measure === 'epochs') return [item('P', at, { value })]
  if (measure === 'bytes' && meaning.each !== true && hasBytesAlone(context))
    return [...beside, item('T', at, { value, measure, said })]
  const isOfThose = measure === 'gpus' && / of (?:them|those|these|it)$/u.test(context.textAt(at))
  return isOfThose ? [item('N', at, { value, said }), item('m', at)] : [item('#', at)]
}

type ItemsOf = (
  context: ParseContext,
  at: number,
  amount: Amount,
  beside: readonly DataItem[],
  said: string,
) => readonly DataItem[]

const itemsOfCount: ItemsOf = (context, at, { value, unitValue, magnitude, each }, beside, said) => {
  const text = context.textAt(at)
  const rate = context.mentions[at + 1]
  const isRate = isKind(rate, 'amount') && rate.meaning.measure === 'hours'
  if (isRate && /^(?:an?|per|each) /u.test(context.textAt(at + 1))) return [item('#', at)]
  // "9M of docs": not so many docs.
  if (/^[mbt]$/u.test(magnitude) && isOfThings.test(text))
    return [item('N', at, { value: unitValue, said: formatRounded(unitValue) })]
  const noun = singular(text.split(' ').findLast((word) => !ofEach.has(word)) ?? '')
  return [...beside, item('C', at, { value, noun, said }), ...(each === true ? [item('e', at)] : [])]
}

const isOfThings = /(?:^|: )[\d.,]{1,20}(?: [mbt])? of /u

const itemsOfTokens: ItemsOf = (context, at, amount, beside, said) => {
  const { value, unitValue, factors, note, each, total, perParameter } = amount
  if (perParameter === true) return [item('#', at)]
  const [count = 0, length = 0] = factors ?? []
  if (factors?.length === 2 && count >= fewestCounted && length >= shortest && length <= longest)
    return [
      ...beside,
      item('Q', at, { value: count, tokens: value, said: `${formatRounded(count)} × ${formatRounded(length)}` }),
    ]
  // "6M of novels": not so many novels.
  if (note !== undefined && isOfThings.test(context.textAt(at)))
    return [item('N', at, { value: unitValue, said: formatRounded(unitValue) })]
  // "1.2M pages", beside the tokens of a page
  const isPages = /pages?$/u.test(context.textAt(at)) && unitValue >= fewestPages
  if (note !== undefined)
    return [isPages ? item('C', at, { value: unitValue, noun: 'page', said: formatRounded(unitValue) }) : item('#', at)]
  const isOfOne = each === true || (value < fewestTokens && total !== true)
  if (isOfOne && each !== true && !/tok/u.test(context.textAt(at))) return [...beside, item('N', at, { value, said })]
  if (!isOfOne) return [...beside, item('T', at, { value, measure: 'tokens', said })]
  return [value <= longest && value >= shortest ? item('L', at, { value }) : item('N', at, { value: unitValue, said })]
}
const fewestPages = 500

const itemsOfNumber: ItemsOf = (context, at, meaning, beside, said) => {
  const { value, magnitude, factors } = meaning
  if (value < 2 && meaning.inWords) return [item('w', at)]
  // "Below 5,000", "the other 40,000"
  if (
    isKind(context.mentions[at + 1], 'gpu', 'model') ||
    isMost(context.mentions[at - 1]) ||
    context.textAt(at - 1) === 'other'
  )
    return [item('#', at)]
  if ((magnitude === 'b' && !isAdded(context, at)) || value < 2 || (factors?.length ?? 1) > 1) return [item('#', at)]
  if (isBareLength(context, at, meaning)) return [item('L', at, { value })]
  // "We run it 3x"
  if (meaning.isRange === true && /^[a-z]{3,}s$/u.test(context.lastWordAt(at + 1)))
    return [item('C', at, { value, said })]
  const next = context.mentions[at + 1]
  if (isKind(next, 'times') && value <= 20 && !isKind(context.mentions[at + 2], 'amount'))
    return [item('p', at, { value })]
  // "Japanese part 12M"
  const isOfPart = /^[mb]$/u.test(magnitude) && partNames.has(context.lastWordAt(at - 1))
  if (isOfPart) return [item('T', at, { value, measure: 'tokens', noun: 'part', said })]
  return [...beside, item('N', at, { value, noun: nounAt(context, at + 1), said })]
}

/** Beside other data bytes are those of a GPU. */
const hasBytesAlone = oncePerText(({ mentions }) => {
  const measures = mentions.flatMap((one) => (isKind(one, 'amount') ? [one.meaning.measure] : []))
  return (
    measures.filter((one) => one === 'bytes').length > 1 &&
    !measures.some((one) => one === 'tokens' || one === 'examples')
  )
})

/** "9B patents + 1B replay = 10B", "11.2B tokens of German + 1.8B English": no models. */
function isAdded(context: ParseContext, at: number): boolean {
  const near = [-2, -1, 1, 2, 3].map((step) => context.mentions[at + step])
  const before = context.mentions.slice(Math.max(0, at - 6), at)
  const isEquation = context.mentions.some((_, index) => context.textAt(index) === '=')
  return (
    near.some((one, step) => isKind(one, 'plus') || (step < 2 && context.textAt(at - 2 + step) === '=')) &&
    (isEquation || before.some((one) => isKind(one, 'amount') && one.meaning.measure === 'tokens'))
  )
}

const partNames: ReadonlySet<string> = new Set(['part', 'half', 'portion', 'subset', 'slice', 'section'])

/** "2,500 longer ones, around 4k", "25k tool-calling (~900)": beside a length in tokens. */
function isBareLength(context: ParseContext, at: number, { value }: Amount): boolean {
  if (value < shortest || value > 65_536) return false
  const before = context.mentions[at - 1]
  const isNear = isKind(before, 'limit') && before.meaning.bound === 'about'
  const opener = context.textAt(isNear ? at - 2 : at - 1)
  const next = context.mentions[at + 1]
  const isEnd = next === undefined || isKind(next, 'comma', 'sentence-end', 'question', 'and')
  if (
    !(isEnd && (isNear || /^(?:at|averaging|averages)$/u.test(opener))) &&
    !(opener === '(' && context.textAt(at + 1) === ')')
  )
    return false
  const count = context.mentions.slice(Math.max(0, at - 6), at).findLast((one) => isKind(one, 'amount'))
  const isCount =
    isKind(count, 'amount') && [null, 'examples'].includes(count.meaning.measure) && count.meaning.value > fewestCounted
  return (
    isCount &&
    context.mentions.some(
      (one, index) =>
        index !== at &&
        isKind(one, 'amount') &&
        (one.meaning.measure === 'length' || (one.meaning.measure === 'tokens' && one.meaning.value <= longest)),
    )
  )
}

/** "We've grown from 8k to 19k macros": what it was counts no more. */
const isGrown = (context: ParseContext, at: number): boolean =>
  /(?:^| )(?:grown|grew|growing|went|gone|up|increased|expanded|jumped|rose|risen|scaled|extended|shrunk|shrank|cut|reduced|down)(?: (?:the|our|it|this|that|set|data|corpus|back|up|down|from)){0,5}$/u.test(
    context.textBetween(at - 6, at),
  )

const isMost = (mention: Mention | undefined): boolean => isKind(mention, 'limit') && mention.meaning.bound === 'most'
const ofEach: ReadonlySet<string> = new Set(['each', 'apiece'])

/** What is counted or told of, by the first of the words from one on that can be a noun. */
export function nounAt(context: ParseContext, at: number, isOfEach = false): string {
  for (let place = at; place < at + 3; place += 1) {
    const mention = context.mentions[place]
    if (mention === undefined || isKind(mention, 'amount', 'comma', 'sentence-end', 'sign')) return ''
    const word = context.lastWordAt(place)
    const isNoun = isKind(mention, 'unknown', 'measure')
      ? word.length >= 3
      : word.length > 3 && (isOfEach || word.endsWith('s'))
    if (isNoun) return singular(word)
  }
  return ''
}
