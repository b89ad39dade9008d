/** "Turn it back on": the switch that was thrown last. */
import type { SpecField } from '../../scenario/scenario.ts'
import { type PresetPhrase, fieldValue } from '../grammar/preset-slots.ts'

export const switchReply = /^(?:turn|switch|put) (?:it|that|this) (?:back )?(?<state>on|off)$/

/** "turn it back on": the switch that was thrown last. */
export function resolveSwitch(state: string, lastChanged: readonly SpecField[]): PresetPhrase | null {
  const value = state === 'on'
  if (lastChanged.includes('gradientCheckpointing'))
    return { words: `checkpointing ${state}`, slots: [fieldValue({ field: 'gradientCheckpointing', value })] }
  if (lastChanged.includes('packed'))
    return { words: value ? 'packing' : 'no packing', slots: [fieldValue({ field: 'packed', value })] }
  return lastChanged.includes('offload') && !value
    ? { words: 'no offload', slots: [fieldValue({ field: 'offload', value: 'none' })] }
    : null
}
