/** Which of two models teaches and which is trained. */
import type { Token } from '../text/tokenize.ts'
import { isSize, wordsOf } from './size-slots.ts'
import type { Slot } from './slots.ts'

/** `isWritten`: trained on the teacher's answers, without the teacher. "distill 70b into 8b", "14b teacher, 1.5b student", "70b -> 8b": by their roles, else the larger one teaches. */
export function withoutTeacher(slots: readonly Slot[], tokens: readonly Token[], isWritten = false): readonly Slot[] {
  const sizes = slots.filter(isSize)
  if (sizes.length < 2) return slots
  const nearby = (slot: Slot, words: ReadonlySet<string>): boolean =>
    [...tokens.slice(Math.max(0, slot.from - 2), slot.from), ...tokens.slice(slot.to, slot.to + 2)].some(({ text }) =>
      words.has(text),
    )
  const isBehindArrow = (slot: Slot): boolean =>
    tokens.slice(Math.max(0, slot.from - 2), slot.from).some(({ text }) => intoWords.has(text))
  const paramsOf = (slot: Slot): number => ('amount' in slot ? slot.amount.value : NaN)
  const smallest = sizes.every((slot) => paramsOf(slot) > 0)
    ? sizes.toSorted((one, other) => paramsOf(one) - paramsOf(other))[0]
    : undefined
  const student =
    sizes.find(isBehindArrow) ??
    sizes.find((slot) => tokens[slot.to]?.text === 'student' || isNamed(tokens, slot.from, 'student')) ??
    (sizes.length === 2
      ? sizes.find((slot) => !nearby(slot, teacherWords) && sizes.some((one) => nearby(one, teacherWords)))
      : undefined) ??
    smallest
  if (student === undefined) return slots
  return slots.flatMap((slot): readonly Slot[] => {
    if (!isSize(slot) || slot === student) return [slot]
    const { from, to } = slot
    if (isWritten) {
      if (!nearby(slot, teacherWords) && !isNamed(tokens, slot.from, 'teacher')) return [slot]
      const says = `“${wordsOf(tokens, slot)}” writes what the student is trained on: that is not counted.`
      return [{ role: 'remark', note: says, from, to }]
    }
    const note = `“${wordsOf(tokens, slot)}” teaches: its pass over the data is counted as if it were as large as the student. Answers that it wrote before cost nothing here; a larger teacher beside the training costs more.`
    return [{ role: 'remark', note, teacher: slot, from, to }]
  })
}
/** "student 8b", "student = 8b", "student is llama 8b" */
const isNamed = (tokens: readonly Token[], from: number, name: string): boolean =>
  [1, 2].some(
    (back) => tokens[from - back]?.text === name && (back === 1 || assigning.has(tokens[from - 1]?.text ?? '')),
  )
const assigning: ReadonlySet<string> = new Set(['=', ':', 'is', 'a', 'the'])

const teacherWords = new Set(['teacher', 'teaches', 'teaching', 'from'])

const intoWords = new Set(['into', 'to', 'onto', '>', '→', '->', '=>'])
