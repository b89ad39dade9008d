/** Which answer of data/answers a text asks for: the one whose lines are most like it, by words that few of them have. */
import type { ParticularAnswer, ParticularAnswers } from '../../catalog/particular-answers.ts'
import { lately } from '../../once.ts'
import { type CanonicalWord, canonicalWords, questionFeatureCount, questionFeatures } from './question-features.ts'

/** `likeness`: 0 to 1, with its own lines; `margin`: how much more than with those of the next. `next`: that one; null: there is none. */
export type AnswerMatch = {
  readonly answer: ParticularAnswer
  readonly likeness: number
  readonly margin: number
  readonly next: ParticularAnswer | null
}

export type AnswerIndex = {
  /** Null where no line has a word of the text. */
  readonly likest: (text: string) => AnswerMatch | null
}

/** The likest line and the mean of the likest so many count alike. */
const likestLines = 3
/** What a greater share of the lines has says nothing of what is asked. */
const mostCommon = 1 / 12
/** So common a feature is taken to be in half a line more. */
const unseen = 0.5

/** An index of the lines; `alike`: rows of words that stand for their first. */
export function answerIndex(
  areas: ReadonlyMap<string, Pick<ParticularAnswers, 'answers'>>,
  alike: readonly (readonly string[])[],
): AnswerIndex {
  const canonical: CanonicalWord = canonicalWords(alike)
  const answers = [...areas.values()].flatMap((area) => area.answers)
  const lines = answers.flatMap(({ asks }, owner) =>
    asks.map((text) => ({ owner, features: questionFeatures(text, canonical) })),
  )
  const weights = rarityOf(
    lines.map(({ features }) => features),
    questionFeatureCount,
  )
  const postings = postingsOf(lines, weights)
  return {
    likest: lately((text) => {
      const sums = postings.sumsOf(weighed(questionFeatures(text, canonical), weights))
      return likestOf(sums, lines, answers)
    }),
  }
}

type Line = { readonly owner: number; readonly features: readonly number[] }

/** What each feature weighs: 0 where it is in too many lines. */
function rarityOf(lines: readonly (readonly number[])[], count: number): Float32Array {
  const found = new Uint32Array(count)
  for (const features of lines) for (const feature of features) found[feature] = (found[feature] ?? 0) + 1
  return Float32Array.from(found, (times) =>
    times > mostCommon * lines.length ? 0 : Math.log((lines.length + 1) / (times + unseen)),
  )
}

type Weighed = readonly (readonly [feature: number, weight: number])[]

/** Of length 1 together. */
function weighed(features: readonly number[], weights: Float32Array): Weighed {
  const length = Math.sqrt(features.reduce((sum, feature) => sum + (weights[feature] ?? 0) ** 2, 0)) || 1
  return features.flatMap((feature) => {
    const weight = weights[feature] ?? 0
    return weight === 0 ? [] : [[feature, weight / length] as const]
  })
}

/** Laid out by features, so that a text costs its own alone. */
function postingsOf(lines: readonly Line[], weights: Float32Array) {
  const vectors = lines.map(({ features }) => weighed(features, weights))
  const starts = new Uint32Array(weights.length + 1)
  for (const vector of vectors) for (const [feature] of vector) starts[feature + 1] = (starts[feature + 1] ?? 0) + 1
  for (let at = 0; at < weights.length; at += 1) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0)
  const total = starts[weights.length] ?? 0
  const [owners, values, next] = [new Uint32Array(total), new Float32Array(total), starts.slice()]
  for (const [line, vector] of vectors.entries())
    for (const [feature, weight] of vector) {
      const place = next[feature] ?? 0
      owners[place] = line
      values[place] = weight
      next[feature] = place + 1
    }
  return {
    sumsOf: (vector: Weighed): Float32Array => {
      const sums = new Float32Array(lines.length)
      for (const [feature, weight] of vector)
        for (let at = starts[feature] ?? 0; at < (starts[feature + 1] ?? 0); at += 1) {
          const line = owners[at] ?? 0
          sums[line] = (sums[line] ?? 0) + weight * (values[at] ?? 0)
        }
      return sums
    },
  }
}

function likestOf(
  sums: Float32Array,
  lines: readonly Line[],
  answers: readonly ParticularAnswer[],
): AnswerMatch | null {
  let [first, second] = [{ owner: -1, likeness: 0 }, { owner: -1, likeness: 0 }] // prettier-ignore
  for (let at = 0; at < lines.length;) {
    const owner = lines[at]?.owner ?? 0
    const best = Array.from({ length: likestLines }, () => 0)
    for (; at < lines.length && lines[at]?.owner === owner; at += 1) keepLargest(best, sums[at] ?? 0)
    const likeness = ((best[0] ?? 0) + best.reduce((sum, one) => sum + one, 0) / likestLines) / 2
    if (likeness > first.likeness) [first, second] = [{ owner, likeness }, first]
    else if (likeness > second.likeness) second = { owner, likeness }
  }
  const answer = answers[first.owner]
  if (answer === undefined) return null
  return {
    answer,
    likeness: first.likeness,
    margin: first.likeness - second.likeness,
    next: answers[second.owner] ?? null,
  }
}

/** Keeps `best` the largest that were seen, the largest first. */
function keepLargest(best: number[], value: number): void {
  if (value <= (best.at(-1) ?? 0)) return
  best[best.length - 1] = value
  best.sort((one, other) => other - one)
}
