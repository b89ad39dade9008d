/** A question as a text that can be typed: what a suggestion is made of. */
import type { Spec } from '../scenario/spec.ts'
import { shortCount } from './words.ts'

/** The shorthand of `spec`; every field that was asked is in it. */
export function retype(spec: Spec): string {
  const { gpus, gpuCount, nodes } = spec
  const gpu = gpus === null ? null : gpus.length === 1 ? gpus[0] : null
  return [
    spec.model ?? (spec.params === null ? null : shortCount(spec.params).toLowerCase()),
    spec.tokens === null ? null : `${shortCount(spec.tokens)} tokens`,
    spec.method,
    spec.method === 'qlora' && spec.weights === 'nf4' ? null : spec.weights,
    spec.loraRank === null ? null : `rank ${spec.loraRank}`,
    spec.sequenceLength === null ? null : `seq ${spec.sequenceLength}`,
    spec.batch === null ? null : `batch ${spec.batch}`,
    gpu !== null && gpuCount !== null ? `${gpuCount}x ${gpu}` : null,
    gpu !== null && gpuCount === null ? `on ${gpu}` : null,
    gpu === null && gpus !== null ? `gpus=${gpus.join(',')}` : null,
    gpu === null && gpuCount !== null ? `${gpuCount} ${gpuCount === 1 ? 'gpu' : 'gpus'}` : null,
    nodes === null ? null : `${nodes} ${nodes === 1 ? 'node' : 'nodes'}`,
    spec.excludedGpus === null ? null : spec.excludedGpus.map((id) => `no ${id}`).join(' '),
    spec.providers === null ? null : `on ${spec.providers.join(', ')}`,
    spec.excludedProviders === null ? null : spec.excludedProviders.map((id) => `not on ${id}`).join(' '),
    spec.tier,
    spec.pricing === 'on_demand' ? 'on demand' : spec.pricing,
    spec.budgetUsd === null ? null : `under $${spec.budgetUsd}`,
    spec.deadlineHours === null ? null : `within ${spec.deadlineHours}h`,
    spec.hoursBetweenPreemptions === null ? null : `preempted every ${spec.hoursBetweenPreemptions}h`,
    spec.savesCheckpoints === null ? null : spec.savesCheckpoints ? 'checkpoints' : 'no checkpoints',
    spec.objective,
    spec.stack === null ? null : `stack=${spec.stack}`,
  ]
    .filter((part) => part !== null && part !== undefined)
    .join(' ')
}
