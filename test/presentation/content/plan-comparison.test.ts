import { expect, test } from 'vitest'
import { comparePlans } from '../../../src/presentation/content/plan-comparison.ts'
import { renderMessage } from '../../../src/presentation/slack/render-message.ts'
import { terminalComparison } from '../../../src/presentation/terminal/terminal-comparison.ts'
import { comparisonMessage } from '../../../src/presentation/content/messages/comparison-message.ts'
import { validateMessage } from 'local-slack/block-kit/validator'
import { withoutColor } from '../../../src/presentation/terminal/terminal.ts'
import { renderContext, seventyB } from '../sample-answers.ts'

const { scenario, recommendation } = seventyB()
const bestPlan = { scenario, answer: { kind: 'recommendation', scenario, recommendation } } as const
const best = { ...recommendation.best, method: 'qlora', weights: 'nf4', stack: 'unsloth' } as const
const quantized = {
  scenario: { ...scenario, spec: { ...scenario.spec, method: 'qlora', weights: 'nf4' } },
  answer: { ...bestPlan.answer, recommendation: { ...recommendation, best } },
} as const
const problem = { kind: 'infeasible', message: 'No room for it.', terms: [], suggestions: [], nearest: [] } as const
const infeasiblePlan = { scenario, answer: { kind: 'problem', problem } } as const
const plans = [bestPlan, quantized, infeasiblePlan]
const describeQuality = ({ weights }: { readonly weights: string }) => (weights === 'nf4' ? 'some loss' : 'none')
const comparison = comparePlans(plans, renderContext.names, describeQuality, ['70b', '… qlora', '… on a 4090'])

test('what nobody asked for and is another for another plan is told; what is the same is not', () => {
  expect(comparison.columns.map(({ assumptions }) => assumptions)).toEqual([
    [expect.stringMatching(/^LoRA, /), renderContext.names.stack(recommendation.best.stack)],
    // The method was asked for here.
    ['Unsloth'],
    [],
  ])
})

test('a window with room has a column a plan; a narrow one a paragraph each', () => {
  const wide = terminalComparison(comparison, { width: 120, paint: withoutColor }).split('\n')
  const head = wide.find((line) => line.includes('70b  ') && line.includes('… qlora'))
  const total = wide.find((line) => line.startsWith('Total'))
  expect(head?.indexOf('… qlora')).toBe(total?.lastIndexOf('$1,470 ('))
  const narrow = terminalComparison(comparison, { width: 50, paint: withoutColor }).split('\n')
  expect(narrow.some((line) => line.startsWith('Total'))).toBe(false)
  expect(narrow.every((line) => line.length <= 50)).toBe(true)
  expect(narrow.join('\n')).toMatch(/… on a 4090\n {2}No plan: No room for it\./)
})

test('the message has the ranges, what each risks and what was chosen, within Slack’s limits', () => {
  const names = ['70b', '… qlora', '… on a 4090', 'again']
  const compared = comparePlans([...plans, bestPlan], renderContext.names, describeQuality, names)
  const slackMessage = renderMessage(comparisonMessage(compared))
  expect(validateMessage(slackMessage)).toEqual([])
  expect(slackMessage.text).toMatch(/\$1,470 in total \(\$1,100–1,900\).*; none\. Assumed: LoRA/)
})

test('of two that come to the same plan none is called cheaper', () => {
  const { verdict } = comparePlans([bestPlan, bestPlan], renderContext.names, describeQuality, ['70b', '70b lora'])
  expect(verdict).toMatch(/^No difference: “70b”, “70b lora” come to the same plan: .*, 42 h .*\$1,470 in total/u)
  expect(comparison.verdict).toBe('Cheapest: 70b, $1,470 in total, as much as … qlora. It is the fastest too.')
})
