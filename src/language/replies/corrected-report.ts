/** "That was on 4 H100s", "it ran on one A100, not ours": the speed that was just reported is of other GPUs. */
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { measuredReport } from './reported-results.ts'
import { isPerGpu } from './stated-speeds.ts'

const tellsWhere =
  /^(?:(?:no|nope|sorry|oh|ah|hm+|wait|actually|well|but|and|ok|okay)[\s,.!-]+){0,3}(?:that|it|this|those|these|the (?:speed|number|figure|run|measurement)|we|i)(?:'s|s)?(?: (?:was|were|is|are|ran|run|got|measured|had|measure|taken|over|really|actually|only|just|all|in fact|that|it|for))* (?:on|with|over|across|using) (?<on>.{1,40})$/u
/** "That was per GPU", "it's the total of both". */
const tellsOfWhat =
  /^(?:(?:no|nope|sorry|oh|ah|hm+|wait|actually|well|but|and|ok|okay)[\s,.!-]+){0,3}(?:that|it|this|the (?:speed|number|figure))(?:'s|s| was| is)(?: (?:the|just|only|all|of|for|a|per|each|every|in|total|combined|together|overall|gpus?|cards?|devices?|both|them|speed|number|figure|one)){1,8}[\s.!]*$/u
const maxLength = 90

/** Null where no speed was just reported, or no GPU or number of them is named. */
export function readCorrectedReport(reply: Reply): ReplyCandidate | null {
  const { line, thread, understanding } = reply
  const speed = thread?.reportedSpeed ?? null
  if (speed === null || line.length > maxLength || line.includes('?')) return null
  if (!tellsWhere.test(line) && !tellsOfWhat.test(line)) return null
  const { recognized, allSlots } = understanding
  const on = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  const said = isPerGpu(line)
  const isPair = /\bboth\b/u.test(line)
  const isPlaced = isPair || (on !== null && (on.gpus.length > 0 || on.count !== null))
  if (!isPlaced && said === null) return null
  const perGpu = said ?? speed.isPerGpu
  const report = measuredReport({ from: 'you', tokensPerSecond: speed.tokensPerSecond, perGpu })
  // "Two of them", and "H100s" beside an H100 SXM, are of the kind that it was taken for.
  const named = on?.gpus ?? []
  const gpus = named.length === 0 || named.includes(speed.gpu) ? [speed.gpu] : named
  const count = on?.count ?? (isPair ? 2 : null)
  const subject = { words: '', method: null, weights: null, providers: on?.providers ?? [], gpus, count }
  return wholeReply(reply, { ...report, on: subject, corrects: true }, 'says on what the reported speed was measured')
}
