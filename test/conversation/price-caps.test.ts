/** The most that an hour of a GPU may cost: who rents it for that, or what it costs where nobody does. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const priceOf = (plan: string): number => Number(/^Price: \$([\d.]+)\/h per GPU/mu.exec(plan)?.[1] ?? NaN)

describe('GPUs at a price or less', () => {
  test.each([
    '128 B200s for 9 days, at most $2.10 per GPU-hour. Who?',
    'we will not pay more than $2.80 an hour for a B200, 16 of them for a week',
    'B200 for ten days, max $2.40',
    '8x B200, $3 an hour per card is our ceiling, which providers?',
  ])('nobody rents them for so little: %s', (text) => {
    const answer = lastOf([text])
    expect(answer).toMatch(/^answer: No, not .*B200.* a GPU: the lowest on record is \$\d/u)
    expect(answer).not.toMatch(/good (?:price|to be true)/u)
  })

  test('a total says what the limit would come to', () => {
    expect(lastOf(['16 B200 for 10 days at no more than $2 per gpu hour'])).toMatch(
      /where \$2\.00\/h would be \$7,680/u,
    )
  })

  test('every offer that is listed keeps the limit', () => {
    const answer = lastOf(['which providers rent an L40S for less than $1.20 an hour?'])
    expect(answer).toMatch(/^answer: Yes: L40S at \$1\.20\/h a GPU or less: /u)
    const listed = [...answer.matchAll(/^.*: L40S \$([\d.]+)\/h/gmu)].map(([, usd]) => Number(usd))
    expect(listed.length).toBeGreaterThan(0)
    expect(Math.max(...listed)).toBeLessThanOrEqual(1.2)
  })

  test('cents are a part of a dollar, and a price of the machine is one of each GPU', () => {
    expect(lastOf(['a 4090 for under 90 cents an hour, who?'])).toContain('at $0.90/h a GPU or less')
    expect(lastOf(['8x H100 under $26 an hour, where?'])).toContain('at $3.25/h a GPU or less')
  })

  test('ways that are ruled out are not offered', () => {
    const open = lastOf(['any H100 under $2.20 an hour?'])
    expect(open).toMatch(/within it.*: spot from /u)
    expect(lastOf(['any H100 under $2.20 an hour? no spot, no contract'])).not.toMatch(/within it/u)
  })
})

describe('a job on GPUs at a price or less', () => {
  test('a price that nobody takes is no price of the plan', () => {
    const answer = lastOf(['13b lora on 20M tokens, on a B200, but never above $2.50 an hour'])
    expect(answer).toMatch(/^plan: Not at \$2\.50\/h a GPU, the lowest on record is \$\d.*; at list prices: 1 × B200/u)
    expect(priceOf(answer)).toBeGreaterThan(2.5)
  })

  test('the plan is at a seller who keeps to it', () => {
    const answer = lastOf(['7b lora on 30M tokens on an H100 for no more than $2.70 per GPU hour'])
    expect(priceOf(answer)).toBeLessThanOrEqual(2.7)
    expect(answer).toContain('At most $2.70/h a GPU')
  })
})
