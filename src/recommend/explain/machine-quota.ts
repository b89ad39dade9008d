/** What a large cloud calls the machine of a plan, and the quota that a new account has to ask for. Facts: data/instances.json, data/decision/considerations.json. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Candidate } from '../ranking/candidate.ts'

type QuotaFacts = Pick<Catalog, 'instances' | 'totalCost'>

/** The name of the machine as its console writes it, the first of those that have so many GPUs; null where none is known. */
export function machineName({ estimate, quotedOffer }: Candidate, { instances }: QuotaFacts): string | null {
  const { plan } = estimate
  const perNode = plan.gpuCount / plan.nodes
  const found = [...instances].find(
    ([, each]) =>
      each.provider === quotedOffer.offer.provider.id &&
      each.gpu === plan.gpu.id &&
      each.gpuCount === perNode &&
      each.isFamily !== true,
  )
  return found === undefined ? null : writtenName(found[0], quotedOffer.offer.provider.id)
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
  const counted = Object.entries(quotas.counts[provider.id] ?? {}).find(
    ([letters]) => name !== null && name.startsWith(letters),
  )?.[1]
  const number = counted === undefined || name === null ? null : quotaNumber(name, provider.id, gpuCount, nodes)
  const units = number === 1 ? (counted ?? '').replace(/^GPUs/u, 'GPU') : (counted ?? '')
  const wanted = number === null || pricing === 'spot' ? 'it' : `${number.toLocaleString('en-US')} ${units}`
  const machine = name === null ? 'GPUs' : `this machine (${nodes > 1 ? `${nodes} × ` : ''}${name})`
  return `${provider.name} grants ${machine} by quota, often none to a new account: ask for ${wanted} first${pricing === 'spot' ? ', spot has a quota of its own' : block}`
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
