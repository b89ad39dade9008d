/** What would take generations was misread: no plan of it is shown. */
import { expect, test } from 'vitest'
import { firstAnswer } from './thread-driver.ts'

test('steps of a simulation are no prompts of a language model', () => {
  expect(firstAnswer('ppo of a 3M params policy, 40 billion prompts x 8 samples, which gpu?')).toMatch(
    /^problem: Read as “3M params, .*” it takes [\d,]+ years and \$[\d.]+B at best/u,
  )
})

test('the largest trainings that there were are answered', () => {
  expect(firstAnswer('pretrain 405b on 15T tokens')).not.toMatch(/^problem: Read as/u)
})
