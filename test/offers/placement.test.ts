/** Where a job may run: regions, hosts and certificates, over the bundled providers and prices. */
import { describe, expect, test } from 'vitest'
import { fieldPhrases } from '../../src/scenario/field-phrases.ts'
import { emptySpec } from '../../src/scenario/scenario.ts'
import { isWithin } from '../../src/catalog/place.ts'
import { openMarket, placeMarket } from '../../src/offers/market.ts'
import { hostsOf } from '../../src/offers/offer.ts'
import { placementGap, type PlacementRequirement, unplacedProviders } from '../../src/offers/placement.ts'
import { catalogDate, datedCatalog } from './dated-catalog.ts'

const catalog = datedCatalog()
const { places, providers } = catalog
const market = openMarket(catalog, catalogDate)
const anywhere: PlacementRequirement = { region: null, hosting: null, certificates: null }

const offersUnder = (requirement: Partial<PlacementRequirement>) =>
  [...placeMarket(market, { ...anywhere, ...requirement }).byGpu.values()].flat().map(({ offer }) => offer)
const providersUnder = (requirement: Partial<PlacementRequirement>) =>
  new Set(offersUnder(requirement).map(({ provider }) => provider.id))

describe('places', () => {
  test('each lies inside places that there are, and every region of a provider is one', () => {
    const ids = new Set(places.keys())
    expect([...places.values()].flatMap(({ within }) => within.filter((id) => !ids.has(id)))).toEqual([])
    const named = [...providers.values()].flatMap(({ regions }) => regions?.rows.map(({ place }) => place) ?? [])
    expect(named.filter((id) => !ids.has(id))).toEqual([])
    expect(isWithin('frankfurt', 'eu', places)).toBe(true)
    expect(isWithin('frankfurt', 'germany+france', places)).toBe(true)
    expect(isWithin('finland', 'germany+france', places)).toBe(false)
    expect(isWithin('germany+france', 'eu', places)).toBe(true)
    expect(fieldPhrases({ ...emptySpec, region: 'germany+france' }, ['region'])).toEqual(['region germany or france'])
    expect(places.get('germany+france')).toEqual({ name: 'Germany or France', within: ['eu'] })
    expect(isWithin('london', 'eu', places)).toBe(false)
    expect(isWithin('london', 'europe', places)).toBe(true)
    expect(isWithin('eu', 'frankfurt', places)).toBe(false)
  })

  test('a price of a region names one of its provider', () => {
    const unknown = catalog.observations.filter(
      ({ provider, region }) =>
        region !== null &&
        region !== 'NA' &&
        providers.get(provider)?.regions?.rows.some(({ id }) => id === region) !== true,
    )
    expect(unknown.map(({ provider, region }) => `${provider} ${region}`)).toEqual([])
  })

  test('a provider whose prices differ by region has a home, and its price of no region holds nowhere else', () => {
    const aws = market.everywhere.filter(({ offer }) => offer.provider.id === 'aws' && offer.gpu === 'h200-sxm')
    expect(new Set(aws.map(({ offer }) => offer.region)).size).toBeGreaterThan(3)
    const home = (market.byGpu.get('h200-sxm') ?? []).filter(({ offer }) => offer.provider.id === 'aws')
    expect(new Set(home.map(({ offer }) => offer.region))).toEqual(new Set(['us-east-1']))
  })
})

describe('a region', () => {
  test.each(['eu', 'europe', 'us', 'frankfurt', 'uk', 'finland'])(
    '%s: every offer stands there, by our facts',
    (region) => {
      const offers = offersUnder({ region })
      expect(offers.length).toBeGreaterThan(0)
      for (const offer of offers) {
        const rows = offer.provider.regions?.rows.filter(({ id }) => offer.region === null || id === offer.region) ?? []
        expect(rows.some(({ place }) => isWithin(place, region, places))).toBe(true)
        expect(hostsOf(offer)).toBe('own')
      }
    },
  )

  test('at most one region of each thing is offered, the cheapest', () => {
    const keys = offersUnder({ region: 'eu' }).flatMap(({ provider, gpu, tier, pricing, counts }) =>
      counts.map((count) => [provider.id, gpu, tier?.id, pricing, count].join()),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('what is not known is not offered, and is told from what is known to be elsewhere', () => {
    const gaps = unplacedProviders(market.everywhere, { ...anywhere, region: 'eu' }, places)
    expect(gaps.get('lambda')).toBe('elsewhere')
    expect(gaps.get('gmi-cloud')).toBe('regions-unknown')
    expect(gaps.get('modal')).toBe('no-price-there')
    expect(gaps.has('nebius')).toBe(false)
  })
})

test('without third parties there is no Community Cloud and no marketplace', () => {
  const offers = offersUnder({ hosting: 'data-centre' })
  expect(offers.filter((offer) => hostsOf(offer) !== 'own')).toEqual([])
  expect(offers.some(({ provider, tier }) => provider.id === 'runpod' && tier?.id === 'secure')).toBe(true)
  expect(providersUnder({ hosting: 'data-centre' }).has('vast')).toBe(false)
})

test('a verified host of Vast.ai is tested, and counts as no data centre', () => {
  const verified = market.everywhere.filter(({ offer }) => offer.tier?.id.startsWith('marketplace_verified'))
  expect(verified.length).toBeGreaterThan(0)
  const gaps = verified.map(({ offer }) => placementGap(offer, { ...anywhere, hosting: 'data-centre' }, places))
  expect(new Set(gaps)).toEqual(new Set(['third-party-hosts']))
})

test('a certificate that was not seen is not offered; all that are asked for are held', () => {
  const both = providersUnder({ certificates: ['soc2', 'hipaa'] })
  expect(both.has('aws')).toBe(true)
  expect(both.has('lambda')).toBe(false)
  expect(both.has('runpod')).toBe(false)
  const runpod = market.everywhere.find(({ offer }) => offer.provider.id === 'runpod' && offer.tier?.id === 'secure')
  expect(runpod && placementGap(runpod.offer, { ...anywhere, certificates: ['soc2'] }, places)).toBe(
    'certificate-unknown',
  )
})

test('nothing wished for leaves the market as it is, and one requirement makes one market', () => {
  expect(placeMarket(market, anywhere)).toBe(market)
  const requirement: PlacementRequirement = { ...anywhere, region: 'eu' }
  expect(placeMarket(market, requirement)).toBe(placeMarket(market, { ...requirement }))
})
