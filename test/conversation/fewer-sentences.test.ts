/** Long first texts that are not read whole: the sentences that make a job are answered, and the others are named. */
import { describe, expect, test } from 'vitest'
import { readByFewerSentences } from '../../src/conversation/fewer-sentences.ts'
import type { Interpretation } from '../../src/conversation/interpretation.ts'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text]).replaceAll(/\s+/gu, ' ')

describe('the sentences that make a job', () => {
  test('sizes side by side, beside what a team believes', () => {
    const text =
      'Half the group is sure that only a 32b will do. The task is reading 12 fields out of invoices, we have 9k labeled docs w/ about 2k tokens each. Personally I believe in an 8b or even a 3b. Please give the training cost for 3b, 8b and 32b side by side, and tell me if 9k is even enough for the big one'
    expect(says(text)).toMatch(/3b vs 8b vs 32b: Cheapest:/u)
  })

  test('phases of which each is paid by another, on a cluster with a price', () => {
    const text =
      'RLHF for a 7B: SFT on 60k demos, reward model on 200k comparisons, PPO for 30k episodes w/ 400 token responses. Each phase is paid by another team, so split it please. We could use the internal cluster of 16 A100-40GB, charged at $1.20/h, or go out and rent.'
    expect(says(text)).toMatch(/7B SFT \+ 7B reward \+ 7B ppo: (?:Fits: t|T)ogether/u)
    expect(says(text)).toMatch(/Not read: “We could use the internal cluster/u)
  })
})

const refused: Interpretation = {
  kind: 'problem',
  style: 'command',
  problem: { kind: 'conflict', message: 'Two model sizes are given.', terms: [], suggestions: [] },
}

test.each([
  ['a short one', 'lora 7b and 8b on 20k rows'],
  ['one without data', `${'We would like to train something good for our users. '.repeat(5)}Which 7b?`],
])('a text is read once: %s', (_, text) => {
  let reads = 0
  const read = (): Interpretation => {
    reads += 1
    return refused
  }
  expect(readByFewerSentences(text, read)).toBe(refused)
  expect(reads).toBe(1)
})

test('what may not go to a cloud is told before every plan that rents, also where a part of a long text is read', () => {
  const lead = /it takes cards of your own: say which you have/u
  expect(says('8b lora 20M tokens, nothing may go to a cloud')).toMatch(lead)
  expect(says('8b lora 20M tokens, no files may be uploaded to any cloud')).toMatch(lead)
  expect(says('8b lora 20M tokens, google cloud is not allowed')).not.toMatch(lead)
  expect(
    says(
      'Small notary office, I do the computers. The partners dream of our own assistant on 20 years of deeds, 700M tokens after scanning, and NOTHING may go to a cloud. Somebody said a 30k machine would do, what would that train, and is continued pretraining any better than search',
    ),
  ).toMatch(lead)
})
