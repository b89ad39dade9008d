/** Who somebody is in the workspace, as far as Slack lets the app see: the optional scope `users:read`. */
import type { WebClient } from '@slack/web-api'
import * as z from 'zod'
import { slackErrorCode } from '../delivery/slack-errors.ts'
import { currentTeam } from '../request-scope.ts'
import type { Services } from '../services.ts'
import type { PersonRole } from './person-role.ts'

const flag = z.boolean().optional().catch(undefined)
const userSchema = z.object({
  id: z.string(),
  deleted: flag,
  is_bot: flag,
  is_admin: flag,
  is_owner: flag,
  is_primary_owner: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
})

/** A form waits three seconds for its acknowledgement: by then it must be known. */
const maxWaitMs = 1500

/** Kept for a minute in this process; what is unknown is asked again. */
export async function loadPersonRole(
  user: string,
  client: WebClient,
  { processCache, log }: Pick<Services, 'processCache' | 'log'>,
): Promise<PersonRole> {
  const key = `${currentTeam()} ${user}`
  const known = processCache.roles.get(key)
  if (known !== undefined) return known
  const role = await Promise.race([askSlack(user, client, log), after(maxWaitMs)])
  if (role !== 'unknown') processCache.roles.set(key, role)
  return role
}

async function askSlack(user: string, client: WebClient, log: Services['log']): Promise<PersonRole> {
  try {
    const parsed = userSchema.safeParse((await client.users.info({ user })).user)
    return parsed.success ? roleOf(parsed.data) : 'unknown'
  } catch (error) {
    log.debug({ reason: slackErrorCode(error) ?? 'unreachable' }, 'it is not known who somebody is in the workspace')
    return 'unknown'
  }
}

function roleOf(user: z.infer<typeof userSchema>): PersonRole {
  const { deleted, is_bot, is_restricted, is_ultra_restricted, is_stranger } = user
  if ([deleted, is_bot, is_restricted, is_ultra_restricted, is_stranger].includes(true)) return 'outsider'
  return [user.is_admin, user.is_owner, user.is_primary_owner].includes(true) ? 'admin' : 'member'
}

const after = (milliseconds: number) =>
  new Promise<'unknown'>((resolve) => setTimeout(() => resolve('unknown'), milliseconds).unref())
