/** Electricity and carbon of a run: rating, utilisation, machine, cooling, and the grid of a country. */
import type { DecisionFacts } from '../../catalog/decision.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { Assumed } from '../../offers/terms.ts'
import { ownBook } from './formulas.ts'

export type Energy = {
  readonly kWh: number
  readonly kgCO2: number
  /** Mean watts on the meter for one GPU, its share of the machine and cooling. */
  readonly wattsPerGpu: number
  readonly country: string
  readonly gramsPerKwh: number
  /** How the country was chosen. */
  readonly grid: 'said' | 'region' | 'provider' | 'assumed'
  readonly pue: number
  readonly sources: readonly string[]
}

type Place = { readonly provider: string; readonly region?: string | null }

/** Of `gpuCount` GPUs for `hours`, in a data centre. */
export function energyOf(
  gpu: Gpu,
  gpuCount: number,
  hours: number,
  place: Place,
  { power, grid }: DecisionFacts,
  { country: said }: Pick<Assumed, 'country'>,
): Energy {
  const wattsPerGpu = ownBook.wallPower(gpu.power.base, power.utilisation.base, power.serverHost.base, power.pue.base)
  const kWh = ownBook.energy(wattsPerGpu, hours, gpuCount) / 1000
  const chosen = countryOf(place, grid, said)
  const country = grid.countries[chosen.country]
  if (country === undefined) throw new Error(`no grid of ${chosen.country} in data/decision/grid.json`)
  return {
    kWh,
    kgCO2: ownBook.carbon(kWh, country.intensity.base) / 1000,
    wattsPerGpu,
    country: country.name,
    gramsPerKwh: country.intensity.base,
    grid: chosen.from,
    pue: power.pue.base,
    sources: [gpu.power.source, power.utilisation.source, country.intensity.source],
  }
}

function countryOf(
  { provider, region }: Place,
  { regions, providers, countries, otherwise }: DecisionFacts['grid'],
  said: string | null,
): { readonly country: string; readonly from: Energy['grid'] } {
  if (said !== null && countries[said] !== undefined) return { country: said, from: 'said' }
  const prefix = Object.keys(regions)
    .filter((each) => region?.startsWith(each) === true)
    .toSorted((a, b) => b.length - a.length)[0]
  const ofRegion = prefix === undefined ? undefined : regions[prefix]
  if (ofRegion !== undefined) return { country: ofRegion, from: 'region' }
  const ofProvider = providers[provider]?.country
  return ofProvider === undefined ? { country: otherwise, from: 'assumed' } : { country: ofProvider, from: 'provider' }
}
