/** What a change that an answer is about would make of the plan: "gradient checkpointing on: 43 min instead of 34 min". */
import type { Option } from '../../recommend/recommendation.ts'
import { methodName, planAndProvider } from '../format/display-names.ts'
import { formatDuration, formatGib, formatUsd } from '../format/number-format.ts'
import { settingAnswer } from './planned-setting.ts'
import type { QuestionContext } from './question-context.ts'

/** The value that is planned, and the figures of the change beside those of the plan; empty where an answer is about nothing of a plan. */
export function leverSentences(context: QuestionContext): readonly string[] {
  const { lever: found } = context
  if (found === undefined) return []
  const { lever } = found
  const now = lever.setting === undefined ? [] : settingAnswer({ ...context, args: { setting: lever.setting } })
  return [...now, ...leverFigures(context)]
}

/** The figures of the change alone, for answers that tell the value that is planned themselves. */
export function leverFigures({ lever: found, recommendation, renderContext }: QuestionContext): readonly string[] {
  if (found?.change === undefined || found.option === undefined) return []
  const { lever, change, option } = found
  const { best } = recommendation
  const figures = [
    beside(formatDuration(option.hours.p50), formatDuration(best.hours.p50)),
    `${beside(formatUsd(option.allInUsd.p50), formatUsd(best.allInUsd.p50))} in total`,
    ...memory(option, best),
  ]
  const place =
    option.gpu === best.gpu && option.gpuCount === best.gpuCount && option.provider === best.provider
      ? ''
      : `on ${planAndProvider(option, renderContext.names)}`
  // "On 16 GPUs, on 16 × H100 SXM"
  const isOfPlace = lever.gpus === 'more' || /^on (?!demand)/u.test(change)
  const changed = isOfPlace ? '' : /^(?:on|without) /u.test(change) ? change : `with ${change}`
  const software = option.stack === best.stack ? '' : `, with ${renderContext.names.stack(option.stack)}`
  const besides = changedBesides(option, best)
  return [
    `This plan ${[changed, place].filter((one) => one !== '').join(', ')}${software}${besides}: ${figures.join(', ')}.`,
  ]
}

/** What the change makes necessary besides: where it would not fit otherwise, its hours are those of that. */
function changedBesides(option: Option, best: Option): string {
  if (option.offload !== best.offload)
    return option.offload === 'none' ? '' : ', which only fits with a part of it in the memory of the host'
  if (option.method !== best.method || option.weights !== best.weights) return `, as ${methodName(option)}`
  return ''
}

/** Of the same GPUs alone. */
function memory(option: Option, best: Option): readonly string[] {
  if (option.gpu !== best.gpu || option.gpuCount !== best.gpuCount) return []
  const [one, other] = [formatGib(option.peakMemoryGiB.p50), formatGib(best.peakMemoryGiB.p50)]
  const each = best.gpuCount > 1 ? ' on each GPU' : ''
  const batch =
    option.microBatch === best.microBatch
      ? ''
      : ` (batch ${String(option.microBatch)} a GPU instead of ${String(best.microBatch)})`
  return one === other ? [] : [`${beside(one, other)}${each}${batch}`]
}

const beside = (one: string, other: string): string => (one === other ? `${one} as now` : `${one} instead of ${other}`)
