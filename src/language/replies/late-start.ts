/**
 * "Data wont be ready til thurs 6pm", "we can't start before monday", and then "get me the 10pm case": when it can start. Of
 * a deadline so much less is left; without one it is told when the run would be done.
 */
import { hoursOfDay } from '../../scenario/hours-of-time.ts'
import { type Scenario, changedFields } from '../../scenario/scenario.ts'
import { isFromStart } from '../grammar/start-dates.ts'
import { isLatestStartIn } from '../questions/named-times.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const thing =
  '(?:the |our |my |all the )?(?:(?:last|final|new|clean|whole) )?(?:data|dataset|data set|files|labels|annotations|export|corpus|gpus?|cards|nodes?|machines?|box|cluster|access|quota)'
const ready = '(?:ready|available|there|done|free|here|in|complete|finished|up|back)'
const until = "(?:until|till|'til|til|before)"
const lateness = [
  `${thing} (?:won't|will not|isn't|is not|aren't|are not|'s not|not)(?: be)?(?: ${ready})? ${until}`,
  `${thing} (?:is|are|will be|'ll be) (?:only |not )?${ready} (?:only |not )?(?:from|by|as of|on|${until}|after|at)`,
  `${thing} (?:comes?|arrives?|lands?|will arrive|will come)(?: in)?(?: only| not)?(?: (?:on|by|at|from|${until}))?`,
  `(?:and )?(?:please )?(?:only|not) (?:start|begin|kick off|launch)(?: it| this| training)? (?:${until}|from|after|as of|on|at)`,
  `begin(?: (?:only|not before|next|on|from|at))*`,
  `(?:the |our )?(?:earliest |possible |first )?(?:start|kick-?off|launch)(?: date| time| day)?(?:'s|s| is| will be| would be)?(?: (?:only|not|possible|earliest|at the earliest|planned|set|scheduled|before|from|for|on|at|as of|${until}))*`,
  `(?:starting|we start|we'll start|we begin|i start|we kick off|we launch|start it|kick it off|launch it)(?: (?:only|not before|earliest|from|on|at|as of))*`,
  `(?:we|i|it)(?: really| actually)? (?:can|could|will|have to|must|won't|will not|can't|cant|cannot|'ll)(?: only| not)? (?:start|begin|kick off|launch)(?: it| this| training)? (?:${until}|from|after|as of|on|at)`,
]
const isLate = new RegExp(`^(?:${lateness.join('|')}) `, 'u')
const clock = String.raw`(?<hour>\d{1,2})(?::(?<minutes>\d\d))? ?(?<half>am|pm)`
/** Another hour of the day on which it was to start. */
const asksHour = new RegExp(
  `\\b(?:what (?:happens |about |would happen )?if|and if|how about if) (?:it|that|this|the data|we) (?:\\w{1,8} ){0,2}(?:slips?|moves?|becomes?|is|starts?|gets? pushed|drags on)(?: out)?(?: (?:to|at|till|until)){0,2} ${clock}[\\s.?!]*$`,
  'u',
)
const takesHour = new RegExp(
  `\\b(?:plan|price|numbers?|figures?|do|take|use|show|get|assume|reckon|go)\\b.{0,30}?\\b(?:the )?${clock} (?:case|start|version|scenario|one|variant|option)(?: (?:please|pls|instead|then|to be safe|just in case|for safety|too))*[\\s.!]*$`,
  'u',
)
const [maxLength, maxChatter, noon] = [110, 0.8, 12]
const startNote = 'Not started before'

/** Hours until the start that a clause tells; 0: it tells none. The time behind its words is that of a start. */
const hoursUntil = (clause: string, reply: Reply): number => timesTold(clause, reply).start

/** The start, and by when it is wanted where that is told too. */
function timesTold(clause: string, reply: Reply): { readonly start: number; readonly due?: number } {
  const sentence = reply.vocabulary.replyWords.openers.sentenceOf(clause)
  if (!isLate.test(sentence)) return { start: 0 }
  const { start, due } = questionArguments(reply.understand(sentence.replace(isLate, 'start ')).recognized)
  return start !== undefined && due !== undefined ? { start, due } : { start: start ?? due ?? 0 }
}

/** "Start 7 dec 18:00, 16 of them": a change, and when the run begins that it is of. */
function readStartBeside(reply: Reply, clauses: readonly string[]): ReplyCandidate | null {
  const at = clauses.findIndex((clause) => hoursUntil(clause, reply) > 0)
  const rest = clauses.filter((_, index) => index !== at).join(', ')
  if (at < 0 || clauses.length < 2 || rest === '' || reply.scenario.spec.deadlineHours !== null) return null
  const act = reply.readPart(rest, reply.scenario, reply.lastChanged).act
  if (act.kind !== 'amended') return null
  const args = { start: hoursUntil(clauses[at] ?? '', reply) }
  const asked = { kind: 'question', topic: 'finish', subject: null, args } as const
  return wholeReply(
    reply,
    act.changed.length === 0 ? asked : { ...act, asked },
    'changes the plan and tells when it starts',
  )
}

/** "Deadline is Friday noon, it's Tuesday noon here": what lies between two dates, whatever words stand around them. */
export function readTimeBetween(reply: Reply): ReplyCandidate | null {
  const { understanding, scenario, line } = reply
  const { slots, draft } = understanding
  const [slot] = slots
  const isBetween = slot?.role === 'deadline' && isFromStart(slot.note)
  if (line.length > maxLength || slots.length !== 1 || !isBetween || draft.issues.length > 0) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  // "If I start Monday at 8, is it done by Tuesday?" asks, and sets no deadline.
  const { request, question } = reply.likelyActs
  if (line.includes('?') && reply.likelyTopic.topic === 'finish' && question > request) return null
  const next = draft.finish()
  const changed = changedFields(next.spec, scenario.spec)
  return wholeReply(reply, { kind: 'amended', scenario: next, changed }, 'names a deadline and when it starts')
}

/** Null where nothing is said of when it can start. */
export function readLateStart(reply: Reply): ReplyCandidate | null {
  const { line, scenario } = reply
  if (line.length > maxLength) return null
  // "When must we start at the latest?"
  if (asksInForm(reply) && isLatestStartIn(line))
    return wholeReply(
      reply,
      { kind: 'question', topic: 'finish', subject: null, args: questionArguments(reply.understanding.recognized) },
      'asks for the latest start',
    )
  const other = readOtherHour(reply)
  if (other !== null || line.includes('?')) return other
  const clauses = line.split(/\s*[,;]\s+/u)
  const beside = readStartBeside(reply, clauses)
  if (beside !== null) return beside
  const clause = reply.vocabulary.replyWords.openers.sentenceOf(clauses[0] ?? '')
  if (!isLate.test(clause)) return null
  const said = clause.replace(isLate, '').trim()
  const told = timesTold(clause, reply)
  const hours = told.start
  if (hours <= 0) return null
  const { deadlineHours } = scenario.spec
  if (deadlineHours === null && isLikelyChatter(reply, maxChatter)) return null
  const next = told.due === undefined ? startedLater(scenario, hours, said) : null
  return next === null
    ? wholeReply(reply, { kind: 'question', topic: 'finish', subject: null, args: told }, 'tells when it can start')
    : wholeReply(
        reply,
        { kind: 'amended', scenario: next, changed: changedFields(next.spec, scenario.spec) },
        'leaves less of the deadline',
      )
}

/** Null where nothing is left of a deadline, or none holds. */
function startedLater(scenario: Scenario, start: number, said: string): Scenario | null {
  const { deadlineHours } = scenario.spec
  if (deadlineHours === null || deadlineHours <= start) return null
  const kept = (scenario.remarks ?? []).filter(({ field }) => field !== 'deadlineHours')
  const text = `${startNote} ${said}: ${Number((deadlineHours - start).toFixed(2))} h are left until the deadline`
  const remarks = [...kept, { field: 'deadlineHours' as const, text }]
  const spec = { ...scenario.spec, deadlineHours: deadlineHours - start }
  return { ...scenario, spec, remarks, notes: remarks.map((remark) => remark.text) }
}

/** The same day at another hour, where a start was told before. */
function readOtherHour(reply: Reply): ReplyCandidate | null {
  const { line, scenario, history } = reply
  const asked = asksHour.exec(line)?.groups
  const { hour, minutes = '0', half } = asked ?? takesHour.exec(line)?.groups ?? {}
  if (history === null || hour === undefined || Number(hour) > noon) return null
  const isStarted = ({ remarks = [] }: Scenario): boolean => remarks.some(({ text }) => text.startsWith(startNote))
  const versions = history.revisions.slice(0, history.position + 1)
  const at = versions.findLastIndex((one) => !isStarted(one))
  const [before, started] = [versions[at]?.spec.deadlineHours ?? null, versions[at + 1]?.spec.deadlineHours ?? null]
  if (before === null || started === null) return null
  const day = Math.floor((before - started + noon) / hoursOfDay) * hoursOfDay
  const ofDay = (Number(hour) % noon) + (half === 'pm' ? noon : 0) + Number(minutes) / 60
  const whole = { ...scenario, spec: { ...scenario.spec, deadlineHours: before } }
  const next = startedLater(whole, day + ofDay - noon, `${hour}${half ?? ''}`)
  if (next === null) return null
  if (asked !== undefined)
    return wholeReply(
      reply,
      { kind: 'control', control: 'compare', alternatives: [scenario, next] },
      'asks what a later start would do',
    )
  const changed = changedFields(next.spec, scenario.spec)
  return wholeReply(reply, { kind: 'amended', scenario: next, changed }, 'moves the start on that day')
}
