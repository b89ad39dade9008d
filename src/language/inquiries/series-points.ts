/** "2.7M light curves, each 1000-3000 points": series of measurements, each point of which is read as a token. */
import { collapseSpaces } from '../text/characters.ts'
import { scaledNumber } from '../text/typed-number.ts'

export type SeriesPoints = {
  readonly series: number
  /** What they are called. */
  readonly name: string
  readonly points: number
  readonly isRange: boolean
  readonly words: string
  /** The text with the tokens in their place. */
  readonly rest: string
}

const count = String.raw`(?<![\w.$€£])(?<count>\d[\d.,]{0,11}) ?(?<scale>k|m|b|mn|thousand|million|billion)?`
const noun = String.raw`(?<name>(?:[a-z][\w-]{1,15} ){0,2}(?:curves|traces|series|signals|strips|waveforms|spectra|spectrums|trajectories|tracks|sensor (?:runs|logs|windows)|ecgs|eegs|seismograms|spectrograms|telemetry windows))`
const number = String.raw`\d[\d,]{0,8}(?: ?k\b)?`
const perEach = String.raw`(?:~|≈|about |around |roughly |some |approx\.? )?(?<low>${number})(?: ?(?:-|–|to) ?(?<high>${number}))?[ -]?(?:data |time )?(?:points?|samples?|steps?|timesteps?|readings?|values?|measurements?|observations?|ticks)\b`
const pattern = new RegExp(
  String.raw`${count} ${noun}(?: from (?:the )?[\w-]{2,16}(?: [\w-]{2,16})?)?[, ]{1,2}\(?(?:(?:each|every one|all)(?: (?:is|has|of|with|about))?|of|with|at|à|x|×|@)? ?${perEach}(?: each| apiece| per \w{3,10}| long)?\)?`,
  'iu',
)
const hint = /\b(?:points?|samples?|steps?|timesteps?|readings?|values?|measurements?|observations?|ticks)\b/iu
const maxLength = 600

/** Null where no number of series with the points of each is told. */
export function seriesPointsIn(text: string): SeriesPoints | null {
  if (text.length > maxLength || !hint.test(text)) return null
  const found = pattern.exec(text)
  const { count: digits, scale, name = '', low = '', high } = found?.groups ?? {}
  if (found === null || digits === undefined) return null
  const ofNumber = (typed: string): number => scaledNumber(typed.replace(/ ?k$/iu, ''), /k$/iu.test(typed) ? 'k' : '')
  // "1-2k": both are of thousands.
  const least = high !== undefined && /k$/iu.test(high) && !/k$/iu.test(low) ? `${low}k` : low
  const points = high === undefined ? ofNumber(low) : (ofNumber(least) + ofNumber(high)) / 2
  const series = scaledNumber(digits, scale)
  const tokens = Math.round(series * points)
  if (!(tokens > 0) || !Number.isFinite(tokens) || points < 2) return null
  const before = text.slice(0, found.index)
  const after = text.slice(found.index + found[0].length)
  return {
    series,
    name,
    points,
    isRange: high !== undefined,
    words: found[0].trim(),
    rest: collapseSpaces(`${before}${tokens} tokens${after}`),
  }
}
