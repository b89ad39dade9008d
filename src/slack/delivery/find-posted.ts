/** Looks for a message of ours by the marker in its metadata. */
import type { WebClient } from '@slack/web-api'
import * as z from 'zod'
import type { AppLog } from '../observability/log.ts'
import { slackErrorCode } from './slack-errors.ts'
import type { MessageRef } from './outbox.ts'

const messagesSchema = z.array(
  z.looseObject({
    ts: z.string(),
    files: z.array(z.looseObject({ name: z.string().catch('') })).catch([]),
    metadata: z.looseObject({ event_payload: z.looseObject({ delivery: z.string() }) }).catch({
      event_payload: { delivery: '' },
    }),
  }),
)

/** Slack gives some apps no more than this many at a time. */
const pageSize = 15
/** Clocks differ by seconds; a message before the delivery cannot be its answer. */
const clockSkewMs = 60_000

/**
 * Null: it is not there. `unknown`: the conversation cannot be read (a permission that workspaces may withhold), or
 * more was said in it than can be read at once.
 */
export const findPostedMessage = (
  client: WebClient,
  conversation: ConversationRef,
  marker: string,
  since: Date,
  log: AppLog,
): Promise<MessageRef | null | 'unknown'> =>
  findInConversation(client, conversation, since, log, ({ metadata }) => metadata.event_payload.delivery === marker)

/** The same for a message that brought a file of that name. */
export const findPostedFile = (
  client: WebClient,
  conversation: ConversationRef,
  name: string,
  since: Date,
  log: AppLog,
): Promise<MessageRef | null | 'unknown'> =>
  findInConversation(client, conversation, since, log, ({ files }) => files.some((file) => file.name === name))

type ConversationRef = { readonly channel: string; readonly thread?: string }

async function findInConversation(
  client: WebClient,
  { channel, thread }: ConversationRef,
  since: Date,
  log: AppLog,
  matches: (message: z.infer<typeof messagesSchema>[number]) => boolean,
): Promise<MessageRef | null | 'unknown'> {
  const oldest = ((since.getTime() - clockSkewMs) / 1000).toFixed(6)
  const query = { channel, oldest, limit: pageSize, include_all_metadata: true }
  try {
    const page =
      thread === undefined
        ? await client.conversations.history(query)
        : await client.conversations.replies({ ...query, ts: thread })
    const match = messagesSchema.parse(page.messages ?? []).find(matches)
    if (match !== undefined) return { channel, ts: match.ts }
    return page.has_more === true ? 'unknown' : null
  } catch (error) {
    log.warn({ reason: slackErrorCode(error) ?? 'unreachable' }, 'a conversation could not be searched for an answer')
    return 'unknown'
  }
}
