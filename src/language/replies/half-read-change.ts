/** A wish of which a change is understood, beside words or numbers that are not: asked back with what is understood. */
import { changedFields } from '../../scenario/scenario.ts'
import { isKind } from '../lexicon/meanings.ts'
import { ignoredWords, unusedWords, withUnused } from '../resolution/unused-words.ts'
import { canIgnoreButNumbers } from '../resolution/ignorable-words.ts'
import { confirmationOf } from './confirmation.ts'
import { statement } from './likely-request.ts'
import { hasContent } from './words-of-trade.ts'
import { newsOfRun } from './likely-meant.ts'
import { isTurnedAround } from './opposite-wish.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** From here on it is chatter, unless the app is addressed. */
const maxChatter = 0.4
/** From here on what is understood is done, in a text that is short. */
const [minRequestToAct, maxChatterToAct, maxLengthToAct] = [0.85, 0.1, 80]

/** Null where nothing of it is understood, or where it is more likely said among people. */
export function readHalfReadChange(reply: Reply): ReplyCandidate | null {
  if (!(reply.isAddressed ? isRefused(reply) : isLikelyWish(reply))) return null
  // Drafts keep what is found wrong with them: this one is read for itself.
  const understanding = reply.understand(reply.plain.text)
  const { draft, slots, unrecognized } = understanding
  if (unrecognized.length === 0 || draft.issues.length > 0 || slots.every(({ role }) => role === 'remark')) return null
  if (!canIgnoreButNumbers(understanding, reply.vocabulary)) return null
  const scenario = draft.finish()
  const changed = changedFields(scenario.spec, reply.scenario.spec)
  const { request, chatter } = reply.likelyActs
  // A wish in so many words: what is not understood of it is named.
  const isSure =
    request > minRequestToAct &&
    chatter < maxChatterToAct &&
    reply.line.length <= maxLengthToAct &&
    !unrecognized.some((mention) => isKind(mention, 'amount')) &&
    !isTurnedAround(understanding)
  if (changed.length > 0 && isSure)
    return wholeReply(
      reply,
      { kind: 'amended', scenario: withUnused(scenario, ignoredWords(understanding)), changed },
      'asks for a change, beside words that are not understood',
    )
  return changed.length === 0
    ? null
    : wholeReply(
        reply,
        confirmationOf(reply, scenario, changed, unusedWords(understanding)),
        'asks for a change in words that are not all understood',
      )
}

const isRefused = ({ amendment }: Reply): boolean =>
  amendment.kind === 'problem' && amendment.problem.kind === 'unknown'

const isLikelyWish = (reply: Reply): boolean => {
  const { request, question, report, claim, chatter } = reply.likelyActs
  return (
    reply.amendment.kind === 'ignored' &&
    chatter < maxChatter &&
    request > Math.max(question, report, claim, chatter) &&
    hasContent(reply) &&
    !newsOfRun.test(reply.line) &&
    !statement.test(reply.line)
  )
}
