/** "Does the range already include a failed first try?", "is one failed attempt in the total?": a whole run that fails. */
import { type ReplyCandidate, typedLine, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const failure = String.raw`(?:fail(?:ed|ing|ure|s)?|crash(?:ed|es)?|botched|aborted|broken|bad|wasted|ruined|dead|lost|repeat(?:ed)?|re-?run|retry|restart)`
/** One of them, whole. */
const oneRun = new RegExp(
  String.raw`\b(?:an?|one|1|the|my|our|that)(?: \w+){0,2}? ${failure}(?: (?:first|second|\w{2,8}))? (?:try|run|attempt|start|go|shot|training|job)\b|\bif (?:the )?first (?:try|run|attempt|one|go) (?:fails?|crashes|dies|breaks?|goes wrong)|\b(?:a|one) (?:re-?run|retry|restart|redo)\b`,
  'u',
)
/** Several of them are told with the range alone. */
const runs = /\b(?:failed (?:runs|attempts|tries)|failures|crashes|retries|re-?runs|restarts?)\b/u
const range = /\b(?:range|upper (?:number|end|bound|figure|value)|high(?:er)? (?:end|number|figure)|top (?:end|number|figure)|spread|worst case)\b/u // prettier-ignore
const sum = /\b(?:total|price|cost|estimate|figures?|sum|budget|quote|number|in (?:there|it|that|this)|already|cover\w*|includ\w*|count\w*|priced in)\b/u // prettier-ignore
const asksWhether =
  /^(?:(?:and|so|but|ok|hm+)[\s,]+)*(?:is|are|does|do|did|will|would|has|have)\b|\b(?:includ(?:ed?|es|ing)|cover(?:ed|s)?|count(?:ed|s)?)\b.*\?/u
const ofElse =
  /\b(?:who|why|how|what|which|refund\w*|another share|%|percent|spot|preempt\w*|warranty|odds|chance|lora|epochs?|budget|setup|over)\b/u
const [maxLength, maxChatter] = [110, 0.95]

/** Null where it is not asked whether a run that fails is in the figures. */
export function readAskedFailedRun(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !asksWhether.test(line) || ofElse.test(line)) return null
  const isOfRange = range.test(line)
  if (!(oneRun.test(line) && (isOfRange || sum.test(line))) && !(isOfRange && runs.test(line))) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'failed-share',
      subject: null,
      args: { isWhether: true, ...(isOfRange ? { isOfRange: true as const } : {}) },
    },
    'asks whether a run that fails is in the figures',
  )
}
