/** What a question supposes of the run beside what it asks, and what a general answer is about in a plan. */
import { describe, expect, test } from 'vitest'
import { emptySpec, specSchema } from '../../src/scenario/scenario.ts'
import { catalog } from '../language/fixtures.ts'
import { lastOf } from './thread-driver.ts'

const plan = 'llama 3.1 8b 5000 examples 3 epochs lora'
const says = (text: string, job = plan): string => lastOf([job, text])

describe('a run that a question supposes', () => {
  test.each([
    ['how many steps is one epoch w bs 16', /^answer: With batch 16: about 235 optimizer steps, 79 in each/u],
    ['how many optimizer steps with a global batch of 64?', /^answer: With global batch 64: about 59 optimizer steps/u],
    [
      'say I drop the batch size to 16, how many steps is that in total',
      /^answer: With batch 16: about 235 optimizer steps/u,
    ],
    ['if we cut the batch to 16, how many iterations in all?', /^answer: With batch 16: about 235 optimizer steps/u],
    ['I set the global batch at 64, total number of updates?', /^answer: With global batch 64: about 59 optimizer/u],
    ['if we cut the batch to 16, how many accumulation steps in all?', /^answer: (?!With batch 16: about 235)/u],
    ['how much memory with seq 8k?', /^answer: With seq 8192: [\d.]+ GiB of [\d.]+ GiB[^]*sequence length 8,192/u],
    ['how much memory at 8k?', /^answer: With seq 8192: /u],
    ['how long is a step on an h200', /^answer: On \d+ × H200 SXM: about /u],
    ['could the sequences go up to 16k or do we OOM', /^answer: Yes: 1 × A100[^]* holds [\d.]+ GiB of/u],
    ['how much electricity on 4 h100s', /^answer: On 4 × H100 \w+: [\d.]+ kWh/u],
    [
      'how big would the checkpoint be with full finetuning',
      /^answer: With full fine-tuning, which 1 × A100[^:]* cannot hold, on [^:]*: a checkpoint[^]*64 GB/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test.each([
    ['how many steps is that', /^answer: About 118 optimizer steps/u],
    ['how much memory does it take for 5000 examples?', /^answer: [\d.]+ GiB of/u],
    ['what is the longest context possible', /^answer: Up to [\d,]+ tokens fit on [^]*The plan is for 2,048 tokens/u],
    ['global batch 64', /^plan/u],
  ])('nothing is supposed: %s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('what the GPUs of the plan do not hold is planned on others, and that is said', () => {
    expect(says('what would the peak memory be with a 70b')).toMatch(
      /^answer: With [^:]*, which 1 × \S[^:]* cannot hold, on \d+ × /u,
    )
  })
})

describe('a general answer in a thread', () => {
  test.each([
    [
      'grad checkpointing: is it on here?',
      /^answer: The plan has \w+ gradient checkpointing\. This plan with gradient checkpointing \w+[^]*instead of/u,
    ],
    [
      'is amd any good for training',
      /(?:This plan on \d+ × MI3\d\dX at [^:]+: [^]* instead of |Yes: \d+ × MI3\d\dX at )/u,
    ],
    ['Would a second node actually halve that?', /^answer: No, 0\.\d+ times the time: on 2 × /u],
    ['why is 4-bit not faster', /This plan with qlora[^:]*: /u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('of a plan that a limit holds, what is faster is not asked of the limit', () => {
    expect(
      says('will turning off ckpt make it faster', 'llama 3.1 70b 600M tokens lora, 8xA100 80GB, max $1000'),
    ).not.toMatch(/would be left/u)
  })

  test('each change is of an answer that is there, and of one alone', () => {
    const { rows, levers } = catalog.inquiryFacts.generalKnowledge
    const named = levers.flatMap(({ answers }) => answers)
    const known = new Set([...rows.map(({ id }) => id), ...catalog.questionWords.keys()])
    expect(named.filter((id) => !known.has(id))).toEqual([])
    expect(new Set(named).size).toBe(named.length)
    const sets = levers.flatMap(({ changes }) => changes.map(({ set }) => set))
    expect(sets.filter((set) => !specSchema.safeParse({ ...emptySpec, ...set }).success)).toEqual([])
  })
})
