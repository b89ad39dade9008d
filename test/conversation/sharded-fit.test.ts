/** Memory of several cards adds up only where the weights are sharded: a fit that rests on that says so. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test('weights that no one card holds are said to be sharded, and others not', () => {
  expect(lastOf(['does a 13b lora in bf16 fit on 2x 4090?'])).toMatch(
    /Sharded, that is .* all 2\d.* GiB of the weights/u,
  )
  expect(lastOf(['8b lora on 2x 4090, will it fit?'])).not.toContain('Sharded, that is')
  expect(lastOf(['70b qlora on 2x a6000, will it fit?'])).not.toContain('Sharded, that is')
})
