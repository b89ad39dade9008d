/** Where the rules would answer another question than the words of a reply tell. */
import { describe, expect, test } from 'vitest'
import { answerOdds } from '../../src/language/lexicon/answer-odds.ts'
import { lastMeant, lastOf } from './thread-driver.ts'

describe('the odds of answers', () => {
  const odds = answerOdds({
    questions: { memory: 97, energy: 97 },
    answers: {
      'topic memory': { memory: 90 },
      'topic excluded': { energy: 5, memory: 1 },
      'topic cost': { energy: 1 },
    },
  })

  test('are those of the lines that were answered so', () => {
    expect(odds.chanceOf('topic memory', 'memory')).toBeGreaterThan(0.7)
    expect(odds.chanceOf('topic memory', 'energy')).toBeLessThan(0.2)
  })

  test('of what was never given are those of an answer that is given amiss', () => {
    expect(odds.chanceOf('topic cost', 'memory')).toBeGreaterThan(0)
    expect(odds.chanceOf('topic memory', 'energy')).toBeGreaterThan(odds.chanceOf('topic cost', 'memory'))
  })

  test('an answer is given to a question now and then from one line in fifty on', () => {
    expect(odds.isGivenTo('topic excluded', 'energy')).toBe(true)
    expect(odds.isGivenTo('topic excluded', 'memory')).toBe(false)
    expect(odds.isGivenTo('topic unheard', 'memory')).toBe(false)
    expect([odds.isAsked('memory'), odds.isAsked('unheard')]).toEqual([true, false])
  })
})

test.each([
  [
    'qwen3-30b-a3b full 500M tokens',
    '3b active should be 10x cheaper than a dense 30b, why isnt it?',
    /3\.35B that work|all experts must lie in memory, 61 GB here/u,
  ],
  [
    'llama 3.1 70b full 1B tokens 4 nodes H100',
    'what happens if we skip the infiniband and take normal ethernet nodes?',
    /InfiniBand or RoCE/u,
  ],
])('under “%s”, “%s” is answered by what all of its words ask', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
})

test.each([
  ['8b 50M tokens', 'on 2 h100 instead please', /^plan:/u],
  ['8b 50M tokens', 'does the memory figure include optimizer states?', /^answer: Yes/u],
  ['8b 50M tokens on 2 a100, within 3 hours', 'does one card make that?', /^answer: No, not in 3 h/u],
])('under “%s”, “%s” stays with what the rules read', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
})

describe('what the words ask', () => {
  test.each([
    ['pretrain 1.3b 30B tokens', 'the spread in brackets, what is its definition', /8 in 10 comparable runs/u],
    ['8b lora 300M tokens within 48h', 'margin before the deadline', /of the 48 h there are/u],
    ['14b lora 20M tokens', 'must we code the loop ourselves', /A ready trainer does it/u],
  ])('under “%s”, “%s” is answered where nothing else of it is understood', (plan, text, says) => {
    expect(lastMeant([plan, text])).toMatch(says)
  })

  test.each([])('under “%s”, “%s” changes nothing, though a value of the plan stands in it', (plan, text, says) => {
    expect(lastMeant([plan, text])).toMatch(says)
  })

  test.each([
    ['70b lora 50M tokens', 'tp=4 pp=4 please, that is how our cluster does it', /^plan:/u],
    ['8b lora 50M tokens', 'a preempted run would kill me so nothing spot', /^plan:/u],
    ['70b lora 50M tokens', 'can you get that under 5 hours', /^plan:/u],
    ['llama 3.2 3b full 300M tokens', 'tried nebius again today, no capacity', /^plan:/u],
  ])('under “%s”, “%s” is a wish, whatever question it is like', (plan, text, says) => {
    expect(lastMeant([plan, text])).toMatch(says)
  })
})

describe('to an app that is addressed', () => {
  test.each([
    ['70b 2B tokens', 'paid to whom', /you rent there and Hyperstack bills you/u],
    [
      'dpo 8b 30k pairs',
      'my supervisor would like to observe the loss live, how',
      /loss on held-out data|In W&B or TensorBoard, not here/u,
    ],
    ['8b lora 20M tokens', 'rsync, S3 or what', /scp, rsync/u],
  ])('under “%s”, “%s” is answered though words of it are not known', (plan, text, says) => {
    expect(lastMeant([plan, text])).toMatch(says)
  })

  test.each([
    ['405b lora 50M tokens', 'llama-factory any good for this job', /^answer: /u],
    ['8b lora 50M tokens', 'with unsloth please', /^plan:/u],
  ])('under “%s”, “%s” changes the plan where that is wished alone', (plan, text, says) => {
    expect(lastMeant([plan, text])).toMatch(says)
  })
})
