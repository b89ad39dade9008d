/** Ids of the catalog as people say them. Names are data; here they only lose what a table has no room for. */
import type { GpuId, ModelId, ProviderId, StackId } from '../../catalog/ids.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import { methodNames, taskTraits, weightName } from '../../catalog/training-method.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import { isStatedPrice, sellerOfStatedPrice } from '../../offers/stated-offers.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { formatCount } from './number-format.ts'
import { toOneLine } from './truncate.ts'
import { soldName } from '../../recommend/figure-text.ts'

/** How each id is called in an answer. Unknown ids come back readable, never empty. */
export type DisplayNames = {
  readonly gpu: (id: GpuId) => string
  readonly model: (id: ModelId) => string
  readonly provider: (id: ProviderId) => string
  readonly tier: (provider: ProviderId, tier: string) => string
  readonly place: (id: string) => string
  /** The page on which a provider rents, without its scheme; null where none was seen. */
  readonly rentAddress: (provider: ProviderId) => string | null
  /** Seconds of the step that a provider bills in; null: not known. */
  readonly billingStep: (provider: ProviderId) => number | null
  /** A hosted fine-tuning service. */
  readonly service: (id: string) => string
  readonly stack: (id: StackId) => string
  /** What tells a trainer apart from others, whatever the job is; null of an unknown one. */
  readonly stackTraits: (id: StackId) => StackTraits | null
  /** What to set for twenty steps that tell, and the name of the figure in the log; null of an unknown stack. */
  readonly benchmark: (stack: StackId) => { readonly settings: string; readonly line: string } | null
}

/** By its documentation. */
export type StackTraits = {
  readonly name: string
  /** What a run is written down as: YAML, Python. */
  readonly form: string
  readonly isMultiGpu: boolean
  readonly isMultiNode: boolean
  /** The month since which nobody develops it; null of one that is developed. */
  readonly endedSince: string | null
}

type NamedEntities = Pick<Catalog, 'gpus' | 'accelerators' | 'models' | 'stacks' | 'providers' | 'places' | 'hosted'>

/** The names that the catalog gives. */
export function createDisplayNames({
  gpus,
  accelerators,
  models,
  stacks,
  providers,
  places,
  hosted,
}: NamedEntities): DisplayNames {
  const nameIn = (entities: ReadonlyMap<string, { readonly name: string }>, length: number) => {
    const clipped = new Map<string, string>()
    return (id: string) => {
      const entity = entities.get(id)
      if (entity === undefined) return clippedName(readableId(id), length)
      const name = clipped.get(id) ?? clippedName(entity.name, length)
      clipped.set(id, name)
      return name
    }
  }
  const nameOfProvider = nameIn(providers, 32)
  const gpu = nameIn(new Map<string, { readonly name: string }>([...accelerators, ...gpus]), 48)
  const nameOfSeller = (seller: string | null): string => (seller === null ? 'your price' : nameOfProvider(seller))
  return {
    gpu: (id) => shortGpu(gpu(id)),
    model: nameIn(models, 48),
    provider: (id) =>
      id === ownServersId
        ? 'your own servers'
        : isStatedPrice(id)
          ? nameOfSeller(sellerOfStatedPrice(id))
          : nameOfProvider(id),
    tier: (provider, id) => {
      const tier = providers.get(provider)?.tiers.find((one) => one.id === id)
      return clippedName(tier?.name ?? id.replaceAll('_', ' '), 32)
    },
    place: nameIn(places, 32),
    rentAddress: (provider) => providers.get(provider)?.rentUrl?.url.replace('https://', '') ?? null,
    billingStep: (provider) => providers.get(provider)?.billing.granularity?.base ?? null,
    service: nameIn(hosted, 32),
    stack: nameIn(stacks, 72),
    stackTraits: (id) => {
      const stack = stacks.get(id)
      if (stack === undefined) return null
      const { maintained, madeFor } = stack.facts
      return {
        name: clippedName(stack.name.replace(/(?: with | \+ DeepSpeed|, ).*$/u, ''), 40),
        form: madeFor.form,
        isMultiGpu: stack.multiGpu,
        isMultiNode: stack.multiNode,
        endedSince: maintained.status === 'ended' ? (maintained.since ?? 'a while') : null,
      }
    },
    benchmark: (id) => stacks.get(id)?.probe ?? null,
  }
}

/** "(per GPU)" adds nothing beside a count. */
const shortGpu = (name: string): string =>
  soldName(name)
    .replace(/ \((\d+GB)[^)]*\)$/, ' $1')
    .replace(/ \([^)]*\)$/, '')

const clippedName = (name: string, length: number): string => toOneLine(name, length) || 'unnamed'

/** "thunder-compute" as "Thunder Compute", "aws" as "AWS". */
function readableId(id: string): string {
  if (/^[a-z]{1,3}$/.test(id)) return id.toUpperCase()
  return id
    .replace(/[-_]+/g, ' ')
    .replace(/(^| )([a-z])/g, (_, gap: string, first: string) => gap + first.toUpperCase())
}

export const pricingLabels: Readonly<Record<Option['pricing'], string>> = {
  on_demand: 'on demand',
  spot: 'spot',
  reserved: 'reserved',
}

/** "8 × H100 SXM", "16 × H100 SXM on 2 nodes". */
export function planName(
  option: Pick<Option, 'gpu' | 'gpuCount'> & { readonly nodes?: number },
  names: DisplayNames,
): string {
  const nodes = option.nodes !== undefined && option.nodes > 1 ? ` on ${formatCount(option.nodes)} nodes` : ''
  return `${formatCount(option.gpuCount)} × ${names.gpu(option.gpu)}${nodes}`
}

/** "LoRA, bf16", "QLoRA, 4-bit", "full fine-tuning, bf16 weights, FP8 compute". */
export function methodName(option: Pick<Option, 'method' | 'weights' | 'compute'>): string {
  const weights = weightName(option.weights, option.compute)
  const compute = /fp8|fp4/i.test(option.compute) && option.weights !== 'fp8' ? option.compute.toUpperCase() : null
  const how = compute === null ? weights : `${weights} weights, ${toOneLine(compute, 12)} compute`
  return `${methodNames[option.method]}, ${how}`
}

/** What is trained for, and how: "DPO with LoRA, bf16", "pretraining, bf16"; plain supervised fine-tuning goes without saying. */
export function trainingName(option: Pick<Option, 'method' | 'weights' | 'compute' | 'task'>): string {
  const task = taskName(option.task ?? null)
  const method = methodName(option)
  if (task === null) return method
  return option.task === 'pretrain' && option.method === 'full'
    ? method.replace(methodNames.full, task)
    : `${task} with ${method}`
}

/** "PPO", "a reward model"; null of plain fine-tuning. */
export const taskName = (task: string | null): string | null => traitsById[task ?? 'sft']?.name ?? null

/** An option of an earlier version may hold any id. */
const traitsById: Readonly<Record<string, { readonly name: string | null }>> = taskTraits

/** "Lambda", "RunPod Community Cloud, spot", "Vast.ai, verified hosts, median ask". On demand goes without saying. */
export function providerName(option: Pick<Option, 'provider' | 'tier' | 'pricing'>, names: DisplayNames): string {
  const tier = option.tier === null || option.tier.trim() === '' ? '' : names.tier(option.provider, option.tier)
  const joined = tier === '' ? '' : /^\p{Lu}/u.test(tier) ? ` ${tier}` : `, ${tier}`
  const pricing = option.pricing === 'on_demand' ? '' : `, ${pricingLabels[option.pricing]}`
  return `${names.provider(option.provider)}${joined}${pricing}`
}

/** Of a price: "Lambda, spot, 2026-11-20" */
export const sellerOfPrice = (
  price: Parameters<typeof providerName>[0] & { readonly priceAsOf: string },
  names: DisplayNames,
): string => `${providerName(price, names)}, ${price.priceAsOf}`

/** Of a price, where the way to rent is said beside it: "H100 SXM at Lambda, 2026-11-20" */
export const placeOfPrice = (
  price: { readonly gpu: GpuId } & Parameters<typeof sellerOfPrice>[0],
  names: DisplayNames,
): string => `${names.gpu(price.gpu)} at ${sellerOfPrice({ ...price, pricing: 'on_demand' }, names)}`

/** "1 × L40S at Massed Compute, spot" */
export const planAndProvider = (
  option: Parameters<typeof planName>[0] & Parameters<typeof providerName>[0],
  names: DisplayNames,
): string => `${planName(option, names)} at ${providerName(option, names)}`

/** The same with its method: "1 × L40S at Massed Compute, spot, LoRA, bf16". */
export const planInFull = (
  option: Parameters<typeof planAndProvider>[0] & Parameters<typeof methodName>[0],
  names: DisplayNames,
): string => `${planAndProvider(option, names)}, ${methodName(option)}`

/** "H100 SXM", "H100 PCIe": the words that names have in common, each at its place; '' for none. */
export function commonName(names: readonly string[]): string {
  const [first = [], ...others] = names.map((name) => name.split(' '))
  return first.filter((word, at) => others.every((other) => other[at] === word)).join(' ')
}
