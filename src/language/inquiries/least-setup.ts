/** "The smallest setup that works", "will it fit or do I need to shard?", "how many of each do I need": the least that holds a job is asked, and the text without that. */
import { gpuPattern } from '../text/gpu-pattern.ts'
import { collapseSpaces } from '../text/characters.ts'

const things = String.raw`(?:gpu |hardware )?(?:set-?ups?|hardware|box(?:es)?|machines?|rigs?|nodes?|servers?|clusters?|config(?:uration)?s?|gpus?|cards?|instances?|v?ram|memory|compute)`
const machine = String.raw`(?:nvidia |amd )?(?:${gpuPattern})s?`
const smallest = new RegExp(
  String.raw`(?:\b(?:what(?:'s|’s| is| are| would be)?|which is|on|with) )?\b(?:the )?(?:absolute |bare )?(?:smallest|fewest|least|minimum|minimal|min\.?|tiniest)(?: possible)?(?: (?:number|amount|count) of)? (?:${things}|(${machine}))\b(?: (?:that|which) (?:(?:can|could|will|would|still|actually|just) ?){0,2}(?:works?|do(?:es)?(?: (?:it|this|that))?|run(?: it)?|holds?(?: it)?|fits?(?: it)?|handles?(?: it)?|manage|finish(?:es)?(?: (?:it|this))?|completes?(?: (?:it|this))?|gets? (?:it|this) done)?| to (?:finish|do|complete|manage)(?: (?:it|this))?\b(?= (?:in|within|under|by|before|over)\b)| (?:i|we|you|one) (?:can|could) (?:get away with|use|do (?:it|this|that) with|manage with)| (?:needed|required|possible|to)\b)?(?: for)?`,
  'iu',
)
/** "The smallest GPU that does it in a day": which card, and no number of them. */
const smallestCard =
  /\b(?:smallest|minimum|minimal|tiniest|weakest|least powerful)(?: possible)? (?:nvidia )?(?:gpu|(?:graphics )?card)\b/iu

/** Whether a kind of card is asked for, by how little will do. */
export const asksSmallestCard = (text: string): boolean => smallestCard.test(text)

/** "Cheapest hardware that can … at all": what is least, and no price. */
const atAll = new RegExp(
  String.raw`\b(?:the )?cheapest ${things} (?:that|which) (?:can|could) (?=[^?!]{0,160}\bat all\b)`,
  'iu',
)

/** "The cheapest card that works": what just does, at its least, and not the cheapest run. */
const cheapestThatWorks = new RegExp(
  String.raw`\b(?:(?:on|with) )?(?:the )?(?:absolute )?cheapest ${things} (?:that|which) (?:(?:can|could|will|would|still|just|actually) ){0,2}(?:works?|fits?(?: it)?|holds? (?:it|this)|suffices?|is enough|do(?:es)?(?= ?(?:[.,;?!]|$))|do(?:es)? (?:it|this|the (?:job|trick)))\b`,
  'iu',
)

/** "Smallest thing that works", "the smallest that fits", "as few GPUs as possible": what it is follows from the job. */
const smallestOfAll = new RegExp(
  String.raw`\b(?:(?:what(?:'s|’s| is) |with |on )?(?:the )?(?:absolute |very )?(?:smallest|least|minimum|minimal|tiniest)(?: possible)?(?: (?:thing|one|option|solution|stuff|kit))? (?:that|which|what) (?:(?:can|could|will|would|still|just|actually) ){0,2}(?:works?|fits?(?: it)?|do(?:es)?(?: (?:it|this|the job|the trick))?|holds? (?:it|this)|runs? (?:it|this)|gets? (?:it|this) done)\b|(?:with |on |using )?(?:as (?:few|little|small)(?: an?)? ${things} as (?:possible|i can|we can)|(?:fewest|least) ${things} possible|minimum viable ${things}))`,
  'iu',
)

/** Null where the smallest machine is not asked for. */
export function withoutSmallestAsked(text: string): string | null {
  const found = smallest.exec(text) ?? atAll.exec(text) ?? cheapestThatWorks.exec(text) ?? smallestOfAll.exec(text)
  return found === null
    ? null
    : collapseSpaces(
        text.replace(found[0], found[1] === undefined ? ' ' : ` on ${found[1]} `).replace(/ ?\bat all\b/iu, ' '),
      )
}

const shards = String.raw`(?:shard(?:ed|ing)?|split(?: it)?|fsdp2?|zero[- ]?[123]?|deepspeed|(?:cpu )?off-?load(?:ing|ed)?|(?:model|tensor|pipeline)[- ]parallel\w*|multiple gpus|several gpus|more than one(?: gpu| card)?)`
const asksToShard = new RegExp(
  String.raw`[,;:–-]?\s?(?:\bor |\band |\bif not,? )?\b(?:do|does|would|will|must|should|can|have) (?:i|we|it|you|this|that) (?:(?:really|even|have|need|want|got) ){0,2}(?:to )?(?:be |use |go |do )?${shards}\b[^.?!\n]{0,48}\??`,
  'iu',
)
const asksToFit =
  /[,;:–-]?\s?\b(?:will|would|does|do|can|could) (?:it|that|this|they)(?: all| even)? fit(?: (?:on|in|into) (?:one|a single(?: card| gpu)?|1|each|a card|memory)(?: of them)?)?\b(?=\s*(?:[,;?.!]|or\b|$))/iu
const fitOfJob = /\b(?:does|do|will|would|can|could) (?:an? |the |our )?(?=[^.?!\n]{4,120}\bfit(?=,? or\b|[?,]))/iu

/** Whether it fits as it is or has to be sharded is asked; null: not both. */
export function withoutShardAsked(text: string): string | null {
  const shard = asksToShard.exec(text)
  if (shard === null) return null
  const rest = text.replace(shard[0], ' ').replace(asksToFit, ' ')
  const job = fitOfJob.exec(text)
  return collapseSpaces(job === null ? rest : rest.replace(job[0], ' ').replace(/\bfit(?=[\s,?]|$)/iu, ' '))
}

const eachCount = [
  // "How many H100 or how many A100", "the fewest A100 40GB and the fewest H200"
  new RegExp(
    String.raw`\b(?:how many|(?:the )?(?:fewest|least|minimum)(?: number of)?) (${machine}) (?:or|and|vs\.?|versus)(?: how many|(?: the)? (?:fewest|least|minimum)(?: number of)?)? (${machine})(?: (?:do|would|will) (?:i|we|you) need)?(?: to\b)?`,
    'iu',
  ),
]
const eachAside =
  /[,;]?\s?\b(?:as many as (?:each|it|they) needs?|(?:and )?how many of (?:each|either|them)(?: (?:do|would|will) (?:i|we|you) need| (?:are|is) needed)?(?: and (?:which|what)(?: one)? is (?:cheaper|faster|better))?|each with (?:its|the) (?:own )?(?:least|fewest|minimum)(?: count| number)?)\??/iu

/** Of each of several cards the number that holds a job is asked; null: no. */
export function withoutEachCountAsked(text: string): string | null {
  const aside = eachAside.exec(text)
  if (aside !== null) return collapseSpaces(text.replace(aside[0], ' '))
  const found = eachCount.map((form) => form.exec(text)).find((match) => match !== null)
  return found == null ? null : collapseSpaces(text.replace(found[0], ` on ${found[1] ?? ''} or ${found[2] ?? ''} `))
}
