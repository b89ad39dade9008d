/** Cards that are there against others that are rented: electricity is no rent, and the rent is counted. */
import { expect, test } from 'vitest'
import { ownAgainstRentIn } from '../../src/language/inquiries/own-against-rent.ts'
import { firstAnswer } from './thread-driver.ts'

test.each<[text: string, own: string | null, rented: string | null]>([
  ['we own 4x V100 32GB. use them for 8B LoRA or rent an H100?', '4x V100 32GB', 'an H100'],
  ['2x3090 (ours) or an A100 in the cloud for 8B LoRA?', '2x3090', 'an A100'],
  ['our 8x A100 40GB server or rent 8x H100 for a 13B?', '8x A100 40GB', '8x H100'],
  ['rent an L40S or use my own A6000 for 8B lora?', 'A6000', 'an L40S'],
  [
    "There's an old DGX-1 here (8x V100 32GB). LoRA on 7-14B: cheaper than to rent an H100 by the hour?",
    '8x V100 32GB',
    'an H100',
  ],
  ['Our lab has a box with 8x A100 40GB. 14B LoRAs there, or renting an H100?', '8x A100 40GB', 'an H100'],
  ['is our DGX-1 (8x V100 32GB) cheaper for 13b lora than renting an H100?', '8x V100 32GB', 'an H100'],
  ['we have an idle 8xA100 80GB box until may. worth paying for B200s for a 32B?', '8xA100 80GB', 'B200s'],
  ['does it make sense to book H200s when there are 8 unused A100s? 32B', '8 A100s', 'H200s'],
  ['my 3090 is free. pay for an H100 for a 7B qlora?', '3090', 'an H100'],
  ['got an L40S server sitting around, or an H200 from a cloud for a 27b?', 'L40S', 'an H200'],
  ['our DGX A100 is unused. would 8 rented B300 be better for a 70b?', 'DGX A100', '8 B300'],
  ['we have 8 A100 sitting idle, B200 or H200 rental instead? 8b', '8 A100', 'B200 or H200'],
  ['on-prem A40 x4 or H100 in the cloud for a 24B?', 'A40 x4', 'H100'],
  ['rent 8 H100 or 8 A100 for a 32b? we have 5k budget', null, null],
  ['we have 5M rows. rent an A100 or an H100 for 8b?', null, null],
  ['is there an A100 cheaper to rent than an H100 for 8b lora?', null, null],
  ['buy a 4090 or rent an A100 for 8b lora?', null, null],
  ['we have 4 A100, can they do a 70b qlora?', null, null],
  ['we own 4x V100 or rent an H100 at $2.50/h', null, null],
])('%s', (text, own, rented) => {
  const found = ownAgainstRentIn(text)
  expect([found?.own ?? null, found?.rented ?? null]).toEqual([own, rented])
})

test('the verdict is by electricity against rent, at the price that was typed', () => {
  const answer = firstAnswer(
    'we own 4x V100 32GB. Worth using them for 8B LoRA or rent an H100? electricity here 0.30 eur/kWh',
  )
  expect(answer).toMatch(/Use your own: its electricity is \$\d.* against \$\d.* of rent for 100M tokens/u)
  expect(answer).toMatch(/1\.8 kW .* at 0\.30 eur\/kWh/u)
  expect(answer).toMatch(/1 × H100 SXM at .*\$[2-9]\.\d\d\/h/u)
})

test('what does not fit the own cards is rented, and what fits them in 4 bits is said', () => {
  expect(firstAnswer('We own an L40S. Gemma 27b lora on 60M tokens: use it or rent an H200?')).toMatch(
    /Rent: .* do not fit your L40S[^]*With 4-bit weights \(QLoRA\) it fits yours: 1 × L40S/u,
  )
  expect(firstAnswer('I own a 3090. 70B qlora: use it or rent an A100?')).toMatch(/Rent: .* do not fit your 3090/u)
})

test.each([
  [
    'buy a 4090 or rent for an 8b qlora on 20M tokens?',
    /^answer: Rent: one run takes about .* has paid for itself after some \d+ such runs/u,
  ],
  [
    'rent or buy two RTX 6000 Ada for a gemma 2 27b lora on 900M tokens?',
    /2 × RTX 6000 Ada of \$6,500 each have paid/u,
  ],
  ['buy a 4090 or rent for an 8b qlora on 20M tokens each week?', /^answer: Rent: a run takes about .* a year/u],
])('%s: the purchase is weighed in runs of the job', (text, says) => {
  expect(firstAnswer(text)).toMatch(says)
})

test('as many are rented as are there, and never fewer than hold the job', () => {
  const text =
    "We have an 8x A100 80GB server that's idle most evenings. 400M tokens of LoRA on Llama 3.1 70B, would renting H100s be better?"
  const answer = firstAnswer(text)
  expect(answer).toMatch(/8 × H100[^]*The rented is 2\.\d times as fast/u)
  expect(answer).toMatch(/Free in the evenings and nights alone \(some 12 h each\): about 3 of them/u)
  expect(firstAnswer('I own an A6000. 70b qlora on 20M tokens: use it or rent L40S?')).not.toMatch(/- 1 × L40S/u)
})

test('what the named seller does not rent is no plan on the own cards', () => {
  const answer = firstAnswer(
    'There is a spare 4x A100 node here. Are B300s from Lambda better for 32B full on 100M tokens?',
  )
  expect(answer).toMatch(/Yours, 4 × A100[^]*× B300 SXM at[^]*We have no price of the B300s at Lambda\./u)
})

test.each([
  [
    'Got a 3090 at home, power is 35 cents a kWh here in Germany. A 13B with QLoRA over 40M tokens, what does the electricity come to vs. renting a 4090?',
    /Yours, 1 × RTX 3090[^]*35 cents? a kWh[^]*1 × RTX 4090 at [^]*No 4090 is on record where you are/u,
  ],
  ['2x 3090 here, 0.25 USD per kWh; 32B QLoRA 10M tokens, or pay for an H100?', /Yours, 2 × RTX 3090[^]*1 × H100/u],
  ["I've two RTX 6000 Ada in the lab; 32B LoRA, 20M tokens. Or rent an H100?", /Yours, 2 × RTX 6000 Ada/u],
])('%s: the own one costs its electricity, the other its rent', (text, says) => {
  expect(firstAnswer(text)).toMatch(says)
})
