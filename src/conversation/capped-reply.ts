/** "Max $1.20/h per card", "use spot, and nothing above $1 an hour": what an hour may cost at most, in a thread that has a plan. */
import { priceCapIn } from '../language/inquiries/price-cap.ts'
import { readReply } from '../language/replies/reply.ts'
import { appendRevision, currentScenario } from '../language/replies/revision-history.ts'
import { formatUsdPerHour } from '../presentation/format/number-format.ts'
import { planAndProvider } from '../presentation/format/display-names.ts'
import type { Option } from '../recommend/recommendation.ts'
import { withLastNote } from '../scenario/noted-scenario.ts'
import { changedFields, type Scenario } from '../scenario/scenario.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { cappedJob } from './interpret-price-cap.ts'
import type { RequestContext } from './request.ts'
import { bestInThread, saidInThread } from './thread-plans.ts'
import { specOfShown, type ThreadState } from './thread-state.ts'

const [maxLength, maxCount] = [140, 64]
/** No single GPU costs so much: from here on an hour is that of the machine. US dollars. */
const leastOfMachine = 12
const ofMachine =
  /\b(?:machine|box|node|server|instance|cluster|in total|all together|altogether|overall|the whole|whole thing|all of (?:them|it))\b/iu
const ofOther =
  /\b(?:kwh|power|electricity|quot\w*|offer\w*|reseller|rep\b|paid|pay(?:ing)? now|alert|ping|notify|watch|tell me when)\b|\?/iu
/** What stands for no change in the rest. */
const fillers =
  /^(?:(?:and|or|but|so|please|pls|only|just|use|gpus?|cards?|keep|it|that|ok|our|the|is|for|per|anything|stuff|cap|make|sure|stay|with|we|can|do|i|want|need|machines?|box|whole|hour|h|to|go|at|of|in|total)\b[\s,.;]*)*$/iu

/** Null where no price of an hour is a limit. The plan within it; or why there is none. */
export function cappedInThread(
  thread: ThreadState,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  if (text.length > maxLength || thread.shown === null || ofOther.test(text)) return null
  const worded = text
    .replace(/\b(?:nothing|none|not a cent|nowt) (?:that |which )?(?:costs? |is |goes |runs )?(?=(?:over|above|beyond|more than|higher than)\b)/giu, 'no ')
    .replace(/\bno (?:over|above|beyond|higher than)\b/giu, 'no more than')
    .replace(/\b(cap|limit) (?:it|us|that|this|them|the (?:price|rate)) (?=(?:at|to)\b)/giu, '$1 ')
  const cap = priceCapIn(worded)
  if (cap === null || cap.isBare) return null
  const usd = inDollars(cap.rate.usd, cap.rate.currency, context)
  const current = currentScenario(thread.conversation)
  const { best } = thread.shown
  const isMachine = cap.rate.isPerGpu !== true && (ofMachine.test(text) || usd >= leastOfMachine)
  const base = withRest(current, cap.rest, thread, request, context)
  if (base.spec.owned === true) return null
  const tried = isMachine ? ofWhole(base, usd, best, thread, request, context) : ofEach(base, usd, request, context)
  const { names } = context.renderContextOn(request)
  const perWhat = isMachine ? 'for the machine' : 'a GPU'
  if (tried === null || tried.extras?.lead !== undefined) {
    const lead = tried?.extras?.lead ?? `Not at ${formatUsdPerHour(usd)} ${perWhat}`
    const says = [`${lead.replace(/; at list prices$/u, '')}. The plan stays ${planAndProvider(best, names)}, at ${formatUsdPerHour(best.usdPerGpuHour)} a GPU${countText(best)}.`]
    return saidInThread(thread, 'price-cap', says)
  }
  const within = bestInThread(tried, thread, request, context)
  if (within === null)
    return saidInThread(thread, 'price-cap', [
      `Not at ${formatUsdPerHour(usd)} ${perWhat}: on record nobody rents what this plan needs for so little. It stays ${planAndProvider(best, names)}, at ${formatUsdPerHour(best.usdPerGpuHour)} a GPU${countText(best)}.`,
      current.spec.gpus === null ? '' : 'Other GPUs may be had for less: say “any gpu” with the price to look at all of them.',
    ])
  const changed = changedFields(tried.spec, current.spec)
  const isOnlyCap = changedFields(base.spec, current.spec).length === 0
  const total = best.usdPerGpuHour * (isMachine ? best.gpuCount : 1)
  if (isOnlyCap && total <= usd) {
    const says = [`That holds already: ${planAndProvider(best, names)} is ${formatUsdPerHour(total)} ${perWhat}, inside ${formatUsdPerHour(usd)}.`]
    return saidInThread(thread, 'price-cap', says)
  }
  if (changed.length === 0) return null
  return { kind: 'revision', revision: appendRevision(thread.conversation, tried), thread }
} // prettier-ignore

const countText = ({ gpuCount, usdPerGpuHour }: Option): string =>
  gpuCount === 1 ? '' : `, ${formatUsdPerHour(usdPerGpuHour * gpuCount)} for all ${gpuCount}`

/** What is wished besides. */
function withRest(
  current: Scenario,
  rest: string,
  thread: ThreadState,
  request: RequestContext,
  { vocabulary }: EngineContext,
): Scenario {
  const words = rest.replaceAll(/(?:^[\s,.;]+|[\s,.;]+(?:and|but)?[\s,.;]*$)/giu, '')
  if (words === '' || fillers.test(words)) return current
  const act = readReply(current, words, vocabulary, request.today, { isAddressed: true, lastPlan: specOfShown(thread.shown) })
  return act.kind === 'amended' ? act.scenario : current
} // prettier-ignore

/** On the kinds that are rented for so little. */
function ofEach(base: Scenario, usd: number, request: RequestContext, context: EngineContext): Scenario {
  const { names } = context.renderContextOn(request)
  return cappedJob(base, usd, context.marketFor(request), names)
}

/** As many GPUs as the money of an hour is for; null: not even one. */
function ofWhole(
  base: Scenario,
  usd: number,
  best: Option,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): Scenario | null {
  const ask = context.answerWith(request, thread)
  const counts = base.spec.gpuCount === null ? [best.gpuCount, 16, 8, 4, 2, 1].filter((count) => count <= Math.min(maxCount, best.gpuCount)) : [base.spec.gpuCount]
  for (const gpuCount of new Set(counts)) {
    const tried = ofEach({ ...base, spec: { ...base.spec, gpuCount } }, usd / gpuCount, request, context)
    if (tried.extras?.lead !== undefined) continue
    const answer = ask(tried)
    if (answer.kind === 'problem' || answer.recommendation.best.usdPerGpuHour * gpuCount > usd) continue
    const note = `At most ${formatUsdPerHour(usd)} for the whole machine, so ${formatUsdPerHour(usd / gpuCount)} a GPU with ${gpuCount}.`
    return withLastNote(tried, note)
  }
  return null
} // prettier-ignore
