/** Electricity and carbon of a run: rating, utilisation, machine, cooling, and the grid of a country. */
import type { ProviderId } from '../../catalog/ids.ts'
import type { TotalCostFacts } from '../../catalog/total-cost.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { TeamAssumptions } from '../../offers/team-terms.ts'
import { compiledOwnershipFormulas } from './cost-formulas.ts'

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

/** `place`: where it was asked to run, of data/places.json. */
type RunLocation = { readonly provider: ProviderId; readonly region?: string | null; readonly place?: string | null }

/** Of `gpuCount` GPUs for `hours`, in a data centre; `isHome`: in a machine of one's own, as its electricity is priced. */
export function energyOf(
  gpu: Gpu,
  gpuCount: number,
  hours: number,
  location: RunLocation,
  { power, grid }: TotalCostFacts,
  { country: teamCountry }: Pick<TeamAssumptions, 'country'>,
  isHome = false,
): Energy {
  const wattsPerGpu = wattsOnMeter(gpu, power, isHome)
  const kWh = compiledOwnershipFormulas.energy({ power: wattsPerGpu, hours, gpus: gpuCount }) / 1000
  const gridCountry = countryOf(location, grid, teamCountry)
  const country = grid.countries[gridCountry.country]
  if (country === undefined) throw new Error(`no grid of ${gridCountry.country} in data/decision/grid.json`)
  return {
    kWh,
    kgCO2: compiledOwnershipFormulas.carbon({ energy: kWh, intensity: country.intensity.base }) / 1000,
    wattsPerGpu,
    country: country.name,
    gramsPerKwh: country.intensity.base,
    grid: gridCountry.from,
    pue: (isHome ? power.homePue : power.pue).base,
    sources: [gpu.power.source, power.utilisation.source, country.intensity.source],
  }
}

/** Watts of one GPU with its share of the machine and its cooling. */
export const wattsOnMeter = (gpu: Gpu, power: TotalCostFacts['power'], isHome: boolean): number =>
  compiledOwnershipFormulas.wallPower({
    rating: gpu.power.base,
    utilisation: isHome ? 1 : power.utilisation.base,
    host: (isHome ? power.homeHost : power.serverHost).base,
    pue: (isHome ? power.homePue : power.pue).base,
  })

/** By the id of a place in data/places.json. */
const countryIdOf = (
  place: string | null | undefined,
  countries: TotalCostFacts['grid']['countries'],
): string | undefined =>
  Object.keys(countries).find(
    (id) => countries[id]?.name.replace(/^the /u, '').replaceAll(' ', '-').toLowerCase() === place,
  )

/** The same run on the grid of another place; null where its grid is not on record. */
export function energyAt(energy: Energy, place: string, { countries }: TotalCostFacts['grid']): Energy | null {
  const country = countries[countryIdOf(place, countries) ?? '']
  return country === undefined
    ? null
    : {
        ...energy,
        country: country.name,
        gramsPerKwh: country.intensity.base,
        kgCO2: (energy.kWh * country.intensity.base) / 1000,
        grid: 'said',
      }
}

function countryOf(
  { provider, region, place }: RunLocation,
  { regions, providers, countries, otherwise }: TotalCostFacts['grid'],
  teamCountry: string | null,
): { readonly country: string; readonly from: Energy['grid'] } {
  if (teamCountry !== null && countries[teamCountry] !== undefined) return { country: teamCountry, from: 'said' }
  const asked = countryIdOf(place, countries)
  if (asked !== undefined) return { country: asked, from: 'said' }
  const prefix = Object.keys(regions)
    .filter((each) => region?.startsWith(each) === true)
    .toSorted((a, b) => b.length - a.length)[0]
  const ofRegion = prefix === undefined ? undefined : regions[prefix]
  if (ofRegion !== undefined) return { country: ofRegion, from: 'region' }
  const ofProvider = providers[provider]?.country
  return ofProvider === undefined ? { country: otherwise, from: 'assumed' } : { country: ofProvider, from: 'provider' }
}
