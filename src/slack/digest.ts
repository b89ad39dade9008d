/** The weekly digest: every Monday a job for each channel that wants one; each posts where there is something to tell. */
import type { WebClient } from '@slack/web-api'
import * as z from 'zod'
import { currentTeam } from './current.ts'
import { postAnswer } from './deliver.ts'
import type { JobKind } from './schedule.ts'
import type { Services } from './services.ts'
import { circumstancesIn } from './setting.ts'

const week = 7 * 86_400_000
/** How far back a channel's questions are answered again. */
const lookBack = 60 * 86_400_000
const payload = z.object({ channel: z.string() })

/** The client of a workspace; null: it is no longer installed there. */
export type ClientFor = (team: string) => Promise<WebClient | null>

export function digestJobs(clientFor: ClientFor): readonly JobKind[] {
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
        const client = await clientFor(currentTeam())
        if (client !== null) await postDigest(payload.parse(job.payload).channel, client, services)
      },
    },
  ]
}

async function postDigest(channel: string, client: WebClient, services: Services): Promise<void> {
  const { setting, sharing } = await circumstancesIn(channel, client, services)
  // It speaks of what the team asked and spent: not where another company reads along.
  if (sharing !== 'own' || setting.rules.defaults.digest !== true) return
  const { estimates, runs } = services.store.of(currentTeam())
  const ago = (time: number) => new Date(services.now() - time).toISOString()
  const since = ago(week)
  const past = await estimates.recent({ channel, since: ago(lookBack), limit: 100 })
  const threads = new Map(past.toReversed().map((each) => [each.thread ?? each.id, each]))
  const asked = [...threads.values()].toReversed().map(({ scenario, headline }) => ({
    scenario,
    headline,
  }))
  const content = { since: since.slice(0, 10), estimates: asked, runs: await runs.recent({ channel, since }) }
  const { answer: message } = await services.think('week', content, setting)
  if (message !== null) await postAnswer(message, { client, channel, user: '' }, services)
}
