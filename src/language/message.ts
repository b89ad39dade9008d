/** A message written to people: picks the job out of the prose, and leaves alone what asks for no estimate. */
import { type Choice, choicesOf } from './alternatives.ts'
import { conflictChoices } from './conflict-choices.ts'
import { type PresetInput, noPresetSlots } from './grammar/preset-slots.ts'
import type { Slot } from './grammar/slots.ts'
import { localRequest, withReading } from './locales/local-request.ts'
import { withSettledConflicts } from './settled-conflicts.ts'
import { withWantedValues } from './wanted-values.ts'
import { asksForTraining } from './asked-in-message.ts'
import { askForEarlierJob, namesEarlierJob } from './earlier-job.ts'
import { messageIntent } from './message-intent.ts'
import { intentOf } from './asked-estimate.ts'
import { rawSpan } from './text/normalize.ts'
import { maxMessageLength } from './text/readable-part.ts'
import { addMissingIssues } from './command.ts'
import { toProblem } from './resolution/draft-problem.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { RecognizedText } from './recognizers/recognized-text.ts'
import { understand } from './pipeline.ts'
import { type NearestModel, nearestModel } from './resolution/nearest-model.ts'
import { toText } from './to-text.ts'
import { withLeftOver } from './resolution/unmet-constraints.ts'
import { unusedWords, withUnused } from './resolution/unused-words.ts'
import { wishesAmong } from './resolution/wish-words.ts'
import { normalize, withWords } from './text/normalize.ts'
import { withProseLimits } from './text/prose-limits.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'
import { hasDigit } from './text/characters.ts'

/** Where words were used: indices into the message as it was given. */
export type WordSpan = { readonly start: number; readonly end: number; readonly words: string }

export type MessageResult =
  | { readonly scenario: Scenario; readonly used: readonly WordSpan[] }
  /** `part`: what it says of a job that it leaves incomplete. */
  | {
      readonly problem: Problem
      readonly used: readonly WordSpan[]
      readonly part?: Scenario
      /** Where a model that the catalog lacks is all that is wrong: the one that comes nearest. */
      readonly nearest?: NearestModel
      /** Where the message leaves two wishes open, each as a text of its own. */
      readonly choices?: readonly Choice[]
    }

/** What is read of a wall of signs: so many parts. Prose has one in five characters. */
const maxParts = 4000
/** Fewer words are a list of terms with a slip in it. */
const minSentenceWords = 9

/**
 * Reads a Slack message. `problem.kind` is `nothing` where it asks for no estimate, `missing-model` or `missing-data`
 * where it asks and leaves one out. `today` is an ISO date; `given` stands beside the message. Never throws.
 */
export function readMessage(
  text: string,
  vocabulary: Vocabulary,
  today: string,
  given: PresetInput | null = null,
): MessageResult {
  const local = text.length > maxMessageLength ? null : localRequest(text, vocabulary, true)
  if (local === null) return readEnglish(text, vocabulary, today, [], given)
  // Where the words of a translation stood is not known.
  const result = { ...readEnglish(local.english, vocabulary, today, [], given), used: [] }
  return 'problem' in result ? result : { ...result, scenario: withReading(result.scenario, local) }
}

/** Whether a message is about a model that is used, and asks for no training. */
export function speaksOfServing(text: string, vocabulary: Vocabulary, today: string): boolean {
  if (!vocabulary.intentPhrases.message.serving.test(text.slice(0, maxMessageLength).toLowerCase())) return false
  const { recognized, slots } = understand(beginningOf(text), { mode: 'message', vocabulary, today })
  return messageIntent(recognized, slots, vocabulary.intentPhrases) === 'serving'
}

/** "Q3", "H2", "FY26": a number that counts nothing of a job. */
const budgetPeriod = /\b(?:q[1-4]|h[12]|fy ?'?\d{2}(?:\d{2})?)\b/giu

/**
 * The scenario of a command that is a sentence, where `unknown` words in it, none with a number, are all that a command
 * cannot take: it is read as people read it, and the words are named. Null where that is no whole job either.
 */
export function readSentence(
  text: string,
  unknown: readonly string[],
  vocabulary: Vocabulary,
  today: string,
  given: PresetInput | null = null,
): Scenario | null {
  if (text.length > maxMessageLength || unknown.some((words) => hasDigit(words.replace(budgetPeriod, '')))) return null
  if ((text.match(/\p{L}{2,}/gu)?.length ?? 0) < minSentenceWords) return null
  const result = readEnglish(text, vocabulary, today, unknown, given)
  return 'problem' in result ? null : result.scenario
}

function readEnglish(
  text: string,
  vocabulary: Vocabulary,
  today: string,
  unknown: readonly string[],
  given: PresetInput | null,
): MessageResult {
  const beginning = beginningOf(text)
  const context = { mode: 'message', vocabulary, today } as const
  const plain = normalize(beginning)
  const written = withWords(plain, withProseLimits(plain.text))
  const whole = understand(written, { ...context, given: given?.slots ?? noPresetSlots })
  const understanding = withSettledConflicts(withWantedValues(whole, vocabulary), vocabulary)
  const { draft, slots, recognized } = understanding
  const isWhole = draft.namesJob
  const isEarlier = !isWhole && namesEarlierJob(recognized.tokens, vocabulary)
  const intent = isEarlier
    ? 'request'
    : intentOf(written === plain ? beginning : written.text, understanding, context, given !== null)
  const used = intent === 'none' ? [] : usedSpans(slots, recognized)
  if (intent === 'none') return { problem: noEstimateAsked, used }
  if (intent === 'serving') return { problem: noTrainingAsked, used }
  const hasModel = draft.get('params') !== null || draft.issues.some(({ kind }) => kind !== 'missing-data')
  const hasData = draft.get('tokens') !== null
  const isVague = !asksForTraining(beginning)
  if (!hasModel && !hasData && draft.issues.length === 0 && intent === 'incomplete' && isVague)
    return { problem: noEstimateAsked, used: [] }
  if (beginning.length < text.length)
    draft.addRemark(null, `The message is long: its first ${beginning.length} characters were read.`)
  if (isEarlier) askForEarlierJob(draft)
  addMissingIssues(draft, vocabulary)
  if (draft.issues.length === 0) {
    const unused = [...new Set([...unusedWords(understanding), ...wishesAmong(understanding, unknown)])]
    // What prose refuses may be of anything; in a command it is of the offer.
    const isOfCommand = unknown.length > 0
    return { scenario: isOfCommand ? withLeftOver(understanding, unused) : withUnused(draft.finish(), unused), used }
  }
  const readWhole = (candidate: string): Scenario | null => {
    const { draft: read } = understand(candidate, context)
    return read.isWholeJob ? read.finish() : null
  }
  const isUnderstood = (candidate: string): boolean => readWhole(candidate) !== null
  const problem = toProblem((given?.line ?? beginning).slice(0, 300), draft, isUnderstood, {
    described: toText(draft.finish(), vocabulary),
    isSentence: true,
  })
  const readings = conflictChoices(understanding, vocabulary)
  const choices = readings.length > 0 ? readings : choicesOf(given?.line ?? beginning, problem, readWhole, true)
  const nearest = new Set(problem.terms).size === 1 ? nearestModel(understanding, vocabulary.models) : null
  return {
    problem: readings.length === 0 ? problem : offering(problem, readings),
    used,
    part: draft.finish(),
    ...(choices.length === 0 ? {} : { choices }),
    ...(nearest === null ? {} : { nearest }),
  }
}

/** The same, with the readings to choose from instead of the text without one of its values. */
const offering = ({ kind, message, terms }: Problem, readings: readonly Choice[]): Problem => ({
  kind,
  message,
  terms,
  suggestions: readings.map(({ text }) => text),
})

/** As much of a message as is read. Words, numbers and signs are its parts. */
function beginningOf(text: string): string {
  const most = Math.min(text.length, maxMessageLength)
  let parts = 0
  let previous = ''
  for (let at = 0; at < most; at += 1) {
    const kind = kindOfSign(text.charCodeAt(at))
    if (kind === 'sign') parts += partsOfSign(text[at] ?? '')
    else if (kind !== previous && kind !== 'space') parts += 1
    if (parts > maxParts) return text.slice(0, at)
    previous = kind
  }
  return text.slice(0, most)
}

function kindOfSign(code: number): 'space' | 'letter' | 'digit' | 'sign' {
  if (code <= 32) return 'space'
  if (code >= 48 && code <= 57) return 'digit'
  const isLetter = code > 127 ? wordSign.test(String.fromCharCode(code)) : (code | 32) >= 97 && (code | 32) <= 122
  return isLetter ? 'letter' : 'sign'
}

/** Letters, marks, digits and halves of what is written in two units. */
const wordSign = /^[\p{L}\p{M}\p{N}\p{Cs}]$/u

/** "…" is three points, and a wide space none. */
const partsOfSign = (sign: string): number => (sign <= '~' ? 1 : sign.normalize('NFKC').trim().length)

function usedSpans(slots: readonly Slot[], { normalized, tokens }: RecognizedText): readonly WordSpan[] {
  const rawSpans = slots
    .filter(({ role, from }) => role !== 'remark' && from >= 0)
    .map(({ from, to }) => rawSpan(normalized, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0))
    .sort((one, other) => one.start - other.start || other.end - one.end)
  return rawSpans
    .filter(({ start, end }, index) => !rawSpans.slice(0, index).some((one) => one.start <= start && one.end >= end))
    .map(({ start, end }) => ({ start, end, words: normalized.raw.slice(start, end).trim() }))
}

const noEstimateAsked: Problem = {
  kind: 'nothing',
  message:
    'This message asks for no estimate. One that does names a model and an amount of data, such as “what would it cost to fine-tune llama 3.1 8b on 100M tokens?”.',
  terms: [],
  suggestions: ['what would it cost to fine-tune llama 3.1 8b on 100M tokens?'],
}

/** Said of a model in use, where nothing that is known of hosting answers it. */
const noTrainingAsked: Problem = {
  kind: 'nothing',
  message:
    'This reads as a model that is used, not trained, and is not planned as a training. Say “train” with the data if it is one; for hosting say the model, the requests and their tokens, such as “host llama 3.1 8b for 50,000 requests a day, 1,200 tokens in, 150 out”.',
  terms: [],
  suggestions: ['host llama 3.1 8b for 50,000 requests a day, 1,200 tokens in, 150 out'],
}
