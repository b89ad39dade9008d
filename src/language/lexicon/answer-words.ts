/** How far a text has the words of an answer of data/answers, and that answer those of the text. */
import type { ParticularAnswer } from '../../catalog/particular-answers.ts'
import { type CanonicalWord, questionWordsOf } from './question-features.ts'

/** Shares are 0 to 1, weighed by how rare a word is. */
export type WordsShared = {
  /** Words of the text that its lines have; by how many of them have it; that its lines or its sentences have. */
  readonly covered: number
  readonly usual: number
  readonly told: number
  /** The weight of those that neither has. */
  readonly untold: number
  /** Words that many of its lines have, and neither the text nor the command of its plan; the same of its name. */
  readonly missing: number
  readonly unnamed: number
}

export type AnswerWords = {
  readonly wordsOf: (text: string) => readonly string[]
  /** `plan`: words of the plan that the text is said below. */
  readonly shared: (words: readonly string[], plan: ReadonlySet<string>, answer: ParticularAnswer) => WordsShared
}

type Known = {
  /** The share of its lines that have each. */
  readonly lines: ReadonlyMap<string, number>
  /** Those that many of them have. */
  readonly usual: readonly (readonly [word: string, share: number])[]
  readonly says: ReadonlySet<string>
  readonly name: readonly string[]
}

const [unseen, mostUsual, leastUsual] = [0.5, 3, 0.2]
const numberWord = '#'

/** Of all answers; `canonical`: what words stand for. */
export function answerWords(answers: readonly ParticularAnswer[], canonical: CanonicalWord): AnswerWords {
  const wordsOf = (text: string): readonly string[] => [
    ...new Set(questionWordsOf(text, canonical).filter((word) => word !== numberWord)),
  ]
  const ofLines = countsOf(answers.flatMap(({ asks }) => asks.map(wordsOf)))
  const ofNames = countsOf(answers.map(({ id }) => wordsOf(id.replaceAll('-', ' '))))
  const made = new Map<ParticularAnswer, Known>()
  const knownOf = (answer: ParticularAnswer): Known => {
    const known = made.get(answer) ?? knownWords(answer, wordsOf)
    made.set(answer, known)
    return known
  }
  return {
    wordsOf,
    shared: (words, plan, answer) => {
      const { lines, usual, says, name } = knownOf(answer)
      const all = words.reduce((sum, word) => sum + ofLines(word), 0) || 1
      const sumOf = (share: (word: string) => number): number =>
        words.reduce((sum, word) => sum + ofLines(word) * share(word), 0)
      const told = sumOf((word) => Number(lines.has(word) || says.has(word)))
      const isThere = (word: string): boolean => words.includes(word) || plan.has(word)
      return {
        covered: sumOf((word) => Number(lines.has(word))) / all,
        usual: sumOf((word) => Math.min(1, mostUsual * (lines.get(word) ?? 0))) / all,
        told: told / all,
        untold: words.length === 0 ? 0 : all - told,
        missing: missingOf(
          usual.map(([word, share]) => [word, share * ofLines(word)]),
          isThere,
        ),
        unnamed: missingOf(
          name.map((word) => [word, ofNames(word)]),
          isThere,
        ),
      }
    },
  }
}

function knownWords({ id, asks, cases = [], says }: ParticularAnswer, wordsOf: AnswerWords['wordsOf']): Known {
  const lines = new Map<string, number>()
  for (const line of asks) for (const word of wordsOf(line)) lines.set(word, (lines.get(word) ?? 0) + 1 / asks.length)
  const sentences = [...says, ...cases.flatMap((one) => one.says)].join(' ')
  const usual = [...lines].filter(([, share]) => share >= leastUsual)
  return { lines, usual, says: new Set(wordsOf(sentences)), name: wordsOf(id.replaceAll('-', ' ')) }
}

/** How rare a word is among so many. */
function countsOf(texts: readonly (readonly string[])[]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const words of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (word) => Math.log((texts.length + 1) / ((counts.get(word) ?? 0) + unseen))
}

/** The share of the weight whose word is not there. */
function missingOf(weights: readonly (readonly [string, number])[], isThere: (word: string) => boolean): number {
  const all = weights.reduce((sum, [, weight]) => sum + weight, 0)
  const missing = weights.reduce((sum, [word, weight]) => sum + (isThere(word) ? 0 : weight), 0)
  return all === 0 ? 0 : missing / all
}
