/** What is prepared before a machine is paid for is a short list in its order, fitted to the plan. */
import { describe, expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const plan = 'qlora llama 70b on 20k samples x 800 tokens, under $100'
const list =
  /^answer: First the data, .*hold out 1,000 of the 20,000 examples.*16M tokens.*50–100 steps.*bucket for checkpoints.*Only then rent the GPU, and compare the first 20 steps with [\d,]+ tok\/s\./u

describe('before anything is rented', () => {
  test.each([
    "What's the very first thing I should do now before renting?",
    'what do I prepare before the GPU is running?',
    'what should I have ready before we rent anything?',
    'what can we do before the clock starts ticking?',
    'anything I can get done before the machine is on?',
    "what's the first step before we rent?",
  ])('%s', (question) => {
    expect(lastMeant([plan, question])).toMatch(list)
  })

  test.each([
    ['what should I check before I start it', /^answer: Four things, on some 50 steps/u],
    ['how much do we pay before the GPU starts?', /^answer: Start-up is counted/u],
    ['what do I do first once the machine is up?', /^(?!answer: First the data)/u],
    ['what should we ask the vendor before renting?', /^(?!answer: First the data)/u],
  ])('as before: %s', (question, expected) => {
    expect(lastMeant([plan, question])).toMatch(expected)
  })
})
