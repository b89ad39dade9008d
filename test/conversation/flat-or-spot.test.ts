/** A sum of the month against a price of an hour, and spot against on demand by what is lost: from the figures that are told. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

describe('a month that is owed anyway, against hours', () => {
  test.each([
    ['8 A100 for $6,100 a month reserved or $1.45/GPU-hour on demand, we would use 300 h a month', 6100, 1.45, 8, 300],
    ['monthly $19,000 for 16 H100s, or pay as you go at $2.20/h each? busy 50% of the time', 19000, 2.2, 16, 365],
  ])('%s', (text, flat, hourly, gpus, hours) => {
    const answer = lastOf([text])
    const used = Math.round(hourly * gpus * hours).toLocaleString('en-US')
    expect(answer).toMatch(/^answer: Stay on demand: /u)
    expect(answer).toContain(`$${used} for 1 month`)
    expect(answer).toContain(`= $${flat.toLocaleString('en-US')}, paid whether used or not`)
    expect(answer).toContain(`× $${(flat / 730 / gpus).toFixed(2)} = `)
    // Their prices are the question, and none of ours is the answer.
    expect(answer).not.toMatch(/Hyperstack|on record/u)
  })

  test('without a use the one that makes both even is said', () => {
    const answer = lastOf(['one dedicated H200 for $1,900 a month, is that cheaper than $3.10 hourly?'])
    expect(answer).toMatch(/^answer: The reservation is cheaper only if the GPUs are busy more than 84% of the time/u)
  })

  test('a month that is dearer than all of its hours never pays', () => {
    expect(lastOf(['4 L40S: 3,000/month flat or $0.95 an hour each on demand?'])).toMatch(
      /^answer: Stay on demand: reserved is dearer even if the GPUs never stand still/u,
    )
  })

  test('what is spent today, and what storage costs, is no such offer', () => {
    expect(lastOf(['8x A100 at $1.30/h plus $400/month for 4 TB of storage, fair?'])).toContain('A good price: $1.30/h')
  })
})

describe('spot by what is lost', () => {
  test('saves, restarts and what is done again are in the price that stands first', () => {
    const answer = lastOf([
      'spot H100 $1.30, preempted every 4h, checkpoint takes 4 min, restart takes 20 min. worth it against 2.60 on demand?',
    ])
    const every = Math.sqrt(2 * (4 / 60) * 4)
    const useful = (1 - (every / 2 + 20 / 60) / 4) * (1 - 4 / 60 / every)
    expect(answer).toContain(`Spot: $${(1.3 / useful).toFixed(2)} an hour of work that is kept`)
    expect(answer).not.toContain('Assumed')
  })

  test('a restart in the unit of the save, half an hour, and a save that is told behind its time are read', () => {
    const restartOf = (words: string): string =>
      lastOf([`spot at 1.30 or 2.60 on demand for an A100, evicted every 4h, ${words}`])
    expect(restartOf('ckpt takes 4 min, restart 20.')).toBe(restartOf('ckpt takes 4 min, restart takes 20 min.'))
    expect(restartOf('4 min to save, restart takes half an hour')).not.toContain('Assumed')
  })

  test('where nothing says what is lost, none of it is called kept', () => {
    const answer = lastOf(['spot A100 at $0.85 or $1.70 on demand?'])
    expect(answer).not.toContain('kept')
    expect(answer).toContain('before what is lost')
  })

  test('too many interruptions make on demand the cheaper one', () => {
    expect(
      lastOf(['spot at $1.60, evicted every 90 minutes, checkpoint takes 10 min, restart 20 min, or $2.50 on demand?']),
    ).toMatch(/^answer: On demand: \$2\.50 an hour; spot is \$3\.\d\d/u)
  })
})

test.each([
  [
    'we pay $0.90/h on spot for 4 L40S, worth switching to on demand at $1.60 for a 30 h run?',
    /^answer: No, stay on spot: /u,
  ],
  [
    '4 L40S for 30 h: spot at $1.58/h gets killed every 3 h, should we move to on-demand at $1.60/h?',
    /^answer: Yes, take on demand: /u,
  ],
])('who asks whether to leave spot is told that: %s', (text, says) => {
  expect(lastOf([text])).toMatch(says)
})
