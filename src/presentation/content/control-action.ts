/**
 * What a control under an answer asks of the plan that holds, as data. Posted messages carry it in the values of their
 * buttons and menus, so that every kind here must be understood for as long as messages are pressed.
 */
import * as z from 'zod'
import { runEventSchema } from '../../scenario/run-event.ts'
import { exportTargets } from '../../catalog/export-target.ts'
import { scenarioChangeSchema } from '../../scenario/scenario-change.ts'
import { specSchema } from '../../scenario/scenario.ts'

/** Topics of the questions that a menu asks. */
const menuTopics = [
  'advice',
  'which-precision',
  'which-method',
  'which-batch',
  'how-much-data',
  'bigger-gpu',
  'economics',
  'measure',
] as const

const controlActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('change'), change: scenarioChangeSchema }),
  z.strictObject({ kind: z.literal('question'), topic: z.enum(menuTopics) }),
  z.strictObject({ kind: z.literal('file'), format: z.enum(['chart', 'csv', 'json', 'receipt']) }),
  /** The files that run the plan; null: those of its own trainer. */
  z.strictObject({ kind: z.literal('run-files'), tool: z.enum(exportTargets).nullable() }),
  /** The plan with each of these set, side by side. */
  z.strictObject({ kind: z.literal('compare'), sets: z.array(specSchema.partial()).min(2).max(6) }),
  z.strictObject({ kind: z.literal('todays-prices') }),
  /** What happens to the run of the plan. */
  z.strictObject({ kind: z.literal('run'), event: runEventSchema }),
  /** What the trainer posts its progress with. */
  z.strictObject({ kind: z.literal('run callback') }),
])

/**
 * What a press or a choice asks for, as data; it is stored in messages, so that kinds are added and never taken away.
 */
export type ControlAction = z.infer<typeof controlActionSchema>

/**
 * The action that the value of a control says; null where it says none, as those of older messages, which are words.
 */
export function controlActionIn(value: string): ControlAction | null {
  if (!value.startsWith('{')) return null
  try {
    const parsed = controlActionSchema.safeParse(JSON.parse(value))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
