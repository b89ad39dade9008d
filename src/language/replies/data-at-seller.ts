/** "Is vast ok for patient data?", "can we use Salad for PII?": whether a seller may have such data, and no wish for a plan there. */
import type { MatchedQuestion } from '../lexicon/question-cues.ts'
import { subjectOf } from '../questions/subject.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const asks = /\?|^\W*(?:(?:and|so|but|ok)\b\W*){0,2}(?:is|are|can|could|may|might|should|would|will|do|does|am)\b/u
const ofHealth = /\b(?:patients?|medical|health(?:care)?|clinical|phi|hipaa|hospital)\b/u
const ofPeople =
  /\b(?:pii|gdpr)\b|\b(?:personal|customers?|clients?|employees?|users?|confidential|sensitive|private|secret|proprietary|internal|student|bank(?:ing)?|legal)\b.{0,16}\b(?:data|records?|information|info|files?|documents?|chats?|e?mails?|details)\b/u
const trusts =
  /\b(?:ok|okay|fine|safe|secure|good|suitable|trustworthy|trust|allowed|acceptable|enough|alright|compliant|legal|use|put|upload|send|store|give|have|go|work|take|handle|reliable)\b/u
const maxLength = 140

const health: MatchedQuestion = {
  id: 'business-associate',
  says: [
    'HIPAA asks for a signed BAA: {baa}',
    '{agreement}',
    'Without a signed agreement no patient data goes there; take names and numbers out of it even then. “secure cloud” keeps to data centres, “not on …” leaves a seller out.',
  ],
}
const personal: MatchedQuestion = {
  id: 'privacy',
  says: [
    '{agreement}',
    'Whoever runs a machine can read its memory and its disk; contract and audit keep a serious host from it.',
    'Take names out first, encrypt the volume and delete it afterwards; “secure cloud” keeps to data centres, “not on …” leaves a seller out.',
  ],
}

/** Null where no seller is named, or no data of people. */
export function readDataAtSeller(reply: Reply): ReplyCandidate | null {
  const { line, understanding } = reply
  if (line.length > maxLength || !asks.test(line) || !trusts.test(line)) return null
  const isOfHealth = ofHealth.test(line)
  if (!isOfHealth && !ofPeople.test(line)) return null
  const { recognized, slots, wordsAt } = understanding
  const subject = subjectOf(recognized.mentions, slots, wordsAt)
  if (subject === null || subject.providers.length === 0 || subject.gpus.length > 0) return null
  const matched = isOfHealth ? health : personal
  return wholeReply(
    reply,
    { kind: 'question', topic: 'fixed', subject, matched },
    'asks whether a seller may have the data',
  )
}
