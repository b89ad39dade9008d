/** RunPod's GraphQL: one price per GPU in each cloud, at any count, with how much is in stock. No key. */
import * as z from 'zod'
import type { ObservedPrice } from '../../catalog/observed-price.ts'
import { type FeedContext, type Feed, FeedFormatError } from './feed.ts'
import { parseResponse } from './response-json.ts'
import { createCollector, matchesMemory, parsePrice } from './reading-collector.ts'

const query = `query {
  gpuTypes {
    id displayName memoryInGb secureCloud communityCloud securePrice communityPrice clusterPrice
    secure: lowestPrice(input: { gpuCount: 1, secureCloud: true }) { minimumBidPrice stockStatus }
    community: lowestPrice(input: { gpuCount: 1, secureCloud: false }) { minimumBidPrice stockStatus }
  }
}`

const priceSchema = z.union([z.number(), z.string()]).nullish()
const stockSchema = z.looseObject({ minimumBidPrice: priceSchema, stockStatus: z.string().nullish() }).nullish()
const gpuTypeSchema = z.looseObject({
  id: z.string(),
  displayName: z.string().nullish(),
  memoryInGb: z.number().nullish(),
  secureCloud: z.boolean().nullish(),
  communityCloud: z.boolean().nullish(),
  securePrice: priceSchema,
  communityPrice: priceSchema,
  clusterPrice: priceSchema,
  secure: stockSchema,
  community: stockSchema,
})
const responseSchema = z.looseObject({
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
  data: z.looseObject({ gpuTypes: z.array(gpuTypeSchema) }).nullish(),
})

export const runpod: Feed = {
  id: 'runpod',
  collect: async (get, { facts }) => {
    const headers = { 'content-type': 'application/json' }
    const body = await get('gpu-types.json', {
      url: facts.url,
      method: 'POST',
      headers,
      body: JSON.stringify({ query }),
    })
    return new Map([['gpu-types.json', body]])
  },
  read: (responses, context) => {
    const { errors, data } = parseResponse(responses, 'gpu-types.json', responseSchema)
    if (data === undefined || data === null) throw new FeedFormatError(errors?.[0]?.message ?? 'no data in the answer')
    const collector = createCollector(context)
    for (const type of data.gpuTypes) readType(type, context, collector)
    return collector.result()
  },
}

function readType(
  type: z.infer<typeof gpuTypeSchema>,
  { facts, catalog }: FeedContext,
  collector: ReturnType<typeof createCollector>,
): void {
  const refused = facts.refused[type.id]
  const gpu = facts.gpus[type.id]
  const memory = catalog.gpus.get(gpu ?? '')?.memory.base
  if (gpu === undefined || memory === undefined) {
    collector.reject(type.id, refused ?? 'no GPU of the catalog')
    return
  }
  if (typeof type.memoryInGb === 'number' && !matchesMemory(type.memoryInGb, memory)) {
    collector.reject(type.id, `${type.memoryInGb} GB is not this GPU's memory`)
    return
  }
  for (const tier of ['secure', 'community'] as const) {
    const printed = `${type.id}, ${tier}`
    // A price in the community column of a GPU that only data centres have is the page's lowest price again.
    if (type[`${tier}Cloud`] === false) {
      collector.reject(printed, `not sold in the ${tier} cloud, whatever its price column says`)
      continue
    }
    const usd = parsePrice(type[`${tier}Price`])
    if (typeof usd === 'string') {
      collector.reject(printed, usd)
      continue
    }
    collector.addPrice({
      provider: 'runpod',
      gpu,
      usdPerGpuHour: usd,
      tier,
      availability: availabilityOf(type[tier]?.stockStatus),
    })
    const bid = parsePrice(type[tier]?.minimumBidPrice)
    if (typeof bid === 'number') {
      collector.reject(
        `${printed}, lowest bid $${bid}`,
        bid >= usd
          ? 'no spot discount: the lowest bid is the on-demand price'
          : 'the lowest bid is a floor, not a price at which a machine is kept',
      )
    }
  }
  const cluster = parsePrice(type.clusterPrice)
  if (typeof cluster === 'number') {
    collector.reject(`${type.id}, cluster $${cluster}`, 'the price of 2 to 8 joined machines; not that of one')
  }
}

/** No word about stock means that there is none where it was asked. */
function availabilityOf(status: string | null | undefined): NonNullable<ObservedPrice['availability']> {
  const words = { High: 'high', Medium: 'medium', Low: 'low' } as const
  return status === 'High' || status === 'Medium' || status === 'Low' ? words[status] : 'none'
}
