/** "When would it finish if we start Monday 9am?", "will it make Friday?" */
import { formatDuration, formatDurationRange, formatPercent } from '../format/number-format.ts'
import type { Interval } from '../../estimate/plan.ts'
import type { QuestionContext } from './question-context.ts'
import { weekdays } from '../format/date-age.ts'

const noon = 12

/** From `args.start`, or noon today; against `args.due`, in hours from then, where a date was named. */
export function finishAnswer({
  recommendation: { best },
  scenario: { spec },
  renderContext,
  args,
}: QuestionContext): readonly string[] {
  const { hours } = best
  const { start } = args ?? {}
  const due =
    args?.due ?? (start !== undefined || args?.isLatestStart === true ? (spec.deadlineHours ?? undefined) : undefined)
  if (start !== undefined && due !== undefined)
    return betweenAnswer({ ...args, start, due, isOfPlan: args?.due === undefined }, hours, renderContext.today)
  const range = `8 in 10 comparable runs take ${formatDurationRange(hours)}.`
  if (args?.isLatestStart === true && start === undefined) {
    if (due === undefined) return [`No deadline is set: count back ${formatDuration(hours.p90)} from yours.`, range]
    const at = (after: number): string => momentAfter(renderContext.today, after)
    return due < hours.p90
      ? deadlineAnswer(due, hours)
      : [
          `By ${at(due - hours.p90)}, to be sure of ${at(due)}: 9 in 10 comparable runs are done in ${formatDuration(hours.p90)}. At ${at(due - hours.p50)} it is as likely late as not.`,
          `Take one more ${formatDuration(hours.p90)} off if a run that fails is to be done again in time.`,
          range,
        ]
  }
  if (due !== undefined) {
    const verdict = deadlineVerdict(due, hours)
    return [
      `${verdict}${due >= hours.p90 ? ', started by noon today' : ''}: it takes ${formatDuration(hours.p50)}, and ${formatDuration(Math.max(0, due))} are left until then.`,
      range,
    ]
  }
  if (args?.start === undefined) {
    const ofNoon = (after: number): string => endAfter(renderContext.today, 0, after)
    return [
      `It is done ${formatDuration(hours.p50)} after it starts, start-up included: ${ofNoon(hours.p50)} if that is noon today, ${ofNoon(hours.p90)} at the slow end.`,
      range,
    ]
  }
  const { at, started } = startedAt(renderContext.today, args)
  return [
    `S${started} ${at(hours.p50)}, ${formatDuration(hours.p50)} later, start-up included.`,
    `8 in 10 comparable runs end between ${at(hours.p10)} and ${at(hours.p90)}.`,
  ]
}

/** Moments after a start that is named, and "tarted Monday 09:00, it is done". */
function startedAt(
  today: string,
  { start = 0, isEvening }: { readonly start?: number; readonly isEvening?: true },
): { readonly at: (after: number) => string; readonly started: string } {
  const taken = isEvening === true ? ' (taken for “tonight”)' : ''
  return {
    at: (after) => endAfter(today, start, after),
    started: `tarted ${momentAfter(today, start)}${taken}, it is done`,
  }
}

const deadlineVerdict = (due: number, { p50, p90 }: Interval): string =>
  due >= p90 ? 'Yes' : due >= p50 ? 'Likely, but not surely' : 'No'

/** "Will we make the 6 hours?": the time against the hours there are, yes or no first. */
export function deadlineAnswer(due: number, hours: Interval): readonly string[] {
  const left = due - hours.p90
  const verdict = deadlineVerdict(due, hours)
  return [
    `${verdict}: it takes ${formatDuration(hours.p50)} of the ${formatDuration(due)} there are; 8 in 10 comparable runs take ${formatDurationRange(hours)}.`,
    left >= 0
      ? `At the slow end ${formatDuration(left)} are left.`
      : `The slow end is ${formatDuration(-left)} over it: reply “fastest” for more GPUs.`,
  ]
}

/** "How much slack is that?": hours between the high end of the range and `args.due`, else the deadline of the plan. */
export function slackAnswer({ recommendation: { best }, scenario, args }: QuestionContext): readonly string[] {
  const { p50, p90 } = best.hours
  const range = `8 in 10 comparable runs take ${formatDurationRange(best.hours)}.`
  const due = args?.due ?? scenario.spec.deadlineHours
  if (due === null)
    return [`No deadline is set; it takes ${formatDuration(p50)}.`, range, 'Say one: “by Friday noon”, “within 20 h”.']
  const [least, expected] = [due - p90, due - p50]
  const share = formatPercent(Math.abs(least) / due)
  const verdict =
    least >= 0
      ? `${least / due < tightShare ? 'Tight: ' : ''}${formatDuration(least)} are left even at the slow end, ${share} of the ${formatDuration(due)} there are; ${formatDuration(expected)} if it goes as expected.`
      : expected >= 0
        ? `None at the slow end, which is ${formatDuration(-least)} over the ${formatDuration(due)} there are; ${formatDuration(expected)} if it goes as expected.`
        : `None: it takes ${formatDuration(p50)}, ${formatDuration(-expected)} more than the ${formatDuration(due)} there are.`
  return [verdict, range, 'A late start, GPUs that cannot be had or a crash take from it.']
}

/** Of the time until the end: with less to spare at the slow end one start anew is too much (rule of thumb). */
const tightShare = 0.15

/** "Which Friday does it think?" */
export function dueDayAnswer({
  recommendation: { best },
  scenario,
  renderContext: { today },
  args,
}: QuestionContext): readonly string[] {
  const due = scenario.spec.deadlineHours
  const said = args?.dueSaid
  if (due === null)
    return [
      `No deadline is set${said === undefined ? '' : `, so “${said}” was taken for no date`}; it takes ${formatDuration(best.hours.p50)}.`,
      'Say one: “by Friday noon”, “by 12 June”.',
    ]
  const day = afterNoon(today, due)
  const name = `${weekdays[day.getUTCDay()] ?? ''} ${day.toISOString().slice(0, 10)}, ${day.toISOString().slice(11, 16)}`
  return [
    args?.asksZone === true ? 'In UTC, as all times here: no time zone is read.' : '',
    `${otherDay(said, day)}${name}: ${formatDuration(due)} from noon of today, ${today}.`,
    `It takes ${formatDuration(best.hours.p50)} (${formatDurationRange(best.hours)}). For another day name its date: “by 12 June”.`,
  ]
}

/** "Which Monday did you take?" of a plan that is due on a Friday; '' where no other day is named. */
function otherDay(said: string | undefined, day: Date): string {
  const named = said === undefined ? undefined : weekdays.find((one) => new RegExp(`\\b${one}`, 'iu').test(said))
  return named === undefined || named === weekdays[day.getUTCDay()] ? '' : `No ${named}: the deadline of this plan is `
}

/** "Started Monday at 8, is it done by Thursday 10?" `isOfPlan`: the end is the deadline of the plan, which was not named. */
function betweenAnswer(
  {
    start,
    due,
    isOfPlan,
    isEvening,
  }: { readonly start: number; readonly due: number; readonly isOfPlan: boolean; readonly isEvening?: true },
  hours: Interval,
  today: string,
): readonly string[] {
  const { at, started: begun } = startedAt(today, { start, ...(isEvening === undefined ? {} : { isEvening }) })
  // A day that is named is the next one behind the start.
  const end = due < start && !isOfPlan ? due + daysOfWeek * 24 : due
  const [expected, least] = [end - start - hours.p50, end - start - hours.p90]
  const verdict = least >= 0 ? 'Yes' : expected >= 0 ? 'Likely, but not surely' : 'No'
  const from = (left: number): string => `${formatDuration(Math.abs(left))} ${left >= 0 ? 'before' : 'after'}`
  const until = `${isOfPlan ? 'the deadline of the plan, ' : ''}${momentAfter(today, end)}`
  // A start behind the end that noon of today would give counts the hours from itself.
  const ofHours = isOfPlan && start >= end && end >= hours.p50
  const started = `${begun} ${at(hours.p50)}, start-up included`
  return [
    ofHours
      ? `S${started}: ${formatDuration(hours.p50)} of the ${formatDuration(end)} of the plan, counted from that start. If they count from noon today, they end ${momentAfter(today, end)}, and it is ${from(expected)} that.`
      : isOfPlan
        ? `S${started}. ${verdict === 'No' ? 'That is' : `${verdict}:`} ${from(expected)} ${until}.`
        : `${verdict}: s${started}, ${from(expected)} ${until}.`,
    `8 in 10 comparable runs end between ${at(hours.p10)} and ${at(hours.p90)}${expected >= 0 && least < 0 ? `, ${formatDuration(-least)} too late at the slow end` : ''}.`,
  ]
}
const daysOfWeek = 7

const afterNoon = (today: string, hours: number): Date =>
  new Date(Date.parse(`${today}T00:00:00Z`) + (noon + Math.min(hours, lastHour)) * 3_600_000)
/** No calendar goes further: some ten thousand years. */
const lastHour = 70_000_000

/** "Tuesday 02:00": so many hours from noon of a day, to the quarter of an hour. */
export const momentAfter = (today: string, hours: number): string =>
  momentText(today, new Date(Math.round(afterNoon(today, hours).getTime() / quarter) * quarter))
const quarter = 900_000

/** When a run ends that takes so many hours, from a start in hours from noon: never before they are over, short ones to five minutes. */
export function endAfter(today: string, start: number, hours: number): string {
  const step = hours < shortHours ? quarter / 3 : quarter
  return momentText(today, new Date(Math.ceil(afterNoon(today, start + hours).getTime() / step) * step))
}
const shortHours = 3

function momentText(today: string, moment: Date): string {
  const clock = moment.toISOString().slice(11, 16)
  const inDays = (moment.getTime() - Date.parse(`${today}T00:00:00Z`)) / 86_400_000
  const day = weekdays[moment.getUTCDay()] ?? ''
  return inDays < 7 ? `${day} ${clock}` : `${day} ${moment.toISOString().slice(0, 10)} ${clock}`
}
