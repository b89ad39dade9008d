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

  test.each([
    ['8b lora 50M tokens, max $3/hr', 3],
    ['nothing over $2.50/hour please. mistral 7b lora 40M tokens', 2.5],
    ['hourly rate must stay below $4: qwen 32b lora, 80M tokens', 4],
    ['70b lora 30M tokens, up to one dollar per hour', 1],
    ['14b full 100M tokens, at most $0.80 an hour', 0.8],
    ['we pay at most 12 dollars per hour. 32b lora on 300M tokens', 12],
  ])('all of the GPUs together keep to it: %s', (text, most) => {
    const answer = lastOf([text])
    const count = Number(/^plan: .*?(\d+) × /u.exec(answer)?.[1] ?? NaN)
    expect(count * priceOf(answer)).toBeLessThanOrEqual(most)
    expect(answer).toMatch(/At most \$[\d.]+\/h in all/u)
  })

  test('what nobody does for so little is planned at list prices, and said so', () => {
    expect(lastOf(['8 h100 under $14/h, 70b lora 100M tokens'])).toMatch(
      /^plan: (?:Nothing on record does it|Not) at \$1\.75\/h a GPU.*; at list prices: 8 × H100/u,
    )
  })

  test.each([
    'Anything under 2 dollars an hour that trains a 3B with 16k context?',
    'which gpu for less than 2 bucks per hour can train 8b lora at 8k context?',
    'what fits under 1.50 per hour for a 7b qlora?',
  ])('without data, what trains the model for so little: %s', (text) => {
    const answer = lastOf([text])
    expect(answer).toMatch(/^answer: Yes, at \$\d\.\d\d\/h in all or less\. /u)
    const listed = [...answer.matchAll(/a GPU; \$([\d.]+)\/h at/gu)].map(([, usd]) => Number(usd))
    expect(listed.length).toBeGreaterThan(0)
    expect(Math.max(...listed)).toBeLessThanOrEqual(2)
  })

  test('a sum of the whole job is none of an hour', () => {
    expect(lastOf(['8b lora 50M tokens under 30 dollars'])).not.toMatch(/\/h in all|\/h a GPU/u)
  })
})
