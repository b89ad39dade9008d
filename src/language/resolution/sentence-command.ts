/** A command that is a sentence: what of it nobody knows refuses nothing of what is read. */
import type { Scenario } from '../../scenario/scenario.ts'
import { formatList, quoted } from '../../scenario/format-values.ts'
import { looksLikeGpu } from '../lexicon/nearest-words.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { isNamePlace, isMostlyUnknown } from './ignorable-words.ts'
import type { Understanding } from './understanding.ts'
import { withLeftOver } from './unmet-constraints.ts'
import { unmetWords } from './unused-words.ts'
import { withLastNote } from '../../scenario/noted-scenario.ts'

/** Fewer words are a list of terms, of which every one counts; a question has its mark. */
const [fewestWords, fewestAsking] = [9, 6]

/** Whether a command is said in a sentence: a slip in it, or a number of something else, is no reason to refuse the rest. */
function isSentence({ recognized: { tokens } }: Pick<Understanding, 'recognized'>): boolean {
  const words = tokens.filter(({ kind, text }) => kind === 'word' && text.length > 1).length
  return words >= fewestWords || (words >= fewestAsking && tokens.some(({ text }) => text === '?'))
}

/** The whole job of a sentence, with the rest named; null where it is none, or where hardly anything of it is read. */
export function scenarioOfSentence(
  understanding: Understanding,
  vocabulary: Pick<Vocabulary, 'stopwords'>,
): Scenario | null {
  const { draft } = understanding
  if (!draft.isWholeJob || isMostlyUnknown(understanding)) return null
  const isOfData = isOfDataAlone(understanding)
  if (!isSentence(understanding) && !isOfData) return null
  const names = isOfData ? [] : unknownNames(understanding, vocabulary)
  const unused = unmetWords(understanding).filter((words) => !names.some((name) => words.includes(name)))
  const scenario = withLeftOver(understanding, unused)
  if (names.length === 0) return scenario
  const text = `${formatList(names.map(quoted))} ${names.length === 1 ? 'is' : 'are'} not known here, and not planned with.`
  return withLastNote(scenario, text)
}

/**
 * “grpo on math, 8k prompts”, “train a 13b on council minutes, 250M tokens”: plain words before the data that are counted
 * tell what those are of, however few words there are. “8b on cudo” names where it runs.
 */
function isOfDataAlone({ recognized: { tokens }, unrecognized, slots, draft, wordsAt }: Understanding): boolean {
  const counted = slots.filter(({ role }) => role === 'quantity')
  const isOfWork =
    tokens.some(({ text }) => workWords.test(text)) || draft.get('task') !== null || draft.get('method') !== null
  return (
    isOfWork &&
    draft.base === null &&
    unrecognized.every(
      (mention) =>
        isKind(mention, 'unknown', 'measure') &&
        plainWord.test(wordsAt(mention.from, mention.to)) &&
        counted.some(({ from }) => from >= mention.to),
    )
  )
}
const plainWord = /^[a-z][a-z/+ -]{2,}$/u
const workWords = /^(?:train(?:ing)?|fine|finetun(?:e|ing)|tun(?:e|ing)|pretrain(?:ing)?|continued|teach|adapt)$/u

/**
 * A sentence that names a model or an amount of data: what it lacks is asked, and not what else it says. In "one node with 8
 * or two of 4" the numbers may be what is asked.
 */
export const isSentenceOfJob = (understanding: Understanding): boolean =>
  !understanding.recognized.tokens.some(({ text }) => text === 'or' || text === 'vs' || text === 'versus') &&
  !understanding.draft.isWholeJob &&
  (understanding.draft.get('params') !== null || understanding.draft.get('tokens') !== null) &&
  !isMostlyUnknown(understanding) &&
  isSentence(understanding)

/** In the place of a GPU or a provider: "on h1000", "at foocloud". */
const unknownNames = (understanding: Understanding, vocabulary: Pick<Vocabulary, 'stopwords'>): readonly string[] =>
  understanding.unrecognized.flatMap((mention) => {
    if (!isKind(mention, 'unknown')) return []
    const words = understanding.wordsAt(mention.from, mention.to).trim()
    return isOfHardware(understanding, mention, words, vocabulary) ? [words] : []
  })

const isOfHardware = (
  understanding: Understanding,
  mention: Mention,
  words: string,
  vocabulary: Pick<Vocabulary, 'stopwords'>,
): boolean =>
  /^\p{L}/u.test(words) &&
  !periodOfBudget.test(words) &&
  (looksLikeGpu(words) || (isAlone(understanding, mention) && isNamePlace(understanding, mention, vocabulary)))

/** "With EDP 22% off" names neither. */
function isAlone({ recognized: { mentions } }: Understanding, mention: Mention): boolean {
  const next = mentions[mentions.indexOf(mention) + 1]
  return !isKind(next, 'amount', 'unknown', 'measure')
}

/** "Q3", "H2", "FY26" */
const periodOfBudget = /^(?:q[1-4]|h[12]|fy ?'?\d{2}(?:\d{2})?)$/iu

/** Words that fill no slot. */
export const hasOtherWords = ({ recognized: { mentions }, slots }: Understanding): boolean =>
  mentions.some(
    (mention) =>
      !isKind(mention, 'sign', 'comma', 'sentence-end', 'article', 'equals', 'times') &&
      !slots.some(({ from, to }) => from < mention.to && mention.from < to),
  )
