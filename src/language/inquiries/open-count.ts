/** "How many GPUs do we need for a 70b by the end of next month, $8k?": no data are told, and no number follows without them. */
import type { Spec } from '../../scenario/scenario.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'

const asksCount = new RegExp(
  String.raw`\b(?:how many|number of|what number of|how much) (?:of (?:the |our |these )?)?(?:nvidia |amd )?(?:${gpuPattern}|gpus?|cards?)s?(?![a-z])`,
  'iu',
)
/** What fits is asked of memory alone. */
const ofMemory = /\b(?:fits?|memory|v?ram|hold)\b/iu
const longest = 400

/** Whether a number of GPUs is asked for a model within money or a time, and the data are left out. */
export const isCountOpen = (text: string, specOf: (words: string) => Spec): boolean => {
  if (text.length > longest || !asksCount.test(text) || ofMemory.test(text)) return false
  const { params, tokens, budgetUsd, deadlineHours, gpuCount, task } = specOf(text)
  return (
    params !== null &&
    tokens === null &&
    gpuCount === null &&
    task !== 'pretrain' &&
    (budgetUsd !== null || deadlineHours !== null)
  )
}
