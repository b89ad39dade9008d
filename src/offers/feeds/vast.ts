/**
 * Vast.ai's order book: what verified, reliable hosts ask today. A price is the middle of at least three hosts; the one
 * lowest ask is gone when the reader comes, and is kept only as "from". No key.
 */
import type { GpuId } from '../../catalog/ids.ts'
import * as z from 'zod'
import type { FeedContext, Feed } from './feed.ts'
import { parseResponse } from './response-json.ts'
import { createCollector, matchesMemory, parsePrice } from './reading-collector.ts'

/** GPUs of one machine that are asked for. */
const counts = [1, 2, 4, 8] as const
const minReliability = 0.98
const minHosts = 3
/** The server cuts at 64 rows where it is not told otherwise. */
const maxRows = 2000

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
type VastOffer = z.infer<typeof offerSchema>
const responseSchema = z.looseObject({ offers: z.array(offerSchema) })

const responseName = (count: number) => `bundles-${count}.json`

export const vast: Feed = {
  id: 'vast',
  collect: async (get, { facts }) => {
    const bodies = new Map<string, Uint8Array>()
    for (const count of counts) {
      const search = {
        verified: { eq: true },
        external: { eq: false },
        rentable: { eq: true },
        rented: { eq: false },
        gpu_name: { in: [...new Set(Object.keys(facts.gpus).map(baseName))] },
        num_gpus: { eq: count },
        reliability: { gte: minReliability },
        type: 'on-demand',
        allocated_storage: 5,
        order: [['dph_total', 'asc']],
        limit: maxRows,
      }
      const headers = { 'content-type': 'application/json' }
      const request = { url: facts.url, method: 'POST', headers, body: JSON.stringify(search) } as const
      bodies.set(responseName(count), await get(responseName(count), request))
    }
    return bodies
  },
  read: (responses, context) => {
    const collector = createCollector(context)
    for (const count of counts) {
      const { offers } = parseResponse(responses, responseName(count), responseSchema)
      if (offers.length >= maxRows) {
        collector.reject(
          `${count} GPUs`,
          `cut off at ${maxRows} rows: the dear end is missing, so the middle is not known`,
        )
        continue
      }
      const usable = offers.flatMap((offer) => usableAsks(offer, count, context, collector.reject))
      for (const [gpu, asks] of Map.groupBy(usable, (each) => each.gpu)) readAsks(gpu, count, asks, collector)
    }
    return collector.result()
  },
}

/** "A100 SXM4 (40 GB)" is one of the two that the server calls "A100 SXM4". */
const baseName = (name: string) => name.replace(/ \(\d+ GB\)$/, '')

type HostAsk = { readonly gpu: GpuId; readonly host: number; readonly usd: number }

function usableAsks(
  offer: VastOffer,
  count: number,
  { facts, catalog }: FeedContext,
  reject: (printed: string, reason: string) => void,
): HostAsk[] {
  const gigabytes = Math.round((offer.gpu_ram * 2 ** 20) / 1e9)
  const printed = `${offer.gpu_name} ${gigabytes} GB`
  const refused = facts.refused[offer.gpu_name]
  const sameName = Object.entries(facts.gpus).filter(([name]) => baseName(name) === offer.gpu_name)
  const gpu = sameName.find(([, id]) => matchesMemory(gigabytes, catalog.gpus.get(id)?.memory.base ?? 0))?.[1]
  if (gpu === undefined) {
    reject(printed, refused ?? (sameName.length > 0 ? "not this GPU's memory: another card" : 'no GPU of the catalog'))
    return []
  }
  if (offer.num_gpus !== count) {
    reject(`${printed}, ${offer.num_gpus} GPUs`, `not what was asked for: ${count} GPUs`)
    return []
  }
  // The server is asked for these, and has been seen to forget it.
  if (offer.verified !== true || offer.rentable !== true || (offer.reliability ?? 0) < minReliability) {
    reject(printed, 'a host that is not verified, not free or not reliable')
    return []
  }
  const usd = parsePrice(offer.dph_base)
  if (typeof usd === 'number') return [{ gpu, host: offer.host_id, usd: usd / count }]
  reject(printed, usd)
  return []
}

function readAsks(
  gpu: GpuId,
  count: number,
  asks: readonly HostAsk[],
  collector: ReturnType<typeof createCollector>,
): void {
  // One host with ten machines is one voice.
  const lowestByHost = [...Map.groupBy(asks, ({ host }) => host).values()]
    .map((hostAsks) => Math.min(...hostAsks.map(({ usd }) => usd)))
    .sort((a, b) => a - b)
  const [lowestAsk] = lowestByHost
  if (lowestAsk === undefined) return
  const addPrice = (tier: string, usdPerGpuHour: number, note: string) =>
    collector.addPrice({ provider: 'vast', gpu, usdPerGpuHour, tier, gpuCount: count, note })
  if (lowestByHost.length >= minHosts) {
    addPrice('marketplace_verified_median', median(lowestByHost), `the middle of ${lowestByHost.length} verified hosts`)
    return
  }
  const hosts = lowestByHost.length === 1 ? 'one host' : `${lowestByHost.length} hosts`
  collector.reject(`${count} × ${gpu}`, `thin market: ${hosts}, too few for a middle`)
  addPrice('marketplace_verified_min', lowestAsk, `thin market: the lowest of ${hosts}`)
}

function median(sorted: readonly number[]): number {
  const half = (sorted.length - 1) / 2
  return ((sorted[Math.floor(half)] ?? NaN) + (sorted[Math.ceil(half)] ?? NaN)) / 2
}
