/** The app was removed from a workspace, or its token revoked: everything that is remembered of the workspace goes. */
import * as z from 'zod'
import type { InstallationOwner } from '../../store/installations.ts'
import { currentScope } from '../request-scope.ts'
import type { JobDefinition } from '../jobs/scheduler.ts'
import type { Services } from '../services.ts'

const uninstallEvent = z.object({
  event_time: z.number().optional().catch(undefined),
  authorizations: z
    .array(z.object({ is_enterprise_install: z.boolean().optional().catch(undefined) }))
    .optional()
    .catch(undefined),
})

/** What was under way when the app left may still write something: that goes in a second sweep. */
const cleanupDelayMs = 60_000

/** Deletes at once, and again a minute later; not at all where the app was installed again since. */
export async function cleanUpUninstall(body: unknown, isEnterpriseInstall: boolean, services: Services): Promise<void> {
  const scope = currentScope()
  if (scope === null) throw new Error('a clean-up outside of any delivery')
  const { event_time: time, authorizations } = uninstallEvent.parse(body)
  const isOrganization = isEnterpriseInstall || authorizations?.[0]?.is_enterprise_install === true
  const owner = isOrganization
    ? { team: null, enterprise: scope.enterprise ?? scope.team }
    : { team: scope.team, enterprise: scope.enterprise }
  if (wasReinstalled(owner, time, services)) {
    services.log.info({ ...owner }, 'a clean-up from before the last installation')
    return
  }
  const now = services.now()
  const runAt = new Date(now + cleanupDelayMs).toISOString()
  const at = new Date(now).toISOString()
  const payload = { ...owner, at }
  await services.store.jobs.add({
    kind: cleanupJob.kind,
    key: `${owner.team ?? owner.enterprise} ${at}`,
    team: null,
    payload,
    runAt,
  })
  await forgetWorkspace(owner, services)
}

function wasReinstalled(owner: InstallationOwner, time: number | undefined, { authorizer }: Services): boolean {
  const since = authorizer?.installedSince(owner) ?? null
  // Slack's times are whole seconds.
  return since !== null && time !== undefined && since > (time + 1) * 1000
}

async function forgetWorkspace(
  owner: InstallationOwner,
  { store, authorizer, processCache, log, health }: Services,
): Promise<void> {
  const teams = owner.team === null ? await store.teams(owner.enterprise ?? '') : [owner.team]
  for (const team of teams) await store.of(team).forget()
  await store.installations.remove(owner)
  authorizer?.forget(owner)
  processCache.clear()
  log.warn({ ...owner }, 'forgot a workspace')
  if (authorizer === null) {
    health.report('installation', 'The app was removed from the workspace; install it again and set its new token.')
  }
}

const cleanupPayload = z.object({ team: z.string().nullable(), enterprise: z.string().nullable(), at: z.string() })

/** Unless it was installed again meanwhile. */
export const cleanupJob: JobDefinition = {
  kind: 'forget',
  run: async ({ payload }, services) => {
    const { at, ...owner } = cleanupPayload.parse(payload)
    const installed = await services.store.installations.get(owner)
    if (installed === null || installed.changedAt < at) await forgetWorkspace(owner, services)
  },
}
