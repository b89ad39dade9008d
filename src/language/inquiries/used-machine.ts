/** Used machines that are offered at a price, and the memory of a whole machine. */

const usedMachine =
  /(?<!\b(?:we|i|they|you|have|has|had|was|were|been|be|is|are|get|gets) )\b(?:used|refurb\w{0,8}|second[- ]?hand|pre-?owned) (?:[\w.+-]{1,16} ){0,3}?(?:dgx|hgx|[abhlv]\d{2,4}s?|rtx|\d090|servers?|nodes?|box(?:es)?|cards?|gpus?|workstations?)(?![a-z])/iu
const asksVerdict =
  /\b(?:fair|good|deal|worth|bargain|steal|overpriced|reasonable|too much|rip-?off|ok|okay|decent|sane|price)\b/iu
const memory = /(?<![\w.])(\d{2,4}) ?gb\b(?! ?(?:of (?!v?ram|memory)|text|jsonl?|csv|data|docs|corpus))/iu

/** "A used DGX A100 for 80k, fair?" */
export const offersUsedMachine = (text: string): boolean => usedMachine.test(text) && asksVerdict.test(text)

/** Less is the memory of one GPU. */
const leastOfMachine = 300

/** "640GB": what all GPUs of the machine have, and the text without it; null: it is not said. */
export function machineMemoryIn(text: string): { readonly gigabytes: number; readonly rest: string } | null {
  const found = memory.exec(text)
  return found === null || Number(found[1]) < leastOfMachine
    ? null
    : { gigabytes: Number(found[1]), rest: text.replace(found[0], ' ').replaceAll(/\s+/gu, ' ') }
}
