/** "Can we split it over two weekends?", "does it fit into a night?" */
import { formatCount, formatDuration, formatDurationRange } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Whether the hours fit into nights, weekends or days of work, and how many of them it takes. */
export function windowsAnswer({
  args,
  recommendation: { best },
  renderContext: { rules },
}: QuestionContext): readonly string[] {
  const window = args?.window ?? { name: 'night', count: null }
  const length = { night: rules.nightHours.value, weekend: rules.weekendHours.value, 'working day': workday }[
    window.name
  ]
  const { p50, p90 } = best.hours
  const each = (hours: number): number => Math.max(1, Math.ceil(hours / Math.max(0.1, length - best.startupHours)))
  const [needed, most] = [p50 <= length ? 1 : each(p50), p90 <= length ? 1 : each(p90)]
  const count = window.count ?? 1
  const plural = (value: number): string => `${formatCount(value)} ${window.name}${value === 1 ? '' : 's'}`
  const verdict = most <= count ? 'Yes' : needed <= count ? 'Likely, but not surely' : 'No'
  return [
    `${verdict}: it takes ${formatDuration(p50)} (8 in 10 comparable runs ${formatDurationRange(best.hours)}), and a ${window.name} has ${length} h: ${plural(needed)}${most === needed ? '' : `, or ${formatCount(most)} at the slow end`}.`,
    needed === 1 && count === 1
      ? ''
      : 'Between them save a checkpoint and delete the machine: a stopped one is mostly billed on, and each start costs start-up again.',
  ]
}
/** Hours that people work. */
const workday = 8
