/** How a GPU would be used that may be bought, and what is rented otherwise: as plain data. */
import type { GpuId } from '../../catalog/ids.ts'
import type { Spec } from '../../scenario/scenario.ts'

/** How much a GPU would be used that may be bought; null where nothing says it. */
export type BuyingUse = {
  /** The job that it would run. */
  readonly spec: Spec | null
  readonly runsPerWeek: number | null
  /** Of each GPU. */
  readonly hoursPerWeek: number | null
  /** They were named as GPU-hours of all of them. */
  readonly areGpuHours: boolean
  /** What the GPU was said to cost, USD. */
  readonly priceUsd: number | null
  /** Of that sum, where it is none of dollars. */
  readonly currency: 'EUR' | 'GBP' | null
  /** GPUs that the sum is of; null: one. */
  readonly gpuCount: number | null
  /** What all of it may cost at most, USD: what it buys is asked, where no GPU is named. */
  readonly capUsd?: number
  /** Nothing may be rented. */
  readonly isOwnOnly?: true
  /** Parameters of the model that it is for. */
  readonly params?: number
  /** Dollars of a kilowatt-hour that were told. */
  readonly usdPerKwh?: number
  /** Other GPUs that would be rented instead, and their price of an hour where it was told. */
  readonly rented?: { readonly gpus: readonly GpuId[]; readonly usdPerGpuHour: number | null; readonly work: Spec }
}
