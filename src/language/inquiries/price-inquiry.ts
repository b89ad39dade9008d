/** "H100 price", "8xH100 for 3 days": GPUs, and no model to train on them. */
import type { ProviderId } from '../../catalog/ids.ts'
import { hoursOfMonth, hoursOfUnit, hoursOfYear } from '../../scenario/hours-of-time.ts'
import { billWordsIn } from './bill-words.ts'
import { pricings } from '../../scenario/scenario.ts'
import { pricingsIn } from './asked-pricings.ts'
import { hourAskedIn } from './asked-hour.ts'
import { countOf } from '../questions/same-run-again.ts'
import { gpuHoursIn } from './gpu-hours.ts'
import { offerCountIn } from './rental-extras.ts'
import { unmetWords } from '../resolution/unused-words.ts'
import type { Inquiry, InquiryInput } from './inquiry.ts'
import { isSellerWords, type SellerGroup, sellerGroupsIn } from './seller-groups.ts'

const priceWords =
  /\b(?:pric\w+|costs?|how much|rates?|rent(?:al|ing|ed|s)?|hourly|per (?:gpu[- ])?(?:hour|hr|h)|an hour|save|savings?|cheap\w*|expensive|dollars?|usd|quotes?|who (?:\w+ )?(?:has|have|rents?|offers?|sells?|gives?|can)|where|anywhere|in[- ]country|availab\w+|any(?:one|body)?(?: (?:provider|cloud|vendor|hoster)s?)? (?:with|that|who|has|have|offering|renting|selling)|which (?:providers?|clouds?|vendors?|hosters?)|suppliers?|vendors?|go(?:es|ing)? for|sets? (?:me|us) back|cents?|eur(?:os?)?|gbp|chf)\b|[€£]|\/ ?(?:h|hr|hour)\b|\$/i

/** "Spot B200 on AWS?": nothing else can be asked of a way to pay. */
const asksOffer = /^\W{0,3}(?:any )?(?:spot|on[- ]?demand|reserved|preemptible)\b[^.!?\n]{3,50}\?\s*$/iu

/** A price for what a GPU does, not for its hours. */
const workWords =
  /\b(?:per|a|each) (?:m(?:illion|tok)? )?tok(?:en)?s?\b|\btokens? (?:per|a|for (?:a|each|the)) (?:dollar|buck|\$)|\btok\/\$|\b(?:bang for|(?:better|best|good) (?:value|deal)|value for money|(?:per|a|each) (?:pet|ter)?a?flops?|price[- ]perf\w*|cost[- ]effective\w*|more efficient|worth it)\b/i
/** One GPU is to be chosen of several. */
const choiceWords = /\b(?:or|vs\.?|versus|which|better|best|faster|compare\w*|worth|value)\b|\?/i

/** "Tell me when", "alert us if". */
const watchWords =
  /^\W{0,5}(?:(?:please|pls|can you|could you)\W{1,3}){0,2}(?:tell|alert|notify|ping|warn|message|remind|let)\b.{0,30}\b(?:when|if|once)\b/i

const nowWords = /\b(?:right now|now|today'?s?|current(?:ly)?|live|at the moment|at present|this minute|latest)\b/i

/** A list is asked for, and no card of one's own is told of. */
const listWords = /^\W*(?:which|what|list|show|any|all|gpus|cards)\b/i

/** Kinds of GPU that are named one by one. */
export const gpuNames = ({ slots }: InquiryInput['understanding']): number =>
  slots.filter((slot) => slot.role === 'gpus' && !slot.excluded && !slot.group).length

const gpuSellers = (draft: InquiryInput['understanding']['draft']): number => draft.get('providers')?.length ?? 0
/** "us-east-1", "europe-west4", "westus2" */
const regionCode =
  /\b(?:us|eu|europe|ap|asia|ca|sa|me|af|uk)-(?:gov-)?[a-z]{4,12}-?\d{1,2}\b|\b(?:east|west|central|north|south)\w{0,8}us\d?\b/iu

/** Hosts of third parties are ruled out. */
const ownHostsOnly =
  /\b(?:no|not|without|exclud\w+|except|avoid\w*|minus) (?:any |the |on )?(?:\w+ ?\/? ?){0,2}(?:marketplaces?|community|third[- ]part\w+|vast|peer)\b|\b(?:proper|real|tier ?3|own) data ?cent(?:er|re)s?\b/i

const duration =
  /(?<![\w.])(?<!\b(?:takes?|took|taking|lasts?|lasted|wait|waited|needs) (?:about |some |~|up to )?)(\d+(?:\.\d+)?|(?<=\b(?:for|over) )an?|\b(?:one|two|three|four|five|six|eight|ten|twelve))[ -]?(hours?|hrs?|h|days?|weeks?|months?|years?)\b/i
const weekend =
  /\b(?:for|over|on|during) (?:the|a|this|next|one) weekend\b|\bfri(?:day)? (?:evening|night|afternoon) ?(?:to|till|until|through|-|–) ?mon(?:day)? (?:morning|noon)\b/iu
/** "for 3 days", "a week": null where no time is named. */
export function rentedHoursIn(text: string, { rules }: Pick<InquiryInput['facts'], 'rules'>): number | null {
  const [spoken, amount = '', unit = ''] = duration.exec(text.replace(wholePeriod, '1 $1')) ?? []
  // "This weekend, call it 60 hours": the number is what is meant.
  if (spoken === undefined && weekend.test(text)) return rules.weekendHours.base
  if (spoken === undefined) {
    // "Monthly cost of 8 h100 running 24/7"
    const [period] = billedPeriod.exec(text) ?? []
    return period === undefined ? null : /y|annual/iu.test(period.replace(/ly$/iu, '')) ? hoursOfYear : hoursOfMonth
  }
  return (/^\d/.test(amount) ? Number(amount) : countOf(amount)) * (hoursOfUnit(unit) ?? 1)
}

/** "Whole week", "for a full month" */
const wholePeriod = /\b(?:(?:an?|the|one) )?(?:whole|entire|full|complete) (day|week|month|year)s?\b/iu
const billedPeriod =
  /\b(?:monthly|per month|(?:a|each|every) month|yearly|annual(?:ly)?|per year|(?:a|each) year|24 ?[/x] ?7)\b/iu

/** "We're not training anything, just tell me": no job is named. */
const noJob =
  /\b(?:not|nothing|never|no longer|aren't|isn't) (?:(?:going|planning) to |to )?(?:(?:train|fine-?tun)\w*)(?: (?:anything|something|it|any more|anymore|a model|yet|at all))?|\bno (?:training|fine-?tuning)\b|\b(?:training|fine-?tuning)(?: \w+)? (?:comes?|follows?|is|will come) (?:later|next|afterwards|separately)\b/iu
/** "No rent on those": of cards that stand with the asker, and no price of others is asked. */
const noRent =
  /\b(?:no|without|zero|0|(?:not|never|don['’]?t|doesn['’]?t|won['’]?t|needn['’]?t) (?:have to )?(?:pay(?:ing)?|count(?:ing)?|charged?)(?: me| us)?(?: any)?|nobody (?:pays?|charges?|wants)(?: us| me)?(?: any)?) (?:any )?rent(?:al)?(?: (?:costs?|price|fees?|charges?))?\b|\bcosts? (?:us |me |you )?nothing\b|\bno (?:cloud|gpu|card) (?:costs?|prices?|bill)\b/iu
/** Of what is asked today anyway, and what was said before. */
const asideWords =
  /^(?:(?:this|the current) (?:week|month)|fri(?:day)? (?:evening|night|afternoon)|mon(?:day)? (?:morning|noon)|hours?|today|now|right now|current(?:ly)?|cancel(?: that)?|forget (?:it|that)|never ?mind)$/iu

/** "1 month", which is the time that is rented. */
const timeAlone =
  /^(?:(?:\d{1,4}|an?|one|whole|full|entire|complete) ?){0,2}(?:hours?|h|days?|weeks?|months?|years?)$/iu

/** Null where no GPU is named, or data to train on is. */
export function readPrices({ text: typed, understanding, facts }: InquiryInput): Inquiry | null {
  const text = typed.replace(noJob, ' ').replace(noRent, ' ')
  const { words } = facts
  const { draft } = understanding
  const gpus = draft.get('gpus') ?? anyGpus(text, draft, facts)
  if (gpus === null || draft.get('tokens') !== null) return null
  // "L4, A10G or 4090?", "best value for 8b: L40S or A100?": GPUs by what they do for their price.
  const isChoice = gpuNames(understanding) > 1 && (choiceWords.test(text) || workWords.test(text))
  if (draft.get('params') !== null && !isChoice) return null
  const isPricing = (term: string) =>
    /^(?:spot|on.?demand|reserved|commit\w{0,6})(?: (?:prices?|pricing|rates?|instances?|machines?))?$/i.test(term) ||
    /^(?:\d{1,2}|an?|one)[ -](?:months?|years?|yrs?)$/i.test(term) ||
    (!/\d/u.test(term) && words.reserved.test(term))
  // Words that are not known are named in the answer.
  if (
    draft.issues.some(
      ({ kind, terms }) => kind !== 'unknown' && !terms.every((term) => isPricing(term) || isSellerWords(term)),
    )
  )
    return null
  const ofGpus = gpuHoursIn(text)
  // "1,000 H100-hours" are no thousand H100.
  const named = draft.get('gpuCount')
  const gpuCount = ofGpus !== null && named === ofGpus.value ? null : named
  const hours =
    ofGpus === null || ofGpus.isMonthly ? rentedHoursIn(text, facts) : ofGpus.value / Math.max(1, gpuCount ?? 1)
  const hasTime = hours !== null
  // "Lambda vs RunPod A100": sellers are weighed by what they ask.
  const isOfSellers = gpuSellers(draft) > 1 && choiceWords.test(text)
  // "Which GPUs have 80 GB?": those that do, by their price.
  const isList = understanding.slots.some(({ role }) => role === 'memory') && listWords.test(text)
  // "Training takes 4,000 H100-hours: AWS or Crusoe?": how long is said, and where is asked.
  const isTimed = isOfSellers && ofGpus !== null
  if (
    (!isChoice && !isTimed && (words.trainingJob.test(text) || words.weighing.test(text))) ||
    !(
      isChoice ||
      isList ||
      isOfSellers ||
      priceWords.test(text) ||
      asksOffer.test(text) ||
      isNameAlone(text, understanding) ||
      (hasTime && !words.past.test(text))
    )
  )
    return null
  const sellers = ownHostsOnly.test(text) ? null : sellersIn(text, understanding)
  const asked = {
    ...draft.finish().spec,
    gpuCount,
    gpus: [...gpus],
    ...(sellers === null ? {} : { providers: sellers.within, tier: null }),
  }
  // "An H200 per hour" names the kind, and no number.
  const isCounted = understanding.slots.some(({ role }) => role === 'count' || role === 'quantity')
  const spec = isCounted || asked.gpuCount !== 1 ? asked : { ...asked, gpuCount: null }
  const bill = billWordsIn(text)
  const currency = bill?.currency ?? null
  const several = offerCountIn(text)
  return {
    kind: 'prices',
    ...(currency === null ? {} : { currency }),
    ...(several === null ? {} : { offerCount: several.count }),
    ...(regionCode.test(text) && gpuSellers(draft) > 1 ? { isRegionOfOne: true } : {}),
    ...(watchWords.test(text) ? { isWatchAsked: true } : {}),
    ...(nowWords.test(text) ? { isLiveAsked: true } : {}),
    ...(bill?.taxShare == null ? {} : { tax: { share: bill.taxShare, name: bill.tax } }),
    spec: ownHostsOnly.test(text) ? { ...spec, hosting: 'data-centre', tier: null } : spec,
    pricings: pricingsIn(text),
    ...pricingByGpu(understanding),
    ...(sellers === null ? {} : { sellers: { groups: sellers.groups, named: sellers.named } }),
    hours,
    gpuHours: ofGpus === null || ofGpus.isMonthly ? null : ofGpus.value,
    isPerTokenAsked: isChoice || workWords.test(text),
    ...(workWords.test(text) ? {} : hourAskedIn(text, spec)),
    unused: unmetWords(understanding).filter(
      (each) =>
        ofGpus?.words.includes(each) !== true &&
        !(bill?.taxShare != null && each.includes('%')) &&
        !asideWords.test(each) &&
        !(sellers !== null && isSellerWords(each)) &&
        !(hasTime && timeAlone.test(each)) &&
        several?.words.includes(each) !== true &&
        !priceWords.test(each) &&
        !workWords.test(each) &&
        !choiceWords.test(each),
    ),
  }
}

/** "h100", "4090 runpod": a card and perhaps a seller, and nothing else. */
const isNameAlone = (text: string, { recognized, slots }: InquiryInput['understanding']): boolean =>
  !/^\W*on\b/iu.test(text) &&
  recognized.mentions.every(({ meaning }) => ['gpu', 'provider', 'sentence-end', 'sign'].includes(meaning.kind)) &&
  slots.some(({ role }) => role === 'gpus')

/**
 * Groups of sellers and the sellers beside them. `within`: the one seller whose products the groups are, as in "RunPod
 * community vs secure cloud". Null where no group is named, or only one that stands for its providers.
 */
function sellersIn(
  text: string,
  { slots }: InquiryInput['understanding'],
): { groups: readonly SellerGroup[]; named: ProviderId[]; within: ProviderId[] | null } | null {
  const groups = sellerGroupsIn(text)
  const providers = slots.flatMap((slot) => (slot.role === 'providers' && !slot.excluded ? [slot] : []))
  const named = [...new Set(providers.flatMap(({ ids }) => (ids.length === 1 ? ids : [])))]
  const [only] = named
  if (only !== undefined && named.length === 1 && groups.includes('own') && groups.includes('marketplace'))
    return { groups, named: [], within: [only] }
  const isAlone = groups.length === 1 && named.length === 0
  if (groups.length === 0 || (isAlone && groups[0] !== 'marketplace' && groups[0] !== 'neocloud')) return null
  return { groups, named, within: null }
}

/** "A cheap GPU for the weekend": those that people ask about first; null where a job is named, or no time. */
function anyGpus(
  text: string,
  draft: InquiryInput['understanding']['draft'],
  { words, rules }: InquiryInput['facts'],
): readonly string[] | null {
  const isOpen =
    draft.get('params') === null && draft.get('budgetUsd') === null && rentedHoursIn(text, { rules }) !== null
  if (isOpen && words.anyGpu.test(text)) return rules.comparedCards
  const isOfSeller =
    gpuSellers(draft) > 0 && /^\W*(?:\S+\W+){0,2}(?:prices|pricing|rates)\W*(?:\S+\W*){0,2}$/iu.test(text)
  return draft.get('params') === null && (isOfSeller || asksPriceList.test(text)) ? rules.comparedCards : null
}
/** "GPU prices", "your price list": of no kind in particular. */
const asksPriceList =
  /\b(?:price ?(?:list|overview|sheet|table)s?|rate ?cards?|(?:gpu|card|cloud|rental|hourly)s? (?:prices|pricing|rates|price overview)|prices? (?:of|for) (?:the |all |your |any )?(?:gpus?|cards)|what (?:do|does|are|is) (?:the )?(?:gpus?|cards?)\b.{0,20}\b(?:cost|rent for)|gpus? (?:cost )?per hour)\b/iu

/** "A100 spot or H100 on demand": every kind that is named has the pricing that stands next to it, and they differ. */
function pricingByGpu({
  allSlots,
}: InquiryInput['understanding']): Pick<Extract<Inquiry, { kind: 'prices' }>, 'pricingOf'> {
  const gpus = allSlots.flatMap((slot) => (slot.role === 'gpus' && !slot.excluded && !slot.group ? [slot] : []))
  const ways = allSlots.flatMap((slot) => {
    const pricing = slot.role === 'field-value' && slot.field === 'pricing' ? slot.value : null
    const known = pricings.find((each) => each === pricing)
    return known === undefined ? [] : [{ from: slot.from, to: slot.to, pricing: known }]
  })
  if (gpus.length < 2 || gpus.length !== ways.length || new Set(ways.map(({ pricing }) => pricing)).size < 2) return {}
  const next = gpus.map((gpu, at) => ({ gpu, way: ways[at] }))
  const areNext = next.every(({ gpu, way }) => way !== undefined && (way.from === gpu.to || way.to === gpu.from))
  // "Reserved H100 price against on-demand H100 price": both ways of one kind.
  if (!areNext || new Set(gpus.flatMap(({ ids }) => ids)).size < gpus.flatMap(({ ids }) => ids).length) return {}
  return {
    pricingOf: Object.fromEntries(
      next.flatMap(({ gpu, way }) => (way === undefined ? [] : gpu.ids.map((id) => [id, way.pricing] as const))),
    ),
  }
}
