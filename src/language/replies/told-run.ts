/** "Killed it after 300 steps: 11 h on 4 H100 at 2.49 each", "5h10 on one A100, paid 9.81": a run that is over, on the GPUs that are named with it. */
import { runFiguresIn } from './run-figures.ts'

export type ToldRun = {
  readonly hours: number
  /** The whole bill, or the price of a GPU-hour that was told in its place; US dollars. */
  readonly usd: number | null
  readonly usdPerGpuHour: number | null
  /** The step at which it was stopped; null where it ran to its end. */
  readonly stoppedAt: number | null
  readonly isStopped: boolean
  readonly secondsPerStep: number | null
}

const isOver =
  /\b(?:done|finished|completed|ended|took|ran (?:it|this|that|the)|it ran|we ran|i ran|killed|stopped|aborted|cancell?ed|interrupted|gave up|pulled the plug|shut (?:it )?down)\b/u
const isStopped = /\b(?:killed|stopped|aborted|cancell?ed|interrupted|gave up|pulled the plug|shut (?:it )?down)\b/u
/** What is asked, supposed, or yet to come; and money that is not in dollars. */
const isOther =
  /\?|[€£]|\b(?:eur|euros?|gbp|chf|will|would|should|could|if|must|want|wants|need|needs|by|within|at most|max|under|until|deadline|so far|left|eta|make (?:it|that)|instead|let's|lets|pls|please|last (?:year|month|job|project))\b/u
const rate =
  /[$]?(?<![\d.])(\d{1,2}(?:\.\d{1,3})?)\s?(?:[$]|usd|dollars|bucks)?\s?(?:\b(?:each|apiece|per (?:gpu|card|hour|hr|h)|an? (?:gpu|card|hour)|hourly)\b|\/\s?(?:gpu|card|h)\w*)/u
const paid =
  /\b(?:paid|cost(?: us| me)?|bill(?:ed)?(?: was| us| is| of)?|charged(?: us| me)?|spent|total(?: was)?)[\s:]{1,2}(?:about |around )?[$]?\s?(\d[\d,]{0,8}(?:\.\d{1,2})?)(?![\d.]|\s?(?:h|hours?|hrs?|min|mins|minutes|days?)\b)|[$]\s?(\d[\d,]{0,8}(?:\.\d{1,2})?)(?!\s?(?:\/|an?\b|per\b|each\b))/u
const steps =
  /\b(?:after|at|by) (?:about |around )?(?:step )?(\d[\d,]{0,8})(k?)(?: (?:steps|iters|iterations))\b|\bstep (\d[\d,]{0,8})(k?)\b/u
const pace = /(?<![\d.])(\d{1,4}(?:\.\d{1,3})?) ?(?:s|sec|secs|seconds) ?(?:\/|per|a|an) ?(?:it|iter|iteration|step)\b/u
const maxLength = 200

/** The price of an hour that is told, in US dollars; null where none is, or it is of other money. */
export function hourlyRateIn(text: string): number | null {
  if (text.length > maxLength || /[€£]|\b(?:eur|euros?|gbp|chf)\b/iu.test(text)) return null
  const told = Number(rate.exec(text.toLowerCase().replaceAll(/\s+/gu, ' '))?.[1] ?? 0)
  return told > 0 ? told : null
}

/** Null where no run is said to be over, or its hours are not told. */
export function toldRunIn(text: string): ToldRun | null {
  const line = text.toLowerCase().replaceAll(/\s+/gu, ' ')
  if (line.length > maxLength || !isOver.test(line) || isOther.test(line)) return null
  const [atStep = '', after, kilo, step, thousand] = steps.exec(line) ?? []
  const hourly = rate.exec(line)
  const secondsPerStep = Number(pace.exec(line)?.[1] ?? 0) || null
  const { hours } = runFiguresIn(
    line
      .replace(atStep, ' ')
      .replace(hourly?.[0] ?? '', ' ')
      .replace(pace, ' '),
  )
  if (hours === null) return null
  const bill = paid.exec(line.replace(hourly?.[0] ?? '', ' '))
  const sum = Number((bill?.[1] ?? bill?.[2] ?? '').replaceAll(',', ''))
  const stoppedAt = Number((after ?? step ?? '').replaceAll(',', '')) * ((kilo ?? thousand) === 'k' ? 1000 : 1)
  return {
    hours,
    usd: sum > 0 ? sum : null,
    usdPerGpuHour: hourly === null ? null : Number(hourly[1]),
    stoppedAt: isStopped.test(line) && stoppedAt > 0 ? stoppedAt : null,
    isStopped: isStopped.test(line),
    secondsPerStep,
  }
}
