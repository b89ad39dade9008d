/** Of what kind of thing a question is: a place, a date, the longest of the texts. */
import { type AskedAmounts, amountsAsked } from './asked-amounts.ts'
import { type AskedChoices, choicesAsked } from './asked-choices.ts'

export type AskedTraits = AskedChoices &
  AskedAmounts & {
    /** Where something is to be had is asked. */
    readonly asksWhere?: true
    /** Of when something is, or how old. */
    readonly asksWhen?: true
    /** The longest of the texts are asked about. */
    readonly isOfLong?: true
    /** By what the GPUs of a machine are joined, or whether they must be joined so. */
    readonly asksLink?: 'which' | 'need'
    /** Of what the hours are: of the clock or of each GPU, of a pass or of all. */
    readonly asksHoursOf?: 'gpus' | 'passes'
    /** Whether what is named will do, and not whether it is needed. */
    readonly asksEnough?: true
    /** How sure the figures are: by how much they may be off, how often they are, or a mark of ten. */
    readonly asksSure?: 'margin' | 'often' | 'mark'
    /** How likely something is or whether it is safe; what spot is beside on demand, how often it is taken, and what that leaves of the saving. */
    readonly asksOdds?: 'odds' | 'safe' | 'taken' | 'same' | 'often' | 'machines' | 'eaten' | 'most' | 'counted'
    /** What a choice does to the model, and not what it costs. */
    readonly asksQuality?: true
    /** Whether what is done is lost, and not whether it is kept. */
    readonly asksLoss?: true
    /** Who pays, or whether it is paid. */
    readonly asksPay?: true
    /** Whether GPUs wait, or where something is wasted. */
    readonly asksUse?: 'busy' | 'waste'
    /** What the data are to teach. */
    readonly dataFor?: 'style' | 'facts' | 'labels'
    /** The batch of a step is asked about, or the rank of an adapter. */
    readonly asksOf?: 'global batch' | 'rank'
    /** How often the data are passed over is asked. */
    readonly asksPasses?: true
    /** Checkpoints are asked about, and how many of them to keep. */
    readonly ofCheckpoints?: 'any' | 'kept'
    /** Which setting of the training that costs nothing. */
    readonly hyper?: 'beta' | 'rate' | 'alpha' | 'dropout' | 'warm-up'
    /** Of a licence: data that closed models wrote, or use in Europe. */
    readonly licenceOf?: 'closed' | 'europe'
    /** Which seller is to be relied on. */
    readonly asksReliable?: true
    /** Of experts it is asked what is held in memory. */
    readonly ofExpertMemory?: true
    /** A month's rent is weighed against the hours. */
    readonly asksMonth?: true
    /** By how much something does not fit. */
    readonly asksShort?: true
    /** Better in one thing, and no worse in the other: faster for the same money. */
    readonly isNoWorse?: true
    /** In which currency the sums are. */
    readonly asksCurrency?: true
    /** A company asks that may be billed without tax. */
    readonly isOfCompany?: true
    /** What the supply of a machine gives; null: what it should give is asked. */
    readonly supplyWatts?: number | null
    /** A card of one's own is missed in the answer. */
    readonly isMissing?: true
    /** Whether it can be cited. */
    readonly asksCite?: true
  }

/** "When were those prices last checked?" */
const dateAsked =
  /\b(?:when (?:was|were|did|have|has|is|are)|how (?:old|fresh|recent|current|up to date)|(?:which|what) (?:day|date)|as of (?:when|what)|last (?:checked|updated|refreshed|looked|read)|since when|dated|(?:still )?(?:fresh|current|up to date|stale|outdated))\b/iu
/** "Will it run out of memory on the long tickets?" */
export const longTexts =
  /\b(?:long|longer|longest|very long|huge|big|biggest) (?:tickets?|texts?|documents?|docs?|examples?|ones|contracts?|emails?|chats?|threads?|conversations?|samples?|rows?|articles?|files?|letters?|reports?|records?|transcripts?|sequences?|prompts?|entries|messages?|pages|calls)\b/iu
/** "Where do I rent it?", "how do I book these?" */
const placeAsked = /\bwhere\b(?! else)|\bhow (?:do|can|would) (?:i|we) (?:rent|book|order|get|reserve)\b/u

/** "NVLink inside or just PCIe?" */
const linkAsked = /\b(?:nvlink|nvswitch|pcie|pci-e)\b/iu
const ofNetwork = /\b(?:infiniband|ethernet|rdma|roce|network)\b/iu
const needAsked =
  /\b(?:buy|bother|help(?:s|ful)?|needs?|needed|necessary|required?|requires?|do(?:es)?(?= ?[?.!]*$)|do(?:es)? (?:it|the job)|enough|matters?|downsides?|drawbacks?|bottleneck\w*|slow\w*|lose|worth|must|without|no nvlink|penalty|hurt\w*|ok|okay|fine)\b/iu
const cardLink = /\blinks?\b/iu
const enoughAsked = /^(?!.*\bneed).*\b(?:enough|suffic\w+|ok|okay|fine|adequate)\b/iu

/** "Do we start from zero?" */
const lossAsked =
  /\b(?:los(?:e|es|ing|t)|start(?:s|ing)? (?:over|again|anew|from|at (?:zero|step))|from (?:scratch|zero|the (?:beginning|start)|step (?:0|zero))|all over|begin(?:s|ning)? again|gone|wasted|for nothing|ruined)\b/iu

/** "Who pays if the node dies?" */
const payAsked =
  /\b(?:pay|pays|paid|paying|bill(?:s|ed)?|charged?|charges|on the (?:hook|meter|clock)|meter|on us|credited|compensat\w+)\b/iu

const paidAgain = /\b(?:again|twice|anew)\b/iu

/** "Are the gpus busy or waiting on io?", "where is the waste?" */
const busyAsked =
  /\b(?:busy|idle|idling|wait(?:s|ing)?|starv\w+|i\/?o|loading|loader|twiddl\w+|(?:sit|stand)(?:s|ting|ing)? (?:there|around|still)|between steps)\b/iu
const wasteAsked = /\b(?:wast\w+|inefficien\w+|slack|fat)\b/iu
/** "Is that enough for our tone?", "to teach it our products" */
const styleAsked =
  /\b(?:tone|style|voice|persona\w*|format\w*|wording|brand|writes? like|sounds? like|talks? like|how (?:it|we|they) (?:writes?|sounds?|talks?|speaks?)|mimic\w*|json)\b/iu
const labelsAsked =
  /\b(?:labels?(?! (?:more|another|some|further|all|\d))|labelling|sentiment|classif\w*|categor\w*|intents?|tagging)\b/iu
const factsAsked =
  /\b(?:facts?|knowledge|domain|jargon|terminology|our (?:products?|docs?|documents?|manuals?|wiki|policies))\b/iu
const passesWord =
  /\b(?:how many|number of|enough|too many) (?:\w+ ){0,2}(?:epochs|passes)\b|\bepochs? (?:is|are|should|makes?)\b/iu
const checkpointsWord = /\b(?:checkpoints?|ckpts?|snapshots?)\b/iu
const keptAsked = /\b(?:keep|kept|retain|hold on to|store|around)\b/iu
const globalBatchWords = /\b(?:global|effective|total) batch/iu
const rankWord = /\branks?\b/iu
/** "OK if the traces come from o1?", "fine for EU companies?" */
const closedWords = /\b(?:o[1345](?:-\w+)?|gpt[- ]?\w*|chatgpt|openai|claude|anthropic|gemini|closed models?)\b/iu
const europeWords = /\b(?:eu|europe(?:an)?|germany|german|france|french|gdpr)\b/iu
const monthWords =
  /\b(?:rent\w*|book\w*|pay\w*|take) (?:it |one |them |the machine )?(?:for |by )?(?:a|the|one|per|whole|full) (?:whole |full )?month|monthly (?:rent\w*|rate|plan|price|subscription)|flat month\b/iu
const reliableAsked =
  /\b(?:which|who\w*|who['’]s|most|best)\b.{0,40}\b(?:reliab\w*|trust\w*|stable|dependable|solid|safest)\b/iu
const expertWords = /\b(?:experts?|moe|mixture|active)\b/iu
const memoryWords = /\b(?:memory|vram|ram|hold|holds|held|fit|fits|gigs?|gb|gib|load\w*)\b/iu
const hyperWords = [
  ['beta', /\bbetas?\b/iu],
  ['alpha', /\balphas?\b/iu],
  ['dropout', /\bdrop-?out\b/iu],
  ['warm-up', /\bwarm-?up\b/iu],
  ['rate', /\b(?:learning rates?|lrs?)\b/iu],
] as const

/** "How many gigs short is one card?" */
const shortAsked =
  /\bshortfall\b|\b(?:gigs?|gb|gib|gigabytes|memory|vram) (?:is |are )?(?:short|missing|lacking|too little)\b|\b(?:by how much|how far|how (?:many|much))\b.{0,40}\b(?:fit\w*|short)\b/iu
/** "Can I cite you in my thesis?" */
const citeAsked = /\b(?:cit(?:e|ed|ing|ation|able)|thesis|dissertation|in (?:a|my|our|the) (?:paper|report))\b/iu

/** "Is that dollars or euros?" */
const currencyAsked =
  /\bcurrenc(?:y|ies)\b|[$€£] or [$€£]|\b(?:dollars?|usd|eur|euros?|pounds?|gbp) or (?:\w+ )?(?:dollars?|usd|eur|euros?|pounds?|gbp)\b|\b(?:dollars|usd|euros?|eur)[\s,]{1,3}(?:i assume|right|correct|yes)\b/iu
/** "We are a German GmbH", "with our VAT ID" */
const companyWords =
  /\b(?:gmbh|ug|ohg|b\.?v|n\.?v|ltd|limited|llp|plc|llc|inc|sas|sarl|s\.?r\.?l|s\.?l|s\.?p\.?a|ab|oy|aps|kft|sp\. ?z|company|companies|business|firm|corporation|vat (?:id|number)|reverse[- ]charge|ust-?id\w*)\b/iu

/** "Is the 72h for all 8 or each?", "is it 20 h per epoch?" */
const ofHours = /\b(?:hours|hrs|wall ?-?clock)\b|\d ?h\b/iu
const hoursOfGpus =
  /\bwall ?-?clock\b|\b(?:each|every) (?:gpu|card)\b|\bgpu[- ]?hours?\b.{0,30}\b(?:or|real|actual|clock)\b|\bor\b.{0,20}\bgpu[- ]?hours?\b|\b(?:per|for all|of all|across)\b.{0,12}\b(?:gpus?|cards?|of them|\d+)\b|\b(?:in total|together|combined|summed|added up)\b|\beach\W*$/iu
const hoursOfPasses = /\b(?:epochs?|pass(?:es)?)\b/iu
const isTime = /\bis (?:the|that|this) time\b|\btime (?:is )?(?:per|for)\b/iu
const passesAsked = /\b(?:per|each|every|for|both|all|into|in|cover\w*|includ\w+|or)\b/iu
const hoursAsked = (text: string): AskedTraits['asksHoursOf'] | null => {
  if (hoursOfPasses.test(text))
    return passesAsked.test(text) && (ofHours.test(text) || isTime.test(text)) ? 'passes' : null
  if (!ofHours.test(text)) return null
  return hoursOfGpus.test(text) ? 'gpus' : null
}

/** "Is spot safe for this?" */
const ofSpot =
  /\b(?:spot|preempt\w*|pre-empt\w*|interruptibles?|taken (?:back|away)|kick(?:s|ed)|yank(?:s|ed)?|evict(?:s|ed)|reclaim\w*)\b/iu
const takenAsked =
  /\b(?:what happens|what if|then what|and then|(?:at|in|after) (?:hour|day|step|night|\d)|pay\w* (?:for )?(?:\w+ ){0,4}(?:again|twice)|(?:lose|lost|loses) |start (?:over|again)|from (?:zero|scratch)|mid[ -]?(?:run|way)|half ?way|(?:when|if) (?:spot|it|they|we|the|a|our|my|someone|aws|gcp|azure)\b)/iu
const sameAsked =
  /\b(?:same (?:machine|gpu|card|hardware|box|thing|node|instance|server|speed|one)s?|catch|difference|differs?|why (?:is|are|it|they|spot).{0,20}cheap\w*)\b/iu
const safeAsked = /\b(?:safe\w*|risk(?:s|y)?|gamble|danger\w*|survive\w*)\b/iu
const chanceAsked = /\b(?:odds|chances?|likely|likelihood|probab\w+|how often)\b/iu
const kickAsked = /\b(?:kicked|yanked|evicted|reclaim\w*)\b/iu
/** "Will 4-bit make it dumber?" */
const qualityAsked =
  /\b(?:dumb\w*|stupid\w*|smart\w*|hurts?|harms?|degrad\w*|quality|accura\w+|worse|losing|lose|loss(?:y|es)?|sacrific\w+|penalty|noticeabl[ey]|perplexity|damag\w+|how bad|good enough|notic(?:e|es|ed)|tell the difference|feel the difference|drop|trade-?offs?|downsides?)\b/iu
const ofPrecision =
  /\b(?:(?:4|8|16|four|eight) ?-? ?bits?|nf4|int[48]|fp(?:4|8|16)|bf16|q[48]|qlora|quanti\w+|precision)\b/iu
const choiceAsked = /\b(?:which|should|better|best|recommend\w*|or|versus|vs|cheaper|faster|slower|money|fit)\b/iu
const markAsked = /\b(?:(?:0|1|zero|one) ?(?:to|-|–|and) ?(?:10|ten)|(?:out )?of (?:10|ten)|scale of)\b/iu
const oftenAsked =
  /\b(?:how often|what (?:share|percent\w*|fraction|part) of (?:your |the |all )?(?:\w+ )?(?:estimates|predictions|plans|forecasts)|how many (?:cases|times|runs|estimates)|track record|(?:hit|error|success) rate)\b/iu
const marginAsked =
  /\b(?:margin|error bars?|percent\w*|plus[ -/]?minus|give or take|by how much|how (?:far|much) off|spread|swing)\b/iu
const sureAsked = (text: string): AskedTraits['asksSure'] | null =>
  markAsked.test(text) ? 'mark' : oftenAsked.test(text) ? 'often' : marginAsked.test(text) ? 'margin' : null

/** `text`: of the question. */
export const traitsAsked = (text: string): AskedTraits => ({
  ...choicesAsked(text),
  ...amountsAsked(text),
  ...ofSure(sureAsked(text)),
  ...ofHoursAsked(hoursAsked(text)),
  ...(placeAsked.test(text) ? { asksWhere: true as const } : {}),
  ...(dateAsked.test(text) ? { asksWhen: true as const } : {}),
  ...(linkAsked.test(text) && !ofNetwork.test(text)
    ? { asksLink: needAsked.test(text) ? ('need' as const) : ('which' as const) }
    : {}),
  ...(enoughAsked.test(text) && (ofNetwork.test(text) || cardLink.test(text)) ? { asksEnough: true as const } : {}),
  ...ofOdds(oddsOf(text)),
  ...(ofPrecision.test(text) && qualityAsked.test(text) && !choiceAsked.test(text)
    ? { asksQuality: true as const }
    : {}),
  ...(lossAsked.test(text) ? { asksLoss: true as const } : {}),
  ...(payAsked.test(text) && !paidAgain.test(text) ? { asksPay: true as const } : {}),
  ...(wasteAsked.test(text) ? { asksUse: 'waste' as const } : busyAsked.test(text) ? { asksUse: 'busy' as const } : {}),
  ...ofData(text),
  ...(shortAsked.test(text) ? { asksShort: true as const } : {}),
  ...(currencyAsked.test(text) ? { asksCurrency: true as const } : {}),
  ...(companyWords.test(text) ? { isOfCompany: true as const } : {}),
  ...(citeAsked.test(text) ? { asksCite: true as const } : {}),
  ...(longTexts.test(text) ? { isOfLong: true as const } : {}),
})

/** What is asked of data, passes, checkpoints and settings. */
function ofData(text: string): AskedTraits {
  const dataFor = styleAsked.test(text)
    ? 'style'
    : factsAsked.test(text)
      ? 'facts'
      : labelsAsked.test(text)
        ? 'labels'
        : null
  const hyper = hyperWords.find(([, words]) => words.test(text))?.[0]
  return {
    ...(dataFor === null ? {} : { dataFor }),
    ...(globalBatchWords.test(text)
      ? { asksOf: 'global batch' as const }
      : rankWord.test(text)
        ? { asksOf: 'rank' as const }
        : {}),
    ...(passesWord.test(text) ? { asksPasses: true as const } : {}),
    ...(checkpointsWord.test(text)
      ? { ofCheckpoints: keptAsked.test(text) ? ('kept' as const) : ('any' as const) }
      : {}),
    ...(closedWords.test(text)
      ? { licenceOf: 'closed' as const }
      : europeWords.test(text)
        ? { licenceOf: 'europe' as const }
        : {}),
    ...(reliableAsked.test(text) ? { asksReliable: true as const } : {}),
    ...(expertWords.test(text) && memoryWords.test(text) ? { ofExpertMemory: true as const } : {}),
    ...(monthWords.test(text) ? { asksMonth: true as const } : {}),
    ...(hyper === undefined ? {} : { hyper }),
  }
}

function oddsOf(text: string): AskedTraits['asksOdds'] | null {
  if (!ofSpot.test(text)) return null
  if (chanceAsked.test(text)) return 'odds'
  if (sameAsked.test(text)) return 'same'
  if (takenAsked.test(text)) return 'taken'
  return kickAsked.test(text) ? 'odds' : safeAsked.test(text) ? 'safe' : null
}
const ofOdds = (asksOdds: ReturnType<typeof oddsOf>): AskedTraits =>
  asksOdds === null || asksOdds === undefined ? {} : { asksOdds }

const ofSure = (asksSure: ReturnType<typeof sureAsked>): AskedTraits =>
  asksSure === null || asksSure === undefined ? {} : { asksSure }
const ofHoursAsked = (asksHoursOf: ReturnType<typeof hoursAsked>): AskedTraits =>
  asksHoursOf === null || asksHoursOf === undefined ? {} : { asksHoursOf }
