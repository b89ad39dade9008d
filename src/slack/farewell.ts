/** The app was removed from a workspace, or its token revoked: everything that is remembered of the workspace goes. */
import * as z from 'zod'
import type { Installed } from '../store/installations.ts'
import { currentWork } from './current.ts'
import type { JobKind } from './schedule.ts'
import type { Services } from './services.ts'

const event = z.object({
  event_time: z.number().optional().catch(undefined),
  authorizations: z
    .array(z.object({ is_enterprise_install: z.boolean().optional().catch(undefined) }))
    .optional()
    .catch(undefined),
})

/** What was under way when the app left may still write something: that goes in a second sweep. */
const sweepAfter = 60_000

export async function sayFarewell(body: unknown, isWholeOrganization: boolean, services: Services): Promise<void> {
  const work = currentWork()
  if (work === null) throw new Error('a farewell outside of any delivery')
  const { event_time: time, authorizations } = event.parse(body)
  const isOrganization = isWholeOrganization || authorizations?.[0]?.is_enterprise_install === true
  const whose = isOrganization
    ? { team: null, enterprise: work.enterprise ?? work.team }
    : { team: work.team, enterprise: work.enterprise }
  if (isInstalledSince(whose, time, services)) {
    services.log.info({ ...whose }, 'a farewell from before the last installation')
    return
  }
  const now = services.now()
  const runAt = new Date(now + sweepAfter).toISOString()
  const at = new Date(now).toISOString()
  const payload = { ...whose, at }
  await services.store.jobs.add({
    kind: sweep.kind,
    key: `${whose.team ?? whose.enterprise} ${at}`,
    team: null,
    payload,
    runAt,
  })
  await forget(whose, services)
}

function isInstalledSince(whose: Installed, time: number | undefined, { tenancy }: Services): boolean {
  const since = tenancy?.since(whose) ?? null
  // Slack's times are whole seconds.
  return since !== null && time !== undefined && since > (time + 1) * 1000
}

async function forget(whose: Installed, { store, tenancy, familiar, log, health }: Services): Promise<void> {
  const teams = whose.team === null ? await store.teams(whose.enterprise ?? '') : [whose.team]
  for (const team of teams) await store.of(team).forget()
  await store.installations.remove(whose)
  tenancy?.drop(whose)
  familiar.forget()
  log.warn({ ...whose }, 'forgot a workspace')
  if (tenancy === null) {
    health.report('installation', 'The app was removed from the workspace; install it again and set its new token.')
  }
}

const swept = z.object({ team: z.string().nullable(), enterprise: z.string().nullable(), at: z.string() })

/** Unless it was installed again meanwhile. */
export const sweep: JobKind = {
  kind: 'forget',
  run: async ({ payload }, services) => {
    const { at, ...whose } = swept.parse(payload)
    const installed = await services.store.installations.get(whose)
    if (installed === null || installed.changedAt < at) await forget(whose, services)
  },
}
