/** The weekly digest: every Monday a job for each channel that wants one; each posts where there is something to tell. */
import type { WebClient } from '@slack/web-api'
import * as z from 'zod'
import { currentTeam } from '../request-scope.ts'
import { renderMessage } from '../../presentation/slack/render-message.ts'
import { deliverMessage } from '../delivery/deliver.ts'
import type { ChannelWeek } from '../../conversation/channel-week.ts'
import type { JobDefinition } from './scheduler.ts'
import type { Services } from '../services.ts'
import { loadChannelContext } from '../request-context.ts'

const weekMs = 7 * 86_400_000
/** How far back a channel's questions are answered again. */
const lookBackMs = 60 * 86_400_000
const digestPayload = z.object({ channel: z.string() })

/** The client of a workspace; null: it is no longer installed there. */
export type ClientProvider = (team: string) => Promise<WebClient | null>

/** The job that plans the digests of a week, and the one that posts them. */
export function digestJobs(clientOf: ClientProvider): readonly JobDefinition[] {
  return [
    {
      kind: 'digests',
      pattern: '0 9 * * 1',
      run: async ({ runAt }, { store }) => {
        for (const team of await store.teams()) {
          for (const { channel, document } of await store.of(team).settings.channels()) {
            if (document.digest !== true) continue
            await store.jobs.add({
              kind: 'digest',
              key: `${team} ${channel} ${runAt}`,
              team,
              payload: { channel },
              runAt,
            })
          }
        }
      },
    },
    {
      kind: 'digest',
      run: async (job, services) => {
        const client = await clientOf(currentTeam())
        if (client !== null) await postDigest(digestPayload.parse(job.payload).channel, client, services)
      },
    },
  ]
}

/** When the week of a digest began: seven days ago, as an ISO time. */
export const weekStart = ({ now }: Pick<Services, 'now'>): string => new Date(now() - weekMs).toISOString()

/** The last plan of each thread of a channel, the newest first. */
export async function latestEstimates(channel: string, { store, now }: Services): Promise<ChannelWeek['estimates']> {
  const since = new Date(now() - lookBackMs).toISOString()
  const recent = await store.of(currentTeam()).estimates.recent({ channel, since, limit: 100 })
  const latest = new Map(recent.toReversed().map((each) => [each.thread ?? each.id, each]))
  return [...latest.values()].toReversed().map(({ scenario, headline }) => ({ scenario, headline }))
}

/** A later report of what a thread spent takes the place of an earlier one. */
function latestReports<
  Report extends { readonly thread: string | null; readonly id: string; readonly usd: number | null },
>(reports: readonly Report[]): readonly Report[] {
  const spent = reports.filter(({ usd }) => usd !== null)
  return [...new Map(spent.toReversed().map((report) => [report.thread ?? report.id, report])).values()].toReversed()
}

async function postDigest(channel: string, client: WebClient, services: Services): Promise<void> {
  const { requestContext, sharing } = await loadChannelContext(channel, client, services)
  // It speaks of what the team asked and spent: not where another company reads along.
  if (sharing !== 'own' || requestContext.rules.defaults.digest !== true) return
  const { runs } = services.store.of(currentTeam())
  const since = weekStart(services)
  const week = {
    since: since.slice(0, 10),
    estimates: await latestEstimates(channel, services),
    runs: latestReports(await runs.recent({ channel, since })),
  }
  const { outcome } = await services.answerPool({ kind: 'digest', week }, requestContext)
  if (outcome.kind === 'answer')
    await deliverMessage(renderMessage(outcome.content), { client, channel, user: '' }, services)
}
