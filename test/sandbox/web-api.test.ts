/** The Web API of the local Slack, asked by Slack's own client. */
import type { KnownBlock, ModalView } from '@slack/types'
import type { WebAPIPlatformError } from '@slack/web-api'
import { expect, test } from 'vitest'
import { openLocalSlack } from './running-local-slack.ts'

const training = 'C0TRAINING'
const section = (text: string): KnownBlock => ({ type: 'section', text: { type: 'mrkdwn', text } })
const modal = (title = 'Title'): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: title },
  blocks: [section('inside')],
})

/** Slack's word for a refusal, and what it says about it. */
async function refusal(call: Promise<unknown>): Promise<{ error: string; messages: readonly string[] }> {
  const error: WebAPIPlatformError = await call.then(
    () => Promise.reject(new Error('it was not refused')),
    (refused: WebAPIPlatformError) => refused,
  )
  return { error: error.data.error, messages: error.data.response_metadata?.messages ?? [] }
}

test('a message is posted, replied to, changed and taken back', async () => {
  const { client, slack } = await openLocalSlack()
  const { ts = '' } = await client.chat.postMessage({
    channel: training,
    text: 'one',
    metadata: { event_type: 'a_type', event_payload: { n: 1 } },
  })
  await client.chat.postMessage({ channel: training, text: 'two', thread_ts: ts })
  expect((await client.conversations.replies({ channel: training, ts })).messages?.map(({ text }) => text)).toEqual([
    'one',
    'two',
  ])
  await client.chat.update({ channel: training, ts, text: 'one, better' })
  expect(slack.workspace.messages.find((message) => message.ts === ts)).toMatchObject({
    text: 'one, better',
    isEdited: true,
  })
  const { messages = [] } = await client.conversations.history({ channel: training, include_all_metadata: true })
  expect(messages[0]).toMatchObject({ text: 'one, better', metadata: { event_payload: { n: 1 } } })
  await client.chat.delete({ channel: training, ts })
  expect(await refusal(client.chat.update({ channel: training, ts, text: 'gone' }))).toMatchObject({
    error: 'message_not_found',
  })
})

test('a reply to a reply lands in the thread of the first', async () => {
  const { client, slack } = await openLocalSlack()
  const { ts: root = '' } = await client.chat.postMessage({ channel: training, text: 'root' })
  const { ts: reply = '' } = await client.chat.postMessage({ channel: training, text: 'reply', thread_ts: root })
  await client.chat.postMessage({ channel: training, text: 'second', thread_ts: reply })
  expect(slack.workspace.messages.at(-1)).toMatchObject({ thread: root })
})

test('what Slack would refuse is refused in its words, with the place', async () => {
  const { client, slack } = await openLocalSlack()
  const post = (extra: object, channel = training) => refusal(client.apiCall('chat.postMessage', { channel, ...extra }))
  expect(await post({})).toMatchObject({ error: 'no_text' })
  expect(await post({ text: 'x' }, 'C0BUDGET')).toMatchObject({ error: 'not_in_channel' })
  expect(await post({ text: 'x' }, 'C0NOWHERE')).toMatchObject({ error: 'channel_not_found' })
  expect(await post({ text: 'x'.repeat(40_001) })).toMatchObject({ error: 'msg_too_long' })
  const long = await post({ text: 'x', blocks: [section('x'.repeat(3001))] })
  expect(long).toMatchObject({
    error: 'invalid_blocks',
    messages: expect.arrayContaining([expect.stringContaining('/blocks/0/text')]),
  })
  expect(await post({ text: 'x', blocks: Array.from({ length: 51 }, () => section('x')) })).toMatchObject({
    error: 'invalid_blocks',
  })
  expect(await refusal(client.apiCall('no.such'))).toMatchObject({ error: 'unknown_method' })
  expect(await refusal(client.apiCall('auth.test', { token: 'xoxb-guessed' }))).toMatchObject({ error: 'invalid_auth' })
  expect(slack.workspace.messages.filter(({ by }) => by === 'api')).toEqual([])
  expect(slack.exchanges.entries().filter(({ isGood }) => !isGood)).toHaveLength(8)
})

test('a person’s messages are not the bot’s to change', async () => {
  const { client, slack } = await openLocalSlack()
  const ts = slack.workspace.messages[0]?.ts ?? ''
  expect(await refusal(client.chat.update({ channel: training, ts, text: 'mine' }))).toMatchObject({
    error: 'cant_update_message',
  })
  expect(await refusal(client.chat.delete({ channel: training, ts }))).toMatchObject({ error: 'cant_delete_message' })
})

test('a window opens once, with a fresh permission; it is pushed upon, updated and outdated', async () => {
  const { client, slack } = await openLocalSlack()
  const trigger = (window: string | null = null) =>
    slack.createTriggerId({ user: 'U0ANN', channel: training, modal: window })
  const once = trigger()
  const { view: first } = await client.views.open({ trigger_id: once, view: modal() })
  expect(await refusal(client.views.open({ trigger_id: once, view: modal() }))).toMatchObject({
    error: 'exchanged_trigger_id',
  })
  const { view: second } = await client.views.push({ trigger_id: trigger(first?.id), view: modal('Second') })
  expect(second).toMatchObject({ previous_view_id: first?.id, root_view_id: first?.id })
  const update = { view_id: first?.id ?? '', hash: first?.hash ?? '', view: modal('Better') }
  await client.views.update(update)
  expect(await refusal(client.views.update(update))).toMatchObject({ error: 'hash_conflict' })
  await client.views.push({ trigger_id: trigger(second?.id), view: modal('Third') })
  expect(await refusal(client.views.push({ trigger_id: trigger(second?.id), view: modal() }))).toMatchObject({
    error: 'push_limit_reached',
  })
  const wide: ModalView = { ...modal(), title: { type: 'plain_text', text: 'x'.repeat(25) } }
  expect(await refusal(client.views.open({ trigger_id: trigger(), view: wide }))).toMatchObject({
    error: 'invalid_arguments',
  })
  expect(slack.workspace.modals.map(({ view }) => view['title'])).toMatchObject([
    { text: 'Better' },
    { text: 'Second' },
    { text: 'Third' },
  ])
})

test('a file is uploaded by the steps of the client, and shown where it belongs', async () => {
  const { client, slack, address } = await openLocalSlack()
  await client.filesUploadV2({
    channel_id: training,
    filename: 'costs.csv',
    file: Buffer.from('gpu,usd\nH100,2.5\n'),
    title: 'Costs',
    initial_comment: 'the table',
  })
  const message = slack.workspace.messages.at(-1)
  expect(message).toMatchObject({ text: 'the table', files: [expect.stringMatching(/^F/)] })
  const download = await fetch(`${address}files/${message?.files?.[0]}`)
  expect(download.headers.get('content-type')).toBe('text/csv')
  expect(await download.text()).toBe('gpu,usd\nH100,2.5\n')
})

test('a response address answers five times, replaces what was private, and then is used up', async () => {
  const { slack } = await openLocalSlack()
  const { ts } = slack.workspace.postMessage({
    channel: training,
    by: 'response',
    text: 'draft',
    blocks: [],
    onlyFor: 'U0ANN',
  })
  const url = slack.responseUrls.create(training, 'U0ANN', { ts })
  const respond = (body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body) })
  expect((await respond({ replace_original: true, text: 'final' })).status).toBe(200)
  expect(slack.workspace.messages.at(-1)).toMatchObject({ ts, text: 'final', onlyFor: 'U0ANN' })
  expect((await respond({ text: 'x', blocks: [section('x'.repeat(3001))] })).status).toBe(400)
  await respond({ text: 'to me' })
  await respond({ text: 'to all', response_type: 'in_channel' })
  expect(slack.workspace.messages.slice(-2).map(({ onlyFor }) => onlyFor)).toEqual(['U0ANN', undefined])
  await respond({ delete_original: true })
  expect(slack.workspace.messages.some((message) => message.ts === ts)).toBe(false)
  expect(await (await respond({ text: 'sixth' })).json()).toEqual({ ok: false, error: 'used_url' })
  slack.responseUrls.expire(url)
  expect(await (await respond({ text: 'late' })).json()).toEqual({ ok: false, error: 'expired_url' })
})

test('people, channels and the team can be looked up', async () => {
  const { client } = await openLocalSlack()
  expect(await client.auth.test()).toMatchObject({ user: 'gpucost', team_id: 'T0LOCAL' })
  expect((await client.users.info({ user: 'U0BEN' })).user).toMatchObject({ real_name: 'Ben Ortiz' })
  expect((await client.users.list({})).members).toHaveLength(3)
  expect((await client.conversations.info({ channel: 'C0BUDGET' })).channel).toMatchObject({ is_member: false })
  expect((await client.conversations.members({ channel: training })).members).toContain('U0GPUCOST')
  expect((await client.conversations.open({ users: 'U0ANN' })).channel).toMatchObject({ id: 'D0ANN' })
  expect((await client.team.info()).team).toMatchObject({ id: 'T0LOCAL' })
})
