/** How GPUs reach each other: from words of a report, and from the parts of the catalog. */
import { describe, expect, test } from 'vitest'
import { bandwidths } from '../../../src/estimate/physics/communication.ts'
import { hardwareOf, networkOf, type Interconnect } from '../../../src/estimate/physics/hardware.ts'
import { linkDomainCount, type TrainingRun } from '../../../src/estimate/physics/training-run.ts'
import { catalog, estimator, gpus, priors, runs } from '../real-data.ts'
import { requireEntity } from '../../../src/catalog/catalog.ts'

const networkBetween = (gpu: string, rest: Partial<Interconnect> = {}) =>
  networkOf(requireEntity(catalog.gpus, gpu), {
    gpusPerMachine: 8,
    gpuCount: 8,
    intra: '',
    inter: '',
    gbpsPerGpu: null,
    ...rest,
  })

test.each([
  ['h100-sxm', '', 'link'],
  ['h100-sxm', 'NVLink4', 'link'],
  ['h100-sxm', 'PCIe Gen5', 'pcie'],
  ['h100-sxm', '  pcie', 'pcie'],
  ['a100-80-pcie', '', 'pcie'],
  ['a100-80-pcie', 'NVLink bridges', 'link'],
  ['a100-80-pcie', 'bridged by nvlink', 'pcie'],
  ['l4', 'no P2P', 'pcie-no-peer'],
  ['a10', '', 'pcie'],
  ['a10', 'no P2P between sockets', 'pcie-no-peer'],
  ['a10', 'slow PCIe x4, no P2P', 'pcie-slow'],
  ['rtx-4090', '', 'pcie-no-peer'],
  ['rtx-4090', 'NVLink', 'pcie-no-peer'],
  ['rtx-3090', '', 'pcie'],
  ['mi300x', '', 'link'],
] as const)('%s wired "%s" meets over %s', (gpu, intra, kind) => {
  expect(networkBetween(gpu, { intra }).intraLink).toBe(kind)
})

test.each([
  ['h100-sxm', 'switch', 450e9],
  ['h100-nvl', 'bridge', 300e9],
  ['mi300x', 'mesh', 448e9],
  ['rtx-4090', 'none', 0],
] as const)('%s: a %s of %d byte/s one way', (gpu, kind, link) => {
  const hardware = hardwareOf(requireEntity(catalog.gpus, gpu))
  expect(hardware.linkKind).toBe(kind)
  expect(hardware.link).toBeCloseTo(link, -9)
})

test.each([
  ['said', { inter: 'infiniband', gbpsPerGpu: 100 }, 12.5e9],
  ['named alone', { inter: 'infiniband' }, 50e9],
  ['unknown', { inter: 'unknown' }, 25e9],
  ['not mentioned', {}, 25e9],
  ['said of an unknown network', { inter: 'unknown', gbpsPerGpu: 800 }, 100e9],
])('a network that is %s', (_, rest, bytesPerSecond) => {
  expect(networkBetween('h100-sxm', rest).interBandwidth).toBe(bytesPerSecond)
})

test('72 GPUs of a rack share its link, else those of a machine do', () => {
  expect(networkBetween('gb200', { gpusPerMachine: 4, gpuCount: 72 })).toMatchObject({
    gpusPerMachine: 4,
    linkDomain: 72,
  })
  expect(networkBetween('h100-sxm')).toMatchObject({ gpusPerMachine: 8, linkDomain: 8 })
})

describe('bandwidth between GPUs', () => {
  const k = estimator.calibration.constants
  const [{ run } = { run: undefined }] = runs
  const of = (gpu: string, interconnect: Partial<Interconnect>): ReturnType<typeof bandwidths> => {
    if (run === undefined) throw new Error('runs are measured')
    const all = { gpusPerMachine: 8, gpuCount: 8, ...interconnect }
    const changed: TrainingRun = {
      ...run,
      hardware: hardwareOf(requireEntity(catalog.gpus, gpu)),
      network: networkBetween(gpu, all),
      gpuCount: all.gpuCount,
    }
    return bandwidths(changed, k)
  }

  test('inside a machine it is that of the link, and across as well', () => {
    const { intra, inter } = of('h100-sxm', {})
    expect(intra).toBeCloseTo(450e9 * k.linkEfficiency, -6)
    expect(inter).toBe(intra)
  })

  test('between machines the cards of all GPUs are used together, eight at most, and never more than the link', () => {
    const across = (gpusPerMachine: number, gbpsPerGpu: number) =>
      of('h100-sxm', { gpusPerMachine, gpuCount: 64, inter: 'ib', gbpsPerGpu }).inter
    expect(across(8, 100)).toBeCloseTo(12.5e9 * k.networkEfficiency * 8, -6)
    expect(across(4, 100)).toBeCloseTo(12.5e9 * k.networkEfficiency * 4, -6)
    expect(across(16, 100)).toBe(across(8, 100))
    expect(across(8, 8000)).toBe(of('h100-sxm', {}).intra)
  })

  test('PCIe of the fifth generation is 1.8 times that of the fourth', () => {
    const [fifth, fourth] = [of('h100-sxm', { intra: 'pcie' }).intra, of('a10', {}).intra]
    expect(fifth / fourth).toBeCloseTo(1.8, 9)
    expect(fourth).toBe(k.pcieBandwidth)
    expect(of('rtx-4090', {}).intra).toBe(k.pcieNoPeerBandwidth)
    expect(of('a10', { intra: 'slow pcie' }).intra).toBe(k.pcieSlowBandwidth)
  })

  test('two GPUs of a mesh of eight have one of seven links between them', () => {
    const pair = of('mi300x', { gpuCount: 2 }).intra
    expect(of('mi300x', {}).intra / pair).toBeCloseTo(7, 9)
    expect(of('h100-sxm', { gpuCount: 2 }).intra).toBe(of('h100-sxm', {}).intra)
  })
})

test.each([
  ['h100-sxm', 8, 8, 1],
  ['h100-sxm', 16, 8, 2],
  ['gb200', 72, 4, 1],
  ['gb200', 144, 4, 2],
])('%s: %d GPUs, %d a machine, meet in %d domains', (gpu, gpuCount, gpusPerMachine, domains) => {
  const [first] = runs
  if (first === undefined) throw new Error('runs are measured')
  const run: TrainingRun = { ...first.run, gpuCount, network: networkBetween(gpu, { gpusPerMachine, gpuCount }) }
  expect(linkDomainCount(run)).toBe(domains)
})

test('every GPU and generation names fitted constants that exist', () => {
  const named = [...gpus.values()].map((gpu) => hardwareOf(gpu))
  expect(named.filter(({ attentionConstant }) => !(attentionConstant in priors))).toEqual([])
  const [gpu] = gpus.values()
  if (gpu === undefined) throw new Error('there are GPUs')
  expect(() => hardwareOf({ ...gpu, matmulConstant: 'matmulRubin' })).toThrow('matmulRubin')
})
