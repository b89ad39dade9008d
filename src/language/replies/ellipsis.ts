/** A number or a factor alone, in the light of what was changed last: after "under $500", "make that 800" is dollars. */
import type { SpecField, Scenario } from '../../scenario/scenario.ts'
import { formatExact } from '../../scenario/format-values.ts'

/** A field that a lone number can be of, and how the language says it. */
type NumericField = {
  readonly field: SpecField
  /** null: such a number is not one of this field. */
  readonly toText: (value: number, magnitude: string, scenario: Scenario) => string | null
  readonly noun: string
}

const template =
  (before: string, after: string) =>
  (value: number, magnitude: string): string | null =>
    /^[mbt]$/.test(magnitude) ? null : `${before}${formatExact(value)}${after}`

const numericFields: readonly NumericField[] = [
  { field: 'gpuCount', toText: (value, magnitude) => (magnitude === '' ? gpusText(value) : null), noun: 'gpus' },
  { field: 'gpus', toText: (value, magnitude) => (magnitude === '' ? gpusText(value) : null), noun: 'gpus' },
  { field: 'nodes', toText: (value, magnitude) => (magnitude === '' ? `${value} nodes` : null), noun: 'nodes' },
  {
    field: 'budgetUsd',
    toText: (value, magnitude) => (magnitude === 'b' ? null : `under $${formatExact(value)}`),
    noun: 'budget',
  },
  { field: 'deadlineHours', toText: deadlineText, noun: 'deadline' },
  { field: 'sequenceLength', toText: sequenceText, noun: 'sequence length' },
  { field: 'batch', toText: template('batch ', ''), noun: 'batch size' },
  { field: 'loraRank', toText: template('rank ', ''), noun: 'rank' },
  { field: 'tokens', toText: dataText, noun: 'data' },
]

const gpusText = (value: number): string => (value === 1 ? '1 gpu' : `${formatExact(value)} gpus`)

/** "4k" of a sequence is 4096. */
function sequenceText(value: number, magnitude: string): string | null {
  return magnitude === 'k' ? `seq ${formatExact(value / 1e3)}k` : magnitude === '' ? `seq ${formatExact(value)}` : null
}

/** A deadline given in days goes on in days. */
function deadlineText(value: number, magnitude: string, { spec }: Scenario): string | null {
  if (magnitude !== '') return null
  const before = spec.deadlineHours ?? 0
  return before >= 48 && before % 24 === 0 ? `within ${value} days` : `within ${value} hours`
}

/** A small number beside data is of epochs, where there are several; one with a magnitude is of tokens. */
function dataText(value: number, magnitude: string, { corpus }: Scenario): string | null {
  if (magnitude !== '') return null
  return corpus !== undefined && corpus.epochs > 1 && value <= 100 ? `${value} epochs` : null
}

const numberWords: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, 'a dozen': 12,
  sixteen: 16, twenty: 20, thirty: 30, 'thirty two': 32, 'thirty-two': 32, 'sixty four': 64, 'sixty-four': 64, 'a single one': 1, 'a single': 1,
} // prettier-ignore

const numberPattern = `(?<digits>\\d[\\d,]*(?:\\.\\d+)?)(?<magnitude>[kmbt]?)|(?<word>${Object.keys(numberWords).join('|')})`
const openingWords =
  '(?:and|or|but|so|then|ok|okay|hm+|now|well|maybe|rather|actually|sorry|no|please|also|again|up|down|back|perhaps|even|alone)'
/** Words that make a proposal of a lone number. */
const proposalOpening =
  "(?:(?:what|how) (?:about|if)(?: (?:we|i|you))?(?: (?:do|go|use|used|had|have|try|tried|took|take|get|got|need|run|ran|with|on|to|for|only|just))*|(?:if|suppose|assume|imagine|say|let's say)(?: (?:we|i|you))(?: (?:do|use|used|had|have|try|took|take|get|got|only|just|need|can))*|(?:make|set|put|get|bump|raise|lower|increase|decrease|reduce|change|cut|take|push|move|switch|bring|drop) (?:it|that|this|them)(?: (?:up|down|back))?(?: to)?|(?:bump|raise|lower|increase|decrease|reduce|change|cut|go|drop|switch|up|down) (?:up |down |back )?(?:to|with|for)|(?:keep|leave|stick|stay)(?: (?:it|that|this))? (?:at|with|to)|let's (?:keep|leave) (?:it|that|this)(?: at)?|(?:i|we) (?:mean|meant|said|want|wanted|need)|(?:mean|meant)|(?:let's|lets) (?:do|go with|say|try|use|make it)|(?:try|use|with|only|just|better|rather|go for)|(?:and|or|but)(?: (?:with|for|at|just|only|maybe))?)"
const gpuOpening =
  "(?:(?:(?:and|or|but|so) )?(?:how (?:much|long|fast|many hours)|what(?:'s| is| would| does| will)?)(?: (?:it|that|this|the (?:price|cost|time)|be|cost|take|is|would|will|look like|go))* |(?:and|or|but|what about|how about|what if|can we do it|same|would it fit|does it fit|also|then) )?(?:on|with)(?: (?:just|only))?"
const loneNumber = new RegExp(
  `^(?:${openingWords}[\\s,]+){0,3}(?:(?<opener>${proposalOpening})\\s+)?(?<on>${gpuOpening}\\s+)?(?:\\$\\s?)?(?:${numberPattern})(?<ending>(?:\\s+(?:instead|then|please|max|tops|only|of (?:them|those|these)|ones?|rather|maybe|now))*)(?<asked>\\s*\\?)?[\\s.!?]*$`,
  'i',
)

const loneLimit = new RegExp(
  `^(?:(?:${openingWords}|what about|how about|can we (?:get|keep|stay|do)|could we (?:get|keep|stay|do)|get|keep|stay|let's keep|it|this|that|needs? to be|has to be|must be|should be|make it|try)[\\s,]+){0,5}(?:under|below|less than|max|maximum|at most|up to|no more than|not more than|<)\\s*(?<digits>\\d[\\d,]*(?:\\.\\d+)?)(?<magnitude>k?)(?:\\s+(?:total|in total|all in|please|if possible))?[\\s.!?]*$`,
  'i',
)

const factorWords: Readonly<Record<string, string>> = {
  double: 'double', doubling: 'double', twice: 'double', triple: 'triple', quadruple: 'quadruple', halve: 'half', halving: 'half', half: 'half', third: '1/3',
} // prettier-ignore
const loneFactor =
  /^(?:(?:and|or|but|so|then|ok|okay|hm+|now|well|maybe|actually|please|what about|how about|what if we|let's|lets|can you|can we|could you|could we|just|try|make it|use|with|go)[\s,]+){0,4}(?:(?<factor>double|doubling|twice|triple|quadruple|halve|halving|half)|(?<times>\d+(?:\.\d+)?)\s?x|x\s?(?<by>\d+(?:\.\d+)?))(?:\s+(?<of>(?:of )?(?:it|that|this|those|them|as many|as much|the (?:number|amount))))?(?:\s+(?:again|please|then|instead))*[\s.!?]*$/i

const switchReply =
  /^(?:(?:and|or|but|ok|okay|now|then|please|actually|no)[\s,]+){0,3}(?:turn|switch|put) (?:it|that|this) (?:back )?(on|off)(?: again| please)*[\s.!?]*$/i

/** "turn it back on": the switch that was thrown last. */
function resolveSwitch(state: string, lastChanged: readonly SpecField[]): EllipsisResolution | null {
  const isOn = state.toLowerCase() === 'on'
  if (lastChanged.includes('gradientCheckpointing')) return { text: `checkpointing ${isOn ? 'on' : 'off'}` }
  if (lastChanged.includes('packed')) return { text: isOn ? 'packing' : 'no packing' }
  return lastChanged.includes('offload') && !isOn ? { text: 'no offload' } : null
}

/** What a lone factor would scale, where that is open: it cannot be carried out, and is meant. */
export type EllipsisResolution = { readonly text: string } | { readonly open: string }

/**
 * The text with what its number counts, as the language says it; null where it is no lone number or factor. `text` is in
 * lower case, `lastChanged` the fields that were changed last.
 */
export function resolveEllipsis(
  text: string,
  scenario: Scenario,
  lastChanged: readonly SpecField[],
  magnitudes: ReadonlyMap<string, number>,
): EllipsisResolution | null {
  const candidates = numericFields.filter(({ field }) => lastChanged.includes(field))
  const switchState = switchReply.exec(text)?.[1]
  if (switchState !== undefined) return resolveSwitch(switchState, lastChanged)
  const factor = loneFactor.exec(text)?.groups
  if (factor !== undefined) return resolveFactor(factor, candidates)
  const limitMatch = loneLimit.exec(text)?.groups
  if (limitMatch !== undefined) return resolveLimit(limitMatch, candidates, magnitudes)
  const match = loneNumber.exec(text)?.groups
  if (match === undefined) return null
  const { opener, on, digits, magnitude = '', word, ending = '', asked: questionMark } = match
  const isProposed = opener !== undefined || on !== undefined || ending.trim() !== ''
  const value = word === undefined ? Number((digits ?? '').replaceAll(',', '')) : (numberWords[word] ?? NaN)
  const isMoney = text.includes('$')
  const scaledValue = value * (magnitudes.get(magnitude) ?? 1)
  if (isMoney || !Number.isFinite(scaledValue)) return null
  if (on !== undefined || /\bof (?:them|those|these)\b/.test(ending))
    return magnitude === '' && Number.isInteger(value) && value > 0 && value <= 1024 ? { text: gpusText(value) } : null
  // "8?" after a number of GPUs; "8" alone is said of anything.
  if (!isProposed && questionMark === undefined && magnitude === '') return null
  const readings = candidates
    .filter(({ field }) => !(field === 'gpus' && lastChanged.includes('gpuCount')))
    .flatMap(({ field, toText }) => {
      const words = toText(scaledValue, magnitude, scenario)
      return words === null ? [] : [{ field, words }]
    })
  const [first, second] = readings
  if (first === undefined || (second !== undefined && second.field !== 'nodes')) return null
  return { text: first.words }
}

/** "under 500": dollars, unless a time was limited last; small numbers are said of anything. */
function resolveLimit(
  { digits = '', magnitude = '' }: Readonly<Record<string, string | undefined>>,
  candidates: readonly NumericField[],
  magnitudes: ReadonlyMap<string, number>,
): EllipsisResolution | null {
  const value = Number(digits.replaceAll(',', '')) * (magnitudes.get(magnitude) ?? 1)
  const isOf = (field: SpecField): boolean => candidates.some((candidate) => candidate.field === field)
  if (isOf('deadlineHours') && !isOf('budgetUsd') && magnitude === '')
    return { text: `within ${formatExact(value)} hours` }
  return isOf('budgetUsd') || value >= 50 ? { text: `under $${formatExact(value)}` } : null
}

function resolveFactor(
  { factor, times, by, of }: Readonly<Record<string, string | undefined>>,
  candidates: readonly NumericField[],
): EllipsisResolution | null {
  const multiplier = times ?? by
  // "5x" alone is said of anything.
  if (factor === undefined && of === undefined) return null
  const words = factor === undefined ? `${multiplier ?? '1'}x` : (factorWords[factor] ?? factor)
  const distinct = [...new Set(candidates.map(({ noun }) => noun))]
  const [noun, other] = distinct
  if (noun !== undefined && other === undefined)
    return { text: words === 'half' ? `half the ${noun}` : `${words} the ${noun}` }
  return of === undefined ? null : { open: of.trim() === '' ? words : `${factor ?? words} ${of.trim()}` }
}
