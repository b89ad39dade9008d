/** "Replace gpt-4o with our own small model": the closed model is what goes, and not what is trained. */
import type { Catalog } from '../catalog/catalog.ts'
import { closedModelGuard, closedNameIn } from './interpret-closed-model.ts'

const goes = String.raw`(?:replac(?:e|es|ing|ement for)|substitut(?:e|es|ing)(?: for)?|swap(?:s|ping)?(?: out)?|switch(?:ing)? (?:away )?from|mov(?:e|ing) (?:off|away from|from)|migrat(?:e|ing) (?:off|away from|from)|get(?:ting)? (?:off|away from|rid of)|ditch(?:ing)?|drop(?:ping)?|stop (?:using|paying for))`
const maxText = 600

/** The text without it, where it trains another in its place; null: no closed model is replaced. */
export function withoutReplacedModel(text: string, catalog: Catalog): string | null {
  if (text.length > maxText || !closedModelGuard.test(text)) return null
  const name = closedNameIn(text, catalog)
  if (name === null) return null
  const literal = name.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
  const replaced = new RegExp(
    String.raw`(?:\b(?:to|that|which|and) )?\b${goes} (?:our |the |my |openai(?:'s)? |using |calls (?:to|of) ){0,3}${literal}(?: apis?| calls| bill)?(?<other> (?:with|by|to|for|in favou?r of) (?=(?:an? |our |my |some |the )?(?:own|open|small\w*|fine-?\s?tuned|tuned|local|self-?hosted|custom|llama|qwen|mistral|gemma|phi|deberta|modernbert|bert|encoder|classifier)\b))?`,
    'iu',
  )
  const bill = replacesIt.test(text) ? billOf(text, literal) : null
  const found = bill ?? replaced.exec(text)
  if (found === null) return null
  const left = text.replace(found[0], found.groups?.['other'] === undefined ? ' ' : 'train ')
  const rest = bill === null ? left : left.replace(replacesIt, ' ')
  return closedModelGuard.test(rest) ? null : rest.replaceAll(/\s+/gu, ' ').trim()
}

/** "A small model to replace it", "could our own model do that", "train our own instead": what does the work from then on. */
const replacesIt =
  /(?:\b(?:to|that|which|and) )?\breplac(?:e|es|ing) (?:it|that|them)\b|(?<=\b(?:small(?:er)?|own|fine-?\s?tuned|tuned|open|local|self-?hosted|trained) (?:[\w-]{2,12} )?(?:model|encoder|classifier|llm|one)) (?:(?:to )?(?:do|handle|manage) (?:it|that|this|the same|the job)|take (?:it|that|this) over|take over)\b|(?<=\b(?:small(?:er)?|own|fine-?\s?tuned|tuned|open|local|self-?hosted) (?:[\w-]{2,12} )?(?:model|encoder|classifier|llm)) instead\b/iu

/** "We spend $4k a month on gpt-4o", "gpt-4o does our tagging today": what is now is none of the job; null: nothing of it is told. */
function billOf(text: string, literal: string): RegExpExecArray | null {
  const spends = String.raw`\b(?:(?:we|i)(?:['’]re| are|['’]m| am)? )?(?:(?:currently|now|all|today) )?(?:spend|pay|us|runn?|bill|hav)(?:e|ing|ed)?\b[^.;]{0,40}\b${literal}\b`
  return (
    new RegExp(String.raw`${spends}[^.,;(]{0,4}[.,;:]`, 'iu').exec(text) ??
    new RegExp(String.raw`${spends}(?= (?:for|to|on|doing|tagging|classif\w+|label\w*)\b)`, 'iu').exec(text) ??
    new RegExp(String.raw`${spends}[^.,;]{0,24}[.,;:]`, 'iu').exec(text) ??
    new RegExp(
      String.raw`(?:\bour )?\b${literal} (?:currently |now |today )?(?:does|handles|do|is doing|makes)\b`,
      'iu',
    ).exec(text)
  )
}
