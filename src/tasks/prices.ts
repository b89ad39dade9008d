/**
 * `npm run prices`: reads the feeds once, says what changed, and writes the new prices into data/offers.
 *
 *     npm run prices -- [--feeds runpod,vast] [--dry-run] [--record DIR | --recorded DIR] [--today YYYY-MM-DD]
 *                       [--accept ID]… [--rejections] [--data DIR]
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { FeedFacts } from '../catalog/price-feed.ts'
import { feedSchema } from '../catalog/price-feed.ts'
import { loadCatalog, readEntities } from '../catalog/load.ts'
import { allFeeds, selectFeeds } from '../offers/feeds/feed-registry.ts'
import { createFetcher } from '../offers/feeds/http-fetcher.ts'
import { createReplayFetcher, createRecordingFetcher } from '../offers/feeds/recording.ts'
import { admittedObservations, refreshFeeds } from '../offers/feeds/feed-refresh.ts'
import { refreshReport } from '../offers/feeds/refresh-report.ts'
import { observationId } from '../offers/observation-id.ts'
import { mergeOffers } from './prices/merge-offers.ts'
import { progressBar } from './progress.ts'

const { values: options } = parseArgs({
  options: {
    feeds: { type: 'string', default: 'all' },
    'dry-run': { type: 'boolean', default: false },
    record: { type: 'string' },
    recorded: { type: 'string' },
    today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    accept: { type: 'string', multiple: true, default: [] },
    rejections: { type: 'boolean', default: false },
    data: { type: 'string', default: join(import.meta.dirname, '../../data') },
  },
})

const { feeds, unknown } = selectFeeds(options.feeds.split(',').map((name) => name.trim()))
if (unknown.length > 0) {
  console.error(
    `No feed is called ${unknown.join(', ')}. There are: ${allFeeds.map(({ id }) => id).join(', ')}, gpuhunt, all.`,
  )
  process.exit(2)
}
if (!/^\d{4}-\d{2}-\d{2}$/.test(options.today)) {
  console.error(`--today takes a date such as 2026-11-24, not "${options.today}".`)
  process.exit(2)
}

const catalog = loadCatalog(options.data)
const aborter = new AbortController()
process.once('SIGINT', () => aborter.abort())
const onFeedDone = progressBar('feeds', feeds.length)
const { record, recorded } = options

const refreshed = await refreshFeeds(feeds, {
  today: options.today,
  catalog,
  facts: readEntities(join(options.data, 'feeds'), feedSchema),
  fetcherFor: (facts: FeedFacts) => {
    if (recorded !== undefined) return createReplayFetcher(recorded, facts.id)
    const live = createFetcher(facts, aborter.signal)
    return record === undefined ? live : createRecordingFetcher(record, facts.id, live)
  },
  // From recordings nothing is asked, so no key is needed.
  key: (variable) => process.env[variable] ?? (recorded === undefined ? undefined : ''),
  isApproved: (observation) => options.accept.includes(observationId(observation)),
  onDone: onFeedDone,
})

for (const line of refreshReport(refreshed, options.rejections)) console.log(line)

const admitted = admittedObservations(refreshed)
const changed = [...Map.groupBy(admitted, ({ provider }) => provider)].filter(([provider, observations]) => {
  const file = join(options.data, 'offers', `${provider}.json`)
  const before = readFileSync(file, 'utf8')
  const after = mergeOffers(before, observations)
  if (after === before) return false
  if (!options['dry-run']) writeFileSync(file, after)
  return true
})
const files = changed.map(([provider]) => `${provider}.json`).join(', ')
console.log('')
if (changed.length === 0) console.log('Nothing in data/offers changes.')
else if (options['dry-run']) console.log(`A dry run: ${files} in data/offers would change.`)
else console.log(`Written into data/offers: ${files}. Read the difference before you commit it.`)
process.exitCode = refreshed.outcomes.every(({ status }) => status === 'failed') ? 1 : 0
