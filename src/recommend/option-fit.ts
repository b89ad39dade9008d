/** Whether a plan that is shown is sure to fit. */
import type { Option } from './recommendation.ts'

/** The upper end of the memory range is over what is usable. */
export const mayRunOut = ({
  peakMemoryGiB,
  usableMemoryGiB,
}: Pick<Option, 'peakMemoryGiB' | 'usableMemoryGiB'>): boolean => peakMemoryGiB.p95 > usableMemoryGiB
