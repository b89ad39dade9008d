/** What a large cloud calls the machine of a plan, and the quota that a new account has to ask for. Facts: data/instances.json, data/decision/considerations.json. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Candidate } from '../ranking/candidate.ts'

type QuotaFacts = Pick<Catalog, 'instances' | 'totalCost'>

/** The name of the machine as its console writes it, the first of those that have so many GPUs; null where none is known. */
export const machineName = ({ estimate, quotedOffer }: Candidate, catalog: QuotaFacts): string | null =>
  nameOf(quotedOffer.offer.provider.id, estimate.plan.gpu.id, estimate.plan.gpuCount / estimate.plan.nodes, catalog)

function nameOf(provider: string, gpu: string, perNode: number, { instances }: QuotaFacts): string | null {
  const found = [...instances].find(
    ([, each]) => each.provider === provider && each.gpu === gpu && each.gpuCount === perNode && each.isFamily !== true,
  )
  return found === undefined ? null : writtenName(found[0], provider)
}

/** "nc40ads_h100_v5" is "NC40ads_H100_v5". */
const writtenName = (name: string, provider: string): string =>
  provider === 'azure'
    ? name
        .replace(/^[a-z]+/u, (letters) => letters.toUpperCase())
        .replace(/_(?!v\d)[^_]+/gu, (part) => part.toUpperCase())
    : name

/** The sentence on it; null where the provider grants no GPUs by quota. No full stop. */
export function quotaSentence(candidate: Candidate, catalog: QuotaFacts): string | null {
  const { quotas, capacityBlocks } = catalog.totalCost.considerations
  const { provider, pricing } = candidate.quotedOffer.offer
  const { gpuCount, nodes } = candidate.estimate.plan
  if (!quotas.providers.includes(provider.id)) return null
  const name = machineName(candidate, catalog)
  const isLarge = gpuCount >= quotas.gpusFrom
  const block = provider.id === capacityBlocks.provider && isLarge ? ', or reserve a Capacity Block' : ''
  const asked = quotaOfMachine(name, provider.id, gpuCount, nodes, catalog)
  const wanted = asked === null || pricing === 'spot' ? 'it' : asked
  const machine = name === null ? 'GPUs' : `this machine (${nodes > 1 ? `${nodes} × ` : ''}${name})`
  return `${provider.name} grants ${machine} by quota, often none to a new account: ask for ${wanted} first${pricing === 'spot' ? ', spot has a quota of its own' : block}`
}

/** Whether a warning is that sentence. */
export const isQuotaSentence = (warning: string): boolean => / by quota, often none to a new account: /u.test(warning)

/** A machine as it is asked for, and the quota that it takes; null: nothing counts it. */
export type MachineQuota = { readonly name: string; readonly machine: string; readonly asked: string | null }

/** Of GPUs that nobody has planned yet: the machine that holds so many, or one of several, and the quota to ask for; null where none is known. */
export function quotaFor(
  provider: string,
  gpus: readonly string[],
  gpuCount: number,
  catalog: QuotaFacts,
): MachineQuota | null {
  const perMachine = [gpuCount, largestMachine].find((count) =>
    gpus.some((gpu) => nameOf(provider, gpu, count, catalog) !== null),
  )
  const gpu =
    perMachine === undefined ? undefined : gpus.find((id) => nameOf(provider, id, perMachine, catalog) !== null)
  const name = gpu === undefined || perMachine === undefined ? null : nameOf(provider, gpu, perMachine, catalog)
  if (name === null || perMachine === undefined) return null
  const nodes = Math.ceil(gpuCount / perMachine)
  return {
    name,
    machine: nodes === 1 ? name : `${nodes} × ${name}`,
    asked: quotaOfMachine(name, provider, nodes * perMachine, nodes, catalog),
  }
}
const largestMachine = 8

/** "192 vCPUs of “Running On-Demand P instances”"; null where nothing counts it. */
function quotaOfMachine(
  name: string | null,
  provider: string,
  gpuCount: number,
  nodes: number,
  { totalCost }: QuotaFacts,
): string | null {
  const counted = Object.entries(totalCost.considerations.quotas.counts[provider] ?? {}).find(
    ([letters]) => name !== null && name.startsWith(letters),
  )?.[1]
  const number = counted === undefined || name === null ? null : quotaNumber(name, provider, gpuCount, nodes)
  if (number === null || counted === undefined) return null
  return `${number.toLocaleString('en-US')} ${number === 1 ? counted.replace(/^GPUs/u, 'GPU') : counted}`
}

/** GPUs at Google; elsewhere the vCPUs that the name of a machine tells. */
function quotaNumber(name: string, provider: string, gpuCount: number, nodes: number): number | null {
  if (provider === 'gcp') return gpuCount
  const size = provider === 'azure' ? /^[A-Z]+(\d+)/u.exec(name) : /\.(\d*)xlarge$/u.exec(name)
  if (size === null) return null
  const times = size[1] === undefined || size[1] === '' ? 1 : Number(size[1])
  return nodes * times * (provider === 'azure' ? 1 : vcpusOfXlarge)
}
/** AWS counts the sizes of its machines in steps of so many. */
const vcpusOfXlarge = 4
