/** Texts that nobody should send, each out of a seed and its number alone, so that any of them can be had again. */
import { goldenLines } from '../language/golden-lines.ts'
import { type SeededRandom, seededRandom } from '../seeded-random.ts'

const commands = goldenLines('commands.jsonl').map(({ text }) => text)
const words = commands.flatMap((text) => text.split(/\s+/))
const symbols = Array.from('()[]{}<>*-+/^%$€#@!?&|=~`\'",.:;_\\ \t\n\0\u200b\u202e\ufeff😀ﷺ½²٣')
const numbers = [
  '0',
  '-1',
  '1e308',
  '1e-320',
  'NaN',
  'Infinity',
  '9'.repeat(400),
  '0x7f',
  '1_000',
  '1,0,0,0',
  '٣٤',
  '½',
  '²',
]
const arithmeticBombs = [
  '9^9^9^9',
  '2**2**2**2**2',
  '1e308*1e308',
  '(1/0)',
  '99999999999!',
  '10^400',
  '((1+1)*2)^3^4',
  '1e5 x 1e5 x 1e5 x 1e5',
]
const snippets = [
  'learning_rate: 2e-4',
  'max_steps=500',
  'per_device_train_batch_size: 4',
  '--lora_r 16',
  '"fp16": true',
  "{'loss': 1.2, 'epoch': 0.1}",
  '- &a [*a, *a]',
  '<<: *b',
  '```yaml',
  '```',
  'https://x.y/z?a=b',
  '<@U0BOT>',
  '<!channel>',
  'undo',
  'redo',
]

/** How a text is made; most are soup, some are large. */
const generators: readonly (readonly [number, (random: SeededRandom) => string])[] = [
  [40, (random) => tokenSoup(random, 1 + random.below(30))],
  [15, (random) => mutatedCommand(random)],
  [10, (random) => randomUnicode(random, 1 + random.below(200))],
  [
    8,
    (random) =>
      [pick(random, words), pick(random, arithmeticBombs), pick(random, words)].join(
        pick(random, [' ', ' x ', '*', '']),
      ),
  ],
  [
    8,
    (random) =>
      `${pick(random, numbers)}${pick(random, ['', 'b', 'M tokens', ' h100s', '$', '%', ' epochs', 'k'])} ${tokenSoup(random, 4)}`,
  ],
  [6, (random) => Array.from({ length: 1 + random.below(20) }, () => pick(random, snippets)).join('\n')],
  [5, (random) => nestedBrackets(random, 1 + random.below(400))],
  [
    4,
    (random) =>
      pick(random, words)
        .concat(pick(random, ['', ' ']))
        .repeat(1 + random.below(400)),
  ],
  [3, (random) => `${pick(random, symbols).repeat(1 + random.below(3000))}${tokenSoup(random, 3)}`],
  [0.8, (random) => randomUnicode(random, 20_000)],
  [
    0.2,
    (random) => `${tokenSoup(random, 3)} ${pick(random, [...words, ...symbols]).repeat(200_000)}`.slice(0, 1_000_000),
  ],
]
const totalWeight = generators.reduce((sum, [weight]) => sum + weight, 0)

export function fuzzText(seed: number, index: number): string {
  const random = seededRandom(Math.imul(seed + 1, 0x9e3779b1) ^ index)
  let left = random.next() * totalWeight
  for (const [weight, make] of generators) {
    left -= weight
    if (left <= 0) return make(random)
  }
  return tokenSoup(random, 5)
}

const pick = (random: SeededRandom, values: readonly string[]): string => values[random.below(values.length)] ?? ''

function tokenSoup(random: SeededRandom, length: number): string {
  const part = () => {
    const chance = random.next()
    if (chance < 0.75) return pick(random, words)
    if (chance < 0.85) return pick(random, symbols)
    return chance < 0.95 ? pick(random, numbers).slice(0, 20) : pick(random, arithmeticBombs)
  }
  return Array.from({ length }, part).join(pick(random, [' ', ' ', ' ', ', ', '', '\n']))
}

/** Something that is understood, with some letters put in, left out or turned round. */
function mutatedCommand(random: SeededRandom): string {
  let text = pick(random, commands)
  for (let change = random.below(6); change >= 0; change -= 1) {
    const at = random.below(text.length + 1)
    const put = pick(random, [...symbols, ...numbers.map((one) => one.slice(0, 8)), ''])
    text = text.slice(0, at) + put + text.slice(at + random.below(4))
  }
  return text
}

/** Any code points, lone surrogates among them. */
function randomUnicode(random: SeededRandom, length: number): string {
  const top = [0x7f, 0x7ff, 0xffff, 0x10ffff][random.below(4)] ?? 0x7f
  return Array.from({ length }, () => String.fromCodePoint(random.below(top + 1))).join('')
}

function nestedBrackets(random: SeededRandom, depth: number): string {
  const [open = '(', close = ')'] = Array.from(pick(random, ['()', '[]', '{}', '""', "''", '<>', '“”', '`*']))
  const middle = random.next() < 0.5 ? `${open}${tokenSoup(random, 3)}${close}` : pick(random, numbers)
  return `${open.repeat(depth)}${middle}${close.repeat(random.next() < 0.7 ? depth : random.below(depth + 1))}`
}
