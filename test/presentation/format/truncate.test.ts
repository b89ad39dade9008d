import { describe, expect, test } from 'vitest'
import { toOneLine, toSentences, truncate } from '../../../src/presentation/format/truncate.ts'

describe('truncate', () => {
  test.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['exactly ten', 10, 'exactly t…'],
    ['😀😀😀', 3, '😀😀😀'],
    ['😀😀😀😀', 3, '😀😀…'],
    ['AT&T and more', 4, 'AT&…'],
  ])('%s to %i', (text, length, short) => expect(truncate(text, length)).toBe(short))
})

test('one line has no line breaks and does not turn around', () => {
  expect(toOneLine('a\r\n b\t\tc \u202ed', 60)).toBe('a b c d')
})

test('what is too long ends with a sentence, and is cut only inside its first', () => {
  expect(toSentences('One is here. Two is longer. Three.', 30)).toBe('One is here. Two is longer.')
  expect(toSentences('One is here. Two.', 60)).toBe('One is here. Two.')
  expect(toSentences('One that is far too long. Two.', 12)).toBe('One that is…')
})
