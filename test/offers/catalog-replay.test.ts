import { expect, test } from 'vitest'
import type { Catalog } from '../../src/catalog/catalog.ts'
import { loadCatalog } from '../../src/catalog/load.ts'
import { datedCatalog } from './dated-catalog.ts'
import { openMarket } from '../../src/offers/market.ts'
import { observationKey, observationId } from '../../src/offers/observation-id.ts'
import { pinnedPricesOf, replayCatalog } from '../../src/offers/catalog-replay.ts'
import { recommend } from '../../src/recommend/recommend.ts'
import { sampleScenario, sampleSweep } from '../recommend/sample-sweeps.ts'

const catalog = datedCatalog()
const today = '2026-11-24'
const sweep = sampleSweep(catalog, { model: 'llama-3.3-70b' })
const scenario = sampleScenario('llama-3.3-70b', 2e9)

function answerOn(day: string, catalogThen: Catalog) {
  const result = recommend(scenario, sweep, openMarket(catalogThen, day))
  if ('kind' in result) throw new Error(result.message)
  return result
}

/** Everything seen again a month later, by half dearer: what feeds would have added. */
const later: Catalog = {
  ...catalog,
  observations: [
    ...catalog.observations,
    ...catalog.observations.map((observation) => {
      const value = observation.price.value * 1.5
      return { ...observation, price: { ...observation.price, value, base: value, asOf: '2026-12-20' } }
    }),
  ],
}

test('ids tell every bundled observation from every other, and stay the same', () => {
  const ids = catalog.observations.map(observationId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toContain('runpod/h100-sxm/secure/on_demand/1/*@2026-11-09=3.99#data-receipts-vendors')
  expect(loadCatalog('data').observations.map(observationId)).toEqual(ids)
})

test('a saved answer is given again to the cent, whatever was seen since', () => {
  const first = answerOn(today, catalog)
  const pins = pinnedPricesOf(first.options, today)
  expect(pins.observationIds.length).toBeGreaterThan(2)
  expect(answerOn(today, later)).not.toEqual(first)
  const again = replayCatalog(pins, later)
  expect(again.missing).toEqual([])
  expect(answerOn(pins.today, again.catalog)).toEqual(first)
})

test('prices are replayed in the order of the catalog, which decides between plans that are as good', () => {
  const places = new Map(catalog.observations.map((observation, index) => [observationId(observation), index]))
  const { observations } = replayCatalog(pinnedPricesOf(answerOn(today, catalog).options, today), catalog).catalog
  const replayed = observations.map((observation) => places.get(observationId(observation)) ?? -1)
  expect(replayed).toEqual(replayed.toSorted((one, other) => one - other))
})

test('every option names the observation that its price rests on', () => {
  const byId = new Map(catalog.observations.map((observation) => [observationId(observation), observation]))
  for (const option of answerOn(today, catalog).options) {
    const { provider, gpu, price } = byId.get(option.observationId ?? '') ?? {}
    expect([provider, gpu, price?.asOf, price?.source]).toEqual([
      option.provider,
      option.gpu,
      option.priceAsOf,
      option.priceSource,
    ])
  }
})

test('pinned prices that are gone are named; a store that has kept them brings them back', () => {
  const pins = pinnedPricesOf(answerOn(today, catalog).options, today)
  const pinnedObservations = catalog.observations.filter((observation) =>
    pins.observationIds.includes(observationId(observation)),
  )
  const forgotten = {
    ...catalog,
    observations: catalog.observations.filter((each) => !pinnedObservations.includes(each)),
  }
  expect(new Set(replayCatalog(pins, forgotten).missing)).toEqual(new Set(pins.observationIds))
  const back = replayCatalog({ ...pins, observations: pinnedObservations }, forgotten)
  expect(back.missing).toEqual([])
  // Of a pinned price no other reading is left.
  const pinnedKeys = new Set(pinnedObservations.map(observationKey))
  const kept = catalog.observations.filter(
    (each) => pinnedObservations.includes(each) || !pinnedKeys.has(observationKey(each)),
  )
  expect(new Set(back.catalog.observations)).toEqual(new Set(kept))
})

test('of a pinned price no other reading is left', () => {
  const pins = pinnedPricesOf(answerOn(today, catalog).options, today)
  const { observations } = replayCatalog(pins, later).catalog
  const keys = observations.filter((each) => pins.observationIds.includes(observationId(each))).map(observationKey)
  expect(observations.filter((each) => keys.includes(observationKey(each)))).toHaveLength(keys.length)
})
