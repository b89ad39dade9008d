/** The Web API of the local Slack, called by Slack's own client. */
import type { KnownBlock, ModalView } from '@slack/types'
import { expect, test } from 'vitest'
import { ann, ben, general, random, refusalOf, startDemoSlack } from './demo-slack.ts'

const section = (text: string): KnownBlock => ({ type: 'section', text: { type: 'mrkdwn', text } })
const modal = (title = 'Title'): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: title },
  blocks: [section('inside')],
})

test('a message is posted, replied to, updated and deleted', async () => {
  const { client, slack } = await startDemoSlack()
  const { ts = '' } = await client.chat.postMessage({
    channel: general,
    text: 'one',
    metadata: { event_type: 'a_type', event_payload: { n: 1 } },
  })
  await client.chat.postMessage({ channel: general, text: 'two', thread_ts: ts })
  expect((await client.conversations.replies({ channel: general, ts })).messages?.map(({ text }) => text)).toEqual([
    'one',
    'two',
  ])
  await client.chat.update({ channel: general, ts, text: 'one, better' })
  expect(slack.workspace.messages.find((message) => message.ts === ts)).toMatchObject({
    text: 'one, better',
    isEdited: true,
  })
  const { messages = [] } = await client.conversations.history({ channel: general, include_all_metadata: true })
  expect(messages[0]).toMatchObject({ text: 'one, better', metadata: { event_payload: { n: 1 } } })
  await client.chat.delete({ channel: general, ts })
  expect(await refusalOf(client.chat.update({ channel: general, ts, text: 'gone' }))).toMatchObject({
    error: 'message_not_found',
  })
})

test('a reply to a reply lands in the thread of the first', async () => {
  const { client, slack } = await startDemoSlack()
  const { ts: root = '' } = await client.chat.postMessage({ channel: general, text: 'root' })
  const { ts: reply = '' } = await client.chat.postMessage({ channel: general, text: 'reply', thread_ts: root })
  await client.chat.postMessage({ channel: general, text: 'second', thread_ts: reply })
  expect(slack.workspace.messages.at(-1)).toMatchObject({ thread: root })
})

test('what Slack would refuse is refused with its error and the place', async () => {
  const { client, slack } = await startDemoSlack()
  const post = (extra: object, channel = general) =>
    refusalOf(client.apiCall('chat.postMessage', { channel, ...extra }))
  expect(await post({})).toMatchObject({ error: 'no_text' })
  expect(await post({ text: 'x' }, random)).toMatchObject({ error: 'not_in_channel' })
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
  expect(await refusalOf(client.apiCall('no.such'))).toMatchObject({ error: 'unknown_method' })
  expect(await refusalOf(client.apiCall('auth.test', { token: 'xoxb-guessed' }))).toMatchObject({
    error: 'invalid_auth',
  })
  expect(slack.workspace.messages.filter(({ by }) => by === 'api')).toEqual([])
  expect(slack.exchanges.entries().filter(({ isGood }) => !isGood)).toHaveLength(8)
})

test('the bot cannot change messages of users', async () => {
  const { client, slack } = await startDemoSlack()
  const { ts } = slack.workspace.postMessage({ channel: general, by: 'user', user: ben, text: 'mine', blocks: [] })
  expect(await refusalOf(client.chat.update({ channel: general, ts, text: 'mine' }))).toMatchObject({
    error: 'cant_update_message',
  })
  expect(await refusalOf(client.chat.delete({ channel: general, ts }))).toMatchObject({ error: 'cant_delete_message' })
})

test('a trigger id opens one modal, which can be pushed upon, updated and outdated', async () => {
  const { client, slack } = await startDemoSlack()
  const trigger = (modal: string | null = null) => slack.createTriggerId({ user: ann, channel: general, modal })
  const once = trigger()
  const { view: first } = await client.views.open({ trigger_id: once, view: modal() })
  expect(await refusalOf(client.views.open({ trigger_id: once, view: modal() }))).toMatchObject({
    error: 'exchanged_trigger_id',
  })
  const { view: second } = await client.views.push({ trigger_id: trigger(first?.id), view: modal('Second') })
  expect(second).toMatchObject({ previous_view_id: first?.id, root_view_id: first?.id })
  const update = { view_id: first?.id ?? '', hash: first?.hash ?? '', view: modal('Better') }
  await client.views.update(update)
  expect(await refusalOf(client.views.update(update))).toMatchObject({ error: 'hash_conflict' })
  await client.views.push({ trigger_id: trigger(second?.id), view: modal('Third') })
  expect(await refusalOf(client.views.push({ trigger_id: trigger(second?.id), view: modal() }))).toMatchObject({
    error: 'push_limit_reached',
  })
  const wide: ModalView = { ...modal(), title: { type: 'plain_text', text: 'x'.repeat(25) } }
  expect(await refusalOf(client.views.open({ trigger_id: trigger(), view: wide }))).toMatchObject({
    error: 'invalid_arguments',
  })
  expect(slack.workspace.modals.map(({ view }) => view['title'])).toMatchObject([
    { text: 'Better' },
    { text: 'Second' },
    { text: 'Third' },
  ])
})

test('a file is uploaded in the steps of Slack’s client and shared', async () => {
  const { client, slack } = await startDemoSlack()
  await client.filesUploadV2({
    channel_id: general,
    filename: 'costs.csv',
    file: Buffer.from('gpu,usd\nH100,2.5\n'),
    title: 'Costs',
    initial_comment: 'the table',
  })
  const message = slack.workspace.messages.at(-1)
  expect(message).toMatchObject({ text: 'the table', files: [expect.stringMatching(/^F/)] })
  const download = await fetch(`${slack.pageUrl}files/${message?.files?.[0]}`)
  expect(download.headers.get('content-type')).toBe('text/csv')
  expect(await download.text()).toBe('gpu,usd\nH100,2.5\n')
})

test('a response URL takes five messages, and replaces and deletes the original', async () => {
  const { slack } = await startDemoSlack()
  const { ts } = slack.workspace.postMessage({
    channel: general,
    by: 'response',
    text: 'draft',
    blocks: [],
    onlyFor: ann,
  })
  const url = slack.responseUrls.create(general, ann, { ts })
  const respond = (body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body) })
  expect((await respond({ replace_original: true, text: 'final' })).status).toBe(200)
  expect(slack.workspace.messages.at(-1)).toMatchObject({ ts, text: 'final', onlyFor: ann })
  expect((await respond({ text: 'x', blocks: [section('x'.repeat(3001))] })).status).toBe(400)
  await respond({ text: 'to me' })
  await respond({ text: 'to all', response_type: 'in_channel' })
  expect(slack.workspace.messages.slice(-2).map(({ onlyFor }) => onlyFor)).toEqual([ann, undefined])
  await respond({ delete_original: true })
  expect(slack.workspace.messages.some((message) => message.ts === ts)).toBe(false)
  expect(await (await respond({ text: 'sixth' })).json()).toEqual({ ok: false, error: 'used_url' })
  slack.responseUrls.expire(url)
  expect(await (await respond({ text: 'late' })).json()).toEqual({ ok: false, error: 'expired_url' })
})

test('users, channels and the team can be looked up', async () => {
  const { client } = await startDemoSlack()
  expect(await client.auth.test()).toMatchObject({ user: 'demo', team_id: 'T0DEMO' })
  expect((await client.users.info({ user: ben })).user).toMatchObject({ real_name: 'Ben Ortiz' })
  expect((await client.users.list({})).members).toHaveLength(3)
  expect((await client.conversations.info({ channel: random })).channel).toMatchObject({ is_member: false })
  expect((await client.conversations.members({ channel: general })).members).toContain('U0DEMO')
  expect((await client.conversations.open({ users: ann })).channel).toMatchObject({ id: 'D0ANN' })
  expect((await client.team.info()).team).toMatchObject({ id: 'T0DEMO' })
})
