/** "At most 4 GPUs": a number that is a limit stands in two fields, so that who knows only of numbers takes it for one. */
import type { Spec } from './scenario.ts'

/** Whether so many GPUs are the most that may be taken, and not how many are. */
export const isGpuLimit = ({ gpuCount, mostGpus }: Pick<Spec, 'gpuCount' | 'mostGpus'>): boolean =>
  gpuCount !== null && gpuCount === mostGpus
