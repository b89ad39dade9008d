/**
 * Vast.ai's order book: what verified, reliable hosts ask today. A price is the middle of at least three hosts; the one
 * lowest ask is gone when the reader comes, and is kept only as "from". No key.
 */
import * as z from 'zod'
import type { Context, Feed } from './feed.ts'
import { jsonOf } from './json.ts'
import { collector, memoryAgrees, printedPrice } from './reading.ts'

/** GPUs of one machine that are asked for. */
const counts = [1, 2, 4, 8] as const
const leastReliability = 0.98
const leastHosts = 3
/** The server cuts at 64 rows where it is not told otherwise. */
const rows = 2000

const offerSchema = z.looseObject({
  host_id: z.number(),
  machine_id: z.number().nullish(),
  gpu_name: z.string(),
  num_gpus: z.number(),
  /** MiB per GPU. */
  gpu_ram: z.number(),
  dph_base: z.union([z.number(), z.string()]).nullish(),
  reliability: z.number().nullish(),
  verified: z.boolean().nullish(),
  rentable: z.boolean().nullish(),
})
type Offer = z.infer<typeof offerSchema>
const answer = z.looseObject({ offers: z.array(offerSchema) })

const nameOf = (count: number) => `bundles-${count}.json`

export const vast: Feed = {
  id: 'vast',
  collect: async (get, { facts }) => {
    const bodies = new Map<string, Uint8Array>()
    for (const count of counts) {
      const wanted = {
        verified: { eq: true },
        external: { eq: false },
        rentable: { eq: true },
        rented: { eq: false },
        gpu_name: { in: [...new Set(Object.keys(facts.gpus).map(bare))] },
        num_gpus: { eq: count },
        reliability: { gte: leastReliability },
        type: 'on-demand',
        allocated_storage: 5,
        order: [['dph_total', 'asc']],
        limit: rows,
      }
      const headers = { 'content-type': 'application/json' }
      const request = { url: facts.url, method: 'POST', headers, body: JSON.stringify(wanted) } as const
      bodies.set(nameOf(count), await get(nameOf(count), request))
    }
    return bodies
  },
  read: (responses, context) => {
    const found = collector(context)
    for (const count of counts) {
      const { offers } = jsonOf(responses, nameOf(count), answer)
      if (offers.length >= rows) {
        found.reject(`${count} GPUs`, `cut off at ${rows} rows: the dear end is missing, so the middle is not known`)
        continue
      }
      const kept = offers.flatMap((offer) => usable(offer, count, context, found.reject))
      for (const [gpu, asks] of Map.groupBy(kept, (each) => each.gpu)) readAsks(gpu, count, asks, found)
    }
    return found.reading()
  },
}

/** "A100 SXM4 (40 GB)" is one of the two that the server calls "A100 SXM4". */
const bare = (name: string) => name.replace(/ \(\d+ GB\)$/, '')

type Ask = { readonly gpu: string; readonly host: number; readonly usd: number }

function usable(
  offer: Offer,
  count: number,
  { facts, known }: Context,
  reject: (printed: string, reason: string) => void,
): Ask[] {
  const gigabytes = Math.round((offer.gpu_ram * 2 ** 20) / 1e9)
  const printed = `${offer.gpu_name} ${gigabytes} GB`
  const refused = facts.refused[offer.gpu_name]
  const named = Object.entries(facts.gpus).filter(([name]) => bare(name) === offer.gpu_name)
  const gpu = named.find(([, id]) => memoryAgrees(gigabytes, known.gpus.get(id)?.memory.base ?? 0))?.[1]
  if (gpu === undefined) {
    reject(printed, refused ?? (named.length > 0 ? "not this GPU's memory: another card" : 'no GPU of the catalog'))
    return []
  }
  if (offer.num_gpus !== count) {
    reject(`${printed}, ${offer.num_gpus} GPUs`, `not what was asked for: ${count} GPUs`)
    return []
  }
  // The server is asked for these, and has been seen to forget it.
  if (offer.verified !== true || offer.rentable !== true || (offer.reliability ?? 0) < leastReliability) {
    reject(printed, 'a host that is not verified, not free or not reliable')
    return []
  }
  const usd = printedPrice(offer.dph_base)
  if (typeof usd === 'number') return [{ gpu, host: offer.host_id, usd: usd / count }]
  reject(printed, usd)
  return []
}

function readAsks(gpu: string, count: number, asks: readonly Ask[], found: ReturnType<typeof collector>): void {
  // One host with ten machines is one voice.
  const lowest = [...Map.groupBy(asks, ({ host }) => host).values()]
    .map((own) => Math.min(...own.map(({ usd }) => usd)))
    .sort((a, b) => a - b)
  const [from] = lowest
  if (from === undefined) return
  const see = (tier: string, usdPerGpuHour: number, note: string) =>
    found.see({ provider: 'vast', gpu, usdPerGpuHour, tier, gpuCount: count, note })
  if (lowest.length >= leastHosts) {
    see('marketplace_verified_median', middle(lowest), `the middle of ${lowest.length} verified hosts`)
    return
  }
  const hosts = lowest.length === 1 ? 'one host' : `${lowest.length} hosts`
  found.reject(`${count} × ${gpu}`, `thin market: ${hosts}, too few for a middle`)
  see('marketplace_verified_min', from, `thin market: the lowest of ${hosts}`)
}

function middle(sorted: readonly number[]): number {
  const half = (sorted.length - 1) / 2
  return ((sorted[Math.floor(half)] ?? NaN) + (sorted[Math.ceil(half)] ?? NaN)) / 2
}
