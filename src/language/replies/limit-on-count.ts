/** "Could 4 GPUs get it done in 3 hours?": the number of GPUs of which it is asked whether they keep a time. */
import type { Scenario } from '../../scenario/scenario.ts'
import { countOfWord } from './named-durations.ts'

/** The plan on so many of its GPUs. */
export const onCount = ({ spec, ...rest }: Scenario, gpuCount: number, gpus: Scenario['spec']['gpus']): Scenario => ({
  ...rest,
  spec: { ...spec, gpus: spec.gpus ?? gpus, gpuCount, nodes: null },
})

/** "If 8 finish it in an hour", "could four cards do it in a day": null where none do it. */
export function limitCountIn(line: string): number | null {
  const words =
    /\b(?:if|would|could|can|will|do|does|with|on) (?:just |only |all )?(?<count>\d{1,3}|two|three|four|six|eight|sixteen) ?(?:x )?(?:of (?:them|these|those) |gpus? |cards? |boards? )?(?:could |would |can |will )?(?:finish|do|get|make|manage|be (?:done|enough|through)|bring|have it|run it|be able)/u.exec(
      line,
    )?.groups?.['count']
  return words === undefined ? null : (countOfWord(words) ?? Number(words))
}

const asksOfOthers = /\b(?:asks?|asked|asking|wonders?|wondering|wants? to know) (?:me |us )?(?:if|whether)\b/u
/** "My boss asks if 4 would do it in an hour" */
export const isReportedCount = (line: string): boolean => asksOfOthers.test(line) && limitCountIn(line) !== null
