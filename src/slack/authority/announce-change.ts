/**
 * Tells those whom a change concerns: owners, and whoever approves or approved until now. Never the values. Each is told
 * by a job of their own, which is added with the change: neither a Slack in trouble nor the end of a process loses one.
 */
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { NewJob } from '../../store/jobs.ts'
import { deliverNotice } from '../delivery/deliver.ts'
import { UnconfirmedPost } from '../delivery/outbox.ts'
import { isTransient, slackErrorCode } from '../delivery/slack-errors.ts'
import { textMessage } from '../delivery/text-message.ts'
import type { JobDefinition } from '../jobs/scheduler.ts'
import type { ClientProvider } from '../jobs/weekly-digest.ts'
import { currentScope, currentTeam } from '../request-scope.ts'
import type { Services } from '../services.ts'

const kind = 'notice'
const payloadSchema = z.object({ person: z.string(), text: z.string() })

/** A job for each, in their order; whoever made the change, `by`, knows. */
export function noticesTo(
  people: readonly string[],
  text: string,
  by: string,
  { now }: Pick<Services, 'now'>,
): readonly NewJob[] {
  const team = currentTeam()
  const change = currentScope()?.id ?? randomUUID()
  const recipients = [...new Set(people)].filter((person) => person !== by)
  return recipients.map((person, index) => ({
    kind,
    key: `${team} ${change} ${person}`,
    team,
    payload: { person, text },
    // Due a moment after each other, so that the first of them are told first.
    runAt: new Date(now() + index).toISOString(),
  }))
}

/** By direct message. */
export function noticeJob(clientOf: ClientProvider): JobDefinition {
  return {
    kind,
    // Eleven hours: a Slack that is away for half a day is rare.
    attempts: 7,
    run: async (job, services) => {
      const client = await clientOf(currentTeam())
      if (client === null) return
      const { person, text } = payloadSchema.parse(job.payload)
      try {
        await deliverNotice(textMessage(text), { client, user: person }, services)
      } catch (error) {
        const refused = slackErrorCode(error)
        if (error instanceof UnconfirmedPost || refused === undefined || isTransient(error)) throw error
        services.log.warn({ reason: refused }, 'somebody could not be told of a change')
      }
    },
  }
}
