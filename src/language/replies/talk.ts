/** Talk between people below a plan, which may be full of its words: "50 cents! The vending machine takes more". */
import { confirmationOf } from './confirmation.ts'
import { minRequest } from './likely-change.ts'
import { timeOfRun } from './named-time.ts'
import { textSizeOf } from '../../scenario/text-size.ts'
import { unusedWords } from '../resolution/unused-words.ts'
import { isKind } from '../lexicon/meanings.ts'
import { isPutAsQuestion } from './question-forms.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/**
 * From these chances of talk on a reply that was not sent to the app is left alone, whatever it can be read as: of a writer that
 * the classifier had not seen, all 24 lines of talk were, and 92 of 96 that were meant were served. A change that is less
 * sure is asked about: of 26 that were likelier wishes than talk 23 were wished, each with its right value. What is said in a few words, or below a plan that was changed before, leans on the thread, which the
 * classifier does not see.
 */
const maxChatter = { sure: 0.25, likely: 0.45, wish: 0.6, question: 0.6, leaning: 0.8, named: 0.95 }
const maxWords = { wish: 3, heading: 4, question: 7 }

/** The candidate; null where it is more likely talk, a question to the writer where it may be. */
export function unlessTalk(reply: Reply, candidate: ReplyCandidate): ReplyCandidate | null {
  const { act } = candidate
  // A link is answered, whoever is meant by what stands around it.
  if (reply.isAddressed || candidate.isWeighed === true || reply.typed.includes('://')) return candidate
  const words = reply.line.split(' ').length
  const isAtMost = (limit: number): boolean => reply.likelyActs.chatter < limit
  const isThreadChanged = (reply.history?.revisions.length ?? 0) > 1
  if (act.kind === 'question') {
    if (words <= maxWords.heading) return candidate
    if (asksPlainly(reply)) return candidate
    const isShort = reply.line.endsWith('?') && words <= maxWords.question
    return isAtMost(isShort || isThreadChanged ? maxChatter.leaning : maxChatter.question) ? candidate : null
  }
  const isOfTime = isChange(act) && act.changed.length === 1 && act.changed[0] === 'deadlineHours'
  // "I need it finished within 6", "Monday is a holiday, so Wednesday": of the run, whatever is told around it.
  const isNamed = isChange(act) && namesHeld(reply, act.changed)
  const isPleaded = act.kind === 'amended' && act.changed.length > 0 && pleads.test(reply.line)
  if (isPleaded && !isAtMost(maxChatter.wish) && isAtMost(maxChatter.named))
    return { ...candidate, act: confirmationOf(reply, act.scenario, act.changed) }
  const leans =
    (act.kind === 'amended' && act.changed.length > 0 && prefers.test(reply.line)) ||
    words <= maxWords.wish ||
    isThreadChanged ||
    (isOfTime && timeOfRun.test(reply.line))
  if (isNamed && act.kind === 'amended' && !isAtMost(maxChatter.named))
    return { ...candidate, act: confirmationOf(reply, act.scenario, act.changed) }
  if (isNamed) return candidate
  if (act.kind === 'problem' || act.kind === 'asks')
    return isAtMost(leans ? maxChatter.leaning : maxChatter.sure) ? candidate : null
  if (act.kind !== 'amended' || words <= maxWords.wish) return candidate
  // "My budget is $20" has nothing in it that a plan has not.
  if (act.changed.length > 0 && reply.understanding.unrecognized.length === 0) return candidate
  // A time alone is said of anything: "back in 2 hours".
  const isShortTime = words <= maxWords.heading && isOfTime
  if (!isAtMost(leans ? maxChatter.leaning : isShortTime ? maxChatter.sure : maxChatter.wish)) return null
  // A number that is not used may be the one that is meant.
  const isAllUsed = !unusedWords(reply.understanding).some((words) => /\d/u.test(words))
  const isLikely =
    isAllUsed && act.changed.length > 0 && reply.likelyActs.request >= minRequest && isAtMost(maxChatter.likely)
  const isSure = leans || isLikely || isAtMost(maxChatter.sure) || act.asked !== undefined
  // What changes nothing need not be asked about.
  if (!isSure && act.changed.length === 0) return null
  return isSure ? candidate : { ...candidate, act: confirmationOf(reply, act.scenario, act.changed) }
}

/**
 * Put as a question, and all of its words tell what it asks: of 568 lines of talk none was both, and of the questions that
 * met silence a third.
 */
function asksPlainly(reply: Reply): boolean {
  const { matched, isTalk, isBorneOut } = reply.likelyTopic
  const isTold = matched?.isLikely === true || (isBorneOut === true && reply.likelyActs.chatter < maxChatter.named)
  return isTold && isTalk !== true && isPutAsQuestion(reply) && !/\b(?:guys|folks|anyone|anybody)\b/u.test(reply.line)
}

/** "…, balanced please", "I'd rather not have spot": a wish, whatever is told around it. */
const pleads = /\b(?:please|pls|plz)\b/u
const prefers = /\b(?:i|we)(?:'d| would) (?:much )?(?:rather|prefer)\b/u

type Change = Extract<ReplyCandidate['act'], { readonly changed: unknown }>
const isChange = (act: ReplyCandidate['act']): act is Change => act.kind === 'amended' || act.kind === 'asks'

/** Whether what the plan holds is named where that very value is changed, or is told as it was before: text in bytes. */
function namesHeld({ scenario, understanding: { recognized } }: Reply, changed: Change['changed']): boolean {
  const { budgetUsd, deadlineHours, tokens } = scenario.spec
  // "Mine died, rent me the same": of cards of one's own, which the plan is on.
  if (scenario.spec.owned === true && changed.includes('owned')) return true
  const isOfText = changed.includes('tokens') && textSizeOf(scenario) !== null
  return recognized.mentions.some((mention) => {
    if (isKind(mention, 'date')) return changed.includes('deadlineHours') && mention.meaning.hours === deadlineHours
    if (!isKind(mention, 'amount')) return false
    const { value, measure } = mention.meaning
    if (measure === 'bytes') return isOfText
    if (measure === 'hours') return changed.includes('deadlineHours') && value === deadlineHours
    const isHeld =
      (changed.includes('budgetUsd') && value === budgetUsd) || (changed.includes('tokens') && value === tokens)
    return isHeld && value >= leastNamed
  })
}
/** Smaller numbers are said of anything. */
const leastNamed = 10
