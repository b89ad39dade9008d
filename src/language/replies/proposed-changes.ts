/** Every change that some reader would make of a reply, were it sent to the app: each once, in the order of the readers. */
import type { Scenario, SpecField } from '../../scenario/scenario.ts'
import { replyActs } from './reply-acts.ts'
import type { Reply } from './reply-input.ts'
import { withWholeWish } from './whole-wish.ts'

export type ProposedChange = {
  readonly scenario: Scenario
  readonly changed: readonly SpecField[]
  /** The name of the first reader that makes it. */
  readonly reader: string
}

/** None where nothing of the reply is a value of a plan. */
export function proposedChanges(reply: Reply): readonly ProposedChange[] {
  if (reply.understanding.slots.every(({ role }) => role === 'remark')) return []
  const addressed = reply.addressed()
  const found = new Map<string, ProposedChange>()
  for (const { name, read } of replyActs) {
    const said = read(addressed)
    const act = said === null ? null : withWholeWish(addressed, said).act
    if (act === null || (act.kind !== 'amended' && act.kind !== 'asks') || act.changed.length === 0) continue
    const { scenario, changed } = act
    const key = changeKey(scenario, changed)
    if (!found.has(key)) found.set(key, { scenario, changed, reader: name })
  }
  return [...found.values()]
}

/** Equal where the same fields get the same values. */
export const changeKey = ({ spec }: Scenario, changed: readonly SpecField[]): string =>
  JSON.stringify(changed.toSorted().map((field) => [field, spec[field]]))
