/** A sum of money that is asked what time of GPUs it buys, and credits of one cloud. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('the hours that a sum buys', () => {
  test.each([
    ['will $4,000 on 8x H100 be enough?', /^answer: \$4,000 at [^]*hours on 8 GPUs[^]*depends on the job/u],
    ['how far does $600 go on 1x RTX 4090?', /^answer: \$600 at .* buys about [\d,]+ hours of one GPU/u],
    ['what do we get for £1,500 of H200 time', /GPU-hours: [\d,]+ h of a machine of 8[^]*pound sterling/u],
    [
      'is $9,000 enough for 8 H100s for 10 days?',
      /^answer: Yes at the cheaper sellers: 1,920 GPU-hours are \$[\d,]+ at/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('credits are of their cloud alone, with its quota and terms that nobody told', () => {
    const answer = says('we got $30k of google cloud credits for 3 months. how many H100 hours is that?')
    expect(answer).toMatch(/^answer: \$30,000 at Google Cloud/u)
    expect(answer).toMatch(/Until they end there are 2,190 h/u)
    expect(answer).toMatch(/ask for the quota: Google Cloud/u)
    expect(answer).toMatch(/I do not know your terms/u)
    expect(answer).not.toMatch(/Hyperstack/u)
  })

  test('a machine to buy, a bill and a job are none', () => {
    expect(says('how long until a server of 8 H100 for $250k pays off?')).not.toMatch(/buys about/u)
    expect(says('we were billed $2,500 for 8 H100s, how many hours is that?')).not.toMatch(/buys about/u)
    expect(says('8b lora 100M tokens on 8 H100, is $2,500 enough?')).toMatch(/Yes, enough/u)
  })
})
