/** Hosted fine-tuning services, priced for the same tokens: a second opinion beside the rented GPUs. */
import type { ModelId, ProviderId } from '../catalog/ids.ts'
import type { MethodId } from '../catalog/training-method.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { HostedEntry, HostedService } from '../catalog/hosted-service.ts'

export type HostedJob = {
  /** Catalog id; null for a bare size. */
  readonly model: ModelId | null
  readonly params: number
  /** Total training tokens, epochs included. */
  readonly tokens: number
  readonly method: MethodId | null
  /** Tokens if every example filled the sequence, where they are not packed; null: they are, or it is not known. */
  readonly paddedTokens?: number | null
}

export type HostedPrice = {
  /** Id in data/hosted. */
  readonly provider: ProviderId
  readonly usd: { readonly low: number; readonly high: number }
  /** null: the price list is not dated. */
  readonly asOf: string | null
  readonly note: string
}

/** A price listed for one model is shown for another of about its size, and says so. */
const sizeTolerance = 0.15

/** Services whose price list covers a model of this size and way of training, the cheapest first. */
export function hostedPrices(job: HostedJob, { hosted, models }: Pick<Catalog, 'hosted' | 'models'>): HostedPrice[] {
  const prices = [...hosted.values()].flatMap((service) => {
    const entries = service.entries.filter((entry) => entry.usable && supportsMethod(entry, job))
    const entry =
      entries.find((each) => coversModel(each, job)) ?? entries.find((each) => similarModel(each, job, models))
    return entry === undefined ? [] : [hostedPrice(service, entry, job, models)]
  })
  return prices.toSorted((a, b) => a.usd.low - b.usd.low)
}

const supportsMethod = ({ methods }: HostedEntry, { method }: HostedJob) =>
  // A service that trains adapters on full-precision weights gives what QLoRA is a saving on.
  method === null || methods.includes(method === 'qlora' ? 'lora' : method)

function coversModel({ scope, models }: HostedEntry, { model, params }: HostedJob): boolean {
  if (scope !== null) return params > scope.minParams && params <= scope.maxParams
  return model !== null && models.includes(model)
}

/** A model of the list that has about as many parameters. */
function similarModel(entry: HostedEntry, { params }: HostedJob, models: Catalog['models']): string | undefined {
  if (entry.scope !== null) return undefined
  return entry.models.find((id) => {
    const listedParams = models.get(id)?.shape.params
    return listedParams !== undefined && Math.abs(listedParams / params - 1) <= sizeTolerance
  })
}

/** 5799.999999999999 is 5800: the dust of unit conversion goes. */
const roundUsd = (value: number) => Number(value.toPrecision(12))

function hostedPrice(
  { id, rules, billsPadding }: HostedService,
  entry: HostedEntry,
  job: HostedJob,
  models: Catalog['models'],
): HostedPrice {
  const standInModel = coversModel(entry, job) ? undefined : similarModel(entry, job, models)
  const standInNote = standInModel === undefined ? [] : [`listed for ${models.get(standInModel)?.name ?? standInModel}`]
  const ageNote = entry.dated === 'unknown' ? ['date not known: an old price'] : []
  const tokens = billsPadding ? (job.paddedTokens ?? job.tokens) : job.tokens
  const paddingNote = tokens === job.tokens ? [] : ['examples are not packed: billed as if each filled the sequence']
  return {
    provider: id,
    usd: { low: roundUsd(entry.low.base * tokens), high: roundUsd(entry.high.base * tokens) },
    asOf: entry.dated === 'unknown' ? null : entry.low.asOf,
    note: [entry.note, ...paddingNote, ...standInNote, ...ageNote, rules].join('; '),
  }
}
