/** GPUs of a large cloud that are granted by quota: what to ask for, no promise, and a seller that asks for none. */
import { expect, test } from 'vitest'
import { quotaQuestionIn } from '../../src/language/inquiries/quota-question.ts'
import { shownAnswer } from './shown-answer.ts'

test.each<[text: string, says: RegExp]>([
  [
    'our vcpu limit for P instances on AWS is zero, can we get a p5 by Thursday? I just need one gpu',
    /^Do not count on it by Thursday[^]*16 vCPUs of “Running On-Demand P instances” \(p5\.4xlarge; p5\.48xlarge would take 192\)/u,
  ],
  ['what quota do I request for 8 H100 on Google?', /8 GPUs of its kind in your region[^]*\(a3-highgpu-8g\)/u],
  [
    'azure rejected our H100 quota, now what?',
    /^A refusal is usual for a new account[^]*spot, which has a quota of its own/u,
  ],
  ['is there any chance of capacity for a p4d on AWS this week?', /^Do not count on it this week/u],
])('%s', (text, says) => {
  const shown = shownAnswer(text)
  expect(shown).toMatch(says)
  expect(shown).toMatch(/Without a quota, if the data may go there: \d+ × [^]*\$[\d.]+\/h a GPU/u)
  expect(shown).not.toMatch(/CPU cores/u)
})

test.each([
  'our slurm quota is 8 GPUs, can we get 13b lora done?',
  'how many vcpus does a p5 have?',
  'capacity blocks or on demand on AWS?',
  'lora 8b 20M tokens on AWS by Monday',
])('no quota is asked for: %s', (text) => {
  expect(quotaQuestionIn(text)).toBeNull()
})

test.each<[text: string, says: RegExp]>([
  [
    'distilbert intent classification 80k messages on aws',
    /AWS grants this machine \(g6\.xlarge\) by quota, often none/u,
  ],
  ['8b lora 20M tokens on azure', /\(NC24ads_A100_v4\) by quota/u],
  ['8b lora 20M tokens on gcp', /Google Cloud grants this machine \([ag]\d-[a-z0-9-]+\) by quota/u],
])('a cloud that is named: what it calls the machine is the first of the warnings: %s', (text, says) => {
  const shown = shownAnswer(text)
  expect(shown).toMatch(says)
  expect(shown.match(/by quota/gu)).toHaveLength(1)
})

test('where no such cloud is named, no quota is told', () =>
  expect(shownAnswer('8b lora 20M tokens on hyperstack')).not.toMatch(/by quota/u))
