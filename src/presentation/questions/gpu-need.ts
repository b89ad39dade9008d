/** "Do we really need an H100 for this?", "why L4?": the plan without the GPU, or that it has none. */
import { planInFull, planAndProvider } from '../format/display-names.ts'
import { formatDuration, formatGib, formatUsd } from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import { differenceFromBest, differenceInShort } from './plan-contrast.ts'
import type { QuestionContext } from './question-context.ts'

/** `whatIf`: the plan without the GPUs of the subject where the plan has one of them, or else with them. */
export function gpuNeedAnswer({
  subject,
  subjectText,
  scenario,
  args,
  whatIf,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const gpu = toOneLine(subjectText, 30)
  const plan = `${planInFull(best, names)}, ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} in total`
  const isPlanned = subject?.gpus.includes(best.gpu) === true
  const asksWhy = args?.countAsked?.asksWhy === true
  const needed = args?.countAsked?.asksNeed === true
  const option = whatIf !== undefined && 'option' in whatIf ? whatIf.option : null
  if (!isPlanned)
    return [
      `${asksWhy ? `The plan has no ${gpu}` : needed ? 'No, and it is not planned' : `No ${gpu} is planned`}: it is ${plan}.`,
      option === null
        ? `With ${gpu} there is no plan: ${whatIf !== undefined && 'problem' in whatIf ? toOneLine(whatIf.problem, 160) : 'none is on record'}`
        : `${differenceFromBest(option, best, names)}.`,
    ]
  const held = `${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)} on each are used.`
  if (option === null) return [`Yes: nothing else that is priced here holds it. ${held}`]
  const other = `${planAndProvider(option, names)} does it too: ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total, ${differenceInShort(option, best)} than the plan`
  const isBetter = option.allInUsd.p50 < best.allInUsd.p50
  const reason = scenario.spec.gpus === null ? '' : ` ${names.gpu(best.gpu)} is planned because it was asked for.`
  if (asksWhy) return [`${reason.trim() || 'It came out best.'} Without it, ${other}.`]
  if (args?.isOpen === true) return [`Without it, ${other}.`, held]
  return needed ? [`No: ${other}.${reason}`, held] : [`${isBetter ? 'Hardly' : 'Yes'}: without it, ${other}.`, held]
}
