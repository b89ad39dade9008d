/**
 * Who has installed the app, and with which token. Tokens are kept in memory, so that a request is authorized without
 * a look at the network or the database; what other replicas change is learnt within seconds.
 */
import type { Authorize, AuthorizeResult, Installation } from '@slack/bolt'
import { installationId, type InstallationOwner } from '../../store/installations.ts'
import type { AppLog } from '../observability/log.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { AppStore } from '../document-schemas.ts'
import { currentScope } from '../request-scope.ts'

export type Authorizer = {
  readonly authorize: Authorize<boolean>
  /** Learns what changed in the database. Called at start, and then from time to time. */
  readonly refresh: () => Promise<void>
  readonly saveInstallation: (installation: Installation) => Promise<void>
  /** The token of a workspace is no longer known here. */
  readonly forget: (owner: InstallationOwner) => void
  /** When the workspace, or else its organization, installed; null: it has not. Milliseconds since 1970. */
  readonly installedSince: (owner: InstallationOwner) => number | null
}

/** Nobody of the workspace, or of its organization, has installed the app. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled'
  constructor() {
    super('the app is not installed there')
  }
}

type CachedInstallation = { readonly result: AuthorizeResult; readonly changedAt: string }

/** In the place of the user who installed it first, where that is not known any more. */
export const unknownInstaller = ''

/** A workspace that is not known is looked up again after this many milliseconds. */
const lookUpAgainMs = 10_000

/**
 * `clock`: milliseconds since 1970. `authorize` throws `NotInstalled`; an installation that cannot be read is logged
 * once, and not served.
 */
export function createAuthorizer(
  { installations, of }: AppStore,
  log: AppLog,
  metrics: Pick<Metrics, 'unreadable'>,
  clock: () => number = Date.now,
): Authorizer {
  const cached = new Map<string, CachedInstallation>()
  const lookedUp = new Map<string, number>()
  let newestChange = ''
  /** Unreadable installations, each of which was told of. */
  const known = new Set<string>()

  const cacheInstallation = (owner: InstallationOwner, installation: Installation, changedAt: string) => {
    cached.set(installationId(owner), { result: authorizeResultOf(installation), changedAt })
  }

  async function lookUp(owner: InstallationOwner): Promise<void> {
    const id = installationId(owner)
    if (clock() - (lookedUp.get(id) ?? 0) < lookUpAgainMs) return
    lookedUp.set(id, clock())
    const found = await installations.find(owner)
    if (found !== null && found !== 'unreadable') cacheInstallation(owner, found.installation, found.changedAt)
  }

  /** Whoever installed it first owns the settings: installing it once more makes nobody an owner. */
  async function keepFirstOwner(owner: InstallationOwner, installer: string): Promise<void> {
    const { owners } = of(installationId(owner))
    if ((await owners.list()).length > 0) return
    if (installer !== unknownInstaller) await owners.replace({ users: [installer] }, installer)
  }

  return {
    authorize: async (source) => {
      // Bolt reads the workspace out of the payload by rules of its own: what the delivery is filed under goes first.
      const scope = currentScope()
      const teamId = scope?.team ?? source.teamId
      const enterpriseId = (scope === null ? source.enterpriseId : scope.enterprise) ?? undefined
      const candidates: InstallationOwner[] = []
      if (teamId !== undefined && teamId !== enterpriseId) {
        candidates.push({ team: teamId, enterprise: enterpriseId ?? null })
      }
      if (enterpriseId !== undefined) candidates.push({ team: null, enterprise: enterpriseId })
      for (const search of [async () => undefined, lookUp]) {
        for (const candidate of candidates) {
          await search(candidate)
          const result = cached.get(installationId(candidate))?.result
          // A workspace of another organization than the one that the delivery came through is not the one meant.
          if (enterpriseId !== undefined && (result?.enterpriseId ?? enterpriseId) !== enterpriseId) continue
          // A copy: Bolt writes the ids of the request into it.
          if (result !== undefined) return { ...result, ...(teamId === undefined ? {} : { teamId }) }
        }
      }
      throw new NotInstalled()
    },
    refresh: async () => {
      const { readable, unreadable } = await installations.all(newestChange)
      for (const id of unreadable) {
        if (known.has(id)) continue
        known.add(id)
        log.error({ installation: id }, 'an installation cannot be read: its workspace is not served')
      }
      for (const { team, enterprise, installation, changedAt } of readable) {
        cacheInstallation({ team, enterprise }, installation, changedAt)
        if (changedAt > newestChange) newestChange = changedAt
      }
      const ids = await installations.ids()
      for (const id of cached.keys()) if (!ids.has(id)) cached.delete(id)
      for (const id of known) if (!ids.has(id) || cached.has(id)) known.delete(id)
      metrics.unreadable(known.size)
    },
    saveInstallation: async (installation) => {
      const owner = ownerOf(installation)
      const earlier = await installations.find(owner)
      // Nobody comes to own a workspace because the row that says who installed it first cannot be read.
      const first = earlier === 'unreadable' ? unknownInstaller : earlier?.installation.user.id
      const isFirstUnknown = first === unknownInstaller
      const kept = isFirstUnknown ? { ...installation, user: { ...installation.user, id: first } } : installation
      await keepFirstOwner(owner, first ?? installation.user.id)
      await installations.put(owner, kept)
      cacheInstallation(owner, kept, new Date(clock()).toISOString())
      log.info({ team: owner.team, enterprise: owner.enterprise }, 'installed')
    },
    forget: ({ team, enterprise }) => {
      for (const id of [team, enterprise]) {
        if (id === null) continue
        cached.delete(id)
        lookedUp.delete(id)
      }
    },
    installedSince: ({ team, enterprise }) => {
      const found =
        (team === null ? undefined : cached.get(team)) ?? (enterprise === null ? undefined : cached.get(enterprise))
      return found === undefined ? null : Date.parse(found.changedAt)
    },
  }
}

function ownerOf({ isEnterpriseInstall, team, enterprise }: Installation): InstallationOwner {
  if (isEnterpriseInstall === true) return { team: null, enterprise: enterprise?.id ?? null }
  return { team: team?.id ?? null, enterprise: enterprise?.id ?? null }
}

function authorizeResultOf({ bot, team, enterprise }: Installation): AuthorizeResult {
  if (bot === undefined) throw new TypeError('an installation without a bot')
  return {
    botToken: bot.token,
    botId: bot.id,
    botUserId: bot.userId,
    ...(team === undefined ? {} : { teamId: team.id }),
    ...(enterprise === undefined ? {} : { enterpriseId: enterprise.id }),
  }
}
