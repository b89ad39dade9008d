/** "Why did it triple?", "what would mine have cost?", "why is Azure dearer?": two plans, their difference, and what moved. */
import type { Option } from '../../recommend/recommendation.ts'
import { type DisplayNames, planInFull, planName, providerName, planAndProvider } from '../format/display-names.ts'
import { isStatedPrice } from '../../offers/stated-offers.ts'
import { formatCount, formatUsdPerHour } from '../format/number-format.ts'
import { hoursOf, usdOf, apartIn } from '../content/contrast-words.ts'
import { slight } from '../content/contrast-figures.ts'
import { factorSentences } from './gap-factors.ts'
import { ratesOfSellers } from './seller-rates.ts'
import { whichAnswer } from './gap-choice.ts'
import { objectivesWeighed } from './objectives-weighed.ts'
import { differenceOf, figuresOf, liftedAnswer, memoryMove } from './gap-differences.ts'
import { isOfLengths, lengthsAnswer, type Pair, type PlannedSide } from './gap-lengths.ts'
import type { GapContext, GapSide, QuestionContext } from './question-context.ts'
import { capitalized } from '../../recommend/figure-text.ts'

/** The difference first, then what it comes from. */
export function gapAnswer(context: QuestionContext): readonly string[] {
  const {
    gap,
    scenario,
    recommendation: { best },
    renderContext: { names },
  } = context
  const plan = { scenario, words: '', option: best }
  const [first, second] = gap?.sides ?? []
  if ((gap === undefined || first === undefined) && context.matched?.id === 'seller-gap') return sellersApart(context)
  if (gap === undefined || first === undefined)
    return gap?.asks.form === 'which'
      ? noneNamed(best, names)
      : nothingBefore(best, names, gap?.asks.form === 'whether')
  if (gap.isOfObjectives === true) return objectivesWeighed(context)
  if (second !== undefined && (gap.asks.form === 'which' || gap.sides.length > 2)) return whichAnswer(gap, names)
  const [from, to] = [planned(first), second === undefined ? plan : planned(second)]
  if (from === null || to === null) return missingSide(from === null ? first : (second ?? first), best, names)
  const pair = { from, to }
  if (first.isEarlier !== true && isOfLengths(pair)) return lengthsAnswer(pair, gap)
  return first.isEarlier === true ? sinceAnswer(pair, gap, names) : besideAnswer(pair, gap, context)
}

/** "Why do the prices differ so widely?": for the same GPU, by what kind of seller asks it. */
const sellersApart = (context: QuestionContext): readonly string[] => [
  'Sellers sell different things with the same card: large clouds (AWS, Azure, Google Cloud) charge for their network, services, support and contracts besides, GPU clouds for little beside the GPU, and marketplaces pass on spare machines of others with few promises. Link between GPUs, disks, region and how full they are add to it.',
  ratesOfSellers(context),
  'Name two (“why is Azure dearer than Lambda?”) to see what moves the total of this plan.',
]

const planned = ({ scenario, words, option }: GapSide): PlannedSide | null =>
  option === undefined ? null : { scenario, words, option }

const nothingBefore = (best: Option, names: DisplayNames, isWhether: boolean): readonly string[] => [
  isWhether
    ? `No: the plan is the same as before, ${figuresOf(best)}: what was said was part of it already.`
    : `Nothing has changed in this thread: this is its first plan, ${figuresOf(best)}, and I know of none before it.`,
  isStatedPrice(best.provider)
    ? `It rests on your price of ${formatUsdPerHour(best.usdPerGpuHour)} a GPU: another figure comes of another job or another price.`
    : `It rests on the price at ${providerName(best, names)} as of ${best.priceAsOf}: another figure comes of another job, or of a price that was renewed since.`,
]

const noneNamed = (best: Option, names: DisplayNames): readonly string[] => [
  `I do not know which are meant: this thread has planned no two of them. Name them, such as “AWS or Lambda?”. The plan is ${planAndProvider(best, names)}: ${figuresOf(best)}.`,
]

const missingSide = (
  { words, wanted, problem = '' }: GapSide,
  best: Option,
  names: DisplayNames,
): readonly string[] => [
  `There is no plan with ${words === '' ? wanted : words} to set beside it: ${problem}`,
  `The plan is ${planAndProvider(best, names)}: ${figuresOf(best)}.`,
]

/** Of the plan as it was and as it is. */
function sinceAnswer(pair: Pair, gap: GapContext, names: DisplayNames): readonly string[] {
  const { asks, changes } = gap
  const { from, to } = pair
  const factors = factorSentences(from, to, names, asks.measure === 'memory' ? 'memory' : 'all')
  const told = factors.join(' ')
  const untold = changes.filter((change) => !told.includes(change))
  const changed = untold.length === 0 ? '' : `Changed since: ${untold.join(', ')}.`
  if (asks.measure === 'memory') return [memoryMove(pair, names), changed, ...factors]
  const isOfHours = asks.measure === 'hours'
  const moved = apartIn(isOfHours, to.option, from.option)
  const other = apartIn(!isOfHours, to.option, from.option)
  const figures = `${figuresOf(from.option)} before, ${figuresOf(to.option)} now`
  if (moved === 0 && other === 0)
    return [`${asks.form === 'whether' ? 'No' : 'Nothing moved'}: ${figuresOf(to.option)} before and now.`, changed]
  const way = moved > 0 ? 'more' : 'less'
  const isWrong = asks.claim !== null && asks.form !== 'amount' && moved !== 0 && way !== asks.claim
  const base = isOfHours ? hoursOf(from.option) : usdOf(from.option)
  const verb = isOfHours ? (moved > 0 ? 'takes longer' : 'takes less time') : moved > 0 ? 'went up' : 'went down'
  const lead =
    asks.form === 'whether'
      ? moved === 0 || isWrong
        ? `No${isWrong ? `, it ${verb}` : ''}: `
        : asks.claim === null && Math.abs(moved) <= slight * base
          ? 'Hardly, '
          : 'Yes: '
      : isWrong
        ? `It ${verb}: `
        : ''
  const difference = differenceOf(pair, isOfHours)
  return [
    lead === ''
      ? `${asks.form === 'amount' ? contraryOf(asks.claim, moved) : ''}${capitalized(difference)}: ${figures}.`
      : `${lead}${difference} (${figures}).`,
    changed,
    ...sameGpusSentence(pair, gap, names),
    ...factors,
  ]
}

/** "How much does that save?" where it costs more. */
const contraryOf = (claim: 'more' | 'less' | null, moved: number): string =>
  claim === 'less' && moved > 0 ? 'It saves nothing. ' : claim === 'more' && moved < 0 ? 'Not more, but less. ' : ''

/** What the change alone does: the plan of now on the GPUs of before. */
function sameGpusSentence({ from, to }: Pair, { onSameGpus }: GapContext, names: DisplayNames): readonly string[] {
  if (onSameGpus === undefined || onSameGpus === to.option) return []
  const [before, now] = [from.option, onSameGpus].map(({ tokensPerSecond }) =>
    formatCount(Math.round(tokensPerSecond.p50)),
  )
  return [
    `On the ${planName(from.option, names)} of before it would now be ${figuresOf(onSameGpus)}, at ${now} tok/s instead of ${before}.`,
  ]
}

/** Of two that are named, or one against the plan. */
function besideAnswer(
  { from, to }: Pair,
  gap: GapContext,
  { scenario, recommendation: { best }, renderContext: { names } }: QuestionContext,
): readonly string[] {
  const { asks, sellerKind } = gap
  const isOfHours = asks.measure === 'hours'
  const isOfMethod = from.option.method !== to.option.method
  // What the plan has is named, and set against the best elsewhere.
  const [one, other] = from.words === '' || gap.isReference === true ? [to, from] : [from, to]
  const moved = apartIn(isOfHours, one.option, other.option)
  if (usdOf(one.option) === usdOf(other.option) && hoursOf(one.option) === hoursOf(other.option))
    return [`No difference: either way it is ${sideName(one, best, names, false)}, ${figuresOf(one.option)}.`]
  const isContrary = asks.claim !== null && (moved === 0 || moved > 0 !== (asks.claim === 'more'))
  const isNeither = !isOfPlan(one.option, best) && !isOfPlan(other.option, best)
  const ofPlan = `${planAndProvider(best, names)}: ${figuresOf(best)}`
  const isPickOfNone = isNeither && asks.isOfPick === true
  const of = isPickOfNone ? 'Of the two ' : ''
  const lead =
    asks.isOfPick === true && asks.claim !== null
      ? isContrary
        ? `${of}it is the other way round: `
        : `${of}that is true: `
      : asks.form === 'amount'
        ? ''
        : isContrary
          ? 'No, the other way round: '
          : asks.form === 'whether'
            ? 'Yes: '
            : ''
  if (asks.form === 'amount' && from.words === '' && isOfPlan(to.option, best))
    return liftedAnswer({ from, to }, isOfHours, asks.claim === 'less', names)
  const difference = differenceOf({ from: other, to: one }, isOfHours)
  return [
    isPickOfNone ? `The plan takes neither of the two: it is ${ofPlan}.` : '',
    `${capitalized(`${lead}${sideName(one, best, names, isOfMethod)}: ${figuresOf(one.option)}`)}; ${sideName(other, best, names, isOfMethod)}: ${figuresOf(other.option)}. That is ${difference}.`,
    ...factorSentences(other, one, names, 'all'),
    asks.form === 'why' && isOfMethod && [one, other].some(({ option }) => option.method === 'full')
      ? fullSentence
      : '',
    asks.form === 'why' ? sellersSentence(one.option, other.option, sellerKind, names) : '',
    asks.isOfPick === true && !isNeither
      ? reasonOfPick(
          isOfPlan(one.option, best) ? other.option : one.option,
          best,
          scenario.spec.providers !== null,
          names,
        )
      : '',
    isNeither && !isPickOfNone ? `The plan itself is ${ofPlan}.` : '',
  ]
}

/** Why the plan is not the other, which is named as the better. */
const reasonOfPick = (other: Option, best: Option, isSellerAsked: boolean, names: DisplayNames): string =>
  isSellerAsked
    ? `The plan is at ${providerName(best, names)} because that was asked for.`
    : usdOf(other) >= usdOf(best)
      ? ''
      : hoursOf(other) > hoursOf(best)
        ? 'The other is ranked below for the hours that it takes longer.'
        : 'The other is ranked below for its provider, the age of its price or its quality.'

/** Why all weights take longer than adapters. */
const fullSentence =
  'Full fine-tuning works out the gradients of all weights and keeps optimizer states for them; adapters need both for a small part of the weights alone.'

const isOfPlan = (option: Option, best: Option): boolean =>
  (['gpu', 'gpuCount', 'provider', 'tier', 'pricing', 'method'] as const).every(
    (trait) => option[trait] === best[trait],
  ) && usdOf(option) === usdOf(best)

const sideName = ({ option }: PlannedSide, best: Option, names: DisplayNames, isOfMethod: boolean): string => {
  const name = isOfMethod ? planInFull(option, names) : planAndProvider(option, names)
  return isOfPlan(option, best) ? `the plan (${name})` : name
}

/** Usually; what a provider asks it decides itself. */
const reasonOfKind: Readonly<Record<string, string>> = {
  hyperscaler: 'is a hyperscaler: its list price usually pays for network, services and support besides',
  neocloud: 'is a GPU cloud with little beside the GPUs, so it usually asks less',
  marketplace: 'is a marketplace: others rent out spare machines there, usually for less, with fewer promises',
  community: 'rents out machines of private people, usually for less, with fewer promises',
}

/** Why sellers of two kinds ask differently. */
function sellersSentence(one: Option, other: Option, kindOf: GapContext['sellerKind'], names: DisplayNames): string {
  const [kind, kindOfOther] = [kindOf(one.provider), kindOf(other.provider)]
  if (kind === null || kindOfOther === null || kind === kindOfOther) return ''
  const told = kind === 'neocloud' ? other : one
  const reason = reasonOfKind[kindOf(told.provider) ?? '']
  return reason === undefined ? '' : `${names.provider(told.provider)} ${reason}.`
}
