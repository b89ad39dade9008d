/** "What's the difference between LoRA and QLoRA?": what the words mean, before what they would cost here. */
import type { GlossaryTerm } from '../catalog/glossary.ts'
import type { Interpretation } from './interpretation.ts'

const asksDifference = /\b(?:diff|differences?|differ|differs|different)\b/iu

/** The interpretation of `text` with the meaning of two words or more that it asks to be told apart. */
export function withTermsApart(text: string, read: Interpretation, glossary: readonly GlossaryTerm[]): Interpretation {
  const isPlain = read.kind === 'comparison' ? read.advice === undefined : read.kind === 'question'
  if (!isPlain || !asksDifference.test(text)) return read
  const meaning = meaningsIn(text, glossary)
  if (meaning === '') return read
  if (read.kind === 'comparison') return { ...read, advice: meaning }
  if (read.kind !== 'question' || read.question.matched?.says !== undefined) return read
  return { ...read, question: { ...read.question, meaning } }
}

/** Sentences of the terms that the text names; '' for fewer than two words of them. */
function meaningsIn(text: string, glossary: readonly GlossaryTerm[]): string {
  const plain = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
  const found = glossary.flatMap((term) => {
    const words = term.words.filter((word) => plain.includes(` ${word.replaceAll('-', ' ')} `))
    return words.length === 0 ? [] : [{ term, words, at: plain.indexOf(` ${words[0] ?? ''} `) }]
  })
  const count = found.reduce((sum, { words }) => sum + words.length, 0)
  return count < 2
    ? ''
    : found
        .toSorted((one, other) => one.at - other.at)
        .map(({ term }) => term.says)
        .join(' ')
}
