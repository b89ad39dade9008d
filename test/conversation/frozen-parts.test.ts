/** A part that is frozen is no change of a plan: what it means is said. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each(['can we leave it like that and keep the image encoder frozen', 'please freeze the ViT'])('%s', (text) => {
  expect(lastOf(['qwen2.5-vl 7b lora on 20k images', text])).toMatch(/^answer: .*vision encoder .*stays frozen/su)
})
