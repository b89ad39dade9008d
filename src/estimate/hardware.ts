/** A GPU of the catalog and its links, in the base units of the model. */
import type { Gpu } from '../catalog/gpu.ts'
import type { Hardware, Network } from './run.ts'

const RACK = 72

/** The GPU of a run. `form` and `link.kind` decide how GPUs meet. */
export function hardwareOf(gpu: Gpu): Hardware {
  const peak = gpu.peak.bf16?.base ?? gpu.peak.fp16?.base ?? 0
  return {
    id: gpu.id,
    architecture: gpu.architecture,
    peak,
    peakFp8: gpu.peak.fp8?.base ?? 0,
    peakFp4: gpu.peak.fp4?.base ?? 0,
    matmulFraction: gpu.matmulFraction?.base ?? null,
    bandwidth: gpu.bandwidth.base,
    link: gpu.link.bandwidth.base / 2,
    linkKind: linkKindOf(gpu),
    pcieGeneration: gpu.pcieGeneration.base,
    powerFraction: gpu.powerLimit?.base ?? 1,
    usableMemory: gpu.usableMemory.base,
  }
}

function linkKindOf(gpu: Gpu): Hardware['linkKind'] {
  if (gpu.link.bandwidth.base === 0) return 'none'
  if (gpu.link.kind.includes('bridge')) return 'bridge'
  return gpu.link.kind.includes('Infinity Fabric') ? 'mesh' : 'switch'
}

/** What is known of the wiring: words of a report, or of a provider's page. */
export type Wiring = {
  readonly perMachine: number
  readonly gpuCount: number
  /** Free words on the link inside a machine: "nvlink4", "PCIe", "no P2P". */
  readonly intra: string
  /** Free words on the network between machines: "infiniband", "unknown", "". */
  readonly inter: string
  readonly gbpsPerGpu: number | null
}

/** How the GPUs of a run reach each other. */
export function networkOf(gpu: Gpu, wiring: Wiring): Network {
  const rack = gpu.form === 'NVL72'
  const unsure = wiring.inter === '' || wiring.inter === 'unknown'
  const gbps = wiring.gbpsPerGpu ?? (unsure ? 200 : 400)
  return {
    intra: intraOf(gpu, wiring.intra),
    inter: (gbps * 1e9) / 8,
    perMachine: wiring.perMachine,
    domain: rack ? RACK : wiring.perMachine,
  }
}

function intraOf(gpu: Gpu, words: string): Network['intra'] {
  const kind = linkKindOf(gpu)
  const overPcie = /^\s*pcie/i.test(words) || kind === 'none' || (kind === 'bridge' && !/^\s*nv/i.test(words))
  if (!overPcie) return 'link'
  if (/slow pcie/i.test(words)) return 'pcie-slow'
  const consumerAda = gpu.architecture === 'ada'
  return /no p2p/i.test(words) || consumerAda ? 'pcie-no-peer' : 'pcie'
}
