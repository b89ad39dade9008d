/** "Does the base stay in 4 bits or is it upcast?": told by words that leave no doubt, whatever of the plan they name. */
import { rememberedOf } from '../../once.ts'
import { withoutLimits } from '../../scenario/limit-fields.ts'
import type { QuestionWords } from '../../catalog/question-words.ts'
import { scenarioConditions } from '../../scenario/scenario-conditions.ts'
import type { Scenario, SpecField } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { detailsOf, type Question } from '../questions/question.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { objectivesIn } from '../questions/asked-choices.ts'
import { subjectOf } from '../questions/subject.ts'
import { rowsThatMayMatch } from '../text/needed-letters.ts'
import type { QuestionCues } from '../lexicon/question-cues.ts'
import { type RecognizedText, wordsIn } from '../recognizers/recognized-text.ts'
import { isTopic } from '../questions/question-topic.ts'
import { ofService } from './other-way.ts'
import { asksInClause, asksInForm, wantsTold } from './question-forms.ts'
import { type ReplyCandidate, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** "MXFP4 weights - does LoRA train on those" */
const asksBehind =
  /[,;:.–—-] ?(?:does|do|is|are|will|would|can|which|what|how|why|where|when|who|or)\b|\b(?:but|so|and|though) (?:what|how|why|which|when|where)(?:['’]?s)?\b|^(?:please |pls )?(?:put|sum|summari[sz]e|phrase|explain|say|break|itemi[sz]e) (?:it|this|that|the)\b|\b(?:asks?|asking|asked|wants? to know|wonders?|wondering|curious) (?:me |us )?(?:where|what|how|who|whether|if|when|why|which)\b|\b(?:sources?|references?|citations?|proof) (?:for|of|behind|on)\b|^(?:\w+ ){0,2}(?:kg|kwh|co2e?|tonnes|kilos|carbon|emissions?|energy (?:use|consumption)|electricity)\b|[a-z] (?<!(?:all|looks?|sounds?|is|be|are|it|just|that's|seems?|not|quite|exactly|was|do|go|turn|about) )right[\s?.!]*$/u
/** "Yesterday you said $9": a sum or a time that is remembered asks why it is another now. */
const recalls = new RegExp(
  String.raw`(?:^(?:but |hm+,? |so )?(?:yesterday|this morning|last (?:week|month|time)|earlier(?: today)?|the other day|on \w+day)\b.{0,40}\b(?:said|was|quoted|told|showed|came to)\b|\byou (?:said|told (?:us|me)|quoted|showed)\b).{0,20}(?:[$€£] ?\d|\d ?(?:[$€£]|usd|dollars?|bucks|eur\w*|h\b|hours?|hrs?|min\w*|days?))`,
  'u',
)
const earlierFigure = 'earlier-figure'
const [maxLength, maxChatter] = [200, 0.9]

/** "What is in the total apart from the GPU?" leaves out none of the plan. */
const isLeftOut = (field: SpecField): boolean => field.startsWith('excluded')

const plainPossible = rememberedOf((plain: QuestionCues['plain']) =>
  rowsThatMayMatch(plain, ({ pattern }) => [pattern]),
)
const togetherPossible = rememberedOf((together: QuestionCues['together']) =>
  rowsThatMayMatch(together, ({ kinds }) => kinds),
)

/** Null where no words of data/questions tell one by themselves, or the plan with a change is asked about. */
export function readPlainQuestion(reply: Reply): ReplyCandidate | null {
  const { line, vocabulary } = reply
  if (
    line.length > maxLength ||
    !(asksInForm(reply) || wantsTold(reply) || asksBehind.test(line) || recalls.test(line))
  )
    return null
  const { plain, questions } = vocabulary.questionCues
  const isRecalled = recalls.test(line) && reply.amendment.kind !== 'amended'
  const found = isRecalled
    ? { id: earlierFigure }
    : plainPossible(plain)(line).find(({ pattern, unless }) => pattern.test(line) && unless?.test(line) !== true)
  const cued = found === undefined ? undefined : questions.get(found.id)
  if (cued === undefined) return null
  const isOfTrade = ofTrade.test(line)
  if (!isOfTrade && !ofApp.test(line) && isLikelyChatter(reply, maxChatter)) return null
  // Hardly anything else can be meant, however likely talk is.
  const matched = { ...cued, isSure: true as const }
  const asked = (question: Question): ReplyCandidate => weighedReply(reply, question, `asks about ${matched.id}`)
  const { recognized, allSlots } = reply.understanding
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  if (matched.topic === undefined || !isTopic(matched.topic))
    return asked({ kind: 'question', topic: 'fixed', subject, ...detailsOf(questionArguments(recognized), matched) })
  const { amendment } = reply
  // What else is named only tells of what it is asked: a seller, a service or a day.
  const named = namedBeside[matched.topic] ?? []
  const changed = amendment.kind === 'amended' ? amendment.changed : []
  const isBeside = changed.every((field) => named.includes(field) || (matched.topic === 'excluded' && isLeftOut(field)))
  if (!isBeside) return null
  const places = matched.topic === 'energy' ? placesIn(recognized) : []
  const args = questionArguments(recognized)
  const details = detailsOf(places.length === 0 ? args : { ...args, places }, null)
  return asked(ofService({ kind: 'question', topic: matched.topic, subject, ...details }, line))
}

/** "Is the vision half being trained too?": told by a word of each kind, wherever they stand; what of the plan they name is asked about, and not wished for. */
export function readWordsTogether(reply: Reply): ReplyCandidate | null {
  const { line, isAddressed, likelyActs, vocabulary, understanding, scenario } = reply
  if (line.length > maxTogether || !(asksInForm(reply) || asksInClause.test(line) || asksWhich.test(line))) return null
  if (
    !isAddressed &&
    (likelyActs.chatter > maxChatterTogether || vocabulary.intentPhrases.ofPeople.test(line.replaceAll(ofNeed, '')))
  )
    return null
  const { together, questions } = vocabulary.questionCues
  const found = togetherPossible(together)(line).find(
    ({ kinds, unless, under }) =>
      (under === undefined || under.some((kind) => isUnder[kind](scenario))) &&
      kinds.every((kind) => kind.test(line)) &&
      unless?.test(line) !== true,
  )
  const cued = found === undefined ? undefined : questions.get(found.id)
  if (cued === undefined) return null
  const { recognized, allSlots } = understanding
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  const topic = cued.topic !== undefined && isTopic(cued.topic) ? cued.topic : 'fixed'
  const matched = topic === 'fixed' ? { ...cued, isSure: true as const } : null
  const words = wordsOf(found?.supposes, line, scenario)
  const supposed = words === null ? null : amend(reply, words)
  const question: Question = {
    kind: 'question',
    topic,
    subject,
    ...detailsOf(questionArguments(recognized), matched),
    ...(supposed?.kind === 'amended' ? { asked: withoutLimits(supposed.scenario) } : {}),
  }
  return weighedReply(reply, question, `asks about ${cued.id}`)
}
/** Calls that nobody makes by telephone, and offices of sellers. */
const ofNeed =
  /\b(?:\w+ )?sales offices?\b|\bcall(?:s|ed|ing)? for\b|\b(?:tool|function|api)[ -]call(?:s|ing)?\b|\bcall[ -]?cent(?:er|re)s?\b/gu

/** "Paged AdamW or 8-bit Adam in this", "they say 2x, so why do we get 20%": asked without a sign or an opening. */
const asksWhich =
  /^(?!(?:make|use|switch|take|go|set|put|try|give|add|with)\b).{3,80} or (?:is|are|was|just|not|only|the|a|in|on)?\b|(?:[,;.:–—-] ?|\b(?:so|but|and|then|yet) )(?:why|how come)\b|^.{3,60} (?:vs\.?|versus) .{2,30} which(?: one)?\W*$/u
const computesInFp8 = ({ weights, precision }: Scenario['spec']): boolean =>
  weights === 'fp8' || precision?.includes('fp8') === true
/** What a reply would say to have it; "{objective}" is the one that is named beside that of the plan, "{lighter}" the way of training that holds less. */
function wordsOf(supposes: string | undefined, line: string, { spec }: Scenario): string | null {
  if (supposes === '{lighter}')
    return spec.method === 'full' ? 'with lora' : spec.weights === 'nf4' ? null : 'with qlora'
  if (supposes === '{fp8}') return computesInFp8(spec) ? null : 'with fp8 training'
  if (supposes !== '{objective}') return supposes ?? null
  const other = objectivesIn(line).find((objective) => objective !== spec.task)
  return other === undefined ? null : `with ${other}`
}
/** Whether a plan is of a kind under which alone some questions are asked. */
export const isUnder: Readonly<Record<NonNullable<QuestionWords['under']>[number], (scenario: Scenario) => boolean>> = {
  images: scenarioConditions.vision,
  embedding: scenarioConditions.embedding,
  preferences: scenarioConditions.dpo,
  rollouts: scenarioConditions.rl,
  owned: scenarioConditions.owned,
}
const [maxTogether, maxChatterTogether] = [240, 0.998]

/** Said of nothing but a training. */
const ofTrade =
  /\b(?:gpus?|fine-?tun\w*|epochs?|checkpoints?|training|nodes?|lora|qlora|vram|instances?|adapters?|cuda|pytorch|torch|rocm|bitsandbytes|sm_?\d+)\b/u
/** What is asked of the app itself. */
const ofApp = /\b(?:sponsored|affiliate\w*|kickbacks?|commission|(?:you|u) (?:earn|list|recommend|rank)\w*)\b/u
const placesIn = ({ mentions }: RecognizedText): readonly string[] =>
  mentions.flatMap(({ meaning }) =>
    meaning.kind === 'field-value' && meaning.field === 'region' && typeof meaning.value === 'string'
      ? [meaning.value]
      : [],
  )
/** Fields that a question of a topic may name without a wish for them. */
const namedBeside: Readonly<Record<string, readonly SpecField[]>> = {
  hosted: ['providers', 'model', 'params', 'variant', 'method', 'task'],
  'price-date': ['providers'],
  finish: ['deadlineHours'],
  energy: ['region', 'providers', 'gpus', 'gpuCount'],
  affordable: ['budgetUsd'],
  memory: ['gpus', 'gpuCount', 'params', 'model', 'weights', 'method'],
  'left-on': ['deadlineHours', 'budgetUsd'],
  'per-unit': ['tokens'],
}
