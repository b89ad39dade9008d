/** Models that are made of another one: pruned and healed, or a draft that writes ahead of it. */
import { collapseSpaces } from '../text/characters.ts'

const size = String.raw`\d{1,3}(?:\.\d{1,2})? ?b`
const name = String.raw`(?:[a-z][\w.-]{1,18} ?(?:\d(?:\.\d)? )?)?`

export type PrunedModel = {
  /** As typed: "llama 70b", "4b". */
  readonly from: string
  readonly to: string
  /** A job in which the smaller one is trained. */
  readonly rest: string
}

const pruning = new RegExp(
  String.raw`\b(?:minitron[- ](?:style )?)?(?:(?:width|depth|layer|structured)[- ])?(?:prun(?:e|ed|ing)|shrink(?:ing)?)(?: of)?(?: our| the| an?)? (${name}${size}) (?:down )?(?:to|into) (?:an? |about |some )?(${size})\b`,
  'iu',
)
const likeOthers =
  /,?\s*(?:\b(?:like|as in|à la|a la|using|with the|in the style of)\s+)?(?:nvidia'?s? )?minitron\b(?:[- ]style)?/giu
const healing =
  /[\s,]*\b(?:and |then |, )*(?:(?:re-?)?train(?:ing)?|heal(?:ing|ed)?|recover(?:y|ing)?|(?:knowledge )?distill?(?:ation|ing)?|kd|fine-?tun(?:e|ing)|repair)\b(?: it| that)?(?= (?:on|with|over|for|using|in)\b| \d)/iu

/** "Prune 8b to 4b and distill with 90B tokens like minitron"; null where nothing is pruned to a size. */
export function prunedModelIn(text: string): PrunedModel | null {
  const plain = text.replaceAll(likeOthers, ' ')
  const [words, from, to] = pruning.exec(plain) ?? []
  if (words === undefined || from === undefined || to === undefined) return null
  const isDistilled = /\b(?:distil\w*|kd|minitron)\b/iu.test(text)
  const job = isDistilled ? `distill ${from} into ${to}` : `continued pretraining ${to}`
  return { from, to, rest: collapseSpaces(plain.replace(healing, ' ').replace(words, job)) }
}

export type DraftModel = {
  /** The kind of draft as it is called. */
  readonly words: string
  /** A small model of its own, by its size; null: a head on the target. */
  readonly size: string | null
  readonly rest: string
}

const head =
  /\b(?:an? |the |some |our )?((?:eagle(?:[- ]?v?[123])?|medusa|hydra|hass|speculator)(?:[- ](?:style|type))?(?: (?:draft(?:er)?|speculative|decoding))?(?: (?:heads?|models?|speculators?|layers?|drafters?))?|(?:draft|drafting|speculative|speculator) (?:decoding )?heads?)(?=\b|\s|$)(?: for| of| on)?/iu
const draft = new RegExp(
  String.raw`\b(?:an? |the |our )?(${size}) (?:draft(?:er|ing)?|speculative|assistant) (?:decoding )?(?:model )?(?:for|of|to) `,
  'iu',
)
const named =
  /\(?\b(?:an? )?(?:draft(?:er)?(?: model)?|speculator)\b \(?(eagle(?:[- ]?v?[123])?|medusa|hydra)\)? ?(?:for|of)?/iu

/** "A 1b draft model for llama 70b", "an eagle head", "a draft model (eagle) for"; null: none is trained. */
export function draftModelIn(text: string): DraftModel | null {
  const [small, params] = draft.exec(text) ?? []
  if (small !== undefined && params !== undefined)
    return { words: small.trim().replace(/ (?:for|of|to)$/iu, ''), size: params, rest: text.replace(small, ' ') }
  const [whole, kind] = named.exec(text) ?? head.exec(text) ?? []
  return whole === undefined || kind === undefined
    ? null
    : { words: kind, size: null, rest: collapseSpaces(text.replace(whole, ' ').replaceAll(/[()]/gu, ' ')) }
}

export type JudgeModel = { readonly words: string; readonly rest: string }

const judge = new RegExp(
  String.raw`[,;]? ?\b(?:with |and )?(?:the |our |a )?(?:judge|grader|verifier|annotator)(?: model)?(?: is| =|:| will be| being)? (?:an? |the |our )?((?!a\b|the\b)(?:[a-z][\w.-]{1,18} )?(?:\d(?:\.\d)? )?${size})\b`,
  'iu',
)

/** "Online dpo 8b, judge is llama 70b": a model that only marks; null: none is named. */
export function judgeModelIn(text: string): JudgeModel | null {
  const [whole, words] = judge.exec(text) ?? []
  return whole === undefined || words === undefined ? null : { words, rest: collapseSpaces(text.replace(whole, ' ')) }
}
