/** "Our DPO insists on the EU": the one who protects data, and no preference that is trained. */
import { withOfficer } from '../text/officer.ts'
import { once } from '../../once.ts'
import type { Slot } from './slots.ts'
import type { SlotFilter } from './slot-filter.ts'

const whose: ReadonlySet<string> = new Set('our my their the his her your company'.split(' '))
const does: ReadonlySet<string> = new Set(
  `insists insist says said wants want requires required demands demanded asks asked approved approves signs signed told
  agrees agreed objects objected vetoed refuses refused won't wouldn't must confirmed happy unhappy worried`.split(
    /\s+/u,
  ),
)
/** As far as what somebody does stands behind their title, in tokens: a remark in brackets may stand between. */
const reach = 14

/** The slots without the objective that is somebody's title. */
export const withoutOfficers: SlotFilter['keep'] = (slots, { tokens, normalized }) => {
  const isOnlyTitle = once(() => !/\bdpo\b/iu.test(withOfficer(normalized.text)))
  const isOfficer = (slot: Slot): boolean => {
    if (slot.role !== 'field-value' || slot.field !== 'task' || tokens[slot.from]?.text !== 'dpo') return false
    if (isOnlyTitle()) return true
    const before = tokens[slot.from - 1]?.text ?? ''
    const behind = tokens.slice(slot.to, slot.to + reach).map(({ text }) => text)
    const isProtector = behind.join(' ').includes('data protection')
    return whose.has(before) && (isProtector || behind.slice(0, 3).some((word) => does.has(word)))
  }
  return slots.filter((slot) => !isOfficer(slot))
}
