/** Which question of data/questions a text most likely asks, by all of its words and by what phrases of it tell. */
import type { LikelyQuestion } from '../lexicon/question-classifier.ts'
import type { MatchedQuestion } from '../lexicon/question-cues.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { askingPart } from './asking-part.ts'
import type { QuestionTopic } from './question-topic.ts'

/** What phrases and words of topics tell of it. */
type Named = { readonly topic: QuestionTopic | null; readonly matched: MatchedQuestion | null }

/** How much likelier a question is that a phrase tells, one that a phrase of another of its topic tells, and one of a topic that words tell. */
const [ofPhrase, ofSameTopic, ofWords] = [4.5, 2, 1.5]

/** In the words that were typed, in English where they are of another language, and of the sentence that asks. */
export function likeliestOf(
  text: string,
  wording: string,
  named: Named,
  { classifier, plainly, questions }: Vocabulary['questionCues'],
): LikelyQuestion | null {
  const asked = askingPart(wording)
  const texts = new Set([wording, text, ...(asked === null ? [] : [asked])])
  const found = [...texts].flatMap((words) => {
    const likely = classifier.likelyQuestions(plainly(words.slice(0, 240))) ?? []
    // Questions of one topic have one answer: together they are as likely as it is, and the likeliest stands for them.
    const byAnswer = new Map<string, { best: LikelyQuestion; share: number }>()
    let sum = 0
    for (const { id, share } of likely) {
      const asked = questions.get(id)
      const weighed = share * factorOf(id, asked, named)
      sum += weighed
      const answer = asked?.says === undefined ? (asked?.topic ?? id) : id
      const known = byAnswer.get(answer)
      const isBest = known === undefined || weighed > known.best.share
      byAnswer.set(answer, {
        best: isBest ? { id, share: weighed } : known.best,
        share: weighed + (known?.share ?? 0),
      })
    }
    const likeliest = [...byAnswer.values()].reduce<{ best: LikelyQuestion; share: number } | null>(
      (most, one) => (most === null || one.share > most.share ? one : most),
      null,
    )
    return likeliest === null ? [] : [{ id: likeliest.best.id, share: likeliest.share / sum }]
  })
  return found.toSorted((one, other) => other.share - one.share)[0] ?? null
}

/** How much what phrases and words tell makes a question likelier. */
function factorOf(id: string, asked: MatchedQuestion | undefined, { topic, matched }: Named): number {
  if (matched?.id === id) return ofPhrase
  if (topic === null || asked?.topic !== topic) return 1
  return matched === null ? ofWords : ofSameTopic
}
