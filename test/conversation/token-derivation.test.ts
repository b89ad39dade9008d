/** How the tokens of a plan came about is a short sum of what was typed, and not the receipt of its dollars. */
import { describe, expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const text = 'continue pretraining llama 8b on 45 MB of legal text, 3 epochs, H100'
const pages = 'qlora qwen 14b on 9,000 pages of contracts, 2 epochs, budget $100'
const rows = 'finetune llama 8b lora on 20k rows, about 1,300 characters a row, 2 epochs'
const sound = 'fine-tune whisper large v3 on 300 hours of audio, 3 epochs'
const calls = 'train llama 8b lora on 300 hours of transcribed calls'
const images = 'lora qwen2.5-vl 7b on 20k images with 200 token captions, 2 epochs'

describe('where the tokens come from', () => {
  test.each([
    [text, 'How did you get from 45 MB to that token count?', /^answer: 45 MB of text ÷ 4\.3 bytes a token = 10\.5M tokens an epoch × 3 epochs = 31\.4M tokens\. /u],
    [text, "how'd you get 31.4M out of 45 MB?", /^answer: 45 MB of text ÷ 4\.3 /u],
    [text, 'show me the math from MB to tokens', /^answer: 45 MB of text ÷ 4\.3 /u],
    [pages, 'how did you get from 9,000 pages to that token count?', /^answer: “9,000 pages” × 667 tokens \(pages are counted as 500 words\) = 6M tokens an epoch × 2 epochs = 12M tokens\./u],
    [pages, 'is it just pages x epochs?', /^answer: Yes, with the tokens of each between them: “9,000 pages” × 667 tokens/u],
    [rows, 'how do you get from 1,300 characters a row to tokens?', /^answer: 1,300 characters ÷ 4\.3 a token = 302 tokens; 20,000 examples × 302 tokens = 6\.05M tokens an epoch × 2 epochs = 12\.1M/u],
    [rows, 'where does the token count come from?', /^answer: 1,300 characters ÷ 4\.3 a token/u],
    [sound, 'is that token count just audio hours x epochs?', /^answer: Hours × epochs, in windows and not in tokens: 300 h × 3,600 s ÷ 30 s = 36,000 windows × 3 epochs = 108,000 windows\./u],
    [sound, 'where do the 108,000 windows come from?', /^answer: Hours × epochs, in windows/u],
    [calls, 'is it audio hours x epochs?', /^answer: Yes, with the tokens of each between them: “300 hours of transcribed calls” × 12,000 tokens/u],
    [images, 'does the token count include the image tokens or only the text?', /^answer: Both: of the 800 tokens of an example 600 are its image and 200 its text, so 75% of all are image tokens\. 20,000 examples × 800 tokens = 16M tokens an epoch × 2 epochs = 32M tokens\./u],
    ['lora llama 8b 50M tokens', 'how did you get to that token count?', /^answer: The 50M tokens are as you gave them, in one epoch\./u],
    ['lora llama 8b on 10k samples x 500 words', 'how did you get from 500 words to that token count?', /^answer: 500 words ÷ 0\.75 a token = 667 tokens; 10,000 examples × 667 tokens/u],
  ])('%s: %s', (first, question, expected) => {
    expect(lastMeant([first, question])).toMatch(expected)
  }) // prettier-ignore

  test.each([
    [text, 'how did you get to $15?', /dollars in total: /u],
    [text, 'how many tokens is that', /^answer: The plan is for 31\.4M tokens/u],
    [text, 'where do the 41 minutes come from?', /^answer: 41 min: 31\.4M tokens ÷/u],
    [images, 'how many tokens is a 1024x1024 image?', /^answer: About 1,340 tokens/u],
    [sound, 'how did you get to $6.35?', /^answer: \$6\.35 is 2\.4 h/u],
    [pages, 'how do I turn my PDFs into tokens?', /^answer: The plan is for 12M tokens/u],
  ])('as before, %s: %s', (first, question, expected) => {
    expect(lastMeant([first, question])).toMatch(expected)
  }) // prettier-ignore
})
