/**
 * A number, a factor or a switch alone, in the light of what was changed last: after "under $500", "make that 800" is
 * dollars. What it leaves out is given as slots, the ones that the words in full would fill.
 */
import type { Scenario, SpecField } from '../../scenario/scenario.ts'
import type { PresetPhrase } from '../grammar/preset-slots.ts'
import { numberWords } from '../text/number-words.ts'
import { resolveSwitch, switchReply } from './switch-reply.ts'
import { heldIn } from './counted-data.ts'
import {
  type NumericField,
  budgetGiven,
  dataInScale,
  given,
  gpusGiven,
  hoursGiven,
  isWithinFactor,
  numericFields,
  sequenceGiven,
} from './numeric-fields.ts'
import type { BareReply } from './reply-input.ts'

const numberPattern = `(?<digits>\\d[\\d,]*(?:\\.\\d+)?)(?<magnitude>[kmbt]?)|(?<word>${Object.keys(numberWords).join('|')})`
/** Words that make a proposal of a lone number. */
const proposalOpening =
  '(?:(?:what|how) (?:about|if)(?: (?:we|i|you))?(?: (?:do|go|use|used|had|have|try|tried|took|take|get|got|need|run|ran|with|on|to|for|only|just))*|(?:if|suppose|assume|imagine|say)(?: (?:we|i|you))(?: (?:do|use|used|had|have|try|took|take|get|got|only|just|need|can))*|(?:make|set|put|get|bump|raise|lower|increase|decrease|reduce|change|cut|take|push|move|switch|bring|drop) (?:it|that|this|them)(?: (?:up|down|back))?(?: but)?(?: to| at)?|(?:bump|raise|lower|increase|decrease|reduce|change|cut|go|drop|switch|up|down) (?:up |down |back )?(?:to|with|for)|(?:keep|leave|stick|stay)(?: (?:it|that|this))? (?:at|with|to)|(?:i|we) (?:mean|meant|said|want|wanted|need)|(?:mean|meant)|(?:do|go with|say|keep it|leave it)|(?:(?:just )?(?:try|use|take)|with|only|better|go for)|(?:(?:it is|ours are|ours is|they are|rather|probably) )?(?:more like|closer to)|ours (?:are|is)(?: about| around)?|(?:back|up|down) to)'
const gpuOpening =
  "(?:(?:(?:we|i) )?(?:(?:'ll|will|can|now) )?(?:continue|go on|carry on|proceed|keep going) |(?:fine[\\s,]+)?(?:leave|keep|have|put|run|do|stick|stay)(?: (?:it|that|this|them))? |(?:how (?:much|long|fast|many hours)|what(?:'s| is| would| does| will)?)(?: (?:it|that|this|the (?:price|cost|time)|be|cost|take|is|would|will|look like|go))* |(?:what about|how about|what if|can we do it|same|would it fit|does it fit) )?(?:on|with)(?: (?:just|only))?"
const singleNumber = new RegExp(
  `^(?:(?:back|up|down)[\\s,]+)?(?:(?<opener>${proposalOpening})\\s+)?(?<on>${gpuOpening}\\s+)?(?:\\$\\s?)?(?:${numberPattern})(?<ending>(?:\\s+(?:instead|max|tops|only|for (?:the )?(?:compute|gpus|training|it|this|that|now)|of (?:them|those|these)|ones?|rather|maybe|(?:is|are|should be|would be|will be|seems?|sounds?|feels?|looks?) (?:(?:more than|more|far more|much more|a (?:bit|lot) more) )?(?:an? (?:fair|good|nice|decent|fine|better|reasonable|sensible|sane) (?:compromise|middle|middle ground|choice|number|size|start|value|trade-?off|deal|pick)|enough|plenty|fine|ok|okay|sufficient|realistic|reasonable|sensible|likely|like it|doable|achievable)|suffices?|will do|actually|mostly|usually|typically|it is|it is then))*)$`,
)

const singleLimit =
  /^(?:(?:what about|how about|do|get|keep|stay|it|this|that|needs? to be|has to be|must be|should be|make it|try|up|down|back)[\s,]+){0,5}(?:under|below|less than|max|maximum|at most|up to|no more than|not more than|<)\s*(?<digits>\d[\d,]*(?:\.\d+)?)(?<magnitude>k?)(?:\s+(?:total|in total|all in|if possible))?$/

/** "And a 13b?": what has an article is a model. */
const singleSize =
  /^(?:(?:and|or|maybe|rather|then|with|for|on|use|try|what about|how about)[\s,]+){0,3}an? (?<digits>\d{1,3}(?:\.\d)?)b(?: (?:model|one))?(?: (?:instead|then))?$/

const factorWords: Readonly<Record<string, readonly [words: string, factor: number]>> = {
  double: ['double', 2],
  doubling: ['double', 2],
  twice: ['double', 2],
  triple: ['triple', 3],
  quadruple: ['quadruple', 4],
  halve: ['half', 0.5],
  halving: ['half', 0.5],
  half: ['half', 0.5],
}
const singleFactor =
  /^(?:(?:what about|how about|what if we|try|make it|use|with|go)[\s,]+){0,4}(?:(?<factor>double|doubling|twice|triple|quadruple|halve|halving|half)|(?<times>\d+(?:\.\d+)?)\s?x|x\s?(?<by>\d+(?:\.\d+)?))(?:\s+(?<of>(?:(?:of|over|above) )?(?:it|that|this|those|them|as many|as much|the (?:number|amount))))?(?:\s+instead)?$/

/** What it stands for; or what a factor would scale, where that is open: it cannot be carried out, and is meant. */
export type EllipsisResolution = (PresetPhrase & { readonly isOffered?: true }) | { readonly open: string }

export type EllipsisContext = {
  /** The fields that were changed last. */
  readonly lastChanged: readonly SpecField[]
  /** It was the epochs that changed the data last. */
  readonly isEpochs?: boolean
  /** "No wait, 16": what is said around the number makes a wish of it. */
  readonly isCorrection?: boolean
  /** A question about these fields was answered last: a number alone decides it. */
  readonly isAsked?: boolean
}

/** Null where the text is no lone number, factor or switch. */
export function resolveEllipsis(
  { line, opening, closing }: BareReply,
  scenario: Scenario,
  { lastChanged, isEpochs = false, isCorrection = false, isAsked = false }: EllipsisContext,
  magnitudes: ReadonlyMap<string, number>,
): EllipsisResolution | null {
  // The data follow from the length of a response.
  const isOfResponse = lastChanged.includes('responseTokens')
  const candidates = numericFields.filter(
    ({ field }) => lastChanged.includes(field) && !(field === 'tokens' && isOfResponse),
  )
  const state = switchReply.exec(line)?.groups?.['state']
  if (state !== undefined) return resolveSwitch(state, lastChanged)
  const factor = singleFactor.exec(line)?.groups
  if (factor !== undefined) return resolveFactor(factor, candidates)
  const limit = singleLimit.exec(line)?.groups
  if (limit !== undefined) return resolveLimit(limit, candidates, magnitudes)
  const size = singleSize.exec(line)?.groups?.['digits']
  if (size !== undefined) return given(`${size}b model`, 'params', Number(size) * 1e9)
  const match = singleNumber.exec(line)?.groups
  if (match === undefined) return null
  const { opener, on, digits, magnitude = '', word, ending = '' } = match
  const isProposed =
    isCorrection ||
    opener !== undefined ||
    on !== undefined ||
    ending.trim() !== '' ||
    /\w/.test(closing) ||
    /\bjust$/.test(opening)
  const value = word === undefined ? Number((digits ?? '').replaceAll(',', '')) : (numberWords[word] ?? NaN)
  const scaledValue = value * (magnitudes.get(magnitude) ?? 1)
  if (line.includes('$') || !Number.isFinite(scaledValue)) return null
  if (on !== undefined || /\bof (?:them|those|these)\b/.test(ending))
    return magnitude === '' && Number.isInteger(value) && value > 0 && value <= 1024 ? gpusGiven(value) : null
  const direction = directionOf(opener)
  // "8?" after a number of GPUs; "8" alone is said of anything, "ok 32" and "so 24" decide something.
  const isOffered = !isProposed && !closing.includes('?') && magnitude === '' && !isAsked
  if (isOffered && !decides.test(opening.trim())) return null
  if (isEpochs && magnitude === '' && value <= 100) return given(`${value} epochs`, 'epochs', value)
  const readings = candidates
    .filter(({ field }) => !(field === 'gpus' && lastChanged.includes('gpuCount')))
    // "And with 32" is no time.
    .filter(({ field }) => !(field === 'deadlineHours' && ofThings.test(opener ?? '')))
    .filter(({ field }) => !(field === 'tokens' && isModelSize(value, magnitude, lastChanged)))
    .flatMap(({ field, give }) => {
      // "10k" by itself is said of anything, but where the data were changed last.
      const isOpen = field === 'tokens' && !isProposed && !/[mb]/.test(magnitude) && lastChanged.length > 1
      const isOnlyData = field === 'tokens' && lastChanged.length === 1 && magnitude === ''
      const phrase = isOpen
        ? null
        : (give(scaledValue, magnitude, scenario) ?? (isOnlyData ? dataInScale(scaledValue, scenario) : null))
      return phrase === null ? [] : [{ field, phrase }]
    })
  const [first, second] = readings
  const inForce =
    first === undefined && direction !== null ? fieldInForce(scaledValue, magnitude, direction, scenario) : null
  if (inForce !== null) return inForce
  if (first === undefined && /\b(?:tops|max)\b/.test(ending) && /^k?$/.test(magnitude) && scaledValue >= minBudget)
    return budgetGiven(scaledValue)
  if (first === undefined && magnitude === 'k' && isContextLength(value, scenario))
    return sequenceGiven(scaledValue, magnitude, scenario)
  if (first === undefined || (second !== undefined && second.field !== 'nodes')) return null
  return isOffered ? { ...first.phrase, isOffered: true } : first.phrase
}

/** Billions in which models come and data are hardly counted. */
const modelSizes = new Set([7, 8, 9, 12, 13, 14, 24, 27, 30, 32, 34, 65, 70, 72, 110, 120, 235, 405, 671])

/** "8b" under "70b 2B tokens", where model and data were both said last: another model. */
const isModelSize = (value: number, magnitude: string, lastChanged: readonly SpecField[]): boolean =>
  magnitude === 'b' && modelSizes.has(value) && lastChanged.some((field) => field === 'params' || field === 'model')

const ofThings = /\b(?:with|use|using|try)$/
const decides = /^(?:ok|okay|so|then|ok so|ok then|fine|alright|right|well)$/

const minBudget = 50
/** "Raise to", "lower it to": which way a number goes; null where its words say neither. */
function directionOf(opener: string | undefined): 'up' | 'down' | null {
  if (/\b(?:bump|raise|increase|up|lift)\b/.test(opener ?? '')) return 'up'
  return /\b(?:lower|decrease|reduce|cut|drop|down|bring)\b/.test(opener ?? '') ? 'down' : null
}

/** "Raise to 800", whatever was changed last: the one number of the plan that goes that way to it; null where several do. */
function fieldInForce(
  value: number,
  magnitude: string,
  direction: 'up' | 'down',
  scenario: Scenario,
): PresetPhrase | null {
  const readings = numericFields.flatMap(({ field, give }) => {
    const held = field === 'tokens' ? (heldIn(scenario, magnitude)?.value ?? null) : scenario.spec[field]
    if (typeof held !== 'number' || !isWithinFactor(value, held) || value > held !== (direction === 'up')) return []
    return give(value, magnitude, scenario) ?? []
  })
  const [only, ...others] = readings
  return only === undefined || others.length > 0 ? null : only
}

/** "And 8k?": powers of two are lengths of a sequence, unless examples are counted in thousands. */
const isContextLength = (thousands: number, { spec, corpus }: Scenario): boolean =>
  Number.isInteger(Math.log2(thousands)) &&
  thousands > 1 &&
  (spec.sequenceLength !== null || corpus === undefined || corpus.examples === null)

/** "under 500": dollars, unless a time was limited last; small numbers are said of anything. */
function resolveLimit(
  { digits = '', magnitude = '' }: Readonly<Record<string, string | undefined>>,
  candidates: readonly NumericField[],
  magnitudes: ReadonlyMap<string, number>,
): EllipsisResolution | null {
  const value = Number(digits.replaceAll(',', '')) * (magnitudes.get(magnitude) ?? 1)
  const isOf = (field: SpecField): boolean => candidates.some((candidate) => candidate.field === field)
  if (isOf('deadlineHours') && !isOf('budgetUsd') && magnitude === '') return hoursGiven(value)
  return isOf('budgetUsd') || value >= minBudget ? budgetGiven(value) : null
}

function resolveFactor(
  { factor: factorWord, times, by, of }: Readonly<Record<string, string | undefined>>,
  candidates: readonly NumericField[],
): EllipsisResolution | null {
  // "5x" alone is said of anything.
  if (factorWord === undefined && of === undefined) return null
  const multiplier = times ?? by ?? '1'
  const [words, factor] = factorWords[factorWord ?? ''] ?? [`${multiplier}x`, Number(multiplier)]
  const [one, ...others] = candidates
  if (one !== undefined && others.every(({ noun }) => noun === one.noun))
    return { words: `${words} the ${one.noun}`, slots: [{ role: 'scale', measure: one.measure, factor }] }
  return of === undefined ? null : { open: of.trim() === '' ? words : `${factorWord ?? words} ${of.trim()}` }
}
