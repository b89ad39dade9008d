import { expect, it } from 'vitest'
import { withoutOperationsIn } from '../../src/language/inquiries/without-operations.ts'

it('hears that nobody wants a machine to look after, and leaves the job', () => {
  const told = withoutOperationsIn('No devops here. LoRA of llama 3.1 8b on 20M tokens: hosted or rented?')
  expect(told?.rest).toMatch(/LoRA of llama 3.1 8b on 20M tokens/u)
  expect(told?.rest).not.toMatch(/devops|hosted|rented/u)
  expect(withoutOperationsIn('nobody on the team knows linux, tune qwen 7b on 9M tokens via api?')).not.toBeNull()
})

it('needs a training and ways to choose from', () => {
  expect(withoutOperationsIn('I hate devops')).toBeNull()
  expect(withoutOperationsIn('serve llama 8b for 20 users, no ops people here, hosted?')).toBeNull()
  expect(withoutOperationsIn('lora of 8b on 20M tokens without internet, price?')).toBeNull()
})
