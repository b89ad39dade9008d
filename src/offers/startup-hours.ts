/** Hours that are paid before the first step at full speed. */
import type { Provider } from '../catalog/provider.ts'
import type { StartupFacts } from '../catalog/provider-defaults.ts'

/**
 * Seconds from a shell on the machine: environment, weights from the hub (bf16, whatever they are quantized to
 * later), loading, compiling. Machines do it side by side, so their number does not matter.
 */
export function preparationSeconds(params: number, compiles: boolean, startup: StartupFacts): number {
  const { seconds } = weightsFetch(params, startup)
  return startup.environment.base + seconds + (compiles ? startup.compile.base : startup.warmup.base)
}

/** Of those, what a like run on the same machine has again: loading, and compiling or the first steps. */
export const repeatedSeconds = (params: number, compiles: boolean, startup: StartupFacts): number =>
  (params * startup.repositoryBytesPerParam.base) / startup.loading.base +
  (compiles ? startup.compile.base : startup.warmup.base)

/** Files of the weights, and seconds to fetch them from the hub and to load them. */
export function weightsFetch(
  params: number,
  { repositoryBytesPerParam, download, loading }: StartupFacts,
): { readonly bytes: number; readonly seconds: number } {
  const bytes = params * repositoryBytesPerParam.base
  return { bytes, seconds: bytes / download.base + bytes / loading.base }
}

/** Hours: the provider's part (order to shell) and `preparation` in seconds. */
export function startupHours(provider: Provider, preparationSeconds: number): number {
  return (provider.startup.base + preparationSeconds) / 3600
}
