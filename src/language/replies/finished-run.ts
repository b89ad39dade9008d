/** "Finished, 31h on 4 h100": a whole run with what it ran on; its speed is its tokens over its hours. */
import { slotsOf } from '../grammar/slots.ts'
import { isKind } from '../lexicon/meanings.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { measuredReport } from './reported-results.ts'
import { runFiguresIn } from './run-figures.ts'

const isOver =
  /\b(?:finished|completed|done|ended|through|went through|took|has run|ran)\b(?!.{0,40}\b(?:by|until|before|need|must|should|would|will|want)\b)/iu
const secondsOfHour = 3600
const maxLength = 120

/** A measurement in tokens a second of all GPUs; null without one time and one kind of GPU. */
export function readFinishedRun(reply: Reply): ReplyCandidate | null {
  const { plain, scenario, understanding } = reply
  if (plain.text.length > maxLength || plain.text.includes('?') || !isOver.test(plain.text)) return null
  const { recognized, allSlots } = understanding
  const times = recognized.mentions.filter(
    (mention) =>
      isKind(mention, 'amount') && (mention.meaning.measure === 'hours' || mention.meaning.measure === 'deadline'),
  )
  const [time] = times
  const on = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  const { tokens, task } = scenario.spec
  // "1.0B tokens finished in 5.5 hours" of 3.8B: a part of it, however long that took.
  if (tokens !== null && runFiguresIn(plain.text.toLowerCase(), tokens).ofTokens === true) return null
  if (!isKind(time, 'amount') || times.length > 1 || on === null || on.gpus.length === 0 || tokens === null) return null
  // Of a stage that this plan is not.
  const ofOther = slotsOf(allSlots, 'field-value').some(
    ({ field, value }) => field === 'task' && value !== (task ?? 'sft'),
  )
  if (ofOther) return wholeReply(reply, { kind: 'ignored' }, 'tells of a stage that the plan is not')
  const tokensPerSecond = tokens / (time.meaning.value * secondsOfHour)
  return wholeReply(
    reply,
    { ...measuredReport({ from: 'you', tokensPerSecond, perGpu: false }), on },
    'tells how long a whole run took, and on what',
  )
}
