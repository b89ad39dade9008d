/** A reply whose parts are read by themselves: each is answered once those before it hold, in one message. */
import { sentenceMessage, withAnswerBelow } from '../presentation/content/message-content.ts'
import { formatDuration, formatPercent, formatUsd } from '../presentation/format/number-format.ts'
import type { Interpretation, ReplyPart } from './interpretation.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'
import type { ThreadState } from './thread-state.ts'

/** The outcome of the first part, with what the others say below it. */
export function answerParts(
  { parts, thread: before }: Extract<Interpretation, { kind: 'parts' }>,
  request: RequestContext,
  respond: (part: ReplyPart, request: RequestContext) => Outcome,
): Outcome {
  let asked = request
  let thread = before
  const outcomes: Outcome[] = []
  for (const part of parts) {
    const outcome = respond({ ...part, thread }, asked)
    if (outcome.kind === 'report' && outcome.measurement !== null)
      asked = { ...asked, teamMeasurements: [...asked.teamMeasurements, outcome.measurement] }
    if ('thread' in outcome && outcome.thread !== undefined) ({ thread } = outcome)
    outcomes.push(outcome)
  }
  const [first, ...others] = outcomes.map((outcome) => withWhatIsLeft(outcome, parts[0], thread))
  if (first === undefined) throw new Error('a reply of no parts was read')
  return others.reduce((above, outcome) => joined(above, outcome, before), first)
}

/** `before`: the thread that news which is not taken leaves as it was. */
function joined(outcome: Outcome, below: Outcome, before: ThreadState): Outcome {
  if (!('content' in outcome) || !('content' in below)) return outcome
  const thread = 'thread' in below && below.thread !== undefined ? { thread: below.thread } : {}
  if (outcome.kind === 'run') {
    // The card of the run as it stands now says both; news that cannot be placed stands below what is answered.
    const content =
      below.kind === 'run'
        ? below.content
        : outcome.thread === before
          ? withAnswerBelow(below.content, outcome.content)
          : withAnswerBelow(outcome.content, below.content)
    return { ...outcome, content, ...thread, followUp: below }
  }
  return outcome.kind === 'report'
    ? { ...outcome, content: withAnswerBelow(outcome.content, below.content), ...thread }
    : outcome
}

/** How far it is and its speed together say what is left, as the plan holds with that speed. */
function withWhatIsLeft(outcome: Outcome, told: ReplyPart | undefined, { shown }: ThreadState): Outcome {
  if (outcome.kind !== 'report' || outcome.measurement === null || shown === null) return outcome
  const event = told?.kind === 'run' ? told.event : null
  if (event?.kind !== 'progress' || event.totalSteps === null || event.elapsedHours !== null) return outcome
  const left = 1 - event.step / event.totalSteps
  const { hours, allInUsd } = shown.best
  const text = `At that speed the ${formatPercent(left)} left take about ${formatDuration(left * hours.p50)} and ${formatUsd(left * allInUsd.p50)}.`
  return { ...outcome, content: withAnswerBelow(outcome.content, sentenceMessage(text)) }
}
