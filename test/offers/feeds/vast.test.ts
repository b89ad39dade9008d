import { expect, test } from 'vitest'
import { vast } from '../../../src/offers/feeds/vast.ts'
import { answersFrom, contextOf, pricesOf, readWith, reasonsOf, vastAnswers, vastOffer } from './feed-responses.ts'

const read = (byCount: Parameters<typeof vastAnswers>[0]) => readWith(vast, vastAnswers(byCount))

test('a price is the middle of the hosts, whatever the lowest ask is', () => {
  const reading = read({ 1: [vastOffer(1, 9.75), vastOffer(2, 2.6), vastOffer(3, 0.5), vastOffer(4, 2.4)] })
  expect(pricesOf(reading)).toEqual(['vast h100-sxm marketplace_verified_median on_demand 1 -: 2.5'])
  expect(reading.observations[0]?.price.note).toBe('the middle of 4 verified hosts')
})

test('one host with many machines is one voice', () => {
  const many = Array.from({ length: 9 }, (_, i) => vastOffer(1, 1 + i / 100))
  expect(pricesOf(read({ 1: [...many, vastOffer(2, 3), vastOffer(3, 4)] }))).toEqual([
    'vast h100-sxm marketplace_verified_median on_demand 1 -: 3',
  ])
})

test.each([
  [1, 'thin market: one host, too few for a middle', 'thin market: the lowest of one host'],
  [2, 'thin market: 2 hosts, too few for a middle', 'thin market: the lowest of 2 hosts'],
])('of %d hosts there is no middle: thin market, the lowest only as "from"', (hosts, reason, note) => {
  const reading = read({ 1: Array.from({ length: hosts }, (_, i) => vastOffer(i, 2 + i)) })
  expect(pricesOf(reading)).toEqual(['vast h100-sxm marketplace_verified_min on_demand 1 -: 2'])
  expect(reading.observations[0]?.price.note).toBe(note)
  expect(reasonsOf(reading, /h100-sxm/)).toEqual([reason])
})

test('asks of a machine are shared among its GPUs, and counts are not mixed', () => {
  const eight = [1, 2, 3].map((host) => vastOffer(host, 16, { num_gpus: 8 }))
  const reading = read({ 8: eight, 1: [vastOffer(1, 2.4, { num_gpus: 8 })] })
  expect(pricesOf(reading)).toEqual(['vast h100-sxm marketplace_verified_median on_demand 8 -: 2'])
  expect(reasonsOf(reading, /8 GPUs/)).toEqual(['not what was asked for: 1 GPUs'])
})

test('hosts that are unverified, taken or unreliable do not count, though the server sends them', () => {
  const bad = [{ verified: false }, { rentable: false }, { reliability: 0.97 }, { reliability: null }]
  const reading = read({
    1: [...bad.map((rest, i) => vastOffer(i, 0.1, rest)), ...[7, 8, 9].map((host) => vastOffer(host, 2.5))],
  })
  expect(pricesOf(reading)).toEqual(['vast h100-sxm marketplace_verified_median on_demand 1 -: 2.5'])
})

test('A100s of 40 and 80 GB share a name and no price; a card with soldered-on memory is another card', () => {
  const asks = (gpu_name: string, gpu_ram: number, dph: number) =>
    [1, 2, 3].map((host) => vastOffer(host, dph, { gpu_name, gpu_ram }))
  const reading = read({
    1: [...asks('A100 SXM4', 40_960, 0.6), ...asks('A100 SXM4', 81_920, 0.93), ...asks('RTX 4090', 49_140, 0.7)],
  })
  expect(pricesOf(reading)).toEqual([
    'vast a100-40-sxm marketplace_verified_median on_demand 1 -: 0.6',
    'vast a100-80-sxm marketplace_verified_median on_demand 1 -: 0.93',
  ])
  expect(reasonsOf(reading, /RTX 4090/)).toEqual(["not this GPU's memory: another card"])
})

test('RTX 4090D, 4070 Ti and the workstation PRO 6000 are not taken for their neighbours', () => {
  const asks = (gpu_name: string, gpu_ram: number) =>
    [1, 2, 3].map((host) => vastOffer(host, 0.3, { gpu_name, gpu_ram }))
  const reading = read({
    1: [...asks('RTX 4090D', 24_564), ...asks('RTX 4070S Ti', 16_376), ...asks('RTX PRO 6000 WS', 97_887)],
  })
  expect(reading.observations).toEqual([])
  expect(reading.rejections.map(({ reason }) => reason)).toEqual([
    'a slower card than the RTX 4090',
    'no GPU of the catalog',
    "the workstation card; the catalog's price is that of the server card",
  ])
})

test('a zero or empty ask is no price, and a bid is never one', () => {
  const reading = read({ 1: [vastOffer(1, 0), vastOffer(2, null), vastOffer(3, '')] })
  expect(reading.observations).toEqual([])
  expect(JSON.stringify(reading)).not.toContain('0.9')
})

test('an answer that was cut off has no middle', () => {
  const reading = read({ 1: Array.from({ length: 2000 }, (_, host) => vastOffer(host, 2)) })
  expect(reading.observations).toEqual([])
  expect(reasonsOf(reading, /1 GPUs/)[0]).toContain('cut off at 2000 rows')
})

test('the server is told how many rows, and is not given the filter that it fails on', async () => {
  const sent: string[] = []
  const answers = answersFrom(vastAnswers({}))
  await vast.collect(
    (name, request) => {
      expect(request).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } })
      sent.push(request.body ?? '')
      return answers(name, request)
    },
    contextOf(vast),
    '',
  )
  expect(sent).toHaveLength(4)
  for (const body of sent)
    expect(JSON.parse(body)).toMatchObject({
      limit: 2000,
      reliability: { gte: 0.98 },
      verified: { eq: true },
      rentable: { eq: true },
      rented: { eq: false },
      external: { eq: false },
      type: 'on-demand',
    })
  expect(sent.join()).not.toContain('cuda_max_good')
  expect(JSON.parse(sent[0] ?? '').gpu_name.in).toContain('A100 SXM4')
})
