/** The text of a slash command. Every word of it is understood, or named as not understood. */
import { remembered } from '../once.ts'
import { type Choice, choicesOf } from './alternatives.ts'
import { askForData, readSoFar } from './asked-data.ts'
import { type PresetInput, noPresetSlots } from './grammar/preset-slots.ts'
import { localRequest, possibleRequests, withReading } from './locales/local-request.ts'
import type { Translation } from './locales/translate.ts'
import { toText } from './to-text.ts'
import { type NearestModel, nearestModel } from './resolution/nearest-model.ts'
import { toProblem } from './resolution/draft-problem.ts'
import type { Draft } from './resolution/scenario-draft.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { askForEarlierJob, namesEarlierJob } from './earlier-job.ts'
import { isOffTopic, offTopic } from './off-topic.ts'
import { exampleCommands } from './resolution/suggestions.ts'
import type { Understanding } from './resolution/understanding.ts'
import { addUnrecognizedIssues } from './resolution/unrecognized-issues.ts'
import { canIgnore, canIgnoreButNumbers } from './resolution/ignorable-words.ts'
import { withLeftOver } from './resolution/unmet-constraints.ts'
import { unmetWords, notUsed, unusedWords, withUnused } from './resolution/unused-words.ts'
import { hasOtherWords, isSentenceOfJob, scenarioOfSentence } from './resolution/sentence-command.ts'
import { understand } from './pipeline.ts'
import { maxCommandLength, maxNumbers } from './text/readable-part.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'

/**
 * `choices`: where the text leaves two wishes open, each as a text of its own, and what was read of a whole job beside
 * numbers that count nothing. `part`: what was read of it.
 */
export type ParseResult =
  | { readonly scenario: Scenario }
  | {
      readonly problem: Problem
      readonly choices?: readonly Choice[]
      readonly part?: Scenario
      /** Of a sentence the whole job, beside words and numbers that nobody knows. */
      readonly read?: Scenario
      /** Where a model that the catalog lacks is all that is wrong: the one that comes nearest. */
      readonly nearest?: NearestModel
    }

/** Reads the text of a slash command. `today` is an ISO date: "by Friday" is counted from it. Never throws. */
export function parseCommand(
  text: string,
  vocabulary: Vocabulary,
  today: string,
  given: PresetInput | null = null,
): ParseResult {
  const local = translatedCommand(text, vocabulary, today, given)
  const english = local?.english ?? text
  if (given === null && isHelp(english)) return { problem: help() }
  if (english.length > maxCommandLength) return { problem: tooLong(english.length) }
  const understanding = understandCommand(english, vocabulary, today, given)
  // A word or two of another language in names and numbers: "70b 40M tokens, ni AWS ni Azure".
  const mayBeOther = local === null && text.length < maxOtherLength && hasOtherLanguage(understanding)
  const result = resultOf(understanding, english, vocabulary, today, given)
  const other = mayBeOther && isIncomplete(result) ? readOther(text, vocabulary, today, given) : null
  if (other !== null) return other
  if (local === null) return result
  if ('scenario' in result) return { scenario: withReading(result.scenario, local) }
  return result.read === undefined ? result : { ...result, read: withReading(result.read, local) }
}

/** A command of another language in English; null where it is English. */
export function translatedCommand(
  text: string,
  vocabulary: Vocabulary,
  today: string,
  given: PresetInput | null = null,
): Translation | null {
  const local = text.length > maxCommandLength ? null : localRequest(text, vocabulary, false)
  if (local === null || local.unread.length > 0 || local.hasLocalScale) return local
  // A slip is near to a word of some language: what English reads whole is English.
  return readWhole(text, vocabulary, today, given) !== null ? null : local
}

const isIncomplete = (result: ParseResult): boolean =>
  'problem' in result && ['unknown', 'missing-model', 'missing-data'].includes(result.problem.kind)
const [maxOtherLength, maxOtherWords] = [200, 6]

/** A name that is known not to be in the catalog is no word of another language. */
const hasOtherLanguage = ({ draft, unrecognized }: Understanding): boolean =>
  unrecognized.length > 0 && unrecognized.length <= maxOtherWords && draft.issues.length === 0

/** Null where no language reads the whole of it. */
function readOther(text: string, vocabulary: Vocabulary, today: string, given: PresetInput | null): ParseResult | null {
  for (const translation of possibleRequests(text, vocabulary)) {
    const scenario = readWhole(translation.english, vocabulary, today, given)
    if (scenario !== null) return { scenario: withReading(scenario, translation) }
  }
  return null
}

const understandCommand = (
  text: string,
  vocabulary: Vocabulary,
  today: string,
  given: PresetInput | null = null,
): Understanding => understand(text, { mode: 'command', vocabulary, today, given: given?.slots ?? noPresetSlots })

/** The scenario of a text that is read to its last word; null where a word that nobody knows, or an issue, is in it. */
function readWhole(text: string, vocabulary: Vocabulary, today: string, given: PresetInput | null): Scenario | null {
  if ((given === null && isHelp(text)) || text.length > maxCommandLength) return null
  const understanding = understandCommand(text, vocabulary, today, given)
  return isComplete(understanding) ? withLeftOver(understanding, unusedWords(understanding)) : null
}

/** What is made of what was understood of an English `text`. */
function resultOf(
  understanding: Understanding,
  text: string,
  vocabulary: Vocabulary,
  today: string,
  given: PresetInput | null,
): ParseResult {
  const { draft, slots, unrecognized } = understanding
  // Nothing but small words.
  if (slots.length === 0 && unrecognized.length === 0 && understanding.numbers.length === 0) return { problem: help() }
  if (isComplete(understanding)) return { scenario: withLeftOver(understanding, unusedWords(understanding)) }
  if (isCompleteBut(understanding, vocabulary))
    return { scenario: withLeftOver(understanding, unmetWords(understanding)) }
  const isHalfRead = understanding.draft.isWholeJob && canIgnoreButNumbers(understanding, vocabulary)
  const read = scenarioOfSentence(understanding, vocabulary)
  const isEarlier = !draft.namesJob && namesEarlierJob(understanding.recognized.tokens, vocabulary)
  if (isEarlier) askForEarlierJob(draft)
  // Where more than a word or two is wrong, the word is named and what is missing or amiss is told.
  const isBeside =
    unrecognized.length > 0 && (isReadableWithoutUnknown(understanding, vocabulary) || isSentenceOfJob(understanding))
  if (given === null && isOffTopic(understanding, vocabulary)) return { problem: offTopic() }
  if (!isBeside && !isEarlier) addUnrecognizedIssues(understanding, vocabulary)
  addMissingIssues(
    draft,
    vocabulary,
    isBeside || understanding.numbers.length > 0 ? notUsed(unmetWords(understanding)) : '',
  )
  const readText = remembered((candidate: string): Scenario | null => {
    const read = understandCommand(candidate, vocabulary, today)
    return isComplete(read) || (isBeside && isCompleteBut(read, vocabulary)) ? read.draft.finish() : null
  })
  const line = given?.line ?? text
  // What was just refused is not read once more to see whether it is understood.
  const isAccepted = (candidate: string): boolean =>
    (given !== null || candidate !== text) && readText(candidate) !== null
  const problem = toProblem(line, draft, isAccepted, {
    described: readSoFar(draft, vocabulary),
    isSentence: hasOtherWords(understanding),
    isNamed: slots.some((slot) => slot.role === 'invalid' && slot.what === 'model'),
    isWhole: isHalfRead,
  })
  const part = draft.finish()
  const choices = isHalfRead
    ? [{ text: toText(part, vocabulary), scenario: withUnused(part, unmetWords(understanding)) }]
    : choicesOf(line, problem, readText)
  const nearest = nearestModel(understanding, vocabulary.models)
  return {
    problem,
    part,
    ...(read === null ? {} : { read }),
    ...(choices.length === 0 ? {} : { choices }),
    ...(nearest === null ? {} : { nearest }),
  }
}

const isComplete = (understanding: Understanding): boolean =>
  understanding.unrecognized.length === 0 && understanding.draft.isWholeJob

/** A word that nobody knows refuses no command that is readable without it. */
const isCompleteBut = (understanding: Understanding, vocabulary: Vocabulary): boolean =>
  understanding.draft.isWholeJob && canIgnore(understanding, vocabulary)

/** Something is read, and the words that nobody knows can stay out: they are no reason to ask of. */
const isReadableWithoutUnknown = (understanding: Understanding, vocabulary: Vocabulary): boolean =>
  (understanding.draft.issues.length > 0 || !understanding.draft.isEmpty) && canIgnore(understanding, vocabulary)

const limitFields: ReadonlySet<string> = new Set(['deadlineHours', 'budgetUsd', 'region', 'objective'])

/** A day, a sum or a place by itself says nothing of training. */
const isOnlyLimits = (draft: Draft): boolean => {
  const set = Object.entries(draft.finish().spec).filter(([, value]) => value !== null)
  return set.length > 0 && set.every(([field]) => limitFields.has(field))
}

/** `unused`: a sentence that names what was not used. */
export function addMissingIssues(draft: Draft, vocabulary: Vocabulary, unused = ''): void {
  if (draft.issues.length > 0) return
  const scenario = draft.finish()
  const description = readSoFar(draft, vocabulary)
  const rate =
    draft.budgetMoney === null ? undefined : scenario.remarks?.find(({ field }) => field === 'budgetUsd')?.text
  const soFar = `${description === '' ? '' : ` So far: ${[`${description}.`, ...(rate === undefined ? [] : [rate])].join(' ')}`}${unused === '' ? '' : ` ${unused}`}`
  const noModel = draft.get('params') === null
  const noData = draft.get('tokens') === null
  if (noModel && noData && isOnlyLimits(draft)) {
    draft.addIssue(
      'missing-model',
      `There is no training job in that: only “${description}” was read. Say a model and how much data, such as “70b 2B tokens”.`,
      [],
    )
  } else if (noModel && noData) {
    draft.addIssue(
      'missing-model',
      `Which model, and how much data? Say a size and the tokens, such as “70b 2B tokens”.${soFar}`,
      [],
    )
  } else if (noModel) {
    draft.addIssue('missing-model', `Which model? Give a name or a size, such as “llama 3.1 8b” or “70b”.${soFar}`, [])
  } else if (noData) {
    draft.addIssue('missing-data', `${askForData(scenario.spec.task)}${soFar}`, [])
  }
}

const helpWords =
  /^[\s/\-–—]*(?:gpucost\s+)?(?:help|help me|usage|examples?|info|commands|how|how to|how to use|how does this work|what can you do|man|h|\?+)?[\s?!.]*$/i

/** Whether a short text asks for help. */
export const isHelp = (text: string): boolean => text.length < 80 && helpWords.test(text)

/** The problem that shows what can be typed. */
export function help(): Problem {
  return {
    kind: 'help',
    message: `Say a model and how much data, such as “${exampleCommands[0]}”. Add what you like, in any order: method (lora, qlora, full), 4-bit or 8-bit, sequence length, GPUs (“on 8 H100s”), a provider, “under $500”, “within 12h”, spot, cheapest or fastest.`,
    terms: [],
    suggestions: [...exampleCommands],
  }
}

/** The problem of a command of so many characters. */
export function tooLong(length: number): Problem {
  return {
    kind: 'bad-value',
    message: `The text has ${length} characters; at most ${maxCommandLength} are read. Say the model and the data in a line, such as “${exampleCommands[0]}”.`,
    terms: [],
    suggestions: [exampleCommands[0]],
  }
}

/** The problem of a command that is a list of figures. */
export function tooManyNumbers(): Problem {
  return {
    kind: 'bad-value',
    message: `The text has more than ${maxNumbers} numbers. Say the job in one or two sentences, such as “${exampleCommands[0]}”.`,
    terms: [],
    suggestions: [exampleCommands[0]],
  }
}
