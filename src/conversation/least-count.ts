/** "How many H200 for it?": the least of the counts that people rent that holds a job, whatever its data. */
import { GB } from '../catalog/units.ts'
import { formatCount } from '../presentation/format/number-format.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'

const usualCounts = [1, 2, 4, 8, 16, 32, 64]
/** The rest is for activations, buffers and what the software takes. */
const roomForStates = 0.9
const machineCounts = [1, 2, 4, 8, 16, 32]

/** `gpusPerMachine`: whole machines are counted. The job on as many GPUs, and a sentence that says so; null where none of them holds it. */
export function leastCountOf(
  spec: Spec,
  request: RequestContext,
  context: EngineContext,
  gpusPerMachine: number | null = null,
): { readonly spec: Spec; readonly sentence: string } | null {
  const fit = context.fitFor(request)
  const counts = gpusPerMachine === null ? usualCounts : machineCounts.map((count) => count * gpusPerMachine)
  const verdicts = counts.map((gpuCount) => ({
    gpuCount,
    verdict: fit({ ...spec, gpuCount })?.verdict,
  }))
  const sure = verdicts.find(({ verdict }) => verdict === 'yes')?.gpuCount ?? null
  const maybe = verdicts.find(({ verdict }) => verdict === 'yes' || verdict === 'unsure')?.gpuCount ?? null
  if (maybe === null) return null
  const states = statesOf(spec, context)
  const counted =
    states === null ? undefined : counts.find((count) => states.bytes / count < states.memory * roomForStates)
  // With every parameter trained, what is kept in full precision decides, and the widest range does not.
  const gpuCount = states === null ? (sure ?? maybe) : Math.max(maybe, counted ?? maybe)
  const ofStates =
    states === null
      ? ''
      : ` Weights, gradients and Adam in mixed precision are ${formatCount(Math.round(states.bytes / GB))} GB (${states.perParameter} bytes a parameter), ${formatCount(Math.round(states.bytes / gpuCount / GB))} GB a GPU there; activations come on top.`
  const machines = (count: number): string =>
    gpusPerMachine === null ? formatCount(count) : `${formatCount(count / gpusPerMachine)} (${formatCount(count)} GPUs)`
  const fewer =
    maybe < gpuCount
      ? ` ${machines(maybe)} may do, only just if at all${states === null ? '' : ', with weights and states in bf16 alone or 8-bit'}.`
      : ''
  const more = sure !== null && sure > gpuCount ? ` ${machines(sure)} are sure to at the high end too.` : ''
  const ofMachines =
    gpusPerMachine === null
      ? null
      : gpuCount === gpusPerMachine
        ? `One machine of ${formatCount(gpusPerMachine)} holds it`
        : `Plan with ${formatCount(gpuCount / gpusPerMachine)} machines of ${formatCount(gpusPerMachine)}, ${formatCount(gpuCount)} GPUs, joined by InfiniBand or the like`
  const plan = ofMachines ?? (gpuCount === 1 ? 'One GPU holds it' : `Plan with ${formatCount(gpuCount)} GPUs`)
  return { spec: { ...spec, gpuCount }, sentence: `${plan}.${ofStates}${fewer}${more}` }
}

type States = { readonly bytes: number; readonly perParameter: number; readonly memory: number }

/** What full training keeps of a model; null for adapters. */
function statesOf({ method, params, gpus }: Spec, { catalog }: EngineContext): States | null {
  const memories = (gpus ?? []).flatMap((id) => catalog.gpus.get(id)?.memory.base ?? [])
  if (method !== 'full' || params === null || memories.length === 0) return null
  const perParameter = catalog.inquiryFacts.rules.states.fp32Master.base
  return { bytes: params * perParameter, perParameter, memory: Math.min(...memories) }
}
