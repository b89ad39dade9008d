/** "What's the range about, what makes it the high end?": what brings a run to an end of its range. The plan stays. */
import { type ReplyCandidate, isLikelyChatter, typedLine, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const atEnd =
  /\b(?:what|whats|why|how)\b.{0,40}\b(?:makes?|making|brings?|puts?|pushes|gets?|lands?|leads?|causes?|caused|drives?|decides?|(?:end|come|be|is|land)(?:s|ing)? (?:up )?(?:at|near|on|in))\b.{0,30}\b(?:high|top|upper|slow|low|lower|bad|expensive)(?:er)? (?:end|side|bound|number|figure)\b/u
const slowRun =
  /\b(?:what|why|how)\b.{0,20}\b(?:makes?|would make|could make|causes?)\b.{0,12}\b(?:it|a run|the run|this|that|one run|some runs) (?:be |to be |get |end up |go )?(?:that |so |as )?(?:slow|slower|dear|expensive)(?: as that| as the (?:high|top) end)?\W*$/u
const [maxLength, maxChatter] = [120, 0.9]

/** Null where no end of the range is asked about, or a run that is as slow as that. */
export function readAskedHighEnd(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  const isOfEnd = atEnd.test(line) || (slowRun.test(line) && /\brange\b/u.test(line))
  if (line.length > maxLength || !isOfEnd || isLikelyChatter(reply, maxChatter)) return null
  return weighedReply(
    reply,
    { kind: 'question', topic: 'accuracy', subject: null, args: { asksWhySpread: true } },
    'asks what makes the high end',
  )
}
