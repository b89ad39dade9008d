/** Runs that are told, values found wanting, passes that are cancelled and plans that are returned to, below a plan. */
import { expect, test } from 'vitest'
import { readReply } from '../../../src/language/replies/reply.ts'
import { wordedReply } from '../../../src/language/replies/worded-reply.ts'
import { scenarioOf, today, vocabulary } from '../fixtures.ts'

test.for([
  ['8b lora 30k pages', 'rank 8 was hopeless, treble it', 'rank 24'],
  ['8b lora 30k pages', 'r=32 overfits on our set, Ana wants 8', 'rank 8'],
  ['7b 130B tokens', '8M tokens a batch diverged and cost us a week, down to 2M', 'global batch 2M tokens'],
  ['8b lora 10k rows 3 epochs', 'three epochs turned it into a parrot, we settle for two', '2 epochs'],
  ['8b lora 900 rows', 'hm. one pass is never enough for so few, give it six', 'hm. 6 epochs'],
  ['8b lora 900 rows', '4 epochs were silly. 2 at most', '2 epochs'],
  ['8b lora 2k rows, 3 epochs', 'the second and third pass are cancelled', '1 epochs'],
  ['8b lora 2k rows, 3 epochs of it', 'please skip the last epoch', '2 epochs'],
  ['8b lora 2k rows, 9 epochs', 'accuracy peaked after the third epoch, no point in going on', '3 epochs'],
  ['8b lora 2k rows, 2 epochs', 'one epoch is enough, nothing moved in the second', '1 epochs'],
  ['34b 3B tokens', 'add 3 more epochs, 3B was one pass', '4 epochs'],
  ['grpo 14b, 200 steps', 'make it 900 steps, 200 was just for the demo', 'make it 900 steps'],
  ['8b lora 10k rows', 'sorry all, the h200 was my idea. put it back the way it was', 'undo'],
  ['8b lora 10k rows', 'the version before Tim touched it was better', 'undo'],
  ['8b lora 10k rows', 'take back the last thing she did', 'undo'],
  ['8b lora 10k rows', 'i broke it, start over from what i wrote first', 'reset'],
  ['8b lora 10k rows', 'we preferred the original proposal, let us go back to that', 'reset'],
  ['8b lora 10k rows', 'return to how it was in the beginning', 'reset'],
])('below “%s”, “%s” is “%s”', ([plan = '', reply = '', meant = '']) => {
  expect(wordedReply(reply, scenarioOf(plan))).toBe(meant)
})

test.for([
  ['8b lora 10k rows', 'rank 8 on 4 gpus was fine, keep it'],
  ['8b lora 10k rows', 'back to the original plan, but with 8 h100'],
  ['8b lora 10k rows', 'is rank 8 too low, would 16 do?'],
  ['8b lora 10k rows', 'i liked the first plan, and use spot on runpod'],
  ['8b lora 10k rows', 'and the first estimate was fine'],
])('below “%s”, “%s” stays as it is', ([plan = '', reply = '']) => {
  expect(wordedReply(reply, scenarioOf(plan))).toBe(reply)
})

test.for([
  ['put in five attempts', 5],
  ['times eight, one per clinic', 8],
  ['the ablation was approved: nine runs', 9],
  ['four teams share the budget and everyone trains their own', 4],
  ['3 trainings, because we try three learning rates', 3],
  ['reviewers want error bars, so three seeds it is', 3],
  ['optuna got us down to 11 trials', 11],
  ['not one run but six', 6],
  ['7 runs, not 20', 7],
] as const)('“%s” is %d runs of the plan', ([reply, count]) => {
  const act = readReply(scenarioOf('8b lora 10M tokens'), reply, vocabulary, today, { isByRules: true })
  expect(act.kind === 'amended' ? act.scenario.series : act.kind).toEqual({ count })
})

test('another frequency of a plan that is run again and again is taken, whoever decides it', () => {
  const plan = { ...scenarioOf('8b lora 10M tokens'), runsPerYear: 12 }
  const act = readReply(plan, 'the directors only agreed to quarterly', vocabulary, today, { isByRules: true })
  expect(act.kind === 'amended' ? act.scenario.runsPerYear : act.kind).toBe(4)
})

test('runs that are told beside a change come with it', () => {
  const act = readReply(scenarioOf('8b lora 10M tokens'), 'use h200 and make it 3 runs', vocabulary, today, {})
  expect(act.kind === 'amended' ? [act.changed, act.scenario.series] : act.kind).toEqual([['gpus'], { count: 3 }])
})

test.for([
  'what would 3 runs cost?',
  'our last 3 runs failed',
  '2 runs a week',
  '3 runs in parallel crashed yesterday',
])('“%s” sets no runs', (reply) => {
  const act = readReply(scenarioOf('8b lora 10M tokens'), reply, vocabulary, today, { isByRules: true })
  expect(act.kind === 'amended' ? (act.scenario.series ?? null) : null).toBeNull()
})

test.for([
  ['llama 3.1 405b qlora 10M tokens', 'wow, 405 is overkill. 8 then', '8b'],
  ['70b full 1B tokens on 64 h100', 'hm, 64 was too much, make it 24', '24 gpus'],
  ['70b full 1B tokens on 64 h100', '48 was too much, make it 24', '48 was too much, make it 24'],
  ['dpo 8b, 60k pairs', 'a third of the pairs were broken, 41k survived', '41k pairs'],
  ['8b lora 45k emails', 'some of our emails are spam so call it 30k', '30k emails'],
  [
    '8b lora 45k emails',
    'half of the emails are in Dutch, 20k are short',
    'half of the emails are in Dutch, 20k are short',
  ],
])('below “%s”, “%s” is typed out as “%s”', ([plan = '', reply = '', meant = '']) => {
  expect(wordedReply(reply, scenarioOf(plan))).toBe(meant)
})

test.for([
  [
    '8b lora 40M tokens on coreweave',
    'coreweave wants a form for everything. strike them',
    { excludedProviders: ['coreweave'] },
  ],
  ['8b lora 40M tokens', 'legal banned vast. and modal as well', { excludedProviders: ['vast', 'modal'] }],
  ['8b lora 40M tokens', 'purchasing says RunPod is not on the vendor list yet', { excludedProviders: ['runpod'] }],
  ['8b full 40M tokens', 'in the end we take qlora, full is overkill for us', { method: 'qlora' }],
  ['8b lora 40M tokens on spot', 'they disabled spot for our account', { pricing: 'on_demand' }],
] as const)('below “%s”, “%s” leaves out what it names', ([plan, reply, spec]) => {
  expect(readReply(scenarioOf(plan), reply, vocabulary, today)).toMatchObject({ scenario: { spec } })
})

test('the cheapest that is to be given beside a change is wished as well', () => {
  const act = readReply(
    scenarioOf('8b lora 40M tokens'),
    'rank 32 and then give us the cheapest option',
    vocabulary,
    today,
  )
  expect(act).toMatchObject({ scenario: { spec: { loraRank: 32, objective: 'cheapest' } } })
})
