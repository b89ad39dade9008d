/** The machine of a job that is no plan, and whom it is rented from. */
import type { GpuId } from '../catalog/ids.ts'
import type { JobOption } from '../presentation/content/inquiries/job-figures.ts'
import { type DisplayNames, planName, providerName } from '../presentation/format/display-names.ts'
import type { Pricing } from '../catalog/provider.ts'

type Rent = Parameters<typeof providerName>[0] & {
  readonly usdPerGpuHour: number
  readonly pricing: Pricing
  readonly priceAsOf: string
}

/** What an option says of both. `rent` null: nobody on record rents it out. */
export const machineOfJob = (
  { gpu, gpuCount }: { readonly gpu: GpuId; readonly gpuCount: number },
  rent: Rent | null,
  names: DisplayNames,
): Omit<JobOption, 'hours' | 'usd'> => ({
  gpu,
  gpuCount,
  machine: planName({ gpu, gpuCount, nodes: 1 }, names),
  seller: rent === null ? null : providerName(rent, names),
  usdPerGpuHour: rent?.usdPerGpuHour ?? null,
  pricing: rent?.pricing ?? null,
  priceAsOf: rent?.priceAsOf ?? null,
})
