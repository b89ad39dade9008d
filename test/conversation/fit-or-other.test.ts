/** Whether one machine holds a job, with what it would take otherwise: the verdict on the first leads. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text]).replaceAll(/\s+/gu, ' ')

test.each([
  [
    'is 8x a100 80 enough for full fine-tuning of qwen3 8b or must i take h100s. 120M tokens',
    /^plan: Yes, 8x a100 80 will do: 8 × A100/u,
  ],
  [
    'Can we squeeze a LoRA of Mistral 7B onto a 4090, or is an A100 required? 8M tokens',
    /^plan: Yes, a 4090 will do: 1 × RTX 4090/u,
  ],
  [
    'does a full finetune of an 8b work on 2x 4090 or do we have to get A100s? 40M tokens',
    /^plan: No, not on 2x 4090; what holds it: 2 × A100/u,
  ],
  [
    'will a full fine-tune of a 32B fit on 8 A100 80GB or should we move to H200s? 60M tokens',
    /^plan: Only just, if at all, on 8 A100 80GB: 8 × A100/u,
  ],
])('%s', (text, answer) => {
  expect(says(text)).toMatch(answer)
  expect(says(text)).not.toMatch(/Not used/u)
})

test('as many of the other are weighed, and that is told', () => {
  expect(says('does a full finetune of an 8b fit on 4x A100 80 or do i need H100s? 40M tokens')).toMatch(
    /“4 × H100s” holds it: 4 × H100/u,
  )
})

test('which of two is cheaper is no question of room', () => {
  expect(says('lora of an 8b on 40M tokens: is an A100 or an H100 cheaper?')).not.toMatch(
    /A100 will do|not on an A100/u,
  )
})
