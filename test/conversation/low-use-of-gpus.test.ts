/** A share of the peak beside what a dashboard shows: what keeps it low, and what it costs; a speed of each GPU. */
import { expect, test } from 'vitest'
import { shownAnswer as shown } from './shown-answer.ts'

test.each([
  [
    'nvidia-smi reads 97% and our MFU works out to 20% on 6 nodes of A100, is the network to blame? we planned 30k gpu-hours at $1.50',
    /at 40% the same work takes 15,000 of the 30,000 GPU-hours, so some 15,000 are lost, \$22,500 of \$45,000[^]*the same batch a GPU on one machine/,
  ],
  [
    '34B at 21% MFU over 16 nodes, grafana says 96% utilisation. is it the interconnect or the loader?',
    /96% of a dashboard[^]*Whether it is the network/,
  ],
  ['one box of 8 H100, MFU 18%, what is the bottleneck?', /One machine alone has no network to blame/],
  ['only 35% gpu utilization in nvidia-smi, is it the dataloader or the network?', /mostly the loader/],
])('%s', (text, said) => expect(shown(text)).toMatch(said))

test.each([
  ['llama 8b full ft does 10,900 tok/s/gpu on H100 seq 4k, any good', /^Good, faster than expected, 5\d% MFU/],
  ['600 tok/s/gpu for a 70b full finetune on 64 H100, what mfu is that', /^As expected, \d\d% MFU/],
])('%s: a speed of each GPU is no batch', (text, said) => {
  expect(shown(text)).toMatch(said)
  expect(shown(text)).not.toContain('does not fit')
})

test.each([
  'mixtral 8x22b lora on 150M tokens, just 39B are active so 2 GPUs ok?',
  'Qwen3 235B-A22B qlora on 80M tokens, only 22B params are used per token, is one B200 enough?',
])('%s: what is active is no job of its own', (text) => {
  expect(shown(text)).not.toMatch(/Together|keep one/)
  expect(shown(text)).toMatch(/^(?:Yes|No|Only)/)
})

test.each([
  [
    '12 nodes x 8 H100, MTBF per node 36 days, two week run: failures, and how often to checkpoint if one takes 2 min?',
    /Save every 2\.\d h|Save every 1\.\d h/,
  ],
  [
    'spot h100 at 1.20, preempted every 6h, ckpt takes 5 min, restart 20. worth it against 2.60 od?',
    /some 50 min are lost \(half of what lies between two saves, and the restart\)/,
  ],
])('%s: the times that were typed are reckoned with', (text, said) => {
  expect(shown(text)).toMatch(said)
  expect(shown(text)).not.toContain('a save of 5 min')
})

test.each([
  ['reserved a year at 1.90 or 2.80 on demand per H100, we train 10 h a day on weekdays', /at 30% use/u],
  ['on demand 2.70 or reserved for 12 months at 1.75? we use it 6 hours per working day', /at 18% use/u],
  ['H100 reserviert für ein Jahr zu 1,90 oder on demand zu 2,80, wir nutzen 8 Stunden an Werktagen', /at 24% use/u],
  ['reserved a year at 1.90 or 2.80 on demand per H100, we train 12 h a day', /at 50% use/u],
])('hours of weekdays are those of five days: %s', (text, said) => {
  expect(shown(text)).toMatch(said)
})
