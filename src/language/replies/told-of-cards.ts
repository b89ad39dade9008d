/** "3 gpus died", "half the node is gone, sales has it": told among people of the cards that the plan counts, and asked about. */
import { changedFields } from '../../scenario/scenario.ts'
import { isKind } from '../lexicon/meanings.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { confirmationOf } from './confirmation.ts'
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 90
const maxChatter = 0.9
/** Of before, or of what will not last. */
const ofAnotherTime =
  /\b(?:was|were|again|yesterday|last|ago|used to|when|back then|once|another run|other run|for (?:an hour|a minute|lunch))\b/u

/** Null unless so many of the GPUs that were asked for are gone, and nothing else is said. */
export function readToldOfCards(reply: Reply): ReplyCandidate | null {
  const { line, scenario, understanding, likelyActs, vocabulary } = reply
  if (reply.isAddressed || scenario.spec.gpuCount === null || line.length > maxLength || line.includes('?')) return null
  if (reply.amendment.kind === 'amended' || likelyActs.chatter > maxChatter || ofAnotherTime.test(line)) return null
  const { slots, draft, recognized } = understanding
  const [step, ...others] = slots.filter(({ role }) => role !== 'remark')
  const isStep = step?.role === 'quantity' && step.measure === 'gpus' && step.amount.change === 'fewer'
  if (!isStep || others.length > 0 || draft.issues.length > 0) return null
  if (!vocabulary.intentPhrases.cardsGone.test(wordsIn(recognized)(0, recognized.tokens.length))) return null
  const { gpus } = scenario.spec
  const areOfPlan = recognized.mentions.every(
    (mention) => !isKind(mention, 'gpu') || mention.meaning.ids.some((id) => gpus?.includes(id) === true),
  )
  if (!areOfPlan) return null
  const next = draft.finish()
  return weighedReply(
    reply,
    confirmationOf(reply, next, changedFields(next.spec, scenario.spec)),
    'tells that cards of the plan are gone',
  )
}
