/** A job that is answered in sentences: its figures, so that what is asked next can be worked out. */
import type { GpuId } from '../../catalog/ids.ts'

/** A job that is told in sentences: hours of one card, and its memory. */
export type ToldJob = {
  readonly name: string
  readonly gpu: GpuId
  readonly hours: { readonly low: number; readonly expected: number; readonly high: number }
  readonly memoryGb: number | null
  /** With every saving. */
  readonly leanGb: number | null
  /** Cards that it is usual on; absent: that one. */
  readonly cards?: readonly GpuId[]
  /** What it goes through. */
  readonly soundHours?: number
}
