/** Real vocabularies where their packages are there, and how far the approximation is off. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { readFile } from '../../src/catalog/load.ts'
import { approximateTokens, approximationSchema } from '../../src/dataset/token-approximation.ts'

const data = new URL('../../data/', import.meta.url)
const approximation = readFile(new URL('token-approximation.json', data).pathname, approximationSchema)
const { samples } = JSON.parse(readFileSync(new URL('training/token-samples.json', data), 'utf8'))
const { cli } = sharedApp()

/** Paragraphs that the fit has not seen. */
const heldOut = samples.filter((_: unknown, index: number) => index % 2 === 1)

it('a model is counted with its own vocabulary where a package brings it, and another’s is said', async () => {
  const own = await cli.tokenizerFor('llama-3.1-8b')
  expect(own).toMatchObject({ note: '', tokenizer: { isExact: true, name: 'Llama 3’s tokenizer' } })
  expect(own.tokenizer.count('Hello world!')).toBe(3)
  const gptOss = await cli.tokenizerFor('gpt-oss-20b')
  expect(gptOss.tokenizer.name).toContain('o200k')
  const other = await cli.tokenizerFor('qwen2.5-7b')
  expect(other.note).toMatch(/vocabulary of its own/)
})

it.each([
  ['en', 0.1],
  ['de', 0.15],
  ['fr', 0.1],
  ['es', 0.22],
  ['ru', 0.15],
  ['zh', 0.1],
  ['ja', 0.15],
  ['code', 0.15],
])('the approximation of %s is within %d on paragraphs that it was not fitted to', async (language, most) => {
  const llama = (await cli.tokenizerFor('llama-3.1-8b')).tokenizer
  const openAi = (await cli.tokenizerFor('gpt-oss-20b')).tokenizer
  const texts: readonly string[] = heldOut
    .filter((sample: { readonly language: string }) => sample.language === language)
    .map((sample: { readonly text: string }) => sample.text)
  const sum = (count: (text: string) => number) => texts.reduce((total, text) => total + count(text), 0)
  const counted = (sum(llama.count) + sum(openAi.count)) / 2
  const approximated = sum((text) => approximateTokens(text, approximation))
  expect(texts.length).toBeGreaterThan(0)
  expect(Math.abs(approximated / counted - 1)).toBeLessThan(most)
})

it('the weights are those of the paragraphs', () => {
  expect(approximateTokens('', approximation)).toBe(0)
  expect(approximateTokens('a', approximation)).toBe(1)
  expect(approximateTokens('1234567', approximation)).toBeGreaterThanOrEqual(3)
})
