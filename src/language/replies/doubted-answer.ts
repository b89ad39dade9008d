/**
 * An answer that a vague reader chose, though the words of the reply hardly ask any question that is answered so: of 55 such
 * answers to 340 questions of people whom no rule had seen, 31 were wrong and five good. What is near is offered instead.
 */
import { answerName, isLikeliest, isUnlearned, readersByWords, supportOf } from './likelier-question.ts'
import { matchedCueWords } from '../lexicon/question-cues.ts'
import type { Question } from '../questions/question.ts'
import type { QuestionArguments } from '../questions/question-arguments.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'
import { isVagueTopic } from '../questions/topic-of-text.ts'
import { isUnder } from './plain-question.ts'
import { maxChatterOfUnknown } from './matched-question.ts'
import { unknownId, unknownQuestion } from './question-act.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const vagueReaders: ReadonlySet<string> = new Set([...readersByWords, 'asked-limit'])
/**
 * How likely the words make all questions that are answered so together; a reply of so many words is looked at, and one of
 * several or with words that nobody knows says more than the words of a topic tell.
 */
const least = {
  support: 0.18,
  ofKnownWords: 0.1,
  words: 4,
  severalWords: 8,
  unknownWords: 2,
  ofPhrases: 4,
  likeliest: 0.3,
}

/** The candidate; what is near where it is doubted, null where the reply may be talk besides. */
export function unlessDoubted(reply: Reply, candidate: ReplyCandidate): ReplyCandidate | null {
  const { act, reader = '' } = candidate
  if (act.kind === 'question' && isOfPicturesAlone(reply, act)) return nearOf(reply)
  if (act.kind !== 'question' || act.matched?.id === unknownId || !vagueReaders.has(reader)) return candidate
  if (reply.history === null || reply.isPart) return candidate
  const { questionCues } = reply.vocabulary
  if (isUnlearned(candidate, questionCues.answerOdds)) return candidate
  // What the last change did is asked of the thread.
  if (reader === 'version-gap' && reply.history.revisions.length > 1) return candidate
  const words = reply.line.split(' ').length
  const unknown = reply.understanding.unrecognized.length
  if (words < least.words || (unknown < least.unknownWords && words < least.severalWords)) return candidate
  const support = supportOf([reply.plain.text, reply.wording], answerName(candidate), questionCues)
  if (support >= (unknown === 0 ? least.ofKnownWords : least.support) || isTold(reply, act, support)) return candidate
  if (isLikeliest(reply, candidate, least.likeliest)) return candidate
  return nearOf(reply)
}

const nearOf = (reply: Reply): ReplyCandidate | null =>
  !reply.isAddressed && reply.likelyActs.chatter > maxChatterOfUnknown
    ? null
    : wholeReply(reply, unknownQuestion(reply), 'asks what none of its words tell')

/** “Its an encoder-decoder, did you treat it as decoder only?” below a plan without pictures asks nothing of a vision encoder. */
const isOfPicturesAlone = ({ vocabulary, scenario }: Reply, { matched }: Question): boolean =>
  vocabulary.questionCues.together.some(
    ({ id, under }) =>
      id === matched?.id && under?.every((kind) => kind === 'images') === true && !isUnder.images(scenario),
  )

/** Words of its own tell the question and leave over none, or one where all together speak for it; or what it brings along does. */
function isTold(reply: Reply, { topic, matched, unused = [], args = {} }: Question, support: number): boolean {
  if (ofArguments[topic]?.(args) === true) return true
  const { namedTopic, likelyTopic, line, vocabulary } = reply
  const isOfAnswer = namedTopic.topic === topic && (topic !== 'fixed' || namedTopic.matched?.id === matched?.id)
  const phrases = matchedCueWords(line, vocabulary.questionCues, ({ id }) => id === namedTopic.matched?.id)
  if (isOfAnswer && phrases.size >= least.ofPhrases) return true
  if (unused.length > (support < least.ofKnownWords ? 0 : 1)) return false
  const isByWords = isOfAnswer && (namedTopic.matched !== null || !isVagueTopic(topic))
  return isByWords || likelyTopic.isBorneOut === true
}

/** Questions that are told by what they bring along. */
const ofArguments: Partial<Record<QuestionTopic, (args: QuestionArguments) => boolean>> = {
  affordable: ({ money }) => money !== undefined,
  'runs-for-money': ({ money }) => money !== undefined,
  'least-cost': ({ due, money }) => due !== undefined || money !== undefined,
  runs: ({ runs, period }) => runs !== undefined || period !== undefined,
}
