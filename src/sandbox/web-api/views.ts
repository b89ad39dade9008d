/** views.*: windows over Slack, and the home tab. */
import { validateView } from '../../reply/limits.ts'
import { identified } from '../blocks.ts'
import { isJson, type Json, jsonOf, listOf, textOf } from '../json.ts'
import type { Window, Workspace } from '../workspace.ts'
import { type Caller, type Method, refused, said } from './method.ts'

/** Windows lie on each other three high at most. */
const highest = 3
/** Characters of a view as JSON. */
const largestView = 250_000

const open: Method = (args, caller) => openWindow(args, caller, false)
const push: Method = (args, caller) => openWindow(args, caller, true)

const update: Method = (args, { space }) => {
  const fault = faultOf(args['view'])
  if (fault !== null) return fault
  const at = space.windows.findIndex(
    ({ id, view }) => id === args['view_id'] || (view['external_id'] ?? '') === (args['external_id'] ?? null),
  )
  const window = space.windows[at]
  if (window === undefined) return refused('not_found')
  if (args['hash'] !== undefined && args['hash'] !== window.hash) return refused('hash_conflict')
  return shown(space, replaceWindow(space, at, Object(args['view'])))
}

const publish: Method = (args, { space }) => {
  const fault = faultOf(args['view'])
  if (fault !== null) return fault
  const user = textOf(args['user_id'])
  if (user === '') return refused('invalid_arguments', ['[ERROR] missing required field: user_id'])
  const view: Json = Object(args['view'])
  space.homes.set(user, view)
  space.tell({ is: 'home', user })
  return { ok: true, view: { id: homeId(user), team_id: space.team, bot_id: space.bot.id, ...view } }
}

export const views: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
}

export const homeId = (user: string): string => `V${user.slice(1)}HOME`

function openWindow(args: Json, { space, permit }: Caller, onTop: boolean): Json {
  const trigger = textOf(args['trigger_id'])
  if (trigger === '') return refused('invalid_arguments', ['[ERROR] missing required field: trigger_id'])
  const fault = faultOf(args['view'])
  if (fault !== null) return fault
  const permitted = permit(trigger)
  if (typeof permitted === 'string') return refused(permitted)
  const { user, channel, window } = permitted
  const external = textOf(jsonOf(args['view'])['external_id'])
  if (external !== '' && space.windows.some(({ view }) => view['external_id'] === external)) {
    return refused('duplicate_external_id')
  }
  const own = space.windows.filter((each) => each.user === user)
  if (onTop && window === null) return refused('invalid_trigger_id')
  if (onTop && own.length >= highest) return refused('push_limit_reached')
  if (!onTop) closeWindows(space, user)
  return shown(space, addWindow(space, { user, channel, previous: onTop ? window : null }, Object(args['view'])))
}

/** Slack's answer to a view that it would not take; null: it would. */
export function faultOf(view: unknown): Json | null {
  if (!isJson(view)) return refused('invalid_arguments', ['[ERROR] missing required field: view'])
  if (JSON.stringify(view).length > largestView) return refused('view_too_large')
  const violations = validateView(view)
  return violations.length === 0 ? null : refused('invalid_arguments', violations.map(said))
}

export function addWindow(
  space: Workspace,
  { user, channel, previous }: Pick<Window, 'user' | 'channel' | 'previous'>,
  view: Json,
): Window {
  const id = `V${space.nextTs().replace('.', '')}`
  const root = space.windows.find((each) => each.id === previous)?.root ?? id
  const window = { id, user, hash: hashOf(space), channel, root, previous, view: withIds(view) }
  space.windows.push(window)
  space.tell({ is: 'windows', user })
  return window
}

export function replaceWindow(space: Workspace, at: number, view: Json): Window | null {
  const window = space.windows[at]
  if (window === undefined) return null
  const after = { ...window, hash: hashOf(space), view: withIds(view) }
  space.windows[at] = after
  space.tell({ is: 'windows', user: window.user })
  return after
}

/** Closes one window of a person, or all. */
export function closeWindows(space: Workspace, user: string, id?: string): void {
  const left = space.windows.filter((window) => window.user !== user || (id !== undefined && window.id !== id))
  if (left.length === space.windows.length) return
  space.windows.splice(0, space.windows.length, ...left)
  space.tell({ is: 'windows', user })
}

const hashOf = (space: Workspace): string => `${space.nextTs()}.hash`

const withIds = (view: Json): Json => ({ ...view, blocks: identified(listOf(view['blocks'])) })

/** A window as the Web API and the app's listeners see it. */
export function windowJson(space: Workspace, { id, hash, root, previous, view }: Window, state: Json = {}): Json {
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
    team_id: space.team,
    app_id: space.app,
    app_installed_team_id: space.team,
    bot_id: space.bot.id,
    hash,
    root_view_id: root,
    previous_view_id: previous,
    state: { values: state },
  }
}

function shown(space: Workspace, window: Window | null): Json {
  return window === null ? refused('not_found') : { ok: true, view: windowJson(space, window) }
}
