import { expect, it } from 'vitest'
import { claimedRunIn } from '../../src/language/inquiries/claimed-run.ts'

it('takes hours that were billed for what is judged, and no deadline', () => {
  expect(
    claimedRunIn('our contractor billed us 30 hours of 4xH100 for a lora of 8B on 12M tokens. legit?'),
  ).toMatchObject({
    isBilled: true,
    hours: { value: 30, isOfAllGpus: false },
    usd: null,
  })
  expect(claimedRunIn('agency charged 90 GPU hours for finetuning a 7B on 5M tokens, plausible?')).toMatchObject({
    isBilled: true,
    hours: { value: 90, isOfAllGpus: true },
  })
})

it('takes a time or a sum that somebody names for a claim', () => {
  expect(claimedRunIn('my boss says a 14B qlora on 40M tokens takes 30 minutes on one A100. realistic?')).toMatchObject(
    {
      isBilled: false,
      hours: { value: 0.5 },
    },
  )
  expect(claimedRunIn('a tweet: "trained a 300M model on 6B tokens for $1.5k". bs?')?.usd?.value).toBe(1500)
})

it('leaves wishes and questions of one’s own alone', () => {
  expect(claimedRunIn('lora of 13B on 35M tokens within 46 hours on 4xA100, realistic?')).toBeNull()
  expect(claimedRunIn('our boss says 8B lora on 10M tokens, budget $50')).toBeNull()
})
