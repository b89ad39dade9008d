/** The channel that somebody looks at beside the agent view: what it has settled holds for what they ask there. */
import type { WebClient } from '@slack/web-api'
import * as z from 'zod'
import type { RequestContext } from '../../conversation/request.ts'
import type { Defaults } from '../../scenario/defaults.ts'
import { loadChannelContext } from '../request-context.ts'
import type { Services } from '../services.ts'

const entitySchema = z.union([
  z.looseObject({ type: z.literal('slack#/types/channel_id'), value: z.string() }).transform(({ value }) => value),
  z
    .looseObject({
      type: z.literal('slack#/types/message_context'),
      value: z.looseObject({ channel_id: z.string() }),
    })
    .transform(({ value }) => value.channel_id),
  z.unknown().transform(() => null),
])
const contextSchema = z.looseObject({ entities: z.array(entitySchema) })

/** Null: nothing is in view, or no channel. `context`: as Slack sends it with a message. */
export function viewedChannelIn(context: unknown): string | null {
  const parsed = contextSchema.safeParse(context)
  const channels = parsed.success ? parsed.data.entities.filter((channel) => channel !== null) : []
  return channels.find((channel) => /^[CG]/.test(channel)) ?? null
}

/**
 * What a channel settles of the job itself. Prices, budgets of money and approvals stay those of the conversation: later
 * replies in it come without the channel, and must cost the same.
 */
const jobFields = [
  'providers',
  'preferredProviders',
  'excludedProviders',
  'stack',
  'pricing',
  'objective',
  'methodPolicy',
  'budgetUsd',
] as const satisfies readonly (keyof Defaults)[]

/** The context of a question that is asked beside a channel; as it is where agent view is off, or another company reads there. */
export async function withViewedChannel(
  requestContext: RequestContext,
  appContext: unknown,
  client: WebClient,
  services: Services,
): Promise<RequestContext> {
  const viewed = services.isAgentView ? viewedChannelIn(appContext) : null
  if (viewed === null) return requestContext
  const { requestContext: ofChannel, sharing } = await loadChannelContext(viewed, client, services)
  if (sharing !== 'own') return requestContext
  const { rules } = requestContext
  const taken = Object.fromEntries(jobFields.map((field) => [field, ofChannel.rules.defaults[field]]))
  const takenBy = Object.fromEntries(jobFields.map((field) => [field, ofChannel.rules.by[field]]))
  return {
    ...requestContext,
    rules: {
      ...rules,
      policies: ofChannel.rules.policies,
      defaults: { ...rules.defaults, ...taken },
      by: { ...rules.by, ...takenBy },
    },
  }
}
