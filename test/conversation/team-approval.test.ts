/** Who approves a plan, asked in its thread: by the limit and the approvers that the team has set. */
import { expect, test } from 'vitest'
import { createMemoryConversation } from '../../src/conversation/memory-conversation.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noDefaults, noRules, teamRulesOf } from '../../src/team/team-rules.ts'
import { sharedApp } from '../shared-app.ts'

const approval = { thresholdUsd: 1000, approver: 'U0BOB', deputies: ['U0EVE'] }
const limited = teamRulesOf({ defaults: { ...noDefaults, approval }, since: '2026-11-01' }, null)

function answerTo(plan: string, asked: string, rules = limited): string {
  const context = { today: '2026-11-27', rules, teamMeasurements: [], isInteractive: true }
  const conversation = createMemoryConversation(sharedApp().engine(), context, true)
  conversation.say(plan)
  const outcome = conversation.say(asked)
  return 'content' in outcome ? plainText(outcome.content) : outcome.kind
}

test.each(['who has to approve this?', 'are we allowed to spend that?', 'request approval', 'does it need sign-off?'])(
  '%s',
  (asked) => {
    expect(answerTo('70b 2B tokens', asked)).toMatch(
      /^Above \$1,000 .*this one is \$1,\d{3}\. It is for @U0BOB or @U0EVE to say.*“Request approval”/su,
    )
    expect(answerTo('8b 10M tokens', asked)).toMatch(/^No approval is needed for \$[\d.]+: it begins above \$1,000\./u)
  },
)

test('without a limit nobody is named', () => {
  expect(answerTo('70b 2B tokens', 'who has to approve this?', noRules)).toMatch(/^I do not know your company’s rules/u)
  expect(answerTo('70b 2B tokens', 'request approval', noRules)).toMatch(/no approval is needed/u)
})
