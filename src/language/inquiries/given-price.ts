/** What somebody says that an hour of a GPU costs. */
import type { GpuId } from '../../catalog/ids.ts'

/** A price of an hour that was said of a kind of GPU: of one, or of all `gpuCount` where they are named. */
export type GivenPrice = {
  /** Null: it is not said. */
  readonly isPerGpu: boolean | null
  readonly gpus: readonly GpuId[]
  readonly gpuCount: number | null
  /** Machines, where they were counted; absent: it is not said. */
  readonly nodes?: number
  readonly usdPerHour: number
}
