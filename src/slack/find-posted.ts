/** Looks for a message of ours by the marker in its metadata. */
import type { WebClient } from '@slack/web-api'
import * as z from 'zod'
import type { Log } from './log.ts'
import { refusal } from './refusals.ts'
import type { Sent } from './outbox.ts'

const messages = z.array(
  z.looseObject({
    ts: z.string(),
    files: z.array(z.looseObject({ name: z.string().catch('') })).catch([]),
    metadata: z.looseObject({ event_payload: z.looseObject({ delivery: z.string() }) }).catch({
      event_payload: { delivery: '' },
    }),
  }),
)

/** Slack gives some apps no more than this many at a time. */
const most = 15
/** Clocks differ by seconds; a message before the delivery cannot be its answer. */
const slack = 60_000

/**
 * Null: it is not there. `unknown`: the conversation cannot be read (a permission that workspaces may withhold), or
 * more was said in it than can be read at once.
 */
export const findPosted = (
  client: WebClient,
  place: Searched,
  marker: string,
  since: Date,
  log: Log,
): Promise<Sent | null | 'unknown'> =>
  find(client, place, since, log, ({ metadata }) => metadata.event_payload.delivery === marker)

/** The same for a message that brought a file of that name. */
export const findFile = (
  client: WebClient,
  place: Searched,
  name: string,
  since: Date,
  log: Log,
): Promise<Sent | null | 'unknown'> =>
  find(client, place, since, log, ({ files }) => files.some((file) => file.name === name))

type Searched = { readonly channel: string; readonly thread?: string }

async function find(
  client: WebClient,
  { channel, thread }: Searched,
  since: Date,
  log: Log,
  isIt: (message: z.infer<typeof messages>[number]) => boolean,
): Promise<Sent | null | 'unknown'> {
  const oldest = ((since.getTime() - slack) / 1000).toFixed(6)
  const wanted = { channel, oldest, limit: most, include_all_metadata: true }
  try {
    const page =
      thread === undefined
        ? await client.conversations.history(wanted)
        : await client.conversations.replies({ ...wanted, ts: thread })
    const found = messages.parse(page.messages ?? []).find(isIt)
    if (found !== undefined) return { channel, ts: found.ts }
    return page.has_more === true ? 'unknown' : null
  } catch (error) {
    log.warn({ reason: refusal(error) ?? 'unreachable' }, 'a conversation could not be searched for an answer')
    return 'unknown'
  }
}
