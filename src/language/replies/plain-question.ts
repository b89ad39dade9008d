/** "Does the base stay in 4 bits or is it upcast?": told by words that leave no doubt, whatever of the plan they name. */
import type { SpecField } from '../../scenario/scenario.ts'
import { detailsOf } from '../questions/question.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { isTopic } from '../questions/question-topic.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** "MXFP4 weights - does LoRA train on those" */
const asksBehind = /[,;:.–—-] ?(?:does|do|is|are|will|would|can|which|what|how|why|where|or)\b/u
const [maxLength, maxChatter] = [200, 0.9]

/** "What is in the total apart from the GPU?" leaves out none of the plan. */
const isLeftOut = (field: SpecField): boolean => field.startsWith('excluded')

/** Null where no words of data/questions tell one by themselves, or the plan with a change is asked about. */
export function readPlainQuestion(reply: Reply): ReplyCandidate | null {
  const { line, isAddressed, vocabulary } = reply
  if (line.length > maxLength || !(asksInForm(reply) || asksBehind.test(line))) return null
  const { plain, questions } = vocabulary.questionCues
  const found = plain.find(({ pattern, unless }) => pattern.test(line) && unless?.test(line) !== true)
  const matched = found === undefined ? undefined : questions.get(found.id)
  if (matched === undefined || (!isAddressed && reply.likelyActs.chatter > maxChatter)) return null
  const reason = `asks about ${matched.id}`
  const { recognized, allSlots } = reply.understanding
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  if (matched.topic === undefined || !isTopic(matched.topic))
    return wholeReply(reply, { kind: 'question', topic: 'fixed', subject, matched }, reason)
  // "Is there room on the card for 16k?" is of the plan with it.
  const { amendment } = reply
  const isBeside = amendment.kind === 'amended' && matched.topic === 'excluded' && amendment.changed.every(isLeftOut)
  if (amendment.kind === 'amended' && amendment.changed.length > 0 && !isBeside) return null
  const details = detailsOf(questionArguments(recognized), null)
  return wholeReply(reply, { kind: 'question', topic: matched.topic, subject, ...details }, reason)
}
