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
  // "We spend $4k a month on gpt-4o, want our own model to replace it": the bill of now is none of the job.
  const billed = new RegExp(
    String.raw`\b(?:(?:we|i)(?:['’]re| are|['’]m| am)? )?(?:(?:currently|now) )?(?:spend|pay|us|runn?|bill)(?:e|ing|ed)?\b[^.;]{0,40}\b${literal}[^.,;]{0,24}[.,;:]`,
    'iu',
  )
  const byIt = /(?:\b(?:to|that|which|and) )?\breplac(?:e|es|ing) (?:it|that|them)\b/iu
  const bill = byIt.test(text) ? billed.exec(text) : null
  const found = bill ?? replaced.exec(text)
  if (found === null) return null
  const left = text.replace(found[0], found.groups?.['other'] === undefined ? ' ' : 'train ')
  const rest = bill === null ? left : left.replace(byIt, ' ')
  return closedModelGuard.test(rest) ? null : rest.replaceAll(/\s+/gu, ' ').trim()
}
