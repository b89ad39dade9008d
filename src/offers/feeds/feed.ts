/** What a feed is: which requests it takes, and a pure function from what came back to prices or reasons. */
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { FeedFacts } from '../../catalog/price-feed.ts'
import type { ObservedPrice } from '../../catalog/observed-price.ts'

export type HttpRequest = {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Makes one request and returns its body. `name` is what a recording of it is called. */
export type Fetcher = (name: string, request: HttpRequest) => Promise<Uint8Array>

/** Bodies by the name of their request. */
export type Responses = ReadonlyMap<string, Uint8Array>

export type FeedCatalog = Pick<Catalog, 'gpus' | 'instances' | 'providers'>

/** What reading takes besides the responses: the day, the feed's own facts, and what the catalog knows. */
export type FeedContext = { readonly today: string; readonly facts: FeedFacts; readonly catalog: FeedCatalog }

/** Something printed that is not used as a price, and why. */
export type Rejection = { readonly printed: string; readonly reason: string }

/** How often spot machines of one kind were taken back in the past month, where a cloud says so. */
export type ReclaimBand = {
  readonly provider: ProviderId
  readonly gpu: GpuId
  readonly machine: string
  readonly region: string
  /** Share of machines, as fractions; `high` 1 where the band is open. */
  readonly low: number
  readonly high: number
  readonly asOf: string
}

export type FeedReading = {
  readonly observations: readonly ObservedPrice[]
  readonly rejections: readonly Rejection[]
  readonly reclaimBands?: readonly ReclaimBand[]
}

/** A source of prices: requests on one side, a pure reading of the responses on the other. */
export type Feed = {
  /** File name in data/feeds and in recordings. */
  readonly id: string
  /** Makes the requests, one after the other. Rejects where one of them fails. `key` is empty where none is needed. */
  readonly collect: (get: Fetcher, context: FeedContext, key: string) => Promise<Responses>
  /** Pure. Throws `FeedFormatError` where the responses are not of this feed's shape. */
  readonly read: (responses: Responses, context: FeedContext) => FeedReading
}

/** A feed that answered, but not as it should. */
export class FeedFormatError extends Error {
  override readonly name = 'FeedFormatError'
}
