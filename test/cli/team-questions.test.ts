/** What a team keeps in Slack, asked where there is no team: said so, and no job is read into it. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { gpucost } from './run-gpucost.ts'

const said = async (text: string) => {
  const { output, errors } = await gpucost(['ask', text], '', sharedApp().cli)
  return `${output}${errors}`.replaceAll(/\s+/gu, ' ')
}

test.each(['what did we spend this month', 'spend', 'budget left this month?', 'how much was spent last month'])(
  '%s',
  async (text) => expect(await said(text)).toMatch(/^What was spent stands in the ledger that the app keeps in Slack/u),
)

test('a price cannot be waited for in a terminal: the plan comes without the sum as its budget', async () => {
  const text = await said('ping me when 70b 2B tokens falls below $450')
  expect(text).toMatch(/Nothing is watched here: in Slack, reply “tell me when it drops below \$450” in the thread/u)
  expect(text).toMatch(/^8 × B300 SXM at Hyperstack: .*\$1,\d{3} in total/u)
  expect(text).not.toContain('Not used')
})

test('what somebody else asks for a job is judged, and is no budget', async () =>
  expect(await said('our supplier says 70b lora on 2B tokens costs $40k')).toMatch(
    /^Far too much: .*\$40,000 is \d+ times what one run comes to/u,
  ))
