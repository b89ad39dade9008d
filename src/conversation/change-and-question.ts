/** "Add 20 % more data, and how many days is that?": a change first, and a question that is of the plan as it is then. */
import type { Question } from '../language/questions/question.ts'
import { type ActProbabilities, isOnlyAsked } from '../language/lexicon/turn-act-classifier.ts'
import { likelyActsOf } from '../language/replies/reply.ts'
import { isOfNamedPlan } from '../language/replies/told-whole.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { unknownId } from '../language/replies/question-act.ts'
import { alternativeName } from '../presentation/content/plan-comparison.ts'
import { type Scenario, type SpecField, changedFields } from '../scenario/scenario.ts'
import { once } from '../once.ts'
import type { EngineContext } from './engine-context.ts'
import { interpretReply } from './interpret-reply.ts'
import type { Interpretation } from './interpretation.ts'
import type { ConversationRequest, RequestContext } from './request.ts'

const [maxLength, minChange, maxJoints] = [200, 3, 4]
/** Where the question begins. */
const joint =
  /(?:[,;.!:]|(?<=\w)\s+(?:[-–—]+|(?:and|then|so)(?= )))\s+(?:(?:and|then|so|but|please|also|separately|besides|additionally|independently|apart from that|as a side question|on the side)[ ,]+){0,3}(?=(?:how|what|whats|what's|when|which|why|is|are|does|do|will|would|can|could|still|tell|give|show)\b)/giu
/** "Fp8 on h100, does it pay?" names what is asked about, and wishes for nothing. */
const wishes =
  /^\W*(?:(?:and|so|but|ok|yes)[ ,]+){0,2}\d|\b(?:mak(?:e|ing)|add|use|take|bump|set|switch|drop|cut|double|halve|triple|go(?:ing)?|run|lower|raise|reduce|increase|try|change|do|train|put|move|swap|keep|start|rent|please|pls|instead|then|wants?|needs?|let's|lets|(?:just )?(?:became|becomes|turned into|slipped|moved|changed) |now\b|we(?:'ll| will| have)|it's|it is)\b|\b(?:ok(?:ay)?|fine|allowed|permitted|possible|good) (?:too|as well|now|also)\b/iu
/** What is told to be done, whatever else the reply asks. */
const tellsToDo =
  /^\W*(?:(?:and|so|but|ok|yes|then|now|please|pls|just)[ ,]+){0,3}(?:\d|(?:make|add|use|take|bump|set|switch|drop|cut|double|halve|triple|lower|raise|reduce|increase|try|change|put|move|swap|keep|let's|lets)\b)|\binstead\W*$/iu
/** "70k chats but most are under 900 tokens": what begins with a number and says how something is. */
const startsWithNumber = /^\W*(?:(?:and|so|but|ok|with|on|for)[ ,]+){0,2}\d/iu
const tells =
  /\b(?:most|(?:nearly|almost) (?:all|half)|half|many|some|few|a (?:third|quarter|fifth|tenth|lot|few)|the (?:majority|rest|others)|all|none|nothing)(?: of (?:them|those|these|it))? (?:are|is|were|was|have|has|had|come|comes|came|stay|stays)\b/iu
/** What is wished of the plan from here on. */
const fromNowOn = /\b(?:now|instead|then|please|pls|from now on)\b/iu
const maxChatter = 0.5
const insteadOfIt = /^\W*(?:(?:and|so|but|ok)[ ,]+){0,2}(?:what|how) about ([^,.;?]{2,60} instead)(?=[,.;?]| and\b)/iu
const supposesOther = /^(?:what if|what would|how about|what about|could|would)\b/iu
/** What is only supposed is no change. */
const supposes =
  /\?|^\W*(?:(?:and|so|but|ok|hm+)[ ,]+){0,2}(?:what|how|if|is|are|does|do|would|could|can|will|should|suppose|say|assuming|when|which|why|imagine|maybe|perhaps|with|on)\b/iu

/** Null where there is no change before the question, or the question has no answer. `whole`: what the reply is read as at once. */
export function changeAndQuestion(
  whole: Interpretation,
  { text: typed, thread }: Extract<ConversationRequest, { kind: 'reply' }>,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  // "What about 14b instead, and which gpu would you take?"
  const text = typed.replace(insteadOfIt, '$1')
  if (text.length > maxLength || !mayHide(whole)) return null
  const actsOf = (part: string): ActProbabilities =>
    likelyActsOf(currentScenario(thread.conversation), part, context.vocabulary, request.today)
  // "Going from 2k to 8k context, does that cost extra": its first half only says what the question is about.
  const isQuestion = once(() => isOnlyAsked(actsOf(typed)))
  for (const { 0: words, index } of [...text.matchAll(joint)].slice(0, maxJoints)) {
    const [change, question] = [text.slice(0, index).trim(), text.slice(index + words.length).trim()]
    if (change.length < minChange || supposes.test(change) || !wishes.test(change)) continue
    const isTold = !tellsToDo.test(change) || (startsWithNumber.test(change) && tells.test(change))
    if (isRemark(actsOf(change)) || (isTold && isQuestion())) continue
    const read = (part: string, of: typeof thread): Interpretation =>
      interpretReply({ kind: 'reply', thread: of, text: part, isAddressed: true }, request, context)
    const first = read(change, thread)
    if (first.kind !== 'revision' || first.revision.by !== 'amend' || first.revision.changed.length === 0) continue
    // "2 nodes: does it need InfiniBand?" names what is asked about, and the answer is of it.
    const isNamed = startsWithNumber.test(change) && !fromNowOn.test(change)
    if (isNamed && isAskedOf(whole, first.revision.changed, currentScenario(thread.conversation))) continue
    const { conversation } = first.revision
    const asked = read(question, { ...thread, conversation })
    if (asked.kind === 'comparison') return { ...first, behind: asked }
    // "12B tokens now. Could we do that on 4 cards": the second is only asked about.
    const other = asked.kind === 'revision' && supposesOther.test(question) ? asked.revision : null
    if (other !== null && other.by === 'amend' && other.changed.length > 0) {
      const { names } = context.renderContextOn(request)
      const scenarios = [first.revision.scenario, other.scenario]
      const named = scenarios.map((one) => alternativeName(one, first.revision.scenario, names, conversation.revisions))
      return { ...first, behind: { kind: 'comparison', scenarios, names: named, thread: { ...thread, conversation } } }
    }
    if (asked.kind !== 'question' || asked.question.matched?.id === unknownId || asked.question.topic === 'other')
      continue
    return { ...first, revision: { ...first.revision, asked: asked.question } }
  }
  return null
}

/** Whether a question is put of the very plan that its first half names. */
const isAskedOf = (whole: Interpretation, changed: readonly SpecField[], current: Scenario): boolean =>
  whole.kind === 'question' &&
  whole.question.asked !== undefined &&
  changed.every((field) => changedFields(whole.question.asked?.spec ?? current.spec, current.spec).includes(field))

/** "72 hours seems a lot, what is slow about it": what is found of the plan. */
const isRemark = ({ chatter, request }: ActProbabilities): boolean => chatter > maxChatter && chatter > request

/** What may have been read of one half alone. "We have $500, how many runs is that": a question that has both in it hides nothing. */
const mayHide = (whole: Interpretation): boolean =>
  (whole.kind === 'question' && !hasBoth(whole.question)) ||
  (whole.kind === 'comparison' && whole.scenarios.length < 3) ||
  whole.kind === 'problem' ||
  whole.kind === 'asks' ||
  (whole.kind === 'revision' && whole.revision.asked === undefined)

/** Money that runs are counted for, and several machines that are set side by side. */
const hasBoth = (question: Question): boolean => isOfNamedPlan(question) || hasSumOrPair(question)

const hasSumOrPair = ({ topic, args, gap, matched }: Question): boolean =>
  // Told by words that leave no doubt, of the whole.
  (matched?.isSure === true && matched.isExample !== true) ||
  (topic === 'runs-for-money' && args?.money !== undefined) ||
  (gap?.named.length ?? 0) > 1
