/** Several sellers weighed for a job, and a place or a seller that nothing is proposed in the stead of. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

describe('each seller that is named has its plan', () => {
  test.each<[text: string, sellers: readonly string[]]>([
    ['aws vs lambda vs runpod for 8b sft on 50M tokens', ['AWS', 'Lambda', 'RunPod']],
    ['which of nebius, crusoe and lambda for a 70b lora on 20M tokens', ['Nebius', 'Crusoe', 'Lambda']],
    ['coreweave or lambda or aws or gcp for full 8b on 100M tokens', ['CoreWeave', 'Lambda', 'AWS', 'Google Cloud']],
    ['8b lora 50M tokens, cheaper on lambda or runpod?', ['Lambda', 'RunPod']],
  ])('%s', (text, sellers) => {
    const answer = lastOf([text])
    const rows = answer.split('\n').filter((line) => /\b\d+ × /u.test(line))
    for (const seller of sellers) expect(rows.some((row) => row.includes(`at ${seller}`))).toBe(true)
    expect(answer).toMatch(/Of the sellers named, \w+ comes first: /u)
  })

  test('prices that were announced anew are those of all cards of the seller, and choose none of them', () => {
    const answer = lastOf([
      'Llama 3.1 8B Instruct LoRA on 60k chat transcripts, 1200 tokens each, 2 epochs, in under 24 hours, prefer Lambda or RunPod',
    ])
    expect(answer).toMatch(
      /1 × B200 SXM at Lambda takes \d+ min longer and costs \$[\d.]+ more \(old price, may have risen\)/u,
    )
  })

  test('a seller without a price is told as that', () => {
    expect(lastOf(['crusoe or colab for a 70b full finetune on 20M tokens'])).toMatch(
      /no plan at Google Colab keeps what was asked, or has a price on record/u,
    )
  })
})

describe('what binds', () => {
  test.each<[text: string, says: RegExp]>([
    ['qwen 2.5 32b lora, 15k rows, 8k context, data has to stay in germany or france', /outside Germany or France/u],
    ['8b lora 200M tokens, germany only', /outside Germany is/u],
    ['8b lora 200M tokens, data must not leave Germany', /outside Germany is/u],
  ])('%s: nothing outside is proposed', (text, says) => {
    const answer = lastOf([text])
    expect(answer).toMatch(says)
    expect(answer).not.toContain('If anywhere in')
  })

  test('two countries are a set of two', () => {
    const answer = lastOf(['8b lora 200M tokens in france or germany'])
    expect(answer).toContain('in France or Germany')
    expect(answer).not.toMatch(/all of the EU|JarvisLabs|Verda/u)
  })

  test('a wish for a place still hears of what lies around it', () => {
    expect(lastOf(['8b lora 200M tokens in germany'])).toContain('If anywhere in the EU will do')
  })

  const job = 'llama 3.3 70b lora on 20M tokens'
  test.each([`${job} on gcp, company policy: gcp only`, `${job}, we have credits at gcp`, `${job}, only on gcp`])(
    '%s: no service elsewhere',
    (text) => {
      const answer = lastOf([text])
      expect(answer).toContain('No other seller or service is proposed')
      expect(answer).not.toContain('would train it for')
    },
  )

  test.each([`${job} on gcp`, `${job} on gcp, only 5k rows`])('%s: it is told of', (text) => {
    expect(lastOf([text])).toContain('would train it for')
  })
})

test('the same card, minutes sooner and dearer, is no row', () => {
  expect(lastOf(['how long to finetune llama 8b on 1 h100 with 100k examples'])).not.toContain('Fastest')
})
