/** "Is 64 overkill", "isn't 3 epochs too much?": whether what the plan holds is right is asked, of the field that holds it. */
import type { SpecField } from '../../scenario/scenario.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'
import { withCount } from './count-questions.ts'
import { fieldsOf } from './held-numbers.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const doubt =
  /^(?:is|are|isn't|aren't|do we (?:really |actually )?need|would) (?:(?:the|all|our|those|these) )?(?<digits>\d[\d,]{0,12}(?:\.\d{1,3})?)\s?(?<unit>k|m|b|t|gb|hours?|hrs?|h|days?|d|gpus?|cards?|nodes?|tokens?|epochs?|dollars?|bucks|examples|rows)?(?: of them| of those)?(?: (?:a bit|not|really|even|actually|way|kind of|kinda|maybe|just))*(?: (?:overkill|excessive|necessary|needed|required|too (?:much|many|few|little|long|short|high|low)|a lot|reasonable|realistic|plenty|right|sane|wise|worth it|enough))?(?: (?:for (?:this|that|it)|here|though|tho|really))*(?: (?:if|when|even if|in case) [^?]{2,40})?[\s?.!]*$/u
const topics: readonly (readonly [SpecField, QuestionTopic])[] = [
  ['gpuCount', 'gpu-count'],
  ['nodes', 'gpu-count'],
  ['budgetUsd', 'over-budget'],
  ['tokens', 'tokens-needed'],
]
const [maxLength, maxChatter] = [80, 0.9]

/** Null where the plan holds no such number, or nothing is known of whether it is right. */
export function readDoubtedNumber(reply: Reply): ReplyCandidate | null {
  const { sentence, scenario, lastChanged, likelyActs, isAddressed } = reply
  const said = sentence.length > maxLength ? undefined : doubt.exec(sentence)?.groups
  if (said === undefined || (!isAddressed && likelyActs.chatter > maxChatter)) return null
  const value = Number((said['digits'] ?? '').replaceAll(',', ''))
  const fields = fieldsOf(scenario, value, said['unit'] ?? '', lastChanged)
  const isOfEpochs = fields?.includes('tokens') === true && scenario.corpus?.epochs === value
  const topic = isOfEpochs ? undefined : topics.find(([field]) => fields?.includes(field))?.[1]
  return topic === undefined
    ? null
    : wholeReply(
        reply,
        withCount({ kind: 'question', topic, subject: null }, reply),
        `doubts a number, asking about ${topic}`,
      )
}
