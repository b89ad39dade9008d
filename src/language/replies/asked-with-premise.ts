/**
 * "I've got $300. How many examples is that?", "Why that card? Everyone says 4090": a question, and beside it what it is asked
 * of. What is told there is no change of the plan: the question has it as an argument.
 */
import type { QuestionTopic } from '../questions/question-topic.ts'
import type { Question } from '../questions/question.ts'
import { isKind } from '../lexicon/meanings.ts'
import { askingPart } from '../questions/asking-part.ts'
import { topicOf } from './matched-question.ts'
import { covered, unknownId } from './question-act.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** From here on it is said between people; the same where it is a question but for a word or two. */
const [maxChatter, maxChatterOfSure] = [0.5, 0.97]
/** A request for a change, whatever is asked beside it. */
const minRequest = 0.75

/** Topics that take what stands beside the question: a sum, a number of runs, a GPU, how far a run is. */
const premised: ReadonlySet<QuestionTopic> = new Set([
  'affordable',
  'runs',
  'worst-case',
  'lost-run',
  'recovery',
  'deposit',
  'runs-for-money',
  'over-budget',
  'rate-total',
  'run-locally',
  'currency',
  'taxes',
  'epoch-split',
  'largest-model',
  'own',
  'why',
  'why-not',
])

/** Null where the text is one sentence, or its question is of another topic. */
export function readAskedWithPremise(reply: Reply): ReplyCandidate | null {
  const { plain, likelyActs, isAddressed } = reply
  if (askingPart(plain.text.trim()) === null) return null
  const question = topicOf(reply)
  if (question === null) return null
  const rival = rivalIn(reply)
  if (rival !== null && ofReasons.has(question.topic) && (isAddressed || likelyActs.chatter < maxChatter))
    return wholeReply(reply, rival, 'asks why it is not the GPU that stands beside')
  const { topic, matched } = question
  // Whether personal data may go there is no question of what it is.
  if (ofSellers.has(matched?.id ?? '') && ofPeople.test(reply.line)) return null
  const isSure = matched?.isSure === true
  const isTold = matched?.isExample !== true || matched.isLikely === true
  if (!isTold || !(premised.has(topic) || topic === 'fixed')) return null
  if (isLikelyChatter(reply, isSure ? maxChatterOfSure : maxChatter)) return null
  if (!isSure && likelyActs.request > minRequest) return null
  const act = covered(question, reply)
  // Of much that is told before the question hardly a word is of its topic.
  const asked = act.matched?.id === unknownId ? question : act
  return wholeReply(reply, asked, `asks about ${topic}, and tells of what`)
}

const ofSellers: ReadonlySet<string> = new Set(['marketplaces', 'cloud-tier'])
const ofPeople =
  /\b(?:customer|client|patient|personal|employee|user)s?['’]?s? (?:data|names?|records?|tickets|mails|emails|chats|letters|info)\b|\b(?:with|have|contains?|includes?|has) (?:\w+ )?(?:names|addresses|phone numbers|pii)\b|\bpii\b/u

const ofReasons: ReadonlySet<QuestionTopic> = new Set([
  'why',
  'why-dear',
  'why-not',
  'gpu-count',
  'fixed',
  'rate-total',
])

/** "Why H100 for such a tiny model? A 4090 costs a fraction": the GPU of the two that is named last. */
function rivalIn({ line, understanding: { recognized, wordsAt } }: Reply): Question | null {
  const gpus = recognized.mentions.filter((mention) => isKind(mention, 'gpu'))
  const last = gpus.at(-1)
  if (gpus.length < 2 || !isKind(last, 'gpu') || !asksWhy.test(line)) return null
  const words = wordsAt(last.from, last.to).trim()
  const before = wordsAt(Math.max(0, last.from - 2), last.from)
  const count = Number(/(?<![\d.])(\d{1,3}) ?[x×]?\s*$/u.exec(before)?.[1] ?? 0) || null
  const subject = { words, gpus: last.meaning.ids, providers: [], method: null, weights: null, count }
  return { kind: 'question', topic: 'why-not', subject }
}
const asksWhy = /\b(?:why|how come|what for)\b/u
