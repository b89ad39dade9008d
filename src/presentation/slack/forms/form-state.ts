/** What Slack sends back of a form: a value by block and element. Whatever is not there, or of another shape, is empty. */
import * as z from 'zod'
import { inputActionId } from './input-blocks.ts'

const optionSchema = z.object({ value: z.string() })
const elementSchema = z.object({
  value: z.string().nullish().catch(null),
  selected_option: optionSchema.nullish().catch(null),
  selected_options: z.array(optionSchema).nullish().catch(null),
  selected_users: z.array(z.string()).nullish().catch(null),
  selected_user: z.string().nullish().catch(null),
  selected_conversation: z.string().nullish().catch(null),
})
const valuesSchema = z.record(z.string(), z.record(z.string(), elementSchema.catch({})))

export type FormState = {
  /** Whether the form showed such an input. */
  readonly has: (id: string) => boolean
  /** What was typed, trimmed; '' for nothing. */
  readonly text: (id: string) => string
  /** null: nothing, or no number. */
  readonly number: (id: string) => number | null
  readonly choice: (id: string) => string | null
  readonly choices: (id: string) => readonly string[]
  readonly user: (id: string) => string | null
  readonly users: (id: string) => readonly string[]
  readonly conversation: (id: string) => string | null
}

/** `state` is `view.state.values` of a submission. Never throws. */
export function readFormState(state: unknown): FormState {
  const parsed = valuesSchema.safeParse(state)
  const elementAt = (id: string): z.infer<typeof elementSchema> =>
    parsed.success ? (parsed.data[id]?.[inputActionId] ?? {}) : {}
  const text = (id: string) => elementAt(id).value?.trim() ?? ''
  return {
    has: (id) => parsed.success && parsed.data[id] !== undefined,
    text,
    number: (id) => {
      const value = Number(text(id).replaceAll(',', ''))
      return text(id) === '' || !Number.isFinite(value) ? null : value
    },
    choice: (id) => elementAt(id).selected_option?.value ?? null,
    choices: (id) => elementAt(id).selected_options?.map(({ value }) => value) ?? [],
    users: (id) => elementAt(id).selected_users ?? [],
    user: (id) => elementAt(id).selected_user ?? null,
    conversation: (id) => elementAt(id).selected_conversation ?? null,
  }
}
