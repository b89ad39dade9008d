/** Payloads for tests: what Slack would send for what nobody did in the local Slack. */
import { expect, test } from 'vitest'
import { createPayloads } from '../src/delivery/payload-builders.ts'
import { firstRetry } from '../src/delivery/request-sender.ts'
import { startBoltApp } from './bolt-app.ts'
import { ann, ben, demoWorkspace, general, manifest } from './demo-slack.ts'

const payloads = createPayloads(demoWorkspace(), manifest, { user: ann, channel: general, directMessage: 'D0ANN' })

test.each(['http', 'socket'] as const)('over %s Slack’s own framework understands each of them', async (transport) => {
  const { slack, received } = await startBoltApp(transport)
  const url = slack.responseUrls.create(general, ann)
  const message = { channel: general, ts: '1.000001', text: 'x', blocks: [] }
  await slack.deliver('', {}, async (send) => {
    await send.command(payloads.command('one two', url))
    for (const event of [
      payloads.mention('hello'),
      payloads.directMessage('hello'),
      payloads.channelMessage('hello', { thread_ts: '1.000001' }),
      payloads.homeOpened(),
      { type: 'app_uninstalled' },
    ]) {
      await send.event(payloads.event(event))
    }
    for (const interaction of [
      payloads.messageShortcut('read this', url),
      payloads.globalShortcut(),
      payloads.submission({ name: 'x' }, { callback_id: 'form' }),
      payloads.press({ action_id: 'go', value: '1' }, message, url),
      payloads.homePress('start'),
    ]) {
      await send.interaction(interaction)
    }
    return { status: 200, body: '', milliseconds: 0 }
  })
  expect([...received].sort()).toEqual([
    'block_actions go',
    'block_actions start',
    'command /demo one two',
    'event app_home_opened',
    'event app_mention',
    'event app_uninstalled',
    'event message',
    'event message',
    'message_action read_message',
    'shortcut new_demo',
    'view_submission form',
  ])
})

test.each(['http', 'socket'] as const)('over %s a repetition says so', async (transport) => {
  const { slack, received } = await startBoltApp(transport)
  const mention = payloads.event(payloads.mention('x'))
  await slack.deliver('', {}, (send) => send.event(mention))
  await slack.deliver('', {}, (send) => send.event(mention, firstRetry))
  await expect.poll(() => received).toEqual(['event app_mention', 'event app_mention retry 1 http_timeout'])
})

test('any field can be overridden, and the workspace’s organization is in every payload', () => {
  const enterprise = { id: 'E0', name: 'Org' }
  const inOrg = createPayloads(demoWorkspace('T1', { enterprise, isOrgInstall: true }), manifest, {
    user: ben,
    channel: general,
    directMessage: 'D0BEN',
  })
  expect(inOrg.command('x', 'https://example.com', { team_id: 'T9' })).toMatchObject({
    team_id: 'T9',
    user_id: ben,
    enterprise_id: 'E0',
    is_enterprise_install: 'true',
  })
  expect(inOrg.event(inOrg.mention('x'), { event_time: 1 })).toMatchObject({
    event_time: 1,
    authorizations: [{ enterprise_id: 'E0', team_id: null, is_enterprise_install: true }],
  })
  expect(inOrg.globalShortcut({ trigger_id: 'mine' })).toMatchObject({ enterprise, trigger_id: 'mine' })
})

test('of an ephemeral message Slack sends no content along', () => {
  const message = { channel: general, ts: '1.000001', text: 'secret', blocks: [], onlyFor: ann }
  const press = payloads.press({ action_id: 'go', value: '1' }, message, 'https://example.com')
  expect(JSON.stringify(press)).not.toContain('secret')
  expect(press).toMatchObject({ container: { is_ephemeral: true } })
})

test('filled inputs become the state that Slack sends', () => {
  const filled = {
    name: 'x',
    method: { choice: 'a' },
    places: { choices: ['a', 'b'] },
    owner: { user: ben },
    where: { channel: general },
  }
  const { view } = Object(payloads.submission(filled))
  const { values } = view.state
  expect(values).toEqual({
    name: { value: { type: 'plain_text_input', value: 'x' } },
    method: { value: { type: 'static_select', selected_option: { value: 'a' } } },
    places: { value: { type: 'multi_static_select', selected_options: [{ value: 'a' }, { value: 'b' }] } },
    owner: { value: { type: 'users_select', selected_user: ben } },
    where: { value: { type: 'conversations_select', selected_conversation: general } },
  })
})
