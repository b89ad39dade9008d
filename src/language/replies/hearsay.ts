/** "My supervisor says 8-bit Adam + bf16 fits in 24 GB, true?": what somebody else is said to have claimed. */
import { amend } from './amendment.ts'
import { knownQuestion, unknownQuestion } from './question-act.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Who says it; the rest is what is said. */
const reported =
  /^(?:(?:my|our|the|a|an|some|one of our) )?(?:[\p{L}'.-]{2,20} ){1,3}?(?:says?|said|insists?|thinks?|claims?|claimed|swears?|reckons?|believes?|tells? (?:me|us)|told (?:me|us)|keeps? saying)(?: that)?:? (.{6,140})$/u
/** How it is asked whether it holds. */
const doubted =
  /[\s,.;:-]*\b(?:(?:is|are) (?:he|she|they|that|this|it) (?:right|correct|true|wrong|possible|realistic)|(?:is|can) (?:it|that|this) (?:true|right|correct|so|be|be right|possible)|true|correct|right|really|agree|legit|bs|plausible|realistic|possible)\W*\?+\W*$/u
/** Of one machine unless more are named. */
const severalGpus = /\b(?:gpus|cards|nodes?|\d+ ?x|x ?\d+|each|cluster)\b/u

/** "fits in 24 GB", "runs on a single 80GB card": the memory of one GPU. */
const gpuMemory =
  /\b(?:fits?|fitting|runs?|works?|goes|squeezes?|enough)?\s?(?:in|into|on|onto|within|inside) (?:a |an |one |the |only |just |single ){0,3}(\d{1,3}) ?(?:gb|gib|gigs?|g)\b(?: (?:of )?(?:memory|vram|card|gpu))?/gu

const judged =
  /\b(?:is|was|does|has|did) @?(?!(?:it|this|that|the|there|he|she|they|all|everything|any\w*|some\w*)\b)\p{L}{2,20} (?:right|correct|wrong|have a point|got a point)\b|\bwho(?:'s| is| was) right\b/u

/** A plan that is said to fit is tried; null where nobody is quoted, or the claim is of something else. */
export function readHearsay(reply: Reply): ReplyCandidate | null {
  const { sentence } = reply
  if (reply.isAddressed && judged.test(sentence)) {
    const matched = reply.vocabulary.questionCues.questions.get('judged-person')
    const question = matched === undefined ? unknownQuestion(reply) : unknownOf(matched)
    return wholeReply(reply, question, 'asks whether somebody is right')
  }
  const isSceptical = doubted.test(sentence)
  const claim =
    reported.exec(sentence.replace(doubted, ''))?.[1] ?? (isSceptical ? sentence.replace(doubted, '') : null)
  if (claim !== null && isSceptical && !reply.vocabulary.intentPhrases.fit.test(claim)) {
    const known = knownQuestion(reply)
    return known === null ? null : wholeReply(reply, known, 'asks whether a claim holds')
  }
  if (claim === null || !reply.vocabulary.intentPhrases.fit.test(claim) || !(isSceptical || sentence.includes('?')))
    return null
  const act = amend(reply, claim.replaceAll(gpuMemory, 'on a $1 GB gpu'))
  if (act.kind !== 'amended' || act.changed.length === 0) return null
  const { spec } = act.scenario
  const isOneGpu = act.changed.includes('gpus') && !act.changed.includes('gpuCount') && !severalGpus.test(claim)
  const asked = isOneGpu ? { ...act.scenario, spec: { ...spec, gpuCount: 1, nodes: null } } : act.scenario
  return wholeReply(
    reply,
    { kind: 'question', topic: 'what-fits', subject: null, asked },
    'asks whether a claim of a fit holds',
  )
}

const unknownOf = (matched: NonNullable<ReturnType<typeof unknownQuestion>['matched']>) =>
  ({ kind: 'question', topic: 'fixed', subject: null, matched }) as const
