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

/** `words`: those that tell it. */
export type LikeliestOfText = LikelyQuestion & { readonly words: string }

/** In the words that were typed, in English where they are of another language, and of the sentence that asks. */
export function likeliestOf(text: string, wording: string, named: Named, cues: QuestionCues): LikeliestOfText | null {
  const asked = askingPart(wording)
  const texts = new Set([wording, text, ...(asked === null ? [] : [asked])])
  let most: LikeliestOfText | null = null
  for (const words of texts) {
    const likeliest = likeliestOfWords(words, named, cues)
    if (likeliest !== null && (most === null || likeliest.share > most.share)) most = { ...likeliest, words }
  }
  return most
}

/** Questions of one topic have one answer: together they are as likely as it is, and the likeliest stands for them. */
export function likeliestOfWords(words: string, named: Named, cues: QuestionCues): LikelyQuestion | null {
  const { classifier, plainly } = cues
  const shares = classifier.sharesOf(plainly(words.slice(0, 240)))
  if (shares === null) return null
  const { ids } = classifier
  const { answers, topics, count } = answersOf(cues)
  const sums = new Float64Array(count)
  const bests = new Float64Array(count).fill(-1)
  const labels = new Int32Array(count)
  let sum = 0
  for (let label = 0; label < ids.length; label += 1) {
    const answer = answers[label] ?? 0
    const weighed = (shares[label] ?? 0) * factorOf(ids[label], topics[label] ?? null, named)
    sum += weighed
    sums[answer] = (sums[answer] ?? 0) + weighed
    if (weighed <= (bests[answer] ?? 0)) continue
    bests[answer] = weighed
    labels[answer] = label
  }
  let most = 0
  for (let answer = 1; answer < count; answer += 1) if ((sums[answer] ?? 0) > (sums[most] ?? 0)) most = answer
  return { id: ids[labels[most] ?? 0] ?? '', share: (sums[most] ?? 0) / sum }
}

/** The questions that another answer than the likeliest has, with how likely its words alone make them. */
export function rivalsOf({ id, words }: LikeliestOfText, cues: QuestionCues): readonly LikelyQuestion[] {
  const { classifier, plainly } = cues
  const { answers } = answersOf(cues)
  const { ids } = classifier
  const own = answers[ids.indexOf(id)]
  const shares = classifier.sharesOf(plainly(words.slice(0, 240))) ?? []
  return ids.flatMap((rival, label) => (answers[label] === own ? [] : [{ id: rival, share: shares[label] ?? 0 }]))
}

/** Of each question of the classifier: the number of its answer, and its topic. There are hundreds, and all are weighed. */
type Answers = {
  readonly answers: Int32Array
  readonly topics: readonly (string | null)[]
  readonly count: number
}

const answersOf = rememberedOf(({ classifier, questions }: QuestionCues): Answers => {
  const numbers = new Map<string, number>()
  const answers = classifier.ids.map((id) => {
    const asked = questions.get(id)
    const name = asked?.says === undefined ? (asked?.topic ?? id) : id
    const answer = numbers.get(name) ?? numbers.size
    numbers.set(name, answer)
    return answer
  })
  const topics = classifier.ids.map((id) => questions.get(id)?.topic ?? null)
  return { answers: Int32Array.from(answers), topics, count: numbers.size }
})

/** How much what phrases and words tell makes a question likelier. */
function factorOf(id: string | undefined, asked: string | null, { topic, matched }: Named): number {
  if (matched?.id === id) return ofPhrase
  if (topic === null || asked !== topic) return 1
  return matched === null ? ofWords : ofSameTopic
}
