/** A modal or home tab as the Web API and the app's listeners see it. */
import { withBlockIds } from '../block-kit/block-ids.ts'
import { type JsonObject, asObjects } from '../json.ts'
import type { LocalWorkspace, OpenModal } from '../workspace/workspace.ts'

/** The id of a user's home tab: the same each time it is published. */
export const homeViewId = (user: string): string => `V${user.slice(1)}HOME`

const emptyView = {
  private_metadata: '',
  callback_id: '',
  external_id: '',
  close: null,
  submit: null,
  clear_on_close: false,
  notify_on_close: false,
}

/** `state`: what the inputs hold, by block and action. */
export function viewJson(
  workspace: LocalWorkspace,
  { id, hash, root, previous, view }: Omit<OpenModal, 'user' | 'channel'>,
  state: JsonObject = {},
): JsonObject {
  return {
    ...emptyView,
    ...view,
    id,
    team_id: workspace.team,
    app_id: workspace.app,
    app_installed_team_id: workspace.team,
    bot_id: workspace.bot.id,
    hash,
    root_view_id: root,
    previous_view_id: previous,
    state: { values: state },
  }
}

/** Null when none was published for the user. */
export function homeViewJson(workspace: LocalWorkspace, user: string, state: JsonObject = {}): JsonObject | null {
  const view = workspace.homeViews.get(user)
  if (view === undefined) return null
  const id = homeViewId(user)
  const blocks = withBlockIds(asObjects(view['blocks']))
  return viewJson(workspace, { id, hash: '', root: id, previous: null, view: { ...view, blocks } }, state)
}
