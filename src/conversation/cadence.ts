/** How often a run is evaluated or saved: the time that takes, and the disk. */
import { changesOfReply } from '../language/inquiries/changed-by-reply.ts'
import { cadenceIn, clausesBesideCadence, type ToldCadence } from '../language/replies/told-cadence.ts'
import { appendRevision, currentScenario } from '../language/replies/revision-history.ts'
import { formatCount, formatDuration, formatPercent, formatUsd } from '../presentation/format/number-format.ts'
import { globalBatch } from '../presentation/content/training-setup.ts'
import { planFromOption } from '../recommend/option-plan.ts'
import type { Option } from '../recommend/recommendation.ts'
import { planCheckpointBytes, checkpointOf } from '../recommend/total-cost/checkpoint.ts'
import { withLastNote } from '../scenario/noted-scenario.ts'
import { applyChange, askedChange } from '../scenario/scenario-change.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'
import { saidInThread } from './thread-plans.ts'
import type { ThreadState } from './thread-state.ts'

/** Null where no interval is told, or the plan has no steps to count. */
export function cadenceInThread(
  thread: ThreadState,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const said = thread.shown === null ? null : cadenceIn(text)
  const scenario = currentScenario(thread.conversation)
  const steps = thread.shown === null ? null : stepsOf(scenario, thread.shown.best)
  if (said === null || steps === null || thread.shown === null) return null
  // What checkpoints cost in time has an answer of its own.
  if (said.isAsked && said.evals === null) return null
  const { best } = thread.shown
  const evals = said.evals === null ? [] : evalSentences(said.evals, scenario, best, steps)
  const saves = said.saves === null ? [] : saveSentences(said.saves, scenario, best, steps, context)
  const { everySteps = null, everyHours = null } = said.saves ?? {}
  if (said.isAsked || (everySteps === null && everyHours === null)) {
    const isCounted = said.isAsked && /\b(?:includ|count|in (?:that|there|it))/iu.test(text)
    const says = [
      ...(isCounted && evals.length > 0 ? ['No for the evaluations, which no figure has.'] : []),
      [...evals, ...saves].join(' '),
    ]
    return saidInThread(thread, 'cadence', says)
  }
  const set = everySteps === null ? { checkpointHours: everyHours, checkpointSteps: null } : { checkpointSteps: everySteps, checkpointHours: null } // prettier-ignore
  const beside = wishedBeside(text, request, context)
  const result = applyChange(scenario, askedChange({ ...set, ...beside }))
  if ('problem' in result) return null
  // "Spot ok, we checkpoint every 20 min": how often says something of the plan that this leads to.
  if (Object.keys(beside).length > 0) {
    const answer = context.answerWith(request, thread)(result.scenario)
    const next = answer.kind === 'recommendation' ? answer.recommendation.best : null
    const nextSteps = next === null ? null : stepsOf(result.scenario, next)
    const says = said.saves === null || next === null || nextSteps === null ? [] : saveSentences(said.saves, result.scenario, next, nextSteps, context)
    const noted = says.reduce(withLastNote, result.scenario)
    return { kind: 'revision', revision: appendRevision(thread.conversation, noted), thread }
  } // prettier-ignore
  const revision = appendRevision(thread.conversation, [...evals, ...saves].reduce(withLastNote, result.scenario))
  return { kind: 'revision', revision, thread }
}

/** What the clauses beside it wish of the GPUs, of their price or their seller. */
const wishedBeside = (text: string, request: RequestContext, context: EngineContext): Partial<Spec> =>
  clausesBesideCadence(text).reduce<Partial<Spec>>(
    (wished, clause) => ({ ...wished, ...changesOfReply(clause, context.vocabulary, request.today) }),
    {},
  )

/** Optimizer steps of the plan; null where its data are not known. */
function stepsOf({ spec, corpus }: Scenario, best: Option): number | null {
  if (spec.tokens === null) return null
  const each = best.packed ? best.sequenceLength : Math.min(best.sequenceLength, corpus?.tokensPerExample ?? best.sequenceLength)
  return Math.max(1, Math.ceil(spec.tokens / (globalBatch(best) * each)))
} // prettier-ignore

/** Forward passes alone are a third of the arithmetic of training. */
const shareOfForward = 1 / 3
/** Where nobody says how much is held out: examples, or tokens where no examples are counted. */
const [usualExamples, usualTokens] = [500, 1_000_000]
const maxShare = 0.15

function evalSentences(
  { everySteps, minutes, examples, tokens }: NonNullable<ToldCadence['evals']>,
  { corpus }: Scenario,
  best: Option,
  steps: number,
): readonly string[] {
  const times = Math.floor(steps / everySteps)
  if (times < 1) return [`The run has about ${formatCount(steps)} steps, so one evaluation in its end: every ${formatCount(everySteps)} steps is more than it has.`] // prettier-ignore
  const each = corpus?.tokensPerExample ?? null
  const isAssumed = minutes === null && examples === null && tokens === null
  const read = tokens ?? (each === null ? null : (examples ?? usualExamples) * each) ?? (examples === null ? usualTokens : examples * best.sequenceLength) // prettier-ignore
  const hours = minutes === null ? (read * shareOfForward) / best.tokensPerSecond.p50 / 3600 : minutes / 60
  const total = hours * times
  const usd = total * best.usdPerGpuHour * best.gpuCount
  const share = total / best.hours.p50
  const set = isAssumed ? (each === null ? '1M tokens, assumed' : `${formatCount(usualExamples)} held-out examples, assumed`) : minutes === null ? `${formatCount(examples ?? tokens ?? 0)} ${examples === null ? 'tokens' : 'examples'}` : '' // prettier-ignore
  return [
    `Evaluating every ${formatCount(everySteps)} of about ${formatCount(steps)} steps is ${times === 1 ? 'once' : `${formatCount(times)} times`} ${formatDuration(hours)}${set === '' ? '' : ` (${set}; a third of the work of training on it)`}: ${formatDuration(total)} and ${formatUsd(usd)} on top of the ${formatUsd(best.allInUsd.p50)}, ${formatPercent(share)} more time.`,
    share > maxShare ? `Every ${formatCount(everySteps * Math.ceil(share / (maxShare / 3)))} steps would be some ${formatPercent(maxShare / 3)}.` : '',
    isAssumed ? 'Writing out answers takes many times as long: say how many examples it has, or the minutes.' : '',
  ].filter((sentence) => sentence !== '') // prettier-ignore
}

function saveSentences(
  { everySteps, everyHours, gb, areAllKept }: NonNullable<ToldCadence['saves']>,
  { spec }: Scenario,
  best: Option,
  steps: number,
  { catalog }: EngineContext,
): readonly string[] {
  const { checkpoint: facts, allowances } = catalog.totalCost
  const plan = planFromOption(best, spec, catalog)
  const bytes = gb === null ? planCheckpointBytes(plan, facts) : gb * 1e9
  const { writeHours } = checkpointOf(bytes, best.nodes, facts)
  const perGb = allowances.usualStorage.base
  const size = sizeText(bytes)
  const month = (count: number): string => formatUsd((bytes / 1e9) * count * perGb)
  const price = `${formatUsd(perGb)} a GB and month`
  if (everySteps === null && everyHours === null)
    return [`A checkpoint of ${size} is ${month(1)} a month at the usual ${price}: keep the last two or three, ${month(2)} to ${month(3)}; the weights alone are far less.`]
  const times = everySteps === null ? Math.floor(best.hours.p50 / (everyHours ?? 1)) : Math.floor(steps / everySteps)
  if (times < 1)
    return [`The run has about ${formatCount(steps)} steps in ${formatDuration(best.hours.p50)}, so that nothing is saved before its end: save more often, such as every ${formatCount(niceSteps(steps / 5))} steps.`]
  const waits = writeHours * times
  const usd = waits * best.usdPerGpuHour * best.gpuCount
  const kept = areAllKept ? times : Math.min(times, 3)
  return [
    `That is ${formatCount(times)} ${times === 1 ? 'checkpoint' : 'checkpoints'} of about ${size}${gb === null ? '' : ', as you say'}: training waits ${formatDuration(writeHours)} for each, ${formatDuration(waits)} and ${formatUsd(usd)} in all.`,
    areAllKept
      ? `All of them take ${sizeText(bytes * times)} of disk, ${month(times)} a month at ${price}.`
      : `The last ${formatCount(kept)} take ${sizeText(bytes * kept)}, ${month(kept)} a month at ${price}; all would be ${sizeText(bytes * times)}.`,
  ]
} // prettier-ignore

/** Tens, or hundreds of more. */
const niceSteps = (steps: number): number => {
  const unit = steps >= 300 ? 100 : steps >= 20 ? 10 : 1
  return Math.max(1, Math.round(steps / unit) * unit)
}

const sizeText = (bytes: number): string =>
  bytes >= 1e12 ? `${Number((bytes / 1e12).toPrecision(2))} TB` : bytes >= 1e9 ? `${Number((bytes / 1e9).toPrecision(3))} GB` : `${Math.round(bytes / 1e6)} MB` // prettier-ignore
