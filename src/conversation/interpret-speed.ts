/** How fast a job runs, whatever its data: the speed that is expected, or one that is told beside it. */
import { serverForm } from '../catalog/gpu.ts'
import { trainingFlops } from '../catalog/units.ts'
import {
  asksForMoreMachines,
  stepTimeStatedIn,
  speedStatedIn,
  withoutSpeedWords,
} from '../language/inquiries/speed-words.ts'
import {
  assumedDataSentence,
  moreMachinesLead,
  reportedSpeedSentence,
  speedLead,
  utilizationSentences,
  wasteSentence,
} from '../presentation/content/inquiries/speed-sentences.ts'
import { formatTokensPerSecond } from '../presentation/format/number-format.ts'
import { modelOf } from '../recommend/search/search-space.ts'
import { formatRounded } from '../scenario/format-values.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { interpretJob } from './interpret-job.ts'
import type { Interpretation, JobInterpretation } from './interpretation.ts'
import { type Started, withExtras } from './interpretation-extras.ts'
import { inquiryOf } from './part-readers.ts'
import { startedOnOneGpu } from './single-gpu-job.ts'
import type { InputKind, RequestContext } from './request.ts'

/** "My run shows 41 % GPU util and": the speed says it better. */
const shareOfUse =
  /(?:\b(?:my|our|the) (?:run|job|training) )?(?:\b(?:shows?|has|is at|at|with|sees?|gets?) )?(?:only )?(?<![\w.])\d{1,3} ?% (?:gpu[- ]?)?(?:util\w*|busy|load)(?: (?:and|at|,))?/iu
/** "nvidia-smi shows 97% on all eight H100s" */
const shownUse =
  /\b(?:nvidia-?smi|(?:the |our )?(?:dashboard|grafana|monitor(?:ing)?|gpu[- ]util\w*|gpu usage|utili[sz]ation|gpus?))(?: (?:shows?|says?|is|are|at|reads?|reports?|sits?|constantly|always)){1,3} ~?\d{1,3} ?%(?: (?:on|across|for|of) (?:all|each|every)(?: of)?(?: (?:the|our))?)?/iu
const maxText = 2000

type PlannedSpeed = { readonly job: Started; readonly says: readonly string[] }
type SpeedText = { readonly tokensPerSecond: number; readonly isPerGpu: boolean; readonly from: string }

/**
 * "Tok/s that I should expect on 8 H100", "our 8B full does 9,800 tok/s on 8 A100s, is that slow?", "22 s/step at batch 64
 * x 4096, normal?": the plan for the data, or a usual amount. Null where no speed is asked about, or no GPUs are named.
 */
export function speedOf(
  typed: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const text = typed.length > maxText ? typed : typed.replace(shownUse, ' on ').replace(shareOfUse, ' ')
  const step = stepTimeStatedIn(text)
  const stated = step === null ? speedStatedIn(text) : null
  const rest = step?.rest ?? withoutSpeedWords(stated?.rest ?? text)
  if (rest === null) return null
  const planned = plannedOf(rest, inputKind, request, context)
  if (planned === null) return null
  const { job } = planned
  if (step === null && stated === null) return withExtras(job, { generalAnswers: planned.says })
  const { spec } = job.scenario
  const speed = stated === null ? speedOfStep(step, spec) : { ...stated, from: '' }
  if (speed === null) return askForBatch(step?.words ?? '', rest)
  return judged(planned, speed, asksForMoreMachines(typed), request, context)
}

/** "1,900 tok/s per GPU, should we add a second node?": by the speed, where one is told; null otherwise. */
export function moreMachinesOf(
  text: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  if (!asksForMoreMachines(text) || speedStatedIn(text) === null) return null
  const read = speedOf(text, inputKind, request, context)
  return read?.kind === 'problem' ? null : read
}

/** The rest as a job on GPUs that are named; where nothing is said of data a usual amount, which is said. */
function plannedOf(
  rest: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
): PlannedSpeed | null {
  const tokens = context.catalog.inquiryFacts.goals.pricesTokens.base
  const own: JobInterpretation = interpretJob(rest, inputKind, request, context)
  const read = own.kind === 'start' ? own : interpretJob(rest, inputKind, request, context, { tokens })
  if (read.kind !== 'start' || read.scenario.spec.gpus === null) return null
  return {
    job: startedOnOneGpu(read, rest, request, context),
    says: own.kind === 'start' ? [] : [assumedDataSentence(tokens)],
  }
}

function judged(
  { job, says }: PlannedSpeed,
  { tokensPerSecond, isPerGpu, from }: SpeedText,
  asksForMore: boolean,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  const { spec } = job.scenario
  const answer = context.answerWith(request, null)(job.scenario)
  if (answer.kind !== 'recommendation') {
    const gpuCount = spec.gpuCount ?? 1
    const known = byUtilization(spec, tokensPerSecond * (isPerGpu ? gpuCount : 1), from, context)
    return known ?? withExtras(job, { generalAnswers: says })
  }
  const { gpuCount, tokensPerSecond: expected, usdPerGpuHour } = answer.recommendation.best
  const total = isPerGpu ? tokensPerSecond * gpuCount : tokensPerSecond
  const mfu = utilizationOf(spec, total, gpuCount, context)
  const verdict = reportedSpeedSentence(total, gpuCount, expected, mfu, context.catalog.inquiryFacts.rules, from)
  // Where no data are told the speed is what is asked about.
  const waste = wasteSentence(
    total,
    gpuCount,
    expected,
    spec.owned === true ? null : usdPerGpuHour * gpuCount,
    isPerGpu,
  )
  const isSlow = total < expected.p10
  const lead = asksForMore
    ? { lead: moreMachinesLead(isSlow, expected.p50 / total, mfu, says.length === 0 ? null : spec.tokens) }
    : says.length === 0 || from !== ''
      ? {}
      : { lead: speedLead(verdict, mfu, spec.tokens ?? 0, waste) }
  return withExtras(job, { ...lead, generalAnswers: [verdict, ...(waste === '' ? [] : [waste]), ...says] })
}

/** By the arithmetic alone, of a job that no plan of ours fits. Null where the model or the peak is not known. */
function byUtilization(spec: Spec, total: number, from: string, context: EngineContext): Interpretation | null {
  const gpuCount = spec.gpuCount ?? 1
  const mfu = utilizationOf(spec, total, gpuCount, context)
  if (mfu === null) return null
  const said = utilizationSentences(total, gpuCount, mfu, context.catalog.inquiryFacts.rules)
  return inquiryOf({ kind: 'known', id: 'speed', says: [`${from}${said[0] ?? ''}`, ...said.slice(1)] })
}

/** The share of the dense bf16 peak, without what is recomputed; null where the model or the peak is not known. */
function utilizationOf(spec: Spec, total: number, gpuCount: number, { catalog }: EngineContext): number | null {
  const model = modelOf(spec, catalog)
  const gpus = (spec.gpus ?? []).flatMap((id) => catalog.gpus.get(id) ?? [])
  const gpu = serverForm(gpus)
  const peak = gpu?.peak.bf16?.base
  if (model === null || peak === undefined) return null
  // Frozen weights have no gradients.
  const ofMethod = spec.method === 'full' || spec.task === 'pretrain' ? 1 : 2 / 3
  return (trainingFlops * ofMethod * model.shape.activeParams * total) / (peak * gpuCount)
}

/** "22 s/step" of a batch and a length that are both said; null: one is not. */
function speedOfStep(step: ReturnType<typeof stepTimeStatedIn>, spec: Spec): SpeedText | null {
  const sequences = spec.globalBatch ?? (spec.batch === null ? null : spec.batch * (spec.gpuCount ?? 1))
  if (step !== null && step.tokensPerStep !== null) {
    const tokensPerSecond = step.tokensPerStep / step.secondsPerStep
    const from = `“${step.words}” with ${formatRounded(step.tokensPerStep)} tokens is ${formatTokensPerSecond(tokensPerSecond)}. `
    return { tokensPerSecond, isPerGpu: false, from }
  }
  if (step === null || sequences === null || spec.sequenceLength === null) return null
  const tokens = sequences * spec.sequenceLength
  const tokensPerSecond = tokens / step.secondsPerStep
  const from = `“${step.words}” with ${formatRounded(sequences)} sequences of ${formatRounded(spec.sequenceLength)} tokens is ${formatTokensPerSecond(tokensPerSecond)}. `
  return { tokensPerSecond, isPerGpu: false, from }
}

const askForBatch = (words: string, rest: string): Interpretation => ({
  kind: 'problem',
  style: 'command',
  problem: {
    kind: 'missing-data',
    message: `“${words}” of which batch? Say the batch of all GPUs and the sequence length, such as “global batch 64 seq 4096”: a step is judged by its tokens.`,
    terms: [words],
    suggestions: [`${rest.trim()}, ${words}, global batch 64 seq 4096: normal?`],
  },
})
