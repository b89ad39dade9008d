import { expect, test } from 'vitest'
import { comparedText, comparePlans } from '../../src/reply/compared.ts'
import { comparisonMessage } from '../../src/reply/comparison.ts'
import { validateMessage } from '../../src/reply/limits.ts'
import { unpainted } from '../../src/reply/terminal.ts'
import { manner, seventyB } from './fixtures.ts'

const { scenario, recommendation } = seventyB()
const message = { text: '', blocks: [] }
const asIs = { scenario, answer: { kind: 'recommendation', scenario, recommendation, message } } as const
const best = { ...recommendation.best, method: 'qlora', weights: 'nf4', stack: 'unsloth' } as const
const quantized = {
  scenario: { ...scenario, spec: { ...scenario.spec, method: 'qlora', weights: 'nf4' } },
  answer: { ...asIs.answer, recommendation: { ...recommendation, best } },
} as const
const problem = { kind: 'infeasible', message: 'No room for it.', terms: [], suggestions: [] } as const
const impossible = { scenario, answer: { kind: 'problem', problem, message } } as const
const plans = [asIs, quantized, impossible]
const qualityOf = ({ weights }: { readonly weights: string }) => (weights === 'nf4' ? 'some loss' : 'none')
const compared = comparePlans(plans, manner.names, qualityOf, ['70b', '… qlora', '… on a 4090'])

test('what nobody asked for and is another for another plan is told; what is the same is not', () => {
  expect(compared.columns.map(({ assumed }) => assumed)).toEqual([
    [expect.stringMatching(/^LoRA, /), manner.names.stack(recommendation.best.stack)],
    // The method was asked for here.
    ['Unsloth'],
    [],
  ])
})

test('a window with room has a column a plan; a narrow one a paragraph each', () => {
  const wide = comparedText(compared, { width: 120, paint: unpainted }).split('\n')
  const head = wide.find((line) => line.includes('70b  ') && line.includes('… qlora'))
  const total = wide.find((line) => line.startsWith('Total'))
  expect(head?.indexOf('… qlora')).toBe(total?.lastIndexOf('$1,340 ('))
  const narrow = comparedText(compared, { width: 50, paint: unpainted }).split('\n')
  expect(narrow.some((line) => line.startsWith('Total'))).toBe(false)
  expect(narrow.every((line) => line.length <= 50)).toBe(true)
  expect(narrow.join('\n')).toMatch(/… on a 4090\n {2}No plan: No room for it\./)
})

test('the message has the ranges, what each risks and what was chosen, within Slack’s limits', () => {
  const said = comparisonMessage([...plans, asIs], scenario, manner, qualityOf)
  expect(validateMessage(said)).toEqual([])
  expect(said.text).toMatch(/\$1,340 in total \(\$1,000–1,800\).*; none\. Assumed: LoRA/)
})

test('of two that come to the same plan none is called cheaper', () => {
  const { verdict } = comparePlans([asIs, asIs], manner.names, qualityOf, ['70b', '70b lora'])
  expect(verdict).toBe('All come to the same plan: $1,340 in total, 42 h.')
  expect(compared.verdict).toMatch(/^Cheapest: /)
})
