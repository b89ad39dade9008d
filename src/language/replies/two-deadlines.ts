/** "Results by Wednesday for the demo and the final model by Friday, ok?": two dates, of a first result and of the whole. */
import { type Mention, isKind } from '../lexicon/meanings.ts'
import type { Question } from '../questions/question.ts'
import { amendWith } from './amendment.ts'
import { hoursGiven } from './numeric-fields.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const dueWords: ReadonlySet<string> = new Set(['by', 'until', 'till', 'before', 'within', 'in', 'on', 'latest'])
/** A start is no deadline, nor is what must come before it; and what is done in the meantime, or an event of its own, is of people. */
const ofOther =
  /\b(?:start(?:s|ing|ed)?|begin|launch|kick ?off|after|meeting|call|vacation|holiday|leave|flight|yesterday|last)\b|\b(?:arrives?|comes?(?: in)?|lands?|signs?|approves?|get|gets|available) (?:only |not |the \w+ )?(?:on|by|until|before|in|at)?\b|\b(?:demo|presentation|talk|exam|conference|board|review|workshop|defen[cs]e) (?:is|takes place|happens|comes)\b/u
const ofRun =
  /\b(?:results?|model|run|training|checkpoint|pilot|demo|version|draft|final|first|everything|whole|rest|all of it|done|ready|finished?|need|must|has to|have to|deadline)\b/u
const [maxLength, maxChatter, reach] = [150, 0.93, 2]

/** Null unless two dates or spans are named by which something is to be there. */
export function readTwoDeadlines(reply: Reply): ReplyCandidate | null {
  const { line, isAddressed } = reply
  if (line.length > maxLength || ofOther.test(line) || !ofRun.test(line)) return null
  const { mentions, tokens } = reply.understanding.recognized
  const hours = mentions.flatMap((mention) => {
    const due = dueOf(mention)
    const before = tokens.slice(Math.max(0, mention.from - reach), mention.from + 1).map(({ text }) => text)
    return due !== null && due > 0 && before.some((word) => dueWords.has(word)) ? [due] : []
  })
  const [one, other] = hours
  if (one === undefined || other === undefined || hours.length > 2 || one === other) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const [first, last] = [Math.min(one, other), Math.max(one, other)]
  const asks = (due: number): Question => ({
    kind: 'question',
    topic: 'limit',
    subject: null,
    args: { due, limit: 'whether' },
  })
  // What only asks sets nothing.
  if (line.includes('?') || !isAddressed)
    return wholeReply(reply, { ...asks(first), also: [asks(last)] }, 'asks about two deadlines')
  const act = amendWith(reply, hoursGiven(last))
  return act.kind === 'amended' ? wholeReply(reply, { ...act, asked: asks(first) }, 'sets two deadlines') : null
}

/** Hours from now; null: it is no time. */
function dueOf(mention: Mention): number | null {
  if (isKind(mention, 'date')) return mention.meaning.isPresent === true ? null : mention.meaning.hours
  if (!isKind(mention, 'amount') || mention.meaning.change !== undefined) return null
  return mention.meaning.measure === 'hours' || mention.meaning.measure === 'deadline' ? mention.meaning.value : null
}
