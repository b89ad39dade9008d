import { describe, expect, test } from 'vitest'
import { lambda } from '../../../src/offers/feeds/lambda.ts'
import { shadeform } from '../../../src/offers/feeds/shadeform.ts'
import { spotAdvisor } from '../../../src/offers/feeds/spot-advisor.ts'
import { settingsSchema } from '../../../src/settings.ts'
import {
  catalog,
  contextOf,
  facts,
  lambdaType,
  pricesOf,
  readWith,
  reasonsOf,
  shadeformType,
  today,
} from './feed-responses.ts'

test('the prices of every feed have a source, and its key is a setting', () => {
  const feeds = [...facts.values()]
  expect(feeds.flatMap(({ priceSource }) => (catalog.sources.has(priceSource) ? [] : [priceSource]))).toEqual([])
  expect(feeds.flatMap(({ key }) => (key === null || key in settingsSchema.shape ? [] : [key]))).toEqual([])
})

describe('Lambda', () => {
  const read = (...types: readonly Record<string, unknown>[]) =>
    readWith(lambda, { 'instance-types.json': { data: Object.assign({}, ...types) } })

  test('cents of a machine; the price of a GPU depends on the count', () => {
    const reading = read(
      lambdaType('gpu_1x_h100_sxm5', 429, []),
      lambdaType('gpu_8x_h100_sxm5', 3192, [{ name: 'us-west-1' }]),
    )
    expect(pricesOf(reading)).toEqual([
      'lambda h100-sxm - on_demand 1 -: 4.29',
      'lambda h100-sxm - on_demand 8 -: 3.99',
    ])
    expect(reading.observations.map(({ availability }) => availability)).toEqual(['none', 'high'])
  })

  test('forms and memories stay apart; machines without GPUs are passed over', () => {
    const reading = read(
      lambdaType('gpu_1x_h100_pcie', 329),
      lambdaType('gpu_8x_a100_80gb_sxm4', 2232),
      lambdaType('gpu_1x_a100_sxm4', 199),
      lambdaType('gpu_1x_a100', 199),
      lambdaType('gpu_1x_gh200', 229),
      lambdaType('gpu_1x_rtx6000', 69),
      lambdaType('gpu_1x_b300_new', 900),
      lambdaType('cpu_4x_general', 20),
    )
    expect(reading.observations.map(({ gpu }) => gpu)).toEqual([
      'h100-pcie',
      'a100-80-sxm',
      'a100-40-sxm',
      'a100-40-pcie',
      'gh200-96',
    ])
    expect(reading.rejections.map(({ reason }) => reason)).toEqual([
      'a Quadro RTX 6000 of 2018 with 24 GB, not the RTX 6000 Ada',
      'no GPU of the catalog',
    ])
  })

  test('the key goes into a header, and nowhere else', async () => {
    let sent: unknown
    await lambda.collect(
      async (_name, request) => {
        sent = request
        return new Uint8Array()
      },
      contextOf(lambda),
      'secret-key',
    )
    expect(sent).toEqual({
      url: 'https://cloud.lambda.ai/api/v1/instance-types',
      headers: { authorization: 'Bearer secret-key' },
    })
  })
})

describe('Shadeform', () => {
  const read = (...types: readonly unknown[]) =>
    readWith(shadeform, { 'instance-types.json': { instance_types: types } })

  test('cents of a machine, at the cloud behind the broker, as good as a feed', () => {
    const reading = read(
      shadeformType('lambdalabs', 'H100', { hourly_price: 3192, configuration: { num_gpus: 8 } }),
      shadeformType('massedcompute', 'H100_sxm5', { hourly_price: 273, availability: [] }),
    )
    expect(pricesOf(reading)).toEqual([
      'lambda h100-sxm - on_demand 8 -: 3.99',
      'massedcompute h100-sxm - on_demand 1 -: 2.73',
    ])
    expect(reading.observations.map(({ availability, evidence }) => [availability, evidence])).toEqual([
      ['low', 'feed'],
      ['none', 'feed'],
    ])
    const free = (count: number) => Array.from({ length: count }, () => ({ available: true }))
    const stock = (availability: unknown) => read(shadeformType('lambdalabs', 'H100', { availability })).observations[0]
    expect([free(1), free(2), [{ available: false }]].map((each) => stock(each)?.availability)).toEqual([
      'low',
      'high',
      'none',
    ])
    expect(stock(undefined)).not.toHaveProperty('availability')
  })

  test('machines without GPUs are passed over', () => {
    expect(read(shadeformType('lambdalabs', 'H100', { configuration: { num_gpus: 0 } }))).toMatchObject({
      observations: [],
      rejections: [],
    })
  })

  test('an H100 without its form is none of the H100s', () => {
    const reading = read(shadeformType('hyperstack', 'H100', { configuration: { interconnect: null } }))
    expect(reasonsOf(reading, /H100/)).toEqual(['H100 with no form said'])
  })

  test('a row that contradicts itself is rejected: an A100 with 48 GB', () => {
    const configuration = { gpu_type: 'A100', interconnect: 'pcie', vram_per_gpu_in_gb: 48 }
    expect(reasonsOf(read(shadeformType('hyperstack', 'A100', { configuration })), /A100/)).toEqual([
      "says 48 GB, which is not this GPU's memory",
    ])
  })

  test('clouds that the catalog does not know, and empty prices', () => {
    expect(reasonsOf(read(shadeformType('newcloud', 'H100')), /newcloud/)).toEqual(['no provider of the catalog'])
    expect(reasonsOf(read(shadeformType('hyperstack', 'H100', { hourly_price: 0 })), /hyperstack/)[0]).toContain('zero')
  })
})

describe('AWS Spot Advisor', () => {
  const read = (r: unknown, machine = 'p5.48xlarge') =>
    readWith(spotAdvisor, {
      'spot-advisor-data.json': {
        spot_advisor: { 'us-east-1': { Linux: { [machine]: { s: 62, r } }, Windows: { [machine]: { s: 1, r: 0 } } } },
        ranges: [],
      },
    })

  test.each([
    [0, 0, 0.05],
    [1, 0.05, 0.1],
    [2, 0.1, 0.15],
    [3, 0.15, 0.2],
    [4, 0.2, 1],
  ])('band %d is from %d to %d of the machines in a month; savings are no prices', (r, low, high) => {
    expect(read(r)).toEqual({
      observations: [],
      rejections: [],
      reclaimBands: [
        { provider: 'aws', gpu: 'h100-sxm', machine: 'p5.48xlarge', region: 'us-east-1', low, high, asOf: today },
      ],
    })
  })

  test('machines without a known GPU are passed over, an unknown band breaks the feed', () => {
    expect(read(1, 'm5.large').reclaimBands).toEqual([])
    expect(() => read(7)).toThrow('spot_advisor')
  })
})
