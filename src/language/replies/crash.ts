/** "Crashed at 61 %, last checkpoint was at 55 %": how far a run was when it broke off, and up to where it is saved. */
import type { RunEvent } from '../../scenario/run-event.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { runFiguresIn, stepsOf } from './run-figures.ts'

/** A figure behind one of these is of what is saved. */
const saved =
  /\b(?:(?:last|latest|newest|most recent|nearest) )?(?:checkpoint(?:ed)?|ckpt|chkpt|save[ds]?|snapshot)\b[^\d%]{0,24}(?<figure>\d[\d,]{0,9}(?:\.\d{1,2})?k?(?: ?(?:%|percent))?)/u
/** "From the 85% checkpoint" */
const savedBefore =
  /(?<figure>(?<![\d.])\d{1,3}(?:\.\d{1,2})? ?(?:%|percent)|\bstep \d[\d,]{0,9}k?) (?:checkpoint|ckpt|chkpt|save|snapshot)\b/u
/** "Ckpt every 500" */
const savedEvery =
  /\b(?:(?:checkpoints?|ckpts?|chkpts?|saves?|saved|saving|snapshots?|checkpointed|checkpointing)(?: (?:is|are|were|was|it|them))?(?: (?:only|taken|written|made|saved))? every(?: step)?|every(?: step)?) (?<every>\d[\d,]{0,7}k?)(?: ?(?<share>%|percent))?(?: (?:steps?|iters?|iterations?))?(?: (?:we|it|i) (?:save|checkpoint)\w*)?(?! ?(?:min|h|hours?|hrs?|seconds?|epochs?)\b)/u
const nothingSaved =
  /\b(?:no|without|without an?|without any|zero|forgot the|forgot|never saved an?|never saved any|did(?:n't| not) save an?|did(?:n't| not) save any|had no|have no) (?:checkpoints?|ckpts?|saves?|snapshots?)\b|\bnothing (?:was |is |got )?(?:saved|checkpointed)\b/u
/** What a run was on is gone, or it was ended from outside: it is to go on. */
const lostMachine =
  /\b(?:pods?|nodes?|machines?|box|instances?|spot|hosts?|gpus?|servers?|vms?|containers?)(?: (?:just|has|have|had|instance|machine|node)){0,2}(?: (?:was|were|been|got|gets|is))? (?:taken(?: back| away)?|pulled|killed|evicted|reclaimed|terminated|yanked|shut down)\b/u
const byUs = /\b(?:we|i|they) (?:just |have |had |then )?(?:stopped|killed|cancell?ed|aborted)\b/u

/** Whether a run that was stopped or killed broke off, and is to go on: its machine went, or a checkpoint is spoken of. */
export const isBrokenOff = (line: string): boolean =>
  lostMachine.test(line) || (!byUs.test(line) && (saved.test(line) || savedBefore.test(line)) && stops.test(line))
const stops = /\b(?:killed|stopped|aborted|terminated)\b/u

/** `line`: in lower case. `elapsedHours`: of the run until then, where they were told. */
export function crashAt(
  line: string,
  elapsedHours: number | null,
  spec: Pick<Spec, 'tokens' | 'prompts' | 'globalBatch'>,
): Extract<RunEvent, { kind: 'crashed' }> {
  const everyN = savedEvery.exec(line)
  const [wholeSaved = '', figure] =
    everyN === null ? (savedBefore.exec(line) ?? saved.exec(line) ?? []) : [everyN[0], undefined]
  const figuresOf = (text: string) => runFiguresIn(text, spec.tokens, stepsOf(spec)).at
  const at = figuresOf(line.replace(wholeSaved, ' '))
  const isShare = at?.totalSteps === 100
  // "Ckpt was at 35" of a run at 40 % is a share too.
  const told = figure === undefined || figure.includes('%') || !isShare ? figure : `${figure}%`
  const byInterval = everyN === null || at === null ? null : lastSaved(at, everyN.groups ?? {})
  const isNothing = told === undefined && nothingSaved.test(line) && at !== null
  const savedAt =
    byInterval !== null
      ? byInterval
      : isNothing
        ? { step: 0, totalSteps: at.totalSteps }
        : told === undefined
          ? null
          : figuresOf(/%|percent|step/u.test(told) ? told : `step ${told}`)
  const lost = lostHoursIn(line)
  const tries = triesIn(line)
  return {
    kind: 'crashed',
    // "6 hours of work gone": not for how long it ran.
    elapsedHours: elapsedHours === lost ? null : elapsedHours,
    ...(lost === null ? {} : { lostHours: lost }),
    ...(tries === null ? {} : { tries }),
    ...(tries !== null && ofAllHours.test(line) ? { isOfAll: true as const } : {}),
    ...(at === null ? {} : { at }),
    ...(savedAt === null ? {} : { savedAt }),
  }
}

const span = String.raw`(?<span>(?:\d{1,4}(?:\.\d{1,2})?|half an?|an?|two|three|four|five|six|seven|eight|nine|ten|twelve) ?(?:days?|d|hours?|hrs?|h|minutes|mins?)\b)`
const hedge = String.raw`(?: (?:about|around|roughly|maybe|some|another|like|us|over|the last|~)){0,2}`
/** "We lost 4 hours of training", "6 hours of work gone" */
const lostSpans: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:lost|losing|wasted|cost us|threw away|rolled back|set (?:us|it) back)${hedge} ${span}`,
    'u',
  ),
  new RegExp(
    String.raw`${span}(?: of (?:work|training|progress|compute|it|steps))?(?: (?:is|are|was|were|all|just)){0,2} (?:gone|lost|wasted|down the drain|for nothing)\b`,
    'u',
  ),
]

/** Hours of work that went with a crash; null where they are not told. */
export function lostHoursIn(line: string): number | null {
  for (const pattern of lostSpans) {
    const told = pattern.exec(line)?.groups?.['span']
    if (told === undefined) continue
    const hours = runFiguresIn(told).hours
    if (hours !== null) return hours
  }
  return null
}

/** "2nd time today", "crashed twice", "the third crash": how often it broke off by now; null where that is not told. */
function triesIn(line: string): number | null {
  const { nth, times } = oftenBroken.exec(line)?.groups ?? {}
  const told = nth ?? times
  return told === undefined ? null : (ofWords[told] ?? (Number.parseInt(told, 10) || null))
}
/** "Preempted twice, 11 h in", "3 times in 20 hours": the whole time, and not that of each try. */
const ofAllHours =
  /\b\d{1,4}(?:\.\d)? ?(?:h|hrs?|hours?|days?) (?:in(?:to it)?|so far|by now)\b|\b(?:in|within|over|during) (?:the (?:first|last) )?\d{1,4}(?:\.\d)? ?(?:h|hrs?|hours?|days?)\b/u
/** How often it broke off is told. */
export const tellsHowOften = (line: string): boolean => (triesIn(line) ?? 0) > 1
const ofWords: Readonly<Record<string, number>> = { second: 2, third: 3, fourth: 4, fifth: 5, twice: 2, thrice: 3 }
const oftenBroken =
  /\b(?:(?<nth>2nd|second|3rd|third|4th|fourth|5th|fifth) (?:time|crash|failure|attempt|try)\b|(?:crashed|died|failed|hung|preempted|evicted|reclaimed|interrupted|killed|taken away|kicked off|went down)(?: (?:on us|now|already)){0,2} (?:(?<times>twice|thrice|[2-9])(?: times| x)?\b(?! (?:hours?|h|min))))/u

/** The last multiple of what is saved every so often; null where it is of another unit. */
function lastSaved(
  { step, totalSteps }: { readonly step: number; readonly totalSteps: number | null },
  { every = '', share }: Readonly<Record<string, string | undefined>>,
): { readonly step: number; readonly totalSteps: number | null } | null {
  const interval = Number(every.replaceAll(',', '').replace('k', '')) * (every.endsWith('k') ? 1000 : 1)
  if (!(interval > 0) || (share !== undefined) !== (totalSteps === 100)) return null
  return { step: Math.floor(step / interval) * interval, totalSteps }
}

/** What is lost or paid again is asked of the run that broke off, where nothing else of it is. */
const asksOfLoss =
  /^(?=.*\b(?:how much|how long|what|how many|do|does|did|will|must|have to|is|are)\b)(?=.*\b(?:cost|costs|lose|lost|loss|pay|paid|waste|wasted|gone|redo|repeat|again|expensive|left|remaining|behind)\b)(?=.*\b(?:crash|crashed|us|we|checkpoint|ckpt|lost|loss|lose|wasted|redo|again)\b)/u
const maxLength = 140

/** "How much did the crash cost us?", "do we pay for the 40 again if the checkpoint was at 35": null before it broke off. */
export function readCrashAsked(reply: Reply): ReplyCandidate | null {
  const { line, scenario, thread, understanding } = reply
  if (thread?.hasCrashed !== true || line.length > maxLength) return null
  const { at, savedAt } = crashAt(line, null, scenario.spec)
  if (savedAt !== undefined && at === undefined)
    return wholeReply(reply, event({ kind: 'crashed', elapsedHours: null, savedAt }), 'tells up to where it is saved')
  const isOfPlan = understanding.slots.every(({ role }) => role === 'remark' || role === 'unitless')
  return isOfPlan && asksOfLoss.test(line) ? wholeReply(reply, event(null), 'asks what the crash has cost') : null
}

const event = (told: RunEvent | null) => ({ kind: 'run', event: told, typed: '' }) as const
