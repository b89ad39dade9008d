/** Runs that broke off, ran out of memory or were lost: what is told with it counts, and what is asked beside it is answered. */
import { expect, test } from 'vitest'
import { firstAnswer, lastMeant, lastOf } from './thread-driver.ts'

const run = 'llama 3.1 8b lora 60M tokens on 1 h100'

test.each<[told: string, says: RegExp]>([
  [
    'pod got killed at 64%, last checkpoint was at 50%. what will the rest cost?',
    /^run: .*crashed at 64%.*Saved at 50%.*From there about/su,
  ],
  ['the node was reclaimed at 70%, last ckpt at 60%, how much for the remainder', /^run: .*Saved at 60%/su],
  ['died at 40%, no checkpoint. what now, cost-wise?', /^run: .*Saved at 0%/su],
  ['we stopped it at 30%. what would finishing it cost?', /^run: .*To finish from there/su],
  ['preempted at 90%, restarting from the 85% checkpoint. what is the bill for the rest?', /^run: .*85%.*is left/su],
  ['run died at 40% because of a hardware fault. refund?', /^run: .*crashed at 40%.*Mostly not: hours/su],
])('“%s” is one run, with what is left of it', (told, says) => {
  expect(lastMeant([run, told])).toMatch(says)
})

test('what was ended on purpose stays ended', () => {
  expect(lastMeant([run, 'we killed it at 60%, the loss was flat'])).toMatch(/^run: .*stopped early at 60%/su)
})

test.each<[told: string, says: RegExp]>([
  ['crashed with CUDA out of memory at step 340, seq len 8192', /^plan: .*sequence length 8,192.*micro-batch/su],
  ['ran out of memory on step 12. we use 8k sequences', /^plan: .*sequence length 8,192/su],
  ['oomed. batch 16, seq 2048', /^answer: .*micro-batch 16, 2,048 tokens.*16 steps of accumulation/su],
])('“%s”: the advice is for what the run had', (told, says) => {
  expect(lastMeant(['70b qlora 200M tokens on 4xa100', told])).toMatch(says)
})

test.each([
  'loss went nan at 35%. do we get a refund from runpod?',
  'can we get our money back for the failed run?',
  'do we still pay when it crashes?',
])('“%s” asks for money back', (asked) => {
  expect(lastMeant([run, asked])).toMatch(/^answer: Mostly not: hours in which the machine ran/u)
})

test('a refund of something else is talk', () => {
  expect(lastOf([run, 'we got a refund from the airline'])).toMatch(/^ignored/u)
  expect(firstAnswer('do gpu clouds refund the hours of a run that crashed?')).toMatch(/^answer: Mostly not/u)
})

test('how much longer a run takes is the hours that are told, less those of the plan', () => {
  // 12.5 h against 5.4 h
  expect(
    lastMeant(['mixtral 8x7b qlora, 100M tokens, one h200', 'it has been 5 hours and we are only 40% in']),
  ).toMatch(/2\.3 times as long as planned: 7\.1 h and \$23 more/u)
})

test.each([
  [
    'If we stop halfway do we pay half?',
    /^answer: About \$[\d.]+, \d+% of the \$[\d.]+: .*start-up included, .*owed anyway/u,
  ],
  ['if we cancel after 1 hour what do we pay?', /^answer: About \$[\d.]+, .* for 1 h of the/u],
  ['do I only pay for the hours used if I abort early, say after a third?', /^answer: About \$[\d.]+, \d+% of the/u],
  ["what's the bill if loss looks bad and we stop at 10M tokens?", /^answer: About \$[\d.]+, \d+% of the/u],
  ['we might quit after 20M of the 60M tokens. what would that cost us', /^answer: About \$[\d.]+, \d+% of the/u],
  ['if we stop after 400 hours what do we pay?', /^answer: The whole \$[\d.]+: the run takes/u],
  ['can we cancel at any time?', /^answer: Rented on demand you pay for the hours that you used/u],
])('“%s” is told with what is owed by then', (asked, says) => {
  expect(lastMeant([run, asked])).toMatch(says)
})
