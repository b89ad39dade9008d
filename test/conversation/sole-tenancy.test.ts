/** Machines that nobody else may be on: whole ones, of sellers that rent them so. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  ['13b lora on 40M tokens. Single-tenant hosts only.', '“Single-tenant hosts”'],
  ['7b full fine-tune, 200M tokens, our auditors allow bare metal and nothing else', '“bare metal”'],
  [
    'qwen3 8b lora 15M tokens; we must not share machines with other customers',
    '“must not share machines with other customers”',
  ],
])('%s', (text, words) => {
  const said = lastOf([text])
  expect(said).toMatch(/^plan: 8 × /u)
  expect(said).toContain(`${words}: planned on a whole machine, at sellers of bare metal (recalled: `)
  expect(said).not.toMatch(/Not used: .*(?:metal|tenant|share)/u)
})

test('a seller that is named stays', () => {
  expect(lastOf(['70b lora 20M tokens bare metal at vultr'])).toMatch(
    /^plan: 8 × .* at Vultr[^]*planned on a whole machine\./u,
  )
})
