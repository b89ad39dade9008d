/**
 * "Total was 418 dollars", "done, 388 gpu h", "node died at 61 %": news of a run in words that no form of a report has,
 * told by how likely it is news and by the units of its figures.
 */
import { countOf } from '../questions/same-run-again.ts'
import { GIB } from '../../catalog/units.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { RunEvent } from '../../scenario/run-event.ts'
import { type Amount, isKind, sumsIn } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { crashAt, isBrokenOff, lostHoursIn } from './crash.ts'
import type { ReplyAct } from './reply-act.ts'
import { withOtherGpus, withPlace } from './ran-on.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { measuredReport } from './reported-results.ts'
import { type RunFigures, runFiguresIn, stepsOf } from './run-figures.ts'

const maxLength = 160
/** From here on it is news; the second where a run goes on, or where it begins with its end: "done, $11". */
const [minReport, minExpectedReport, maxChatter, maxChatterOfCrash, maxChatterOfCourse] = [0.55, 0.35, 0.35, 0.45, 0.7]
/** What is not yet, is wished, or is of something else than this run. */
const notYet =
  /\?|\b(?:will|would|should|if|could|want|wants|need|needs|max|must|limit|budget is|expect|expected to|estimate[ds]?|hope|until|unless|last (?:time|month|year)|util\w*|per hour|an hour|a month|per month|monthly)\b/u
const againstPlan =
  /(?:,| -|;)? ?(?:vs\.?|versus|against|compared (?:to|with)|instead of) (?:your|the|its|our) (?:estimated?|expected|planned|plan)\b[^.;?]{0,24}$/u
const opensWithEnd =
  /^(?:(?:it's|its|it is|we're|we are|all|and|ok|run|job|training|is)[\s,:]+){0,3}(?:done|finished|completed?|through|over)\b/u
/** "It finished last night, 31 hours on the four A100s" */
const endedIn =
  /^(?:(?:ok|so|and|well|fyi|update)[\s,:]+){0,2}(?:it|that|(?:the|our|my) (?:run|job|training|finetune|fine-tune))(?: has| had| just| finally| is)? (?:finished|completed|ended|wrapped up|done|through)\b.{0,40}?\b\d[\d.,]{0,6} ?(?:h|hrs?|hours?|days?|min(?:utes)?)\b/u
/** “Training is running since 8 this morning, 35% done” */
const underWay =
  /^(?:(?:the|our|my) )?(?:run|job|training|fine-?tune)(?:'s| is| has been)? (?:running|going|on its way|under way|underway|been running)\b[^?]{0,40}\b\d{1,2} ?(?:%|percent) (?:done|through|in|complete)\b/u
const ofMoney = /[$€£]|\b(?:usd|dollars?|bucks|eur|total|cost)\b/u
const ended =
  /\b(?:done|finished|complete[ds]?|through|ended|end|over|final|finally|all in|in total|total|took|needed|came (?:out|to)|ran)\b/u
const ranOut = /\boom(?:s|ed|ing|'?d)?\b|\bout of (?:memory|vram)\b/u
const ofMemory = /\b(?:vram|memory|mem|peak(?:ed)?|used|in use|allocated|reserved|nvidia-smi|smi)\b/u
const memory = /\b(\d{1,4}(?:\.\d{1,3})?)\s?(?:gb|gib|gigs?|g)\b|\b(\d{1,4}(?:\.\d{1,3})?)\s?\/\s?\d{2,3}\b/u
const gpuHours = /\b(\d[\d,]{0,8}(?:\.\d{1,2})?)\s?gpu[- ]?(?:hours?|hrs?|h)\b/u
const bill =
  /\b(?:invoice|bill|billing|paid|pay|total|cost(?:ing)?|damage|spent|charged?|came to)\b[^\d$€£]{0,24}(\d[\d,]{0,8}(?:\.\d{1,2})?)\b(?!\s?(?:%|percent|\w))/u
const soFar = /\b(?:so far|already|burn(?:ed|t)|until now|up to now|of the)\b/u
const brokeOff =
  /\b(?:died|dies|dead|crash(?:ed|es)?|failed|failure|rebooted|preempt\w*|reclaimed|evicted|went (?:away|down)|(?<!\b(?:hours?|hrs?|h|days?|minutes?|mins?|%|percent) )gone|hung|hangs?|froze|timed? ?out|blew up)\b/u
/** "Crashed at epoch 2, disk full": of a run, whatever is said behind it. */
const brokeOffAt =
  /^(?:(?:it|and|ok|so|the (?:run|job|training)|run|job|training|ugh|damn|well|welp|update)[\s,:.!]+){0,3}(?:just |has |have )?(?:died|crashed|failed|hung|froze) (?:at|in|on|during|after|around) (?:the )?(?:(?:epoch|step|iteration|iter|(?:first|second|third|1st|2nd|3rd) (?:epoch|pass))\b|\d{1,2}(?:\.\d)? ?(?:%|percent))/u
/** "Got preempted twice, so we landed at 14.5h" */
const landed =
  /\b(?:landed at|ended up at|came out at|wound up at|took .{0,20}in (?:all|total|the end)|finished (?:in|after))\b/u
const stopped = /\b(?:killed|stopped|aborted|cancell?ed|pulled (?:the plug|it)|called it off|cut it short)\b/u
const goesOn =
  /\b(?:resum\w+|restart\w*|continu\w+|carrying on|carry on|back (?:up|online|running|on track)|(?:up|running|going|online) again)\b/u
const epochOf = /\bepochs?\s(\d{1,3})(?:\s?(?:of|\/)\s?(\d{1,3}))?\b/u
const nthEpoch = /\b(?:(first|1st)|(second|2nd)|(third|3rd)) (?:epoch|pass)\b/u

/** Null where it is hardly news, or no figure or event of a run is in it. */
export function readLikelyReport(reply: Reply): ReplyCandidate | null {
  const { line } = reply
  // “Came to $318 vs your estimate” tells of what was, whatever it is set against.
  if (line.length > maxLength || notYet.test(line.replace(againstPlan, '')) || !isNews(reply)) return null
  const act = reportIn(reply)
  if (act === null) return null
  const told = act.kind === 'run' && act.event !== null ? { ...act, event: withOtherGpus(act.event, reply) } : act
  return wholeReply(reply, withPlace(told, reply), 'is very likely news of the run')
}

function isNews({ line, likelyActs, isAddressed, thread }: Reply): boolean {
  // "Yesterday you said $9" was told, and nobody has paid it.
  if (toldBefore.test(line)) return false
  const { report, request, question, claim, chatter } = likelyActs
  const isExpected = isAddressed || thread?.hasRun === true || (opensWithEnd.test(line) && ofMoney.test(line))
  if ((opensWithEnd.test(line) && gpuHours.test(line)) || brokeOffAt.test(line)) return true
  if (endedIn.test(line) && chatter < maxChatter) return true
  if (underWay.test(line) && chatter < maxChatterOfCourse) return true
  // "Done, 6.40 EUR" of a run is its bill, and no budget.
  if (thread?.hasRun === true && opensWithEnd.test(line) && ofMoney.test(line)) return true
  // "Crashed at step 700" is hardly of anything else.
  const most = brokeOff.test(line) && /\d/u.test(line) ? maxChatterOfCrash : maxChatter
  // "Box was rebooted, half a day of training gone": of a reason for a wish it is no news.
  if (isLostWork(line) && Math.max(request, question) < maxWish) return true
  if (!isExpected && chatter > most) return false
  return report > (isExpected ? minExpectedReport : minReport) && report > Math.max(request, question, claim)
}

const isLostWork = (line: string): boolean => brokeOff.test(line) && ofWork.test(line) && lostHoursIn(line) !== null
const ofWork = /\b(?:training|progress|compute|gpu time|checkpoint|ckpt)\b/u
const maxWish = 0.3

function reportIn({ line, scenario, understanding, thread, lastPlan, vocabulary }: Reply): ReplyAct | null {
  if (ranOut.test(line)) return { kind: 'question', topic: 'oom', subject: null }
  const used = ofMemory.test(line) ? memory.exec(line) : null
  if (used !== null)
    return measuredReport({
      from: 'you',
      perGpu: null,
      peak: { bytes: Number(used[1] ?? used[2]) * GIB, metric: 'smi' },
    })
  const spent = gpuHours.exec(line)?.[1]
  const gpus = scenario.spec.gpuCount ?? lastPlan.gpuCount ?? null
  const figures = runFiguresIn(line.replace(gpuHours, ' '), scenario.spec.tokens, stepsOf(scenario.spec))
  const ofGpus = spent === undefined ? null : Number(spent.replaceAll(',', ''))
  const hours = figures.hours ?? (ofGpus === null || gpus === null ? null : ofGpus / gpus)
  const usd = billUsdIn({ line, understanding, vocabulary }, figures)
  if (usd !== null) {
    if (!(usd > 0) || isPriceOfCard({ line, understanding, thread }, usd)) return null
    const failures = failuresIn(line)
    if (soFar.test(line) || failures !== null)
      return { kind: 'spent', usd, isSoFar: true, ...(failures === null ? {} : { failures }) }
    const stoppedAt = stopped.test(line) ? (figures.at ?? epochIn(line, scenario)) : null
    if (stoppedAt !== null) return happened({ kind: 'stopped', elapsedHours: hours, usd, at: stoppedAt })
    if (hours !== null && ofGpus === null) return happened({ kind: 'finished', elapsedHours: hours, usd })
    return thread?.hasRun === true && ended.test(line)
      ? happened({ kind: 'finished', elapsedHours: hours, usd })
      : { kind: 'spent', usd, ...(ofGpus === null ? {} : { gpuHours: ofGpus }) }
  }
  return eventIn(line, figures, hours, scenario)
}

const toldBefore =
  /^(?:but |hm+,? |so )?(?:(?:yesterday|this morning|last (?:week|month|time)|earlier|before),? )?(?:you|it|this|the (?:plan|bot|app|estimate|quote|answer|table)) (?:said|told|quoted|showed|gave|estimated|planned)\b|^(?:yesterday|this morning|last (?:week|month|time)|earlier|before) (?:it|that|this|the (?:total|price|plan|estimate)) was (?!.*\btok)/u

/** "Failed 3 times", "the second crash": how often it broke off; null where that is not told. */
function failuresIn(line: string): number | null {
  const [, before, times] = failedSoOften.exec(line) ?? []
  const told = before ?? times
  return told === undefined ? null : countOf(told)
}
const failedSoOften =
  /\b(?:(\d{1,2}|one|two|three|four|five|six) (?:times )?(?:failed (?:runs?|tries|attempts?)|crashes|failures|preemptions)\b|(?:failed|crashed|died|preempted|evicted|reclaimed|broke(?: off| down)?|oomed)(?: (?:on us|now|already))? (?:(?=once\b|twice\b|thrice\b)|(?=(?:\d{1,2}|two|three|four|five|six) ?(?:times|x)\b))(once|twice|thrice|\d{1,2}|two|three|four|five|six))/u

/** "Yesterday a used 4090 was at 1,600 euros": what a card is sold for, where nobody tells of paying or of an end. */
const isPriceOfCard = (
  { line, understanding, thread }: Pick<Reply, 'line' | 'understanding' | 'thread'>,
  usd: number,
): boolean =>
  usd >= leastPriceOfCard &&
  thread?.hasRun !== true &&
  understanding.recognized.mentions.some((mention) => isKind(mention, 'gpu')) &&
  !ended.test(line) &&
  !bill.test(line) &&
  !soFar.test(line)
const leastPriceOfCard = 300

/** The one sum that is told, in USD; null: there is none, or several. `figures`: those of the line. */
export function billUsdIn(
  { line, understanding, vocabulary }: Pick<Reply, 'line' | 'understanding' | 'vocabulary'>,
  figures: RunFigures,
): number | null {
  const sums = sumsIn(understanding.recognized.mentions)
  return sums.length === 0 ? (figures.usd ?? billIn(line)) : inUsd(sums, vocabulary.currencies)
}

function eventIn(line: string, { at }: RunFigures, hours: number | null, scenario: Scenario): ReplyAct | null {
  const isBroken = brokeOff.test(line) || isBrokenOff(line)
  const from = Number(/\b(?:from|at) (\d[\d,]{0,9})\b/u.exec(line)?.[1]?.replaceAll(',', '') ?? 0)
  if (goesOn.test(line) && (isBroken || at !== null || from > 0)) {
    // "Preempted at 90 %, restarting from the 85 % checkpoint"
    const place = crashAt(line, hours, scenario.spec).savedAt ?? at
    return happened({
      kind: 'resumed',
      step: place?.step ?? (from > 0 ? from : null),
      ...(place?.totalSteps == null ? {} : { totalSteps: place.totalSteps }),
    })
  }
  if (isBroken && hours !== null && landed.test(line))
    return happened({ kind: 'finished', elapsedHours: hours, usd: null })
  if (isBroken) return happened(crashAt(line, hours, scenario.spec))
  if (stopped.test(line)) {
    const told = at ?? epochIn(line, scenario)
    return happened({ kind: 'stopped', elapsedHours: hours, ...(told === null ? {} : { at: told }) })
  }
  const ofEpochs = epochIn(line, scenario)
  if (ofEpochs !== null)
    return ofEpochs.totalSteps >= ofEpochs.step
      ? happened({ kind: 'progress', ...ofEpochs, elapsedHours: hours })
      : null
  if (at !== null && (at.totalSteps === null || at.step <= at.totalSteps))
    return happened({ kind: 'progress', ...at, elapsedHours: hours })
  if (hours === null || !ended.test(line)) return null
  return opensWithEnd.test(line) || /\b(?:finished|done|completed)\b/u.test(line)
    ? happened({ kind: 'finished', elapsedHours: hours, usd: null })
    : { kind: 'question', topic: 'took', subject: null, value: hours }
}

/** "After epoch 2 of 3", "in the second pass": how far it is, in passes; null where none is told. */
function epochIn(line: string, scenario: Scenario): { readonly step: number; readonly totalSteps: number } | null {
  const [, epoch, of] = epochOf.exec(line) ?? []
  const nth = nthEpoch
    .exec(line)
    ?.slice(1)
    .findIndex((word) => word !== undefined)
  const step = nth === undefined ? Number(epoch ?? 0) : nth + 1
  return step > 0 ? { step, totalSteps: Number(of ?? scenario.corpus?.epochs ?? 0) } : null
}

const happened = (event: RunEvent): ReplyAct => ({ kind: 'run', event, typed: '' })

/** Null where it is the price of an hour, one of several, or of a currency without a rate. */
function inUsd(sums: readonly Amount[], rates: Vocabulary['currencies']): number | null {
  const [sum, ...others] = sums
  if (sum === undefined || others.length > 0 || sum.hourly === true) return null
  const rate = sum.currency === undefined ? 1 : rates[sum.currency]?.usd.base
  return rate === undefined ? null : sum.value * rate
}

/** "3h50 on the 4090, 1.92 total" */
const totalBehind = /(?<![\w.$:])(\d{1,5}\.\d{2})(?= (?:in total|total|all in|in all|altogether)\b)/u
function billIn(line: string): number | null {
  const figure = bill.exec(line)?.[1] ?? totalBehind.exec(line)?.[1]
  return figure === undefined ? null : Number(figure.replaceAll(',', ''))
}
