/** The field of the workspace's form that names its owners. */
import type { InputBlock } from '@slack/types'
import * as z from 'zod'
import { inputActionId } from '../../../presentation/slack/forms/input-blocks.ts'

export const ownersBlockId = 'owners'

/** `owners`: ids of users, the present ones. */
export const ownersInput = (owners: readonly string[]): InputBlock => ({
  type: 'input',
  block_id: ownersBlockId,
  optional: true,
  label: { type: 'plain_text', text: 'Owners of these settings' },
  hint: {
    type: 'plain_text',
    text: 'They alone change what binds the whole workspace: limits, approvals, prices. Administrators count too where the app may see who they are.',
  },
  element: {
    type: 'multi_users_select',
    action_id: inputActionId,
    ...(owners.length === 0 ? {} : { initial_users: [...owners] }),
  },
})

const stateSchema = z.looseObject({
  [ownersBlockId]: z.looseObject({ [inputActionId]: z.looseObject({ selected_users: z.array(z.string()) }) }),
})

/** Null where the form did not have the field. `state`: `view.state.values`. */
export function ownersInForm(state: unknown): readonly string[] | null {
  const parsed = stateSchema.safeParse(state)
  return parsed.success ? parsed.data[ownersBlockId][inputActionId].selected_users : null
}
