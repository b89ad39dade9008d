/** What people say to each other after an answer, before there is a plan. */
import { hostingChangeIn } from '../language/inquiries/hosting-inquiry.ts'
import { asksInForm } from '../language/replies/question-forms.ts'
import { likelyActsOf } from '../language/replies/reply.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { ConversationSubject } from './conversation-subject.ts'
import type { RequestContext } from './request.ts'
import type { TextRequest } from './question-after-subject.ts'
import type { Vocabulary } from '../language/lexicon/vocabulary.ts'

/** From here on a text is said between people, though it has a word of what was answered. */
const [maxChatter, maxChatterOfRemark, minWordsOfTalk] = [0.9, 0.5, 5]

/** Whether a text that is meant for nobody is talk: after a question that was answered, or below a job that lacks a part. */
export function isTalkAfter(
  { inquiry, scenario }: ConversationSubject,
  alone: Interpretation,
  { text, isAddressed }: TextRequest,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
): boolean {
  if (isAddressed !== false || alone.kind === 'start') return false
  if (inquiry === null) return isTalkBelowJob(scenario, text, today, vocabulary)
  // "True, only 10 hours a day on weekdays" changes what was answered.
  if (inquiry.kind === 'hosting' && !text.includes('?') && hostingChangeIn(text) !== null) return false
  const { chatter } = likelyActsOf(scenario, text, vocabulary, today)
  const { intentPhrases, replyWords } = vocabulary
  const line = text.toLowerCase().trim()
  // "8k?", "for 3 days?": what is left out stands in the question before.
  if (line.endsWith('?') || line.split(/\s+/u).length < minWordsOfTalk) return false
  const isWish = /\d/u.test(line) || intentPhrases.wish.test(line)
  const isAsked = asksInForm({ line, sentence: replyWords.openers.sentenceOf(line) })
  return chatter > (isWish || isAsked ? maxChatter : maxChatterOfRemark)
}

/** "Remember when Marc left 8 GPUs idling": of a job that lacks its data it tells none, whatever numbers stand in it. */
function isTalkBelowJob(scenario: Scenario, text: string, today: string, vocabulary: Vocabulary): boolean {
  const line = text.toLowerCase().trim()
  if (line.includes('?') || line.split(/\s+/u).length < minWordsOfTalk) return false
  if (agrees.test(line) && !/\d/u.test(line.slice(2))) return true
  const isNews = !remembers.test(line) && (vocabulary.classifyNews(line).get('none') ?? 0) < leastOfNone
  return !isNews && likelyActsOf(scenario, text, vocabulary, today).chatter > maxChatterBelowJob
}
const [leastOfNone, maxChatterBelowJob] = [0.7, 0.5]
/** “+1 from me, let’s go with it” */
const agrees = /^(?:\+1|agreed|lgtm|sounds good|fine by me|same here|works for me)(?!\w)/u
const remembers = /\bremember (?:when|the time|that time|how)\b/u
