/** "I guess one 80 GB GPU does it, right?": whether a machine that is asked about holds the job; where it does not, the plan is free of it. */
import { proposedMachinesIn } from '../language/inquiries/proposed-machine.ts'
import {
  activeSentence,
  otherwiseLead,
  type ProposedFigures,
  proposedLead,
  proposedMachineSentence,
} from '../presentation/content/inquiries/proposed-machine-sentences.ts'
import { GB } from '../catalog/units.ts'
import { planAndProvider } from '../presentation/format/display-names.ts'
import { formatDuration, formatGib, formatUsd } from '../presentation/format/number-format.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import { withoutUnused } from '../language/resolution/unused-words.ts'
import type { EngineContext } from './engine-context.ts'
import { firstJobOf, type FoundInterpretation, type ReadPart, type ReadRest, startWith } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where none is asked about, or the rest is no job of its own. */
export function proposedMachineOf(
  text: string,
  readRest: ReadRest,
  readPart: ReadPart,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const asked = proposedMachinesIn(text)
  if (asked === null) return null
  const job = firstJobOf(asked.rests, readRest, namesNoMachine)
  if (job === null) return null
  const on = (words: string, count = 1): readonly WeighedMachine[] =>
    weighedOn(words, count, job, readPart, request, context)
  const [proposed = ''] = asked.machines
  // "On 8x A100, or do I need H100s": as many of them.
  const likeCount = asked.isOtherwise === true ? (on(proposed)[0]?.spec.gpuCount ?? 1) : 1
  const named = asked.machines.flatMap((words) => on(words, likeCount))
  const inOrder = asked.isChoice ? named.toSorted((one, other) => one.bytes - other.bytes) : named
  const [first] = inOrder
  if (first === undefined) return null
  const holding = (asked.isChoice || asked.isOtherwise === true ? inOrder : [first]).filter(
    ({ best }) => best !== null && isHeldBy(best),
  )
  // Of a choice the least that holds it, unless another costs clearly less.
  const [least] = holding
  const cheapest = holding.toSorted((one, other) => usdOf(one) - usdOf(other))[0]
  const held =
    asked.isOtherwise === true ||
    least === undefined ||
    cheapest === undefined ||
    usdOf(cheapest) > clearlyLess * usdOf(least)
      ? least
      : cheapest
  const free = recommendationFor(job, request, context)
  if (held === undefined && free === null) return null
  const isAlone = named.length === 1
  const states = statesOf(held?.scenario ?? job, context)
  const told = inOrder.filter((one) => !(isAlone && one === held))
  const scenario = held?.scenario ?? job
  const { generalAnswers = [] } = scenario.extras ?? {}
  const figures = told.map((one) => figuresOf(one, request, context))
  const says = figures.map((one) => proposedMachineSentence(one, states))
  const active = held === undefined ? activeOf(job, context) : []
  return startWith(active.length === 0 ? scenario : withoutUnused(scenario, (words) => sizeAlone.test(words)), {
    ...(isAlone && held !== undefined
      ? { doubt: 'cards' as const }
      : {
          lead:
            asked.isOtherwise === true && held !== undefined
              ? otherwiseLead(
                  first.words,
                  held === first,
                  isSurelyHeldBy(held.best),
                  states === null && figures[0]?.isClose === true,
                )
              : proposedLead(
                  held?.words ?? null,
                  held === first ? null : (least?.words ?? null),
                  figures[0]?.isClose === true,
                ),
        }),
    generalAnswers: [...says, ...active, ...generalAnswers],
  })
}

const namesNoMachine = ({ gpus, gpuCount, owned }: Spec): boolean =>
  gpus === null && gpuCount === null && owned === null

/** "Only 3B are active" */
const sizeAlone = /^\d{1,3}(?:\.\d)?b$/iu

type WeighedMachine = {
  readonly words: string
  readonly scenario: Scenario
  readonly best: Option | null
  /** Memory of all of its cards. */
  readonly bytes: number
  readonly spec: Spec
}

function weighedOn(
  words: string,
  count: number,
  job: Scenario,
  readPart: ReadPart,
  request: RequestContext,
  context: EngineContext,
): readonly WeighedMachine[] {
  const { spec } = readPart(words).draft.finish()
  if (spec.gpus === null) return []
  const gpuCount = spec.gpuCount ?? (spec.nodes === null && !namesNode.test(words) ? count : null)
  const scenario = { ...job, spec: { ...job.spec, gpus: spec.gpus, gpuCount, nodes: gpuCount === null ? 1 : null } }
  const best = recommendationFor(scenario, request, context)?.best ?? null
  const kinds = best === null ? spec.gpus : [best.gpu]
  const memories = kinds.flatMap((id) => context.catalog.gpus.get(id)?.memory.base ?? [])
  const bytes = Math.max(0, ...memories) * (gpuCount ?? context.catalog.inquiryFacts.rules.machineGpus.base)
  // Named by itself, it stands for as many as the other.
  const isCounted = count === 1 || spec.gpuCount !== null || gpuCount === null
  const told = isCounted ? words : `${count} × ${words.replace(/^an? /iu, '')}`
  return [{ words: told, scenario, best, bytes, spec: scenario.spec }]
}
const clearlyLess = 0.8
const usdOf = ({ best }: WeighedMachine): number => best?.allInUsd.p50 ?? Infinity
const namesNode = /\b(?:nodes?|box|machines?)\b/iu

const isHeldBy = ({ offload, peakMemoryGiB, usableMemoryGiB }: Option): boolean =>
  offload === 'none' && peakMemoryGiB.p50 <= usableMemoryGiB

const isSurelyHeldBy = (best: Option | null): boolean => best !== null && best.peakMemoryGiB.p95 <= best.usableMemoryGiB

function figuresOf(
  { words, best, bytes, spec, scenario }: WeighedMachine,
  request: RequestContext,
  context: EngineContext,
): ProposedFigures {
  const { names } = context.renderContextOn(request)
  const timeOf = ({ hours, allInUsd }: Option) => ({
    hours: formatDuration(hours.p50),
    usd: formatUsd(allInUsd.p50),
  })
  const isHeld = best !== null && isHeldBy(best)
  return {
    words,
    plan: isHeld
      ? {
          name: planAndProvider(best, names),
          ...timeOf(best),
          memory: `${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)} a GPU are taken`,
        }
      : null,
    offloaded: best === null || isHeld ? null : timeOf(best),
    isClose: !isHeld && context.fitFor(request)(spec)?.verdict === 'unsure',
    gigabytes: bytes === 0 ? null : bytes / GB,
    meetsOverPcie:
      (spec.gpuCount ?? 1) > 1 &&
      (spec.gpus ?? []).every((id) => context.catalog.gpus.get(id)?.link.bandwidth.base === 0),
    lighter: isHeld ? null : lighterOf(scenario, request, context, timeOf),
  }
}

/** The first of what trains less that fits there. */
function lighterOf(
  scenario: Scenario,
  request: RequestContext,
  context: EngineContext,
  timeOf: (option: Option) => { readonly hours: string; readonly usd: string },
): ProposedFigures['lighter'] {
  const { method, task } = scenario.spec
  if (task === 'pretrain' || (method !== 'full' && method !== 'lora')) return null
  for (const { name, ...way } of lighter.filter((each) => each.method !== method)) {
    const best = recommendationFor({ ...scenario, spec: { ...scenario.spec, ...way } }, request, context)?.best
    if (best !== undefined && isHeldBy(best)) return { method: name, ...timeOf(best) }
  }
  return null
}
const lighter = [
  { method: 'lora', weights: null, name: 'LoRA in bf16' },
  { method: 'qlora', weights: 'nf4', name: '4-bit QLoRA' },
] as const

function statesOf({ spec: { method, params } }: Scenario, { catalog }: EngineContext) {
  const bytesPerParameter = catalog.inquiryFacts.rules.states.fp32Master.base
  return method === 'full' && params !== null ? { params, bytesPerParameter } : null
}

/** Of a mixture of experts, what its active parameters are. */
function activeOf({ spec: { model, method } }: Scenario, { catalog }: EngineContext): readonly string[] {
  const shape = model === null || method !== 'full' ? undefined : catalog.models.get(model)?.shape
  return shape === undefined || shape.activeParams >= shape.params * sparse
    ? []
    : [activeSentence(shape.activeParams, shape.params)]
}
const sparse = 0.8
