/** Who gets at the data of a run, what it emits where, and one for each client: asked by several people, and the plan stays. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const [contracts, olmo, clients] = [
  'mistral nemo 12b, 3k contracts avg 6000 tokens, lora',
  'olmo 2 13b, 5B tokens, full, 16 h100',
  'ministral 3 8b 35M tokens qlora on a 5090',
]

test.each<[plan: string, says: RegExp, texts: readonly string[]]>([
  [
    contracts,
    /^answer: Whoever runs a machine can read its memory and its disk/u,
    [
      'who sees our contracts on that machine?',
      'is anybody able to look at our documents there',
      'are our contracts visible to the people who run the machine?',
      'would the seller be able to peek at the texts',
      'how private is that host',
    ],
  ],
  [
    olmo,
    /^answer: \d+ kWh and 27 kg of CO2 .* grid of Finland \(as you say\)/u,
    ["kg of co2 for the paper's appendix, if the dc is in finland", 'how much co2 if it runs in helsinki'],
  ],
  [olmo, /grid of Norway .* In Poland: \d+ kg/u, ['co2e for norway vs poland?']],
  [olmo, /^answer: \d+ kWh and/u, ['kwh and co2 for the appendix', 'co2 in kg please', 'how green is this']],
  [
    clients,
    /^answer: 10 are 10 runs: about \$39 in total .* about \$18 if the 35M tokens are divided .* one base on one GPU/u,
    [
      'Suppose ten of our clients each want their own version of it. Ten times five, or is there a smarter way?',
      'we have 10 clients, one adapter for each. cost?',
      'every one of our 10 brands wants its own tuned model, is that 10x the money?',
      'per-customer fine-tunes for 10 customers: how much in all',
    ],
  ],
])('%s: %s', (plan, says, texts) => {
  const answers = texts.map((text) => ({ text, answer: lastOf([plan, text]) }))
  expect(answers.filter(({ answer }) => !says.test(answer))).toEqual([])
})

test.each<[plan: string, text: string, says: RegExp]>([
  [contracts, 'who can see the dashboard', /^(?:ignored|silence)/u],
  [contracts, 'can the model read long texts?', /^answer: Up to [\d,]+ tokens fit/u],
  [contracts, 'can we open the data room tomorrow', /^(?:ignored|silence)/u],
  [olmo, 'only finland please', /^plan: /u],
  [olmo, 'memory footprint in gib?', /^answer: .* GiB/u],
  [clients, 'each client wants lunch', /^(?:ignored|silence)/u],
])('%s: “%s” is something else', (plan, text, says) => expect(lastOf([plan, text])).toMatch(says))
