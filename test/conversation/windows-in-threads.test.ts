/** Runs in windows of so many hours, and speeds as a log tells them. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const job = 'tinyllama 1.1b continued pretraining 5B tokens on 2x rtx 4090'

test.each<[asked: string, says: RegExp]>([
  ['how many nights if we only get it 10pm to 6am?', /^answer: 10 nights of 8 h \(“10pm to 6am”\)/u],
  ['what if it only runs between 11pm and 5am each night', /^answer: 13 nights of 6 h/u],
  ['only 8 hours a night, how many nights?', /^answer: 10 nights of 8 h/u],
  ['it may run only outside office hours, how long then?', /^answer: 5 nights of 16 h/u],
  ['only on weekends, how many weekends is that', /^answer: 2 weekends of 63 h/u],
])('“%s” counts the hours that are named', (asked, says) => {
  expect(lastMeant([job, asked])).toMatch(says)
})

test('hours of people are no window', () => {
  expect(lastOf([job, 'the office is only open 9am to 5pm today'])).toMatch(/^ignored/u)
})

test.each([
  'log says 21k tokens/sec total over both cards',
  'console says 10.5k tok/s per gpu',
  'tensorboard shows 21k tok/sec for the two together',
])('“%s” is measured on both', (told) => {
  expect(lastMeant([job, told])).toMatch(/^report: Measured 10\.5k tok\/s per GPU/u)
})

test('what a paper says was not measured here', () => {
  expect(lastMeant([job, 'the paper says 21k tokens/sec over both cards'])).not.toMatch(/^report/u)
})

const large = 'llama 3.1 405b lora 10M tokens'

test.each<[asked: string, says: RegExp]>([
  ['is 16 h100s across 2 nodes ok or do we need infiniband', /^answer: 16 × H100 SXM want InfiniBand.*holds .* GiB/su],
  ['would two nodes without infiniband work?', /^answer: .*over Ethernet of 100 Gbit\/s or less/su],
  ['do we need infiniband?', /^answer: No: the plan is one machine/u],
])('“%s” is asked of those machines', (asked, says) => {
  expect(lastMeant([large, asked])).toMatch(says)
})

test('a slower network of a plan over machines gets no yes', () => {
  expect(lastMeant(['llama 3.1 8b full fine-tune 2B tokens on 16 h100', 'is 100G ethernet ok for that?'])).toMatch(
    /^answer: \w+ joins its H100/u,
  )
})

test('two deadlines are both told', () => {
  const plan = 'llama 3.1 8b full fine-tune 200M tokens, 8xh100'
  expect(lastMeant([plan, 'can we have a first result in 12h and the rest in 3 days?'])).toMatch(
    /of the 12 h.*of the 3 days/su,
  )
  expect(lastMeant([plan, 'the pilot has to be done in 6 hours and everything within 2 days'])).toMatch(
    /^plan: .*within 48 h.*of the 6 h/su,
  )
  expect(lastOf([plan, 'i am out on wednesday and back by friday'])).toMatch(/^ignored/u)
})
