/** "Crashed at 61 %, last checkpoint was at 55 %": how far a run was when it broke off, and up to where it is saved. */
import type { RunEvent } from '../../scenario/run-event.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { runFiguresIn, stepsOf } from './run-figures.ts'

/** A figure behind one of these is of what is saved. */
const saved =
  /\b(?:(?:last|latest|newest|most recent|nearest) )?(?:checkpoint(?:ed)?|ckpt|chkpt|save[ds]?|snapshot)\b[^\d%]{0,24}(?<figure>\d[\d,]{0,9}(?:\.\d{1,2})?k?(?: ?(?:%|percent))?)/u

/** `line`: in lower case. `elapsedHours`: of the run until then, where they were told. */
export function crashAt(
  line: string,
  elapsedHours: number | null,
  spec: Pick<Spec, 'tokens' | 'prompts' | 'globalBatch'>,
): Extract<RunEvent, { kind: 'crashed' }> {
  const [wholeSaved = '', figure] = saved.exec(line) ?? []
  const figuresOf = (text: string) => runFiguresIn(text, spec.tokens, stepsOf(spec)).at
  const at = figuresOf(line.replace(wholeSaved, ' '))
  const isShare = at?.totalSteps === 100
  // "Ckpt was at 35" of a run at 40 % is a share too.
  const told = figure === undefined || figure.includes('%') || !isShare ? figure : `${figure}%`
  const savedAt = told === undefined ? null : figuresOf(/%|percent/u.test(told) ? told : `step ${told}`)
  return {
    kind: 'crashed',
    elapsedHours,
    ...(at === null ? {} : { at }),
    ...(savedAt === null ? {} : { savedAt }),
  }
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
