import { changedInquiry } from '../language/inquiries/changed-inquiry.ts'
import { countedAsExamples } from '../language/inquiries/encoding-inquiry.ts'
import { hostingChangeIn } from '../language/inquiries/hosting-inquiry.ts'
import { rentedHoursIn } from '../language/inquiries/price-inquiry.ts'
import { withMethodOf } from '../language/inquiries/changed-samples.ts'
import type { Question } from '../language/questions/question.ts'
import { singleCountIn } from '../language/inquiries/wanted-counts.ts'
import { unknownId } from '../language/replies/question-act.ts'
import type { Problem } from '../scenario/problem.ts'
import { needsPlan } from '../presentation/questions/plan-words.ts'
import { tokensOfOpenJob } from './interpret-tokens-in-time.ts'
import { missingPart } from '../language/missing-part.ts'
import { asksInForm } from '../language/replies/question-forms.ts'
import { applyChange, changeBetween } from '../scenario/scenario-change.ts'
import { type Scenario, changedFields } from '../scenario/scenario.ts'
import { askedOfCompared } from './asked-of-compared.ts'
import { completedJob, completesJob } from './completed-job.ts'
import { changedStages, sumOfStages } from './changed-stage.ts'
import type { EngineContext } from './engine-context.ts'
import { interpretFirstText } from './interpret-first-text.ts'
import { interpretAlone } from './interpret-alone.ts'
import { interpretReply } from './interpret-reply.ts'
import type { Interpretation } from './interpretation.ts'
import { opensWithSomebody } from '../language/replies/addressed-to-others.ts'
import type { ConversationSubject } from './conversation-subject.ts'
import { isTalkAfter } from './talk-after-subject.ts'
import { expectedFields, nextSubject } from './subject-after-answer.ts'
import { pickedOfCompared } from './picked-of-compared.ts'
import { outOfScopeAgain, stillOutOfScope } from './out-of-scope-job.ts'
import type { RequestContext } from './request.ts'
import { pricesOf } from './prices-of-subject.ts'
import { samplesTold } from './samples-told.ts'
import { samplesAgain, samplesAsked, samplesCompared } from './samples-again.ts'
import { isGoalOfItsOwn, jobOfQuestion, questionOfTraining, type TextRequest } from './question-after-subject.ts'
import { newThread } from './thread-state.ts'
import { speaksOfPlan, unknownOf } from './unknown-of-inquiry.ts'

/** A text before there is a plan, by itself or in the light of the text before it; with the subject for a next one. */
export function interpretText(request: TextRequest, asked: RequestContext, context: EngineContext): Interpretation {
  const before = request.subject ?? null
  if (before !== null && request.isAddressed === false && opensWithSomebody(request.text))
    return { kind: 'ignored', subject: before }
  const read = interpretAlone(request, asked, context)
  const alone = questionOfTraining(read, request, asked, context) ?? read
  const ofCompared =
    before === null || alone.kind === 'start' ? null : askedOfCompared(before, request.text, asked, context)
  if (ofCompared === null && before !== null && isTalkAfter(before, alone, request, asked, context))
    return { kind: 'ignored', subject: before }
  const interpretation =
    before === null ? alone : (ofCompared ?? interpretInContext(before, alone, request, asked, context))
  const subject = nextSubject(interpretation, request, before)
  return subject === null || interpretation.subject !== undefined ? interpretation : { ...interpretation, subject }
}

/** `alone`: the text, as if nothing had been said before. */
function interpretInContext(
  before: ConversationSubject,
  alone: Interpretation,
  request: TextRequest,
  asked: RequestContext,
  context: EngineContext,
): Interpretation {
  const isJobOpen = before.words !== '' || before.data !== undefined
  // Guesses make a job of little: what was said before is nearer, unless the words name the training by themselves.
  const isGuessed =
    alone.kind === 'start' &&
    alone.sizes !== undefined &&
    !context.catalog.inquiryFacts.words.trainingJob.test(request.text)
  const isWhole =
    alone.kind !== 'problem' && alone.kind !== 'help' && (!isGuessed || isGoalOfItsOwn(request.text, context))
  // Another size of the model that was priced: its name by itself is one that nothing is known of.
  const isNameAlone = alone.kind === 'inquiry' && alone.inquiry.kind === 'unsupported'
  const sampled = isNameAlone ? samplesAgain(before, request.text, context.catalog.inquiryFacts) : null
  if (sampled !== null) return sampled
  // A whole job, or a whole question, is none about what was said before.
  if (isWhole && !completesJob(before, alone))
    return outOfScopeAgain(before, alone) ?? samplesCompared(before, alone, request.text) ?? alone
  const hosted = before.inquiry?.kind === 'hosting' ? hostingChangeIn(request.text) : null
  if (hosted !== null && before.inquiry?.kind === 'hosting')
    return { kind: 'inquiry', inquiry: { ...before.inquiry, ...hosted, unused: [] } }
  const completed = isJobOpen ? completedJob(before, request, asked, context) : null
  if (completed !== null) return completed
  const staged = changedStages(before, request.text, asked, context, (scenario, clause) => {
    const change = { kind: 'reply', thread: newThread(scenario), text: clause, isAddressed: true } as const
    const read = interpretReply(change, asked, context)
    return read.kind === 'revision' ? read.revision.scenario : read.kind === 'asks' ? read.scenario : null
  })
  if (staged !== null) return staged
  const picked =
    pickedOfCompared(before, request.text, asked, context) ??
    samplesTold(before, request.text, context.catalog.inquiryFacts) ??
    samplesAgain(before, request.text, context.catalog.inquiryFacts)
  if (picked !== null) return picked
  const { isAddressed = true, data } = request
  const text = before.inquiry?.kind === 'encoding' ? countedAsExamples(request.text) : request.text
  const asReply = { kind: 'reply', thread: newThread(before.scenario), text, isAddressed } as const
  const withData = data === undefined ? asReply : { ...asReply, data }
  const reply = interpretReply(withData, asked, context, expectedFields(before))
  const longer = before.inquiry?.kind === 'prices' ? rentedHoursIn(request.text, context.catalog.inquiryFacts) : null
  if (before.inquiry?.kind === 'prices' && longer !== null && reply.kind !== 'revision') {
    const gpuCount = singleCountIn(request.text) ?? before.inquiry.spec.gpuCount
    const spec = { ...before.inquiry.spec, gpuCount }
    return {
      kind: 'inquiry',
      inquiry: { ...before.inquiry, spec, hours: longer, gpuHours: null, unused: [] },
    }
  }
  const again = samplesAsked(before, reply, request.text)
  if (again !== null) return again
  const problem = missingPart(before.scenario, context.vocabulary, asked.today)
  const isAsked = (reply.kind === 'question' || reply.kind === 'comparison') && before.compared.length === 0
  const ofQuestion = isAsked && problem !== null ? jobOfQuestion(before, alone, request, asked, context) : null
  if (ofQuestion !== null)
    return 'alone' in ofQuestion ? ofQuestion.alone : changed(before, ofQuestion.scenario, request.text, asked, context)
  const isTalk = reply.kind === 'ignored' || reply.kind === 'help' || reply.kind === 'verdict'
  const isGeneral = reply.kind === 'question' && holdsWithoutJob(reply.question)
  const outside = isTalk || isGeneral ? null : stillOutOfScope(before, reply)
  if (outside !== null) return outside
  if (reply.kind === 'revision') return changed(before, reply.revision.scenario, request.text, asked, context)
  // They were just answered: it is meant for the app.
  if (reply.kind === 'asks') return changed(before, reply.scenario, request.text, asked, context)
  if (reply.kind === 'ignored')
    return isGuessed ? alone : isJobOpen ? (nearerJob(before, request, asked, context) ?? reply) : reply
  if (reply.kind === 'help' || reply.kind === 'verdict') return reply
  if (reply.kind === 'problem')
    return isGuessed || (alone.kind === 'problem' && reply.problem.kind === 'nothing') ? alone : reply
  const prices = reply.kind === 'question' ? pricesOf(before, reply.question.topic) : null
  if (prices !== null) return { kind: 'inquiry', inquiry: prices }
  if (problem === null) return reply
  const inTime = tokensOfOpenJob(request.text, before.scenario, asked, context)
  if (inTime !== null) return inTime
  const answer = reply.kind === 'question' ? answeredWithoutJob(reply.question, problem) : null
  const line = text.toLowerCase()
  // Between people, after an answer that was none about a job: nothing is missing of one.
  if (
    answer === null &&
    !isAddressed &&
    before.inquiry !== null &&
    !isJobOpen &&
    !asksInForm({ line, sentence: context.vocabulary.replyWords.openers.sentenceOf(line) })
  )
    return { kind: 'ignored' }
  const unknown = answer === null && !isJobOpen ? unknownOf(before.inquiry) : null
  // Between people a question without a word of the plan is theirs.
  if (unknown !== null) return isAddressed || speaksOfPlan(text) ? unknown : { kind: 'ignored' }
  return answer ?? { kind: 'problem', problem: stillMissing(problem, before), style: 'command', subject: before }
}

/** What holds whatever the job is; null where the answer depends on it. */
function answeredWithoutJob(question: Question, problem: Problem): Interpretation | null {
  if (!holdsWithoutJob(question)) return null
  const says = [...question.matched.says, stillNeeded(problem)]
  return { kind: 'inquiry', inquiry: { kind: 'known', id: question.matched.id, says } }
}

/** Its sentences are true of any job. */
const holdsWithoutJob = (
  question: Question,
): question is Question & { matched: { id: string; says: readonly string[] } } =>
  question.matched?.says !== undefined && question.matched.id !== unknownId && !question.matched.says.some(needsPlan)

/** The problem in a line, where it was told in full before. */
const stillMissing = (problem: Problem, { isStatedInFull }: ConversationSubject): Problem =>
  isStatedInFull === true ? { ...problem, message: stillNeeded(problem) } : problem

const stillNeeded = ({ kind, message }: Problem): string => {
  const part =
    kind === 'missing-data'
      ? 'how much data'
      : message.includes('how much data')
        ? 'which model and how much data'
        : 'which model'
  return `That depends on the job; still to say: ${part}.`
}

/** "8b. Data is the support tickets": not the whole job yet, and more of it than before; null where it says no more. */
function nearerJob(
  before: ConversationSubject,
  { text, data = before.data }: TextRequest,
  asked: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const joined = interpretFirstText(`${before.words} ${text}`.trim(), 'command', asked, context, data)
  const missing = joined.kind === 'problem' && joined.problem.kind.startsWith('missing-') ? joined : null
  if (missing?.partial?.scenario == null) return null
  const known = (scenario: Scenario): number => Object.values(scenario.spec).filter((value) => value !== null).length
  return known(missing.partial.scenario) > known(before.scenario) ? missing : null
}

/** What was asked, of the job as it is now. */
function changed(
  before: ConversationSubject,
  scenario: Scenario,
  text: string,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
): Interpretation {
  if (before.compared.length > 0) return comparedAnew(before, scenario, text)
  const inquiry = before.inquiry === null ? null : changedInquiry(before.inquiry, scenario)
  if (inquiry !== null)
    return { kind: 'inquiry', inquiry: inquiry.kind === 'samples' ? withMethodOf(inquiry, text) : inquiry }
  const problem = missingPart(scenario, vocabulary, today)
  if (problem === null) return { kind: 'start', scenario, policy: null, phrases: [] }
  return {
    kind: 'problem',
    problem,
    style: 'command',
    subject: { scenario, inquiry: null, compared: [], words: '' },
  }
}

/** The plans side by side once more, each with the change. */
function comparedAnew(
  { scenario: first, compared }: ConversationSubject,
  scenario: Scenario,
  text: string,
): Interpretation {
  const change = changeBetween(changedFields(scenario.spec, first.spec), scenario.spec)
  const scenarios = compared.map((one) => {
    const result = applyChange(one.scenario, change)
    return 'problem' in result ? one.scenario : result.scenario
  })
  const anew = compared.map((one, at) => ({
    ...one,
    scenario: scenarios[at] ?? one.scenario,
    name: `${one.name}, ${text}`,
  }))
  if (compared.some(({ count }) => count !== undefined)) return sumOfStages(anew)
  return { kind: 'comparison', scenarios, names: anew.map(({ name }) => name), thread: null }
}
