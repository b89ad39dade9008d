/** What is left in the database when everything is answered: no word that was typed, no secret, no address. */
import { expect, test } from 'vitest'
import { plantedApp } from './planted-tenants.ts'
import { job, inEnvelope, interactive } from './tenant-payloads.ts'
import { oauth } from '../slack/install/install.ts'
import {
  channelMessage,
  command,
  directMessage,
  event,
  mention,
  messageShortcut,
  signingSecret,
} from '../slack/test-slack.ts'
import { contentsOf, payloadsIn, withDatabase } from '../store/database-rows.ts'

test('what was typed is gone once it is answered; talk of people is never noted; tokens, keys and addresses never lie open', async () => {
  const { running, location } = await plantedApp()
  const { send, responseUrl, services } = running
  const words = `${job} for zyzzyva`
  const place = { channel: 'CT1' }
  const inThread = { ...place, thread_ts: '1780000000.900001' }
  await send.command(command(words, responseUrl('CT1'), { team_id: 'T1', channel_id: 'CT1' }))
  for (const lacking of ['zyzzyva', '8b for zyzzyva'])
    await send.command(command(lacking, responseUrl('CT1'), { team_id: 'T1', channel_id: 'CT1' }))
  await send.interaction({
    ...messageShortcut(words, responseUrl('CT1'), { channel: { id: 'CT1', name: 'c' } }),
    ...interactive('T1'),
  })
  for (const said of [
    mention(words, place),
    directMessage('zyzzyva'),
    directMessage('8b for zyzzyva'),
    directMessage('100M tokens of zyzzyva'),
    channelMessage('zyzzyva, on 16 h100', inThread),
    channelMessage('we finished, zyzzyva: $900', inThread),
  ])
    await send.event(event(said, inEnvelope('T1')))
  await expect.poll(() => services.store.inbox.open()).toBe(0)
  const answered = (await payloadsIn(location)).length
  expect(answered).toBeGreaterThan(5)
  expect(new Set(await payloadsIn(location))).toEqual(new Set(['']))

  await send.event(event(channelMessage('zyzzyva and lunch', place), inEnvelope('T1')))
  await send.event(event(channelMessage('zyzzyva below', { ...place, thread_ts: '1.1' }), inEnvelope('T1')))
  expect(await payloadsIn(location)).toHaveLength(answered)

  const rows = await contentsOf(location, 'T1')
  const jobs = await withDatabase(location, (db) => db.selectFrom('jobs').selectAll().execute())
  const kept = rows + JSON.stringify(jobs)
  expect(kept).toContain('70')
  const secrets = [signingSecret, oauth.SLACK_CLIENT_SECRET, oauth.SLACK_STATE_SECRET, oauth.TOKEN_ENCRYPTION_KEY]
  for (const word of ['zyzzyva', 'lunch', 'xoxb', '/commands/', '/response', ...secrets])
    expect([word, kept.split('\n').filter((row) => row.includes(word))]).toEqual([word, []])
  expect(running.logged()).not.toMatch(/zyzzyva|lunch|xoxb|\/commands\//)
})
