/** "Could I do this on free Colab?", "Kaggle instead?": the job on the one T4 that free notebooks have, against their hours. */
import { capitalized } from '../../recommend/figure-text.ts'
import { methodName, planName } from '../format/display-names.ts'
import { formatDuration, formatGib, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** What free notebooks have: usually a T4 each; hours of a session at Colab and of a week at Kaggle (recalled, 2026-11-28). */
export const freeNotebookGpu = 't4'
const [sessionHours, weekHours] = [12, 30]

/** What a paid Colab mostly has beside the T4, and hours after which it ends; of Pro+ the most (recalled, 2026-11-28). */
export const paidNotebookGpus = ['l4', 'a100-40-sxm'] as const
const [paidHours, longestHours] = [12, 24]

/** `whatIf`: the plan on one card of a paid Colab. */
function paidVerdict({ whatIf, recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  if (whatIf === undefined) return ''
  const instead = `the plan, ${planName(best, names)}, takes ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}.`
  const rule = `Which card Colab gives is not promised, Pro is paid for in units that a faster card uses up sooner, and a session ends after some ${paidHours} h, ${longestHours} h with Pro+ (recalled): save checkpoints to Drive.`
  if ('problem' in whatIf || whatIf.option.offload !== 'none')
    return `No: one L4 or A100 of a paid Colab does not hold it; ${instead}`
  const { option } = whatIf
  const { p50, p90 } = option.hours
  const takes = `on one ${names.gpu(option.gpu)} it takes about ${formatDuration(p50)} (up to ${formatDuration(p90)}) and ${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)}`
  if (p90 <= paidHours) return `Yes, very likely: ${takes}. ${rule}`
  if (p50 <= longestHours) return `Perhaps, in more than one session: ${takes}; ${instead} ${rule}`
  return `Hardly: ${takes}; ${instead} ${rule}`
}

/** Notebooks that cost nothing; '' where a paid one was asked about. */
export const freeNotebooks = ({ args }: QuestionContext): string =>
  args?.isPaidNotebook === true
    ? ''
    : 'Free are notebooks of Kaggle (two T4 of 16 GB, about 30 hours a week) and of Colab (one T4, up to 12 hours, ending when it likes), some credit a month at Modal, and credits of the large clouds for start-ups and universities (recalled; their pages hold).'

/** `whatIf`: the plan on one T4. */
export function freeVerdict(context: QuestionContext): string {
  const {
    whatIf,
    args,
    recommendation: { best },
    renderContext: { names },
  } = context
  if (args?.isPaidNotebook === true) return paidVerdict(context)
  if (whatIf === undefined) return ''
  const instead = `the plan, ${planName(best, names)}, takes ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}.`
  if ('problem' in whatIf) return `Not for this job: the one T4 of a free notebook does not hold it; ${instead}`
  const { option } = whatIf
  const { p50, p90 } = option.hours
  const memory = `${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)}`
  if (option.offload !== 'none')
    return `Not for this job: one T4 holds it only with weights in the host’s memory, of which free notebooks have little; ${instead}`
  const isOther = option.weights !== best.weights || option.method !== best.method
  const takes = `on one T4${isOther ? `, as ${methodName(option)},` : ''} it takes about ${formatDuration(p50)} (up to ${formatDuration(p90)}) and ${memory}`
  if (p90 <= sessionHours)
    return `Yes, very likely: ${takes}, inside a session of up to ${sessionHours} h at Colab and the ${weekHours} h a week at Kaggle, where it is steadier. Train in fp16 and save checkpoints, as it may break off. ${capitalized(instead)}`
  if (p50 <= weekHours)
    return `Not in one session of free Colab (up to ${sessionHours} h): ${takes}. Kaggle’s ${weekHours} h a week ${p90 <= weekHours ? 'hold it' : 'may hold it'}, resumed from checkpoints, in fp16.`
  return `Not for this job: ${takes}, more than the ${sessionHours} h of a session at Colab and the ${weekHours} h a week at Kaggle; ${instead}`
}
