import { describe, expect, test } from 'vitest'
import { strToU8, zipSync } from 'fflate'
import { allFeeds, selectFeeds } from '../../../src/offers/feeds/feed-registry.ts'
import { FeedFormatError } from '../../../src/offers/feeds/feed.ts'
import { gpuhunt, gpuhuntProviders } from '../../../src/offers/feeds/gpuhunt.ts'
import {
  answersFrom,
  catalog,
  contextOf,
  facts,
  huntAnswers,
  huntCsv,
  huntRow,
  pricesOf,
  readWith,
  reasonsOf,
} from './feed-responses.ts'

type GpuhuntProviderName = (typeof gpuhuntProviders)[number]
const read = (provider: GpuhuntProviderName, ...rows: readonly string[]) =>
  readWith(gpuhunt(provider), huntAnswers(provider, huntCsv(...rows)))

describe('the large clouds', () => {
  test('prices are of the machine; its name gives the form that gpuhunt merges away', () => {
    const reading = read(
      'aws',
      huntRow('p5.48xlarge', 'us-east-1', '55.04', [8, 'H100', 80]),
      huntRow('p4d.24xlarge', 'us-east-1', '21.9576', [8, 'A100', 40]),
      huntRow('p4de.24xlarge', 'us-east-1', '27.4471', [8, 'A100', 80]),
    )
    expect(pricesOf(reading)).toEqual([
      'aws h100-sxm - on_demand 8 us-east-1: 6.88',
      'aws a100-40-sxm - on_demand 8 us-east-1: 2.7447',
      'aws a100-80-sxm - on_demand 8 us-east-1: 3.43089',
    ])
    const azure = read(
      'azure',
      huntRow('Standard_ND96isr_H100_v5', 'eastus', '98.32', [8, 'H100', 80]),
      huntRow('Standard_NC40ads_H100_v5', 'eastus', '6.98', [1, 'H100NVL', 94]),
    )
    expect(azure.observations.map(({ gpu }) => gpu)).toEqual(['h100-sxm', 'h100-nvl'])
  })

  test('an unknown machine is rejected: the form of its GPU is not said', () => {
    expect(read('gcp', huntRow('a9-new-8g', 'us-central1', '90', [8, 'H100', 80])).rejections).toEqual([
      { printed: 'a9-new-8g (H100 80.0 GB)', reason: 'no machine of the catalog: the form of its GPU is not said' },
    ])
  })

  test("another cloud's machine is none of this one, and a family without a size is no machine", () => {
    const machines = [
      huntRow('p5.48xlarge', 'eastus', '98', [8, 'H100', 80]),
      huntRow('p5', 'eastus', '98', [8, 'H100', 80]),
    ]
    for (const provider of ['azure', 'aws'] as const) {
      const reading = read(provider, ...machines)
      expect(reading.observations).toHaveLength(provider === 'aws' ? 1 : 0)
      expect(reasonsOf(reading, /^p5 /)).toEqual(['no machine of the catalog: the form of its GPU is not said'])
    }
  })

  test('a count that contradicts the machine, and a memory that contradicts the GPU, are rejected', () => {
    expect(reasonsOf(read('aws', huntRow('p5.48xlarge', 'us-east-1', '55', [4, 'H100', 80])), /p5/)).toEqual([
      'says 4 GPUs; the machine has 8',
    ])
    expect(reasonsOf(read('aws', huntRow('p5.48xlarge', 'us-east-1', '55', [8, 'H100', 141])), /p5/)[0]).toContain(
      '141 GB',
    )
  })

  test('the price grows with the machine: each count is a price of its own, of the plainest machine', () => {
    const reading = read(
      'aws',
      huntRow('g6e.16xlarge', 'us-east-1', '7.577', [1, 'L40S', 48]),
      huntRow('g6e.xlarge', 'us-east-1', '1.861', [1, 'L40S', 48]),
      huntRow('g6e.2xlarge', 'us-east-1', '2.242', [1, 'L40S', 48]),
      huntRow('g6e.12xlarge', 'us-east-1', '10.4926', [4, 'L40S', 48]),
    )
    expect(pricesOf(reading)).toEqual([
      'aws l40s - on_demand 1 us-east-1: 1.861',
      'aws l40s - on_demand 4 us-east-1: 2.62315',
    ])
  })

  test('the home region stands for the provider; where it does not sell, a price that a region in the middle charges', () => {
    const spot = (region: string, price: string) =>
      huntRow('p5.48xlarge', region, price, [8, 'H100', 80], { spot: true })
    expect(pricesOf(read('aws', spot('eu-north-1', '16'), spot('us-east-1', '40'), spot('us-west-2', '32')))).toEqual([
      'aws h100-sxm - spot 8 us-east-1: 5',
    ])
    expect(pricesOf(read('aws', spot('us-west-2', '40'), spot('eu-north-1', '16'), spot('us-east-2', '24')))).toEqual([
      'aws h100-sxm - spot 8 us-east-2: 3',
    ])
  })

  test('A3 machines with fewer than eight GPUs on demand are in no offer: they are sold as spot only', () => {
    const reading = read('gcp', huntRow('a3-highgpu-1g', 'us-central1', '11', [1, 'H100', 80], { spot: true }))
    expect(pricesOf(reading)).toEqual(['gcp h100-sxm - spot 1 us-central1: 11'])
  })
})

test('RunPod: a country is Community, a data centre is Secure, a cluster is neither', () => {
  const h100 = (location: string, price: string, flags = '') =>
    huntRow('NVIDIA H100 80GB HBM3', location, price, [1, 'H100', 80], { flags })
  const reading = read('runpod', h100('US', '2.69'), h100('US-TX-3', '3.99'), h100('EU-NL-1', '4.31', 'runpod-cluster'))
  expect(pricesOf(reading)).toEqual([
    'runpod h100-sxm community on_demand 1 -: 2.69',
    'runpod h100-sxm secure on_demand 1 -: 3.99',
  ])
  expect(reasonsOf(reading, /H100/)).toEqual(['the price of joined machines; not that of one'])
  const unknown = read('runpod', huntRow('NVIDIA H900', 'US', '2.69', [1, 'H900', 80]))
  expect(unknown).toMatchObject({
    observations: [],
    rejections: [{ reason: 'no GPU of the catalog, or its form is not said' }],
  })
  // A memory that is not printed contradicts nothing.
  const silent = read('runpod', huntRow('NVIDIA H100 80GB HBM3', 'US', '2.69', [1, 'H100', 0]))
  expect(silent.observations).toHaveLength(1)
})

test('Lambda crosses every machine with every region: one price, no region; Quadro RTX 6000 is no Ada', () => {
  const rows = ['us-east-1', 'us-west-1', 'europe-central-1'].flatMap((region) => [
    huntRow('gpu_8x_h100_sxm5', region, '31.92', [8, 'H100', 80]),
    huntRow('gpu_1x_h100_pcie', region, '3.29', [1, 'H100', 80]),
    huntRow('gpu_1x_rtx6000', region, '0.69', [1, 'RTX6000', 24]),
    huntRow('gpu_8x_a100', region, '15.92', [8, 'A100', 40]),
    huntRow('cpu_4x_general', region, '0.2', [0, '', 0]),
  ])
  const reading = read('lambdalabs', ...rows)
  expect(pricesOf(reading)).toEqual([
    'lambda h100-sxm - on_demand 8 -: 3.99',
    'lambda h100-pcie - on_demand 1 -: 3.29',
    'lambda a100-40-pcie - on_demand 8 -: 1.99',
  ])
  expect(reasonsOf(reading, /rtx6000/)).toEqual(['a Quadro RTX 6000 of 2018 with 24 GB, not the RTX 6000 Ada'])
})

test('Nebius and Verda by their own names', () => {
  const nebius = read(
    'nebius',
    huntRow('gpu-h100-sxm 1gpu-16vcpu-200gb', 'eu-north1', '3.85', [1, 'H100', 80]),
    huntRow('gpu-h100-sxm 8gpu-128vcpu-1600gb', 'eu-north1', '30.8', [8, 'H100', 80]),
    huntRow('gpu-h100-pcie 1gpu-16vcpu-200gb', 'eu-north1', '2', [1, 'H100', 80]),
  )
  expect(pricesOf(nebius)).toEqual(['nebius h100-sxm - on_demand 1 -: 3.85', 'nebius h100-sxm - on_demand 8 -: 3.85'])
  const verda = read(
    'verda',
    huntRow('1A100.40S.22V', 'FIN-01', '1.31', [1, 'A100', 40]),
    huntRow('4A100.88V', 'FIN-01', '7.26', [4, 'A100', 80]),
    huntRow('4A100.88V', 'FIN-01', '7.26', [4, 'A100', 320]),
  )
  expect(pricesOf(verda)).toEqual([
    'verda a100-40-sxm - on_demand 1 -: 1.31',
    'verda a100-80-sxm - on_demand 4 -: 1.815',
  ])
})

test('zeros and blanks are no prices', () => {
  const reading = read(
    'aws',
    huntRow('p5.48xlarge', 'us-east-1', '0.00', [8, 'H100', 80], { spot: true }),
    huntRow('p5.48xlarge', 'us-east-1', '', [8, 'H100', 80]),
  )
  expect(reading.observations).toEqual([])
  expect(reading.rejections).toEqual([
    { printed: 'p5.48xlarge, spot', reason: 'a zero means that the price is not known' },
    { printed: 'p5.48xlarge, on_demand', reason: 'no price is printed' },
  ])
})

test('the memory of an AMD card may be misprinted (a 256 GB MI325X as 288 GB): the name decides, and the catalog knows', () => {
  expect(catalog.gpus.get('mi325x')?.memory.base).toBe(256e9)
  const row = huntRow('BM.GPU.MI300X.8', 'us-chicago-1', '48', [8, 'MI300X', 288])
  expect(pricesOf(read('oci', row))).toEqual(['oci mi300x - on_demand 8 -: 6'])
})

test('the date is that of the published version: a provider that fails keeps its old one', () => {
  const csv = huntCsv(huntRow('p5.48xlarge', 'us-east-1', '55.04', [8, 'H100', 80]))
  const dayOf = (version: string) =>
    readWith(gpuhunt('aws'), huntAnswers('aws', csv, version)).observations[0]?.price.asOf
  expect(['20260818-42', '20260818', 'latest', 'v20260818', '202608181'].map(dayOf)).toEqual([
    '2026-08-18',
    '2026-08-18',
    '2026-12-01',
    '2026-12-01',
    '2026-12-01',
  ])
})

test("gpuhunt's hand-made Crusoe table and its marketplaces are not among the feeds", () => {
  expect(allFeeds.map(({ id }) => id).filter((id) => /crusoe|vastai|cloudrift|tensordock/.test(id))).toEqual([])
  expect(new Set(allFeeds.map(({ id }) => id))).toEqual(new Set(facts.keys()))
})

test('the version is asked first, then its archive', async () => {
  const urls: string[] = []
  const answers = answersFrom(huntAnswers('aws', huntCsv(), '20261130-7'))
  await gpuhunt('aws').collect(
    (name, request) => {
      urls.push(request.url)
      return answers(name, request)
    },
    contextOf(gpuhunt('aws')),
    '',
  )
  const root = 'https://dstack-gpu-pricing.s3.eu-west-1.amazonaws.com/v3/aws'
  expect(urls).toEqual([`${root}/version`, `${root}/20261130-7/catalog.zip`])
  await expect(
    gpuhunt('aws').collect(answersFrom({ version: '../../etc' }), contextOf(gpuhunt('aws')), ''),
  ).rejects.toThrow(FeedFormatError)
})

test.each([
  ['no archive', { version: '1', 'catalog.zip': 'not a zip' }, 'not a zip'],
  [
    'another file',
    { version: '1', 'catalog.zip': zipSync({ 'gcp.csv': strToU8('a') }) },
    'aws.csv is not in the archive',
  ],
  [
    'a column renamed',
    { version: '1', 'catalog.zip': zipSync({ 'aws.csv': strToU8('instance_name,cost\np5.48xlarge,3\n') }) },
    'no column "location"',
  ],
  ['not CSV', { version: '1', 'catalog.zip': zipSync({ 'aws.csv': strToU8('a,b\n"1,2\n') }) }, 'not CSV'],
])('%s breaks the feed by name', (_, answers, words) => {
  expect(() => readWith(gpuhunt('aws'), answers)).toThrow(words)
  expect(() => readWith(gpuhunt('aws'), answers)).toThrow(FeedFormatError)
})

test('feeds are chosen by name', () => {
  expect(selectFeeds(['gpuhunt']).feeds).toHaveLength(gpuhuntProviders.length)
  expect(selectFeeds(['runpod', 'vast']).feeds.map(({ id }) => id)).toEqual(['runpod', 'vast'])
  expect(selectFeeds(['all']).feeds).toHaveLength(allFeeds.length)
  expect(selectFeeds(['runpod', 'skypilot'])).toMatchObject({ unknown: ['skypilot'] })
  expect(selectFeeds([]).feeds).toEqual([])
})
