/** Of two machines the one of an earlier job, or on which a speed was measured, gives way; one that is not to be had is left out. */
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { readMessage } from '../../../src/language/message.ts'
import { today, vocabulary } from '../fixtures.ts'

describe('the machine of the new job counts', () => {
  test.each([
    'Last job: Llama 8B LoRA got 11.4k tokens/s on 2xA100. New job is the same model with 90M tokens on 4 x H100',
    'Benchmarked 11k tok/s on 2xA100 for the 8B. Full job is 8b lora, 90M tokens, 4 x H100, price?',
    'On the last project we trained on 2 x L40S. For the new one we want an 8b lora with 90M tokens on 4 x H100',
  ])('in “%s”', (text) => {
    const result = readMessage(text, vocabulary, today)
    expect('scenario' in result && result.scenario.spec).toMatchObject({ gpuCount: 4, tokens: 90e6, method: 'lora' })
  })

  test.each([
    'last job: llama 8b, 11.4k tok/s on 2xA100. new job: 8b lora 90M tokens on 4 x H100',
    'prior job 8 x A100, this one 8b lora 90M tokens on 4 x H100',
    '8b lora 90M tokens 4xH100 like the last job',
  ])('in “%s”', (text) => {
    const result = parseCommand(text, vocabulary, today)
    expect('scenario' in result && result.scenario.spec).toMatchObject({ gpuCount: 4, tokens: 90e6 })
  })

  test.each(['8b lora 90M tokens 2 H100 4 H100', '8b lora 90M tokens on 2xA100, the next job 4xA100'])(
    'and where none is of the past it is asked: “%s”',
    (text) => expect(parseCommand(text, vocabulary, today)).toHaveProperty('problem'),
  )
})

describe('machines that are not to be had are not planned with', () => {
  test.each([
    ['LoRA on Qwen2.5-14B, 90M tokens. Our L40S are all taken by inference, so I’d rent.', ['l40s']],
    [
      'The H100s are booked until January, so something else: 8B LoRA on 90M tokens',
      expect.arrayContaining(['h100-sxm']),
    ],
    ['IT refused our request for H200s. 8B LoRA on 90M tokens, what works?', expect.arrayContaining(['h200-sxm'])],
    ['ok nvm the H200 thing. 8B LoRA on 90M tokens', expect.arrayContaining(['h200-sxm'])],
    ['I’d have taken the L40S but the team said no. 8B LoRA on 90M tokens', ['l40s']],
    ['We have 8 L40S, busy until Monday. 8B LoRA on 90M tokens, start then', null],
    ['We can’t get more than 4 L40S. 8B LoRA on 90M tokens', null],
    ['nvm, 4 L40S then. 8B LoRA on 90M tokens', null],
  ])('“%s”', (text, excludedGpus) => {
    expect(readMessage(text, vocabulary, today)).toMatchObject({ scenario: { spec: { excludedGpus } } })
  })
})
