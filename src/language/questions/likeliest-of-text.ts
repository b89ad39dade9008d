/** Which question of data/questions a text most likely asks, by all of its words and by what phrases of it tell. */
import { rememberedOf } from '../../once.ts'
import type { LikelyQuestion } from '../lexicon/question-classifier.ts'
import type { MatchedQuestion, QuestionCues } from '../lexicon/question-cues.ts'
import { askingPart } from './asking-part.ts'
import type { QuestionTopic } from './question-topic.ts'

/** What phrases and words of topics tell of it. */
type Named = { readonly topic: QuestionTopic | null; readonly matched: MatchedQuestion | null }

/** How much likelier a question is that a phrase tells, one that a phrase of another of its topic tells, and one of a topic that words tell. */
const [ofPhrase, ofSameTopic, ofWords] = [4.5, 2, 1.5]

/** In the words that were typed, in English where they are of another language, and of the sentence that asks. */
export function likeliestOf(text: string, wording: string, named: Named, cues: QuestionCues): LikelyQuestion | null {
  const asked = askingPart(wording)
  const texts = new Set([wording, text, ...(asked === null ? [] : [asked])])
  let most: LikelyQuestion | null = null
  for (const words of texts) {
    const likeliest = likeliestOfWords(words, named, cues)
    if (likeliest !== null && (most === null || likeliest.share > most.share)) most = likeliest
  }
  return most
}

/** Questions of one topic have one answer: together they are as likely as it is, and the likeliest stands for them. */
function likeliestOfWords(words: string, named: Named, cues: QuestionCues): LikelyQuestion | null {
  const { classifier, plainly } = cues
  const shares = classifier.sharesOf(plainly(words.slice(0, 240)))
  if (shares === null) return null
  const { answers, count } = answersOf(cues)
  const sums = new Float64Array(count)
  const bests = new Float64Array(count).fill(-1)
  const labels = new Int32Array(count)
  let sum = 0
  for (const [label, id] of classifier.ids.entries()) {
    const { answer, topic } = answers[label] ?? none
    const weighed = (shares[label] ?? 0) * factorOf(id, topic, named)
    sum += weighed
    sums[answer] = (sums[answer] ?? 0) + weighed
    if (weighed <= (bests[answer] ?? 0)) continue
    bests[answer] = weighed
    labels[answer] = label
  }
  const most = sums.reduce((best, share, answer) => (share > (sums[best] ?? 0) ? answer : best), 0)
  return { id: classifier.ids[labels[most] ?? 0] ?? '', share: (sums[most] ?? 0) / sum }
}

type Answers = {
  /** Of each question of the classifier: the number of its answer, and its topic. */
  readonly answers: readonly { readonly answer: number; readonly topic: string | null }[]
  readonly count: number
}
const none = { answer: 0, topic: null } as const

const answersOf = rememberedOf(({ classifier, questions }: QuestionCues): Answers => {
  const numbers = new Map<string, number>()
  const answers = classifier.ids.map((id) => {
    const asked = questions.get(id)
    const name = asked?.says === undefined ? (asked?.topic ?? id) : id
    const answer = numbers.get(name) ?? numbers.size
    numbers.set(name, answer)
    return { answer, topic: asked?.topic ?? null }
  })
  return { answers, count: numbers.size }
})

/** How much what phrases and words tell makes a question likelier. */
function factorOf(id: string, asked: string | null, { topic, matched }: Named): number {
  if (matched?.id === id) return ofPhrase
  if (topic === null || asked !== topic) return 1
  return matched === null ? ofWords : ofSameTopic
}
