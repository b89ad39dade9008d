import { expect, test } from 'vitest'
import { normalize, rawSpan } from '../../../src/language/text/normalize.ts'

const plane = Array.from({ length: 0x1_00_00 }, (_, code) => String.fromCodePoint(code))

test('no sign that has a plain look-alike stands for itself', () => {
  expect(plane.filter((sign) => sign.normalize('NFKC') !== sign && normalize(sign).text === sign)).toEqual([])
})

test('a sign says the same between others as alone', () => {
  // Of letters and digits of all scripts: marks and signs of markup hang on their neighbours.
  const alone = plane.filter((sign) => /^[\p{L}\p{Nd}]$/u.test(sign))
  expect(alone.filter((sign) => normalize(`k${sign}k`).text !== `k${normalize(sign).text}k`)).toEqual([])
})

test.each([
  ['8b ½', '8b 0.5'],
  ['100 ½', '100 0.5'],
  ['8½b', '8.5b'],
  ['7b，８ｋ', '7b,8k'],
  ['обучить *7b* на 10к', 'обучить 7b на 10к'],
])('“%s” is “%s”', (raw, plain) => {
  expect(normalize(raw).text).toBe(plain)
})

test('every character of the plain text knows where it came from', () => {
  const raw = '<@U1> 训练 ７０b ½ ﷺ *bold* tokens'
  const plain = normalize(raw)
  expect(plain.rawOffsets).toHaveLength(plain.text.length + 1)
  expect(plain.rawOffsets).toEqual(plain.rawOffsets.toSorted((one, other) => one - other))
  const at = plain.text.indexOf('70b')
  const { start, end } = rawSpan(plain, at, at + 3)
  expect(raw.slice(start, end)).toBe('７０b')
})
