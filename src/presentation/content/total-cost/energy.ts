/** Electricity and carbon in a sentence, with what was assumed. */
import type { Energy } from '../../../recommend/total-cost/energy.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

const gridBasisText: Readonly<Record<Energy['grid'], string>> = {
  said: 'as you say',
  region: 'by its region',
  provider: 'where most of its machines stand',
  assumed: 'assumed: nothing says where',
}

/** "189 kWh and 70 kg of CO2 equivalent: 1.27 kW a GPU, cooling included (PUE 1.25), …". */
export function describeEnergy({ kWh, kgCO2, wattsPerGpu, country, gramsPerKwh, grid, pue }: Energy): string {
  const carbon = kgCO2 < 1 ? `${formatSignificant(kgCO2 * 1000, 2)} g` : `${formatSignificant(kgCO2, 2)} kg`
  return (
    `${formatSignificant(kWh, 2)} kWh and ${carbon} of CO2 equivalent: ${formatSignificant(wattsPerGpu / 1000, 2)} kW on the meter for each GPU, ` +
    `${meterText(pue)}, on the grid of ${country} (${gridBasisText[grid]}), ${Math.round(gramsPerKwh)} g/kWh`
  )
}

/** What the watts on the meter have in them. */
export const meterText = (pue: number): string =>
  pue === 1 ? 'machine included' : `machine and cooling included (PUE ${pue})`
