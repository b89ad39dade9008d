/**
 * "Put 4096", "48 was the old slot, we hold the nodes for 72 now", "the intern was wrong, 16": numbers that say nothing of
 * what they count. It is told by what the plan holds, what the text names beside them, and what was spoken of last.
 */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import type { Scenario, Spec, SpecField } from '../../scenario/scenario.ts'
import type { PresetPhrase } from '../grammar/preset-slots.ts'
import { type GrammarResult, type Slot, type SlotContent, spanOf } from '../grammar/slots.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { type RecognizedText, wordsIn } from '../recognizers/recognized-text.ts'
import { directionAt } from './direction-of-change.ts'
import { fieldOf, magnitudeOf, ofHeld, ofLastChanged, phraseOf } from './number-of-field.ts'
import { type OpenNumber, isClause, openNumbers } from './open-numbers.ts'
import { budgetGiven, given, gpusGiven, isWithinFactor } from './numeric-fields.ts'

/** The plan that a text speaks of. */
export type PlanOfThread = {
  readonly scenario: Scenario
  /** What the last answer chose where nothing was asked for. */
  readonly lastPlan: Partial<Spec>
  /** The fields that were changed or asked about last. */
  readonly lastChanged: readonly SpecField[]
}

type Told = { readonly number: OpenNumber; readonly phrase: PresetPhrase }

/** Longer texts say more than one number; so many words behind one may say that it will not do. */
const [maxMentions, maxBlame, maxGpus] = [40, 7, 1024]

/** What the grammar finds, with the numbers that the plan tells. */
export function withNumbersOfPlan(
  recognized: RecognizedText,
  found: GrammarResult,
  plan: PlanOfThread,
  vocabulary: Pick<Vocabulary, 'intentPhrases' | 'magnitudes'>,
): GrammarResult {
  const isLong = recognized.mentions.length > maxMentions || recognized.tokens.some(({ text }) => text === '?')
  const open = isLong ? [] : openNumbers(recognized, found)
  const isBlamed = (number: OpenNumber): boolean =>
    vocabulary.intentPhrases.blame.test(
      wordsIn(recognized)(number.to, Math.min(number.to + maxBlame, recognized.tokens.length)),
    )
  const isRefused = (number: OpenNumber): boolean =>
    refuses.has(recognized.tokens[number.from - 1]?.text ?? '') ||
    // "150 was with the German part; only English, 90M": beside another value it is none.
    (found.slots.some(({ role }) => role !== 'remark') &&
      (wasSo.has(recognized.tokens[number.to]?.text ?? '') ||
        said.has(recognized.tokens[number.from - 1]?.text ?? ''))) ||
    isKind(mentionBefore(number, recognized), 'instead', 'not')
  const wished = open.filter((number) => !isBlamed(number) && !isRefused(number))
  const told = wished.length === 0 ? null : loneNumberIn(wished, recognized, found, plan, vocabulary)
  // "32 it stays, but half the cards", "8 more, so 16 H100s in total": what is scaled or counted is not set.
  const isSaid = told?.phrase.slots.some((one) =>
    found.slots.some((slot) =>
      slot.role === 'scale' ? 'measure' in one && slot.measure === one.measure : slot.role === 'count' && isGpus(one),
    ),
  )
  if (told === null || isSaid === true) return found
  const { number, phrase } = told
  // "32b needs too much, go for 14": what was said to be too large gives way.
  const isSize = phrase.slots.some(({ role }) => role === 'unitless')
  const kept = isSize ? found.slots.filter((slot) => !isPlannedSize(slot, plan)) : found.slots
  const typed = wordsIn(recognized)(number.from, number.to).trim()
  const referred: Slot[] = phrase.slots.map((slot) => ({ ...slot, ...spanOf(number) }))
  const remark: Slot = { role: 'remark', note: `“${typed}” is read as ${phrase.words}.`, ...spanOf(number) }
  const slots = [...kept, ...referred, remark]
  return {
    ...found,
    slots: slots.toSorted((one, other) => one.from - other.from),
    unrecognized: found.unrecognized.filter((mention) => !open.some((number) => number === mention)),
    referred,
  }
}

const isGpus = (slot: SlotContent): boolean => slot.role === 'quantity' && slot.measure === 'gpus'
const refuses: ReadonlySet<string> = new Set(['not', 'of', 'than'])
/** "I put 45 but the plan says 20 tokens per param" */
const said: ReadonlySet<string> = new Set(['typed', 'said', 'wrote', 'entered'])
const wasSo: ReadonlySet<string> = new Set(['was', 'were', 'counted', 'included', 'had'])
const mentionBefore = ({ from }: OpenNumber, { mentions }: RecognizedText) => mentions.find(({ to }) => to === from)

/** The one number of a text: of what the text names without a number, or else of what was spoken of last. */
function loneNumberIn(
  [number, ...others]: readonly OpenNumber[],
  recognized: RecognizedText,
  { slots }: GrammarResult,
  plan: PlanOfThread,
  { intentPhrases }: Pick<Vocabulary, 'intentPhrases'>,
): Told | null {
  if (number === undefined || others.length > 0) return null
  const { value, measure } = number.meaning
  const joined = joinedTo(number, recognized, slots)
  if (joined !== null) return told(number, joined)
  const text = wordsIn(recognized)(0, recognized.tokens.length)
  if (measure !== null) return limitOf(number, text, recognized, slots, plan, intentPhrases)
  const isCount = magnitudeOf(number) === '' && Number.isInteger(value) && value <= maxGpus
  const isSpan = recognized.tokens[number.from - 1]?.text === 'for'
  const named = isSpan ? null : namedBeside(recognized, slots)
  const stepOf = (phrase: PresetPhrase | null) => withStep(number, recognized, phrase, intentPhrases.direction)
  if (named !== null)
    return told(number, named === 'tokens' ? epochsGiven(value) : stepOf(phraseOf(named, number, plan)))
  // "The RunPod account is empty but we have 500 on Lambda"
  if (isAtSeller(number, recognized) && value >= minBudget) return told(number, budgetGiven(value))
  const size = sizeBeside(number, slots, plan)
  if (size !== null) return told(number, size)
  // "H100, but 4", "24, three nodes"
  const hasGpus = slots.some((slot) => slot.role === 'gpus' && !slot.excluded)
  const isCounted = slots.some((slot) => slot.role === 'count' || (slot.role === 'quantity' && slot.measure === 'gpus'))
  const nodes = slots.flatMap((slot) => (slot.role === 'nodes' ? [slot.value] : []))[0]
  if (isCount && !isCounted && (hasGpus || (nodes !== undefined && value % nodes === 0)))
    return told(number, gpusGiven(value))
  if (intentPhrases.moneySource.test(text) && !intentPhrases.moneyGone.test(text) && value >= minBudget)
    return told(number, stepOf(phraseOf('budgetUsd', number, plan)))
  // "They have charged us 212" counts nothing of the plan.
  const near = intentPhrases.moneyGone.test(text)
    ? null
    : (ofLastChanged(number, plan, slots) ?? ofHeld(number, plan, slots))
  // "100 less" of a budget of 2,000: a step may be small.
  const isStep =
    number.meaning.change !== undefined || directionAt(recognized.tokens, number, intentPhrases.direction) !== null
  return told(number, stepOf(near ?? (isStep && plan.lastChanged.includes('budgetUsd') ? budgetGiven(value) : null)))
}
const minBudget = 20

/** "Rank 16 or 64": the other one of a pair counts the same; null where it stands in none. */
function joinedTo(number: OpenNumber, recognized: RecognizedText, slots: readonly Slot[]): PresetPhrase | null {
  const or = recognized.mentions.find(({ to }) => to === number.from)
  if (number.meaning.measure !== null || or === undefined || !isKind(or, 'or')) return null
  const first = slots.find((slot) => slot.to === or.from)
  if (first?.role !== 'quantity' || !paired.has(first.measure)) return null
  const { measure } = first
  return given(`${measure} ${number.meaning.value}`, measure, number.meaning.value)
}
const paired: ReadonlySet<Measure> = new Set<Measure>(['rank', 'batch', 'globalBatch', 'sequence', 'epochs'])

/** "Grant has $240 in this line", "serious answer: 60 dollars", "call it 9 hours": money that somebody gives, or a limit alone in its clause. */
function limitOf(
  number: OpenNumber,
  text: string,
  { tokens }: RecognizedText,
  slots: readonly Slot[],
  { scenario }: PlanOfThread,
  { moneySource, moneyGone, limit }: Vocabulary['intentPhrases'],
): Told | null {
  const isMoney = number.meaning.measure === 'money'
  const isOfRun = limit.test(text) || (isMoney ? moneySource.test(text) : scenario.spec.deadlineHours !== null)
  const isOther = (isMoney && moneyGone.test(text)) || slots.some(({ role }) => !besideLimit.has(role))
  if (isOther || !(isOfRun || isClause(number, tokens))) return null
  const measure = isMoney ? 'budget' : 'deadline'
  return told(number, {
    words: `the ${measure}`,
    slots: [{ role: 'quantity', measure, amount: { ...number.meaning, measure } }],
  })
}
const besideLimit: ReadonlySet<Slot['role']> = new Set(['remark', 'field-value', 'providers', 'invalid'])

const told = (number: OpenNumber, phrase: PresetPhrase | null): Told | null =>
  phrase === null ? null : { number, phrase }
/** "Another 5k on top", "raise it by 200": so much more or less than holds. */
function withStep(
  number: OpenNumber,
  { tokens }: RecognizedText,
  phrase: PresetPhrase | null,
  direction: Vocabulary['intentPhrases']['direction'],
): PresetPhrase | null {
  const isMore = moreWords.has(tokens[number.from - 1]?.text ?? '')
  const change = number.meaning.change ?? (isMore ? ('more' as const) : directionAt(tokens, number, direction))
  const slots = phrase?.slots.map((slot): SlotContent =>
    slot.role === 'quantity' && change !== null ? { ...slot, amount: { ...slot.amount, change } } : slot,
  )
  return phrase === null || slots === undefined || change === null
    ? phrase
    : { words: `${change} ${phrase.words}`, slots }
}
const moreWords: ReadonlySet<string> = new Set(['another', 'extra', 'additional'])
const epochsGiven = (value: number): PresetPhrase | null =>
  Number.isInteger(value) && value <= 100 ? given(`${value} epochs`, 'epochs', value) : null

/** A number that somebody has or has left, right before the name of a seller. */
const isAtSeller = (number: OpenNumber, { mentions, tokens }: RecognizedText): boolean =>
  atWords.has(tokens[number.to]?.text ?? '') &&
  mentions.some((mention) => mention.from === number.to + 1 && isKind(mention, 'provider')) &&
  tokens.slice(Math.max(0, number.from - 3), number.from).some(({ text }) => hasWords.has(text))
const atWords: ReadonlySet<string> = new Set(['on', 'at', 'with'])
const hasWords: ReadonlySet<string> = new Set(['have', 'got', 'left', 'has', "'ve", 'still'])

/** "32b needs too much, go for 14": beside the size of the planned model a number is that of another one. */
function sizeBeside(number: OpenNumber, slots: readonly Slot[], plan: PlanOfThread): PresetPhrase | null {
  const { meaning } = number
  const { params, tokens } = plan.scenario.spec
  const isAlone = slots.every((slot) => slot.role === 'remark' || isPlannedSize(slot, plan))
  const billions = (params ?? 0) / 1e9
  if (!isAlone || !slots.some((slot) => isPlannedSize(slot, plan)) || params === tokens) return null
  if (meaning.magnitude !== '' || billions < 1 || !isWithinFactor(meaning.value, billions)) return null
  const amount = { ...meaning, value: meaning.value * 1e9, unitValue: meaning.value * 1e9, magnitude: 'b' as const }
  return { words: `${meaning.value}b`, slots: [{ role: 'unitless', amount, asModel: true }] }
}

const isPlannedSize = (slot: Slot, { scenario }: PlanOfThread): boolean =>
  slot.role === 'unitless' && isRounded(slot.amount.value, scenario.spec.params)
/** 32b are 32.8B parameters. */
const isRounded = (value: number, params: number | null): boolean =>
  params !== null && Math.abs(value / params - 1) < 0.06

/** The one field that the text names and gives no value of. */
function namedBeside({ mentions, tokens }: RecognizedText, slots: readonly Slot[]): SpecField | null {
  const named = mentions.flatMap((mention) => {
    if (!isKind(mention, 'measure') || slots.some(({ from, to }) => from < mention.to && mention.from < to)) return []
    const field = fieldOf[mention.meaning.measure]
    // "Whole node then: 8" counts the GPUs of one.
    const isOneNode = field === 'nodes' && !(tokens[mention.to - 1]?.text ?? '').endsWith('s')
    return field === undefined ? [] : [isOneNode ? ('gpuCount' as const) : field]
  })
  const [only, ...others] = new Set(named)
  return only === undefined || others.length > 0 ? null : only
}
