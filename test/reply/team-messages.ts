/** Messages of a team and of a thread, once each: the golden files hold them, the preview draws them. */
import type { Answer } from '../../src/reply/answer.ts'
import { approvalMessage, approvalSummary, approvedMessage } from '../../src/reply/approval.ts'
import { comparisonMessage } from '../../src/reply/comparison.ts'
import { differenceMessage } from '../../src/reply/difference.ts'
import { digestMessage } from '../../src/reply/digest.ts'
import { helpMessage } from '../../src/reply/help.ts'
import { pricesChanged, withPriceNote } from '../../src/reply/prices-changed.ts'
import { withReadWords } from '../../src/reply/read-words.ts'
import { recommendationMessage } from '../../src/reply/recommendation.ts'
import { sharedBy } from '../../src/reply/shared.ts'
import { spentMessage } from '../../src/reply/spent.ts'
import { noUsualMessage, usualMessage } from '../../src/reply/usual.ts'
import type { Scenario } from '../../src/scenario/spec.ts'
import { usualOf } from '../../src/team/usual.ts'
import { eightB, interactive, option, seventyB } from './fixtures.ts'

const seventy = seventyB()
const eight = eightB()
const { best, cheapest } = seventy.recommendation
const summary = approvalSummary(seventy, interactive)
const asked = { id: 'approval-1', approver: 'U0CFO', by: 'U0ANN', thresholdUsd: 1000 }
const on = (spec: Partial<Scenario['spec']>): Scenario => ({
  ...seventy.scenario,
  spec: { ...seventy.scenario.spec, ...spec },
})
const answered = (scenario: Scenario, plan: typeof best): Answer => ({
  kind: 'recommendation',
  scenario,
  recommendation: { ...seventy.recommendation, best: plan },
  message: { text: '', blocks: [] },
})
const impossible: Answer = {
  kind: 'problem',
  problem: { kind: 'infeasible', message: 'One RTX 4090 has no room for it.', terms: [], suggestions: [] },
  message: { text: '', blocks: [] },
}
const usual = usualOf([
  { scenario: { ...eight.scenario, said: { ...eight.scenario.said, method: 'asked' } }, thread: '2' },
  { scenario: eight.scenario, thread: '1' },
])
if (usual === null) throw new Error('nothing is usual')
const onFourBit = { scenario: on({ weights: 'nf4' }), recommendation: { ...seventy.recommendation, best: cheapest } }
const dearer = { ...best, usd: { ...best.usd, p50: best.usd.p50 * 1.2 } }
const note = pricesChanged(best, dearer, '2026-11-10', interactive)
if (note === null) throw new Error('no price has changed')

export const teamMessages = [
  {
    name: 'shortcut',
    title: 'Estimate GPU cost (on a message)',
    message: withReadWords(recommendationMessage(eight.scenario, eight.recommendation, interactive), [
      'llama 3.1 8b',
      '100M tokens',
      'a 4090',
    ]),
  },
  {
    name: 'shared',
    title: 'Share to channel',
    message: sharedBy(recommendationMessage(seventy.scenario, seventy.recommendation, interactive), 'U0ANN'),
  },
  {
    name: 'undone',
    title: 'undo (in the thread)',
    message: differenceMessage(cheapest, seventy, 'Undone: 4-bit', interactive, ''),
  },
  {
    name: 'prices-changed',
    title: '4-bit? (a fortnight later)',
    message: withPriceNote(differenceMessage(best, onFourBit, ['4-bit'], interactive, ''), note),
  },
  {
    name: 'comparison',
    title: 'compare with 4-bit, one 4090 and 16 GPUs (in the thread)',
    message: comparisonMessage(
      [
        { scenario: seventy.scenario, answer: answered(seventy.scenario, best) },
        { scenario: on({ weights: 'nf4' }), answer: answered(on({ weights: 'nf4' }), cheapest) },
        { scenario: on({ gpus: ['rtx-4090'], gpuCount: 1 }), answer: impossible },
        { scenario: on({ gpuCount: 16 }), answer: answered(on({ gpuCount: 16 }), seventy.recommendation.fastest) },
      ],
      seventy.scenario,
      interactive,
    ),
  },
  { name: 'spent', title: 'spent $1,210 (in the thread)', message: spentMessage(1210, seventy, interactive) },
  { name: 'approval', title: 'a plan above the threshold', message: approvalMessage(asked, summary) },
  {
    name: 'approved',
    title: 'the same once it was approved',
    message: approvedMessage(summary, { is: 'approved', by: 'U0CFO', at: '2026-11-24T10:00:00.000Z' }),
  },
  {
    name: 'usual',
    title: '/gpucost recommend',
    message: usualMessage(usual, recommendationMessage(eight.scenario, eight.recommendation, interactive), interactive),
  },
  { name: 'no-usual', title: '/gpucost recommend (in a new channel)', message: noUsualMessage() },
  {
    name: 'digest',
    title: 'the week of a channel',
    message: digestMessage(
      {
        since: '2026-11-17',
        prices: [
          { provider: 'lambda', gpu: 'h100-sxm', tier: null, pricing: 'on_demand', before: 3.99, after: 3.29 },
          { provider: 'runpod', gpu: 'h200-sxm', tier: 'secure', pricing: 'on_demand', before: 3.59, after: 3.99 },
        ],
        plans: [{ scenario: seventy.scenario, before: { ...dearer, today: '2026-11-17' }, after: best }],
        spending: [
          { job: 'Llama 3.3 70B on 2B tokens, 8 × H100 SXM', expectedUsd: 1340, spentUsd: 1210 },
          { job: 'Llama 3.1 8B on 100M tokens, 1 × RTX 4090', expectedUsd: 3.4, spentUsd: 4.1 },
        ],
      },
      interactive,
    ),
  },
  { name: 'help-in-slack', title: '/gpucost help', message: helpMessage(interactive) },
  {
    name: 'as-it-is',
    title: 'a plan that is free: the team’s own GPUs',
    message: recommendationMessage(
      seventy.scenario,
      {
        ...seventy.recommendation,
        best: option(2e9, 13_400, { provider: 'own-servers', tier: null, usdPerGpuHour: 0 }),
      },
      interactive,
    ),
  },
]
