/** Which answers of data/answers a text may ask for: those whose lines are most like it, by words that few of them have, and by what it asks. */
import type { AnswerTopics } from '../../catalog/answer-topics.ts'
import type { ParticularAnswer, ParticularAnswers } from '../../catalog/particular-answers.ts'
import { lately } from '../../once.ts'
import { type CanonicalWord, questionFeatureCount, questionFeatures } from './question-features.ts'

/** `likeness`: with its own lines, 0 to 1, the likest and the mean of the likest three alike; `nearest`: with the likest; `topics`: how far both ask the same of data/questions. */
export type AnswerMatch = {
  readonly answer: ParticularAnswer
  readonly likeness: number
  readonly nearest: number
  readonly topics: number
}

/** How likely a text asks each question of data/questions, by id; the unlikely ones are left out. */
export type TopicShares = ReadonlyMap<string, number>

export type AnswerIndex = {
  /** The likest first, a dozen at most; none where no line has a word of the text. */
  readonly likest: (text: string) => readonly AnswerMatch[]
  /** All that it holds. */
  readonly answers: readonly ParticularAnswer[]
}

const mostMatches = 12
/** The likest line and the mean of the likest so many count alike. */
const likestLines = 3
/** What a greater share of the lines has says nothing of what is asked. */
const mostCommon = 1 / 12
/** So common a feature is taken to be in half a line more. */
const unseen = 0.5
/** What asking the same counts beside likeness. */
const ofTopics = 0.3

/** An index of the lines; `canonical`: what words stand for, `topics`: what the lines of each answer ask, `sharesOf`: what a text asks. */
export function answerIndex(
  areas: ReadonlyMap<string, Pick<ParticularAnswers, 'answers'>>,
  canonical: CanonicalWord,
  topics: AnswerTopics['answers'],
  sharesOf: (text: string) => TopicShares,
): AnswerIndex {
  const answers = [...areas.values()].flatMap((area) => area.answers)
  const lines = answers.flatMap(({ asks }) => asks.map((text) => questionFeatures(text, canonical)))
  const ends = endsOf(answers)
  const weights = rarityOf(lines, questionFeatureCount)
  const postings = postingsOf(lines, weights, ends)
  const byTopic = answersByTopic(answers, topics)
  return {
    answers,
    likest: lately((text) => {
      const sums = postings.sumsOf(weighed(questionFeatures(text, canonical), weights))
      const alike = topicsOf(sharesOf(text), byTopic, answers.length)
      return matchesOf(sums, ends, alike, answers)
    }),
  }
}

/** Of each answer: where its lines end. */
function endsOf(answers: readonly ParticularAnswer[]): Uint32Array {
  let end = 0
  return Uint32Array.from(answers, ({ asks }) => (end += asks.length))
}

/** What each feature weighs: 0 where it is in too many lines. */
function rarityOf(lines: readonly (readonly number[])[], count: number): Float32Array {
  const found = new Uint32Array(count)
  for (const features of lines) for (const feature of features) found[feature] = (found[feature] ?? 0) + 1
  return Float32Array.from(found, (times) =>
    times > mostCommon * lines.length ? 0 : Math.log((lines.length + 1) / (times + unseen)),
  )
}

type WeighedFeatures = readonly (readonly [feature: number, weight: number])[]

/** Of length 1 together. */
function weighed(features: readonly number[], weights: Float32Array): WeighedFeatures {
  const length = Math.sqrt(features.reduce((sum, feature) => sum + (weights[feature] ?? 0) ** 2, 0)) || 1
  return features.flatMap((feature) => {
    const weight = weights[feature] ?? 0
    return weight === 0 ? [] : [[feature, weight / length] as const]
  })
}

/** Laid out by features, so that a text costs its own alone. */
function postingsOf(lines: readonly (readonly number[])[], weights: Float32Array, ends: Uint32Array) {
  const vectors = lines.map((features) => weighed(features, weights))
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
  const ownerOf = ownersOf(lines.length, ends)
  return {
    sumsOf: (vector: WeighedFeatures): LineSums => {
      const sums = new Float32Array(lines.length)
      const isTold = new Uint8Array(ends.length)
      for (const [feature, weight] of vector)
        for (let at = starts[feature] ?? 0; at < (starts[feature + 1] ?? 0); at += 1) {
          const line = owners[at] ?? 0
          sums[line] = (sums[line] ?? 0) + weight * (values[at] ?? 0)
          isTold[ownerOf[line] ?? 0] = 1
        }
      return { sums, isTold }
    },
  }
}

/** How like each line is, and of which answers a line is at all. */
type LineSums = { readonly sums: Float32Array; readonly isTold: Uint8Array }

/** Of each line: the place of its answer. */
function ownersOf(count: number, ends: Uint32Array): Uint32Array {
  let owner = 0
  return Uint32Array.from({ length: count }, (_, line) => {
    while (line >= (ends[owner] ?? count)) owner += 1
    return owner
  })
}

type OfTopic = readonly { readonly at: number; readonly share: number }[]

function answersByTopic(
  answers: readonly ParticularAnswer[],
  topics: AnswerTopics['answers'],
): ReadonlyMap<string, OfTopic> {
  const byTopic = new Map<string, { at: number; share: number }[]>()
  for (const [at, { id }] of answers.entries())
    for (const [topic, share] of Object.entries(topics[id] ?? {})) {
      const known = byTopic.get(topic) ?? []
      known.push({ at, share })
      byTopic.set(topic, known)
    }
  return byTopic
}

/** How far the text and each answer ask the same: 1 where all that one asks the other does. */
function topicsOf(shares: TopicShares, byTopic: ReadonlyMap<string, OfTopic>, count: number): Float32Array {
  const sums = new Float32Array(count)
  for (const [topic, share] of shares)
    for (const one of byTopic.get(topic) ?? []) sums[one.at] = (sums[one.at] ?? 0) + Math.sqrt(share * one.share)
  return sums
}

function matchesOf(
  { sums, isTold }: LineSums,
  ends: Uint32Array,
  alike: Float32Array,
  answers: readonly ParticularAnswer[],
): readonly AnswerMatch[] {
  const found: { score: number; owner: number; likeness: number; nearest: number }[] = []
  let least = 0
  for (let owner = 0; owner < ends.length; owner += 1) {
    if (isTold[owner] === 0) continue
    let [best, other, third] = [0, 0, 0]
    const end = ends[owner] ?? 0
    for (let at = ends[owner - 1] ?? 0; at < end; at += 1) {
      const sum = sums[at] ?? 0
      if (sum > best) [third, other, best] = [other, best, sum]
      else if (sum > other) [third, other] = [other, sum]
      else if (sum > third) third = sum
    }
    if (best === 0) continue
    const likeness = (best + (best + other + third) / likestLines) / 2
    const score = likeness + ofTopics * (alike[owner] ?? 0)
    if (score <= least) continue
    found.push({ score, owner, likeness, nearest: best })
    if (found.length < mostKept) continue
    found.sort((one, next) => next.score - one.score)
    found.length = mostMatches
    least = found.at(-1)?.score ?? 0
  }
  return found
    .toSorted((one, next) => next.score - one.score)
    .slice(0, mostMatches)
    .flatMap(({ owner, likeness, nearest }) => {
      const answer = answers[owner]
      return answer === undefined ? [] : [{ answer, likeness, nearest, topics: alike[owner] ?? 0 }]
    })
}
/** So many are kept before the least likely are left out. */
const mostKept = 64
