/** RunPod's GraphQL: one price per GPU in each cloud, at any count, with how much is in stock. No key. */
import * as z from 'zod'
import type { Observation } from '../../catalog/observation.ts'
import { type Context, type Feed, FeedBroken } from './feed.ts'
import { jsonOf } from './json.ts'
import { collector, memoryAgrees, printedPrice } from './reading.ts'

const query = `query {
  gpuTypes {
    id displayName memoryInGb secureCloud communityCloud securePrice communityPrice clusterPrice
    secure: lowestPrice(input: { gpuCount: 1, secureCloud: true }) { minimumBidPrice stockStatus }
    community: lowestPrice(input: { gpuCount: 1, secureCloud: false }) { minimumBidPrice stockStatus }
  }
}`

const price = z.union([z.number(), z.string()]).nullish()
const stock = z.looseObject({ minimumBidPrice: price, stockStatus: z.string().nullish() }).nullish()
const gpuType = z.looseObject({
  id: z.string(),
  displayName: z.string().nullish(),
  memoryInGb: z.number().nullish(),
  secureCloud: z.boolean().nullish(),
  communityCloud: z.boolean().nullish(),
  securePrice: price,
  communityPrice: price,
  clusterPrice: price,
  secure: stock,
  community: stock,
})
const answer = z.looseObject({
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
  data: z.looseObject({ gpuTypes: z.array(gpuType) }).nullish(),
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
    const { errors, data } = jsonOf(responses, 'gpu-types.json', answer)
    if (data === undefined || data === null) throw new FeedBroken(errors?.[0]?.message ?? 'no data in the answer')
    const found = collector(context)
    for (const type of data.gpuTypes) readType(type, context, found)
    return found.reading()
  },
}

function readType(type: z.infer<typeof gpuType>, { facts, known }: Context, found: ReturnType<typeof collector>): void {
  const refused = facts.refused[type.id]
  const gpu = facts.gpus[type.id]
  const memory = known.gpus.get(gpu ?? '')?.memory.base
  if (gpu === undefined || memory === undefined) {
    found.reject(type.id, refused ?? 'no GPU of the catalog')
    return
  }
  if (typeof type.memoryInGb === 'number' && !memoryAgrees(type.memoryInGb, memory)) {
    found.reject(type.id, `${type.memoryInGb} GB is not this GPU's memory`)
    return
  }
  for (const tier of ['secure', 'community'] as const) {
    const printed = `${type.id}, ${tier}`
    // A price in the community column of a GPU that only data centres have is the page's lowest price again.
    if (type[`${tier}Cloud`] === false) {
      found.reject(printed, `not sold in the ${tier} cloud, whatever its price column says`)
      continue
    }
    const usd = printedPrice(type[`${tier}Price`])
    if (typeof usd === 'string') {
      found.reject(printed, usd)
      continue
    }
    found.see({ provider: 'runpod', gpu, usdPerGpuHour: usd, tier, availability: stockOf(type[tier]?.stockStatus) })
    const bid = printedPrice(type[tier]?.minimumBidPrice)
    if (typeof bid === 'number') {
      found.reject(
        `${printed}, lowest bid $${bid}`,
        bid >= usd
          ? 'no spot discount: the lowest bid is the on-demand price'
          : 'the lowest bid is a floor, not a price at which a machine is kept',
      )
    }
  }
  const cluster = printedPrice(type.clusterPrice)
  if (typeof cluster === 'number') {
    found.reject(`${type.id}, cluster $${cluster}`, 'the price of 2 to 8 joined machines; not that of one')
  }
}

/** No word about stock means that there is none where it was asked. */
function stockOf(status: string | null | undefined): NonNullable<Observation['availability']> {
  const words = { High: 'high', Medium: 'medium', Low: 'low' } as const
  return status === 'High' || status === 'Medium' || status === 'Low' ? words[status] : 'none'
}
