/** A GPU of the catalog and its links, in the base units of the model. */
import type { Gpu } from '../../catalog/gpu.ts'
import { timeConstantNamed } from './constants.ts'
import type { Hardware, Network } from './training-run.ts'
import { rememberedOf } from '../../once.ts'

/** Gbit/s per GPU of a network that is named without its speed, and of one that is not named. */
const NAMED_NETWORK_GBPS = 400
const UNKNOWN_NETWORK_GBPS = 200

/** The GPU of a run, made once for each GPU of a catalog. */
export const hardwareOf = rememberedOf(convert)

/** Throws where the data of a GPU or its architecture names a constant that does not exist. */
function convert(gpu: Gpu): Hardware {
  const peakFlops = gpu.peak.bf16?.base ?? gpu.peak.fp16?.base ?? 0
  return {
    id: gpu.id,
    architecture: gpu.architecture.id,
    peakFlops,
    peakFlopsFp32: gpu.peak.fp32?.base ?? 0,
    hasBf16: gpu.peak.bf16 !== null,
    peakFlopsFp8: gpu.peak.fp8?.base ?? 0,
    peakFlopsFp4: gpu.peak.fp4?.base ?? 0,
    peakFlopsInt8: gpu.peak.int8?.base ?? 0,
    matmulFraction: (gpu.matmulFraction ?? gpu.architecture.typicalMatmulFraction).base,
    isMatmulMeasured: gpu.matmulFraction !== null,
    matmulConstant: gpu.matmulConstant === null ? null : timeConstantNamed(gpu.matmulConstant),
    attentionConstant: timeConstantNamed(gpu.architecture.attentionConstant),
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
export type Interconnect = {
  readonly gpusPerMachine: number
  readonly gpuCount: number
  /** Free words on the link inside a machine: "nvlink4", "PCIe", "no P2P". */
  readonly intra: string
  /** Free words on the network between machines: "infiniband", "unknown", "". */
  readonly inter: string
  readonly gbpsPerGpu: number | null
}

/** How the GPUs of a run reach each other. */
export function networkOf(gpu: Gpu, interconnect: Interconnect): Network {
  const isUnknown = interconnect.inter === '' || interconnect.inter === 'unknown'
  const gbps = interconnect.gbpsPerGpu ?? (isUnknown ? UNKNOWN_NETWORK_GBPS : NAMED_NETWORK_GBPS)
  return {
    intraLink: intraLinkOf(gpu, interconnect.intra),
    interBandwidth: (gbps * 1e9) / 8,
    gpusPerMachine: interconnect.gpusPerMachine,
    linkDomain: gpu.rack?.gpus.base ?? interconnect.gpusPerMachine,
  }
}

function intraLinkOf(gpu: Gpu, description: string): Network['intraLink'] {
  const kind = linkKindOf(gpu)
  const overPcie =
    /^\s*pcie/i.test(description) || kind === 'none' || (kind === 'bridge' && !/^\s*nv/i.test(description))
  if (!overPcie) return 'link'
  if (/slow pcie/i.test(description)) return 'pcie-slow'
  return /no p2p/i.test(description) || !gpu.architecture.peerAccess ? 'pcie-no-peer' : 'pcie'
}
