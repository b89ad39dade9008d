/** What is posted. */
import type { KnownBlock } from '@slack/types'

/** `text` carries the whole answer, for notifications and screen readers. */
export type SlackMessage = {
  readonly text: string
  readonly blocks: readonly KnownBlock[]
  readonly metadata?: {
    readonly event_type: string
    readonly event_payload: Record<string, string | number | boolean>
  }
}
