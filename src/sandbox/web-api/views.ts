/** views.*: windows over Slack, and the home tab. */
import { validateView } from '../../presentation/slack/blocks/validator/message-validator.ts'
import { withBlockIds } from '../blocks/block-ids.ts'
import { isJsonObject, type JsonObject, asObject, asObjects, asString } from '../json.ts'
import type { OpenModal, LocalWorkspace } from '../workspace/workspace.ts'
import { type MethodContext, type ApiMethod, apiError, violationMessage } from './api-method.ts'

/** Windows lie on each other three high at most. */
const maxStackDepth = 3
/** Characters of a view as JSON. */
const maxViewLength = 250_000

const open: ApiMethod = (args, context) => openModal(args, context, false)
const push: ApiMethod = (args, context) => openModal(args, context, true)

const update: ApiMethod = (args, { workspace }) => {
  const error = viewError(args['view'])
  if (error !== null) return error
  const index = workspace.modals.findIndex(
    ({ id, view }) => id === args['view_id'] || (view['external_id'] ?? '') === (args['external_id'] ?? null),
  )
  const modal = workspace.modals[index]
  if (modal === undefined) return apiError('not_found')
  if (args['hash'] !== undefined && args['hash'] !== modal.hash) return apiError('hash_conflict')
  return viewResponse(workspace, replaceModal(workspace, index, Object(args['view'])))
}

const publish: ApiMethod = (args, { workspace }) => {
  const error = viewError(args['view'])
  if (error !== null) return error
  const user = asString(args['user_id'])
  if (user === '') return apiError('invalid_arguments', ['[ERROR] missing required field: user_id'])
  const view: JsonObject = Object(args['view'])
  workspace.homeViews.set(user, view)
  workspace.notify({ is: 'home', user })
  return { ok: true, view: { id: homeViewId(user), team_id: workspace.team, bot_id: workspace.bot.id, ...view } }
}

export const viewMethods: Readonly<Record<string, ApiMethod>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
}

export const homeViewId = (user: string): string => `V${user.slice(1)}HOME`

function openModal(args: JsonObject, { workspace, redeemTrigger }: MethodContext, isPush: boolean): JsonObject {
  const triggerId = asString(args['trigger_id'])
  if (triggerId === '') return apiError('invalid_arguments', ['[ERROR] missing required field: trigger_id'])
  const error = viewError(args['view'])
  if (error !== null) return error
  const trigger = redeemTrigger(triggerId)
  if (typeof trigger === 'string') return apiError(trigger)
  const { user, channel, modal } = trigger
  const externalId = asString(asObject(args['view'])['external_id'])
  if (externalId !== '' && workspace.modals.some(({ view }) => view['external_id'] === externalId)) {
    return apiError('duplicate_external_id')
  }
  const userModals = workspace.modals.filter((each) => each.user === user)
  if (isPush && modal === null) return apiError('invalid_trigger_id')
  if (isPush && userModals.length >= maxStackDepth) return apiError('push_limit_reached')
  if (!isPush) closeModals(workspace, user)
  return viewResponse(
    workspace,
    addModal(workspace, { user, channel, previous: isPush ? modal : null }, Object(args['view'])),
  )
}

/** Slack's answer to a view that it would not take; null: it would. */
export function viewError(view: unknown): JsonObject | null {
  if (!isJsonObject(view)) return apiError('invalid_arguments', ['[ERROR] missing required field: view'])
  if (JSON.stringify(view).length > maxViewLength) return apiError('view_too_large')
  const violations = validateView(view)
  return violations.length === 0 ? null : apiError('invalid_arguments', violations.map(violationMessage))
}

export function addModal(
  workspace: LocalWorkspace,
  { user, channel, previous }: Pick<OpenModal, 'user' | 'channel' | 'previous'>,
  view: JsonObject,
): OpenModal {
  const id = `V${workspace.nextTs().replace('.', '')}`
  const root = workspace.modals.find((each) => each.id === previous)?.root ?? id
  const modal = { id, user, hash: newHash(workspace), channel, root, previous, view: viewWithIds(view) }
  workspace.modals.push(modal)
  workspace.notify({ is: 'windows', user })
  return modal
}

export function replaceModal(workspace: LocalWorkspace, index: number, view: JsonObject): OpenModal | null {
  const modal = workspace.modals[index]
  if (modal === undefined) return null
  const updated = { ...modal, hash: newHash(workspace), view: viewWithIds(view) }
  workspace.modals[index] = updated
  workspace.notify({ is: 'windows', user: modal.user })
  return updated
}

/** Closes one window of a person, or all. */
export function closeModals(workspace: LocalWorkspace, user: string, id?: string): void {
  const remaining = workspace.modals.filter((modal) => modal.user !== user || (id !== undefined && modal.id !== id))
  if (remaining.length === workspace.modals.length) return
  workspace.modals.splice(0, workspace.modals.length, ...remaining)
  workspace.notify({ is: 'windows', user })
}

const newHash = (workspace: LocalWorkspace): string => `${workspace.nextTs()}.hash`

const viewWithIds = (view: JsonObject): JsonObject => ({ ...view, blocks: withBlockIds(asObjects(view['blocks'])) })

/** A window as the Web API and the app's listeners see it. */
export function modalJson(
  workspace: LocalWorkspace,
  { id, hash, root, previous, view }: OpenModal,
  state: JsonObject = {},
): JsonObject {
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    close: null,
    submit: null,
    clear_on_close: false,
    notify_on_close: false,
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

function viewResponse(workspace: LocalWorkspace, modal: OpenModal | null): JsonObject {
  return modal === null ? apiError('not_found') : { ok: true, view: modalJson(workspace, modal) }
}
