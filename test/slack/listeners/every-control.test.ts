/** Whatever can be pressed is heard: no button, menu or link of a message, a window or the Home tab is dead. */
import { expect, test } from 'vitest'
import { sampleMessages } from '../../presentation/sample-messages.ts'
import { sampleViews } from '../../presentation/sample-views.ts'
import { chatWith } from '../chat-driver.ts'
import { type RunningApp, runApp } from '../running-app.ts'
import { homePress, press } from '../test-slack.ts'

/** Ids of controls, each with a value that it carries; those of inputs of a form act on nothing. */
function controlsIn(blocks: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const look = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(look)
    if (typeof part !== 'object' || part === null) return
    const { type, action_id: id, value, dispatch_action: acts, options } = Object(part)
    if (type === 'input' && acts !== true) return
    if (typeof id === 'string')
      found.set(id, String(value ?? Object(Array.isArray(options) ? options[0] : {}).value ?? ''))
    Object.values(part).forEach(look)
  }
  look(blocks)
  return found
}

const ofMessages = controlsIn(sampleMessages.map(({ message }) => message.blocks))
const ofViews = controlsIn(sampleViews.map(({ view }) => view.blocks))

/** Without a listener Slack waits for three seconds, and says that it did not work. */
const isHeard = (deliver: () => Promise<{ readonly status: number }>) => async () =>
  expect((await deliver()).status).toBe(200)

async function withPlan(): Promise<{ readonly running: RunningApp; readonly on: Parameters<typeof press>[1] }> {
  const running = await runApp()
  const [on] = await chatWith(running).command('8b 100M tokens')
  if (on === undefined) throw new Error('no plan')
  return { running, on }
}

test('the controls of all kinds of messages', async () => {
  expect([...ofMessages.keys()]).toEqual(expect.arrayContaining(['amend_run_crashed', 'run_callback', 'show_details']))
  const { running, on } = await withPlan()
  for (const [id, value] of ofMessages)
    await isHeard(() =>
      running.send.interaction({
        ...press({ action_id: id, block_id: 'b', value }, on, running.responseUrl(on.channel)),
        trigger_id: id,
      }),
    )()
}, 60_000)

test('the controls of windows and of the Home tab', async () => {
  const { running } = await withPlan()
  expect(ofViews.size).toBeGreaterThan(5)
  for (const [id, value] of ofViews)
    await isHeard(() => running.send.interaction({ ...homePress(id, value), trigger_id: id }))()
}, 60_000)
