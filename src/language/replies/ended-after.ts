/** "Done. 3h52m wall clock, all good", "finished overnight: 14 h": how long a run took that is over, which is no deadline. */
import { billUsdIn } from './likely-report.ts'
import { withOtherGpus, withPlace } from './ran-on.ts'
import { type ReplyCandidate, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { runFiguresIn } from './run-figures.ts'

/** The end is said first, and is of nothing that is named but a run. */
const opensWithEnd =
  /^\W{0,4}(?:(?:ok|okay|and|so|well|phew|finally|update|fyi|hey|all|team|folks|yay|woohoo|good news)[\s,:!.]{1,3}){0,3}(?:(?:it|that|this|we|everything|(?:(?:the|our|my|this) )?(?:\w{1,12} )?(?:run|job|training|train|fine-?tune|fine-?tuning|pretraining))(?:'s|'re|s)? )?(?:(?:is|are|was|has|have|all|now|just|finally|already|it's|its|we're|that's) ){0,3}(?:done|finished|complete|completed|over|a wrap|wrapped up|trained|through)(?=\W)/u
/** Behind it: a stop, or when or how it ended. */
const goesOn =
  /^(?:\s?[.,!:;–—-]+\s{0,2}|\s(?=(?:after|overnight|last night|this morning|yesterday|today|now|at last|finally|took|in the end|without|with no|clean|successfully|early|on time)\b))/u
const duration = /\d{1,4}(?:\.\d{1,2})? ?(?:d|days?|h|hrs?|hours?|m|min|mins|minutes?)(?:\b|(?=\d))/u
/** Between the end and its hours nothing else is told of. */
const [maxBetween, maxLength] = [40, 160]
/** What bounds a time, repeats, is yet to come, or makes it the time of something else. */
const isOther =
  /\?|\b(?:will|would|should|if|could|can|want|need|needs|expect\w*|target|eta|left|by|within|before|until|must|under|at most|max|maximum|limit|deadline|window|due|please|pls|plz|make (?:it|that|sure)|set|ago|later|off|more|daily|weekly|budget|prep|labell?ing|download\w*|tokeniz\w*)\b|\b(?:a|per|each|every) (?:day|week|night|month|run|epoch|gpu)\b|\b(?:days?|h|hrs?|hours?|min|minutes) (?:of (?:audio|video|speech|data|recordings?)|is (?:fine|ok|okay|enough|too))\b/u

/** Between people "finished, took 17 hours" may be of anything, unless a word of it is of a run. */
const ofRun =
  /\b(?:run|job|training|train|fine-?tun\w+|pretraining|wall[ -]?clock|end to end|in total|total|in the end|loss|evals?|crash\w*|restarts?|checkpoints?|gpus?|epochs?|all (?:good|fine|green))\b|[$€£]/u

/** Null where no run is said to be over, or its hours are not told. */
export function readEndedAfter(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength) return null
  const end = opensWithEnd.exec(line)?.[0]
  if (end === undefined || isOther.test(line)) return null
  const isHeard = reply.isAddressed || reply.thread?.hasRun === true
  if (!isHeard && !ofRun.test(line)) return null
  const behind = line.slice(end.length)
  const between = behind.search(duration)
  if (!goesOn.test(behind) || between < 0 || between > maxBetween || /\d/u.test(behind.slice(0, between))) return null
  const figures = runFiguresIn(behind)
  const { at, hours } = figures
  if (at !== null || hours === null) return null
  const usd = billUsdIn(reply, figures)
  const event = withOtherGpus(
    { kind: 'finished', elapsedHours: hours, usd: usd !== null && usd > 0 ? usd : null },
    reply,
  )
  return wholeReply(
    reply,
    withPlace({ kind: 'run', event, typed: '' }, reply),
    'tells how long a run took that is over',
  )
}
