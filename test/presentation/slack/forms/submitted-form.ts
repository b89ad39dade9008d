/** A window as Slack would send it back untouched: every input with what it was filled with. */
import type { ModalView } from '@slack/types'
import { readFormState } from '../../../../src/presentation/slack/forms/form-state.ts'

type InputElement = Readonly<Record<string, unknown>>

export function submittedState(view: ModalView, changes: Readonly<Record<string, unknown>> = {}) {
  const values = view.blocks.flatMap((block) => {
    if (!('element' in block)) return []
    const { initial_value, initial_option, initial_options, initial_user, initial_conversation }: InputElement = {
      ...block.element,
    }
    const initialValues = {
      value: initial_value,
      selected_option: initial_option,
      selected_options: initial_options,
      selected_user: initial_user,
      selected_conversation: initial_conversation,
    }
    const change = changes[block.block_id ?? '']
    return [[block.block_id, { value: change ?? initialValues }]]
  })
  return readFormState(Object.fromEntries(values))
}
