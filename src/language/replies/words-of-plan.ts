/** What is told of the plan where words of a supposition are read, and whether they name a value of another. */
import type { PlanOfWords } from '../circumstances/circumstances.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import type { Reply } from './reply-input.ts'

/** Numbers that are told of the plan, or of which a guess is made, are no values of another. */
export function isUnread(left: string, plan: PlanOfWords, { understand, scenario, lastPlan }: Reply): boolean {
  const told = left
    .replaceAll(/(?<![\w.])\d{1,3}(?:\.\d{1,2})? ?x\s?\?/gu, ' ')
    .replaceAll(new RegExp(String.raw`\b(?:the|our|my|those) ${plan.gpuCount ?? 0} (?=\w)`, 'gu'), 'the ')
  const { draft, recognized } = understand(told)
  const spec = draft.finish().spec
  const planned = { ...scenario.spec, ...lastPlan }
  const isOther = settings.some((field) => {
    const value = spec[field]
    return value !== scenario.spec[field] && JSON.stringify(value) !== JSON.stringify(planned[field])
  })
  const { budgetUsd } = scenario.spec
  const numbers = questionArguments(recognized).numbers ?? []
  return isOther || numbers.some(({ value }) => value !== budgetUsd)
}
const settings = [
  'model',
  'params',
  'tokens',
  'task',
  'method',
  'weights',
  'precision',
  'sequenceLength',
  'batch',
  'globalBatch',
  'optimizer',
  'gpuCount',
  'providers',
  'region',
] as const

/** What is told of the plan where words of a supposition are read. */
export const planOf = ({ scenario, lastPlan }: Reply): PlanOfWords => ({
  scenario,
  gpuCount: lastPlan.gpuCount ?? scenario.spec.gpuCount,
  nodes: lastPlan.nodes ?? scenario.spec.nodes,
  gpuName: nameOf(lastPlan.gpus?.[0] ?? scenario.spec.gpus?.[0] ?? null),
})

/** "3090" of the id of an RTX 3090, "h100" of an H100 SXM. */
const nameOf = (id: string | null): string | null => /[a-z]{0,2}\d{2,4}[a-z]?/u.exec(id ?? '')?.[0] ?? null
