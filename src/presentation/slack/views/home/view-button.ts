/** A button of a view. */
import type { Button } from '@slack/types'

/** `value`: what is sent with it; absent: nothing. */
export function viewButton(actionId: string, text: string, value?: string): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text },
    ...(value === undefined ? {} : { value }),
  }
}
