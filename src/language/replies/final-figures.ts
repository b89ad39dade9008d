/** "Real numbers are in: 1.05M tok/s overall, whole run 15.9h": figures of a run that is over, which are no claim to be checked. */
import { billUsdIn } from './likely-report.ts'
import { withOtherGpus, withPlace } from './ran-on.ts'
import { type ReplyCandidate, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { runFiguresIn } from './run-figures.ts'

const ofNumbers = /\b(?:real|actual|final) (?:numbers?|figures?|results?|times?|stats)\b|\bactuals\b/u
const tellsOfEnd =
  /\b(?:actual|final) run\b|\b(?:it|run|job|training)(?:'s| is| was|) (?:done|finished|over|complete)\b|^(?:done|finished)\b/u
/** With its hours and its bill: "we ran this exact job last month". */
const tellsOfRun =
  /\b(?:we|i)(?: have|'ve)?(?: already| just)? (?:ran|run|did|done|finished|trained) (?:exactly )?(?:this|it|that|the same|the exact)\b/u
/** "1.05M tok/s": its M is no minute. */
const rates = /\b\d[\d.,]{0,11}\s?[kmb]?\s?(?:toks?|tokens?|tps)\b(?:\s?(?:\/|per|a)\s?s\w{0,6})?/gu
/** What is yet to come, is asked, or is somebody else's word. */
const isOther =
  /\?|\b(?:will|would|should|if|could|want|need|expect\w*|target|until|vendor|they|claims?|says|said|quoted|paper|blog|article|so far|eta|left|by|within|make sure|ensure|has to|have to|must|when|once|before|under|at most|max|due|deadline)\b/u
const maxLength = 200

/** Null where no run is said to be over, or it is not said how long it took. */
export function readFinalFigures(reply: Reply): ReplyCandidate | null {
  const { isAddressed, thread } = reply
  // "Final numbers: …" is like the name of who speaks, which the plain line is without.
  const line = typedLine(reply)
  if (line.length > maxLength || !(isAddressed || thread?.hasRun === true)) return null
  const isOfRun = [ofNumbers, tellsOfEnd, tellsOfRun].some((one) => one.test(line))
  if (!isOfRun || isOther.test(line)) return null
  const figures = runFiguresIn(line.replaceAll(rates, ' '))
  const { at, hours } = figures
  const usd = billUsdIn(reply, figures)
  // "The run is done in 12h" may be wished.
  const isTold = usd !== null || line.search(rates) >= 0
  if (hours === null || at !== null || !(isTold || ofNumbers.test(line))) return null
  const event = withOtherGpus({ kind: 'finished', elapsedHours: hours, usd }, reply)
  return wholeReply(
    reply,
    withPlace({ kind: 'run', event, typed: '' }, reply),
    'tells the figures of a run that is over',
  )
}
