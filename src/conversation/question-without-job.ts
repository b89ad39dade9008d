/** A first text that describes no job and asks something: what is true whatever the job is, by the topics of a thread's questions. */
import { recognizeText } from '../language/pipeline.ts'
import type { MatchedQuestion } from '../language/lexicon/question-cues.ts'
import { questionArguments } from '../language/questions/question-arguments.ts'
import { topicOfQuestion } from '../language/questions/topic-of-text.ts'
import { clausesAsking } from '../language/question-clauses.ts'
import { needsPlan } from '../presentation/questions/plan-words.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { InputKind, RequestContext } from './request.ts'

/** Unchanged where it holds a part of a job, asks nothing, or asks what only a plan answers. */
export function withKnownAnswer(
  asked: Interpretation,
  text: string,
  inputKind: InputKind,
  { today }: RequestContext,
  context: EngineContext,
): Interpretation {
  if (inputKind === 'message' || text.length > maxLength || !isWithoutJob(asked)) return asked
  const { vocabulary } = context
  const clauses = clausesAsking(text)
  // A question by itself has words of its topic all over.
  const answers = [...clauses, ...(clauses.length === 1 ? [text] : [])].flatMap((clause) => {
    const args = questionArguments(recognizeText(clause, { mode: 'thread', vocabulary, today }))
    const { matched } = topicOfQuestion(clause, args, vocabulary)
    // Without a plan to ask of, what is only a little like a question may be anything.
    const isLikely = matched?.isExample !== true || matched.isLikely === true
    const says = isLikely ? saysWithoutPlan(matched) : null
    return matched === null || says === null ? [] : [{ id: matched.id, says, isSure: matched.isSure === true }]
  })
  const [first] = answers
  if (first === undefined) return asked
  const also = answers.slice(1).find(({ id, isSure }) => isSure && id !== first.id)
  const says = [...new Set([...first.says, ...(also?.says ?? [])])]
  return { kind: 'inquiry', inquiry: { kind: 'known', id: first.id, says } }
}
const maxLength = 400

/** Null where its sentences have figures of a plan in them, or a plan alone answers it. */
const saysWithoutPlan = (matched: MatchedQuestion | null): readonly string[] | null => {
  const says = matched?.alone ?? matched?.says
  return says === undefined || says.some(needsPlan) ? null : says
}

/** Neither a model nor an amount of data was read, or both were guessed. */
function isWithoutJob(asked: Interpretation): boolean {
  if (asked.kind === 'help') return true
  if (asked.kind === 'start')
    return asked.sizes !== undefined && asked.scenario.corpus === undefined && isGuessed(asked.scenario)
  // Named as what could be used in its place.
  if (asked.kind === 'inquiry') return asked.inquiry.kind === 'unsupported'
  if (asked.kind !== 'problem') return false
  const spec = asked.partial?.scenario?.spec
  return (
    openKinds.has(asked.problem.kind) &&
    (spec == null || (spec.params === null && spec.tokens === null && spec.gpus === null))
  )
}
const openKinds: ReadonlySet<string> = new Set(['help', 'nothing', 'missing-model', 'unknown', 'bad-value'])

const isGuessed = ({ notes }: Scenario): boolean => notes.some((note) => /^Guessed: .*examples of/u.test(note))
