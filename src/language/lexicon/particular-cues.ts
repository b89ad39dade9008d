/** What tells which particular question of data/answers a text asks, each part made when it is first asked for. */
import type { Catalog } from '../../catalog/catalog.ts'
import { once } from '../../once.ts'
import { type AnswerIndex, type TopicShares, answerIndex } from './answer-index.ts'
import { type AnswerLikelihood, answerLikelihood } from './answer-likelihood.ts'
import { type AnswerWords, answerWords } from './answer-words.ts'
import type { QuestionClassifier } from './question-classifier.ts'
import { canonicalWords } from './question-features.ts'
import { type ReplyJudge, replyJudge } from './reply-judge.ts'

export type ParticularCues = {
  readonly index: () => AnswerIndex
  /** How far such an answer and a text have one another's words. */
  readonly words: () => AnswerWords
  readonly likelihood: () => AnswerLikelihood
  /** Whether its answer serves, or what is said otherwise. */
  readonly judge: () => ReplyJudge
}

/** `alike`: rows of words that stand for their first; `classifier`: of what a text asks. */
export function particularCues(
  learned: Pick<Catalog, 'answerJudge' | 'answerTopics' | 'particularAnswers'>,
  alike: readonly (readonly string[])[],
  classifier: () => QuestionClassifier,
): ParticularCues {
  const canonical = once(() => canonicalWords(alike))
  const index = once(() =>
    answerIndex(learned.particularAnswers, canonical(), learned.answerTopics.answers, (text) =>
      likelyTopics(classifier(), text),
    ),
  )
  return {
    index,
    words: once(() => answerWords(index().answers, canonical())),
    likelihood: once(() => answerLikelihood(index().answers)),
    judge: once(() => replyJudge(learned.answerJudge)),
  }
}

const [maxLength, leastShare] = [240, 0.01]

/** The questions of data/questions that a text asks, with what is hardly asked left out. */
export const likelyTopics = ({ ids, sharesOf }: QuestionClassifier, text: string): TopicShares =>
  new Map(
    (sharesOf(text.slice(0, maxLength)) ?? []).flatMap((share, at) =>
      share < leastShare ? [] : [[ids[at] ?? '', share] as const],
    ),
  )
