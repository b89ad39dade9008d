/** "Rank 8 vs 64", "2 or 3 epochs": what is counted is said once, and holds for both numbers. */

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

/** "A100 40 or 80": two GPUs that differ in their memory. */
export const repeatGpuName = (text: string): string => text.replaceAll(twoMemories, '$1 $2gb $3 $1 $4gb')
