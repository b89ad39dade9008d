/** Answers that lead with what was asked and use what the question brings along: shares, folds, sizes, dates, a Mac, a crash. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const [lora, full, rollouts] = ['8b lora 50M tokens', '13b full 200M tokens', 'grpo 7b 2k prompts on 8 H100s']

test.each<[plan: string, text: string, says: RegExp]>([
  // A bill in as many parts as share it, or by the share that is named.
  [lora, 'we split the bill among four labs, what does each pay?', /^answer: \$[\d.]+ each: .* in 4 equal parts/u],
  [lora, 'we split the bill 60/40 with another team, what does each pay', /^answer: Of the .*60% is .*40% is /u],
  // So many folds train on all but one part of the data each.
  [
    lora,
    'with 10-fold cross validation, what would the total be?',
    /^answer: About \$[\d.]+ .* for 10 folds .*9 times the training/u,
  ],
  [lora, 'what would cross validation with four folds cost?', /^answer: .* for 4 folds .*3 times the training/u],
  // Another size is planned, not told by a rule.
  [
    lora,
    'what would a model with twice the parameters cost?',
    /^answer: (?:A model of 16B would take|With A 16B model, )[^.]*\$[\d.]+ in total/u,
  ],
  [lora, 'what would a bigger model cost?', /^answer: Cost goes about in proportion .* twice the size is about \$/u],
  // By the speed of the chip, and its memory where that is named.
  [
    lora,
    'how long would it take on a mac',
    /^answer: About [\d.]+ (?:h|days) on an M3 Ultra to [\d.]+ (?:h|days) on an M4 Max/u,
  ],
  [
    '70b lora 50M tokens',
    'how long would it take to train on an m4 max with 128 gb',
    /^answer: About .*128 GB hold it in 4-bit, not in bf16/u,
  ],
  // Whether it begins again alone, or how it is told to.
  [lora, 'does it restart by itself when it crashes?', /^answer: Not by itself: /u],
  [lora, 'how do we resume from a checkpoint?', /^answer: To go on from the last checkpoint with /u],
  // The length that is planned, beside the one that is named.
  [
    rollouts,
    'how many tokens is each completion in the estimate',
    /^answer: 1,024 tokens an answer, which is assumed/u,
  ],
  // The currency first, then the sum in the other.
  [full, 'is that in $ or €?', /^answer: All figures are US dollars\. .*€/u],
  [full, 'what is that in swedish kronor?', /^answer: .*SEK /u],
  // Step and payment of the seller.
  [
    '8b lora 50M tokens on lambda',
    'how are we billed',
    /^answer: Lambda charges a credit card .* bills by the minute/u,
  ],
  // What stands around a run: policies, quotas, tokens, labels.
])('%s, “%s”', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
})
