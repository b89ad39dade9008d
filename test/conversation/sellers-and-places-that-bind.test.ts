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

  test.each([`${job} on gcp`, `${job} on gcp, only 5k rows`])('%s: nothing is said to bind', (text) => {
    expect(lastOf([text])).not.toContain('No other seller or service is proposed')
  })
})

test('the same card, minutes sooner and dearer, is no row', () => {
  expect(lastOf(['how long to finetune llama 8b on 1 h100 with 100k examples'])).not.toContain('Fastest')
})

describe('prices', () => {
  test('the sellers of a list are counted once', () => {
    const answer = lastOf(['cheapest a100 80gb right now'])
    const [, among = '0'] = /among (\d+) providers/u.exec(answer) ?? []
    expect(answer).toContain(`half of ${among} providers`)
    expect(answer).toMatch(/No live price is held: .* stands at \S+/u)
  })

  test('of one seller every tier, with whose machines they are, and nothing of others', () => {
    const answer = lastOf(['runpod 4090 price per hour'])
    expect(answer).toMatch(
      /^answer: RTX 4090: from \$[\d.]+\/h a GPU at RunPod Secure Cloud; .* where hosts own the machines/u,
    )
    expect(answer.match(/^- RunPod/gmu)).toHaveLength(2)
    expect(answer).not.toMatch(/half of|reserved/iu)
    expect(answer).not.toContain('No live price')
  })

  test('what is let in machines of 8 alone, and what it costs on demand', () =>
    expect(lastOf(['h200 spot price aws'])).toMatch(
      /\$27\.20\/h for the 8 that must be taken[^]*On demand it is \$[\d.]+\/h there/u,
    ))

  test('one is let at another price: no 8 have to be taken', () =>
    expect(lastOf(['h100 price at lambda'])).not.toContain('must be taken'))

  test('both ways to pay of a place without a price, elsewhere', () =>
    expect(lastOf(['l4 on gcp europe-west4 price spot vs on demand'])).toMatch(
      /Elsewhere on demand: \$[\d.]+\/h .*; on spot: \$[\d.]+\/h/u,
    ))

  test('a sum leads with machines of the seller itself, and says what is left out', () => {
    expect(lastOf(['h100 on lambda vs runpod vs aws for a 3 day run'])).toMatch(
      /^answer: H100 for 3 days: from \$\d+ at Lambda; \$\d+ at RunPod Community Cloud, where hosts own/u,
    )
    const week = lastOf(['8xh100 price for a week'])
    expect(week).toMatch(/GMI Cloud asks \$[\d.]+\/h a GPU .*: no machine of 8 is on record there/u)
    expect(week).toMatch(/On spot it is from \$[\d.]+\/h, \$[\d,]+ in total/u)
    expect(lastOf(['8 h100 for a week at gmi vs vultr'])).toMatch(/^answer: [^.]*at Vultr/u)
  })
})

test('two machines that are alike in money and time: one pick with its reason', () =>
  expect(lastOf(['2x4090 or 1xA100 for 8b qlora'])).toMatch(
    /^answer: 2x4090 vs 1xA100: Take 1xA100: one GPU needs no launcher/u,
  ))

test('two methods on two cards: with the same software, and their times on one card besides', () => {
  const said = lastOf(['lora vs full finetune cost for qwen2.5 7b with 30k rows'])
  expect(said).toMatch(
    /, on another card\.[^]*All with Unsloth\.\nOn one card for all, 1 × H200 SXM: lora \d+ min and \$[\d.]+, full/u,
  )
  expect(said).toContain('planned with 8-bit states of AdamW')
})

test('QLoRA is not the faster by its software', () => {
  const said = lastOf(['qlora vs lora for qwen3 14b, 30k rows, what is cheaper and is the time same?'])
  expect(said).toMatch(
    /Cheapest: qlora[^]*Fastest: lora, [^]*on another card[^]*All with Axolotl\.\nOn one card for all/u,
  )
  expect(said).not.toContain('8-bit states')
})

test.each(['8b 20M tokens lora on a100 vs h100', '8b lora 20M tokens with unsloth vs qlora with axolotl'])(
  'nothing of the methods is said of %s',
  (text) => expect(lastOf([text])).not.toMatch(/All with|On one card for all/u),
)
