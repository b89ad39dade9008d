/** Which of two models teaches and which is trained. */
import type { Token } from '../text/tokenize.ts'
import { isSize, wordsOf } from './size-slots.ts'
import type { Slot } from './slots.ts'

/** `isWritten`: trained on the teacher's answers, without the teacher. "distill 70b into 8b", "14b teacher, 1.5b student", "70b -> 8b": by their roles, else the larger one teaches. */
export function withoutTeacher(all: readonly Slot[], tokens: readonly Token[], isWritten = false): readonly Slot[] {
  const slots = isWritten ? all : all.map(asPartOfDistillation)
  const sizes = slots.filter(isSize)
  if (sizes.length < 2) return slots
  const nearby = (slot: Slot, words: ReadonlySet<string>): boolean =>
    [...tokens.slice(Math.max(0, slot.from - 2), slot.from), ...tokens.slice(slot.to, slot.to + 2)].some(({ text }) =>
      words.has(text),
    )
  // "We'd like to distill Qwen3-32B into a 4B": an arrow stands between the two.
  const isBehindArrow = (slot: Slot): boolean =>
    sizes.some((other) => other.to <= slot.from) &&
    tokens.slice(Math.max(0, slot.from - 2), slot.from).some(({ text }) => intoWords.has(text))
  const paramsOf = (slot: Slot): number => ('amount' in slot ? slot.amount.value : NaN)
  const smallest = sizes.every((slot) => paramsOf(slot) > 0)
    ? sizes.toSorted((one, other) => paramsOf(one) - paramsOf(other))[0]
    : undefined
  const student =
    sizes.find(isBehindArrow) ??
    sizes.find((slot) => tokens[slot.to]?.text === 'student' || roleBefore(tokens, slot) === 'student') ??
    (sizes.length === 2
      ? sizes.find((slot) => !nearby(slot, teacherWords) && sizes.some((one) => nearby(one, teacherWords)))
      : undefined) ??
    (isWritten || sizes.some((slot) => teaches(tokens, slot))
      ? sizes.find((slot) => !teaches(tokens, slot))
      : undefined) ??
    smallest
  if (student === undefined) return slots
  return slots.flatMap((slot): readonly Slot[] => {
    if (!isSize(slot) || slot === student) return [slot]
    const { from, to } = slot
    // The student is named again.
    if (sizes.length > 2 && paramsOf(slot) === paramsOf(student)) return [slot]
    if (isWritten) {
      if (!teaches(tokens, slot) && (roleBefore(tokens, slot) !== null || !nearby(slot, teacherWords))) return [slot]
      // What it is still to write is paid for, too.
      if (writes.has(tokens[verbAfter(tokens, slot)]?.text ?? '') || isStillToWrite(tokens))
        return [{ role: 'remark', note: '', teacher: slot, from, to }]
      const says = `“${wordsOf(tokens, slot)}” writes what the student is trained on: that is not counted.`
      return [{ role: 'remark', note: says, from, to }]
    }
    const note = `“${wordsOf(tokens, slot)}” teaches: its pass over the data is counted as if it were as large as the student. Answers that it wrote before cost nothing here; a larger teacher beside the training costs more.`
    return [{ role: 'remark', note, teacher: slot, from, to }]
  })
}

/** "Teacher is a 70B, need 1.2M synthetic answers": what it writes is not there yet. */
const isStillToWrite = (tokens: readonly Token[]): boolean =>
  stillToWrite.test(tokens.map(({ text }) => text).join(' ')) // prettier-ignore
const stillToWrite =
  /\b(?:need|needs|want|wants|require|must|have to|will|should|going to|plan to|first)(?: \S+){0,6} (?:synthetic|answers|traces|completions|responses|outputs|labels)\b|\b(?:generate|generating|synthesi[sz]e|write|writing) (?:\S+ ){0,6}(?:answers|traces|completions|responses|outputs|data|examples|labels)\b/u

/** "Distill 70B into 3B, then SFT for 2 epochs": the training of the student, and no second objective. */
function asPartOfDistillation(slot: Slot): Slot {
  if (slot.role !== 'field-value' || slot.field !== 'task' || slot.value !== 'sft') return slot
  const { from, to } = slot
  return { role: 'remark', note: 'SFT on what the teacher wrote is the training of the student.', from, to }
}

/** Whether a model writes what another is trained on: "teacher = the 70b llama", "let R1 write 300k traces". */
export const teaches = (tokens: readonly Token[], slot: Slot): boolean =>
  isSize(slot) &&
  (roleBefore(tokens, slot) === 'teacher' ||
    isSource(tokens, slot) ||
    writingVerbs.has(tokens[verbAfter(tokens, slot)]?.text ?? ''))

/** "The answers come from Qwen3 32B", "synthetic data from DeepSeek V3", "labelled by the 70B". */
const isSource = (tokens: readonly Token[], { from }: Slot): boolean => {
  const at = articles.has(tokens[from - 1]?.text ?? '') ? from - 2 : from - 1
  if (!sourceWords.has(tokens[at]?.text ?? '')) return false
  const before = tokens.slice(Math.max(0, at - sourceReach), at).map(({ text }) => text)
  return before.slice(before.findLastIndex((text) => clauseEnds.has(text)) + 1).some((text) => writtenWords.has(text))
}
const articles: ReadonlySet<string> = new Set(['the', 'a', 'our', 'their', 'old', 'big'])
const sourceWords: ReadonlySet<string> = new Set(['from', 'by'])
const sourceReach = 6
const writtenWords: ReadonlySet<string> = new Set(
  'answers traces outputs labels completions responses generations synthetic generated written labelled labeled annotated logits'.split(
    ' ',
  ),
)

const verbAfter = (tokens: readonly Token[], { to }: Slot): number =>
  ['to', 'will', 'should', 'shall', 'can', 'has'].includes(tokens[to]?.text ?? '') ? to + 1 : to

/** "student 8b", "student = the small qwen, 8b", "student is llama 8b": the role that is named before a model in its clause. */
function roleBefore(tokens: readonly Token[], { from }: Slot): 'teacher' | 'student' | null {
  for (let at = from - 1; at >= Math.max(0, from - reach); at -= 1) {
    const text = tokens[at]?.text ?? ''
    if (text === 'teacher' || text === 'student') return text
    if (clauseEnds.has(text)) return null
  }
  return null
}
const reach = 14
const clauseEnds: ReadonlySet<string> = new Set([',', '.', ';', '?', '!', '\n', ')'])
const writingVerbs: ReadonlySet<string> = new Set(
  'write writes wrote generate generates generated produce produces produced create creates created label labels labeled labelled annotate annotates annotated'.split(
    ' ',
  ),
)

const writes: ReadonlySet<string> = new Set(
  'write writes generate generates produce produces create creates'.split(' '),
)

const teacherWords = new Set(['teacher', 'teaches', 'teaching', 'from'])

const intoWords = new Set(['into', 'to', 'onto', '>', '→', '->', '=>'])
