/** Open plans on the Home tab, over signed HTTP with the real engine. */
import { expect, test } from 'vitest'
import { chatWith } from './chat-driver.ts'
import { realDependencies } from './real-engine.ts'
import { runApp } from './running-app.ts'
import { event, homeOpened } from './test-slack.ts'

test('a job that was asked for again, and answered the same, is one line', async () => {
  const running = await runApp(realDependencies())
  const { command } = chatWith(running)
  for (const words of ['70b 2B tokens', '2B tokens 70b', '8b 1B tokens']) await command(words)
  await running.send.event(event(homeOpened()))
  const home = () => JSON.stringify([...running.slack.workspace.homeViews.values()])
  await expect.poll(home).toContain('Open plans')
  const plans = home().match(/in total on \d{4}-\d\d-\d\d[^.]*\./gu) ?? []
  expect(plans).toHaveLength(2)
  expect(plans.filter((line) => line.endsWith(', asked for in 2 threads.'))).toHaveLength(1)
})
