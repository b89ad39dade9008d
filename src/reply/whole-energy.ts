/** Electricity and carbon in a sentence, with what was assumed. */
import type { Energy } from '../recommend/decision/energy.ts'
import { digits } from './digits.ts'

const how: Readonly<Record<Energy['grid'], string>> = {
  said: 'as you say',
  region: 'by its region',
  provider: 'where most of its machines stand',
  assumed: 'assumed: nothing says where',
}

/** "189 kWh and 70 kg of CO2 equivalent: 1.27 kW a GPU, cooling included (PUE 1.25), …". */
export function energyWords({ kWh, kgCO2, wattsPerGpu, country, gramsPerKwh, grid, pue }: Energy): string {
  const carbon = kgCO2 < 1 ? `${digits(kgCO2 * 1000, 2)} g` : `${digits(kgCO2, 2)} kg`
  return (
    `${digits(kWh, 2)} kWh and ${carbon} of CO2 equivalent: ${digits(wattsPerGpu / 1000, 2)} kW on the meter for each GPU, ` +
    `machine and cooling included (PUE ${pue}), on the grid of ${country} (${how[grid]}), ${Math.round(gramsPerKwh)} g/kWh`
  )
}
