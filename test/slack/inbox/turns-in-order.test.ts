/** A control that is pressed is a turn of its thread: however many press at once, each finds what the one before left. */
import { expect, test } from 'vitest'
import { command, press } from '../test-slack.ts'
import { realDependencies } from '../real-engine.ts'
import { runApp } from '../running-app.ts'

test('thirty presses under one card, none of which waits for an answer, are thirty turns in the order in which they came', async () => {
  const running = await runApp(realDependencies())
  const { send, services, slack, responseUrl } = running
  await send.command(command('70b 2B tokens', responseUrl('C0HOME')))
  const ended = () => expect.poll(() => services.store.inbox.open(), { timeout: 60_000 }).toBe(0)
  await ended()
  const ts = String(slack.workspace.messages.at(-1)?.ts)
  const counts = Array.from({ length: 30 }, (_, at) => at + 1)
  // Each is acknowledged before the next is pressed, and answered when its turn comes.
  for (const count of counts) {
    await send.interaction({
      ...press(
        { action_id: 'amend_gpu', value: `on ${count} h100s` },
        { channel: 'C0HOME', ts },
        responseUrl('C0HOME'),
      ),
      user: { id: `U${count}`, name: 'x', team_id: 'T0FAKE' },
      trigger_id: `77.${count}`,
    })
  }
  await ended()
  const revisions = await services.store.of('T0FAKE').threads.history({ channel: 'C0HOME', thread: ts })
  expect(revisions.slice(1).map(({ spec }) => spec.gpuCount)).toEqual(counts)
  expect(JSON.stringify(slack.calls)).not.toContain('error id')
}, 60_000)
