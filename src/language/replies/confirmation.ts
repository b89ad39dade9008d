/** A change that may not have been meant, as a question to the writer. */
import type { Scenario, SpecField } from '../../scenario/scenario.ts'
import { quoted } from '../../scenario/format-values.ts'
import { toText } from '../to-text.ts'
import type { ReplyAct } from './reply-act.ts'
import type { Reply } from './reply-input.ts'

const limits: Readonly<Partial<Record<SpecField, string>>> = {
  deadlineHours: 'no deadline',
  budgetUsd: 'no budget',
  region: 'any region',
  gpus: 'any gpu',
  excludedProviders: 'no provider excluded',
  excludedGpus: 'no gpu excluded',
  owned: 'rented',
}

/** `unused`: what the reading leaves out. "2 gpus, on l40s, the rest as before" */
export function confirmationOf(
  reply: Reply,
  scenario: Scenario,
  changed: readonly SpecField[],
  unused: readonly string[] = [],
): ReplyAct {
  const reading = changeInWords(scenario, changed, reply)
  const left = unused.length === 0 ? '' : ` (not used: ${unused.map(quoted).join(', ')})`
  return { kind: 'asks', reading: `${reading === '' ? reply.line : reading}${left}`, scenario, changed }
}

/** What a change sets, as one would type it; empty where it only clears fields that no words clear. "2 gpus, on l40s" */
export function changeInWords(
  scenario: Scenario,
  changed: readonly SpecField[],
  { vocabulary }: Pick<Reply, 'vocabulary'>,
): string {
  const spec = Object.fromEntries(
    Object.entries(scenario.spec).map(([field, value]) => [field, changed.some((one) => one === field) ? value : null]),
  )
  const set = toText({ spec: { ...scenario.spec, ...spec } }, vocabulary)
  const lifted = changed.flatMap((field) => (scenario.spec[field] === null ? (limits[field] ?? []) : []))
  return [...(set === '' ? [] : [set]), ...lifted].join(', ')
}
