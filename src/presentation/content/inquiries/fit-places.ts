/** The GPUs of a verdict on memory, by their names. */
import type { GpuId } from '../../../catalog/ids.ts'
import type { FitOfMethod, FitResult } from '../../../recommend/inquiries/fit.ts'
import { joinWords } from '../../../recommend/figure-text.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'

/** As if only those GPUs had been named, which do hold it. */
export const onlyOn = (result: FitResult, gpus: readonly GpuId[]): FitResult => ({
  ...result,
  verdict: 'yes',
  gpus: result.gpus.filter(({ gpu }) => gpus.includes(gpu)),
})

/** "1 × H200" where every H200 says the same; "any of the 8 cards" where they share no name. */
export function placeOf({ gpus: gpuFits, ...judged }: FitResult, names: DisplayNames): string {
  if (gpuFits.length < 2) return planName(judged, names)
  const shared = sharedName(gpuFits.map(({ gpu }) => names.gpu(gpu)))
  if (shared !== '') return `${judged.gpuCount} × ${shared}`
  return `${judged.verdict === 'no' ? 'any' : 'each'} of these: ${gpuNames(gpuFits, names)}`
}

/** The words that all names begin with: "H200" of "H200 SXM" and "H200 NVL". */
function sharedName(all: readonly string[]): string {
  const [words = [], ...others] = all.map((name) => name.split(' '))
  const end = words.findIndex((word, index) => others.some((name) => name[index] !== word))
  const shared = words.slice(0, end === -1 ? words.length : end).join(' ')
  return /\d/.test(shared) ? shared : ''
}

/** Of many the three with most memory: who names a size means any card of it. */
export function gpuNames(gpuFits: readonly FitOfMethod[], names: DisplayNames): string {
  const nameOf = (fit: FitOfMethod): string => (fit.gpuCount === 1 ? names.gpu(fit.gpu) : planName(fit, names))
  if (gpuFits.length <= maxNames) return joinWords(gpuFits.map(nameOf))
  const rest = gpuFits.length - shownOfMany
  return joinWords([...gpuFits.toReversed().slice(0, shownOfMany).map(nameOf), `${rest} others`])
}
const maxNames = 4
const shownOfMany = 3
