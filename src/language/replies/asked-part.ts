/** "What does egress add?", "are failed runs in there?": a part of the bill that a question names, and in which form it asks. */
import type { CountedPart } from '../../catalog/question-forms.ts'
import { askingPart } from '../questions/asking-part.ts'
import type { Question } from '../questions/question.ts'
import type { QuestionArguments } from '../questions/question-arguments.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'
import type { Reply } from './reply-input.ts'

/** Whether a text opens with "how", "what" or another word that neither yes nor no answers. */
export const opensWide =
  /^\W*(?:(?:so|and|but|ok|hm+|wait|well)[\s,]+){0,2}(?:how|what|whats|what's|which|where|why|who|when)\b/u

/** "Pulling the checkpoints back to S3, what does the egress come to?" */
const askedBehind = /[,;] ((?:what|how|which)\b[^,;]*)$/u
/** Topics of the bill as a whole: of a part that is named the part is told. */
const ofBill: ReadonlySet<QuestionTopic> = new Set(['storage', 'shares', 'energy', 'assumptions'])
/** The question, of the part that it names where its topic is the whole bill. */
export function ofPart(question: Question, { line, vocabulary }: Reply): Question {
  const { topic, args, subject } = question
  // "What part of the 2 hours is training?"
  if (
    topic === 'shares' &&
    args?.counted === undefined &&
    args?.asksGpuShare !== true &&
    ofHours.test(line) &&
    !ofMoney.test(line)
  )
    return { ...question, args: { ...args, isOfHours: true } }
  if (!ofBill.has(topic) || args?.counted !== undefined || args?.perKwh !== undefined) return question
  const { part, partsBeside } = vocabulary.formCues.wordsOf(askingPart(line) ?? askedBehind.exec(line)?.[1] ?? line)
  if (
    part === null ||
    (topic === 'energy' && !/\b(?:bills?|costs?|charges?|pay|price|count\w*|include\w*)\b/u.test(line))
  )
    return question
  const counted = { ...args, ...countedArguments(line, part, partsBeside) }
  return topic === 'shares' || topic === 'storage'
    ? { ...question, args: counted }
    : { kind: 'question', topic: 'excluded', subject, args: counted }
}

/** A part that is asked about, and in which form. */
export const countedArguments = (
  line: string,
  counted: CountedPart,
  beside: readonly CountedPart[] = [],
): Pick<QuestionArguments, 'counted' | 'countedBeside' | 'isEither' | 'isOpen' | 'isOfHours' | 'isOfData'> => ({
  counted,
  ...(ofHours.test(line) && !ofMoney.test(line) ? { isOfHours: true as const } : {}),
  ...(ofData.test(line) ? { isOfData: true as const } : {}),
  ...(beside.length === 0 ? {} : { countedBeside: beside }),
  ...(either.test(line) ? { isEither: true as const } : {}),
  // "How do credits show up, are they deducted?" asks in the end whether.
  ...(opensWide.test(askingPart(line) ?? line) && !whetherBehind.test(line) ? { isOpen: true as const } : {}),
})
const ofHours = /\b(?:hours?|hrs?|time|runtime|duration|minutes)\b|\d ?h\b/u
const ofMoney =
  /\$|\btotal\b(?! (?:hours?|time|runtime|duration))|\b(?:sum|price|cost|costs|bill|billed|paid|pay|dollars|money|charged?)\b/u
const ofData = /\b(?:data|data ?sets?|corpus|training files?|our files|examples)\b/u
const whetherBehind = /[,;] (?:and )?(?:is|are|do|does|did|will)\b/u
const either =
  / or |\bnot\b|n't\b|\b(?:on top|extra|separate\w*|beside|besides|add(?:s|ed)?)\b|\b(?:right|correct|yeah|no)\W*$/u
