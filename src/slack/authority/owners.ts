/**
 * Owners: who may change what binds a whole workspace. At first that is whoever installed the app, or else whom the
 * setting OWNERS names; they hand it on in the form of the workspace's settings. Administrators of the workspace, where
 * the app can see who they are, are owners too; and so is whom OWNERS names since, for else a workspace whose owners have
 * left is locked out. Guests and people of other companies never are.
 */
import type { WebClient } from '@slack/web-api'
import type { InstallationOwner } from '../../store/installations.ts'
import { unknownInstaller } from '../install/authorizer.ts'
import { currentScope, currentTeam } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { loadPersonRole } from './people.ts'
import type { PersonRole } from './person-role.ts'

export type Authority = {
  readonly isOwner: boolean
  readonly role: PersonRole
  /** Ids of those who are named as owners; administrators are not among them. */
  readonly owners: readonly string[]
}

/** The authority of a user in the current workspace. */
export async function loadAuthority(user: string, client: WebClient, services: Services): Promise<Authority> {
  const [owners, role] = await Promise.all([loadOwners(services), loadPersonRole(user, client, services)])
  const isOwner =
    role !== 'outsider' && (owners.includes(user) || role === 'admin' || (await isNamedAgain(user, services)))
  return { isOwner, role, owners }
}

/** In OWNERS, and not among those whom the workspace has taken off its list. */
async function isNamedAgain(user: string, { firstOwners, store }: Services): Promise<boolean> {
  if (!firstOwners.includes(user)) return false
  return !(await store.of(currentTeam()).owners.removed()).includes(user)
}

/** Those named in the workspace, else in its organization, else those of the beginning. */
export async function loadOwners(services: Services): Promise<readonly string[]> {
  const scope = currentScope()
  if (scope === null) return []
  const { team, enterprise } = scope
  for (const tenant of [team, ...(enterprise === null ? [] : [enterprise])]) {
    const named = await services.store.of(tenant).owners.list()
    if (named.length > 0) return named.map(({ user }) => user)
  }
  const installer = await installerOf({ team, enterprise }, services)
  return installer === null ? services.firstOwners : [installer]
}

/** Whoever installed the app in the workspace, or else in its organization; null: by its token, or it is not known. */
async function installerOf(
  { team, enterprise }: { readonly team: string; readonly enterprise: string | null },
  { authorizer, store }: Services,
): Promise<string | null> {
  if (authorizer === null) return null
  const candidates: InstallationOwner[] = [{ team, enterprise }]
  if (enterprise !== null) candidates.push({ team: null, enterprise })
  for (const candidate of candidates) {
    const found = await store.installations.find(candidate)
    if (found === null || found === 'unreadable') continue
    const installer = found.installation.user.id
    if (installer !== unknownInstaller) return installer
  }
  return null
}

/** The sentence for whoever may not change something, with what to do about it. `what`: "change the price book". */
export function notOwnerText(what: string, owners: readonly string[]): string {
  if (owners.length === 0) {
    return `Nobody owns these settings yet, so nobody can ${what}. Whoever runs gpucost names the first owner with the setting OWNERS; a workspace with the scope users:read also takes its administrators.`
  }
  const named = owners.slice(0, 5).map((owner) => `<@${owner}>`)
  return `Only an owner can ${what}: ask ${named.join(', ')}. Owners are named in the settings of the workspace.`
}
