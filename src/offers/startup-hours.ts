/** Hours that are paid before the first step at full speed. */
import type { Provider } from '../catalog/provider.ts'
import type { StartupFacts } from '../catalog/provider-defaults.ts'

/**
 * Seconds from a shell on the machine: environment, weights from the hub (bf16, whatever they are quantized to
 * later), loading, compiling. Machines do it side by side, so their number does not matter.
 */
export function preparationSeconds(params: number, compiles: boolean, startup: StartupFacts): number {
  const bytes = params * startup.repositoryBytesPerParam.base
  const fetch = bytes / startup.download.base + bytes / startup.loading.base
  return startup.environment.base + fetch + (compiles ? startup.compile.base : startup.warmup.base)
}

/** Hours: the provider's part (order to shell) and `preparation` in seconds. */
export function startupHours(provider: Provider, preparationSeconds: number): number {
  return (provider.startup.base + preparationSeconds) / 3600
}
