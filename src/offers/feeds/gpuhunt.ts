/**
 * gpuhunt's published catalogs: a zipped CSV for each provider, renewed hourly by dstack. Prices are of whole machines;
 * a GPU is named without its form, so the form comes from the machine's own name. No key.
 */
import { parse } from 'csv-parse/sync'
import { type FeedContext, type Feed, FeedFormatError } from './feed.ts'
import { type GpuhuntMachine, matchMachine } from './gpuhunt-machine.ts'
import { responseText } from './response-json.ts'
import { createCollector, parsePrice } from './reading-collector.ts'
import { unzipSync } from 'fflate'

/** gpuhunt's names of the providers whose catalogs it publishes from their own interfaces; ours are in data/feeds. */
export const gpuhuntProviders = ['aws', 'azure', 'gcp', 'lambdalabs', 'nebius', 'oci', 'runpod', 'verda'] as const
type GpuhuntProvider = (typeof gpuhuntProviders)[number]

/** The feed of one provider's catalog. */
export function gpuhunt(provider: GpuhuntProvider): Feed {
  return {
    id: `gpuhunt-${provider}`,
    collect: async (get, { facts }) => {
      const version = await get('version', { url: `${facts.url}/${provider}/version` })
      const name = new TextDecoder().decode(version).trim()
      if (!/^[\w.-]{1,40}$/.test(name)) throw new FeedFormatError(`version: "${name.slice(0, 40)}" names no version`)
      const archive = await get('catalog.zip', { url: `${facts.url}/${provider}/${name}/catalog.zip` })
      return new Map([
        ['version', version],
        ['catalog.zip', archive],
      ])
    },
    read: (responses, context) => {
      const archive = responses.get('catalog.zip')
      if (archive === undefined) throw new FeedFormatError('catalog.zip: no response recorded')
      const version = responseText(responses, 'version').trim()
      const csv = new TextDecoder().decode(fileInZip(archive, `${provider}.csv`))
      return readCatalog(csv, provider, { ...context, today: versionDate(version) ?? context.today })
    },
  }
}

/** "20260818-42" was made on 2026-08-18: a provider that fails keeps its old version, and with it its old date. */
function versionDate(version: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})(?:\D|$)/.exec(version) ?? []
  return year === undefined ? null : `${year}-${month}-${day}`
}

type CsvRow = Readonly<Record<string, string>>
const requiredColumns = ['instance_name', 'location', 'price', 'gpu_count', 'gpu_name', 'gpu_memory', 'spot'] as const

/** Pure: the CSV of one provider as observations. Throws `FeedFormatError` where a column is missing. */
function readCatalog(csv: string, provider: GpuhuntProvider, context: FeedContext) {
  const rows = rowsOf(csv)
  const missing = requiredColumns.find((column) => rows[0] !== undefined && !(column in rows[0]))
  if (missing !== undefined) throw new FeedFormatError(`${provider}.csv has no column "${missing}"`)
  const id = context.facts.providers[provider] ?? provider
  const collector = createCollector(context)
  const prices = rows.flatMap((row) => {
    if (Number(row['gpu_count']) === 0) return []
    const machine = matchMachine(row, id, context)
    if ('reason' in machine) {
      collector.reject(`${row['instance_name']} (${row['gpu_name']} ${row['gpu_memory']} GB)`, machine.reason)
      return []
    }
    const usd = parsePrice(row['price'])
    const pricing = /^true$/i.test(row['spot'] ?? '') ? ('spot' as const) : ('on_demand' as const)
    if (typeof usd === 'string') {
      collector.reject(`${row['instance_name']}, ${pricing}`, usd)
      return []
    }
    return [{ ...machine, pricing, region: row['location'] ?? '', usd: usd / machine.gpuCount }]
  })
  const homeRegion = context.facts.homeRegions[id]
  for (const group of Map.groupBy(prices, itemKey).values()) {
    const chosen =
      homeRegion === undefined ? mostCommonPrice(group) : (cheapestInRegion(group, homeRegion) ?? medianByRegion(group))
    if (chosen === undefined) continue
    const { gpu, tier, pricing, gpuCount, usd, region } = chosen
    collector.addPrice({
      provider: id,
      gpu,
      usdPerGpuHour: usd,
      tier,
      pricing,
      gpuCount,
      region: homeRegion === undefined ? null : region,
    })
  }
  return collector.result()
}

function rowsOf(csv: string): readonly CsvRow[] {
  try {
    return parse(csv, { columns: true, skip_empty_lines: true, bom: true })
  } catch (error) {
    throw new FeedFormatError(`not CSV: ${error instanceof Error ? error.message : String(error)}`)
  }
}

type MachinePrice = GpuhuntMachine & {
  readonly pricing: 'spot' | 'on_demand'
  readonly region: string
  readonly usd: number
}

const itemKey = ({ gpu, tier, pricing, gpuCount }: MachinePrice) => `${gpu}|${tier}|${pricing}|${gpuCount}`

/** Several machines may hold the same GPUs and differ in processors: the plainest is the cheapest. */
const cheapestInRegion = (prices: readonly MachinePrice[], region: string) =>
  cheapest(prices.filter((each) => each.region === region))

const cheapest = (prices: readonly MachinePrice[]) => prices.toSorted((a, b) => a.usd - b.usd)[0]

/** Of the regions that sell it, the one whose price is in the middle: a price that is really charged somewhere. */
function medianByRegion(prices: readonly MachinePrice[]): MachinePrice | undefined {
  const regions = [...Map.groupBy(prices, ({ region }) => region).values()].flatMap(
    (inRegion) => cheapest(inRegion) ?? [],
  )
  return regions.toSorted((a, b) => a.usd - b.usd)[Math.floor((regions.length - 1) / 2)]
}

/** A list that crosses every machine with every region says nothing about regions: the price that most of them have. */
function mostCommonPrice(prices: readonly MachinePrice[]): MachinePrice | undefined {
  const byPrice = [...Map.groupBy(prices, ({ usd }) => usd).values()]
  return byPrice.toSorted((a, b) => b.length - a.length || (a[0]?.usd ?? 0) - (b[0]?.usd ?? 0))[0]?.[0]
}

/** An archive can hold far more than it weighs. */
const maxBytes = 200e6

/** The bytes of `name` in `archive`. Throws `FeedFormatError` where it is no archive, holds no such file, or too large a one. */
function fileInZip(archive: Uint8Array, name: string): Uint8Array {
  let tooLarge = false
  const files = unzip(archive, (file) => {
    if (file.name !== name) return false
    tooLarge = file.originalSize > maxBytes
    return !tooLarge
  })
  if (tooLarge) throw new FeedFormatError(`${name} unpacks to more than ${maxBytes / 1e6} MB`)
  const content = files[name]
  if (content === undefined) throw new FeedFormatError(`${name} is not in the archive`)
  return content
}

function unzip(archive: Uint8Array, filter: (file: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(archive, { filter })
  } catch (error) {
    throw new FeedFormatError(`not a zip archive: ${error instanceof Error ? error.message : String(error)}`)
  }
}
