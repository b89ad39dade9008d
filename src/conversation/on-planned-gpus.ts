/** "Would full fine-tuning fit on the same card?": what names no other GPUs is asked of those of the plan. */
import type { Question } from '../language/questions/question.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import type { WhatIfResult } from '../presentation/questions/question-context.ts'
import type { Option } from '../recommend/recommendation.ts'
import { limitFields } from '../scenario/limit-fields.ts'
import { changedFields, type Scenario, type Spec, type SpecField } from '../scenario/scenario.ts'
import { bestOf } from './best-of-what-if.ts'
import type { AnswerScenario } from './engine-context.ts'

/** Where a question names one of these, it is of other GPUs. */
const ofHardware: ReadonlySet<SpecField> = new Set<SpecField>([
  'gpus',
  'gpuCount',
  'nodes',
  'excludedGpus',
  'owned',
  'providers',
  'excludedProviders',
  'tier',
  'region',
  'pricing',
])

/** The scenario on the GPUs of the plan, whatever it costs there; null where it names others, or nothing but a limit. */
export function onPlannedGpus(
  { spec, ...rest }: Scenario,
  base: Spec,
  { gpu, gpuCount, nodes }: Pick<Option, 'gpu' | 'gpuCount' | 'nodes'>,
): Scenario | null {
  const changed = changedFields(spec, base).filter((field) => !limitFields.has(field))
  if (changed.length === 0 || changed.some((field) => ofHardware.has(field))) return null
  return { ...rest, spec: { ...spec, gpus: [gpu], gpuCount, nodes, budgetUsd: null, deadlineHours: null } }
}

/** Whether a question asks if something fits. */
export const asksFit = ({ topic, contrast }: Question): boolean =>
  topic === 'what-fits' || (topic === 'what-if' && contrast?.form === 'holds')

/** The GPUs alone hold it, or as much of it as they hold of the plan. */
export const isHeldAs = (option: Option, best: Option | undefined): boolean =>
  option.offload === 'none' || option.offload === best?.offload

/** The plan with what is asked on its own GPUs, or that they do not hold it; null where others are named. */
export function fitOnPlanned(
  asked: Scenario,
  { scenario, recommendation: { best } }: AnsweredScenario,
  ask: AnswerScenario,
): { readonly held?: WhatIfResult; readonly isMissed: boolean } | null {
  const there = onPlannedGpus(asked, scenario.spec, best)
  const result = there === null ? null : bestOf(there, ask)
  // They hold it, and only a price of them is missing.
  if (result === null || ('problem' in result && result.doesFit === true && result.isInHost !== true)) return null
  return 'option' in result && isHeldAs(result.option, best) ? { held: result, isMissed: false } : { isMissed: true }
}
