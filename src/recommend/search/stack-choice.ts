/** Which stacks a job is planned with: the one asked for by name, else those whose facts fit the job best. */
import type { Catalog } from '../../catalog/catalog.ts'
import { type Gpu, hasArmHost } from '../../catalog/gpu.ts'
import type { ModelShape } from '../../catalog/model.ts'
import type { Stack } from '../../catalog/stack.ts'
import { isUsable, type JobKind } from '../../catalog/stack-facts.ts'
import type { RolloutFacts } from '../../catalog/training-objective.ts'
import { packsRollouts } from '../../estimate/objective-rollout.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { withMasterWeights } from './master-weights.ts'
import type { TrainingMethod } from './search-space.ts'
import { hasOwnRecipe, stackProblems, type TrainedModel, trainedModelOf } from './stack-problems.ts'
import { isCapable, runsOnSeveral } from './training-support.ts'
import { rememberedOf } from '../../once.ts'

/** Those that suit a job best, then those that would come next, for where the memory of the first may not do. */
export type RankedStacks = readonly (readonly Stack[])[]

/**
 * Stacks of a way to train on so many of a GPU: those that keep fp32 of what they train, and, for where none of them
 * fits, what of full training keeps bf16 alone.
 */
export type StackChoice = (
  trainingMethod: TrainingMethod,
  gpu: Gpu,
  gpuCount: number,
  nodes: number,
) => readonly RankedStacks[]

type ChoiceJob = {
  readonly spec: Spec
  readonly model: { readonly id: string | null; readonly shape: ModelShape }
  readonly catalog: Pick<Catalog, 'models' | 'stacks' | 'training' | 'parameterBytes'>
}

/** The choice for one question; what does not depend on the number of GPUs is looked up once. */
export function stackChoice({ spec, model, catalog }: ChoiceJob, ranks = maxRanks): StackChoice {
  const stacks = [...catalog.stacks.values()].map((stack) => shardedAs(stack, spec))
  if (spec.stack !== null) {
    const named = stacks.filter(({ id }) => id === spec.stack)
    return (trainingMethod, gpu, gpuCount, nodes) => {
      const able = named.filter((stack) => isCapable(stack, spec, trainingMethod, gpu, gpuCount, nodes))
      return byStates(able, trainingMethod, gpuCount, (each) => [each])
    }
  }
  const trained = trainedModelOf(spec, model, catalog)
  const fitting = new Map<string, readonly Stack[]>()
  const fittingStacks = (trainingMethod: TrainingMethod, gpu: Gpu) => {
    const key = `${softwareProfile(gpu)} ${trainingMethod.method} ${trainingMethod.weights}`
    const found = fitting.get(key)
    if (found !== undefined) return found
    const without = stacks.filter(
      (stack) =>
        isCapable(stack, spec, trainingMethod, gpu, 1, 1) &&
        stackProblems(stack, spec, trained, trainingMethod, gpu).length === 0,
    )
    fitting.set(key, without)
    return without
  }
  const chosen = new Map<string, ReturnType<StackChoice>>()
  return (trainingMethod, gpu, gpuCount, nodes) => {
    const kind = jobKindOf({ spec, model, catalog }, trainingMethod, gpu, gpuCount, nodes)
    const split = gpuCount === 1 ? 'one' : nodes === 1 ? 'several' : 'machines'
    const key = `${softwareProfile(gpu)} ${trainingMethod.method} ${trainingMethod.weights} ${kind} ${split}`
    const known = chosen.get(key)
    if (known !== undefined) return known
    const fitted = fittingStacks(trainingMethod, gpu).filter(
      (stack) => (gpuCount === 1 || runsOnSeveral(stack, trainingMethod.weights)) && (nodes === 1 || stack.multiNode),
    )
    // Nobody takes software of decoders for an encoder.
    const ofEncoders = kind === 'encoder' ? fitted.filter(({ facts }) => facts.madeFor.jobs.includes(kind)) : []
    const able = ofEncoders.length > 0 ? ofEncoders : fitted
    // Where all are looked at, loops of reinforcement learning are for who asks for them.
    const suited = able.filter(({ facts }) => facts.madeFor.jobs.some((job) => job === kind || job !== 'rollout'))
    const ranked = byStates(ranks === maxRanks ? able : suited, trainingMethod, gpuCount, (each) =>
      byRank(each, (stack) => rankOf(stack, kind, trained, spec, gpu, catalog.training.rollout), ranks),
    )
    chosen.set(key, ranked)
    return ranked
  }
}

/** Ranked by what they keep of trained weights: fp32 first, then bf16 alone. */
function byStates(
  able: readonly Stack[],
  trainingMethod: TrainingMethod,
  gpuCount: number,
  rank: (stacks: readonly Stack[]) => RankedStacks,
): readonly RankedStacks[] {
  const careful = able
    .map((stack) => withMasterWeights(stack, trainingMethod, gpuCount))
    .filter((stack) => stack !== null)
  const bare = able.filter((stack) => withMasterWeights(stack, trainingMethod, gpuCount) !== stack)
  return [careful, bare].filter(({ length }) => length > 0).map(rank)
}

const underDeepSpeed = rememberedOf((stack: Stack): Stack => ({ ...stack, deepspeed: 'always' }))

/** Who says ZeRO-3 means DeepSpeed, where software has it beside FSDP. */
function shardedAs(stack: Stack, { sharding }: Pick<Spec, 'sharding'>): Stack {
  return sharding === 'zero3' && stack.deepspeed === 'zero' ? underDeepSpeed(stack) : stack
}

/** What software asks of a GPU: two that agree in this run the same stacks. */
const softwareProfile = rememberedOf(({ vendor, peak, architecture, host }: Gpu): string => {
  const products = [peak.bf16, peak.fp16, peak.fp8, peak.fp4].map((each) => (each === null ? 0 : 1)).join('')
  return `${vendor} ${products} ${architecture.computeCapability?.base} ${host?.cpu}`
})

/** What kind of job a way to train is, for the choice of its software. */
function jobKindOf(
  { spec, model, catalog }: ChoiceJob,
  { method, weights }: TrainingMethod,
  gpu: Gpu,
  gpuCount: number,
  nodes: number,
): JobKind {
  if (spec.task !== null && catalog.training.objectives.get(spec.task)?.generates === true) return 'rollout'
  if (spec.task === 'pretrain' && method === 'full') return 'pretrain'
  if (model.shape.bidirectional === true) return 'encoder'
  const stored = catalog.parameterBytes.stored[weights === 'nf4' ? 'nf4-double' : weights].base * model.shape.params
  const isSplit = gpuCount > 1 && (method === 'full' || stored > maxUnshardedShare * gpu.usableMemory.base)
  if (model.shape.moe !== null && isSplit) return method === 'full' ? 'experts' : 'expert-adapters'
  if (method !== 'full') return 'adapter'
  return nodes > 1 ? 'large' : 'full'
}

/** Share of a GPU above which weights are split: whole, they leave too little for what is trained. */
const maxUnshardedShare = 0.5

/** Tokens of a sequence from which it must be split over GPUs. */
const LONG_SEQUENCE = 65_536

/**
 * What a stack lacks for a job, the gravest first, 0 for what it has: sequences split over GPUs where they are long, being
 * made for such jobs, tuned kernels, a recipe for the model, measured speeds, ARM hosts, a plain package.
 */
function rankOf(stack: Stack, kind: JobKind, model: TrainedModel, spec: Spec, gpu: Gpu, facts: RolloutFacts): number {
  const { madeFor, hardware } = stack.facts
  let rank = 0
  const add = (lacks: boolean) => (rank = 2 * rank + (lacks ? 1 : 0))
  add((spec.sequenceLength ?? 0) >= LONG_SEQUENCE && !isUsable(stack.contextParallel, false))
  add(!madeFor.jobs.includes(kind))
  add(stack.tier === 'stock')
  // Loops that pad what they wrote take about twice as long to train on it.
  add(kind === 'rollout' && !packsRollouts(stack.name, facts))
  add(!hasOwnRecipe(stack, model))
  add(stack.speedsLike !== null)
  add(hasArmHost(gpu) && hardware.arm !== true)
  add(madeFor.setup !== 'package')
  return rank
}

/** How many ranks of software are worth a look: further down it is what nobody would take for the job. */
const maxRanks = 3

/** Those of each of the `most` lowest ranks, the lowest first. */
function byRank(stacks: readonly Stack[], rank: (stack: Stack) => number, most: number): readonly (readonly Stack[])[] {
  return [...Map.groupBy(stacks, rank)]
    .toSorted(([one], [other]) => one - other)
    .slice(0, most)
    .map(([, ofRank]) => distinctStacks(ofRank))
}

/** Of those that physics cannot tell apart the first. */
function distinctStacks(stacks: readonly Stack[]): readonly Stack[] {
  const profiles = new Map<string, Stack>()
  for (const stack of stacks) {
    const profile = physicsProfile(stack)
    if (!profiles.has(profile)) profiles.set(profile, stack)
  }
  return [...profiles.values()]
}

/** What physics knows of a stack. */
const physicsProfile = rememberedOf((stack: Stack): string => {
  const { attention, loss, elementwise, optimizer, trained, kernels, gather, experts, sharding } = stack
  return JSON.stringify([attention, loss, elementwise, optimizer, trained, kernels, gather, experts, sharding])
})
