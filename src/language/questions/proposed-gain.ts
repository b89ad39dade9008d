/** "Would FP8 speed it up?", "can QLoRA save money?": a plan with what is named, and not all that would do so. */
import type { Slot } from '../grammar/slots.ts'

const gain =
  /^(?:would|will|could|can|does|do) .{2,30} (?:speed (?:it|this|that|things|us) up|make (?:it|this|that|things) (?:any |much )?(?:cheaper|faster|quicker)|cut (?:the |our )?(?:time|hours|costs?|bill|price)|save (?:us |me )?(?:any |much )?(?:time|money|hours|dollars))/

/** Whether a setting is named, and asked whether it makes the plan faster or cheaper; "cheaper" itself is no setting. */
export const proposesGain = (text: string, slots: readonly Slot[]): boolean =>
  gain.test(text) && slots.some((slot) => slot.role !== 'field-value' || slot.field !== 'objective')
