/** users.*: the people of the workspace, and the bot. */
import { type JsonObject, asString } from '../json.ts'
import type { LocalWorkspace, WorkspaceUser } from '../workspace/workspace.ts'
import { type ApiMethod, apiError } from './api-method.ts'

const getUser: ApiMethod = ({ user: id }, { workspace }) => {
  if (id === workspace.bot.user) return { ok: true, user: botJson(workspace) }
  const user = workspace.users.get(asString(id))
  return user === undefined ? apiError('user_not_found') : { ok: true, user: userJson(user, workspace) }
}

const listUsers: ApiMethod = (_, { workspace }) => ({
  ok: true,
  members: [...[...workspace.users.values()].map((user) => userJson(user, workspace)), botJson(workspace)],
  response_metadata: { next_cursor: '' },
})

export const userMethods: Readonly<Record<string, ApiMethod>> = { 'users.info': getUser, 'users.list': listUsers }

const userJson = ({ id, handle, name, title, flags = {} }: WorkspaceUser, { team }: LocalWorkspace): JsonObject => ({
  id,
  team_id: team,
  name: handle,
  real_name: name,
  deleted: false,
  is_bot: false,
  tz: 'Etc/UTC',
  profile: { real_name: name, display_name: handle, title },
  ...flags,
})

const botJson = ({ team, bot }: LocalWorkspace): JsonObject => ({
  id: bot.user,
  team_id: team,
  name: bot.name,
  real_name: bot.name,
  is_bot: true,
  profile: { real_name: bot.name, bot_id: bot.id },
})
