/** A circumstance that is supposed in numbers, and a figure of the run under it: the plan stays, and both are told. */
import { describe, expect, test } from 'vitest'
import { figuresThen, inDailyHours, workingDaysLater } from '../../src/presentation/questions/circumstance-figures.ts'
import type { Option } from '../../src/recommend/recommendation.ts'
import { lastOf } from './thread-driver.ts'

const pretraining = 'pretrain 1.3b from scratch on 30B tokens'
const tickets = 'lora llama 3.1 8b on 12k support tickets'
const dense = '7b full fine-tune 500M tokens on 8 a100'

test.each([
  // A speed.
  [tickets, 'what would we owe if it only does 70% of the throughput you expect?', /^answer: With 70% of the planned speed: \$[\d.]+ in total instead of \$/u],
  [pretraining, 'were the run 20% slower, on what date is it over', /^answer: With 80% of the planned speed: done \w+day/u],
  [pretraining, 'if utilisation falls by a quarter, how many gpu-hours', /^answer: With 75% of the planned speed: [\d,]+ GPU-hours instead of/u],
  [pretraining, 'Purely hypothetically, at 45% MFU, how long is it?', /^answer: With an MFU of 45%: [\d.]+ h instead of/u],
  // Another amount of data.
  [tickets, 'if two fifths of the tickets get thrown out, how much cheaper is it', /^answer: \$[\d.]+ less .* with 40% of the data gone/u],
  [tickets, 'say the tickets are 1,024 tokens each, how many tokens in all', /^answer: With 1,024 tokens in each example: 12\.3M tokens instead of 6\.14M/u],
  [pretraining, '5B tokens of code on top, what does that add in dollars', /^answer: \$\d+ more .* with 5B tokens on top/u],
  [pretraining, 'would trimming the corpus to a half also halve the bill?', /^answer: (?:Yes|Nearly), 0\.5\d? times the money/u],
  ['qlora 8b, 3 epochs, 20k rows', 'two epochs more, what is that on the bill', /^answer: (?:With 5 epochs|\$[\d.]+ more.* with 5 epochs) in place of 3/u],
  // A price of the hour, now and later.
  [dense, 'suppose they let us have them for $0.95 per gpu-hour. total?', /^answer: With \$0\.95 per GPU-hour: \$\d+ in total instead of/u],
  [dense, 'approval needs two months and prices drop 4% a month, is waiting worth it', /^answer: \$[\d.]+ less .*prices 4% a month down for 2 months/u],
  ['qlora 70b 5k examples on my two 3090s', 'what would it cost were electricity to triple', /(?:electricity at 3 times its price|electricity)/u],
  // Another number of the planned GPUs.
  [dense, 'if two of the cards die how long for the rest', /^answer: On 6 × A100/u],
  [dense, 'only 4 of the cards: how long, twice?', /^answer: (?:Yes|Nearly|No), [\d.]+ times the time: on 4 × A100/u],
  [dense, 'half the cards, what would the end date be', /^answer: On 4 × A100 [^:]*: done \w+day/u],
  // Runs, hours of the day, a start that is late.
  [tickets, 'four seeds back to back, how many hours in all?', /^answer: With 4 runs one after another: [\d.]+ h instead of/u],
  [tickets, 'six seeds in parallel, how long and same money?', /^answer: Yes, the same money: with 6 runs at once/u],
  [dense, 'they allow jobs from 22:00 to 05:00 only. starting thursday, on what date is it done', /^answer: With work from 22:00 to 05:00 alone: done \w+day/u],
  ['fine tune 8b by friday 6pm, 300M tokens', 'purchasing takes three days first, do we still make it', /^answer: (?:Yes|No|Likely[^:]*), [^:]*Friday 18:00: with a start 3 days later/u],
  ['grpo 8b, 4k prompts', 'if one in four prompts ever earns a reward, what does one useful prompt cost', /^answer: \$[\d.]+ for each prompt that is of use, 1,000 of 4,000,/u],
  // Runs on working days, by a sum and a date, and the rate at which spot saves nothing.
  ['retrain our 8b chatbot nightly on 2M tokens', 'not on weekends: what is that a year', /^answer: 260 such runs a year cost/u],
  ['sft 8b 10k examples under $200', 'how many repeats fit into the budget before 12 december', /^answer: [\d,]+ one after another, and the (?:money|time) is what ends it/u],
  ['7b full fine-tune 500M tokens on spot', 'how often can it be preempted until spot no longer saves anything', /^answer: From about one preemption every/u],
  ['fine tune 8b by friday 6pm, 300M tokens', "it's thursday 3pm. if i start it at 5pm when is it done", /^answer: Started \w+day 17:00/u],
  // A slower link, by arithmetic.
  ['70b lora 50M tokens on 4 h100 sxm', 'same cards without nvlink, how much slower', /^answer: [\d.]+ to [\d.]+% slower over PCIe alone: /u],
  [tickets, 'no nvlink there, how much does that slow us down', /^answer: No slower: the plan is 1 × /u],
  // A setting, with a verdict.
  ['full sft 32b, 1.6B tokens, 8192 context', 'would a context of 4096 halve the time?', /^answer: No, 0\.\d+ times the time: with seq 4096/u],
  [tickets, 'rank 64 vs 16, how many GB more is that', /^answer: [\d.]+ GiB more on each GPU with rank 64/u],
  ['dpo mistral 7b 60k pairs under $50', 'does the budget still hold with two epochs?', /^answer: Yes, \$\d+ under the \$50/u],
] as const)('under “%s”: %s', (plan, text, answer) => {
  expect(lastOf([plan, text])).toMatch(answer)
}) // prettier-ignore

test('the plan stays as it is', () => {
  expect(lastOf([dense, 'if two of the cards die how long for the rest', 'gpus?'])).not.toMatch(/6 × A100/u)
})

test.each([
  [tickets, 'use half of the tickets'],
  [dense, 'make it 4 cards'],
  [tickets, 'drop it to 2 epochs please'],
])('under “%s” a wish is none: %s', (plan, text) => {
  expect(lastOf([plan, text])).toMatch(/^plan/u)
})

describe('figures', () => {
  const interval = (value: number) => ({ p10: value, p50: value, p90: value })
  const option = {
    gpuCount: 2,
    startupHours: 1,
    hours: interval(11),
    usd: interval(22),
    allInUsd: interval(30),
    usdPerGpuHour: 1,
    mfu: 0.4,
    onTop: [
      { part: 'storage', usd: 4 },
      { part: 'failedRuns', usd: 2.2 },
      { part: 'idle', usd: 1.8 },
    ],
  } as unknown as Option

  test('work follows the speed and the data, disks and idle hours stay', () => {
    expect(figuresThen(option, { speed: 0.5 })).toMatchObject({ hours: { p50: 21 }, gpuHours: 42 })
    expect(figuresThen(option, { speed: 0.5 })?.usd.p50).toBeCloseTo(42 + 4 + 4.2 + 1.8)
    expect(figuresThen(option, { data: 0.5 })?.hours.p50).toBe(6)
    expect(figuresThen(option, { mfu: 0.2 })?.hours.p50).toBe(21)
    expect(figuresThen({ ...option, mfu: null }, { mfu: 0.2 })).toBeNull()
  })

  test('all but disks follows the price of the hour', () => {
    expect(figuresThen(option, { usdPerGpuHour: 2 })?.usd.p50).toBeCloseTo(44 + 4 + 4.4 + 3.6)
  })

  test('hours of the day: a start of its own for each', () => {
    // Started at noon, 10 h a night from 20:00: 24 h of work and an hour of start-up.
    expect(inDailyHours({ from: 20, to: 6 }, 25, 1, 12)).toEqual({ days: 3, elapsed: 8 + 24 + 24 + 7, length: 10 })
    expect(inDailyHours({ from: 20, to: 6 }, 4, 1, 21)).toEqual({ days: 1, elapsed: 4, length: 10 })
    expect(inDailyHours({ from: 20, to: 21 }, 4, 1, 21)).toBeNull()
  })

  test('working days leave out the weekend', () => {
    // A Thursday.
    expect(workingDaysLater('2026-11-26', 2)).toBe(4 * 24)
  })
})
