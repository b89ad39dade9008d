/**
 * What a question asks of, in the light of the plan: "is that 500M total or per epoch?" names its tokens, "what fits in 2k"
 * its budget. A number that the plan holds tells the topic better than the words beside it.
 */
import type { Scenario } from '../../scenario/scenario.ts'
import type { Question } from './question.ts'

const close = (one: number, other: number | null | undefined): boolean =>
  other !== null && other !== undefined && Math.abs(one - other) <= 1e-6 * other

/** The same question where no number of it is one that the plan holds. */
export function resolveQuestionEllipsis(question: Question, { spec, corpus }: Scenario): Question {
  const { topic, args, subject } = question
  const values = args?.numbers?.map(({ value }) => value) ?? []
  const { tokens, budgetUsd } = spec
  const ofData = [tokens, corpus?.tokensPerEpoch, corpus?.examples]
  const isOfData = values.some((value) => value > minData && ofData.some((held) => close(value, held)))
  const isOfBudget = values.some((value) => close(value, budgetUsd))
  const { args: _, ...rest } = question
  if (isOfData && topic === 'per-gpu') return { ...rest, topic: 'epochs', subject: null }
  if (isOfData && (topic === 'math' || (topic === 'why' && isNumberAlone(subject?.words))))
    return { ...rest, topic: 'data', subject: null }
  if (
    isOfBudget &&
    budgetUsd !== null &&
    (topic === 'what-fits' || topic === 'affordable') &&
    args?.money === undefined
  )
    return { ...question, topic: 'affordable', subject: null, args: { ...args, money: budgetUsd } }
  // "What would Lambda charge for it?": the plan there.
  const [provider, ...others] = subject?.providers ?? []
  const isOther = provider !== undefined && others.length === 0 && spec.providers?.includes(provider) !== true
  if (topic === 'provider' && isOther) return { ...question, topic: 'cost' }
  // "How many hours on a single A100?", "can it be done in a morning?": no other unit is asked for.
  if (topic === 'unit' && (args?.unit === undefined || (subject?.gpus.length ?? 0) > 0))
    return { ...question, topic: 'time' }
  // Of a pretraining what is enough is told by the size of the model.
  if (topic === 'how-much-data' && spec.task === 'pretrain') return { ...question, topic: 'tokens-needed' }
  const count = values.length === 1 && /^\d{1,2}$/u.test(args?.numbers?.[0]?.words ?? '') ? (values[0] ?? 0) : 0
  // "Fits on 4?": so many of the GPUs.
  if (topic === 'what-fits' && subject === null && count > 0)
    return {
      ...question,
      subject: { words: `${count} GPUs`, gpus: [], providers: [], method: null, weights: null, count },
    }
  // "Why so many hours, only 13b active?": a size is no plan that was left out.
  if (topic === 'why' && /^~?\d[\d.,]{0,9}\s?[bm]\b/iu.test(subject?.words ?? '')) return { ...question, subject: null }
  return question
}

/** Fewer are no data, but a count of something. */
const minData = 1000
const isNumberAlone = (words: string | undefined): boolean => /^[\d.,]{1,12}\s?[kmbt]?$/iu.test(words ?? '')
