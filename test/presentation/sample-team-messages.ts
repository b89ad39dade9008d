/** Messages of a team and of a thread, once each: the golden files hold them, the preview draws them. */
import type { AdvisorAnswer } from '../../src/presentation/content/advisor-answer.ts'
import {
  approvalMessage,
  approvalSummary,
  approvalDecisionMessage,
} from '../../src/presentation/content/messages/approval-message.ts'
import { alternativeName, comparePlans } from '../../src/presentation/content/plan-comparison.ts'
import { comparisonMessage } from '../../src/presentation/content/messages/comparison-message.ts'
import { differenceMessage } from '../../src/presentation/content/messages/difference-message.ts'
import { weeklyDigestMessage } from '../../src/presentation/content/messages/weekly-digest-message.ts'
import { helpMessage } from '../../src/presentation/content/messages/help-message.ts'
import { priceChangeText, withPriceChangeLine } from '../../src/presentation/content/messages/price-change-line.ts'
import { withRecognizedText } from '../../src/presentation/content/messages/recognized-text-line.ts'
import { recommendationMessage } from '../../src/presentation/content/messages/recommendation-message.ts'
import { withSharedByLine } from '../../src/presentation/content/messages/asked-by-line.ts'
import { planName, providerName } from '../../src/presentation/format/display-names.ts'
import { spendingMessage } from '../../src/presentation/content/messages/spending-message.ts'
import {
  noUsualRequestMessage,
  usualRequestMessage,
} from '../../src/presentation/content/messages/usual-request-message.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { usualJobOf } from '../../src/team/usual-job.ts'
import { eightB, interactiveContext, option, seventyB } from './sample-answers.ts'

const seventy = seventyB()
const eight = eightB()
const { best, cheapest } = seventy.recommendation
const spentOn = {
  usd: best.allInUsd,
  plan: `${planName(best, interactiveContext.names)} at ${providerName(best, interactiveContext.names)}`,
}
const summary = approvalSummary(seventy, interactiveContext)
const approvalRequest = { id: 'approval-1', deciders: ['U0CFO'], requester: 'U0ANN', thresholdUsd: 1000, note: '' }
const scenarioWith = (spec: Partial<Scenario['spec']>): Scenario => ({
  ...seventy.scenario,
  spec: { ...seventy.scenario.spec, ...spec },
})
const answerWith = (scenario: Scenario, plan: typeof best): AdvisorAnswer => ({
  kind: 'recommendation',
  scenario,
  recommendation: { ...seventy.recommendation, best: plan },
})
const infeasible: AdvisorAnswer = {
  kind: 'problem',
  problem: { kind: 'infeasible', message: 'One RTX 4090 has no room for it.', terms: [], suggestions: [], nearest: [] },
}
const usual = usualJobOf([
  { scenario: { ...eight.scenario, setBy: { ...eight.scenario.setBy, method: 'asked' } }, thread: '2' },
  { scenario: eight.scenario, thread: '1' },
])
if (usual === null) throw new Error('nothing is usual')
const onFourBit = {
  scenario: scenarioWith({ weights: 'nf4' }),
  recommendation: { ...seventy.recommendation, best: cheapest },
}
const dearer = { ...best, allInUsd: { ...best.allInUsd, p50: best.allInUsd.p50 * 1.2 } }
const note = priceChangeText(best, dearer, '2026-11-10', interactiveContext)
if (note === null) throw new Error('no price has changed')

const comparedPlans = [
  { scenario: seventy.scenario, answer: answerWith(seventy.scenario, best) },
  { scenario: scenarioWith({ weights: 'nf4' }), answer: answerWith(scenarioWith({ weights: 'nf4' }), cheapest) },
  { scenario: scenarioWith({ gpus: ['rtx-4090'], gpuCount: 1 }), answer: infeasible },
  {
    scenario: scenarioWith({ gpuCount: 16 }),
    answer: answerWith(scenarioWith({ gpuCount: 16 }), seventy.recommendation.fastest),
  },
]

export const sampleTeamMessages = [
  {
    name: 'shortcut',
    title: 'Estimate GPU cost (on a message)',
    content: withRecognizedText(recommendationMessage(eight.scenario, eight.recommendation, interactiveContext), [
      'llama 3.1 8b',
      '100M tokens',
      'a 4090',
    ]),
  },
  {
    name: 'shared',
    title: 'Share to channel',
    content: withSharedByLine(
      recommendationMessage(seventy.scenario, seventy.recommendation, interactiveContext),
      'U0ANN',
    ),
  },
  {
    name: 'undone',
    title: 'undo (in the thread)',
    content: differenceMessage(cheapest, seventy, 'Undone: 4-bit', interactiveContext),
  },
  {
    name: 'prices-changed',
    title: '4-bit? (a fortnight later)',
    content: withPriceChangeLine(differenceMessage(best, onFourBit, ['4-bit'], interactiveContext), note),
  },
  {
    name: 'comparison',
    title: 'compare with 4-bit, one 4090 and 16 GPUs (in the thread)',
    content: comparisonMessage(
      comparePlans(
        comparedPlans,
        interactiveContext.names,
        () => '',
        comparedPlans.map(({ scenario }) => alternativeName(scenario, seventy.scenario, interactiveContext.names)),
      ),
    ),
  },
  { name: 'spent', title: 'spent $1,210 (in the thread)', content: spendingMessage({ usd: 1210 }, spentOn) },
  { name: 'approval', title: 'a plan above the threshold', content: approvalMessage(approvalRequest, summary) },
  {
    name: 'approved',
    title: 'the same once it was approved',
    content: approvalDecisionMessage(summary, { is: 'approved', by: 'U0CFO', at: '2026-11-24T10:00:00.000Z' }),
  },
  {
    name: 'usual',
    title: '/gpucost recommend',
    content: usualRequestMessage(
      usual,
      { kind: 'learned', threads: 3, error: { of: 'C0HOME', runs: 3, spentUsd: 3260, estimatedUsd: 3010 } },
      recommendationMessage(eight.scenario, eight.recommendation, interactiveContext),
      interactiveContext,
    ),
  },
  { name: 'no-usual', title: '/gpucost recommend (in a new channel)', content: noUsualRequestMessage() },
  {
    name: 'digest',
    title: 'the week of a channel',
    content: weeklyDigestMessage(
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
      interactiveContext,
    ),
  },
  { name: 'help-in-slack', title: '/gpucost help', content: helpMessage(interactiveContext) },
  {
    name: 'as-it-is',
    title: 'a plan that is free: the team’s own GPUs',
    content: recommendationMessage(
      seventy.scenario,
      {
        ...seventy.recommendation,
        best: option(2e9, 13_400, { provider: 'own-servers', tier: null, usdPerGpuHour: 0 }),
      },
      interactiveContext,
    ),
  },
]
