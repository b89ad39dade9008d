/** A limit that a plan without any risk keeps is never kept by a riskier one, whatever that saves. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each(['8b lora 600M tokens', '13b full 300M tokens', '32b lora 200M tokens'])(
  '%s: once a budget has a safe plan, every larger one has',
  (job) => {
    const risky = [15, 20, 30, 40, 45, 50, 55, 60, 80, 120, 200].map((budget) =>
      /No safer plan keeps/u.test(lastOf([`${job} under $${budget}`])),
    )
    const firstSafe = risky.indexOf(false, Math.max(0, risky.indexOf(true)))
    expect(firstSafe).toBeGreaterThan(-1)
    expect(risky.slice(firstSafe)).not.toContain(true)
  },
)

test('the safe plan inside a budget is the headline', () => {
  expect(lastOf(['8b lora 600M tokens under $50'])).toMatch(/^plan: 1 × B200 SXM at GMI Cloud(?!.*No safer plan)/su)
})
