/**
 * What changes the plan in the form of a wish, though its words are mostly those of talk: an imperative, a proposal or a
 * correction. It is asked back rather than passed over.
 */
import { changedFields } from '../../scenario/scenario.ts'
import { clausesOf } from '../grammar/clauses.ts'
import type { Slot } from '../grammar/slots.ts'
import { isProposed } from '../questions/question.ts'
import { unusedWords, withUnused } from '../resolution/unused-words.ts'
import { isUnlikelyData } from './amendment.ts'
import { isTimeAlone } from './amendment-coverage.ts'
import { confirmationOf } from './confirmation.ts'
import { statement } from './likely-request.ts'
import { newsOfRun } from './likely-meant.ts'
import { isTurnedAround } from './opposite-wish.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 140
/** From here on it is said among people, whatever its form. */
const maxChatter = 0.72
const maxUnknown = 4
/** A form of a wish: what begins with one of these asks somebody to do something. */
const imperatives: ReadonlySet<string> = new Set(
  'use set turn switch put make keep drop add cut raise lower limit cap take go try do run change bump skip disable enable exclude pick prefer stick allow assume plan move reduce increase double halve'.split(
    ' ',
  ),
)
const corrections: ReadonlySet<string> = new Set(['no', 'nooo', 'noo', 'nah', 'nope', 'wait', 'actually', 'correction'])

/** "Drop me a line" */
const people: ReadonlySet<string> = new Set(['me', 'us', 'him', 'her', 'your', 'everyone'])
const ofLimit = (slot: Slot): boolean =>
  slot.role === 'deadline' || (slot.role === 'quantity' && (slot.measure === 'budget' || slot.measure === 'deadline'))

/** Null where it is in no form of a wish, or nothing of the plan would change. */
export function readOfferedChange(reply: Reply): ReplyCandidate | null {
  const { isAddressed, amendment, line, request, sentence, typed, likelyActs, vocabulary, understanding } = reply
  if (isAddressed || amendment.kind !== 'ignored' || line.length > maxLength) return null
  const { chatter, report, claim } = likelyActs
  if (chatter > maxChatter || Math.max(report, claim) > likelyActs.request) return null
  const [first = ''] = typed
    .trim()
    .toLowerCase()
    .split(/[\s,.!]+/u)
  const [verb = '', object = ''] = request.split(' ')
  const asks = isProposed(sentence)
  // "Can we legally use llama?" is asked of people; within a sum or a time it is of the plan.
  const isWish = asks
    ? understanding.slots.some(ofLimit)
    : (imperatives.has(verb) && !people.has(object) && !line.includes('?')) || corrections.has(first)
  if (!isWish || newsOfRun.test(line) || statement.test(line)) return null
  const { draft, slots, recognized, unrecognized } = understanding
  const meant = slots.filter(({ role }) => role !== 'remark')
  if (meant.length === 0 || draft.issues.length > 0 || unrecognized.length > maxUnknown) return null
  if (isTurnedAround(understanding) || isTimeAlone(understanding, vocabulary.replyWords)) return null
  const isOff = (at: number): boolean =>
    clausesOf(recognized, vocabulary.clauseCues).some(
      ({ from, to, weight, isOffPlan }) => at >= from && at < to && (weight < 0 || isOffPlan),
    )
  if (meant.every(({ from }) => isOff(from))) return null
  const unused = unusedWords(understanding)
  const scenario = withUnused(draft.finish(), unused)
  const changed = changedFields(scenario.spec, reply.scenario.spec)
  if (changed.length === 0 || isUnlikelyData(scenario, reply)) return null
  return wholeReply(reply, confirmationOf(reply, scenario, changed, unused), 'is in the form of a wish')
}
