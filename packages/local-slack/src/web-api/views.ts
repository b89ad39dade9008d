/** views.*: modals, which lie on top of each other, and the home tab. */
import { validateView } from '../block-kit/validator.ts'
import { withBlockIds } from '../block-kit/block-ids.ts'
import { isJsonObject, type JsonObject, asObject, asObjects, asString } from '../json.ts'
import type { LocalWorkspace, OpenModal } from '../workspace/workspace.ts'
import { type ApiMethod, apiError, type MethodContext, missingField, violationMessage } from './api-method.ts'
import { homeViewId, viewJson } from './view-json.ts'

/** Modals on top of each other. */
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
  return viewResponse(workspace, replaceModal(workspace, index, asObject(args['view'])))
}

const publish: ApiMethod = (args, { workspace }) => {
  const error = viewError(args['view'])
  if (error !== null) return error
  const user = asString(args['user_id'])
  if (user === '') return missingField('user_id')
  const view = asObject(args['view'])
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

function openModal(args: JsonObject, { workspace, redeemTrigger }: MethodContext, isPush: boolean): JsonObject {
  const triggerId = asString(args['trigger_id'])
  if (triggerId === '') return missingField('trigger_id')
  const error = viewError(args['view'])
  if (error !== null) return error
  const trigger = redeemTrigger(triggerId)
  if (typeof trigger === 'string') return apiError(trigger)
  const { user, channel, modal } = trigger
  const view = asObject(args['view'])
  const externalId = asString(view['external_id'])
  if (externalId !== '' && workspace.modals.some((each) => each.view['external_id'] === externalId)) {
    return apiError('duplicate_external_id')
  }
  const userModals = workspace.modals.filter((each) => each.user === user)
  if (isPush && modal === null) return apiError('invalid_trigger_id')
  if (isPush && userModals.length >= maxStackDepth) return apiError('push_limit_reached')
  if (!isPush) closeModals(workspace, user)
  return viewResponse(workspace, addModal(workspace, { user, channel, previous: isPush ? modal : null }, view))
}

/** Slack's answer to a view that it refuses; null: it is valid. */
export function viewError(view: unknown): JsonObject | null {
  if (!isJsonObject(view)) return missingField('view')
  if (JSON.stringify(view).length > maxViewLength) return apiError('view_too_large')
  const violations = validateView(view)
  return violations.length === 0 ? null : apiError('invalid_arguments', violations.map(violationMessage))
}

/** Puts a modal on top; `previous`: the id of the one below it, null where it is the first of its stack. */
export function addModal(
  workspace: LocalWorkspace,
  { user, channel, previous }: Pick<OpenModal, 'user' | 'channel' | 'previous'>,
  view: JsonObject,
): OpenModal {
  const id = `V${workspace.nextTs().replace('.', '')}`
  const root = workspace.modals.find((each) => each.id === previous)?.root ?? id
  const modal = { id, user, hash: newHash(workspace), channel, root, previous, view: viewWithIds(view) }
  workspace.modals.push(modal)
  workspace.openedViews.push(view)
  workspace.notify({ is: 'modals', user })
  return modal
}

/** Updates the modal at a place of the stack and gives it a new hash; null where there is none. */
export function replaceModal(workspace: LocalWorkspace, index: number, view: JsonObject): OpenModal | null {
  const modal = workspace.modals[index]
  if (modal === undefined) return null
  const updated = { ...modal, hash: newHash(workspace), view: viewWithIds(view) }
  workspace.modals[index] = updated
  workspace.notify({ is: 'modals', user: modal.user })
  return updated
}

/** Closes one modal of a user, or all. */
export function closeModals(workspace: LocalWorkspace, user: string, id?: string): void {
  const remaining = workspace.modals.filter((modal) => modal.user !== user || (id !== undefined && modal.id !== id))
  if (remaining.length === workspace.modals.length) return
  workspace.modals.splice(0, workspace.modals.length, ...remaining)
  workspace.notify({ is: 'modals', user })
}

const newHash = (workspace: LocalWorkspace): string => `${workspace.nextTs()}.hash`

const viewWithIds = (view: JsonObject): JsonObject => ({ ...view, blocks: withBlockIds(asObjects(view['blocks'])) })

function viewResponse(workspace: LocalWorkspace, modal: OpenModal | null): JsonObject {
  return modal === null ? apiError('not_found') : { ok: true, view: viewJson(workspace, modal) }
}
