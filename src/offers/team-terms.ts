/** What a team has agreed, owns and assumes: it goes before every list price and every assumption of ours. */
import type { GpuId, ProviderId } from '../catalog/ids.ts'
import type { Pricing } from '../catalog/provider.ts'

/** A price that was negotiated. Open tier, count and region mean: all that the provider sells. */
export type NegotiatedPrice = {
  readonly provider: ProviderId
  readonly gpu: GpuId
  readonly tier: string | null
  readonly pricing: Pricing
  readonly gpuCount: number | null
  readonly usdPerGpuHour: number
  /** ISO date from which it holds. */
  readonly agreed: string
}

/** GPUs that a team has: what an hour of one costs it. Zero where they are paid for and power is not counted. */
export type OwnedMachine = {
  readonly gpu: GpuId
  /** GPUs of one machine. */
  readonly gpuCount: number
  readonly machines: number
  readonly usdPerGpuHour: number
  /** ISO date of the figure. */
  readonly since: string
}

/** null: as the catalog assumes. */
export type TeamAssumptions = {
  /** Of the whole job, not of one machine. */
  readonly hoursBetweenPreemptions: number | null
  /** False: the training code saves nothing that a new machine could resume from. */
  readonly checkpoints: boolean
  /** How often they are saved: by hours, or by the share of the tokens of the job that are trained between two, for each token of a step. */
  readonly checkpointEvery: { readonly hours: number } | { readonly sharePerStepToken: number } | null
  /** Of the run that is kept. */
  readonly failedRuns: number | null
  readonly idleHours: number | null
  readonly usdPerKwh: number | null
  /** Two letters; whose grid the electricity comes from. */
  readonly country: string | null
  /** Hours a month that the team would use the same GPUs. */
  readonly hoursAMonth: number | null
  /** Three letters; amounts are shown in it besides. */
  readonly currency: string | null
}

export type TeamTerms = {
  readonly prices: readonly NegotiatedPrice[]
  readonly owned: readonly OwnedMachine[]
  readonly assumptions: TeamAssumptions
}

export const noTerms: TeamTerms = {
  prices: [],
  owned: [],
  assumptions: {
    hoursBetweenPreemptions: null,
    checkpoints: true,
    checkpointEvery: null,
    failedRuns: null,
    idleHours: null,
    usdPerKwh: null,
    country: null,
    hoursAMonth: null,
    currency: null,
  },
}
