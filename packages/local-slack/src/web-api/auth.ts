/** auth.*, team.*, bots.*: whose token it is. */
import type { ApiMethod } from './api-method.ts'

const authTest: ApiMethod = (_, { workspace }) => ({
  ok: true,
  url: `https://${workspace.teamName.toLowerCase()}.slack.com/`,
  team: workspace.teamName,
  user: workspace.bot.name,
  team_id: workspace.team,
  user_id: workspace.bot.user,
  bot_id: workspace.bot.id,
  ...(workspace.enterprise === undefined ? {} : { enterprise_id: workspace.enterprise.id }),
  is_enterprise_install: workspace.isOrgInstall === true,
})

const teamInfo: ApiMethod = (_, { workspace }) => ({
  ok: true,
  team: { id: workspace.team, name: workspace.teamName, domain: workspace.teamName.toLowerCase() },
})

const botInfo: ApiMethod = (_, { workspace: { bot, app } }) => ({
  ok: true,
  bot: { id: bot.id, app_id: app, user_id: bot.user, name: bot.name, deleted: false },
})

export const authMethods: Readonly<Record<string, ApiMethod>> = {
  'api.test': () => ({ ok: true }),
  'auth.test': authTest,
  'team.info': teamInfo,
  'bots.info': botInfo,
}
