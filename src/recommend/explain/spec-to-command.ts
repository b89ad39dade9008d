/** A question as a text that can be typed: what a suggestion is made of. */
import { isGpuLimit } from '../../scenario/gpu-limit.ts'
import { emptySpec, type Spec, specFields } from '../../scenario/scenario.ts'
import { fieldPhrases, minData, modelPhrase, openPhrase, trainingFields } from '../../scenario/field-phrases.ts'
import { countText } from '../figure-text.ts'

/** "h100" of h100-nvl, h100-pcie and h100-sxm; null where they have nothing in common. */
function commonName(ids: readonly string[]): string | null {
  const [first = '', ...others] = ids
  if (others.length === 0) return first === '' ? null : first
  const parts = first.split('-')
  const shared = parts.filter((_, at) => {
    const start = parts.slice(0, at + 1).join('-')
    return others.every((id) => id === start || id.startsWith(`${start}-`))
  })
  return shared.length === 0 || shared[0] === 'rtx' ? null : shared.join('-')
}

/** What `now` asks otherwise than `before`, as a reply in a thread; '' where it leaves something open that no reply does. */
export function specChangeToReply(before: Spec, now: Spec): string {
  const opened = specFields.filter((field) => before[field] !== null && now[field] === null)
  // Any GPU is in any number.
  const said = opened.filter((field) => field !== 'gpuCount' || now.gpus !== null)
  const phrases = said.map(openPhrase)
  if (phrases.includes(undefined)) return ''
  const changed = Object.fromEntries(
    Object.entries(now).map(([field, value]) => [field, isSameValue(value, before, field) ? null : value]),
  )
  return [specToCommand({ ...emptySpec, ...changed }), ...phrases].filter((phrase) => phrase !== '').join(', ')
}

const isSameValue = (value: unknown, spec: Spec, field: string): boolean =>
  JSON.stringify(value) === JSON.stringify(Object.entries(spec).find(([name]) => name === field)?.[1])

/** The shorthand of `spec`; every field that was asked is in it. */
export function specToCommand(spec: Spec): string {
  const { gpus, gpuCount, nodes } = spec
  const gpu = gpus === null ? null : commonName(gpus)
  return [
    modelPhrase(spec) ?? (spec.params === null ? null : countText(spec.params).toLowerCase()),
    spec.tokens === null ? null : `${countText(spec.tokens)} tokens${spec.tokens < minData ? ' in total' : ''}`,
    spec.method,
    spec.method === 'qlora' && spec.weights === 'nf4' ? null : spec.weights,
    spec.loraRank === null ? null : `rank ${spec.loraRank}`,
    spec.sequenceLength === null ? null : `seq ${spec.sequenceLength}`,
    spec.batch === null ? null : `batch ${spec.batch}`,
    spec.offload === null ? null : spec.offload === 'none' ? 'no offload' : `offload ${spec.offload}`,
    ...fieldPhrases(spec, trainingFields),
    gpu !== null && gpuCount !== null ? `${isGpuLimit(spec) ? 'at most ' : ''}${gpuCount}x ${gpu}` : null,
    gpu !== null && gpuCount === null ? `on ${gpu}` : null,
    gpu === null && gpus !== null ? `gpus=${gpus.join(',')}` : null,
    gpu === null && gpuCount !== null
      ? `${isGpuLimit(spec) ? 'at most ' : ''}${gpuCount} ${gpuCount === 1 ? 'gpu' : 'gpus'}`
      : null,
    nodes === null ? null : `${nodes} ${nodes === 1 ? 'node' : 'nodes'}`,
    spec.excludedGpus === null ? null : spec.excludedGpus.map((id) => `no ${id}`).join(' '),
    spec.providers === null ? null : `on ${spec.providers.join(', ')}`,
    spec.excludedProviders === null ? null : spec.excludedProviders.map((id) => `not on ${id}`).join(' '),
    spec.tier,
    spec.region === null ? null : `region ${spec.region.replaceAll('-', ' ').replaceAll('+', ' or ')}`,
    spec.hosting === null ? null : 'data centre only',
    ...(spec.certificates ?? []).map((each) => each.replace(/(?<=\D)(?=\d)|-/, ' ').replace(/^c 5$/, 'bsi c5')),
    spec.pricing === 'on_demand' ? 'on demand' : spec.pricing,
    spec.budgetUsd === null ? null : `under $${spec.budgetUsd}`,
    spec.deadlineHours === null ? null : `within ${deadlineWords(spec.deadlineHours)}`,
    spec.hoursBetweenPreemptions === null ? null : `preempted every ${spec.hoursBetweenPreemptions}h`,
    spec.savesCheckpoints === null ? null : spec.savesCheckpoints ? 'checkpoints' : 'no checkpoints',
    ...fieldPhrases(spec, ['checkpointSteps', 'checkpointHours']),
    spec.owned === null ? null : spec.owned ? 'own hardware' : 'rented',
    spec.objective,
    spec.stack === null ? null : `stack=${spec.stack}`,
  ]
    .filter((part) => part !== null && part !== undefined)
    .join(' ')
}

/** "11h"; "12 minutes" where it is less than an hour of whole minutes. */
function deadlineWords(hours: number): string {
  const minutes = Number((hours * 60).toFixed(6))
  return minutes < 60 && Number.isInteger(minutes) ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}` : `${hours}h`
}
