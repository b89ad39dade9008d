/** What the money or the time of a plan is enough for, and how long a sequence its GPUs, or others, hold. */
import { understand } from '../language/pipeline.ts'
import { inverseQuestionIn, type InverseQuestion } from '../language/replies/asked-inverse.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { isKind } from '../language/lexicon/meanings.ts'
import { planAndProvider } from '../presentation/format/display-names.ts'
import { formatCount, formatDuration, formatTokens, formatUsd } from '../presentation/format/number-format.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'
import { bestInThread, planWords, saidInThread, withShareOfData } from './thread-plans.ts'
import type { ThreadState } from './thread-state.ts'

/** Null where nothing of the kind is asked, or the plan has no figures for it. */
export function inverseInThread(
  thread: ThreadState,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const asked = inverseQuestionIn(text)
  if (asked === null) return null
  const scenario = currentScenario(thread.conversation)
  const money = asked.money ?? (asked.isOfBudget ? scenario.spec.budgetUsd : null)
  const says = thread.shown === null ? null : saysOf(asked, text, money, thread, thread.shown.best, request, context)
  if (says !== null) return saidInThread(thread, 'inverse', says)
  if (money === null || asked.of === 'rollouts' || asked.of === 'sequence' || asked.time !== null) return null
  const { wanted } = asked
  const args = {
    money,
    ...(asked.of === 'epochs' ? { isOfEpochs: true as const } : {}),
    ...(wanted === undefined ? {} : { wanted }),
  }
  return { kind: 'question', question: { kind: 'question', topic: 'affordable', subject: null, args }, thread }
}

/** Of a plan whose figures are shown. */
function saysOf(
  asked: InverseQuestion,
  text: string,
  money: number | null,
  thread: ThreadState,
  best: Option,
  request: RequestContext,
  context: EngineContext,
): readonly string[] | null {
  const scenario = currentScenario(thread.conversation)
  if (asked.of === 'sequence') return sequenceSentences(text, scenario, thread, request, context)
  if (asked.time !== null) return timeSentences(asked, asked.time, scenario, best, request, context)
  return asked.of === 'rollouts' && money !== null ? rolloutSentences(money, scenario, thread, request, context) : null
}

/** On the GPUs of the plan, at its speed. */
function timeSentences(
  { of }: InverseQuestion,
  time: string,
  { spec, corpus }: Scenario,
  best: Option,
  request: RequestContext,
  context: EngineContext,
): readonly string[] | null {
  const { vocabulary } = context
  const isOwn = time.startsWith('the deadline')
  const hours = isOwn ? spec.deadlineHours : hoursUntil(time, vocabulary, request.today)
  const each = corpus?.tokensPerEpoch ?? spec.tokens
  if (hours === null || each === null || of === 'rollouts') return null
  const seconds = Math.max(0, hours - best.startupHours) * 3600
  const [usual, slow] = [best.tokensPerSecond.p50 * seconds, best.tokensPerSecond.p10 * seconds]
  const usd = best.usdPerGpuHour * best.gpuCount * hours
  const { names } = context.renderContextOn(request)
  const lead = `${formatDuration(hours)} on ${planAndProvider(best, names)}`
  if (of === 'tokens')
    return [
      `About ${formatTokens(usual)} of training in all: ${lead}, ${formatTokens(slow)} at the slow end of the range, and ${formatUsd(usd)} of GPU time.`,
      spec.tokens === null ? '' : `The plan has ${formatTokens(spec.tokens)}, which take ${formatDuration(best.hours.p50)}.`,
    ]
  const [passes, sure] = [Math.floor(usual / each), Math.floor(slow / each)]
  return [
    passes < 1
      ? `Not even one: ${lead} trains about ${formatTokens(usual)}, and one pass is ${formatTokens(each)}.`
      : `About ${formatCount(passes)} passes over ${formatTokens(each)}, ${formatCount(sure)} at the slow end of the range: ${lead}, ${formatUsd(usd)} of GPU time.`,
    passes > mostUseful ? 'Time is not what limits it: beyond three or four passes the model mostly memorises (rule of thumb).' : '',
  ]
} // prettier-ignore
const mostUseful = 4

function hoursUntil(time: string, vocabulary: EngineContext['vocabulary'], today: string): number | null {
  const read = (words: string): number | null => understand(words, { mode: 'command', vocabulary, today }).draft.get('deadlineHours')
  const spanned = /^(?:\d|an? |one |two |three |four |five |six |seven |ten )/u.test(time) && !/[ap]m$/u.test(time)
  return spanned ? read(inSpan(time)) : read(byDay(time))
} // prettier-ignore
const inSpan = (time: string): string => `within ${time}`
const byDay = (time: string): string => `by ${time}`

/** Cost grows with the answers that are sampled: as many as the money is for. */
function rolloutSentences(
  money: number,
  scenario: Scenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): readonly string[] | null {
  const held = scenario.spec.samplesPerPrompt
  if (held === null) return null
  const costOf = (count: number): Option | null => {
    const scaled = withShareOfData(scenario, count / held)
    if (scaled === null) return null
    const spec = { ...scaled.spec, samplesPerPrompt: count, budgetUsd: null }
    return bestInThread({ ...scaled, spec }, thread, request, context)
  }
  const fits = (count: number): boolean => (costOf(count)?.allInUsd.p50 ?? Infinity) <= money
  let [low, high] = [0, 1]
  while (high <= maxRollouts && fits(high)) [low, high] = [high, high * 2]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle
  }
  const at = low === 0 ? null : costOf(low)
  const { names } = context.renderContextOn(request)
  if (at === null) return [`None: ${formatUsd(money)} does not pay for one answer to each prompt.`]
  const sure = Math.max(1, Math.floor((low * at.allInUsd.p50) / at.allInUsd.p90))
  return [
    `About ${formatCount(low)} to each prompt: ${planWords(at, names)} of ${formatUsd(money)}. ${formatCount(sure)} are safe at the high end of the range, as answers grow longer.`,
    `The plan has ${formatCount(held)}, and time and cost grow with their number.`,
  ]
}
const maxRollouts = 256

/** On the GPUs that the text names, or else on those of the plan: by doubling. Null where none are named. */
function sequenceSentences(
  text: string,
  scenario: Scenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): readonly string[] | null {
  const { vocabulary } = context
  const { recognized, draft, wordsAt } = understand(text, { mode: 'thread', vocabulary, today: request.today, base: null })
  const named = recognized.mentions.find((mention) => isKind(mention, 'gpu'))
  if (named === undefined || !isKind(named, 'gpu')) return null
  const gpus = [...named.meaning.ids]
  const single = /\b(?:one|an?|single|the|my|our) (?:\w+ )?(?:[a-z]{0,3}\d|rtx)/iu.test(text) ? 1 : null
  const gpuCount = draft.get('gpuCount') ?? single ?? scenario.spec.gpuCount ?? thread.shown?.best.gpuCount ?? 1
  const base = { ...scenario.spec, gpus, gpuCount, nodes: null, providers: null, budgetUsd: null, deadlineHours: null }
  const best = thread.shown?.best
  const onIt = (sequenceLength: number): Option | null =>
    bestInThread({ ...scenario, spec: { ...base, method: base.method ?? best?.method ?? null, weights: base.weights ?? best?.weights ?? null, sequenceLength } }, thread, request, context)
  let fits: Option | null = null
  let length = shortest
  for (; length <= longest; length *= 2) {
    const option = onIt(length)
    if (option === null || option.offload !== 'none') break
    fits = option
  }
  const { names } = context.renderContextOn(request)
  const kind = `${gpuCount} × ${fits === null ? wordsAt(named.from, named.to).trim() : names.gpu(fits.gpu)}`
  if (fits === null) return [`Not even ${formatCount(shortest)} tokens: the job does not fit ${kind} without its memory going to the host.`]
  return [
    `${formatCount(fits.sequenceLength)} tokens on ${kind}, tried in doublings: ${fits.peakMemoryGiB.p50.toFixed(1)} GiB expected of ${fits.usableMemoryGiB.toFixed(1)} GiB on each.`,
    length > longest ? '' : `${formatCount(length)} do not fit.`,
    best === undefined ? '' : `The plan, ${planAndProvider(best, names)}, is for ${formatCount(best.sequenceLength)}; what the model itself was made for is a limit of its own.`,
  ]
} // prettier-ignore
const [shortest, longest] = [512, 1_048_576]
