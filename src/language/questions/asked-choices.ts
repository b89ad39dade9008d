/** What a question asks of the choice of a model or of software. */
import { type NamedBesideChoices, namedBesideChoices } from './named-beside-choices.ts'
import { type ThingDetails, thingDetails } from './thing-details.ts'
import { fractions } from './named-amounts.ts'
import type { Certificate } from '../../catalog/provider.ts'
import { typedNumber } from '../text/typed-number.ts'

export type AskedChoices = ThingDetails &
  NamedBesideChoices & {
    /** What is asked of the model: whether another one does better, a newer one, or a smaller one. */
    readonly asksModel?: 'named' | 'newer' | 'smaller'
    /** What another model costs is asked besides. */
    readonly asksMoney?: true
    /** What software is asked about: ids of data/stacks and of the glossary, and what it should have. */
    readonly software?: {
      readonly stacks: readonly string[]
      readonly terms: readonly string[]
      readonly features: readonly string[]
      readonly isWhich?: true
      readonly isNeed?: true
      readonly isOnAmd?: true
    }
    /** The task is told, and one that small models do. */
    readonly isSmallTask?: true
    /** It answers from documents. */
    readonly isBot?: true
    /** A size of an image that is named, in pixels; its words where it is named by another. */
    readonly pixels?: { readonly width: number; readonly height: number; readonly words: string }
    /** Ways to learn from preferences or rewards that are named, in that order. */
    readonly objectives?: readonly string[]
    /** The answers are marked good or bad one by one. */
    readonly isMarked?: true
    /** One of the same family is asked for. */
    readonly ofFamily?: true
    /** The share of each text, or of all texts, that teaches nothing. */
    readonly junk?: number
    /** So many of the texts are longer than the rest. */
    readonly longOnes?: number
    /** The language that the data are in. */
    readonly dataLanguage?: string
    /** From where a company may be: the code of a country, or EU. */
    readonly ownersFrom?: string
    /** What is saved is asked. */
    readonly asksSaving?: true
    /** What the GPUs are of a bill, and what the rest. */
    readonly asksGpuShare?: true
    /** What is in a sum, and not what is left out. */
    readonly asksIncluded?: true
    /** The notebook that is named is paid for. */
    readonly isPaidNotebook?: true
    /** What writes the answers stands on the GPUs of the training, or on others: as it is asked. */
    readonly asksPlacement?: 'same' | 'apart'
    /** The reason is asked, or whether it is needed at all. */
    readonly asksWhy?: 'why' | 'need'
    /** DeepSpeed is weighed against FSDP. */
    readonly ofDeepSpeed?: true
    /** Whether it pays is asked. */
    readonly asksWorth?: true
    /** The batch is asked about, whatever else is. */
    readonly asksBatch?: true
    /** Certificates that are named. */
    readonly certificates?: readonly Certificate[]
  }

const sides = /(?<![\d.])(\d{3,5}) ?(?:x|×|by) ?(\d{3,5})(?!\d)/iu
const fullHd = /\b(?:full ?hd|1080p)\b/iu
const dotsPerInch = /\b(\d{2,4}) ?dpi\b/iu
/** Inches, and millimetres as inches. */
const letter = { width: 8.5, height: 11, words: 'a letter page' }
const a4 = { width: 210 / 25.4, height: 297 / 25.4, words: 'A4' }
/** Other sizes of paper by their names; each is twice the next. */
const sheets: Readonly<Record<string, typeof a4>> = {
  a3: { width: 297 / 25.4, height: 420 / 25.4, words: 'A3' },
  a5: { width: 148 / 25.4, height: 210 / 25.4, words: 'A5' },
}

function pixelsIn(text: string): AskedChoices['pixels'] {
  const [, width, height] = sides.exec(text) ?? []
  if (width !== undefined && height !== undefined) return { width: Number(width), height: Number(height), words: '' }
  if (fullHd.test(text)) return { width: 1920, height: 1080, words: 'full HD' }
  const dpi = Number(dotsPerInch.exec(text)?.[1] ?? 0)
  if (dpi === 0) return undefined
  const sheet = /\ba[35]\b/iu.exec(text)?.[0].toLowerCase() ?? ''
  const page = sheets[sheet] ?? (/\bletter\b/iu.test(text) ? letter : a4)
  return {
    width: Math.round(page.width * dpi),
    height: Math.round(page.height * dpi),
    words: `${page.words} at ${dpi} dpi`,
  }
}

/** "dpo or orpo": as the plan names them. */
export const objectivesIn = (text: string): readonly string[] => [
  ...new Set([...text.toLowerCase().matchAll(/\b(?:dpo|orpo|kto|simpo|grpo|ppo)\b/gu)].map(([name]) => name)),
]
const marked =
  /\bthumbs?\b|\blikes? (?:and|or|\/) dislikes?\b|\bup ?(?:\/|or|and) ?down\b|\b(?:likes?|good (?:or|and|\/) bad|binary|single) (?:labels?|ratings?|feedback|answers?|votes?)\b/iu

const shareOfText =
  /\b(?:(\d{1,2}) ?(?:%|percent)|(?:an? |one |about )?(half|third|quarter|fifth|tenth)(?: of)?\b|two (thirds))/iu

function junkIn(text: string): number | undefined {
  const [whole, percent, part, thirds] = shareOfText.exec(text) ?? []
  if (whole === undefined) return undefined
  return percent === undefined
    ? thirds === undefined
      ? fractions[part?.toLowerCase() ?? '']
      : 2 / 3
    : Number(percent) / 100
}

const countOfLong =
  /\b(?:maybe|about|around|some|roughly|have|are|only|just|like|of) ~?(\d[\d,]{0,6})(k)? (?:like (?:that|this|those)|of (?:those|them|these)|such|that long|so long|longer ones|(?:[a-z]{3,12} )?(?:that|which) are)\b/iu

const languages =
  /\b(german|french|spanish|italian|dutch|polish|czech|finnish|swedish|danish|norwegian|hungarian|romanian|greek|turkish|russian|ukrainian|portuguese|arabic|hebrew|hindi|japanese|chinese|korean|thai|vietnamese)\b/iu

/** Peoples and countries of owners that are asked about, by the code of the country. */
const owners: readonly (readonly [RegExp, string])[] = [
  [/\b(?:chinese|china)\b/iu, 'CN'],
  [/\b(?:american|u\.s\.|usa|us)\b(?= |-|\?|$)/u, 'US'],
  [/\b(?:russian|russia)\b/iu, 'RU'],
  [/\b(?:european|eu|europe)\b/iu, 'EU'],
  [/\b(?:british|uk|britain)\b/iu, 'GB'],
  [/\b(?:german|germany)\b/iu, 'DE'],
  [/\b(?:french|france)\b/iu, 'FR'],
  [/\b(?:indian|india)\b/iu, 'IN'],
]
const ofOwners =
  /\b(?:own(?:s|ed|ers?|ership)?|shareholders?|investors?|controll?ed|compan(?:y|ies)|firm|seat|seated|based|incorporated|registered|behind|belongs?|is (?:it|this|that))\b/iu

const ofSaving = /\b(?:sav(?:e|es|ed|ing|ings)|better off)\b/iu
const ofGpus = /\bgpus?\b/iu
const ofRest =
  /\b(?:everything else|all else|the rest|other (?:stuff|things|costs?|items|parts)|the other|anything else|overheads?|extras?)\b/iu
/** "Which bits of it are actually GPU time" */
const bitsOfGpus =
  /\b(?:bits?|parts?|share|portion|how much|what|which|much of)\b.{0,40}\b(?:is|are|goes (?:on|to|into)|for|just|only|actual(?:ly)?|pure(?:ly)?|real(?:ly)?|raw) (?:the |just |only |actual(?:ly)? |pure(?:ly)? |real(?:ly)? |raw )*(?:gpus?|cards?|compute)(?:[ -]?(?:time|hours?|rent|rental))?\b/iu
/** "Colab Pro+" */
const paidNotebook = /\bcolab(?:oratory)?[ -]?(?:pro\b|plus\b|enterprise|paid|units?|subscription)|\bpaid colab\b/iu
/** "What is included in that", and not what is left out of it. */
const ofIncluded = /\b(?:includ\w+|cover(?:s|ed)?|contain\w*|counted|comprises?)\b/iu
const ofLeftOut =
  /\b(?:not|exclud\w*|left out|leav\w+|missing|hidden|extras?|besides?|catch|miss(?:es)?|omit\w*|forg\w+|else|everything|all of it|on top|all in)\b|n['’]?t\b/iu
const certificateWords: readonly (readonly [RegExp, Certificate])[] = [
  [/\bsoc[ -]?(?:2|ii|two)\b/iu, 'soc2'],
  [/\biso[ -]?(?:iec )?27001\b|\b27001\b/iu, 'iso27001'],
  [/\bpci[ -]?dss\b/iu, 'pci-dss'],
  [/\bfedramp\b/iu, 'fedramp'],
  [/\b(?:bsi )?c5\b(?! ?\d)/iu, 'c5'],
  [/\bhds\b/iu, 'hds'],
  [/\bsecnumcloud\b/iu, 'secnumcloud'],
  [/\btisax\b/iu, 'tisax'],
  [/\bhitrust\b/iu, 'hitrust'],
]

/** "Does vLLM need a card of its own?", "do they share it?" */
const apartWords = /\b(?:separate(?:ly)?|own|second|2nd|extra|dedicated|additional|another|different|other|apart)\b/iu
const sameWords = /\b(?:same|shar(?:e|es|ed|ing)|coloc\w*|together|one|single)\b/iu
const whyWords = /\b(?:why|how come|what for|reason)\b/iu
const needWords = /\bneed(?:ed|s)?\b|\bnecessary\b/iu
/** What each of these is asked of: elsewhere the words tell nothing. */
const ofEngine = /\b(?:vllm|sglang|roll-?outs?|generat\w+|inference|sampl\w+|engine)\b/iu
const ofMethod = /\b(?:q?lora|full|4[- ]?bits?|nf4|methods?)\b/iu
const ofPasses = /\b(?:epochs?|pass(?:es)?)\b/iu
const ofRate = /\b(?:lrs?|learning rates?)\b/iu
const ofDeepSpeed = /\bdeepspeed\b|\bzero[- ]?3\b/iu
const ofTorch = /\bfsdp\d?\b/iu
const batchWords = /\bbatch(?:es)?\b/iu

const ofOtherParts = (text: string): AskedChoices => ({
  ...(ofEngine.test(text) && (apartWords.test(text) || sameWords.test(text))
    ? { asksPlacement: apartWords.test(text) ? ('apart' as const) : ('same' as const) }
    : {}),
  ...(ofMethod.test(text) && (whyWords.test(text) || needWords.test(text))
    ? { asksWhy: whyWords.test(text) ? ('why' as const) : ('need' as const) }
    : {}),
  ...(ofDeepSpeed.test(text) && ofTorch.test(text) ? { ofDeepSpeed: true as const } : {}),
  ...(/\bworth\b/iu.test(text) && ofPasses.test(text) ? { asksWorth: true as const } : {}),
  ...(batchWords.test(text) && ofRate.test(text) ? { asksBatch: true as const } : {}),
})

/** `text`: of the question. */
export function choicesAsked(text: string): AskedChoices {
  const [pixels, junk, language] = [pixelsIn(text), junkIn(text), languages.exec(text)?.[1]]
  const [, longOnes, kilo] = countOfLong.exec(text) ?? []
  const objectives = objectivesIn(text)
  const certificates = certificateWords.flatMap(([words, id]) => (words.test(text) ? [id] : []))
  const ownersFrom = ofOwners.test(text) ? owners.find(([pattern]) => pattern.test(text))?.[1] : undefined
  return {
    ...(ownersFrom === undefined ? {} : { ownersFrom }),
    ...ofOtherParts(text),
    ...(ofSaving.test(text) ? { asksSaving: true as const } : {}),
    ...((ofGpus.test(text) && ofRest.test(text)) || bitsOfGpus.test(text) ? { asksGpuShare: true as const } : {}),
    ...(ofIncluded.test(text) && !ofLeftOut.test(text) ? { asksIncluded: true as const } : {}),
    ...(paidNotebook.test(text) ? { isPaidNotebook: true as const } : {}),
    ...(certificates.length === 0 ? {} : { certificates }),
    ...thingDetails(text),
    ...namedBesideChoices(text),
    ...(objectives.length === 0 ? {} : { objectives }),
    ...(marked.test(text) ? { isMarked: true as const } : {}),
    ...(pixels === undefined ? {} : { pixels }),
    ...(junk === undefined ? {} : { junk }),
    ...(longOnes === undefined ? {} : { longOnes: typedNumber(longOnes, kilo) }),
    ...(language === undefined
      ? {}
      : { dataLanguage: language.charAt(0).toUpperCase() + language.slice(1).toLowerCase() }),
  }
}
