/**
 * Responses as the feeds send them, shortened and with prices of our own: one function a feed, so that a test can spoil
 * one field. Shapes follow the providers' clients and documentation.
 */
import { strToU8, zipSync } from 'fflate'
import { join } from 'node:path'
import { feedSchema } from '../../../src/catalog/price-feed.ts'
import { readEntities } from '../../../src/catalog/load.ts'
import { datedCatalog } from '../dated-catalog.ts'
import type { FeedContext, Feed, FeedReading, Fetcher } from '../../../src/offers/feeds/feed.ts'

export const catalog = datedCatalog()
export const facts = readEntities(join('data', 'feeds'), feedSchema)
export const today = '2026-12-01'

export function contextOf(feed: Pick<Feed, 'id'>): FeedContext {
  const feedFacts = facts.get(feed.id)
  if (feedFacts === undefined) throw new Error(`no data/feeds/${feed.id}.json`)
  return { today, facts: feedFacts, catalog: catalog }
}

export const bytes = (value: unknown): Uint8Array => strToU8(typeof value === 'string' ? value : JSON.stringify(value))

/** What `feed` reads from these bodies. */
export function readWith(feed: Feed, bodies: Readonly<Record<string, unknown>>): FeedReading {
  const responses = Object.entries(bodies).map(
    ([name, body]) => [name, body instanceof Uint8Array ? body : bytes(body)] as const,
  )
  return feed.read(new Map(responses), contextOf(feed))
}

/** Every price of a reading as "provider gpu tier pricing count region: dollars". */
export const pricesOf = ({ observations }: FeedReading): string[] =>
  observations.map(
    ({ provider, gpu, tier, pricing, gpuCount, region, price }) =>
      `${[provider, gpu, tier ?? '-', pricing, gpuCount ?? '*', region ?? '-'].join(' ')}: ${price.base}`,
  )

/** The reasons why what is printed like `pattern` is not used. */
export const reasonsOf = ({ rejections }: FeedReading, pattern: RegExp): string[] =>
  rejections.filter(({ printed }) => pattern.test(printed)).map(({ reason }) => reason)

/** Answers each request from `bodies` by the name of its recording. */
export const answersFrom =
  (bodies: Readonly<Record<string, unknown>>): Fetcher =>
  async (name) => {
    const body = bodies[name]
    if (body === undefined) throw new Error(`nothing recorded for ${name}`)
    return body instanceof Uint8Array ? body : bytes(body)
  }

const stock = (stockStatus: string | null, minimumBidPrice: number | null = null) => ({ minimumBidPrice, stockStatus })

export const runpodType = (id: string, rest: Record<string, unknown> = {}) => ({
  id,
  displayName: id.replace('NVIDIA ', ''),
  memoryInGb: 80,
  secureCloud: true,
  communityCloud: true,
  securePrice: 3.99,
  communityPrice: 2.69,
  clusterPrice: null,
  secure: stock('High', 3.99),
  community: stock('Low', 2.69),
  ...rest,
})

export const runpodAnswer = (...gpuTypes: readonly unknown[]) => ({ data: { gpuTypes } })

export const vastOffer = (host: number, dph: unknown, rest: Record<string, unknown> = {}) => ({
  id: host * 10,
  machine_id: host * 100,
  host_id: host,
  gpu_name: 'H100 SXM',
  num_gpus: 1,
  gpu_ram: 81_559,
  gpu_frac: 0.125,
  dph_base: dph,
  dph_total: typeof dph === 'number' ? dph + 0.01 : dph,
  min_bid: 0.9,
  storage_cost: 0.15,
  reliability: 0.995,
  duration: 2_000_000,
  verified: true,
  rentable: true,
  geolocation: 'Quebec, CA',
  ...rest,
})

/** The four answers of a refresh; every count that is not given is empty. */
export const vastAnswers = (byCount: Partial<Record<1 | 2 | 4 | 8, readonly unknown[]>>) =>
  Object.fromEntries(
    ([1, 2, 4, 8] as const).map((count) => [`bundles-${count}.json`, { offers: byCount[count] ?? [] }]),
  )

export const verdaType = (instance_type: string, description: string, rest: Record<string, unknown> = {}) => ({
  id: 'c01dd00d',
  instance_type,
  currency: 'usd',
  gpu: { description, number_of_gpus: Number(/^\d+/.exec(description)?.[0] ?? 0) },
  gpu_memory: { description: '', size_in_gigabytes: 80 },
  p2p: null,
  price_per_hour: '3.95',
  spot_price: '1.70',
  ...rest,
})

export const azureItem = (armSkuName: string, retailPrice: unknown, rest: Record<string, unknown> = {}) => ({
  currencyCode: 'USD',
  retailPrice,
  unitPrice: retailPrice,
  armRegionName: 'eastus',
  armSkuName,
  skuName: armSkuName,
  productName: 'Virtual Machines ND H100 v5 Series',
  meterName: armSkuName,
  unitOfMeasure: '1 Hour',
  type: 'Consumption',
  effectiveStartDate: '2026-11-01T00:00:00Z',
  ...rest,
})

export const lambdaType = (name: string, price_cents_per_hour: unknown, regions?: readonly unknown[]) => ({
  [name]: {
    instance_type: {
      name,
      description: '',
      price_cents_per_hour,
      specs: { vcpus: 26, memory_gib: 225, storage_gib: 2816 },
    },
    ...(regions === undefined ? {} : { regions_with_capacity_available: regions }),
  },
})

export const shadeformType = (cloud: string, gpu_type: string, rest: Record<string, unknown> = {}) => ({
  cloud,
  shade_instance_type: gpu_type,
  cloud_instance_type: 'x',
  hourly_price: 319,
  deployment_type: 'vm',
  availability: [{ region: 'a', available: true, display_name: 'A' }],
  ...rest,
  configuration: {
    num_gpus: 1,
    gpu_type,
    interconnect: 'sxm5',
    vram_per_gpu_in_gb: 80,
    ...(rest['configuration'] as Record<string, unknown> | undefined),
  },
})

const header =
  'instance_name,location,price,cpu,memory,gpu_count,gpu_name,gpu_memory,spot,disk_size,gpu_vendor,flags,cpu_arch,provider_data'

/** A row of gpuhunt's CSV. */
export const huntRow = (
  name: string,
  location: string,
  price: string,
  [count, gpu, memory]: readonly [number, string, number],
  rest: { readonly spot?: boolean; readonly flags?: string } = {},
) =>
  `${name},${location},${price},192,2048.0,${count},${gpu},${memory}.0,${rest.spot === true ? 'True' : 'False'},,nvidia,${rest.flags ?? ''},x86,`

export const huntCsv = (...rows: readonly string[]) => [header, ...rows, ''].join('\n')

export const huntAnswers = (provider: string, csv: string, version = '20261130-7') => ({
  version: strToU8(`${version}\n`),
  'catalog.zip': zipSync({ [`${provider}.csv`]: strToU8(csv), 'readme.txt': strToU8('x') }),
})
