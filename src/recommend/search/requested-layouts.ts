/** Layouts as they were asked for: those of the search that agree, else the one that the question spells out. */
import type { ModelShape } from '../../catalog/model.ts'
import type { Stack } from '../../catalog/stack.ts'
import { isUsable } from '../../catalog/stack-facts.ts'
import type { Layout } from '../../estimate/plan.ts'
import type { Spec } from '../../scenario/scenario.ts'

type RequestedLayout = Pick<Spec, 'sharding' | 'tp' | 'pp' | 'cp' | 'ep'>

/** `layouts` where nothing was asked; empty where a stack cannot do what was. */
export function requestedLayouts(
  layouts: readonly Layout[],
  asked: RequestedLayout,
  stack: Stack,
  shape: ModelShape,
  gpuCount: number,
): readonly Layout[] {
  const { sharding, tp, pp, cp, ep } = asked
  if ([sharding, tp, pp, cp, ep].every((value) => value === null)) return layouts
  const kind = sharding === 'zero3' ? 'fsdp' : sharding
  const agreeing = layouts.filter(
    (layout) =>
      (kind === null || layout.sharding === kind) &&
      (tp === null || layout.tp === tp) &&
      (pp === null || layout.pp === pp) &&
      (cp === null || layout.cp === cp) &&
      (ep === null || (layout.ep ?? 1) === ep),
  )
  if (agreeing.length > 0) return agreeing
  const layout = {
    sharding: kind ?? layouts[0]?.sharding ?? 'none',
    tp: tp ?? 1,
    pp: pp ?? 1,
    cp: cp ?? 1,
    ...(ep === null || ep === 1 ? {} : { ep }),
  }
  return layoutProblem(layout, stack, shape, gpuCount) === null ? [layout] : []
}

const shardingNames = { none: 'DDP', zero1: 'ZeRO-1', zero2: 'ZeRO-2', fsdp: 'FSDP or ZeRO-3' } as const

/** Why `stack` cannot lay a model out so over `gpuCount` GPUs; null where it can. */
export function layoutProblem(layout: Layout, stack: Stack, shape: ModelShape, gpuCount: number): string | null {
  const { sharding, tp, pp, cp, ep = 1 } = layout
  if (gpuCount % (tp * pp * cp) !== 0)
    return `TP ${tp} × PP ${pp} × CP ${cp} is ${tp * pp * cp} GPUs, which does not divide ${gpuCount}`
  if (shape.heads % tp !== 0) return `${shape.heads} attention heads cannot be split over TP ${tp}`
  if (pp > 1 && shape.layers % pp !== 0) return `${shape.layers} layers cannot be split over PP ${pp}`
  if (ep > 1 && shape.moe === null)
    return 'EP needs a mixture of experts, and this model has none: leave it out, or take TP'
  if (ep > 1 && (shape.moe === null || shape.moe.experts % ep !== 0 || gpuCount % ep !== 0))
    return `EP ${ep} divides neither the experts nor the GPUs evenly`
  if (tp > 1 && !isUsable(stack.tensorParallel, true)) return `${stack.name} has no tensor parallelism`
  if (pp > 1 && !isUsable(stack.pipelineParallel, true)) return `${stack.name} has no pipeline parallelism`
  if (cp > 1 && !isUsable(stack.contextParallel, true)) return `${stack.name} has no context parallelism`
  if (ep > 1 && !isUsable(stack.expertParallel, true)) return `${stack.name} has no expert parallelism`
  if (gpuCount > 1 && !stack.sharding.includes(sharding)) {
    const works = stack.sharding.map((each) => shardingNames[each]).join(', ')
    return `${stack.name} has no ${shardingNames[sharding]}: ${works} works there`
  }
  return null
}

/** The same layouts with experts split over GPUs, where a stack does that. */
export function withExpertParallelism(
  layouts: readonly Layout[],
  stack: Stack,
  { moe }: ModelShape,
  gpuCount: number,
): readonly Layout[] {
  if (moe === null || !isUsable(stack.expertParallel, false)) return layouts
  const [whole] = layouts.filter(({ cp, tp, pp, sharding }) => cp * tp * pp === 1 && sharding !== 'none')
  if (whole === undefined) return layouts
  // Within one machine of eight, over two of them, four and eight.
  const degrees = [8, 16, 32, 64].filter((ep) => gpuCount % ep === 0 && moe.experts % ep === 0)
  const split = degrees.map((ep) => ({ ...whole, ep }))
  // Experts are narrow: where they can be spread over GPUs, nobody cuts each of them into slices.
  const unsliced = split.length === 0 ? layouts : layouts.filter(({ tp }) => tp === 1)
  return [...unsliced, ...split]
}

/** Sequences split over GPUs beyond one machine's eight, with tensor parallelism beside: for a hundred thousand tokens and more. */
export function longContextLayouts(
  layouts: readonly Layout[],
  stack: Stack,
  shape: ModelShape,
  gpuCount: number,
  sequenceLength: number,
): readonly Layout[] {
  if (!isUsable(stack.contextParallel, false) || sequenceLength < 65_536) return layouts
  const sharding = stack.sharding.includes('fsdp') ? 'fsdp' : 'zero1'
  const tensor = isUsable(stack.tensorParallel, false) ? [1, 4, 8] : [1]
  const products = tensor.flatMap((tp) => [2, 4, 8, 16, 32].map((cp) => ({ sharding, tp, pp: 1, cp }) as const))
  return [
    ...layouts,
    ...products.filter(({ tp, cp }) => (tp > 1 || cp > 8) && gpuCount % (tp * cp) === 0 && shape.heads % tp === 0),
  ]
}
