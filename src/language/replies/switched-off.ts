/** "Fp8 off", "turn 4-bit off": what is named is not wished, whoever says it. */
import { type Scenario, type SpecField, changedFields, emptySpec } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { withFieldsOf } from './history-references.ts'
import type { AmendmentAct } from './reply-act.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const off =
  /^(?:(?:and|but|so|then|with|just|please|pls|keep|leave|turn|switch|have|had)[\s,]+){0,4}(?:the )?(?<value>[\w-]{2,12}(?: [\w-]{2,12}){0,2}?) (?:turned |switched |was |is |were |stays )?(?:off|disabled)(?: (?:then|please|pls|too|as well|for now|here|there|again|of course))*[\s.!]*$/u
/** "Turn off 4-bit", "disable fp8" */
const offBefore =
  /^(?:(?:and|but|so|then|just|please|pls|can you|could you|let's|lets)[\s,]+){0,3}(?:(?:turn|switch|take|leave|keep) off|disable) (?:the )?(?<value>[\w-]{2,12}(?: [\w-]{2,12}){0,2}?)(?: (?:then|please|pls|too|as well|for now|here|there|again))*[\s.!?]*$/u
/** Beside these a switch of its own has an "off". */
const named: ReadonlySet<SpecField> = new Set(['weights', 'precision', 'method', 'pricing', 'model', 'optimizer'])
const maxLength = 70

/** Without a value that the plan has; talk where it has none of that. Null where no number format, method or price is named. */
export function readSwitchedOff(reply: Reply): ReplyCandidate | null {
  const ordered = offBefore.exec(reply.request)
  const value = reply.line.length > maxLength ? undefined : (ordered ?? off.exec(reply.request))?.groups?.['value']
  if (value === undefined) return null
  const wished = amend(reply, value)
  if (wished.kind !== 'amended' || !wished.changed.every((field) => named.has(field))) return null
  // A price that nothing was said of may still be either.
  if (ordered === null && wished.changed.length > 0 && !reply.isAddressed && !wished.changed.includes('pricing'))
    return wholeReply(reply, { kind: 'ignored' }, `says that ${value} is off, as in the plan`)
  const refused = amend(reply, `no ${value}`)
  const act = refused.kind === 'amended' && refused.changed.length > 0 ? refused : withoutValue(reply, value)
  return act === null ? null : wholeReply(reply, act, `wants no ${value}`)
}

/** The plan without the fields that the value sets; null where it sets none of them. */
function withoutValue({ scenario, readAs }: Reply, value: string): AmendmentAct | null {
  const bare: Scenario = { ...scenario, spec: { ...scenario.spec, weights: null, precision: null, optimizer: null } }
  const set = readAs(value, bare)
  if (set.kind !== 'amended') return null
  const next = withFieldsOf(scenario, { ...scenario, spec: emptySpec, setBy: {}, remarks: [] }, set.changed)
  return { kind: 'amended', scenario: next, changed: changedFields(next.spec, scenario.spec) }
}
