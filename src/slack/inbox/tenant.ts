/**
 * Whose a delivery is: the workspace through which the app received it, out of the fields that Slack itself sets on the
 * outside of a payload. Never a field of a message, for whoever wrote the message may be of another workspace.
 */
import type { AppStore } from '../document-schemas.ts'
import type { ProcessCache } from '../process-cache.ts'
import { type DeliveryKind, kindOfPayload, type SlackPayload } from './payload.ts'

export type Tenant = {
  /** Empty: the payload does not say. */
  readonly team: string
  readonly enterprise: string | null
  /**
   * Only where `team` is empty, as in interactions of an app that a whole organization installed: the workspace of the
   * person. It counts once the store knows it as a workspace of that organization.
   */
  readonly personTeam: string | null
  /** Only where `team` is empty: the workspace for which Slack says that an organization's app received it. */
  readonly receivingTeam?: string | null
}

/** Ids of workspaces begin with T, those of organizations with E; Slack puts either into a field called team. */
const workspaceId = (id: string | null | undefined): string | null => (id && !id.startsWith('E') ? id : null)
const organizationId = (id: string | null | undefined): string | null => (id?.startsWith('E') === true ? id : null)

/** The tenant that a payload belongs to: by its authorization where it has one, because in a shared channel the other ids may be the sender’s. */
export function tenantOf(payload: SlackPayload): Tenant {
  const { team, team_id, enterprise_id, context_team_id, user } = payload
  switch (kindOfPayload(payload)) {
    case 'event': {
      // In a channel of several companies team_id and enterprise_id may be the sender's; the authorization is ours.
      const authorization = payload.authorizations?.[0]
      const enterprise = (authorization ?? payload).enterprise_id ?? null
      const named = context_team_id ?? team_id ?? ''
      const owner = authorization === undefined && enterprise === null ? named : authorization?.team_id
      if (owner) return { team: owner, enterprise, personTeam: null }
      const receivingTeam = enterprise === null ? null : workspaceId(named)
      return { team: '', enterprise, personTeam: null, receivingTeam }
    }
    case 'command':
      return { team: team_id ?? '', enterprise: enterprise_id ?? null, personTeam: null }
    case 'action':
    case 'shortcut':
    case 'submission':
    case 'options': {
      const installedIn = kindsWithView.has(kindOfPayload(payload)) ? payload.view?.app_installed_team_id : null
      const owner = workspaceId(installedIn) ?? workspaceId(team?.id)
      const enterprise = payload.enterprise?.id ?? organizationId(installedIn) ?? organizationId(team?.id)
      if (owner !== null) return { team: owner, enterprise, personTeam: null }
      const personTeam = workspaceId(user?.team_id)
      return enterprise === null
        ? { team: personTeam ?? '', enterprise, personTeam: null }
        : { team: '', enterprise, personTeam }
    }
    case 'other':
      return { team: team?.id ?? team_id ?? '', enterprise: enterprise_id ?? null, personTeam: null }
  }
}

/** A form that was opened in a channel of several companies says in its view where the app is installed. */
const kindsWithView: ReadonlySet<DeliveryKind> = new Set(['submission'])

/** Whether somebody of another company is in the conversation; null: the payload does not say. */
export function sharingOf({ is_ext_shared_channel: isShared, user, team }: SlackPayload): boolean | null {
  if (typeof isShared === 'boolean') return isShared
  const [personTeam, installedTeam] = [workspaceId(user?.team_id), workspaceId(team?.id)]
  return personTeam !== null && installedTeam !== null && personTeam !== installedTeam ? true : null
}

/**
 * The tenant under which everything of the delivery is kept. Where only the person's workspace is named, or the one that
 * received an event, and the store does not know it as one of the organization, the organization's id stands for the
 * tenant: nobody else's rows then. A receiving workspace of which nobody has heard is a new one of the organization.
 */
export async function resolveTenant(
  { team, enterprise, personTeam, receivingTeam = null }: Tenant,
  { store, processCache }: { readonly store: AppStore; readonly processCache: ProcessCache },
): Promise<string> {
  if (team !== '' || enterprise === null) return team
  const named = personTeam ?? receivingTeam
  if (named === null) return enterprise
  const { workspace } = store.of(named)
  const known = processCache.teams.get(named) ?? (await workspace.enterprise())
  if (known === enterprise) return named
  const isNew = receivingTeam !== null && !(await workspace.isKnown()) && !(await store.installations.ids()).has(named)
  return isNew ? named : enterprise
}
