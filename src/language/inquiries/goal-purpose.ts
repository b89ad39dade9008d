/** What a goal wants of the model: fields out of documents, a manner of writing, summaries, or code. A ready model does much of each. */
import type { GoalFacts } from '../../catalog/goal-facts.ts'
import type { InquiryWords } from '../../catalog/inquiry-facts.ts'

export type GoalPurpose = 'extraction' | 'manner' | 'summary' | 'code'

/** "Extract fields from contracts", "pull the totals out of invoices". */
const extracts =
  /\b(?:extract(?:s|ing|ion)?|pull(?:s|ing)? (?:out )?(?:the |all )?[\w ,]{2,30}? (?:out of|from|off)|pars(?:e|es|ing)|read(?:s|ing)? (?:the |all )?[\w ,]{2,24} (?:from|off|out of)|get(?:s|ting)? (?:the |all )?[\w ,]{2,30} out of|fill(?:s|ing)? (?:in )?(?:the |a |our )?(?:json|fields|forms?|schema))\b/iu
/** "Sounds like our brand", "in our tone of voice", "writes in my style". */
const speaksAs =
  /\b(?:(?:sound|talk|speak|write|answer|repl(?:y|ie)|chat)s?(?:ing)? (?:\w+ ){0,3}?(?:like|as if) (?:our|my|us|we|me|the brand)\b|(?:in|with|on|of|match(?:es|ing)?|learns?|keeps?|has|have) (?:our|my|the) (?:[\w-]+ ){0,2}?(?:tone|voice|style|wording|manner)\b|(?:brand|house|company|tone of) (?:voice|style|tone)\b|tone of voice\b)/iu
/** "Our own coding assistant", "copilot for our repo". */
const codes =
  /\b(?:cod(?:e|ing)|programming|developer) (?:assistant|copilot|bot|model|llm|helper|agent)s?\b|\bcopilot\b.{0,40}\b(?:code|codebase|repos?(?:itor(?:y|ies))?|developers?)\b|\b(?:writes?|reviews?) (?:our |the |my )?code\b/iu
/** "A model that writes our internal DSL", "generate SQL from questions", "code completion": a ready coder model is what is tuned. */
const writesCode =
  /\b(?:writ(?:e|es|ing)|generat(?:e|es|ing)|complet(?:e|es|ing)|produc(?:e|es|ing)|translat(?:e|es|ing)|convert(?:s|ing)?|turn(?:s|ing)?)\b[^.;?!\d]{0,40}?\b(?:code|dsl|sql|query language|(?:sql|bash|shell|python|our|internal) (?:queries|scripts)|terraform|verilog|vhdl|python|javascript|typescript|kotlin|cobol|abap|apex|unit tests|regex(?:es)?)\b|\bcode (?:completion|generation|suggestions?)\b|\b(?:text|nl|english|questions?)[- ]?(?:to|2|into)[- ]?sql\b/iu

/** Whether code is what it writes: a ready coder model writes it better than a general one of its size. */
export const writesCodeIn = (text: string): boolean => codes.test(text) || writesCode.test(text)

/** "Summarizes our meeting notes", where none of the summaries is there to learn from. */
const sumsUp =
  /\b(?:summari[sz](?:e|es|ing|er)|sum(?:s|ming)? up|(?:write|make|draft|produce)s? (?:short |brief |\w+ )?summaries)\b/iu
const hasSummaries =
  /\b(?:with|have|has|got|and|plus|their|existing|written|past|pairs?|\d[\d,.]* ?k?) (?:the |their |its |our |good |human |hand-?written |existing |matching )*(?:summaries|summary|abstracts|pairs)\b|\bsummar(?:y|ies) (?:pairs?|each|per)\b|\b(?:with|and) (?:the|their|its|our) (?:minutes|write-?ups|abstracts)\b/iu

/** Null: none of these. */
export function goalPurposeIn(text: string): GoalPurpose | null {
  if (codes.test(text)) return 'code'
  if (speaksAs.test(text)) return 'manner'
  if (extracts.test(text)) return 'extraction'
  return sumsUp.test(text) && !hasSummaries.test(text) ? 'summary' : null
}

/** "No ML person in the team", "nobody here knows machine learning". */
const nobodyTrains =
  /\b(?:no|without(?: an?| any)?|nobody|no one|none of us|(?:do not|don['’]?t|doesn['’]?t) have(?: an?| any)?|not an?)\b[\w ,'’]{0,24}?\b(?:ml|machine[- ]learning|ai|data[- ]scien\w+|deep[- ]learning)(?: (?:people|person|engineers?|experts?|team|expertise|skills?|knowledge|experience|background|staff|specialists?|guy|folks|scientists?|devs?))?\b|\bnon-?technical\b/iu

/** Whether nobody is there who trains models, as typed; null: nothing says so. */
export const lackOfTrainersIn = (text: string): string | null => nobodyTrains.exec(text)?.[0] ?? null

const selfHosted = /\b(?:self-? ?host(?:ed|able|ing)?)\b/giu
/** Whether what it costs to have it answer is asked: “something self-hosted” is only of its own. */
export const asksToHost = (text: string, words: InquiryWords): boolean =>
  words.hosting.test(text.replaceAll(selfHosted, ' '))

const ofModel = String.raw`(?:(?:open(?:[- ](?:source|weights?))?|local|own|language|ready|self-?hosted|fine-?tuned|chat|instruct|ai) ){0,2}(?:models?|llms?)\b`
const wished: readonly (readonly [size: WishedSize, pattern: RegExp])[] = [
  [
    'small',
    new RegExp(
      String.raw`\b(?:small(?:er|ish)?|tiny|little|compact|light-?weight)(?:[- ]sized?)? ${ofModel}|\bslms?\b`,
      'iu',
    ),
  ],
  ['medium', new RegExp(String.raw`\b(?:mid|middle|medium)(?:[- ]?(?:sized?|range))? ${ofModel}`, 'iu')],
  ['large', new RegExp(String.raw`\b(?:large|big|huge)(?:r|ger|ish)?(?:[- ]sized?)? (?!language)${ofModel}`, 'iu')],
]

/** A size in words. */
export type WishedSize = 'small' | 'medium' | 'large'

/** "A small model", "some mid size open model", "a large one": the size that is wished for; null: nothing says so. */
export const wishedSizeIn = (text: string): WishedSize | null =>
  wished.find(([, pattern]) => pattern.test(text))?.[0] ?? null

/** Parameters of the models that are told beside the one that is planned: larger than it, and of a small one the next two. */
export function largerSizes(text: string, { params, sizes, ...goals }: GoalFacts): readonly number[] {
  const size = wishedSizeIn(text)
  if (size === null) return sizes
  const larger = [params.base, ...sizes].filter((one) => one > goals[size].base)
  return size === 'small' ? larger.slice(0, 2) : larger
}

/** Why a model of that size is taken, with what its weights take. */
export function wishedSizeNote(size: WishedSize, params: number): string {
  const weights = `${((params * bitsPerWeight) / 8e9).toFixed(size === 'small' ? 1 : 0)} GB in 4 bits`
  return size === 'small'
    ? `Mind: a small model is taken, ${params / 1e9}B, whose weights are some ${weights}, which an ordinary laptop holds; take a larger one where it falls short.`
    : `Mind: for a ${size === 'medium' ? 'model of middle size' : 'large model'} ${params / 1e9}B is taken, whose weights are some ${weights}; name one to have it.`
}
/** With their scales. */
const bitsPerWeight = 4.5

const standsBy = /\b(?:chat ?bots?|bots?|assistants?|chat ?gpt|copilots?|virtual agents?)\b/iu

/** Whether what it becomes has to stand by for those who ask. */
export const answersPeople = (text: string): boolean => standsBy.test(text)

/** Any model will do: "finetune something small on it". */
export const anyModel: RegExp =
  /\b(?:fine-?tun\w*|fine tun\w*|train\w*)\b.{0,20}\b(?:something|some(?:thing)? (?:small|cheap)|any (?:small |open )?(?:model|llm)|an? (?:small|smaller|little|cheap|open|tiny|decent|good) (?:model|llm|one))\b|(?:^\W{0,3}|\b(?:an?|some|any) )(?:(?:small|smaller|mid|middle|medium|large|larger|big|decent|good)(?:[- ]?sized?)? )?open(?:[- ](?:source|weights?))? (?:model|llm)\b|(?:^\W{0,3}|\b(?:an?|some|any) )(?:small|smaller|tiny|compact|mid|middle|medium|large|larger|big)(?:[- ]?sized?)? (?:model|llm)\b|\b(?:could|can|would|will|might|does) (?:(?:an?|our|some|any) )?(?:own )?(?:small\w*|tiny|open|local|little)(?: open| local| own)? (?:model|llm)\b/i

/** "Teach a chatbot to talk like Shakespeare": a manner is what tuning is for. */
export const ofManner: RegExp =
  /\b(?:teach|train|fine-?tune|make|get|build|have)\b (?:an? |our |my |the |some )?(?:small |little |chat )?(?:chat ?bot|bot|ai|llm|language model|model|assistant)\b.{0,24}\b(?:talk|speak|write|sound|answer|rap|chat|respond|repl(?:y|ie))s?\b.{0,16}\b(?:like|as if)\b/iu

/** "Price to fine-tune mistral 7b", "I want to finetune llama": the same, without a question. */
export const wantedTraining: RegExp =
  /^\W*(?:(?:hi|hello|hey|so|ok|and)\b\W*){0,2}(?:(?:the |rough |approximate |ballpark )?(?:price|costs?|budget|estimate|quote|ballpark)(?: (?:estimate|price|cost))? (?:to|for|of) |(?:i|we)(?:'d| would)? (?:want|like|need|plan|hope|am planning|are planning|am looking|are looking)(?: to)? |(?:i'm|we're) (?:planning|looking|going|thinking)(?: of| about| to)? )(?:(?:to|start) )?(?:fine-?tun\w*|fine tun\w*|train\w*)\b/iu
