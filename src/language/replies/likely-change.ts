/**
 * What the grammar reads as a change beside words that it does not know, by how likely the whole reply asks for one: carried
 * out, asked back, or left alone. The classifier judges the words; the grammar reads what they change.
 */
import { type Scenario, type SpecField, changedFields } from '../../scenario/scenario.ts'
import { clausesOf } from '../grammar/clauses.ts'
import { canIgnore } from '../resolution/ignorable-words.ts'
import { ignoredWords, unusedWords, withUnused } from '../resolution/unused-words.ts'
import { withAddedChoices } from './added-choices.ts'
import { isUnlikelyData } from './amendment.ts'
import { isBareTime, isTimeAlone } from './amendment-coverage.ts'
import { confirmationOf } from './confirmation.ts'
import { isTurnedAround } from './opposite-wish.ts'
import { isContrasted } from './refused-values.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { rememberedOf } from '../../once.ts'

/**
 * How likely a request must be for its change to be made. Of 2,000 turns of writers left out of training, 290 of the 308 above
 * it were changes of the plan; of the 32 from 0.2 to it 14 were, too few to ask about.
 */
export const minRequest = 0.5
/** A time alone is said of anything. */
const [minRequestOfTime, minRequestOfOtherTime] = [0.8, 0.75]
/** Something is due by then that is not the run: "wants the numbers in the offer by Thursday". */
const ofAnswer =
  /\b(?:numbers?|estimates?|quote|answer|figures?|slides|reply|sow|offer|proposal|decision)\b.{0,30}\b(?:by|until|before)\b/u

/** "Which providers have data centres in Switzerland" asks, with a question mark or without. */
const asksWho =
  /^(?:which|what|whose) (?:other )?(?:providers?|clouds?|sellers?|hosts?|vendors?|gpus?|cards?|models?|regions?|countries|places?|companies)\b(?! (?:about|if)\b)|^who\b/u

/** "AWS is down" is said between people, unless more is. */
export const isOutage = /^[\p{L}\d. ]{2,24}(?: is|'s| are| went| looks) (?:down|offline)(?: again| now| today)?\W*$/u

/**
 * Null where nothing is understood that would change the plan, or where it is more likely something else. Several readers
 * ask for it.
 */
export const readLikelyChange = rememberedOf(likelyChangeIn)

function likelyChangeIn(reply: Reply): ReplyCandidate | null {
  const { isAddressed, amendment, likelyActs } = reply
  if (isAddressed ? !isRefused(reply) : amendment.kind !== 'ignored') return null
  const { request, question, report, claim } = likelyActs
  const isLikely = request >= minRequest && request >= Math.max(question, report, claim)
  if (!isAddressed && (!isLikely || isOutage.test(reply.line) || asksWho.test(reply.sentence))) return null
  const change = changeOf(reply)
  if (change === null) return null
  const { scenario, changed, understanding } = change
  const words = reply.vocabulary.replyWords
  // "24h?" proposes them; of the rest that is said of hours and days nobody knows what they are of.
  const isTime = !isAddressed && isTimeAlone(understanding, words)
  if (isTime && (isBareTime(reply.line) || request < minRequestOfOtherTime)) return null
  const isSure =
    request >= (isTime ? minRequestOfTime : minRequest) &&
    unusedWords(understanding).length === 0 &&
    canIgnore(understanding, reply.vocabulary) &&
    !(changed.includes('deadlineHours') && ofAnswer.test(reply.line)) &&
    (!isTurnedAround(understanding) || isContrasted(reply.plain.text, { kind: 'amended', scenario, changed }, reply)) &&
    !isUnlikelyData(scenario, reply)
  return isSure
    ? wholeReply(
        reply,
        { kind: 'amended', scenario: withUnused(scenario, ignoredWords(understanding)), changed },
        'likely asks for a change',
      )
    : wholeReply(reply, confirmationOf(reply, scenario, changed, unusedWords(understanding)), 'may ask for a change')
}

const isRefused = ({ amendment }: Reply): boolean =>
  amendment.kind === 'problem' && amendment.problem.kind === 'unknown'

type UnderstoodChange = {
  readonly scenario: Scenario
  readonly changed: readonly SpecField[]
  readonly understanding: Reply['understanding']
}

/** What the words that are understood change; null where they contradict something, change nothing, or are of the past or of others. */
function changeOf(reply: Reply): UnderstoodChange | null {
  // Drafts keep what is found wrong with them: this one is read for itself.
  const understanding = reply.isAddressed ? reply.understand(reply.plain.text) : reply.understanding
  const { draft, slots, recognized } = understanding
  const meant = slots.filter(({ role }) => role !== 'remark')
  if (meant.length === 0 || draft.issues.length > 0) return null
  const clauses = clausesOf(recognized, reply.vocabulary.clauseCues)
  const isMeantAt = (at: number): boolean =>
    clauses.some(({ from, to, weight, isOffPlan }) => at >= from && at < to && weight >= 0 && !isOffPlan)
  if (!meant.some(({ from }) => isMeantAt(from))) return null
  const scenario = withAddedChoices(reply.scenario, draft.finish(), understanding, reply.vocabulary)
  const changed = changedFields(scenario.spec, reply.scenario.spec)
  return changed.length === 0 ? null : { scenario, changed, understanding }
}
