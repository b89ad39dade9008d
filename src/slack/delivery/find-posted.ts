/** Looks for a message of ours by the marker in its metadata. */
import type { WebClient } from '@slack/web-api'
import * as z from 'zod'
import type { AppLog } from '../observability/log.ts'
import { isLeaseLost } from '../lease-guard.ts'
import { isTransient, slackErrorCode } from './slack-errors.ts'
import type { MessageRef } from './outbox.ts'

const messagesSchema = z.array(
  z.looseObject({
    ts: z.string(),
    files: z.array(z.looseObject({ name: z.string().catch(''), title: z.string().catch('') })).catch([]),
    metadata: z.looseObject({ event_payload: z.looseObject({ delivery: z.string() }) }).catch({
      event_payload: { delivery: '' },
    }),
  }),
)

/** Slack gives some apps no more than this many at a time. */
const pageSize = 15
/** More than these pages is not read. */
const maxPages = 10
/** Clocks differ by seconds; a message before the delivery cannot be its answer. */
const clockSkewMs = 60_000

/**
 * Null: it is not there. `unknown`: the conversation cannot be read (a permission that workspaces may withhold), or
 * more was said in it than can be read. `unreachable`: it cannot be read now.
 */
export const findPostedMessage = (
  client: WebClient,
  conversation: ConversationRef,
  marker: string,
  since: Date,
  log: AppLog,
): Promise<FoundMessage> =>
  findInConversation(client, conversation, since, log, ({ metadata }) => metadata.event_payload.delivery === marker)

/** The same for a message that brought a file of that name or title. */
export const findPostedFile = (
  client: WebClient,
  conversation: ConversationRef,
  name: string,
  since: Date,
  log: AppLog,
): Promise<FoundMessage> =>
  findInConversation(client, conversation, since, log, ({ files }) =>
    files.some((file) => file.name === name || file.title === name),
  )

type FoundMessage = MessageRef | null | 'unknown' | 'unreachable'
type ConversationRef = { readonly channel: string; readonly thread?: string }

async function findInConversation(
  client: WebClient,
  { channel, thread }: ConversationRef,
  since: Date,
  log: AppLog,
  matches: (message: z.infer<typeof messagesSchema>[number]) => boolean,
): Promise<FoundMessage> {
  const oldest = ((since.getTime() - clockSkewMs) / 1000).toFixed(6)
  const query = { channel, oldest, limit: pageSize, include_all_metadata: true }
  try {
    let cursor: string | undefined
    for (let pages = 0; pages < maxPages; pages += 1) {
      const next = cursor === undefined ? query : { ...query, cursor }
      const page =
        thread === undefined
          ? await client.conversations.history(next)
          : await client.conversations.replies({ ...next, ts: thread })
      const match = messagesSchema.parse(page.messages ?? []).find(matches)
      if (match !== undefined) return { channel, ts: match.ts }
      if (page.has_more !== true) return null
      cursor = page.response_metadata?.next_cursor
      if (cursor === undefined || cursor === '') return 'unknown'
    }
    return 'unknown'
  } catch (error) {
    if (isLeaseLost(error)) throw error
    log.warn({ reason: slackErrorCode(error) ?? 'unreachable' }, 'a conversation could not be searched for an answer')
    // Only Slack's own word says that it cannot be read at all.
    return slackErrorCode(error) === undefined || isTransient(error) ? 'unreachable' : 'unknown'
  }
}
