/** What Slack sends back of a form: a value by block and element. Whatever is not there, or of another shape, is empty. */
import * as z from 'zod'
import { elementId } from './inputs.ts'

const option = z.object({ value: z.string() })
const element = z.object({
  value: z.string().nullish().catch(null),
  selected_option: option.nullish().catch(null),
  selected_options: z.array(option).nullish().catch(null),
  selected_user: z.string().nullish().catch(null),
  selected_conversation: z.string().nullish().catch(null),
})
const values = z.record(z.string(), z.record(z.string(), element.catch({})))

export type FormState = {
  /** What was typed, trimmed; '' for nothing. */
  readonly text: (id: string) => string
  /** null: nothing, or no number. */
  readonly number: (id: string) => number | null
  readonly choice: (id: string) => string | null
  readonly choices: (id: string) => readonly string[]
  readonly user: (id: string) => string | null
  readonly conversation: (id: string) => string | null
}

/** `state` is `view.state.values` of a submission. Never throws. */
export function formState(state: unknown): FormState {
  const read = values.safeParse(state)
  const at = (id: string): z.infer<typeof element> => (read.success ? (read.data[id]?.[elementId] ?? {}) : {})
  const text = (id: string) => at(id).value?.trim() ?? ''
  return {
    text,
    number: (id) => {
      const value = Number(text(id).replaceAll(',', ''))
      return text(id) === '' || !Number.isFinite(value) ? null : value
    },
    choice: (id) => at(id).selected_option?.value ?? null,
    choices: (id) => at(id).selected_options?.map(({ value }) => value) ?? [],
    user: (id) => at(id).selected_user ?? null,
    conversation: (id) => at(id).selected_conversation ?? null,
  }
}
