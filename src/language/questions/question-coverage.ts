/** Which content words of a question its answer has no use for: they are named, or the question is not answered. */
import { isKind } from '../lexicon/meanings.ts'
import { matchedCueWords } from '../lexicon/question-cues.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { adviceQuestionPatterns } from './advice-questions.ts'
import type { Question } from './question.ts'
import { patternsOf, type TopicWords } from './topics.ts'

export type QuestionCoverage = {
  /** Words, as typed and in their order, that the answer does not use; neighbours stand together. */
  readonly unused: readonly string[]
  /** More of what is asked is left out than used, so that the answer would be to another question. */
  readonly isMisread: boolean
}

/** `recognized`: the text of the question. Numbers are left to the answer, which knows the figures of the plan. */
export function questionCoverage(
  { topic, matched, args }: Question,
  { normalized, tokens, mentions }: RecognizedText,
  vocabulary: TopicWords & Pick<Vocabulary, 'questionCues' | 'replyWords' | 'neutralWords'>,
): QuestionCoverage {
  const { questionCues, replyWords, neutralWords } = vocabulary
  const line = normalized.text.slice(0, 240).toLowerCase()
  const used = matchedCueWords(line, questionCues, (question) =>
    matched?.says === undefined ? question.topic === topic : question.id === matched.id,
  )
  const isLike = (word: string): boolean => matched !== undefined && questionCues.classifier.isWordOf(word, matched.id)
  const isAdvice = adviceQuestionPatterns.some(([name, pattern]) => name === topic && pattern.test(line))
  const isCovered = used.size > 0 || isAdvice || (matched !== undefined && matched.isExample !== true)
  const patterns = [
    ...patternsOf(topic, vocabulary),
    ...adviceQuestionPatterns.flatMap(([name, pattern]) => (name === topic ? [pattern] : [])),
  ]
  for (const pattern of patterns)
    for (const [match] of line.matchAll(new RegExp(pattern.source, 'giu')))
      for (const word of match.split(/[^\p{L}\p{N}'-]+/u)) used.add(word)
  if (args?.runs !== undefined || topic === 'runs') for (const word of periodWords) used.add(word)
  if (args?.moves !== undefined) for (const word of shareWords) used.add(word)
  const named = new Set(
    mentions
      .filter((mention) => isKind(mention, ...namingKinds))
      .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
  )
  const content = tokens.flatMap((token, at) =>
    token.kind === 'word' && !neutralWords.has(token.text) && !named.has(at) ? [{ ...token, at }] : [],
  )
  // Words of this trade are of the question, if not of its topic.
  const unused = content.filter(({ text }) => !used.has(text) && !replyWords.question.has(text) && !isLike(text))
  const groups: { from: number; to: number }[] = []
  for (const { at } of unused) {
    const last = groups.at(-1)
    if (last !== undefined && last.to === at) last.to = at + 1
    else groups.push({ from: at, to: at + 1 })
  }
  const unknownGpus = mentions.filter(
    (mention) =>
      isKind(mention, 'out-of-catalog') &&
      mention.meaning.what === 'gpu' &&
      !used.has(tokens[mention.from]?.text ?? ''),
  )
  if (unknownGpus.length > 0)
    return {
      unused: unknownGpus.map(({ from, to }) =>
        tokens
          .slice(from, to)
          .map(({ text }) => text)
          .join(' '),
      ),
      // The plan's own figures are not those of another GPU.
      isMisread: true,
    }
  return {
    unused: groups.map(({ from, to }) =>
      tokens
        .slice(from, to)
        .map(({ text }) => text)
        .join(' '),
    ),
    // A phrase of the topic's own tells what is asked; the rest is named.
    isMisread: isCovered
      ? unused.length > 2 && unused.length > 2 * (content.length - unused.length)
      : unused.length > (matched?.isExample === true ? 1 : 0) && 2 * unused.length >= content.length,
  }
}

/** What stands for a value or a name of the trade; the answer says whether it used it. */
const namingKinds = [
  'gpu', 'model', 'provider', 'field-value', 'switch', 'amount', 'instance', 'vendor', 'measure', 'times', 'date',
  'out-of-catalog',
] as const // prettier-ignore

/** A share by which a price moves, in a word. */
const shareWords = ['tenth', 'fifth', 'quarter', 'third', 'half', 'halve', 'halved', 'double', 'doubles', 'doubled']

const periodWords =
  'weekly monthly yearly annually annual quarterly daily nightly week weeks month months year years quarter day every each once twice times rerun reruns repeats retrain retrains retraining retrainings experiment experiments trial trials seeds'.split(
    ' ',
  )
