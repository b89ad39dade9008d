/** "Why A100 and not H100?": as many of the other GPU, in hours and dollars, whoever chose the GPU of the plan. */
import { toOneLine } from '../format/truncate.ts'
import { differenceFromBest } from './plan-contrast.ts'
import type { QuestionContext } from './question-context.ts'

/** `whatIf`: the plan on the other GPU, or why there is none. */
export function otherGpuAnswer({
  subjectText,
  scenario,
  whatIf,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  if (whatIf === undefined) return ['Say which GPU, such as “why not H100?”.']
  if ('problem' in whatIf)
    return [`With "${toOneLine(subjectText, 60)}" there is no plan. ${toOneLine(whatIf.problem, 300)}`]
  const asked = scenario.spec.gpus === null ? '' : `${names.gpu(best.gpu)} because it was asked for.`
  const { option } = whatIf
  const isBetter = option.allInUsd.p50 < best.allInUsd.p50 && option.hours.p50 < best.hours.p50
  return [asked, `${differenceFromBest(option, best, names)}.`, isBetter ? `Reply “on ${subjectText}” to take it.` : '']
}
