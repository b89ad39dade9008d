/** What makes a job fit the GPUs that were asked for: each proposal is estimated before it is named. */
import type { Estimate } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { matchesSpec } from '../ranking/candidate.ts'
import { DEFAULT_SEQUENCE_LENGTH } from '../search/global-batch.ts'
import { hasHostMemory } from '../search/host-memory.ts'

/** The question with one thing changed, and the change in words. */
export type MemoryProposal = { readonly spec: Spec; readonly change: string }

type Sweeps = (spec: Spec) => readonly Estimate[]

const minSequenceLength = 512
/** Sequences are proposed in these steps. */
const sequenceStep = 1024

/** Those that fit, the one that costs least first: 8-bit states, states and weights on the host, split sequences, another stack, shorter ones. */
export function memoryProposals(spec: Spec, estimatesOf: Sweeps, { catalog }: Market): readonly MemoryProposal[] {
  const fits = (changed: Spec) =>
    estimatesOf(changed).some((estimate) => matchesSpec(estimate, changed) && hasHostMemory(estimate.plan, catalog))
  const variants: readonly MemoryProposal[] = [
    ...(spec.method === 'full' && spec.optimizer === null
      ? [{ spec: { ...spec, optimizer: 'adamw-8bit' as const }, change: '8-bit optimizer states' }]
      : []),
    ...(spec.method === 'full' && spec.offload === null
      ? [{ spec: { ...spec, offload: 'optimizer' as const }, change: 'optimizer states in the memory of the host' }]
      : []),
    ...(spec.offload === null
      ? [{ spec: { ...spec, offload: 'params' as const }, change: 'weights in the memory of the host too' }]
      : []),
    ...contextParallelism(spec),
    ...(spec.stack === null
      ? []
      : [
          {
            spec: { ...spec, stack: null },
            change: `other software than ${catalog.stacks.get(spec.stack)?.name ?? spec.stack}${
              spec.offload === null && !fits({ ...spec, stack: null, offload: 'none' })
                ? ', with weights in the memory of the host'
                : ''
            }`,
          },
        ]),
  ]
  const fitting = variants.filter(({ spec: changed }) => fits(changed))
  const shorter = longestSequence(spec, fits)
  return shorter === null ? fitting : [...fitting, shorter]
}

function contextParallelism(spec: Spec): readonly MemoryProposal[] {
  const { sequenceLength, cp, gpuCount } = spec
  if (cp !== null || (sequenceLength ?? 0) < 16_384) return []
  return [2, 4, 8, 16]
    .filter((degree) => gpuCount === null || gpuCount % degree === 0)
    .map((degree) => ({
      spec: { ...spec, cp: degree },
      change: `context parallelism: each sequence split over ${degree} GPUs`,
    }))
}

/** The longest sequence, in whole steps, that fits where the one asked for does not; null where none does. */
function longestSequence(spec: Spec, fits: (changed: Spec) => boolean): MemoryProposal | null {
  const asked = spec.sequenceLength ?? DEFAULT_SEQUENCE_LENGTH
  const at = (length: number): Spec => ({ ...spec, sequenceLength: length })
  if (asked <= minSequenceLength || !fits(at(minSequenceLength))) return null
  let fitting = 0
  let tooLong = Math.ceil(asked / sequenceStep)
  while (tooLong - fitting > 1) {
    const middle = (fitting + tooLong) >> 1
    if (fits(at(middle * sequenceStep))) fitting = middle
    else tooLong = middle
  }
  const length = fitting === 0 ? minSequenceLength : fitting * sequenceStep
  return { spec: at(length), change: `sequence length: ${length} tokens, the longest that fits` }
}
