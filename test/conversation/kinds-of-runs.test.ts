import { expect, it } from 'vitest'
import { kindsOfRunsIn } from '../../src/language/inquiries/kinds-of-runs.ts'

const runsOf = (text: string) => kindsOfRunsIn(text)?.kinds.map(({ runsPerYear }) => Math.round(runsPerYear))

it('counts people, runs and periods of every kind by themselves', () => {
  expect(
    runsOf(
      'Yearly budget: 3 researchers, each 2 LoRA runs of 14B a week (30M tokens), plus one 70B LoRA (90M) a quarter',
    ),
  ).toEqual([312, 4])
  expect(
    runsOf('what does it cost: weekly LoRA of an 8B on 15M tokens and a 32B full on 60M tokens twice a month'),
  ).toEqual([52, 24])
})

it('takes one kind only where several people run it', () => {
  expect(runsOf('4 engineers, each 2 LoRA runs of 8B a week (20M tokens). Yearly budget?')).toEqual([416])
  expect(runsOf('LoRA of 8B on 20M tokens every week, cost?')).toBeUndefined()
  expect(runsOf('LoRA of 8B on 20M tokens and full 32B on 200M tokens, total cost?')).toBeUndefined()
})

it('says for how long, and whether a reservation is asked for', () => {
  const asked = kindsOfRunsIn(
    'how many H100s to reserve for 30 LoRA runs of 8B a week (40M each) and 4 full 14B a month on 1B tokens?',
  )
  expect(asked).toMatchObject({ asksToReserve: true, gpu: 'H100', span: { words: 'a month' } })
  const year = kindsOfRunsIn(
    '2027 budget: 6 LoRA runs of 8B a week on 20M tokens and one 70B LoRA a month on 90M tokens',
  )
  expect(year).toMatchObject({ asksToReserve: false, gpu: null, span: { words: 'a year' } })
})
