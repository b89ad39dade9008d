import { expect, test } from 'vitest'
import { envelopeOf } from '../../../src/slack/inbox/envelope.ts'
import { command, directMessage, event, mention, messageShortcut, submission } from '../test-slack.ts'

const keysOf = (body: unknown) => envelopeOf(body).keys.map(({ key }) => key)
const shareKey = (one: unknown, other: unknown) => keysOf(one).some((key) => keysOf(other).includes(key))

const pressPayload = (fields: object = {}) => ({
  ...messageShortcut('', 'https://hooks.slack.com/1'),
  type: 'block_actions',
  message: { ts: '1.1', bot_id: 'B0BOT', team: 'T0FAKE' },
  actions: [{ action_id: 'weights', value: 'nf4', action_ts: String(Math.random()) }],
  ...fields,
})

test('whose it is, who acted, where', () => {
  expect(envelopeOf(command('8b', 'https://hooks.slack.com/1', { enterprise_id: 'E1' }))).toMatchObject({
    kind: 'command',
    team: 'T0FAKE',
    enterprise: 'E1',
    channel: 'C0HOME',
    user: 'U0ANN',
  })
  expect(envelopeOf(event(mention('8b')))).toMatchObject({
    kind: 'event',
    team: 'T0FAKE',
    user: 'U0ANN',
    channelMessage: null,
  })
  expect(envelopeOf(submission({}))).toMatchObject({ kind: 'submission', team: 'T0FAKE', channel: null })
  expect(envelopeOf(pressPayload())).toMatchObject({ kind: 'action', team: 'T0FAKE', channel: 'C0HOME' })
})

test('in a shared channel it is ours, whoever of another company speaks or presses', () => {
  const authorizations = [{ enterprise_id: null, team_id: 'T0FAKE' }]
  const theirs = { team_id: 'T0THEIRS', context_team_id: 'T0FAKE', authorizations, is_ext_shared_channel: true }
  expect(envelopeOf(event(mention('8b'), theirs))).toMatchObject({ team: 'T0FAKE', isShared: true })
  const user = { id: 'U0EVE', team_id: 'T0THEIRS' }
  expect(envelopeOf(pressPayload({ user, team: { id: 'T0FAKE' } }))).toMatchObject({ team: 'T0FAKE', isShared: true })
  // What the message itself says of a team counts for nothing: whoever wrote it may be of another workspace.
  expect(envelopeOf(pressPayload({ user, team: { id: 'T0THEIRS' } })).team).toBe('T0THEIRS')
  expect(envelopeOf(event(mention('8b'))).isShared).toBe(false)
  expect(envelopeOf(command('8b', 'https://hooks.slack.com/1')).isShared).toBeNull()
})

test('an organization’s installation has no team of its own: the one that received the event is to be looked up', () => {
  const authorizations = [{ enterprise_id: 'E1', team_id: null, is_enterprise_install: true }]
  const expected = { team: '', enterprise: 'E1', receivingTeam: 'T0FAKE' }
  expect(envelopeOf(event(mention('8b'), { authorizations }))).toMatchObject(expected)
  expect(envelopeOf(event(mention('8b'), { authorizations: [{ enterprise_id: null, team_id: null }] })).team).toBe('')
})

test('a control of an answer waits for its turn in the thread; one that opens a window waits for nothing', () => {
  const turn = { actions: [{ action_id: 'amend_gpu', value: 'on 8 h100' }] }
  expect(envelopeOf(pressPayload(turn))).toMatchObject({ thread: '1.1', isUrgent: false })
  const inThread = { ...turn, message: { ts: '1.2', thread_ts: '1.1' } }
  expect(envelopeOf(pressPayload(inThread))).toMatchObject({ thread: '1.1', isUrgent: false })
  expect(envelopeOf(pressPayload())).toMatchObject({ thread: null, isUrgent: true })
})

test('of two organizations in a channel the one that authorized the app holds, also where that is none', () => {
  const authorizations = [{ enterprise_id: null, team_id: 'T0FAKE' }]
  const theirs = { team_id: 'T0THEIRS', enterprise_id: 'E0THEIRS', authorizations }
  expect(envelopeOf(event(mention('8b'), theirs))).toMatchObject({ team: 'T0FAKE', enterprise: null })
})

test('an interaction without a workspace belongs to the organization until the person is known to be of it', () => {
  const inOrganization = { team: null, enterprise: { id: 'E1' }, user: { id: 'U0ANN', team_id: 'T1' } }
  expect(envelopeOf(pressPayload(inOrganization))).toMatchObject({ team: '', enterprise: 'E1', personTeam: 'T1' })
  const form = submission({}, { app_installed_team_id: 'E1' }, { team: null, user: { id: 'U0ANN', team_id: 'E1' } })
  expect(envelopeOf(form)).toMatchObject({ team: '', enterprise: 'E1', personTeam: null })
})

test('the same thing shares a key with itself, however it comes again', () => {
  const words = mention('8b')
  expect(shareKey(event(words), event(words))).toBe(true)
  const typed = command('8b', 'https://hooks.slack.com/1')
  expect(shareKey(typed, { ...typed, response_url: 'https://hooks.slack.com/2' })).toBe(true)
  expect(shareKey(typed, { ...typed, trigger_id: 'a second Enter' })).toBe(true)
  expect(shareKey(pressPayload(), pressPayload())).toBe(true)
})

test('different things share none', () => {
  expect(shareKey(event(mention('8b')), event(mention('8b')))).toBe(false)
  expect(shareKey(command('8b', 'https://a.b'), command('70b', 'https://a.b'))).toBe(false)
  expect(shareKey(command('8b', 'https://a.b'), command('8b', 'https://a.b', { channel_id: 'C2' }))).toBe(false)
  const other = { actions: [{ action_id: 'weights', value: 'int8' }] }
  expect(shareKey(pressPayload(), pressPayload(other))).toBe(false)
  expect(shareKey(pressPayload(), pressPayload({ message: { ts: '1.2' } }))).toBe(false)
  // A mention is a message too: two listeners hear it, and which of them answers is not settled here.
  const words = mention('8b')
  expect(shareKey(event(words), event({ ...words, type: 'message', channel_type: 'channel' }))).toBe(false)
})

test('no word that was typed is in a key', () => {
  expect(JSON.stringify(keysOf(command('secret plans', 'https://a.b')))).not.toContain('secret')
  expect(JSON.stringify(keysOf(event(directMessage('secret plans'))))).not.toContain('secret')
})

test('talk in a channel is told apart: replies can concern us, the rest cannot', () => {
  const said = (fields: object) =>
    envelopeOf(event({ ...directMessage('8b'), channel: 'C1', ...fields })).channelMessage
  expect(said({ channel_type: 'im' })).toBeNull()
  expect(said({ channel_type: 'channel' })).toEqual({ channel: 'C1', thread: null, isBelowAppMessage: false })
  expect(said({ channel_type: 'group', thread_ts: '1.1' })).toEqual({
    channel: 'C1',
    thread: '1.1',
    isBelowAppMessage: false,
  })
  for (const fields of [{ bot_id: 'B1' }, { subtype: 'message_changed' }]) {
    expect(said({ channel_type: 'channel', thread_ts: '1.1', ...fields })).toEqual({
      channel: 'C1',
      thread: null,
      isBelowAppMessage: false,
    })
  }
})

test.each([null, 'text', [], {}, { event: 7, team: 'T1', user: null, actions: 'none', keys: {} }])(
  '%j is let through, nobody’s',
  (body) => {
    expect(envelopeOf(body)).toMatchObject({ team: '', keys: [], channelMessage: null })
  },
)
