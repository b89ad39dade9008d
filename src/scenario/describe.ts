/** A scenario as one line of the language: parsed, it is the same scenario again. */
import type { Scenario, Spec } from './spec.ts'
import { magnitudeWords, plainNumber } from './spell.ts'
import type { Vocabulary } from './vocabulary.ts'

/** "llama-3.1-8b, 100M tokens, qlora, seq 2048, on rtx-4090, under $50" */
export function describe({ spec }: Pick<Scenario, 'spec'>, vocabulary: Vocabulary): string {
  return parts(spec, vocabulary)
    .filter((part) => part !== null)
    .join(', ')
}

const when = <T>(value: T | null, words: (value: T) => string): string | null => (value === null ? null : words(value))

function parts(spec: Spec, vocabulary: Vocabulary): (string | null)[] {
  const { gpus } = vocabulary
  return [
    spec.model ?? when(spec.params, (params) => `${magnitudeWords(params)} params`),
    when(spec.tokens, (tokens) => `${magnitudeWords(tokens)} tokens`),
    when(spec.method, (method) => (method === 'full' ? 'full fine-tuning' : method)),
    spec.method === 'qlora' ? null : when(spec.weights, (weights) => weightWords[weights]),
    when(spec.loraRank, (rank) => `rank ${rank}`),
    when(spec.loraTargets, (targets) => (targets === 'attn' ? 'attention only' : 'all linear layers')),
    when(spec.sequenceLength, (length) => `seq ${length}`),
    when(spec.batch, (batch) => `batch ${batch}`),
    when(spec.gradientCheckpointing, (on) => `checkpointing ${on ? 'on' : 'off'}`),
    when(spec.packed, (packed) => (packed ? 'packing' : 'no packing')),
    when(spec.offload, (offload) => (offload === 'none' ? 'no offload' : `offload ${offload}`)),
    when(spec.gpus, (ids) => `on ${anyOf(familiesOf(ids, gpus.families))}`),
    countWords(spec),
    when(spec.excludedGpus, (ids) => `not on ${anyOf(familiesOf(ids, gpus.families))}`),
    when(spec.providers, (ids) => `at ${anyOf(ids)}`),
    when(spec.excludedProviders, (ids) => `not at ${anyOf(ids)}`),
    when(spec.tier, (tier) => `${tier.replaceAll('_', ' ')} tier`),
    when(spec.pricing, (pricing) => pricing.replace('_', ' ')),
    when(spec.budgetUsd, (usd) => `under $${plainNumber(usd)}`),
    when(spec.deadlineHours, (hours) => `within ${plainNumber(hours)} h`),
    when(spec.hoursBetweenPreemptions, (hours) => `preempted every ${plainNumber(hours)} h`),
    when(spec.savesCheckpoints, (saves) => (saves ? 'checkpoints' : 'no checkpoints')),
    spec.objective,
    when(spec.stack, (stack) => `stack ${stack}`),
  ]
}

const weightWords = { bf16: 'bf16', fp32: 'fp32', fp8: 'fp8', int8: '8-bit', nf4: '4-bit' } as const

const anyOf = (names: readonly string[]): string => names.join(' or ')

function countWords({ gpuCount, nodes }: Spec): string | null {
  const count = when(gpuCount, (value) => `${value} ${value === 1 ? 'gpu' : 'gpus'}`)
  const machines = when(nodes, (value) => `${value} ${value === 1 ? 'node' : 'nodes'}`)
  return count !== null && machines !== null ? `${count} on ${machines}` : (count ?? machines)
}

/** "h100" for all its forms, the id for one of them. */
export function familiesOf(
  ids: readonly string[],
  families: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const left = new Set(ids)
  const found: string[] = []
  const largestFirst = [...families].sort(([, one], [, other]) => other.length - one.length)
  for (const [family, members] of largestFirst) {
    if (members.length < 2 || !members.every((id) => left.has(id))) continue
    found.push(family)
    for (const id of members) left.delete(id)
  }
  return [...found, ...left]
}
