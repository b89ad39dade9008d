/** A first text with two questions: both are answered, and one that is not is named. */
import { expect, test } from 'vitest'
import { shownAnswer as shown } from './shown-answer.ts'

test.each([
  [
    'price of a qlora of mistral 7b on 45M tokens, and could we pause it over night?',
    /in total[^]*Yes, where the training saves/,
  ],
  [
    'yolov8 medium on 22k pictures, 80 epochs, how long? and can I stop it and continue tomorrow?',
    /YOLO[^]*Yes, where the training saves/,
  ],
  [
    'whisper medium on 150 hours of calls for $40? who owns the weights afterwards?',
    /Whisper[^]*the weights are yours/,
  ],
  [
    '18 lora runs of llama 8b on 4M tokens each, do they run one after another or at the same time?',
    /18 runs cost[^]*(?:at once each has its own GPUs|at once, .*one after another on one machine)/,
  ],
  [
    'lightgbm on 3M rows, do I need a gpu? and which licence does lightgbm have?',
    /needs no rented GPU[^]*Check the page/,
  ],
])('%s: both are answered', (text, said) => {
  expect(shown(text)).toMatch(said)
  expect(shown(text)).not.toContain('Not answered')
})

test('what is asked of a pause is no deadline of the job', () => {
  expect(shown('8b lora 60M tokens how much, and can i pause it overnight?')).not.toContain('deadline')
  // A wish of the job stays one.
  expect(shown('8b lora 60M tokens overnight, how much and who owns the weights afterwards?')).toContain(
    'deadline of 12 h',
  )
})

test('what nothing answers is named', () => {
  expect(shown('How much is sdxl on 3,000 photos on a 4090? Which shampoo is best for the cat?')).toContain(
    'Not answered: “Which shampoo is best for the cat?”.',
  )
})

test.each([
  'How long does a 7B full fine-tune on 300M tokens take, and what does it cost?',
  'Is 8x A100 80GB enough for a full fine-tune of a 34B? And do we need NVLink for that?',
  'llama 70b lora on 20M tokens, 4x H100 ok? what rank should i take?',
])('%s: nothing is called unanswered', (text) => {
  expect(shown(text)).not.toContain('Not answered')
})

test.each([
  [
    '8B LoRA on 30M tokens with $5,000. How many experiments are possible? What do I do first?',
    /such runs for[^]*In steps/,
  ],
  ['LoRA of llama 70b on 40M tokens. What hardware should we book? What amount will be charged?', /\d × .* in total/],
  [
    'a vendor wants $2.20 per GPU-hour for 16x H100 over 1 year. Is it fair? What sum do we sign?',
    /The commitment: 16/,
  ],
])('%s: what is said in other words is answered', (text, said) => {
  expect(shown(text)).toMatch(said)
  expect(shown(text)).not.toContain('Not answered')
})
