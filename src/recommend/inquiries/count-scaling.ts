/** The hours of a run on another number of GPUs, from its hours on one. */
import type { RulesOfThumb } from '../../catalog/rules-of-thumb.ts'

export type ScaledHours = { readonly low: number; readonly high: number }

/** Each doubling reaches its share of twice the speed; fewer GPUs give back what more of them lost. */
export function scaledHours(
  hours: number,
  from: number,
  to: number,
  { moreGpus, machineGpus }: Pick<RulesOfThumb, 'moreGpus' | 'machineGpus'>,
): ScaledHours {
  const [few, many] = from < to ? [from, to] : [to, from]
  const edge = Math.min(Math.max(few, machineGpus.base), many)
  const within = Math.log2(edge / few)
  const across = Math.log2(many / edge)
  const share = (end: 'low' | 'high'): number =>
    moreGpus.machine[end].base ** within * moreGpus.machines[end].base ** across
  const ideal = (hours * from) / to
  const ends = from < to ? [ideal / share('high'), ideal / share('low')] : [ideal * share('low'), ideal * share('high')]
  return { low: ends[0] ?? ideal, high: ends[1] ?? ideal }
}

/** Numbers of GPUs that are rented together. */
const counts = [2, 4, 8, 16, 24, 32, 48, 64, 128, 256]

/** The least number of GPUs that is done by then, at worst; null: not even many are. */
export const countWithin = (
  hours: number,
  from: number,
  target: number,
  rules: Pick<RulesOfThumb, 'moreGpus' | 'machineGpus'>,
): number | null =>
  counts.find((count) => count > from && scaledHours(hours, from, count, rules).high <= target) ?? null
