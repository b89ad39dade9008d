/** Whatever is pasted: nothing throws, and nothing hangs. */
import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { readMessageOrConfig } from '../../../src/language/config/pasted-config.ts'
import { readConfig, scenarioOfConfig } from '../../../src/language/config/trainer-config.ts'
import { today, vocabulary } from '../fixtures.ts'
import * as files from './trainer-configs.ts'

const repeat = (text: string, times = 64_000) => text.repeat(Math.ceil(times / text.length)).slice(0, 63_000)
const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
for (let level = 1; level < 12; level += 1) {
  const [name, before] = [level, level - 1].map((at) => String.fromCharCode(97 + at))
  bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`)
}

test.each([
  ['aliases of aliases', `${bomb.join('\n')}\n${files.axolotl}`],
  ['brackets', repeat('[')],
  ['braces', repeat('{a: ')],
  ['dashes', repeat('- ')],
  ['keys', repeat('? ')],
  ['a quote', `base_model: "${repeat('x ')}`],
  ['anchors', repeat('&a ')],
  ['tags', repeat('!!x ')],
  ['merges', repeat('<<: *a\n')],
  ['colons', repeat('a:\n')],
  ['equals', repeat('a=')],
  ['flags', repeat('--a ')],
  ['comments', repeat('# ')],
  ['blanks', repeat(' ')],
  ['indentation', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ['documents', repeat('---\na: 1\n')],
  ['long keys', `${repeat('k')}: 1`],
  ['fences', repeat('``` ')],
  ['numbers', repeat('9')],
  ['prototypes', '__proto__: {base_model: x}\nconstructor: 1\ntoString: 2\nbase_model: llama-3.1-8b\nadapter: lora'],
  // A busy machine gets another try; what is quadratic fails every time.
])('%s', { retry: 2 }, (_, text) => {
  const from = performance.now()
  scenarioOfConfig(readConfig([text], '100M tokens', vocabulary, today))
  readMessageOrConfig(`\`\`\`${text}\`\`\``, vocabulary, today)
  readMessageOrConfig(text, vocabulary, today)
  expect(performance.now() - from).toBeLessThan(15_000)
})

test('any text at all', () => {
  const lines = Object.values(files).flatMap((text) => text.split('\n'))
  const soup = array(oneof(constantFrom(...lines), string({ unit: 'binary', maxLength: 20 })), { maxLength: 30 })
  const anyText = oneof(
    soup.map((parts) => parts.join('\n')),
    string({ unit: 'binary', maxLength: 200 }),
  )
  assert(
    property(anyText, string({ maxLength: 40 }), (text, words) => {
      const read = scenarioOfConfig(readConfig([text], words, vocabulary, today))
      expect('scenario' in read || read.problem.message !== '').toBe(true)
      readMessageOrConfig(text, vocabulary, today)
    }),
    { numRuns: 300 },
  )
})
