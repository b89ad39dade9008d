/** Machines against the power of a circuit or a rack, in sentences. */
import { formatCount } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

type MachinesOnPower = {
  readonly words: string
  /** Of one circuit or rack, for hours. */
  readonly watts: number
  readonly isBreaker: boolean
  readonly count: number
  readonly gpu: string
  readonly gpusOfOne: number
  readonly machineWatts: number
  readonly gpuWatts: number
  /** Whole servers are asked about, and not so many GPUs. */
  readonly isWhole: boolean
  /** GPUs of that kind, with their share of a machine. */
  readonly fitting: number
}

/** How many fit, what one takes, and what would fit instead. */
export function powerLimitSentences(machines: MachinesOnPower): readonly string[] {
  const { words, watts, isBreaker, count, gpu, gpusOfOne, machineWatts, gpuWatts, isWhole, fitting } = machines
  const whole = Math.floor(watts / machineWatts)
  const place = isBreaker ? 'circuit' : 'rack'
  const machine = isWhole
    ? `a server of ${formatCount(gpusOfOne)} × ${gpu}`
    : gpusOfOne === 1
      ? `one ${gpu}`
      : `${formatCount(gpusOfOne)} × ${gpu}`
  const each = whole === 0 ? 'None' : formatCount(whole)
  const inAll = count > 1 ? `, ${formatCount(whole * count)} in ${formatCount(count)} of them` : ''
  const verdict = isWhole ? `${each} for each ${place}${inAll}` : whole >= 1 ? 'Yes, it holds' : 'No, not at full power'
  const drawn = isBreaker
    ? `“${words}” is ${kilowatts(watts)} that may be drawn for hours (80 % of it: the rule in North America, and prudent elsewhere)`
    : `there are ${kilowatts(watts)}`
  const perCard = (watts / machineWatts) * gpuWatts
  const instead =
    whole >= 1
      ? []
      : [
          `${fitting === 0 ? `Not even one ${gpu} with its share of a machine` : `${formatCount(fitting)} × ${gpu} with their share of a machine`} would do; ${machine} needs ${formatCount(Math.ceil(machineWatts / watts))} such ${place}s${perCard / gpuWatts >= leastPowerShare ? `, or each card held to about ${formatCount(Math.round(perCard / 10) * 10)} W, which costs some speed` : ''}.`,
        ]
  return [
    `${verdict}: ${drawn}, and ${machine} takes about ${kilowatts(machineWatts)} under load (${formatCount(gpuWatts)} W a GPU, half as much again for the rest of the machine).`,
    ...instead,
    'Cooling has to carry the same heat, and a power supply of its own each side of a redundant feed counts once: size by one feed alone.',
  ]
}

/** Held to less of its power a card is better replaced. */
const leastPowerShare = 0.55

const kilowatts = (watts: number): string => `${formatSignificant(watts / 1000, 2)} kW`

/** The supply of one machine against its cards. */
export function supplySentence({
  words,
  watts,
  gpu,
  gpuCount,
  gpuWatts,
  machineShare,
}: {
  readonly words: string
  readonly watts: number
  readonly gpu: string
  readonly gpuCount: number
  readonly gpuWatts: number
  readonly machineShare: number
}): string {
  const cards = gpuCount * gpuWatts
  const whole = cards * machineShare
  const drawn = `${formatCount(gpuCount)} × ${gpu} alone may draw ${kilowatts(cards)}, with the rest of the machine about ${kilowatts(whole)}`
  if (whole <= watts) return `The “${words}” is enough: ${drawn}.`
  const perCard = (watts / whole) * gpuWatts
  const instead =
    perCard / gpuWatts >= leastPowerShare
      ? `, or hold each card to about ${formatCount(Math.floor(perCard / 10) * 10)} W (nvidia-smi -pl), which costs some speed`
      : ', or use fewer of the cards'
  const verdict = cards + restWatts <= watts ? 'tight' : 'too small'
  return `The “${words}” is ${verdict}: ${drawn}. Take one of ${kilowatts(whole * supplyReserve)}${instead}.`
}
/** Of a machine beside its cards, at the least. */
const restWatts = 150

/** The supply that so many cards of one machine want. */
export function supplyWanted(gpu: string, gpuCount: number, gpuWatts: number, machineShare: number): string {
  const cards = gpuCount * gpuWatts
  const whole = cards * machineShare
  return `A supply of about ${kilowatts(whole * supplyReserve)}: ${formatCount(gpuCount)} × ${gpu} may draw ${kilowatts(cards)}, with the rest of the machine about ${kilowatts(whole)}.`
}

/** Cards peak above their figure for moments, and are held below it at little loss. */
export const powerPeaks =
  'Cards of this kind draw well above their figure for moments, which trips a supply that is only just enough; held to 70–80 % of their power they lose some 5–10 % of speed (rule of thumb).'
/** A supply runs best below its most, and cards peak above their figure for moments. */
const supplyReserve = 1.1
