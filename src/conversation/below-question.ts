/**
 * A reply below the answer to a question that has no plan: "what about on a 4090?", "30 images instead", "under $10?". It is
 * merged into what was asked, and the question answered anew; what changes nothing is said in a sentence.
 */
import { changedInquiry } from '../language/inquiries/changed-inquiry.ts'
import { changesOfReply } from '../language/inquiries/changed-by-reply.ts'
import { changedSamplesAndTerms } from '../language/inquiries/changed-samples-whole.ts'
import { changeWords, foreignWords, mergedQuestion } from '../language/inquiries/merged-question.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { sizeBySuffix } from '../language/inquiries/size-suffix.ts'
import { replyInEnglish } from '../language/locales/local-request.ts'
import { opensWithSomebody } from '../language/replies/addressed-to-others.ts'
import { isBetweenPeople, isTalkToOthers, withoutMissingCards } from '../language/replies/between-people.ts'
import { unknownId } from '../language/replies/question-act.ts'
import type { AskedQuestion } from './conversation-subject.ts'
import type { EngineContext } from './engine-context.ts'
import { withoutOwnName } from './called-by-name.ts'
import { interpretFirstText } from './interpret-first-text.ts'
import { interpretReplyInParts } from './interpret-parts.ts'
import { interpretText } from './interpret-text.ts'
import type { Interpretation } from './interpretation.ts'
import type { ConversationRequest, RequestContext } from './request.ts'
import { scaledSamples } from './samples-again.ts'
import { answerOfSampled } from './sampled-thread.ts'
import {
  belowJobOf,
  firmAnswerBelowJob,
  isAskedOfJob,
  isWishBelowJob,
  readBelowJob,
  requantifiedJob,
} from './reply-below-job.ts'
import { nothingSaid, questionOfThread } from './thread-of-question.ts'

type InquiryRead = Extract<Interpretation, { kind: 'inquiry' }>
type InquiryAsked = InquiryRead['inquiry']

/** A reply below a question, and what it is read with. */
type Below = {
  readonly text: string
  readonly question: AskedQuestion
  readonly request: RequestContext
  readonly context: EngineContext
}

/** More words than these that no such question is made of are of something else. */
const maxForeign = 2
/** And after so many nobody speaks of it at all. */
const maxOfRemark = 3
const maxWords = 14
/** Words of thanks and the like change nothing. */
const saysChange =
  /\d|\?|\b(?:spot|on[- ]?demand|reserved|cheap\w*|instead|half|twice|double|without|lora|qlora|full|euros?|one|two|four)\b/iu
const asks =
  /\?|^\W*(?:(?:and|so|but|ok|then)[ ,]+){0,2}(?:how|what|which|when|why|is|are|does|do|can|could|would|will|should)\b/iu
const silence: Interpretation = { kind: 'ignored' }

/** In the thread of a plan it is of the plan, and below an answer without one of what was asked. */
export function interpretInThread(
  typed: Extract<ConversationRequest, { kind: 'reply' }>,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  const reply = withoutOwnName(typed)
  const question = questionOfThread(reply.thread)
  if (question === null) return interpretReplyInParts(reply, request, context)
  const text = withoutMissingCards(replyInEnglish(reply.text, context.vocabulary))
  return interpretBelow(reply, { text, question, request, context })
}

function interpretBelow(
  { isAddressed, data, configs }: Extract<ConversationRequest, { kind: 'reply' }>,
  below: Below,
): Interpretation {
  const { text, question, request, context } = below
  const { inquiry } = question.subject
  const beside = { ...(data === undefined ? {} : { data }), ...(configs === undefined ? {} : { configs }) }
  const { subject } = question
  const isOpen = inquiry !== null || subject.words !== '' || subject.compared.length > 0
  const foreign = foreignWords(text, question.text)
  const before = isOpen ? { subject } : {}
  const asText = { kind: 'text', text, inputKind: 'message', ...before, isAddressed, ...beside } as const
  if (data !== undefined || configs !== undefined || opensWithSomebody(text))
    return keptAs(interpretText(asText, request, context), below)
  const ofJob = belowJobOf(question, text, isAddressed, request, context)
  if (ofJob !== null && !isAddressed && isBetweenPeople(text, request.today, context.vocabulary)) return silence
  const firm = ofJob === null ? null : firmAnswerBelowJob(ofJob)
  if (firm !== null) return kept(firm, below, question.text, '')
  const anew = ofJob === null ? null : requantifiedJob(ofJob)
  if (anew !== null) return kept(anew.read, below, anew.text, changeWords(text))
  const several =
    inquiry?.kind === 'samples' && (isAddressed || foreign === 0 || namesSize(inquiry, text, context))
      ? changedSamplesAndTerms(
          inquiry,
          text,
          context.catalog.inquiryFacts,
          context.vocabulary,
          request.today,
          (now, part) => scaledSamples(now, part, context.catalog.inquiryFacts),
        )
      : null
  if (several !== null) return answeredAnew(several, below)
  const ofRun =
    inquiry?.kind === 'samples' && (isAddressed || !isTalkToOthers(text))
      ? answerOfSampled(inquiry, text, question.text, request, context)
      : null
  if (ofRun?.kind === 'inquiry') {
    const of = ofRun.subject === undefined ? below : { ...below, question: { ...question, subject: ofRun.subject } }
    return ofRun.inquiry.kind === 'samples' ? answeredAnew(ofRun.inquiry, below) : kept(ofRun, of, question.text, '')
  }
  const isWish = ofJob !== null && isWishBelowJob(ofJob)
  const isTalk = !isAddressed && !isWish && !asks.test(text) && foreign > maxForeign
  const read = interpretText(asText, request, context)
  const ofSame =
    read.kind === 'inquiry' && read.inquiry.kind === inquiry?.kind ? ofNamedModel(read.inquiry, inquiry) : null
  if (isTalk && ofSame !== null && foreign > maxOfRemark) return silence
  const scaled = inquiry?.kind === 'samples' ? scaledSamples(inquiry, text, context.catalog.inquiryFacts) : null
  if (scaled !== null && !isTalk) return answeredAnew(scaled, below)
  const mayChange = foreign <= maxForeign && saysChange.test(text) && text.split(/\s+/u).length <= maxWords
  // What is no job here stays none.
  if (
    inquiry?.kind === 'unsupported' &&
    mayChange &&
    /\d/u.test(text) &&
    read.kind === 'inquiry' &&
    read.inquiry.kind === 'known'
  )
    return keptAs({ kind: 'inquiry', inquiry: { ...inquiry, isAnsweredBefore: true } }, below)
  if (ofSame !== null && !isSame(ofSame, inquiry) && ofSame.kind !== 'unsupported')
    return answeredAnew(withFields(ofSame, below), below)
  const isOther = isSaid(read) || (read.kind === 'inquiry' && isOfOtherKind(read.inquiry, inquiry))
  const isShort = ofJob !== null && mayChange && !isOther && !isAskedOfJob(ofJob)
  const wished =
    inquiry?.kind !== 'unsupported' && (isWish || isShort)
      ? (ofChangedFields(below) ?? (foreign === 0 ? ofMergedText(below) : null))
      : null
  if (wished !== null) return wished
  const own = ofJob === null ? null : readBelowJob(ofJob, read)
  if (own !== null) return own.kind === 'ignored' ? own : kept(own, below, question.text, '')
  if (isSaid(read) || read.kind === 'start' || (read.kind === 'inquiry' && isOfOtherKind(read.inquiry, inquiry)))
    return keptAs(read, below)
  const isOpenJob = isOpen && isMissingPart(read)
  const again = mayChange ? ofChangedFields(below) : null
  if (again !== null) return again
  if (mayChange && foreign === 0) {
    // "How much for 20k examples?" after prices: a job that lacks its model, where every word counts.
    const wordly = isOpen ? interpretText({ ...asText, inputKind: 'command' }, request, context) : null
    if (wordly !== null && (wordly.kind === 'start' || isMissingPart(wordly))) return keptAs(wordly, below)
    const merged = isOpenJob ? null : ofMergedText(below)
    if (merged !== null) return merged
  }
  // Between people every word has to be of such a question.
  const isMeant = isAddressed || (foreign === 0 && mayChange)
  if (read.kind !== 'problem' || isOpenJob || (isOpen && read.problem.kind !== 'nothing')) return keptAs(read, below)
  return isMeant ? cannotTell(below) : silence
}

/** "v8m & 640", which few people say to one another. */
const namesSize = (inquiry: InquiryOf<'samples'>, text: string, { catalog }: EngineContext): boolean =>
  sizeBySuffix(inquiry, text, catalog.inquiryFacts.sampledModels) !== null

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Another question, and no other figures of the one that was asked. */
const isOfOtherKind = ({ kind }: InquiryAsked, before: InquiryAsked | null): boolean =>
  kind !== 'known' && kind !== 'unsupported' && kind !== before?.kind

/** What only a kind of model is called for is of the one that was named. */
const ofNamedModel = (read: InquiryAsked, before: InquiryAsked): InquiryAsked =>
  read.kind === 'samples' && before.kind === 'samples' && read.takenFor !== undefined && before.takenFor === undefined
    ? { ...before, data: { ...before.data, images: read.data.images ?? before.data.images } }
    : read

const isMissingPart = (read: Interpretation): boolean =>
  read.kind === 'problem' && read.problem.kind.startsWith('missing-')

const isSaid = (read: Interpretation): boolean =>
  read.kind === 'verdict' ||
  (read.kind === 'inquiry' &&
    (read.inquiry.kind === 'unsupported' || (read.inquiry.kind === 'known' && read.inquiry.id !== unknownId)))

const cannotTell = (below: Below): Interpretation => {
  const says = `“${changeWords(below.text) || below.text.trim()}” cannot be worked out here: no figure of the answer above depends on it.`
  return kept(
    { kind: 'inquiry', inquiry: { kind: 'known', id: unknownId, says: [says] } },
    below,
    below.question.text,
    '',
  )
}

/** "At 768 px on a 4090": the card too, where the amount was read. */
function withFields(read: InquiryAsked, { text, request, context }: Below): InquiryAsked {
  if (read.kind !== 'samples') return read
  return { ...read, spec: { ...read.spec, ...changesOfReply(text, context.vocabulary, request.today) } }
}

/** The same question of other GPUs, another number of them, another way to rent or a limit. */
function ofChangedFields(below: Below): Interpretation | null {
  const { text, question, request, context } = below
  const { inquiry, scenario } = question.subject
  const changes = inquiry === null ? {} : changesOfReply(text, context.vocabulary, request.today)
  if (inquiry === null || Object.keys(changes).length === 0) return null
  const spec = { ...('spec' in inquiry ? inquiry.spec : scenario.spec), ...changes }
  const changed = changedInquiry(inquiry, { ...scenario, spec })
  return changed === null || isSame(changed, inquiry) ? null : answeredAnew(changed, below)
}

/** The question as if it had been asked so at once. */
function ofMergedText(below: Below): Interpretation | null {
  const { text, question, request, context } = below
  const merged = question.text === null ? null : mergedQuestion(question.text, text)
  if (merged === null || question.text === null) return null
  const readAlone = (asked: string): Interpretation => interpretFirstText(asked, 'message', request, context, undefined)
  const after = readAlone(merged)
  if (after.kind !== 'inquiry' && after.kind !== 'start' && after.kind !== 'comparison') return null
  return isSame(readAlone(question.text), after) ? null : kept(after, below, merged, changeWords(text))
}

function answeredAnew(inquiry: InquiryAsked, below: Below): Interpretation {
  const { text, question } = below
  const merged = question.text === null ? null : (mergedQuestion(question.text, text) ?? question.text)
  return kept({ kind: 'inquiry', inquiry }, below, merged, changeWords(text))
}

/** `text`: the question as it is now. `change`: what of it is other than before. */
function kept(read: Interpretation, { question }: Below, text: string | null, change: string): Interpretation {
  if (read.kind !== 'inquiry' && read.kind !== 'comparison') return read
  const { subject } = question
  const inquiry = read.kind === 'inquiry' && read.inquiry.kind !== 'known' ? read.inquiry : null
  const scenario =
    inquiry !== null && 'spec' in inquiry ? { ...subject.scenario, spec: inquiry.spec } : subject.scenario
  const next = inquiry === null ? subject : { ...nothingSaid, inquiry, scenario }
  return { ...read, subject: next, keeps: { asked: { subject: next, text }, change, before: subject.inquiry } }
}

/** As it was read by itself or with what was asked; a job that lacks a part is gone on from. */
function keptAs(read: Interpretation, { text, question }: Below): Interpretation {
  const isKept =
    read.kind === 'inquiry' || read.kind === 'problem' || (read.kind === 'comparison' && read.thread === null)
  if (!isKept) return read
  const subject = read.subject ?? question.subject
  const isOther = read.kind === 'inquiry' && isOfOtherKind(read.inquiry, question.subject.inquiry)
  const asked = { subject, text: isOther ? text : question.text }
  return { ...read, keeps: { asked, change: '', before: question.subject.inquiry } }
}
