/** "Rank 8 vs 64", "2 or 3 epochs": what is counted is said once, and holds for both numbers. */
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { tokenize } from '../text/tokenize.ts'

const joiner = String.raw`(\s*(?:\bor\b|\bvs\.?|\bversus\b|\bcompared to\b)\s*)`
/** Words before a number that say what it is. */
const leading = new RegExp(
  String.raw`\b(ranks?|batch(?: sizes?)?|seq(?:uence)?(?: len(?:gth)?)?|context|accum(?:ulation)?|epochs) ?=? ?(\d+k?)${joiner}(\d+k?)\b(?! ?(?:[a-z]?\d|gpus?|nodes?|tokens?|epochs?|hours?|[kmb]\b))`,
  'giu',
)
/** Words behind a number that say what it is. */
const trailing = new RegExp(
  String.raw`(?<![\w.])(\d[\d.,]*[kmb]?)${joiner}(\d[\d.,]*[kmb]?)( ?(?:tokens?|epochs?|examples?|rows|samples|pairs|steps)\b)`,
  'giu',
)

/** Such a text with the words beside each number. */
export const repeatSharedUnits = (text: string): string =>
  text.replaceAll(leading, '$1 $2$3$1 $4').replaceAll(trailing, '$1$4$2$3$4').replaceAll(first, '$1$2$3$4$2')

/** "3 epochs or 5": the unit stands with the first. */
const first = new RegExp(
  String.raw`(?<![\w.])(\d[\d.,]*[kmb]?)( ?(?:tokens?|epochs?|examples?|steps|gpus?|nodes?))${joiner}(\d[\d.,]*[kmb]?)\b(?! ?(?:[a-z]?\d|gpus?|nodes?|tokens?|epochs?|examples?|steps|rows|samples|pairs|hours?|days?|x|×|%|[kmb]\b))`,
  'giu',
)

const twoMemories = new RegExp(
  String.raw`\b(a100|h100|h200|v100|a6000)(?: (?:sxm|pcie))? ?(\d{2,3}) ?(?:gb|g)?${joiner}(\d{2,3}) ?(?:gb|g)?\b(?! ?x|[kmb]| ?(?:gpus?|tokens?|hours?))`,
  'giu',
)

const form = String.raw`(?:sxm\d?|pcie|nvl|\d{2,3} ?gb)`
const priceOfForm = String.raw`(?:,? (?:(?:at|for|@) ?)?(?:[$€£] ?)?\d{1,2}(?:\.\d{1,2})(?: ?(?:[$€£]|usd|eur))?(?: ?(?:\/|per|an?) ?(?:gpu|card))?(?: ?(?:\/|per|an?|-) ?h(?:ou)?r?\b)?)`
const twoForms = new RegExp(
  String.raw`\b(a100|h100|h200|v100)s? (${form})(${priceOfForm})(\s*(?:,|\bor\b|\bvs\.?|\bversus\b|\band\b|/)\s*)(?:the |an? )?(?=${form}${priceOfForm})`,
  'giu',
)

/** "A100 40 or 80", "H100 PCIe at 1.70 or SXM at 2.40": two GPUs that differ in their memory or form. */
export const repeatGpuName = (text: string): string =>
  text.replaceAll(twoMemories, '$1 $2gb $3 $1 $4gb').replaceAll(twoForms, '$1 $2$3$4$1 ')

const size = String.raw`\d{1,3}(?:\.\d{1,2})? ?b`
const namedSizes = new RegExp(
  String.raw`\b([a-z]{2,12}(?:[ -]?\d(?:\.\d)?)?)[ -](${size})((?:,? ?(?:or|vs\.?|versus|and|&) (?:an? |the )?${size}\b(?! ?(?:tok|param)))+)`,
  'giu',
)
const sizesJoined = new RegExp(
  String.raw`(?<![\w.])(?:an? |the )?(${size}) (?:and|&) (?:an? |the )?(${size})\b(?! ?(?:tok|param|teacher|student|reward|draft))`,
  'giu',
)
/** Words that are no name of a model. */
const noName =
  /^(?:an?|the|our|for|of|on|with|lora|qlora|full|train|tune|cost|price|dense|moe|model|and|or|vs|is|does|would|between)$/iu
const joinedSize = new RegExp(String.raw`(?:or|vs\.?|versus|and|&) (?:an? |the )?(${size})`, 'giu')
/** Of these two models both are at work. */
const bothAtWork = /\b(?:distil\w*|teachers?|students?|reward|draft|merg\w+|judge|critic)\b/iu

/**
 * "Llama 8b or 70b", "a 7B and a 13B": each with its name, as models to choose between. What stands before the first size
 * is a name where the vocabulary has it as a model, or not at all: "100M tokens 8b or 14b" counts no tokens.
 */
export const repeatModelName = (text: string, { phrases, models, isEveryday }: Vocabulary): string => {
  const isName = (words: string): boolean => {
    const tokens = tokenize(words)
    const first = tokens[0]?.text ?? ''
    if (models.brandWords.has(first) || models.vendors.has(first)) return true
    const known = phrases.longestMatch(tokens, 0)?.meaning
    return known === undefined ? !isEveryday(first, false) : known.kind === 'model'
  }
  return bothAtWork.test(text)
    ? text
    : text
        .replaceAll(namedSizes, (whole: string, name: string, first: string, others: string) =>
          noName.test(name) || !isName(name)
            ? whole
            : `${name} ${first}${others.replaceAll(joinedSize, `or ${name} $1`)}`,
        )
        .replaceAll(sizesJoined, '$1 or $2')
}
