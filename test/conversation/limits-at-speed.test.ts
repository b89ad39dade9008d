/** Limits of a plan, or named ones, at a speed that is supposed: the verdict first, with exact figures of that speed. */
import { describe, expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const both = 'sft llama 8b lora 200M tokens, deadline 24 hours, budget $100'
const tight = 'sft llama 8b lora 200M tokens on 1x A100 80GB, deadline 12 hours'
const small = 'sft llama 8b lora 200M tokens, budget $20'
const open = 'sft llama 8b lora 200M tokens'

describe('limits at another speed', () => {
  test.each([
    [both, 'what if we only get 5k tok/s, does it still fit?', /^answer: Yes, both: \d+ h before \w+day 12:00 and \$\d+ under the \$100: with 5,000 tok\/s, done/u],
    [both, 'If throughput is only 5k tok/s, do we still make the deadline?', /^answer: Yes, \d+ h before .*with 5,000 tok\/s/u],
    [both, 'suppose we get just 3000 tokens per second. still in budget?', /^answer: No, \$\d+ over the \$100: with 3,000 tok\/s/u],
    [both, 'if it runs at half speed do we blow the budget or the deadline?', /^answer: No, neither: .* with 50% of the planned speed/u],
    [tight, 'If throughput is 40% worse than you think, do we still make the deadline?', /^answer: No, [\d.]+ h after \w+day 00:00: with 60% of the planned speed, done \w+day/u],
    [tight, 'if we only see 2k tok/s, do we still make it?', /^answer: No, [\d.]+ h after \w+day 00:00: with 2,000 tok\/s/u],
    [small, 'If throughput is 40% worse than you think, do we blow the budget?', /^answer: Yes, \$\d+ over the \$20: with 60%/u],
    [small, 'What if throughput is 40% worse, does that break the budget?', /^answer: Yes, \$\d+ over the \$20: with 60%/u],
    [small, 'if your MFU is off by half, are we still under $20?', /^answer: No, \$\d+ over the \$20: with 50%/u],
    ["mistral small 24b qlora 65k examples x 1200 tokens, start friday 6pm, done by monday 9am", "say we only see 60% of the speed you're assuming, do we still make Monday 9am?", /^answer: Yes, \d+ h under the 63 h: with 60%/u],
    [open, 'if throughput is 40% worse than you think can we still be done in 6 hours?', /^answer: Yes, [\d.]+ h under the 6 h: with 60%/u],
    [open, "if it's half as fast, is it still under $30?", /^answer: (?:Yes|No), \$\d+ (?:under|over) the \$30: with 50%/u],
    [open, 'if we only get 5k tok/s?', /^answer: With 5,000 tok\/s: [\d.]+ h instead of/u],
  ])('%s: %s', (first, question, expected) => {
    expect(lastMeant([first, question])).toMatch(expected)
  }) // prettier-ignore

  test.each([
    [both, 'is 5k tok/s normal for this?', /^answer: [\d.]+k tok\/s on one GPU/u],
    [both, 'we get 5k tok/s', /^report: Measured 5k tok\/s/u],
    [both, 'how many tok/s do you expect?', /^answer: [\d.]+k tok\/s/u],
    [open, 'can we be done in 6 hours?', /^(?!.*planned speed)/u],
  ])('as before, %s: %s', (first, question, expected) => {
    expect(lastMeant([first, question])).toMatch(expected)
  }) // prettier-ignore
})
