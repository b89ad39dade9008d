/** A price of one's own that is told in a thread is that of its plan; one that is asked about, or is of others, is not. */
import { describe, expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const start = '70b qlora 30M tokens on 8 h100'
const said = (...turns: readonly string[]): string => lastOf([start, ...turns])

describe('a price of one’s own', () => {
  test.each([
    ["we've negotiated 2.15 per gpu hour with nebius", /8 × H100 SXM at Nebius for your \$2\.15\/h a GPU/u],
    ['together gives us 2.20/h per h100 on our account', /8 × H100 SXM at Together AI for your \$2\.20\/h a GPU/u],
    ['can you redo it with 2.05 an hour, that’s our price at crusoe', /8 × H100 SXM at Crusoe for your \$2\.05\/h/u],
    ['they quoted us 1.95 per gpu hour, use that', /8 × H100 SXM at your \$1\.95\/h a GPU/u],
    ['our rate is 1.9 per card', /8 × H100 SXM at your \$1\.90\/h a GPU/u],
    ['with our deal an h100 hour costs us 2.30', /8 × H100 SXM at your \$2\.30\/h a GPU/u],
    ['take 1.79/h and 16 gpus', /16 × H100 SXM on 2 nodes at your \$1\.79\/h a GPU/u],
    ['we have h200 at 2.45/h via our broker, do it on those', /8 × H200 SXM at your \$2\.45\/h a GPU/u],
    [
      'the H100 is dear and our a100 contract is down to 1.10, go with those, still eight',
      /8 × A100 SXM 80GB at your \$1\.10\/h/u,
    ],
    ['we actually pay $14/h for the whole 8-gpu node', /8 × H100 SXM at your \$1\.75\/h a GPU/u],
  ])('%s', (text, headline) => {
    expect(said(text)).toMatch(new RegExp(`^plan: ${headline.source}`, 'u'))
  })

  test('the list price stands beside it, and nothing of an unnamed seller', () => {
    const answer = said('our Lambda account manager confirmed 2.05 an hour per H100 for us')
    expect(answer).toContain('At list prices it is')
    expect(answer).toContain('Price: $2.05/h per GPU at Lambda, your price')
    expect(answer).not.toContain('your seller')
  })

  test('the form that was planned is the one that it is of', () => {
    const turns = ['8b lora 50M tokens on 2 a100', 'our gpus cost us 1.12 an hour internally, use that']
    expect(lastOf(turns)).toMatch(/^plan: 2 × A100 SXM 40GB at your \$1\.12\/h a GPU/u)
  })

  test('other money is told in dollars with its rate', () => {
    expect(lastMeant([start, 'finance approved our rate: 1.85 eur per gpu hour'])).toMatch(
      /Your “1\.85 eur per gpu hour” comes to \$2\.18\/h a GPU at [\d.]+ dollars to the euro \(rate of /u,
    )
  })

  test('of two the better is the plan, and what it costs at the other is told', () => {
    const answer = said('we pay 1.87/h at coreweave and 2.40/h at nebius for h100s')
    expect(answer).toMatch(/^plan: 8 × H100 SXM at CoreWeave for your \$1\.87\/h/u)
    expect(answer).toMatch(/At your \$2\.40\/h at Nebius it would be \$\d+ in total: not used\./u)
  })

  test('later changes keep it, undo takes it back, and other GPUs are at list prices', () => {
    const rate = 'our agreed rate with coreweave is $1.87 an H100 hour'
    expect(said(rate, 'on 4 of them')).toMatch(/^plan: 4 × H100 SXM at CoreWeave for your \$1\.87\/h/u)
    expect(said(rate, 'use bf16')).toMatch(/for your \$1\.87\/h a GPU.*\nChanged: LoRA, bf16\./u)
    expect(said(rate, 'undo')).toMatch(/\nUndone: CoreWeave, your \$1\.87\/h a GPU\./u)
    expect(said('we pay 1.87 per gpu hour', 'undo')).toMatch(/\nUndone: your \$1\.87\/h a GPU\./u)
    expect(said(rate, 'switch to a100')).toContain(
      'Changed: A100, list prices (your $1.87/h a GPU was for H100 at CoreWeave).',
    )
    expect(said(rate, 'switch to a100', 'back to h100')).toMatch(
      /^plan: 8 × H100 SXM at CoreWeave for your \$1\.87\/h/u,
    )
    expect(said(rate, 'h100 sxm')).not.toContain('list prices (')
    expect(said(rate, 'csv')).toMatch(/^file: /u)
  })

  test('the price of a seller is named once among its rates', () => {
    const answer = lastMeant([
      start,
      'Lambda gave our project a discount, we pay 1.79 per H100 hour there',
      'why lambda?',
    ])
    expect(answer).toContain('Lambda $1.79/h')
    expect(answer.split('Lambda $')).toHaveLength(2)
  })

  test('what is likelier talk is asked', () => {
    const text = 'new contract with CoreWeave starts monday, h100 at 1.98 and h200 at 2.60'
    expect(said(text)).toBe(
      'asks: Read as: H100 SXM for your $1.98/h a GPU at CoreWeave, not $2.60/h for H200 NVL, the rest as before.',
    )
    expect(said(text, 'do that')).toMatch(/^plan: 8 × H100 SXM at CoreWeave for your \$1\.98\/h/u)
    expect(lastMeant([start, text])).toMatch(/^plan: 8 × H100 SXM at CoreWeave for your \$1\.98\/h/u)
  })
})

describe('a price that is not one’s own', () => {
  test.each([
    'they quoted 2.30, is that good?',
    'what would it come to at 1.80/h',
    'nebius offers 2.10 per h100 hour',
    'if we paid 1.60 an hour what would the total be',
    'is our price of 2.60/h ok',
    'we pay 2.60 an hour, are we being ripped off?',
    'should we take the 2.10/h from lambda?',
  ])('%s: asked', (text) => {
    expect(said(text)).toMatch(/^answer: /u)
  })

  test.each([
    'the other team pays 1.60 at coreweave',
    'I paid 2.20 last year',
    'our old contract was 3.10/h, we got rid of it',
    'their rate is 1.55/h because they signed for three years',
    'Lambda says 1.99, hmm',
  ])('%s: talk', (text) => {
    expect(said(text)).toBe('ignored: ')
  })

  test.each(['max 2.20 an hour per gpu', 'tell me when h100 is at 1.90/h', 'our budget is 2.50 an hour'])(
    '%s: a limit',
    (text) => {
      expect(said(text)).not.toContain('your $')
    },
  )
})
