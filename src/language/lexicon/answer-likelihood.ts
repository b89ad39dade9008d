/**
 * How much likelier the lines of an answer have the words of a text than all lines do: each word by itself, as it is typed
 * but for its ending. Cards, numbers and words that stand for one another elsewhere stay apart here.
 */
import type { ParticularAnswer } from '../../catalog/particular-answers.ts'

/** The mean over the words of a text of the logarithm of how much likelier each is; 0 where it has none. */
export type AnswerLikelihood = (text: string) => (answer: ParticularAnswer) => number

/** So much of what an answer's lines say is what all lines say: a word that none of them has is not impossible. */
const smoothing = 0.2
/** A word that no line has is taken to be in half a line. */
const unseen = 0.5

/** Of all answers; what is counted of one is kept. */
export function answerLikelihood(answers: readonly ParticularAnswer[]): AnswerLikelihood {
  const usual = countsOf(answers.flatMap(({ asks }) => asks))
  const counted = new Map<ParticularAnswer, WordCounts>()
  const countedOf = (answer: ParticularAnswer): WordCounts => {
    const known = counted.get(answer) ?? countsOf(answer.asks)
    counted.set(answer, known)
    return known
  }
  return (text) => {
    const words = wordsOf(text)
    const shares = words.map((word) => ((usual.times.get(word) ?? 0) + unseen) / usual.all)
    return (answer) => {
      const { times, all } = countedOf(answer)
      const sum = words.reduce((total, word, at) => {
        const share = shares[at] ?? 1
        return total + Math.log(smoothing + ((1 - smoothing) * (times.get(word) ?? 0)) / all / share)
      }, 0)
      return words.length === 0 ? 0 : sum / words.length
    }
  }
}

type WordCounts = { readonly times: ReadonlyMap<string, number>; readonly all: number }

/** In how many of so many lines each word is, and how many that makes together. */
function countsOf(lines: readonly string[]): WordCounts {
  const times = new Map<string, number>()
  const words = lines.flatMap(wordsOf)
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1)
  return { times, all: Math.max(1, words.length) }
}

/** Each once, without its ending. */
const wordsOf = (text: string): readonly string[] => [
  ...new Set((text.toLowerCase().match(/\p{L}[\p{L}'’]+|\d+\p{L}*/gu) ?? []).map(withoutEnding)),
]

const withoutEnding = (word: string): string => word.replace(/['’]s$/u, '').replace(/(?<=.{3})(?:ing|ed|es|s|ly)$/u, '')
