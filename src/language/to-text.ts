/** A scenario as one line of the language: parsed, it is the same scenario again. */
import type { Scenario, Spec } from '../scenario/scenario.ts'
import { formatMagnitude, formatExact } from '../scenario/format-values.ts'
import { collapseFamilies } from './lexicon/gpu-names.ts'
import { trainingPhrases } from '../scenario/training-phrases.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'

/** "llama-3.1-8b, 100M tokens, qlora, seq 2048, on rtx-4090, under $50" */
export function toText({ spec }: Pick<Scenario, 'spec'>, vocabulary: Vocabulary): string {
  return specPhrases(spec, vocabulary)
    .filter((phrase) => phrase !== null)
    .join(', ')
}

const ifSet = <T>(value: T | null, words: (value: T) => string): string | null => (value === null ? null : words(value))

function specPhrases(spec: Spec, vocabulary: Vocabulary): (string | null)[] {
  const { gpus } = vocabulary
  return [
    spec.model ?? ifSet(spec.params, (params) => `${formatMagnitude(params)} params`),
    ifSet(spec.tokens, (tokens) => `${formatMagnitude(tokens)} tokens`),
    ifSet(spec.method, (method) => (method === 'full' ? 'full fine-tuning' : method)),
    spec.method === 'qlora' ? null : ifSet(spec.weights, (weights) => weightText[weights]),
    ifSet(spec.loraRank, (rank) => `rank ${rank}`),
    ifSet(spec.loraTargets, (targets) => (targets === 'attn' ? 'attention only' : 'all linear layers')),
    ifSet(spec.sequenceLength, (length) => `seq ${length}`),
    ifSet(spec.batch, (batch) => `batch ${batch}`),
    ifSet(spec.gradientCheckpointing, (on) => `checkpointing ${on ? 'on' : 'off'}`),
    ifSet(spec.packed, (packed) => (packed ? 'packing' : 'no packing')),
    ifSet(spec.offload, (offload) => (offload === 'none' ? 'no offload' : `offload ${offload}`)),
    ...trainingPhrases(spec),
    ifSet(spec.gpus, (ids) => `on ${joinOr(collapseFamilies(ids, gpus.families))}`),
    countText(spec),
    ifSet(spec.excludedGpus, (ids) => `not on ${joinOr(collapseFamilies(ids, gpus.families))}`),
    ifSet(spec.providers, (ids) => `at ${joinOr(ids)}`),
    ifSet(spec.excludedProviders, (ids) => `not at ${joinOr(ids)}`),
    ifSet(spec.tier, (tier) => `${tier.replaceAll('_', ' ')} tier`),
    ifSet(spec.region, (region) => `region ${region.replaceAll('-', ' ')}`),
    ifSet(spec.hosting, () => 'data centre only'),
    ...(spec.certificates ?? []).map((certificate) => certificateText[certificate]),
    ifSet(spec.pricing, (pricing) => pricing.replace('_', ' ')),
    ifSet(spec.budgetUsd, (usd) => `under $${formatExact(usd)}`),
    ifSet(spec.deadlineHours, (hours) => `within ${formatExact(hours)} h`),
    ifSet(spec.hoursBetweenPreemptions, (hours) => `preempted every ${formatExact(hours)} h`),
    ifSet(spec.savesCheckpoints, (saves) => (saves ? 'checkpoints' : 'no checkpoints')),
    ifSet(spec.owned, (owned) => (owned ? 'own hardware' : 'rented')),
    spec.objective,
    ifSet(spec.stack, (stack) => `stack ${stack}`),
  ]
}

const weightText = { bf16: 'bf16', fp32: 'fp32', fp8: 'fp8', int8: '8-bit', nf4: '4-bit' } as const

const certificateText = {
  soc2: 'soc 2',
  iso27001: 'iso 27001',
  hipaa: 'hipaa',
  'pci-dss': 'pci dss',
  fedramp: 'fedramp',
  c5: 'bsi c5',
} as const

const joinOr = (names: readonly string[]): string => names.join(' or ')

function countText({ gpuCount, nodes }: Spec): string | null {
  const count = ifSet(gpuCount, (value) => `${value} ${value === 1 ? 'gpu' : 'gpus'}`)
  const machines = ifSet(nodes, (value) => `${value} ${value === 1 ? 'node' : 'nodes'}`)
  return count !== null && machines !== null ? `${count} on ${machines}` : (count ?? machines)
}
