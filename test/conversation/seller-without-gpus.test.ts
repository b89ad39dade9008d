/** A seller that may have no GPUs left: what would be rented then, and the plan stays. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const job = '70b lora 20M tokens'

describe('a seller that is supposed to have none', () => {
  test.each([
    [job, 'what if GMI is sold out?', 'GMI Cloud'],
    [job, 'and what happens if they run out of cards?', 'GMI Cloud'],
    [`${job} only on lambda`, "what do we do if lambda doesn't have any h100 left?", 'Lambda'],
  ])('of the plan: %s, %s', (first, asked, seller) => {
    const answer = lastOf([first, asked])
    expect(answer).toMatch(/^answer: Then \d/u)
    expect(answer).toContain(`than 1 × B200 SXM at ${seller}.`)
    expect(answer).toContain(`Say “not on ${seller}”`)
    // What is proposed is elsewhere.
    expect(answer.split('than 1 ×')[0]).not.toContain(seller)
    expect(lastOf([first, asked, `not on ${seller}`])).toMatch(/^plan: /u)
  })

  test('of no part in the plan', () => {
    expect(lastOf([job, 'what if Vultr has no capacity?'])).toMatch(
      /^answer: Nothing changes: the plan is at GMI Cloud/u,
    )
  })

  test('with what to do then is a decision', () => {
    expect(lastOf([job, 'if GMI is sold out use Hyperstack'])).not.toContain('Say “not on')
  })
})
