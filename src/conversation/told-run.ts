/** A run that is over and ran on GPUs that are named: set against what the plan would take on those, which stays as it is. */
import { changesOfReply } from '../language/inquiries/changed-by-reply.ts'
import { type ToldRun, toldRunIn } from '../language/replies/told-run.ts'
import { withPlainTime } from '../language/replies/told-times.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { planName, providerName } from '../presentation/format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatPercent,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../presentation/format/number-format.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'
import type { ThreadState } from './thread-state.ts'

/** `whole`: what the reply is read as otherwise. Null where no such run is told of, or that tells as much. */
export function toldRunOf(
  whole: Interpretation,
  text: string,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  if (whole.kind === 'ignored' || thread.shown === null) return null
  const plain = withPlainTime(text)
  const run = toldRunIn(plain)
  const { gpus, gpuCount } = run === null ? {} : changesOfReply(plain, context.vocabulary, request.today)
  if (run === null) return null
  // "Took 3h20, you said less": of the plan itself, however it is judged.
  if (gpus == null && plain !== text && whole.kind === 'problem')
    return { kind: 'question', question: { kind: 'question', topic: 'took', subject: null, value: run.hours }, thread }
  if (gpus == null) return null
  const { best } = thread.shown
  const count = gpuCount ?? 1
  const isPlanned = gpus.includes(best.gpu) && count === best.gpuCount
  const isRun = whole.kind === 'run' && whole.event !== null
  if (isRun && isPlanned) return null
  const says = wordsOf(run, { gpus, count }, thread, request, context)
  if (says === null) return null
  if (isRun && whole.event?.kind === 'finished') return { ...whole, unread: says.expected }
  const matched = { id: 'told-run', says: [says.told, says.expected, ...says.more] }
  return { kind: 'question', question: { kind: 'question', topic: 'fixed', subject: null, matched }, thread }
}

/** Null where nothing is known of such a plan. */
function wordsOf(
  run: ToldRun,
  { gpus, count }: { readonly gpus: readonly string[]; readonly count: number },
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): { readonly told: string; readonly expected: string; readonly more: readonly string[] } | null {
  const scenario = currentScenario(thread.conversation)
  const spec = {
    ...scenario.spec,
    gpus: [...gpus],
    gpuCount: count,
    nodes: null,
    providers: null,
    region: null,
    pricing: null,
    owned: null,
    budgetUsd: null,
    deadlineHours: null,
  }
  const answer = context.answerWith(request, thread)({ ...scenario, spec })
  const { names } = context.renderContextOn(request)
  if (answer.kind !== 'recommendation') return null
  const { best } = answer.recommendation
  const card = planName(best, names)
  const usd = run.usd ?? (run.usdPerGpuHour === null ? null : run.usdPerGpuHour * count * run.hours)
  const perHour = usd === null ? null : usd / run.hours / count
  const bill =
    usd === null
      ? ''
      : run.usd === null && run.usdPerGpuHour !== null
        ? `, ${formatCount(count)} × ${formatDuration(run.hours)} × ${formatUsdPerHour(run.usdPerGpuHour)} = ${formatUsd(usd)}`
        : `, ${formatUsd(usd)}${perHour === null ? '' : `, or ${formatUsdPerHour(perHour)} per GPU`}`
  const stop =
    run.stoppedAt === null
      ? run.isStopped
        ? 'stopped after '
        : ''
      : `stopped at step ${formatCount(run.stoppedAt)} after `
  const apart = run.hours / best.hours.p50 - 1
  const isInside = run.hours >= best.hours.p10 && run.hours <= best.hours.p90
  const verdict = run.isStopped
    ? ''
    : Math.abs(apart) < 0.02
      ? ': as expected'
      : `: ${formatPercent(Math.abs(apart))} ${apart > 0 ? 'longer' : 'shorter'}, ${isInside ? 'inside' : 'outside'} the range`
  const whole = run.isStopped ? `The whole run on ${card} is` : `Expected on ${card} are`
  const { shown } = thread
  const planned = shown === null ? null : shown.best
  const steps =
    run.secondsPerStep === null
      ? []
      : [
          `At ${run.secondsPerStep} s a step that is about ${formatCount(Number(((run.hours * 3600) / run.secondsPerStep).toPrecision(3)))} steps.`,
        ]
  return {
    told: `Noted: ${stop}${formatDuration(run.hours)} on ${card}${bill}.`,
    expected: `${whole} ${formatDuration(best.hours.p50)} (${formatDurationRange(best.hours)}) and ${formatUsd(best.allInUsd.p50)} in total (${formatUsdRange(best.allInUsd)}) at ${providerName(best, names)}${verdict}.`,
    more: [
      ...steps,
      ...(planned === null
        ? []
        : [
            `The plan stays ${planName(planned, names)} at ${providerName(planned, names)}: ${formatUsd(planned.allInUsd.p50)}, ${formatDuration(planned.hours.p50)}${run.isStopped ? '; beginning anew is the whole of that' : ''}.`,
          ]),
    ],
  }
}
