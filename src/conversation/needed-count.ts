/** "Needs at least 16 H100s, true?": what holds the job in each form of the base, on that card and in one machine of larger ones. */
import type { GpuId } from '../catalog/ids.ts'
import {
  formOfBase,
  neededCountSentences,
  type NeededCounts,
} from '../presentation/content/inquiries/needed-count-sentences.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { sharedName } from './named-rent.ts'
import type { RequestContext } from './request.ts'

const counts = [1, 2, 4, 8, 16, 32, 64]
const maxLarger = 3

/** Null where one GPU is asked about, or no count of it holds the job. */
export function neededCountOf(spec: Spec, request: RequestContext, context: EngineContext): string | null {
  const { gpus, gpuCount } = spec
  if (gpus === null || gpuCount === null || gpuCount < 2) return null
  const fit = context.fitFor(request)
  const { names } = context.renderContextOn(request)
  const { catalog } = context
  const method = spec.method ?? 'lora'
  const ways: readonly Pick<Spec, 'method' | 'weights'>[] =
    method === 'lora'
      ? [
          { method, weights: spec.weights },
          { method: 'qlora', weights: 'nf4' },
        ]
      : [{ method, weights: spec.weights }]
  const asked = gpus.flatMap((id) => catalog.gpus.get(id) ?? [])
  const memory = Math.max(0, ...asked.map((gpu) => gpu.memory.base))
  const peak = Math.max(0, ...asked.map((gpu) => gpu.peak.bf16?.base ?? 0))
  const larger = [...catalog.gpus.values()]
    .filter(
      (gpu) =>
        gpu.vendor === 'nvidia' && gpu.form === 'SXM' && gpu.memory.base > memory && (gpu.peak.bf16?.base ?? 0) >= peak,
    )
    .toSorted((one, other) => one.memory.base - other.memory.base)
    .slice(0, maxLarger)
  const cards: readonly { readonly name: string; readonly ids: readonly GpuId[] }[] = [
    { name: sharedName(gpus.map((id) => names.gpu(id))), ids: gpus },
    ...larger.map(({ id }) => ({ name: names.gpu(id), ids: [id] })),
  ]
  const needed = ways.map((way): NeededCounts => ({
    form: formOfBase(way.method ?? method, spec.params ?? 0),
    cards: cards.map(({ name, ids }, at) => {
      const verdicts = counts
        .filter((count) => at === 0 || count <= usualMachine)
        .map((count) => ({
          count,
          verdict: fit({ ...spec, ...way, gpus: [...ids], gpuCount: count, nodes: null })?.verdict,
        }))
      return {
        name,
        sure: verdicts.find(({ verdict }) => verdict === 'yes')?.count ?? null,
        maybe: verdicts.find(({ verdict }) => verdict === 'yes' || verdict === 'unsure')?.count ?? null,
      }
    }),
  }))
  return neededCountSentences(gpuCount, needed)
}
/** What is rented as one. */
const usualMachine = 8
