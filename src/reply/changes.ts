/** What would change the answer: what the shortest replies would give, each with the word that asks for it. */
import type { Option, Recommendation } from '../recommend/recommendation.ts'
import { digits, outwards } from './digits.ts'
import { duration, shownUsd, usd } from './format.ts'
import { type Names, methodWords, planName, providerName, weightWords } from './names.ts'
import { lookOf } from './rows.ts'

/** `type` is the text that asks for it; `gain` says what it buys, the whole job meant. */
export type Change = { readonly type: string; readonly gain: string }

const mostChanges = 4

/** The most telling changes first; empty when every other option is no different in kind. */
export function changesOf(recommendation: Recommendation, names: Names): readonly Change[] {
  const { best, cheapest, fastest, ifAsked = {} } = recommendation
  const told = new Set([lookOf(best, names)])
  const changes: Change[] = []
  const tell = (type: string, option: Option | undefined) => {
    if (option === undefined || changes.length === mostChanges || told.has(lookOf(option, names))) return
    told.add(lookOf(option, names))
    changes.push({ type, gain: gainOf(option, best, names) })
  }
  for (const weights of ['nf4', 'int8', 'bf16'] as const) {
    const other = ifAsked[weights]
    // Coarser weights must buy something; finer ones are their own reason.
    if (weights === 'bf16' || isGain(other, best)) tell(weightWords[weights], other)
  }
  tell('spot', ifAsked.spot)
  if (fastest.hours.p50 < best.hours.p50 * 0.75) tell('fastest', fastest)
  if (cheapest.usd.p50 < best.usd.p50 * 0.9) tell('cheapest', cheapest)
  for (const method of ['full', 'lora', 'qlora'] as const) {
    const other = ifAsked[method]
    if (method !== 'qlora' || isGain(other, best)) tell(methodTyped[method], other)
  }
  return changes
}

const methodTyped = { full: 'full', lora: methodWords.lora, qlora: methodWords.qlora } as const

/** Cheaper or sooner, beyond the rounding. */
function isGain(option: Option | undefined, best: Option): boolean {
  if (option === undefined) return false
  return option.usd.p50 < best.usd.p50 * 0.98 || option.hours.p50 < best.hours.p50 * 0.98
}

/** The cheapest of those that `fits` accepts. */
export function cheapestOf(options: readonly Option[], fits: (option: Option) => boolean): Option | undefined {
  return options.filter(fits).toSorted((one, other) => one.usd.p50 - other.usd.p50)[0]
}

/** "saves $525, takes 7.7 days longer: 1 × H200 SXM at RunPod". */
function gainOf(option: Option, best: Option, names: Names): string {
  const dollars = shownUsd(option.usd.p50) - shownUsd(best.usd.p50)
  const hours = option.hours.p50 - best.hours.p50
  const cost = matters(dollars, best.usd.p50)
    ? dollars < 0
      ? `saves ${usd(-dollars)}`
      : `costs ${usd(dollars)} more`
    : 'costs about the same'
  const time = matters(hours, best.hours.p50)
    ? hours < 0
      ? `is done ${duration(-hours)} sooner`
      : `takes ${duration(hours)} longer`
    : 'takes the same time'
  const [first, second] = dollars <= 0 ? [cost, time] : [time, cost]
  const where = providerName(option, names)
  const elsewhere = where === providerName(best, names) ? '' : ` at ${where}`
  return `${first}, ${second}: ${planName(option, names)}${elsewhere}`
}

/** Two percent is within the rounding of what stands above. */
const matters = (difference: number, of: number): boolean => Math.abs(difference) > of * 0.02

/** Limits that could be set and still be met: rounded up from the far end of the cheapest and fastest options. */
export function limitsToTry({ best, cheapest, fastest }: Recommendation): readonly string[] {
  const dollars = outwards(cheapest.usd.p90, 1, Math.ceil)
  const hours = outwards(fastest.hours.p90, 1, Math.ceil)
  return [
    dollars >= 1 && dollars < best.usd.p50 ? `under $${digits(dollars, 9)}` : '',
    hours >= 1 && hours < best.hours.p50 ? `within ${digits(hours, 9)}h` : '',
  ].filter((words) => words !== '')
}
