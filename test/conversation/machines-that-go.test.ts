/** Machines that are taken away or break: what is lost, whether spot is worth it, and how often to save, by the figures that are told. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('a machine that is taken away', () => {
  test.each([
    [
      'What is lost if the spot box is reclaimed at hour 11 of 14?',
      /you lose all 11 h; with one every 30 min[^]*3 h to 3\.5 h more, up to 14\.5 h paid in all; without one 14 h from the start, 25 h paid/u,
    ],
    ['vast host died half way through my 8 hour qlora, do I start over?', /lose all 4 h;[^]*4 h to 4\.5 h more/u],
    [
      'my preemptible L4 was killed 5h into a 6h run and nothing was saved, money gone?',
      /All of it is lost, 5 h of work[^]*paid \(\$[\d.]+ at \$[\d.]+\/h, L4[^]*6 h again: 11 h paid/u,
    ],
    [
      'node went down at hour 30 of a 50h run on 2x8 H100, last checkpoint 2 hours ago. what did that cost us?',
      /Lost: the 2 h since the last save \(\$[\d.]+ at 16 × [^]*22 h more, 52 h paid in all/u,
    ],
    [
      'spot gets preempted at 75% of a 12h job, checkpoints every 2 hours, what do we lose?',
      /up to 2 h, 1 h on average/u,
    ],
    ['do I pay when AWS takes back a spot machine after 40 min?', /AWS charges nothing for a machine that it takes/u],
  ])('%s', (text, answer) => expect(says(text)).toMatch(answer))

  test.each([
    ['8b lora 100M tokens on spot, what happens if it gets interrupted?', /^plan/u],
    ['I lost the overview. which GPU to rent for 5 hours?', /^(?!.*lose all 5 h)/u],
    ['My run crashed after 3 hours, why is the loss nan?', /learning rate/u],
  ])('what asks for something else is not taken for it: %s', (text, answer) => expect(says(text)).toMatch(answer))
})

describe('spot against on demand', () => {
  test('what is told replaces what is assumed', () => {
    const answer = says(
      'Spot for 2 weeks of 16 A100 80GB at gcp? preempted every 4h, checkpoint takes 5 min, reload 10 min',
    )
    expect(answer).toMatch(/on spot against \$[\d,]+ on demand[^]*16 GPUs × 14 days = 5,376 GPU-hours/u)
    expect(answer).toMatch(/Of each 4 h some/u)
    expect(answer).not.toMatch(/Assumed/u)
  })

  test.each([
    [
      'is spot worth it for 2 days on 8xA100 in aws, we save hourly?',
      /no spot price of it is on record at AWS[^]*On demand it is \$[\d,]+[^]*saved every 1 h/u,
    ],
    [
      'spot 1.00 or on demand 2.00 for 8 H100s, 10 day job, evicted every 6 hours, restart 30 min?',
      /\$2\.00\/h on demand, \$1\.00\/h on spot/u,
    ],
    [
      'spot is 1.90, on demand 2.00, 8 H100 for 4 days, killed every 2h, restart takes 30 min: worth it?',
      /No, not worth it/u,
    ],
    ['spot vs on demand price for 8x H100, 3 days', /Verda, spot: H100/u],
    // Prices of the machine, and how long the run is told beside how often it is saved.
    [
      'spot 8xA100 is 6.40/h, on demand 12.80/h. run takes ~3 days. I save a checkpoint every 2 hours. worth the risk?',
      /Yes, worth it: about \$515 on spot against \$922 on demand[^]*576 GPU-hours[^]*saved every 2 h/u,
    ],
    [
      '4xH100 spot 5.2 an hour, on-demand 10.4 an hour; job is 2 days; checkpoint every 30 min. is spot worth it?',
      /on spot against \$499 on demand/u,
    ],
    [
      'spot at $1.10/h vs $2.20/h on demand for one A100, training lasts 40 hours, checkpoints hourly. should I risk it?',
      /on spot against \$88 on demand/u,
    ],
  ])('%s', (text, answer) => expect(says(text)).toMatch(answer))
})

describe('failures at a rate that is told', () => {
  test.each([
    [
      '1 failure per 40 node-days, 10 nodes for 4 days: what do we expect?',
      /about 1 failure in 4 days: at least one with 63%[^]*every 4 days/u,
    ],
    [
      'each server dies once every 50 days. 10 servers, 10 day run, interval?',
      /about 2 failures in 10 days[^]*80 GPUs/u,
    ],
    [
      'mtbf per node 1000 hours, 20 nodes: how often should we checkpoint if a save takes 4 min?',
      /About every 2\.6 h[^]*every 50 h on average/u,
    ],
    ['one failure every 10k gpu hours, 128 H100 for 20 days, how many restarts?', /about 6\.1 failures in 20 days/u],
    ['1% of nodes fail per day, 20 nodes, 5 day run, odds of no failure?', /none with 37%/u],
  ])('%s', (text, answer) => expect(says(text)).toMatch(answer))

  test('nodes are no GPUs', () => {
    expect(says('how many failures should we expect on 16 nodes over 30 days?')).toMatch(/on 128 GPUs/u)
  })
})

test.each([
  [
    'Full FT of Qwen3 14B on a p5.48xlarge should run ~10h. On-demand is $55/h, spot currently $24. Is spot worth it?',
    /\$550 on demand[^]*\$6\.88\/h on demand, \$3\.00\/h on spot/u,
  ],
  [
    '8x H200 for 2 days: 19 dollars an hour on spot, 40 on demand. worth the risk?',
    /\$5\.00\/h on demand, \$2\.38\/h/u,
  ],
  [
    'spot is going for $0.80 and on-demand costs us $1.60, a 30h run on 4xA100. Is spot worth it?',
    /\$1\.60\/h .*\$0\.80\/h/u,
  ],
  [
    'p4de spot is currently around $16.5/h, 24h run, 8 GPUs. Is spot worth it?',
    /on demand \(A100.*\$2\.06\/h on spot/u,
  ],
  ['Is spot worth it for 3 days of 8xA100, a checkpoint every 30 min?', /on demand \(A100.*on spot \(A100/u],
])('both prices as they are told, else as they are on record: %s', (text, answer) => {
  expect(says(text)).toMatch(answer)
})
