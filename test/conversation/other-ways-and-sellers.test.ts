/** Why the machines are not had in another way, and where they are had. */
import { describe, expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const large = '70b 2B tokens'

test.each<[reply: string, says: RegExp]>([
  ['why no spot machines?', /^answer: On spot at .*that saves \$/u],
  ['how come we are not on preemptibles?', /^answer: On spot at /u],
  ['why not a reservation?', /^answer: On demand nothing is held for you.*Reserved at /u],
  ['so why not purchase the cards?', /^answer: Rent, unless .* Bought, B300 SXM: /u],
  ['why not our own servers?', /^answer: Rent, unless .* Bought, B300 SXM: /u],
  ['why not a managed service?', /^answer: Hosted, /u],
  ['why not on demand?', /^answer: That is the plan: .*, on demand/u],
  // What names a card, a seller or a method stays a comparison with it.
  ['why not H200?', /^answer: 8 × H200 .* than 8 × B300/u],
  ['why not qlora?', /^answer: .*QLoRA, 4-bit/u],
])('%s', (reply, says) => expect(lastMeant([large, reply])).toMatch(says))

test.each(['where do I get these cards?', 'where would one rent that?', 'which site should we use to rent them?'])(
  '%s: where it is rented comes first',
  (reply) =>
    expect(lastMeant([large, reply])).toMatch(
      /^answer: Rent it at www\.hyperstack\.cloud\S* \(Hyperstack\)\. The next of the other sellers: /u,
    ),
)

test.each<[reply: string, says: RegExp]>([
  // A seller and data of people: may they go there, and no wish for a plan there.
  ['is vast alright for medical records?', /^answer: HIPAA asks for a signed BAA: Vast\.ai is not known to sign/u],
  ['could we upload patient notes to coreweave?', /^answer: HIPAA asks for a signed BAA: CoreWeave signs a BAA/u],
  ['can we put PII on salad?', /^answer: Salad cannot sign .*Whoever runs a machine/u],
  ['would lambda be ok with our customer data?', /^answer: Lambda usually signs .*Whoever runs a machine/u],
  ['use runpod', /^plan: .*Changed: RunPod/su],
  // What is asked by its figure or its start.
  ['how is that 24 h?', /^answer: 24 h: 2B tokens ÷ /u],
  ['if we kick off monday at 10, when are we done?', /^answer: Started Monday 10:00, it is done Tuesday/u],
  ['the receipt please', /^file: /u],
])('%s', (reply, says) => expect(lastMeant([large, reply])).toMatch(says))

describe('a sum against the rent', () => {
  const dpo = 'llama 3.3 70b dpo, 60k pairs avg 1600 tokens, lora'
  test.each([
    'a monthly reservation of the node is 9 grand. how many hours must i keep it busy before that beats on demand',
    'reserved node costs $9,000 a month. at how many hours does it beat paying by the hour',
    'leasing the server = 9000 per month. how busy must it be',
    'a dedicated node at $9k/mo, what utilisation do i need to beat on-demand',
  ])('a month of it: %s', (reply) =>
    // $9,000 / $31.56 an hour.
    expect(lastMeant([dpo, reply])).toMatch(
      /^answer: From about 285 h of use a month on, 39% of it: \$9,000 a month against 4 × B300 SXM/u,
    ),
  )

  test('a month that costs more than all of its hours', () =>
    expect(lastMeant([dpo, 'the reserved box is $30k a month, from how many hours does it pay?'])).toMatch(
      /^answer: Never: /u,
    ))

  const photos = 'qwen2.5-vl 3b, 5k product photos, 1 image each, lora'
  test.each([
    'the card itself is about $2.4k in the shop. number of runs till im even?',
    'new card = 2400 usd. runs to amortise?',
    'if i buy it at $2,400 how many jobs till its paid for',
    'how many of these runs would pay for a $2400 card',
  ])('what is bought: %s', (reply) =>
    expect(lastMeant([photos, reply])).toMatch(/^answer: After about 2,0\d\d such runs at \$1\.18 each: \$2,400 is/u),
  )

  test('each of several cards', () =>
    expect(lastMeant([dpo, 'purchase price is 28,000 per card; from when is buying worth it'])).toMatch(
      /\$112k for 4 cards is/u,
    ))

  test('money that there is pays for runs', () =>
    expect(lastMeant([dpo, 'how many runs does $9,000 pay for?'])).toMatch(/^answer: 46: \$9,000 at \$192 a run/u))
})

describe('an amount of disk or of traffic that is named', () => {
  const small = 'qwen2.5 1.5b 900M tokens full'
  test.each([
    'is there storage in there? dataset’s 600 gigs',
    'we have 600 GB of data, is disk in the price?',
    'does 600 GB of storage come on top?',
    'storage: 600 GB, is that in the $21?',
  ])('%s', (reply) =>
    expect(lastMeant([small, reply])).toMatch(
      /^answer: Not so much: 104 GB of disk, .* counted\. 600 GB would be \$4\.94 .* \$48 for each month/u,
    ),
  )

  const aws = '70b 400M tokens lora 16xA100 80GB aws'
  test.each(['and egress? we pull ~140 GB of weights out afterwards', 'egress for 140 gigs of weights?'])(
    '%s',
    (reply) => expect(lastMeant([aws, reply])).toMatch(/^answer: About \$17 for 140 GB out of AWS, at \$0\.12 a GB/u),
  )

  test('without an amount what is counted is told', () => {
    expect(lastMeant([small, 'is storage in there?'])).toMatch(/^answer: Yes: .* goes on 104 GB of disk/u)
    expect(lastMeant([aws, 'is egress in there?'])).toMatch(/^answer: Yes: .* of results fetched/u)
  })

  test('a seller that asks nothing', () =>
    expect(lastMeant([`${small} lambda`, 'egress for 140 GB?'])).toMatch(/^answer: Nothing: Lambda charges nothing/u))
})

describe('a discount that was agreed', () => {
  const aws = 'llama 3.1 70b full 400M tokens on aws'
  test.each([
    'we get 28% off aws through the EDP, is that in there already',
    'AWS gives us 28 percent off, did you take that into account',
    'is my 28% enterprise discount baked into this figure or not',
  ])('%s', (reply) =>
    expect(lastMeant([aws, reply])).toMatch(
      /^answer: (?:No: \$17\.80\/h a GPU is the price of AWS without it\. With prices 28% lower|It is not in the figures: \$17\.80\/h a GPU is the list price of AWS, .* With 28% off it is)/u,
    ),
  )

  test('what a move of the price would do is no discount', () =>
    expect(lastMeant([aws, 'what if prices drop 28%?'])).toMatch(/^answer: With prices 28% lower/u))
})

describe('who sells what, and who is paid', () => {
  const one = 'mixtral 8x7b 200M tokens lora'
  test.each<[reply: string, says: RegExp]>([
    [
      'Lambda has no community tier the way RunPod has, right?',
      /^answer: Lambda rents machines of its own, all at one/u,
    ],
    ['does hyperstack rent out other people’s boxes or their own', /^answer: Hyperstack rents machines of its own/u],
    [
      'Vast has only community hosts or is there a secure one as well?',
      /^answer: Vast\.ai rents out machines of others/u,
    ],
    ['which of these sellers have a community tier?', /^answer: Both tiers are sold by RunPod; /u],
    ['is secure or community the better one here', /^answer: Secure for data of a company/u],
    ['can community hosts even do 8 h100s w/ nvlink in one box', /^answer: Hardly outside data centres: /u],
    ['8 gpu boxes on the community tier, do they exist', /^answer: Hardly outside data centres: /u],
    ['do you get a cut from whoever you recommend', /^answer: No: no seller pays for a place here/u],
    ['what’s in it for you if i go with the first one', /^answer: No: no seller pays for a place here/u],
    ['is this ranking bought?', /^answer: No: no seller pays for a place here/u],
    ['who charges my card, you or the gpu company', /^answer: GMI Cloud: you rent there and GMI Cloud bills you/u],
    [
      'is tax included, and who sends the invoice, you or them?',
      /^answer: (?:No: VAT .*\n)?GMI Cloud: .* VAT or sales tax not counted/u,
    ],
    ['is that dollars or euros, and does VAT come on top? We are a German GmbH.', /US dollars.* \(reverse charge\)/u],
    ['is VAT in the price?', /^answer: No: VAT(?!.*reverse charge)/u],
  ])('%s', (reply, says) => expect(lastMeant([one, reply])).toMatch(says))

  const many = 'deepseek v3 full fine-tune, 50M tokens'
  test.each([
    'Which sellers would rent 16 nodes for one afternoon? Realistically.',
    'is it realistic to get 16 nodes on demand for 2 hours',
    'do they really rent 16 nodes for so short a time',
  ])('%s', (reply) =>
    expect(lastMeant([many, reply])).toMatch(/^answer: Hardly any on demand: 16 machines .* for 24 h is \$26,1\d\d/u),
  )

  test('fewer machines are a change that is weighed', () =>
    expect(lastMeant([many, 'can we do it on 8 nodes in 2 hours?'])).not.toMatch(/Hardly any/u))
})

describe('what a seller asks, has, and is against another', () => {
  const kto = 'kto llama 3.1 70b, 12k rated answers avg 700 tokens, lora'
  test.each<[reply: string, says: RegExp]>([
    ['does coreweave publish anything for gb200 and if so, how much is it', /CoreWeave asks .* GB200 \$10\.50\/h/u],
    ['and the A100 at hyperstack, what does it go for', /^answer: Hyperstack asks for one GPU an hour/u],
    ['does lambda even sell h200? what price', /^answer: No price of H200 NVL, H200 SXM at Lambda is on record/u],
    // Of a plan there the sum is told.
    ['how much is it on h100 at lambda?', /^answer: With H100, Lambda, on 4 × H100 SXM at Lambda: \$/u],
  ])('%s', (reply, says) => expect(lastMeant([kto, reply])).toMatch(says))

  const large70b = 'llama 3.3 70b 500M tokens qlora'
  test.each([
    'For my spreadsheet I need the rate behind the total, i.e. dollars per card per hour. Thanks, Marlene (controlling)',
    'need the $/gpu/h behind this. thx, Tom',
    'My boss asks for the hourly rate behind the number',
  ])('%s', (reply) =>
    expect(lastOf([large70b, reply])).toMatch(
      /^answer: \$7\.40\/h for each B300 SXM at Hyperstack, \$59\.20\/h for all 8/u,
    ),
  )
  test.each(['i need a lower rate per hour', 'I need the price to drop below $200'])('%s', (reply) =>
    expect(lastMeant([large70b, reply])).not.toMatch(/for each B300 SXM at Hyperstack, \$59/u),
  )

  test.each(['any h200 free in eu right now', 'can I get an h200 in the eu now?', 'are h200s in the eu sold out?'])(
    '%s',
    (reply) =>
      expect(lastMeant(['70b 350M tokens lora h200', reply])).toMatch(
        /^answer: \d+ on record have H200 in the EU: .* What is free now their consoles show/u,
      ),
  )
  test('a wish for a place stays one', () =>
    expect(lastMeant(['70b 350M tokens lora', 'switch to h200 in the EU'])).toMatch(/^plan: /u))

  test.each(['pros and cons runpod vs lambda for this job?', 'advantages of runpod over lambda?'])('%s', (reply) =>
    expect(lastMeant(['yi 34b 70M tokens lora', reply])).toMatch(
      /^(?:answer|comparison|\w+): RunPod is cheaper: \$30 in total against \$33 for Lambda/u,
    ),
  )
  test('pros and cons of methods are of quality', () =>
    expect(lastMeant(['yi 34b 70M tokens lora', 'pros and cons of lora vs qlora'])).not.toMatch(/for Lambda/u))

  test.each([
    'crusoe has a serverless tune for oss 120b afaik. worth it?',
    'serverless training at Crusoe: how much for our 40M tokens',
    'hosted vs rented: which is cheaper here',
  ])('%s', (reply) =>
    expect(lastMeant(['gpt-oss-120b, 40M tokens, lora', reply])).toMatch(
      /^answer: Hosted, Crusoe: \$240, more expensive/u,
    ),
  )

  test.each([
    ['if we keep doing this all year, is rent still the right call or should we own the hardware', /^answer: Rent, /u],
    [
      'is renting still right when we do this 5 times a week',
      /^answer: Rent: 260 such runs a year are .* 4% of a year/u,
    ],
  ])('%s', (reply, says) => expect(lastMeant(['mistral nemo 12b 70M tokens lora', reply])).toMatch(says))

  test('SOC2? iso27001? procurement is asking', () =>
    expect(lastMeant(['llama 3.3 70b 60M tokens lora 4xH100', 'SOC2? iso27001? procurement is asking'])).toMatch(
      /^answer: No certificate of JarvisLabs is on record here/u,
    ))
})

test.each<[turns: readonly string[], says: RegExp]>([
  // The reasons for a card are wanted; another that is named beside it is set against it, and no wish.
  [
    [large, 'Kindly explain the choice of the B300; the team has experience with H200 only.'],
    /^answer: 8 × H200 .* than 8 × B300/u,
  ],
  [[large, "the reason for taking the B300 isn't clear to me, our scripts were tuned for H200"], /^answer: 8 × H200 /u],
  [[large, 'what made you go for B300 rather than H200'], /^answer: 8 × H200 /u],
  [[large, 'can you justify the B300? never used anything but A100'], /^answer: .*A100.* than 8 × B300/u],
  [[large, 'please motivate the choice of B300'], /^answer: (?:It came out best|All plans compared here have it)/u],
  [
    ['deepseek v3 full fine-tune 15B tokens', 'what speaks for the B200, we only know H100'],
    /^answer: With "H100" there is no plan\. Memory: each of the \d+ × B200 SXM has \d+ GiB to hold/u,
  ],
  [[large, 'the reason for the B300 was capacity. go with H200 now'], /^plan: .*Changed: H200/su],
])('%j', (turns, says) => expect(lastMeant(turns)).toMatch(says))
