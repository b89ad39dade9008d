/** "Sign off on 400" is hardly 400 examples: data that become many times more or less by a number of no unit are asked about. */
import { isNear } from '../resolution/unitless-amounts.ts'
import { confirmationOf } from './confirmation.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { opensWithUnknownName } from './spoken-to.ts'

/** Words that say that it is the data which change. */
const ofData =
  /\b(?:tok(?:en)?s?|data(?:set)?s?|corpus|examples?|samples?|rows?|lines?|pairs?|triplets?|records?|tickets?|docs?|documents?|pages?|words?|chats?|convos?|conversations?|dialog(?:ue)?s?|messages?|emails?|mails?|articles?|reviews?|posts?|files?|texts?|questions?|answers?|prompts?|problems?|images?|pictures?|photos?|frames?|scans?|hours of|minutes of|epochs?|pass(?:es)?|steps?|[kmgt]i?b|gigs?|megs?|times|twice|double[ds]?|tripled?|half|halve[ds]?|third|quarter|tenth|fifth|percent|per ?cent|all of)\b|%|\d ?x\b|\bx ?\d|\d ?[mbt]\b|\d\w*,? (?:not|instead of|rather than) |\bnot \d|\d[km]? (?:is|was) (?:an? |my )?(?:wrong|incorrect|typo|mistake)\b|_/iu

/** Why it is asked, whoever surely wishes. */
export const inDoubt = 'is in doubt'

/** The candidate, asked back where its data are in doubt, or where it was said to somebody: "Raj we should …, more like 150M". */
export function withDoubtOfData(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const { act } = candidate
  if (act.kind === 'amended' && !reply.isAddressed && act.changed.length > 0 && opensWithUnknownName(reply))
    return { ...candidate, act: confirmationOf(reply, act.scenario, act.changed), reason: inDoubt }
  if (act.kind !== 'amended' || !act.changed.includes('tokens') || act.changed.includes('task')) return candidate
  const [before, after] = [reply.scenario.spec.tokens, act.scenario.spec.tokens]
  if (before === null || after === null || isOfData(reply)) return candidate
  return isNear(after, before)
    ? candidate
    : { ...candidate, act: confirmationOf(reply, act.scenario, act.changed), reason: inDoubt }
}

/** `line`: in English, where it was typed in another language. */
const isOfData = ({ wording, line, understanding }: Reply): boolean =>
  ofData.test(wording) || ofData.test(line) || understanding.slots.some(({ role }) => role === 'dataset')
