/** "Why so many GPUs?", "does that need two?": what fewer of them would take, each planned by itself, and the reason for these. */
import { inHostWords, trainedBytes, whatIsHeld } from './held-in-memory.ts'
import { isSmallBy } from './optimizer-states.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { weightBytes } from '../../catalog/training-method.ts'
import { isGpuLimit } from '../../scenario/gpu-limit.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { formatBytes } from '../format/file-sizes.ts'
import { methodName, planName, providerName, planAndProvider } from '../format/display-names.ts'
import { formatCount, formatDuration, formatGib, formatUsd } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { differenceInShort } from './plan-contrast.ts'
import { smallestSentence } from './fitting-gpus.ts'
import { fewestOfKind, outOfHost } from './fewest-gpus.ts'
import { enoughSentences } from './enough-gpus.ts'
import { misfitOf } from './misfit.ts'
import { moreSentences } from './more-gpus.ts'
import { expertsHeld, memoryOfMethods } from './memory-of-methods.ts'
import { splitSentences } from './split-machines.ts'
import type { CountedPlan, QuestionContext } from './question-context.ts'

/** Yes or no first where a number is asked about, the number that would do instead before that, then the fewest that hold the job, and why it is not those. */
export function gpuCountAnswer(context: QuestionContext): readonly string[] {
  const { recommendation, args, counts = [], renderContext } = context
  const { best } = recommendation
  const {
    count: said = null,
    unit = 'gpus',
    asksWhy,
    asksNeed,
    isFew,
    instead,
    isSplit,
    unmet,
  } = args?.countAsked ?? {}
  if (args?.countAsked?.judged !== undefined) return enoughSentences(args.countAsked, context)
  if (args?.countAsked?.isMore === true) return moreSentences(context)
  const byMethod = memoryOfMethods(context)
  if (byMethod.length > 0) return byMethod
  if (args?.countAsked?.isFewest === true) return fewestOfKind(context)
  if (isSplit === true) return splitSentences(said ?? 2, context)
  if (args?.countAsked?.asksNot === true) return whyNotSentences(said ?? 1, context)
  const count = said !== null && said < 1 ? Math.max(1, Math.round(said * best.gpuCount)) : said
  const planned = unit === 'nodes' ? best.nodes : best.gpuCount
  const isOther = count !== null && count !== planned
  const plan = `${planName(best, renderContext.names)} at ${providerName(best, renderContext.names)}, ${methodName(best)}`
  const onOther = unit === 'nodes' ? undefined : counts.find((one) => one.gpuCount === count)
  const lead = instead === undefined ? '' : insteadSentence(instead, context)
  if (asksWhy === true && isOther && unit === 'gpus' && count < planned && instead === undefined && unmet !== count)
    return whyNotSentences(count, context)
  if (asksWhy === true && isOther && (count > 1 || planned > 1)) {
    const what = unit === 'nodes' && planned === 1 ? `one machine, ${plan}` : plan
    const total = `${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} in total`
    const fewer = counts.filter(({ gpuCount }) => gpuCount < count)
    return [
      lead,
      unmet === count
        ? `You asked for ${formatCount(count)}, of which there is no offer, so the plan is ${what}, ${total}.`
        : `It does not take ${unit === 'nodes' ? `${formatCount(count)} machines` : formatCount(count)}: the plan is ${what}, ${total}.`,
      onOther?.option == null ? (lead === '' ? heldSentence(best) : '') : `${inShort(onOther.option, context)}.`,
      lead === '' && fewer.some(({ option }) => option !== null) ? fewestSentence(fewer, context) : '',
    ]
  }
  if (isFew === true) return fewSentences(context)
  if (unit === 'nodes' && best.nodes === 1)
    return [`${oneMachine(context)} machine is enough: ${plan}.`, heldSentence(best)]
  if (unit === 'nodes' && asksWhy !== true && asksNeed !== true && count !== null && count < best.nodes)
    return onFewerNodes(count, context)
  if (best.gpuCount === 1) {
    const verdict = ofOne(context)
    return [
      `${verdict}${verdict === '' ? 'One' : 'one'} GPU is enough: ${plan}.`,
      heldSentence(best),
      args?.ofOneCard === true ? expertsHeld(context) : smallestSentence(context),
    ]
  }
  const fewer = counts.filter((one) => one.gpuCount < best.gpuCount)
  const least = fewer.find(({ option }) => option !== null)?.option ?? null
  if (asksWhy !== true && asksNeed !== true && count !== null && count < best.gpuCount && unit === 'gpus') {
    const [yes, no] = args?.isWhether === true ? ['Yes: ', 'No: '] : ['', '']
    if (onOther?.option == null)
      return [`${onOther?.isUnpriced === true ? yes : no}${misfitOf(count, context)}`, fewestSentence(fewer, context)]
    const { deadlineHours } = context.scenario.spec
    return deadlineHours !== null && onOther.option.hours.p50 > deadlineHours
      ? [`No, not in ${formatDuration(deadlineHours)}: ${inShort(onOther.option, context)}.`]
      : [`${yes}${inShort(onOther.option, context)}.`, reasonOf(fewer, context)]
  }
  if (asksWhy !== true && asksNeed !== true && args?.isWhether === true && count === best.gpuCount)
    return [`Yes: it is the plan, ${plan}. ${heldSentence(best)}`, fewestSentence(fewer, context)]
  const isNeeded = (least?.gpuCount ?? best.gpuCount) >= Math.min(count ?? best.gpuCount, best.gpuCount)
  const verdict = args?.isWhether !== true ? '' : isNeeded ? 'Yes: ' : 'No: '
  if (asksWhy === true && lead !== '') return [lead, reasonOf(fewer, context)]
  if (asksWhy === true)
    return [
      blamedSentence(least, context),
      least === null || least.gpuCount === 1 || context.params === undefined
        ? ''
        : `Memory asks for ${formatCount(least.gpuCount)} at least: the weights alone are ${formatBytes(context.params * weightBytes[best.weights])}.`,
      reasonOf(fewer, context),
      least === null ? '' : fewestSentence(fewer, context),
    ]
  return least === null
    ? [`${verdict === '' ? '' : 'Yes. '}${reasonOf(fewer, context)}`]
    : [`${verdict}${inShort(least, context)}.`, reasonOf(fewer, context)]
}

/** "Does it fit on one node?" is answered with yes, "does it take two?" with no. */
const oneMachine = ({ args }: QuestionContext): string =>
  args?.isWhether !== true ? 'One' : args.countAsked?.count === 1 ? 'Yes: one' : 'No: one'

/** Whether as many GPUs as so many machines of the plan have hold the job. */
function onFewerNodes(nodes: number, context: QuestionContext): readonly string[] {
  const { counts = [], recommendation, args } = context
  const { best } = recommendation
  const gpuCount = (nodes * best.gpuCount) / best.nodes
  const fewer = counts.filter((one) => one.gpuCount < best.gpuCount)
  const [yes, no] = args?.isWhether === true ? ['Yes: ', 'No: '] : ['', '']
  const on = counts.find((one) => one.gpuCount === gpuCount)
  return on?.option == null
    ? [`${on?.isUnpriced === true ? yes : no}${misfitOf(gpuCount, context)}`, fewestSentence(fewer, context)]
    : [`${yes}${inShort(on.option, context)}.`, reasonOf(fewer, context)]
}

/** "Why can't it go on one?": whether it does, what lies in memory, and why the plan has more. */
function whyNotSentences(count: number, context: QuestionContext): readonly string[] {
  const { counts = [], params, recommendation } = context
  const { best } = recommendation
  const fewer = counts.filter(({ gpuCount }) => gpuCount < best.gpuCount)
  const lead = insteadSentence(count, context)
  return [lead, params === undefined ? '' : whatIsHeld(params, best, context.activeParams), reasonOf(fewer, context)]
}

/** Whether it goes on so many, which the asker takes to be enough. */
function insteadSentence(count: number, context: QuestionContext): string {
  const { best } = context.recommendation
  if (count === best.gpuCount) return ''
  const option = context.counts?.find(({ gpuCount }) => gpuCount === count)?.option ?? null
  const host = (context.counts ?? []).filter(({ gpuCount }) => gpuCount === count)
  return option === null
    ? [misfitOf(count, context), outOfHost(host, count + 1)].filter((part) => part !== '').join(' ')
    : `It does go on ${count === 1 ? 'one' : formatCount(count)}: ${inShort(option, context)}.`
}

/** "Does one do?" is answered with yes, "does it need two?" with no. */
const ofOne = ({ args }: QuestionContext): string =>
  args?.isWhether !== true || args.countAsked?.count == null ? '' : args.countAsked.count === 1 ? 'Yes, ' : 'No, '

const heldSentence = ({ gpuCount, peakMemoryGiB, usableMemoryGiB }: Option): string =>
  `It holds ${formatGib(peakMemoryGiB.p50)} of ${formatGib(usableMemoryGiB)}${gpuCount === 1 ? '' : ' on each'}.`

/** "1 × B200 SXM at GMI Cloud holds it (137 of 178 GiB): 9.5 h and $56, 7 h longer and $12 less than the plan". */
const inShort = (option: Option, { recommendation: { best }, renderContext: { names } }: QuestionContext): string =>
  `${planAndProvider(option, names)} ${option.peakMemoryGiB.p95 > option.usableMemoryGiB ? 'may hold' : option.gpuCount === 1 ? 'holds' : 'hold'} it (${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)}${option.gpuCount === 1 ? '' : ' on each'}): ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total, ${differenceInShort(option, best)} than the plan`

/** "Is it just the context?": whether memory, and so the length, asks for as many. */
function blamedSentence(least: Option | null, { args, recommendation: { best } }: QuestionContext): string {
  const blamed = args?.countAsked?.blames
  if (blamed === undefined) return ''
  return least === null || least.gpuCount >= best.gpuCount
    ? `Yes, it is the ${blamed}: fewer do not hold it.`
    : `No, not the ${blamed}: ${formatCount(least.gpuCount)} ${least.gpuCount === 1 ? 'holds' : 'hold'} it.`
}

function fewestSentence(fewer: readonly CountedPlan[], context: QuestionContext): string {
  const least = fewer.find(({ option }) => option !== null)?.option ?? null
  return least === null
    ? `No smaller number than ${formatCount(context.recommendation.best.gpuCount)} that has a price holds it.`
    : `The fewest: ${inShort(least, context)}.${leanerStates(least, context)}`
}

/** How so few hold a full fine-tuning: with states that take less than those of the plan; '' where they are the same. */
function leanerStates(option: Option, context: QuestionContext): string {
  const { params, catalog, recommendation } = context
  if (params === undefined || option.method !== 'full' || option.offload !== 'none') return ''
  const [few, planned] = [option, recommendation.best].map((plan) => trainedBytes(plan, isSmallBy(plan, catalog)))
  return few === undefined || planned === undefined || few >= planned
    ? ''
    : ` That is with leaner states, ${formatCount(few)} bytes a parameter (${formatBytes(few * params)}) instead of the ${formatCount(planned)} of the plan.`
}

/** Where fewer GPUs hold the job: why the plan has more of them, and the fewest; empty where memory asks for as many. */
export function beyondMemory(context: QuestionContext): readonly string[] {
  const fewer = (context.counts ?? []).filter(({ gpuCount }) => gpuCount < context.recommendation.best.gpuCount)
  return fewer.some(({ option }) => option !== null) ? [reasonOf(fewer, context), fewestSentence(fewer, context)] : []
}

/** Asked for, a limit of time, memory, or speed. */
function reasonOf(fewer: readonly CountedPlan[], context: QuestionContext): string {
  const {
    scenario: { spec },
    recommendation: { best },
  } = context
  const count = formatCount(best.gpuCount)
  const least = fewer.find(({ option }) => option !== null)?.option ?? null
  if (least === null) {
    const unpriced = fewer.find(({ isUnpriced }) => isUnpriced === true)
    if (unpriced !== undefined) return misfitOf(unpriced.gpuCount, context)
    const most = fewer.findLast(({ gpuCount }) => Number.isInteger(Math.log2(gpuCount)))?.gpuCount ?? 1
    const isSaid = [context.args?.countAsked?.instead, context.args?.countAsked?.count].includes(most)
    return `${isSaid ? '' : `Memory: ${misfitOf(most, context)} `}On ${count} it is ${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)} each${inHostWords(best)}.`
  }
  if (isCountAsked(spec, best)) return `The plan takes ${count} because that many were asked for.`
  const { deadlineHours } = spec
  if (deadlineHours !== null && least.hours.p90 > deadlineHours)
    return `The plan takes ${count} because of your ${formatDuration(deadlineHours)}: on ${formatCount(least.gpuCount)} it takes up to ${formatDuration(least.hours.p90)}.`
  return `The plan takes ${count} for speed: ${formatDuration(best.hours.p50)} instead of ${formatDuration(least.hours.p50)}.`
}

/** Up to eight are eight only where the plan takes them all. */
const isCountAsked = (spec: Spec, { gpuCount }: Option): boolean =>
  (spec.gpuCount !== null && (!isGpuLimit(spec) || spec.gpuCount === gpuCount)) || spec.nodes !== null

/** "Why so few?": what more of them would take, and what was asked for. */
function fewSentences(context: QuestionContext): readonly string[] {
  const {
    scenario: { spec },
    recommendation: { best },
    counts = [],
    args,
  } = context
  const more = counts.find((one) => one.gpuCount > best.gpuCount)?.option ?? null
  const { against } = args?.countAsked ?? {}
  if (against !== undefined && more !== null) return [...timesOfMore(more, context)]
  const asked = isCountAsked(spec, best)
    ? `Because ${formatCount(best.gpuCount)} were asked for.`
    : spec.objective === 'cheapest'
      ? `Because the cheapest was asked for, and more cards cost more${spec.deadlineHours === null ? '' : `; ${formatDuration(best.hours.p50)} are inside your ${formatDuration(spec.deadlineHours)}`}.`
      : `Because more of them save little for what they cost.`
  return [asked, more === null ? '' : `With twice as many, ${inShort(more, context)}.`]
}

/** "Wouldn't 4 be the same price and four times as fast?": how near it comes to both. */
function timesOfMore(more: Option, context: QuestionContext): readonly string[] {
  const { best } = context.recommendation
  const times = more.gpuCount / best.gpuCount
  const [faster, dearer] = [best.hours.p50 / more.hours.p50, more.allInUsd.p50 / best.allInUsd.p50]
  const verdict = faster >= nearlyAll * times && dearer <= 1 / nearlyAll ? 'Nearly' : 'No'
  return [
    `${verdict}: ${inShort(more, context)}. ${formatCount(times)} times the GPUs are ${formatSignificant(faster, 2)} times as fast for ${formatSignificant(dearer, 2)} times the money: start-up, ${formatDuration(more.startupHours)} here, and idle time are paid on each of them, and they wait for one another.`,
  ]
}
const nearlyAll = 0.9
