import { expect, test } from 'vitest'
import { FeedFormatError } from '../../../src/offers/feeds/feed.ts'
import { runpod } from '../../../src/offers/feeds/runpod.ts'
import { contextOf, pricesOf, readWith, reasonsOf, runpodAnswer, runpodType, today } from './feed-responses.ts'

const read = (...types: readonly unknown[]) => readWith(runpod, { 'gpu-types.json': runpodAnswer(...types) })
const h100 = 'NVIDIA H100 80GB HBM3'

test('both clouds are prices of their own, with what is in stock', () => {
  const reading = read(runpodType(h100))
  expect(pricesOf(reading)).toEqual([
    'runpod h100-sxm secure on_demand * -: 3.99',
    'runpod h100-sxm community on_demand * -: 2.69',
  ])
  expect(reading.observations.map(({ availability }) => availability)).toEqual(['high', 'low'])
  expect(reading.observations[0]).toMatchObject({
    evidence: 'api',
    dated: 'observed',
    price: { asOf: today, source: 'runpod-graphql' },
  })
})

test('PCIe, NVL and SXM stay apart', () => {
  const reading = read(
    runpodType('NVIDIA H100 PCIe', { securePrice: 2.89 }),
    runpodType('NVIDIA H100 NVL', { memoryInGb: 94, securePrice: 3.19 }),
    runpodType(h100),
  )
  expect(pricesOf(reading).filter((line) => line.includes('secure'))).toEqual([
    'runpod h100-pcie secure on_demand * -: 2.89',
    'runpod h100-nvl secure on_demand * -: 3.19',
    'runpod h100-sxm secure on_demand * -: 3.99',
  ])
})

test('a lowest bid is never a spot price: it equals on demand, or is only a floor', () => {
  const floor = read(runpodType(h100, { secure: { minimumBidPrice: 1.2, stockStatus: 'High' } }))
  expect(reasonsOf(floor, /secure, lowest bid/)).toEqual([
    'the lowest bid is a floor, not a price at which a machine is kept',
  ])
  expect(reasonsOf(floor, /community, lowest bid/)).toEqual(['no spot discount: the lowest bid is the on-demand price'])
  expect(pricesOf(floor).filter((line) => line.includes('spot'))).toEqual([])
  const none = { minimumBidPrice: null, stockStatus: 'Medium' }
  const silent = read(runpodType(h100, { secure: none, community: none }))
  expect(silent.rejections).toEqual([])
  expect(silent.observations.map(({ availability }) => availability)).toEqual(['medium', 'medium'])
})

test('the community column of a GPU that only data centres have is no community price', () => {
  const reading = read(runpodType(h100, { communityCloud: false }))
  expect(pricesOf(reading)).toEqual(['runpod h100-sxm secure on_demand * -: 3.99'])
  expect(reasonsOf(reading, /community/)).toEqual(['not sold in the community cloud, whatever its price column says'])
})

test.each([
  [0, 'a zero means that the price is not known'],
  [null, 'no price is printed'],
  ['', 'no price is printed'],
  ['Contact us', '"Contact us" is no price'],
  ['from 1.99', '"from 1.99" is no price'],
  [-1, '-1 is no price'],
])('%s in a price column is no price', (securePrice, reason) => {
  const reading = read(runpodType(h100, { securePrice, communityCloud: false }))
  expect(reading.observations).toEqual([])
  expect(reasonsOf(reading, /secure$/)).toEqual([reason])
})

test('the price of joined machines is not that of one', () => {
  expect(reasonsOf(read(runpodType(h100, { clusterPrice: 4.31 })), /cluster \$4\.31/)).toEqual([
    'the price of 2 to 8 joined machines; not that of one',
  ])
})

test('GPUs that the catalog does not know, other cards and other memory are rejected by name', () => {
  const reading = read(
    runpodType('NVIDIA A40', { memoryInGb: 48 }),
    runpodType('NVIDIA RTX PRO 6000 Blackwell Max-Q Workstation Edition', { memoryInGb: 96 }),
    runpodType('NVIDIA FUTURE 1', {}),
    runpodType('NVIDIA GeForce RTX 4090', { memoryInGb: 48 }),
  )
  expect(reading.observations).toEqual([])
  expect(reading.rejections.map(({ reason }) => reason)).toEqual([
    'no GPU of the catalog',
    'the slower Max-Q card of 300 W, not the 600 W card',
    'no GPU of the catalog',
    "48 GB is not this GPU's memory",
  ])
})

test('the list is asked for as JSON; an answer that is missing breaks the feed by name', async () => {
  await runpod.collect(
    async (name, request) => {
      expect([name, request.method, request.headers]).toEqual([
        'gpu-types.json',
        'POST',
        { 'content-type': 'application/json' },
      ])
      expect(JSON.parse(request.body ?? '').query).toContain('gpuTypes')
      return new Uint8Array()
    },
    contextOf(runpod),
    '',
  )
  expect(() => readWith(runpod, {})).toThrow(new FeedFormatError('gpu-types.json: no response recorded'))
})

test('no word about stock means none', () => {
  expect(read(runpodType(h100, { secure: null })).observations[0]?.availability).toBe('none')
})

test.each([
  [{ errors: [{ message: 'Something went wrong' }], data: null }, 'Something went wrong'],
  [{ data: { gpuTypes: 'none' } }, 'data.gpuTypes'],
  ['<html>502</html>', 'not JSON'],
])('an answer that is not one is named: %j', (body, words) => {
  expect(() => readWith(runpod, { 'gpu-types.json': body })).toThrow(FeedFormatError)
  expect(() => readWith(runpod, { 'gpu-types.json': body })).toThrow(words)
})
