/** Texts that are made to hang a reader, which repeat a sign or a part: whole with `npm run fuzz`, shorter with the tests. */
import { readers } from './timed-readers.ts'

export type HangingText = {
  /** What is repeated. */
  readonly part: string
  readonly text: string
  readonly readers: Partial<typeof readers>
}

const symbols = [
  ...Array.from('([{<"\'`,.-+*/^$%=:;~x1½ '),
  '\n',
  '1e',
  '8b ',
  '1x',
  '- ',
  '&a ',
  'h100 ',
  '<@',
  '](',
  '٣',
  '\u200b',
  '🎉',
]

const { read, parse } = readers

/** The whole of a message, and the end that is left of a long one. */
const repeatedSymbols = symbols.map((part) => (share: number): readonly HangingText[] => {
  const text = `${part.repeat(100_000 * share)} 70b 2B tokens`
  return [
    { part, text, readers },
    { part, text: text.slice(-590), readers },
  ]
})

/** Found by the fuzzer at 90 to 300 ms: each parenthesis was read as a sum that never ends, each comma as the last. */
const repeatedParts = ['8(', '8 (', '(8', '(1+', '8)(', ',', ';', ', '].map((part) => (): readonly HangingText[] => [
  { part, text: `H100s 8b ${part.repeat(12_000)}`, readers: { read } },
  { part, text: `${part.repeat(2700).slice(0, 2700)} 8b tokens 100M`, readers: { parse } },
])

/** Tens of milliseconds on an idle core; a reader that looks at each pair of words would take minutes. */
const megabytes = ['month', 'undo the ', '1,', '😀'].map((part) => (share: number): readonly HangingText[] => [
  { part, text: `8b unpacked ${part.repeat((1_000_000 * share) / part.length)}`, readers },
])

/** Each is given what share of its full length is wanted. */
export const hangingTexts = [...repeatedSymbols, ...repeatedParts, ...megabytes]
