/** A layout or a recipe that was asked for and that nothing can run: which part of it, and what comes nearest. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Stack } from '../../catalog/stack.ts'
import type { Layout } from '../../estimate/plan.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import { gpuName, joinWords } from '../figure-text.ts'
import { isNamed } from '../ranking/candidate.ts'
import { layoutProblem } from '../search/requested-layouts.ts'
import { modelOf } from '../search/search-space.ts'
import { supportsTraining } from '../search/training-support.ts'

type Facts = Pick<Catalog, 'models' | 'sizes' | 'stacks'>

/** A sentence; null where nothing of the layout, optimizer or method contradicts itself. */
export function recipeProblem(spec: Spec, catalog: Catalog): string | null {
  const stacks =
    spec.stack === null
      ? [...catalog.stacks.values()]
      : [...catalog.stacks.values()].filter(({ id }) => id === spec.stack)
  if (spec.optimizer !== null && !stacks.some((stack) => supportsTraining(stack, spec)))
    return `${joinWords(stacks.map(({ name }) => name))} has no ${spec.optimizer}: AdamW works there.`
  if (spec.method === 'full' && spec.adapter !== null)
    return `${spec.adapter} trains adapters, and full fine-tuning has none: leave one of them out.`
  return precisionSentence(spec, catalog) ?? batchSentence(spec) ?? layoutSentence(spec, stacks, catalog)
}

/** Products that none of the named GPUs has, and GPUs that have them. */
function precisionSentence({ precision, weights, gpus }: Spec, catalog: Catalog): string | null {
  const asked = precision ?? (weights === 'fp8' ? 'fp8' : null)
  if (gpus === null || asked === null || asked === 'fp16') return null
  const rateNames = { bf16: 'bf16', fp8: 'fp8', mxfp8: 'fp4', nvfp4: 'fp4' } as const
  const multiplies = ({ peak }: Gpu): boolean => peak[rateNames[asked]] !== null
  const all = [...catalog.gpus.values()]
  const named = all.filter((gpu) => isNamed(gpu, gpus))
  if (named.length === 0 || named.some(multiplies)) return null
  const prices = ({ id }: Gpu): number => catalog.observations.filter(({ gpu }) => gpu === id).length
  const able = all.filter(multiplies).toSorted((one, other) => prices(other) - prices(one))
  const names = (list: readonly Gpu[]): string => joinWords([...new Set(list.map(gpuName))].slice(0, 3))
  return `${names(named)}: no ${precisionNames[asked]} products in hardware. ${names(able)} have them.`
}

const precisionNames = { bf16: 'bf16', fp8: 'FP8', mxfp8: 'MXFP8', nvfp4: 'NVFP4' }

/** A global batch that so many GPUs or such micro-batches cannot make up: the nearest that they can. */
function batchSentence({ globalBatch, batch, gpuCount, nodes, tp, pp, cp }: Spec): string | null {
  if (globalBatch === null || nodes !== null || [tp, pp, cp].some((degree) => degree !== null)) return null
  const unit = (batch ?? 1) * (gpuCount ?? 1)
  if (globalBatch % unit === 0) return null
  const below = Math.floor(globalBatch / unit) * unit
  const near = [below, below + unit].filter((value) => value > 0).join(' or ')
  const parts = [
    ...(batch === null ? [] : [`micro-batches of ${batch}`]),
    ...(gpuCount === null ? [] : [`${gpuCount} GPUs`]),
  ]
  return `A global batch of ${globalBatch} does not go evenly into ${parts.join(' on ')}: ${near} does.`
}

function layoutSentence(spec: Spec, stacks: readonly Stack[], catalog: Facts & Catalog): string | null {
  const { sharding, tp, pp, cp, ep, gpuCount } = spec
  const model = modelOf(spec, catalog)
  if (gpuCount === null || model === null || [sharding, tp, pp, cp, ep].every((value) => value === null)) return null
  const problems = stacks.map((stack) => {
    const layout: Layout = {
      sharding: sharding === null ? (stack.sharding[0] ?? 'none') : sharding === 'zero3' ? 'fsdp' : sharding,
      tp: tp ?? 1,
      pp: pp ?? 1,
      cp: cp ?? 1,
      ...(ep === null ? {} : { ep }),
    }
    return layoutProblem(layout, stack, model.shape, gpuCount)
  })
  if (problems.includes(null)) return null
  const [first = null] = problems
  return first === null ? null : `${first}.${nearestDegree(spec, gpuCount, model.shape.heads)}`
}

/** "TP 2 or 4 works." */
function nearestDegree({ tp }: Spec, gpuCount: number, heads: number): string {
  if (tp === null) return ''
  const workingDegrees = [1, 2, 4, 8].filter((degree) => gpuCount % degree === 0 && heads % degree === 0)
  return workingDegrees.includes(tp) ? '' : ` TP ${joinWords(workingDegrees.map(String))} would.`
}
