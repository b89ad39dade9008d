/** "That was on 4 H100s", "it ran on one A100, not ours": the speed that was just reported is of other GPUs. */
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { measuredReport } from './reported-results.ts'
import { isPerGpu } from './stated-speeds.ts'

const tellsWhere =
  /^(?:(?:no|nope|sorry|oh|ah|hm+|wait|actually|well|but|and|ok|okay)[\s,.!-]+){0,3}(?:that|it|this|those|these|the (?:speed|number|figure|run|measurement)|we|i)(?:'s|s)?(?: (?:was|were|is|are|ran|run|got|measured|had|measure|taken|over|really|actually|only|just|all|in fact|that|it|for))* (?:on|with|over|across|using) (?<on>.{1,40})$/u
const maxLength = 90

/** Null where no speed was just reported, or no GPU or number of them is named. */
export function readCorrectedReport(reply: Reply): ReplyCandidate | null {
  const { line, thread, understanding } = reply
  const speed = thread?.reportedSpeed ?? null
  if (speed === null || line.length > maxLength || line.includes('?') || !tellsWhere.test(line)) return null
  const { recognized, allSlots } = understanding
  const on = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  if (on === null || (on.gpus.length === 0 && on.count === null)) return null
  const perGpu = isPerGpu(line) ?? speed.isPerGpu
  const report = measuredReport({ from: 'you', tokensPerSecond: speed.tokensPerSecond, perGpu })
  // "Two of them", and "H100s" beside an H100 SXM, are of the kind that it was taken for.
  const gpus = on.gpus.length === 0 || on.gpus.includes(speed.gpu) ? [speed.gpu] : on.gpus
  return wholeReply(
    reply,
    { ...report, on: { ...on, gpus }, corrects: true },
    'says on what the reported speed was measured',
  )
}
