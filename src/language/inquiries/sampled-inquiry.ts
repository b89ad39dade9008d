/** "SDXL lora on 30 pictures", "Whisper on 600 hours of audio, 3 epochs": models of pictures and sound, by their samples. */
import { noHurry } from '../grammar/other-deadlines.ts'
import type { GivenNotebook, SampledModels } from '../../catalog/sampled-models.ts'
import type { Inquiry, InquiryInput } from './inquiry.ts'
import type { SampleAmount } from './sample-amount.ts'
import { sampleAmountIn } from './sample-amounts.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { sampledTaskIn } from './sampled-task.ts'
import { doubtedMachineIn } from './doubted-machine.ts'
import { type QuotedSum, quotedSumsIn } from './quoted-sums.ts'
import { namesWriter } from '../text/seeing-models.ts'
import { refusesCloud } from '../text/refused-cloud.ts'
import { unsupportedNameIn } from './unsupported-inquiry.ts'
import { rememberedOf } from '../../once.ts'

/** It is trained by adapters. */
export const saysLora =
  /(?<!\b(?:not|no|without|instead of|rather than) (?:an? )?)\b(?:loras?|dreambooth|lokrs?|locon|adapters?)\b/iu
/** "Dreambooth full finetune": every weight, by whatever recipe. */
const full =
  /\bfull(?:[- ]?(?:ft|fine[- ]?tun\w*|weights?|model|parameters?|training|unet|dreambooth))?\b(?! (?:hd|res\w*|size|hour|day|set|body|bill|price|cost)s?\b)/iu
const unetOfDiffusion = /(?<=\bdiffusion\b.*)\bu-?net\b/giu
const maxLength = 900

/** Null where no such model is named, or nothing of how much. */
export function readSampled({ text, understanding, facts }: InquiryInput): Inquiry | null {
  if (text.length > maxLength) return null
  const model = longestNamed(text.replace(unetOfDiffusion, ' '), facts.sampledModels)
  const task = model === null ? sampledTaskIn({ text, understanding, facts }) : null
  const found = model ?? task?.found ?? null
  if (found === null) return null
  const { row } = found
  if (row.counted?.one === 'pair' && namesWriter(text)) return null
  // Its epochs are of 250 steps each, whatever the cases are.
  if (row.counted?.one === 'patch' && ownSchedule.test(text)) return null
  const dataset = facts.sampledModels.datasets.find(({ names }) =>
    names.some((one) => unsupportedNameIn(text, one) !== null),
  )
  const data = sampleAmountIn(text, row, dataset ?? {})
  // Of what nobody trains whole no speed is on record.
  const isUsuallyLora =
    (found.isKind && row.learns === 'subject' && data.isFromScratch !== true) ||
    Object.values(row.speeds).every((speed) => speed?.full === null && speed.lora !== null)
  const isLora = (isUsuallyLora || saysLora.test(text)) && !(full.test(text) && !/\bloras?\b/iu.test(text))
  const amount = row.sample === 'sound' ? data.soundHours : (data.images ?? data.steps ?? data.groups ?? null)
  // A subject or a style is learnt in a usual number of steps, whoever counts the pictures.
  const isUsual = row.learns === 'subject' && (isLora || facts.words.trainingJob.test(text))
  const ofMemory = asksMemory.test(text) || doubtsCard.test(text)
  const isMemoryAlone = ofMemory && !asksFigures.test(text)
  if (amount === null && (!isUsual || isMemoryAlone)) return ofMemory ? memoryAnswer(row) : null
  const spec = withoutNameAsAim(understanding.draft.finish().spec, text)
  const named = withCardOf(row.sample === 'sound' ? withoutSoundAsTime(spec, data) : spec, text, facts.sampledModels)
  // "In our house style": nobody owns cards that are not named.
  const stated = named.gpus === null && named.owned === true ? { ...named, owned: null } : named
  const notebook = notebookIn(text, stated, facts.sampledModels)
  const quoted = quotedIn(text, stated)
  const newLanguage = newLanguageIn(text, row)
  // Cards of so much memory are none that was named.
  const isOfMemory = stated.gpus === null || !understanding.slots.some(({ role }) => role === 'gpus')
  const unnamed = notebook === null && isOfMemory ? unnamedCardIn(text) : null
  return {
    kind: 'samples',
    id: row.id,
    name: found.name,
    method: isLora ? 'lora' : 'full',
    data,
    spec: {
      ...stated,
      // Who has time compares dollars.
      objective: stated.objective ?? (noHurry.test(text.toLowerCase()) ? 'cheapest' : null),
      ...(unnamed === null ? {} : { gpus: null, gpuCount: null, owned: null }),
      ...(quoted.length === 0 ? {} : { budgetUsd: null }),
      ...(notebook === null
        ? {}
        : { gpus: [notebook.gpu], gpuCount: notebook.gpuCount, owned: true, providers: null, budgetUsd: null }),
    },
    ...(unnamed === null ? {} : { unnamedCard: unnamed }),
    ...(doubtsMachine(text) ? { isDoubted: true as const } : {}),
    ...(found.isKind || found.isAkin ? { takenFor: found.name } : {}),
    ...(task === null || task.advice === null ? {} : { advice: task.advice }),
    ...((stated.gpus?.length ?? 0) > 1 && weighs.test(text) ? { weighsCards: true as const } : {}),
    ...(notebook === null ? {} : { notebook: notebook.name }),
    ...(quoted.length === 0 ? {} : { quoted }),
    ...(newLanguage === null ? {} : { newLanguage }),
    ...(asksPrivacy.test(text) ? { asksPrivacy: true as const } : {}),
    ...(asksLicence.test(text) ? { asksLicence: true as const } : {}),
    ...(isCommercial.test(text) ? { isCommercial: true as const } : {}),
    ...(isNovice.test(text) ? { isNovice: true as const } : {}),
    ...(asksReliable.test(text) ? { asksReliable: true as const } : {}),
    ...(refusesCloud(text) ? { staysHere: true as const } : {}),
  }
}

/** "Faster R-CNN", "faster-whisper": a name hurries nobody. */
const withoutNameAsAim = (spec: Spec, text: string): Spec =>
  spec.objective === 'fastest' && !hurries.test(text.replaceAll(fasterName, ' ')) ? { ...spec, objective: null } : spec
const fasterName = /\bfaster[ -]?(?:r-?cnn|whisper)\b/giu
const hurries = /\b(?:fast\w*|quick\w*|asap|soon\w*|hurr(?:y|ies)|urgent\w*|speed|time)\b/iu

/** "8gb laptop", "a laptop with 6 GB of VRAM", "my 12 GB card": its memory, of a laptop that of its graphics unless it is said to be RAM. */
function unnamedCardIn(text: string): { readonly gigabytes: number; readonly words: string } | null {
  const [words, before, behind] = unnamedCard.exec(text) ?? []
  const gigabytes = Number(before ?? behind)
  return words === undefined || !(gigabytes > 0) || gigabytes > mostOfOneCard ? null : { gigabytes, words }
}
const unnamedCard =
  /(?<![\w.])(\d{1,2}) ?(?:gb|gigs?)(?: of)?(?: vram| nvidia| gaming| graphics| gpu){0,2} (?:laptop|notebook|graphics card|card|gpu)\b(?! ram)|\b(?:laptop|notebook|graphics card) (?:with|of|has) (?:an? )?(\d{1,2}) ?(?:gb|gigs?)\b(?! (?:of )?ram\b)(?: (?:of )?vram)?/iu
const mostOfOneCard = 48

/** Several sums that somebody asks for, or one that is called a quote and no budget. */
function quotedIn(text: string, { budgetUsd }: Spec): readonly QuotedSum[] {
  const sums = quotedSumsIn(text)
  if (sums.length > 1) return sums
  return budgetUsd !== null && saysQuote.test(text) && !saysLimit.test(text)
    ? [
        {
          value: budgetUsd,
          currency: null,
          words: `The quote of $${Math.round(budgetUsd).toLocaleString('en-US')}`,
        },
      ]
    : []
}
const saysQuote = /\b(?:quot(?:e|es|ed)|offer(?:s|ed)?|asks? for|charg(?:e|es|ing)|proposal|invoice[ds]?)\b/iu
const saysLimit =
  /\b(?:budget|max(?:imum)?|at most|under|below|up to|less than|can spend|afford|(?:we|i)(?:['’]ve| have)(?: only| about)? (?:[$€£]\d|\d[\d.,]{0,9}k? ?(?:usd|eur|euros?|dollars|bucks|pounds)))\b/iu

const weighs = /\b(?:or|vs\.?|versus|compare\w*|better|best|cheaper|worth|value|balanced|which)\b/iu

const doubtsMachine = (text: string): boolean => /\boverkill\b/iu.test(text) || doubtedMachineIn(text) !== null

/** "Kurdish", in capitals as it is written. */
function newLanguageIn(text: string, { newLanguages }: SampledModels['rows'][number]): string | null {
  const words: readonly string[] = text.toLowerCase().match(/\p{L}{3,16}/gu) ?? []
  const found = newLanguages?.names.find((name) => words.includes(name))
  return found === undefined ? null : found.replace(/^./u, (letter) => letter.toUpperCase())
}

const ownSchedule = /\bnn[- ]?u-?net/iu
const asksPrivacy =
  /\b(?:safe|secure|privacy|private(?:ly)?|confidential|leaks?|leaked|steal|stolen|spy|trust|who (?:can )?sees?|can (?:they|anyone|somebody|someone|others) see)\b/iu
const asksLicence =
  /\b(?:commercial(?:ly)?|licen[cs]e[ds]?|licensing|(?:may|can|could|allowed to|free to|legal(?:ly)? to) (?:we |i |you )?(?:then |legally |later )?(?:sell|publish|advertise|monetize|use (?:the |its |their |our |these )?(?:pictures|images|outputs?|results|photos)))\b/iu
const isCommercial =
  /\b(?:(?:web ?)?shops?|stores?|sell(?:ing)?|sold|clients?(?:['’]s?)?|customers?(?:['’]s?)?|compan(?:y|ies)|business|start-?up|agency|freelanc\w+|brand|merch\w*|products? photos?|our products?|\d{1,4} products|e-?commerce|prints?|advert\w*|paying|photographer|etsy|studios?|house style|(?:our|the|a) (?:video ?|board ?|mobile )?games?|game (?:art|assets?|studio)|we make games|concept art|corporate|marketing|campaigns?)\b/iu
const isNovice =
  /\b(?:not (?:a |very |really )?(?:technical|techie|techy|programmer|developer|coder|tech person)|non[- ]?tech\w*|(?:can['’]?t|cannot|don['’]?t|never) (?:code|coded|program|know (?:how|anything|computers))|(?:know|understand) (?:nothing|little|zero) (?:about|of)|no (?:idea|clue|tech\w*|coding|programming)|(?:have |['’]ve )?never (?:rented|used|trained|done)|clueless|beginners?|newbie|noob|without (?:coding|code|programming)|no[- ]code|for dummies|(?:my|own) face|selfies)\b/iu
const asksReliable =
  /\b(?:die|dies|dying|crash(?:es|ing)?|killed?|kicked|interrupt\w*|preempt\w*|reclaim\w*|evict\w*|vanish\w*|disappear\w*|pulled|taken away|reliable|reliably|stable|won't stop|not stop)\b/iu

/** Whether a name of such a model may stand in the text: quick. */
export const namesSampled = (text: string, models: SampledModels): boolean =>
  text.length <= maxLength && anyName(models).test(text)

const anyName = rememberedOf((models: SampledModels) => {
  const names = models.rows.flatMap(({ names: own, kinds = [] }) => [...own, ...kinds])
  return new RegExp(
    `(?<![\\w.-])(?:${names
      .map((name) =>
        name
          .replaceAll('.', String.raw`\.`)
          .replaceAll(' ', '[ -]?')
          .replaceAll('*', String.raw`[\w.-]{1,12}`),
      )
      .join('|')})`,
    'iu',
  )
})

const isGiven = /\bfree\b|\bfor nothing\b|\bkaggle\b/iu

/** "On free Colab", "can Kaggle do it": null where none is named, or another card than it gives. */
function notebookIn(text: string, { gpus }: Spec, { notebooks }: SampledModels): GivenNotebook | null {
  if (!isGiven.test(text)) return null
  const found = notebooks.find(({ names }) => names.some((name) => unsupportedNameIn(text, name) !== null))
  return found === undefined || (gpus !== null && !gpus.includes(found.gpu)) ? null : found
}

/** Cards that stand with the asker, or that somebody lends for nothing. */
const standsHere =
  /\b(?:idle|unused|sitting (?:here|around|idle)|on[- ]prem\w*|local(?:ly)?|at home|(?<!\b(?:something|anything|one|machine|box|buy|put) )in (?:the|our|my) (?:lab|office|basement|rack|closet)|(?:my|our) (?:own )?(?:pc|desktop|workstation|rig|gaming pc|laptop|box|server)|(?:university|uni|school|institute|department|lab|campus|employer|company|boss) (?:offers|has|gives|provides|lets|owns|lends))\b|\bhere\s{0,3}(?:[,.;?!]|$)/iu

/** The same on the card that a text names, and on one's own where it stands with the asker. */
export const withCardOf = (spec: Spec, text: string, models: SampledModels): Spec =>
  withOwner(withHomeCard(spec, text, models), text)

/** "On my 3080 Ti": the longest name of a card that is in no catalog, which "3080" would be read out of. */
function withHomeCard(spec: Spec, text: string, { cards }: SampledModels): Spec {
  const found = cards.flatMap((card) =>
    card.names.flatMap((name) => (unsupportedNameIn(text, name) === null ? [] : [{ card, length: name.length }])),
  )
  const [first] = found.toSorted((one, other) => other.length - one.length)
  return first === undefined ? spec : { ...spec, gpus: [first.card.id] }
}

const withOwner = (spec: Spec, text: string): Spec =>
  spec.gpus !== null && spec.owned === null && standsHere.test(text) ? { ...spec, owned: true, providers: null } : spec

/** A card that is more than it needs, or said to be needed. */
export const doubtsCard =
  /\boverkill\b|\btoo (?:big|much|large|strong) (?:a |of a )?(?:gpu|card|for)\b|\b(?:do|does|would|will) (?:i|we|it|this|that) (?:really |actually )?need (?:an?|the)\b/iu
const asksMemory = /\bv?ram\b|\bmemory\b|\bfits?\b|\b(?:which|what) (?:gpu|card)s?\b/iu

const asksFigures = /\b(?:costs?|prices?|cheap\w*|pay|how (?:much|long)|hours|money|dollars|bill|budget)\b|[$€£]/iu

/** Nothing is said of how much is trained on. */
const memoryAnswer = ({ name, memoryGb, sample }: SampledModels['rows'][number]): Inquiry => ({
  kind: 'known',
  id: 'memory of samples',
  says: [
    `${name} takes about ${memoryGb.full} GB of GPU memory to train in full at a usual batch, about ${memoryGb.lora} GB with LoRA.`,
    `Activations grow with the batch: halve it and accumulate twice as long, or recompute them (gradient checkpointing), where that is too much. For hours and dollars say how ${sample === 'sound' ? 'many hours of sound' : 'many images'}, and the epochs.`,
  ],
})

/** "800 hours of audio" are no time that it may take. */
const withoutSoundAsTime = (spec: Spec, { soundHours }: SampleAmount): Spec =>
  soundHours !== null && spec.deadlineHours === soundHours ? { ...spec, deadlineHours: null } : spec

/** "Whisper small" before "whisper", names that other words make sure of before all, and a backbone behind what is built on it. */
export function longestNamed(text: string, { rows }: SampledModels) {
  const found = rows.flatMap((row) => {
    const named = [...row.names, ...(row.kinds ?? [])].flatMap((one) => {
      const name = unsupportedNameIn(text, one)
      const isKind = row.kinds?.includes(one) === true
      const isAkin = row.akin?.includes(one) === true
      const sure = isKind ? -1 : row.with === undefined ? 0 : 1
      return name === null ? [] : [{ row, name, isKind, isAkin, sure, length: one.length }]
    })
    const isMeant = row.with === undefined || row.with.some((word) => unsupportedNameIn(text, word) !== null)
    return isMeant ? named : []
  })
  const whole = found.filter(({ row, isKind }) => row.isBackbone !== true && !isKind)
  const meant = whole.length > 0 ? whole : found
  return meant.toSorted((one, other) => other.sure - one.sure || other.length - one.length)[0] ?? null
}
