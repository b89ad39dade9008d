/** What an observation is called: enough of it to find it again, whatever was seen since. */
import type { ObservedPrice } from '../catalog/observed-price.ts'

/** The thing that is priced: two observations of one key are readings of one price. */
export function observationKey({ provider, gpu, tier, pricing, gpuCount, region }: ObservedPrice): string {
  return [provider, gpu, tier ?? '-', pricing, gpuCount ?? '*', region ?? '*'].join('/')
}

/** `runpod/h100-sxm/secure/on_demand/1/*@2026-11-09=3.99#data-receipts-vendors`: stable over files, stores and time. */
export function observationId(observation: ObservedPrice): string {
  const { asOf, source, base } = observation.price
  return `${observationKey(observation)}@${asOf}=${base}#${source}`
}
