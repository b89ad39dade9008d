/** Presses and submissions: what was clicked or filled in, and what becomes of the window. */
import { type Spot, deliverClick } from './acts.ts'
import { elementIn, flat, identified } from './blocks.ts'
import { isJson, type Json, jsonOf, listOf, parseJson, textOf } from './json.ts'
import type { LocalSlack } from './local-slack.ts'
import {
  closedPayload,
  messagePress,
  type ResponseUrl,
  submissionPayload,
  suggestionPayload,
  viewPress,
} from './payloads.ts'
import { addWindow, closeWindows, faultOf, homeId, replaceWindow, windowJson } from './web-api/views.ts'
import type { Window, Workspace } from './workspace.ts'

/** What was pressed, and what was chosen with it (`value`, `selected_option`, …). */
export type Press = { readonly blockId: string; readonly actionId: string; readonly chosen: Json }

export async function pressOnMessage(slack: LocalSlack, spot: Spot, ts: string, press: Press): Promise<void> {
  const { space } = slack
  const { user, channel } = spot
  const message = space.posted.find((each) => each.channel === channel && each.ts === ts)
  const action = message === undefined ? null : actionOf(identified(message.blocks), press)
  if (message === undefined || action === null) return
  const act = { user, trigger: slack.allow({ user, channel, window: null }) }
  const address = { channel, responseUrl: slack.responses.grant(channel, user, { ts }) }
  const payload = messagePress(space, act, address, message, [action])
  await deliverClick(slack, { ...spot, thread: message.thread ?? null }, `press ${press.actionId}`, payload)
}

/** In a window, or on the home tab where `id` is that of one. `state`: what the inputs hold. */
export async function pressInView(slack: LocalSlack, spot: Spot, id: string, press: Press, state: Json): Promise<void> {
  const { space } = slack
  const found = viewOf(space, spot.user, id, state)
  const action = found === null ? null : actionOf(listOf(found.view['blocks']), press)
  if (found === null || action === null) return
  const trigger = slack.allow({ user: spot.user, channel: spot.channel, window: found.window })
  await deliverClick(
    slack,
    spot,
    `press ${press.actionId}`,
    viewPress(space, { user: spot.user, trigger }, found.view, [action]),
  )
}

/** Options of an external select: the answer of the app, as it stands. */
export async function suggest(slack: LocalSlack, spot: Spot, id: string, press: Press, typed: string): Promise<Json> {
  const found = viewOf(slack.space, spot.user, id, {})
  if (found === null) return {}
  const act = {
    user: spot.user,
    trigger: slack.allow({ user: spot.user, channel: spot.channel, window: found.window }),
  }
  const { blockId, actionId } = press
  const payload = suggestionPayload(slack.space, act, { view: found.view, blockId, actionId, typed })
  const body = await deliverClick(slack, spot, `options ${actionId}`, payload)
  return parseJson(body ?? '') ?? {}
}

export type Submitted =
  | { readonly is: 'taken' }
  /** By the ids of blocks. */
  | { readonly is: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly is: 'failed' }

export async function submit(slack: LocalSlack, user: string, id: string, state: Json): Promise<Submitted> {
  const { space } = slack
  const window = space.windows.find((each) => each.user === user && each.id === id)
  if (window === undefined) return { is: 'failed' }
  const act = { user, trigger: slack.allow({ user, channel: window.channel, window: id }) }
  const payload = submissionPayload(space, act, window, state, responseUrlsOf(slack, window, state))
  const what = `submission ${textOf(window.view['callback_id'])}`
  const delivered = await slack.deliver(what, payload, (courier, signal) => courier.interaction(payload, { signal }))
  return delivered === null ? { is: 'failed' } : answered(slack, window, parseJson(delivered.body) ?? {})
}

/** What the app wants to happen to the window. */
function answered(slack: LocalSlack, window: Window, answer: Json): Submitted {
  const { space } = slack
  const { id, user, channel } = window
  const wanted = answer['response_action']
  const view = jsonOf(answer['view'])
  if (wanted === 'errors') {
    const errors = Object.entries(jsonOf(answer['errors'])).map(([block, words]) => [block, textOf(words)])
    return { is: 'errors', errors: Object.fromEntries(errors) }
  }
  const fault = wanted === 'update' || wanted === 'push' ? faultOf(view) : null
  if (fault !== null) {
    slack.traffic.refuse(`response_action ${textOf(wanted)}`, view, fault)
    return { is: 'failed' }
  }
  if (wanted === 'update') replaceWindow(space, space.windows.indexOf(window), view)
  else if (wanted === 'push') addWindow(space, { user, channel, previous: id }, view)
  else if (wanted === 'clear') closeWindows(space, user)
  else closeWindows(space, user, id)
  return { is: 'taken' }
}

/** Closes a window without sending it; the app hears of it where it asked to. */
export async function dismiss(slack: LocalSlack, spot: Spot, id: string): Promise<void> {
  const window = slack.space.windows.find((each) => each.user === spot.user && each.id === id)
  if (window === undefined) return
  closeWindows(slack.space, spot.user, id)
  if (window.view['notify_on_close'] !== true) return
  const act = { user: spot.user, trigger: slack.allow({ user: spot.user, channel: spot.channel, window: null }) }
  await deliverClick(slack, spot, 'window closed', closedPayload(slack.space, act, window, false))
}

function actionOf(blocks: readonly Json[], { blockId, actionId, chosen }: Press): Json | null {
  const element = elementIn(blocks, blockId, actionId)
  if (element === null) return null
  const { value, text, type, style } = element
  return {
    type,
    action_id: actionId,
    block_id: blockId,
    action_ts: String(Date.now() / 1000),
    ...(type === 'button' ? { text, value, ...(style === undefined ? {} : { style }) } : {}),
    ...chosen,
  }
}

function viewOf(space: Workspace, user: string, id: string, state: Json): { view: Json; window: string | null } | null {
  const window = space.windows.find((each) => each.user === user && each.id === id)
  if (window !== undefined) return { view: windowJson(space, window, state), window: id }
  const home = space.homes.get(user)
  if (home === undefined || id !== homeId(user)) return null
  const blocks = identified(listOf(home['blocks']))
  return {
    view: { ...home, id, blocks, team_id: space.team, bot_id: space.bot.id, state: { values: state } },
    window: null,
  }
}

/** A conversation that was chosen where `response_url_enabled` stands brings an address to answer at. */
function responseUrlsOf(slack: LocalSlack, window: Window, state: Json): readonly ResponseUrl[] {
  return flat(listOf(window.view['blocks'])).flatMap((block) => {
    const element = jsonOf(block['element'])
    if (element['response_url_enabled'] !== true) return []
    const [block_id, action_id] = [textOf(block['block_id']), textOf(element['action_id'])]
    const filled = jsonOf(jsonOf(state[block_id])[action_id])
    const channel_id = textOf(filled['selected_conversation']) || textOf(filled['selected_channel'])
    if (channel_id === '' || !isJson(element)) return []
    return [{ block_id, action_id, channel_id, response_url: slack.responses.grant(channel_id, window.user) }]
  })
}
