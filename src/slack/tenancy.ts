/**
 * Who has installed the app, and with which token. Tokens are kept in memory, so that a request is authorized without
 * a look at the network or the database; what other replicas change is learnt within seconds.
 */
import type { Authorize, AuthorizeResult, Installation } from '@slack/bolt'
import { installationId, type Installed } from '../store/installations.ts'
import type { Log } from './log.ts'
import type { Memory } from './remembered.ts'

export type Tenancy = {
  readonly authorize: Authorize<boolean>
  /** Learns what changed in the database. Called at start, and then from time to time. */
  readonly refresh: () => Promise<void>
  readonly installed: (installation: Installation) => Promise<void>
  /** The token of a workspace is no longer known here. */
  readonly drop: (whose: Installed) => void
  /** When the workspace, or else its organization, installed; null: it has not. Milliseconds since 1970. */
  readonly since: (whose: Installed) => number | null
}

/** Nobody of the workspace, or of its organization, has installed the app. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled'
  constructor() {
    super('the app is not installed there')
  }
}

type Known = { readonly result: AuthorizeResult; readonly changedAt: string }

/** A workspace that is not known is looked up again after this many milliseconds. */
const lookAgain = 10_000

export function tenancyOf({ installations }: Memory, log: Log, clock: () => number = Date.now): Tenancy {
  const known = new Map<string, Known>()
  const lookedUp = new Map<string, number>()
  let learntUntil = ''

  const learn = (whose: Installed, installation: Installation, changedAt: string) => {
    known.set(installationId(whose), { result: resultOf(installation), changedAt })
  }

  async function lookUp(whose: Installed): Promise<void> {
    const id = installationId(whose)
    if (clock() - (lookedUp.get(id) ?? 0) < lookAgain) return
    lookedUp.set(id, clock())
    const found = await installations.get(whose)
    if (found !== null) learn(whose, found.installation, found.changedAt)
  }

  return {
    authorize: async ({ teamId, enterpriseId, isEnterpriseInstall }) => {
      const candidates: Installed[] = []
      if (teamId !== undefined && !isEnterpriseInstall) {
        candidates.push({ team: teamId, enterprise: enterpriseId ?? null })
      }
      if (enterpriseId !== undefined) candidates.push({ team: null, enterprise: enterpriseId })
      for (const find of [async () => undefined, lookUp]) {
        for (const candidate of candidates) {
          await find(candidate)
          const result = known.get(installationId(candidate))?.result
          // A copy: Bolt writes the ids of the request into it.
          if (result !== undefined) return { ...result, ...(teamId === undefined ? {} : { teamId }) }
        }
      }
      throw new NotInstalled()
    },
    refresh: async () => {
      const changed = await installations.all(learntUntil)
      for (const { team, enterprise, installation, changedAt } of changed) {
        learn({ team, enterprise }, installation, changedAt)
        if (changedAt > learntUntil) learntUntil = changedAt
      }
      const ids = await installations.ids()
      for (const id of known.keys()) if (!ids.has(id)) known.delete(id)
    },
    installed: async (installation) => {
      const whose = installedBy(installation)
      await installations.put(whose, installation)
      learn(whose, installation, new Date(clock()).toISOString())
      log.info({ team: whose.team, enterprise: whose.enterprise }, 'installed')
    },
    drop: ({ team, enterprise }) => {
      for (const id of [team, enterprise]) {
        if (id === null) continue
        known.delete(id)
        lookedUp.delete(id)
      }
    },
    since: ({ team, enterprise }) => {
      const found =
        (team === null ? undefined : known.get(team)) ?? (enterprise === null ? undefined : known.get(enterprise))
      return found === undefined ? null : Date.parse(found.changedAt)
    },
  }
}

function installedBy({ isEnterpriseInstall, team, enterprise }: Installation): Installed {
  if (isEnterpriseInstall === true) return { team: null, enterprise: enterprise?.id ?? null }
  return { team: team?.id ?? null, enterprise: enterprise?.id ?? null }
}

function resultOf({ bot, team, enterprise }: Installation): AuthorizeResult {
  if (bot === undefined) throw new TypeError('an installation without a bot')
  return {
    botToken: bot.token,
    botId: bot.id,
    botUserId: bot.userId,
    ...(team === undefined ? {} : { teamId: team.id }),
    ...(enterprise === undefined ? {} : { enterpriseId: enterprise.id }),
  }
}
