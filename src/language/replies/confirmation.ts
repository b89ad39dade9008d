/** A change that may not have been meant, as a question to the writer. */
import type { Scenario, SpecField } from '../../scenario/scenario.ts'
import { toText } from '../to-text.ts'
import type { ReplyAct } from './reply-act.ts'
import type { Reply } from './reply-input.ts'

/** "2 gpus, on l40s, the rest as before" */
export function confirmationOf(reply: Reply, scenario: Scenario, changed: readonly SpecField[]): ReplyAct {
  const spec = Object.fromEntries(
    Object.entries(scenario.spec).map(([field, value]) => [field, changed.some((one) => one === field) ? value : null]),
  )
  const reading = toText({ spec: { ...scenario.spec, ...spec } }, reply.vocabulary)
  return { kind: 'asks', reading: reading === '' ? reply.line : reading, scenario, changed }
}
