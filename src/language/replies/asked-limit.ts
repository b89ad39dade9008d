/**
 * "How tight is the 600?", "is it done in a lunch break?", "still under $20 with 70M tokens?", "by how many hours do we make
 * that?": whether a sum or a time is kept, and by how much. Nothing is changed.
 */
import { isKind } from '../lexicon/meanings.ts'
import { asksWhether, type FormArguments } from '../questions/form-arguments.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { hoursOfDay } from '../../scenario/hours-of-time.ts'
import { limitFields } from '../../scenario/limit-fields.ts'
import { changedFields, type Scenario, type SpecField } from '../../scenario/scenario.ts'
import { isReportedCount, limitCountIn, onCount } from './limit-on-count.ts'
import { countOfWord, isTimeOfWork, timeIn } from './named-durations.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply, typedLine, isLikelyChatter } from './reply-candidate.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Reply } from './reply-input.ts'

/** How tight it is, what is left, or whether it is kept. */
const tight =
  /\b(?:tight|roomy|snug|cutting it|generous|comfortabl[ey]|how (?:close|near)|close to (?:the|our) (?:limit|cap|budget|deadline))\b/u
const left =
  /^\W*(?:(?:so|and|but|ok|hm+|well)[\s,]+){0,2}(?:(?:we|i)(?:'ve| have)(?: got)? [^,?.]{1,40}[,:] )?(?:(?:how (?:much|many|big)|what(?:'s|s)?|any|is there)\b.{0,40}\b(?:margin|slack|headroom|leeway|buffer|wiggle room|room (?:is|in|on|for|do|left)|spare|left|remain\w*)|(?:by how (?:much|many)|how far)\b.{0,30}\b(?:over|off|miss|make|beat|short|ahead|early|late|under|inside))\b/u
const whether =
  /\b(?:enough|suffice|sufficient|realistic|doable|feasible|possible|fits?|fitting|finish\w*|done|ready|through|ok|okay|fine|makes?|made|manages?|under|below|within|inside|in time|work|works|covers?|keep|stay|stays|hold|complete\w*|in (?:an?|one|half|\d+)|do (?:it|that|this|the job)|do[\s?.!]*$)\b/u
/** Where nothing but the limit that holds can be meant. */
const whetherHeld =
  /\b(?:fits?|mak(?:e|es) (?:it|that|this)|under|below|within|inside|in time|keeps?|holds?|stays?) ?(?:it|that|this|now|then|still|to (?:it|that))?\b/u
/** These ask for odds, of other things, or of more than one run. */
const ofOthers =
  /\b(?:memory|vram|gib|gb|gigs?|fit (?:on|onto)|half (?:of )?(?:that|it|this)|(?:third|quarter|part) of|odds|chances?|likel\w+|probab\w+|risk|mfu|utili[sz]ation|%|percent|how (?:sure|certain|confident)|steps?|why|how come|what if|left out|leave out|runs|times|retrain\w*|epochs?|examples|samples|checkpoints?|model size|tok\/s|tokens per|an hour each|per (?:hour|month|week|day|year|run)|for (?:pizzas?|lunch|dinner|drinks|beers?|coffee|snacks|tickets?)|each (?:month|week)|every)\b|^(?:which|who|when|where)\b/u
/** "Does a one year commit make sense", "would 1,500 also cover hosting": the time of a contract, and a sum for more than this run. */
const ofTerm =
  /\b(?:commit(?:s|ment|ments|ting|ted)?|contracts?|reservations?|reserv(?:e|ing)|leas(?:e|es|ing)|subscriptions?|retainer|sign(?:ing)? (?:up )?(?:for|on)|lock(?:ed|ing)? (?:us )?in|savings plan)\b/u
const coversMore =
  /\b(?:cover|covers|include|includes|enough|pay for|suffice|stretch)\b.{0,40}\b(?:host(?:ing)?|serv(?:e|ing)|inference|deploy\w*|labell?ing|annotat\w+|salar\w+|engineers?|people|licen[cs]es?|storage|evaluat\w+|the (?:first|next) (?:month|year|quarter))\b/u
const ofMoney = /\b(?:budget|money|dollars?|bucks|usd|cost\w*|grant|cash|cap|ceiling|po|funds?|price)\b|[$€£]/u
const ofTime = /\b(?:deadline|hours?|days?|time|late|early|date|finish\w*|done|ready|schedule)\b/u
/** The limit that holds, by what stands for it. */
const ofHeld = /\b(?:that|it|this|now|the (?:limit|cap|ceiling|budget|deadline)|we|those|still)\b/u
const bareLimit =
  /\b(?:under|below|less than|within|inside|over|in) (?:the )?(?<digits>\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?|one|two|three|four|five|six)(?<thousands>k)?[\s?.!]*$/u
/** "Left on the 700", "does 350 work": a sum that was named elsewhere. */
const namedSum =
  /\b(?:margin|left|remain\w*|slack|room|headroom|leeway)\b.{0,12}\b(?:on|of|from|in|out of) (?:the |our |those )?(?<left>\d[\d,]{1,8})\b|^(?:so |and )?(?:does|do|would|will|is) (?:the |our )?(?<does>\d[\d,]{1,8}) (?:work|do|enough|tight|roomy|ok|okay|cover|suffice)\b/u
const leastSum = 20
/** Dollars are kept to the cent. */
const tolerance = 0.001
const [maxLength, maxWords, maxChatter, maxChatterOfTime] = [150, 22, 0.9, 0.6]
const surelyWished = 0.95

type Limit = { readonly due?: number; readonly money?: number; readonly moneyIn?: string }

/** Null where no limit is named or held, or something else is asked of it. */
export function readAskedLimit(reply: Reply): ReplyCandidate | null {
  const { scenario, understanding, likelyActs } = reply
  const line = typedLine(reply)
  const sentence = reply.vocabulary.replyWords.openers.sentenceOf(line)
  if (line.length > maxLength || sentence.split(' ').length > maxWords) return null
  // "My boss asks if 4 would do it in an hour"
  const isReported = isReportedCount(line)
  if (!asksInForm({ line, sentence }) && !left.test(sentence) && !isReported) return null
  if (ofOthers.test(line) || ofTerm.test(line) || coversMore.test(line) || isLikelyChatter(reply, maxChatter))
    return null
  const form = isReported ? 'whether' : formOf(line, sentence)
  if (form === null) return null
  const { draft } = understanding
  const finished = draft.issues.length > 0 ? null : draft.finish()
  const changed = finished === null ? [] : changedFields(finished.spec, scenario.spec)
  const others = changed.filter((field) => !limitFields.has(field))
  // "Can we do it under $500?" wishes for a plan that is, and "can we do it on A100s, and keep it below 5k" surely does.
  const isWished = changed.length > 0 && (others.length === 0 || likelyActs.request >= surelyWished)
  if (isWished && wishes.test(sentence)) return null
  const limit = limitOf(reply, form, others.length > 0)
  if (limit === null) return null
  if (limit.money === undefined && (ofPeople.test(line) || isLikelyChatter(reply, maxChatterOfTime))) return null
  if (
    limit.due !== undefined &&
    limit.money === undefined &&
    (moneyIsNoObject.test(line) || otherGpus.test(line)) &&
    scenario.spec.owned !== true
  )
    return wholeReply(
      reply,
      {
        kind: 'question',
        topic: 'limit',
        subject: null,
        args: { ...limit, limit: form, isOther: true },
        asked: onAnyGpu(scenario, limit),
      },
      'asks whether a time can be kept on any GPU',
    )
  const count = limit.due === undefined ? null : limitCountIn(line)
  if (count !== null && others.every((field) => ofCount.has(field)))
    return wholeReply(
      reply,
      {
        kind: 'question',
        topic: 'limit',
        subject: null,
        args: { ...limit, limit: 'whether', isOfCount: true },
        ...(count === reply.lastPlan.gpuCount
          ? {}
          : { asked: onCount(withLimits(scenario, {}), count, reply.lastPlan.gpus ?? null) }),
      },
      'asks whether a number of GPUs keeps a time',
    )
  // "Is it faster on 8 cards and under $40?": more than one change is a plan of its own.
  if (others.length > maxChanges || (others.length > 0 && form !== 'whether')) return null
  // "Could we do it below 3?": where the plan does not, of the one that would.
  const isOther = others.length === 0 && wishes.test(line)
  const asked =
    others.length > 0 && finished !== null
      ? { asked: withLimits(finished, {}) }
      : isOther
        ? { asked: withLimits(scenario, inDollars(limit, reply.vocabulary)) }
        : {}
  return wholeReply(
    reply,
    {
      kind: 'question',
      topic: 'limit',
      subject: null,
      args: { ...limit, limit: form, ...(isOther ? { isOther } : {}) },
      ...asked,
    },
    'asks whether a limit is kept',
  )
}
/** "Will the intern be done in two days?" */
const ofPeople =
  /^(?:is|are|will|would|does|do|can|could) (?:he|she|they|you|i|the (?!plan|run|training|job|model|whole|thing|fine|cluster|deadline|budget|limit|estimate)\w+)\b|\bmeet(?:ing)?\b/u
const ofCount: ReadonlySet<SpecField> = new Set<SpecField>(['gpuCount', 'nodes', 'gpus'])
const maxChanges = 2
const wishes = /^(?:can|could|should|shall|please|let|any|anything|does (?:any|some)thing|is there)\b/u

/** Then the GPUs that are planned are no limit either. */
const moneyIsNoObject =
  /\b(?:money|cost|costs|budget|price|cash)(?: really| just)? (?:is|are|isn't|is not|isnt|does|doesn't|doesnt|does not|no|not)(?: not| no| really)?(?: an?| the| our)? ?(?:object|issue|problem|matter|concern|question|constraint|important)\b|\bwhatever it (?:costs|takes)\b|\bno matter (?:the cost|what it costs)\b|\b(?:don't|dont|do not) care (?:about|what) (?:the )?(?:money|cost|price|it costs)/u

const otherGpus =
  /\b(?:other|different|another|faster|better|bigger|newer|stronger|any other) (?:kinds? of )?(?:gpus?|cards?|hardware|machines?|boxes)\b/u

const onAnyGpu = (scenario: Scenario, limit: Limit): Scenario => {
  const { spec, ...rest } = withLimits(scenario, limit)
  return { ...rest, spec: { ...spec, gpus: null, gpuCount: null, nodes: null } }
}

const withLimits = ({ spec, ...rest }: Scenario, { due, money }: Limit): Scenario => ({
  ...rest,
  spec: { ...spec, budgetUsd: money ?? null, deadlineHours: due ?? null },
})

const inDollars = ({ moneyIn, money, ...limit }: Limit, { currencies }: Pick<Vocabulary, 'currencies'>): Limit => ({
  ...limit,
  ...(money === undefined ? {} : { money: money * (moneyIn === undefined ? 1 : (currencies[moneyIn]?.usd.base ?? 1)) }),
})

function formOf(line: string, sentence: string): NonNullable<FormArguments['limit']> | null {
  if (tight.test(line)) return 'tight'
  // "Will it make it faster?" is of no limit.
  if (makesOther.test(line)) return null
  // "Are we late?": yes and no would say the opposite.
  if (against.test(sentence)) return 'left'
  if (left.test(sentence)) return 'left'
  const isWhether =
    asksWhether(sentence) || /^(?:and |so |still |even )?(?:with|still|enough|under|inside|within)\b/u.test(sentence)
  return isWhether && whether.test(line) ? 'whether' : null
}

const makesOther =
  /\bmakes? (?:it|this|that|things|the \w+)(?: (?:any|much|a lot|even|all))? (?:faster|quicker|sooner|slower|cheaper|dearer|better|worse|easier|harder|smaller|bigger|larger|shorter|longer|safer|more|less)\b/u
const against =
  /^(?:is|are|will|would|do|does|are we going to|won't) (?:it|we|that|this|the \w+)\b.{0,24}\b(?:late|over|exceeds?|miss|bust|blow|too (?:long|expensive|slow|dear|late))\b/u

/** The sum or the time that is named, else the one that holds and is meant; null: none. */
function limitOf(reply: Reply, form: FormArguments['limit'], isOfChange: boolean): Limit | null {
  const { scenario, understanding, vocabulary, lastChanged } = reply
  const line = typedLine(reply)
  const { budgetUsd, deadlineHours } = scenario.spec
  const { money, moneyIn, start } = questionArguments(understanding.recognized)
  if (start !== undefined) return null
  if (money !== undefined) return moneyIn === undefined ? { money } : { money, moneyIn }
  // "Morning! Could we …" greets.
  if (isTimeOfWork(line)) return null
  const time = timeIn(line) ?? vocabulary.formCues.wordsOf(vocabulary.replyWords.openers.sentenceOf(line)).period
  if (time !== null) return { due: time }
  const numbers = understanding.recognized.mentions.flatMap((mention) =>
    isKind(mention, 'amount') && !mention.meaning.inWords && mention.meaning.measure === null
      ? [mention.meaning.value]
      : [],
  )
  // "Inside the 4500?" where that is the budget in euros.
  const told = (budgetUsd ?? NaN) / (scenario.extras?.bill?.money?.usdOfOne ?? 1)
  if (budgetUsd !== null && numbers.some((one) => Math.abs(one / told - 1) < tolerance)) return { money: budgetUsd }
  if (deadlineHours !== null && numbers.some((one) => one === deadlineHours || one * hoursOfDay === deadlineHours))
    return { due: deadlineHours }
  const sum = budgetUsd === null ? namedSum.exec(line)?.groups : undefined
  if (sum !== undefined) {
    const value = Number((sum['left'] ?? sum['does'] ?? '').replaceAll(',', ''))
    if (value >= leastSum && numbers.includes(value) && value !== scenario.spec.gpuCount) return { money: value }
  }
  const { digits, thousands } = bareLimit.exec(line)?.groups ?? {}
  if (digits !== undefined) {
    const value = (countOfWord(digits) ?? Number(digits.replaceAll(',', ''))) * (thousands === undefined ? 1 : 1000)
    const isOfHours = /\bin (?:the )?\w+[\s?.!]*$/u.test(line) || (budgetUsd === null && deadlineHours !== null)
    return isOfHours ? (deadlineHours === null ? null : { due: value }) : { money: value }
  }
  // "Through overnight?", "by Friday?": of a time that is told elsewhere.
  const isDated = understanding.recognized.mentions.some((mention) => isKind(mention, 'date')) || dated.test(line)
  if (form === 'whether' && !whetherHeld.test(line)) return null
  if (
    isDated ||
    (numbers.length > 0 && !isOfChange) ||
    (budgetUsd === null && deadlineHours === null) ||
    !ofHeld.test(line)
  )
    return null
  return heldLimit(reply, lastChanged)
}

const dated = /\b(?:before|overnight|nights?|weekends?|tonight|tomorrow|lunch|noon)\b/u

/** "What's the margin on that?": of what is named or was changed last, else of both. */
function heldLimit(reply: Reply, lastChanged: readonly SpecField[]): Limit | null {
  const { budgetUsd, deadlineHours, gpus } = reply.scenario.spec
  const line = typedLine(reply)
  // Where the GPU is theirs to choose, "does it fit?" asks for its memory.
  if (/\bfits?\b/u.test(line) && gpus !== null) return null
  const isTime = ofTime.test(line)
  const isMoney = ofMoney.test(line)
  const isLastTime = lastChanged.includes('deadlineHours') && !lastChanged.includes('budgetUsd')
  const isLastMoney = lastChanged.includes('budgetUsd') && !lastChanged.includes('deadlineHours')
  const [time, money] =
    isTime !== isMoney ? [isTime, isMoney] : isLastTime !== isLastMoney ? [isLastTime, isLastMoney] : [true, true]
  const limit = {
    ...(time && deadlineHours !== null ? { due: deadlineHours } : {}),
    ...(money && budgetUsd !== null ? { money: budgetUsd } : {}),
  }
  return Object.keys(limit).length === 0 ? null : limit
}
